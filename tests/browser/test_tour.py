"""A walk through what a person can do, as they see it: the running system, its simulator, a real browser.

Each scene has a person of its own. With PICTURES set, what is seen becomes the pictures of docs/tour.md.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect, sync_playwright

from tests.acceptance.running import PATIENCE, Chat, Running, running

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE * 1000)

IMAGES = Path(__file__).parents[2] / "docs" / "images"
PHONE = 390  # pixels wide
TALL = 1500  # high enough that nothing scrolls away
AROUND = 6  # pixels of wallpaper around the messages of a picture

DELIVERED = """
    WITH sent AS (
        INSERT INTO deliveries (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, state)
        SELECT schedule_id, recipient_id, address_id, user_id, account_id, now() - %s::interval, now() - %s::interval,
               'sent'
        FROM deliveries WHERE state = 'queued' AND user_id = (SELECT user_id FROM identities WHERE external_id = %s)
        LIMIT 1 RETURNING *)
    INSERT INTO acknowledgements (delivery_id, user_id, schedule_id, state, at)
    SELECT id, user_id, schedule_id, %s, due_at FROM sent
"""


@dataclass
class Scene:
    """The page as one person sees it."""

    system: Running
    page: Page
    person: int

    @property
    def chat(self) -> Chat:
        """Their private chat with the bot."""
        return Chat(self.system, self.person)

    def types(self, *lines: str) -> None:
        """Type lines, each after what was answered to the one before."""
        for line in lines:
            before = self.answers.count()
            box = self.page.get_by_role("textbox", name="Message")
            box.fill(line)
            box.press("Enter")
            expect(self.answers).not_to_have_count(before)

    def presses(self, label: str) -> None:
        """Press the newest button of that name."""
        self.button(label).last.click()

    def button(self, label: str) -> Locator:
        """The buttons under messages whose name is, or begins with, a label."""
        return self.page.locator(".keys button").filter(has_text=re.compile(f"^{re.escape(label)}"))

    def labels(self) -> list[str]:
        """The names of the buttons under the newest message."""
        return self.page.locator(".message").last.locator(".keys button").all_inner_texts()

    @property
    def answers(self) -> Locator:
        """What the bot said."""
        return self.page.locator(".message.theirs")

    @property
    def newest(self) -> Locator:
        """The words of the newest message."""
        return self.page.get_by_test_id("words").last

    def whole(self) -> None:
        """See that no button is cut off."""
        cut = self.page.evaluate(
            "[...document.querySelectorAll('.keys span')].filter((each) => each.scrollWidth > each.clientWidth)"
            ".map((each) => each.textContent)"
        )
        assert cut == []

    def picture(self, name: str, messages: int) -> None:
        """Keep what the newest messages look like, once it is at rest."""
        self.page.mouse.move(1, 1)
        self.page.locator("body").evaluate("body => document.activeElement?.blur()")
        expect(self.page.locator(".toast.shown")).to_have_count(0)
        self.whole()
        if not os.environ.get("PICTURES"):
            return
        boxes = [one.bounding_box() for one in self.page.locator(".message").all()[-messages:]]
        clip = around([box for box in boxes if box])
        self.page.screenshot(path=IMAGES / f"{name}.png", clip=clip, animations="disabled")


def around(boxes: list[FloatRect]) -> FloatRect:
    """Return what holds all the boxes, and a little of what is around them."""
    left, top = min(box["x"] for box in boxes) - AROUND, min(box["y"] for box in boxes) - AROUND
    right = max(box["x"] + box["width"] for box in boxes) + AROUND
    bottom = max(box["y"] + box["height"] for box in boxes) + AROUND
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("tour") / "home", CARILLON_ZONE="UTC") as started:
        started.control("/sim/settings", telegram={"rate_limits": False})
        yield started


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def newcomer(system: Running, browser: Browser) -> Iterator[Scene]:
    """Somebody in London who has never written to the bot."""
    person = {"first_name": "Ana", "last_name": "Reed", "language_code": "en-gb", "zone": "Europe/London"}
    who = system.simulator.post("/sim/telegram/people", json=person).raise_for_status().json()["id"]
    context = browser.new_context(
        viewport={"width": PHONE, "height": TALL},
        device_scale_factor=1.5,
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{system.simulator.base_url}/#{who}")
    page.wait_for_selector("body[data-ready]")
    yield Scene(system, page, who)
    context.close()


@pytest.fixture
def scene(newcomer: Scene) -> Scene:
    """Somebody in London, of whom the bot knows it."""
    newcomer.types("/timezone London")
    newcomer.presses("Yes")
    expect(newcomer.newest).to_contain_text("Now try this")
    return newcomer


def test_a_newcomer_gives_their_clock_in_one_tap(newcomer: Scene) -> None:
    newcomer.types("/start")
    expect(newcomer.newest).to_contain_text("Which clock is yours?")
    newcomer.picture("start", 2)

    newcomer.presses("London")

    expect(newcomer.newest).to_contain_text("right?")
    newcomer.presses("Yes")
    expect(newcomer.newest).to_contain_text("/schedule tomorrow 15:00")


def test_a_line_of_two_readings_asks_and_keeps_what_is_pressed(scene: Scene) -> None:
    scene.types("friday at 5 Tea with Tom")
    expect(scene.newest).to_contain_text("Nothing is scheduled yet")
    assert len(scene.labels()) == 2
    scene.picture("question", 2)

    scene.presses(scene.labels()[1])

    expect(scene.newest).to_contain_text("Tea with Tom")
    expect(scene.newest).to_contain_text("#1")


def test_a_confirmation_says_everything_and_offers_the_way_back(scene: Scene) -> None:
    scene.types("every other friday at 8am Water the plants")
    expect(scene.newest).to_contain_text("every 2 weeks on Friday")
    assert scene.labels()[:3] == ["Undo", "Time", "Text"]
    scene.picture("confirmation", 2)

    scene.presses("Undo")

    expect(scene.newest).to_contain_text("is cancelled")


def test_a_command_alone_leads_through_times_and_a_calendar(scene: Scene) -> None:
    scene.types("/schedule")
    expect(scene.newest).to_contain_text("When should I send")
    scene.picture("times", 2)
    scene.presses("📅")
    expect(scene.button("›")).to_be_visible()
    scene.presses("›")
    expect(scene.button("28")).to_be_visible()
    scene.picture("calendar", 1)

    scene.presses("28")
    scene.presses("18:00")
    scene.presses("18:30")
    expect(scene.newest).to_contain_text("What should I send?")
    scene.types("Buy a present for Tom")

    expect(scene.newest).to_contain_text("18:30")


def test_the_list_has_days_and_each_line_opens_its_card(scene: Scene) -> None:
    scene.types(
        "in 3 hours Take the cake out",
        "tomorrow 9:00 Call the dentist",
        "tomorrow 18:30 Pick up Tom from football",
        "every weekday at 8:45 Stand-up",
        "every friday at 18:00 Training",
        "monthly on 1 at 09:00 Pay the rent",
    )
    scene.types("/list")
    expect(scene.newest).to_contain_text("Tomorrow ·")
    expect(scene.newest.locator("strong").first).to_contain_text("Scheduled")
    scene.picture("list", 2)

    scene.presses("#4")

    expect(scene.button("Skip next")).to_be_visible()
    expect(scene.newest).to_contain_text("Stand-up")
    assert {"Time", "Text", "Repeat", "Pause", "Skip next", "Send now", "History", "Cancel"} <= set(scene.labels())
    scene.picture("card", 1)


def test_a_reminder_is_put_off_with_two_taps(scene: Scene) -> None:
    scene.types("daily at 20:00 Take your medicine")
    scene.chat.due_now()
    expect(scene.button("Snooze")).to_be_visible()
    expect(scene.newest).to_have_text("Take your medicine")
    assert scene.labels() == ["Done ✓", "Snooze", "Skip"]
    scene.picture("reminder", 1)

    scene.presses("Snooze")
    expect(scene.button("10 min")).to_be_visible()
    scene.picture("snooze", 1)
    scene.presses("10 min")

    expect(scene.button("⏰")).to_contain_text("Undo")


def test_who_reads_it_in_a_group_is_reminded_too(scene: Scene) -> None:
    group = -5_000_000 - scene.person
    said = {"chat_id": group, "text": "/start", "from": scene.person, "chat": {"title": "Football on Saturdays"}}
    scene.system.control("/sim/telegram/say", **said)
    scene.page.goto(f"{scene.system.simulator.base_url}/#{scene.person}@{group}")
    scene.page.reload()
    expect(scene.newest).to_contain_text("I send messages")
    scene.types("/schedule saturday 10:00 Match in the park, bring water")
    expect(scene.button("Remind me too")).to_be_visible()
    scene.picture("group", 2)

    scene.presses("Remind me too")

    expect(scene.page.locator(".toast")).to_contain_text("You will be reminded too")


def test_the_report_counts_what_was_taken_week_by_week(scene: Scene) -> None:
    scene.types("daily at 20:00 Take your medicine")
    for day in range(14):
        state = {3: "skipped", 9: "missed"}.get(day, "done")
        ago = f"{day} days"
        scene.system.sql(DELIVERED, ago, ago, str(scene.person), state)

    scene.types("/report")

    expect(scene.newest).to_contain_text("↷ 1")
    expect(scene.newest).to_contain_text("% done")
    scene.picture("report", 2)


def test_the_settings_say_what_each_of_them_does(scene: Scene) -> None:
    scene.types("/settings")
    expect(scene.newest).to_contain_text("Europe/London")
    scene.picture("settings", 1)

    scene.presses("Quiet hours")
    scene.presses("22:00-07:00")

    expect(scene.newest).to_contain_text("Quiet hours  22:00-07:00")
    expect(scene.newest).to_contain_text("arrives at 07:00")
