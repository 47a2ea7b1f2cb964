"""The first minute of a newcomer: the page, a line, its confirmation, and Undo.

With PICTURES set, what is seen becomes the picture of the README.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.acceptance.running import Running, running

pytestmark = pytest.mark.browser

PICTURE = Path(__file__).parents[2] / "docs" / "images" / "first-message.png"


@pytest.fixture
def system(home: Path) -> Iterator[Running]:
    with running(home, CARILLON_ZONE="Europe/Berlin") as started:
        yield started


@pytest.fixture
def page(system: Running) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        opened = browser.new_page(
            viewport={"width": 1200, "height": 770},
            device_scale_factor=1.25,
            color_scheme="light",
            reduced_motion="reduce",
        )
        opened.goto(str(system.simulator.base_url))
        yield opened
        browser.close()


def test_a_newcomer_types_a_line_sees_what_was_understood_and_takes_it_back(page: Page) -> None:
    box = page.get_by_role("textbox", name="Message")
    box.fill("/schedule tomorrow 15:00 Take your medicine")
    box.press("Enter")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    expect(page.get_by_text("Europe/Berlin · in ").first).to_be_visible()
    box.fill("/schedule every other friday at 8am Water the plants")
    box.press("Enter")
    expect(undo).to_have_count(2)
    if os.environ.get("PICTURES"):
        page.get_by_role("region", name="Telegram on the phone").screenshot(path=PICTURE, animations="disabled")

    undo.last.click()

    expect(page.get_by_text("is cancelled: it will not be sent").first).to_be_visible()
    expect(undo).to_have_count(1)
