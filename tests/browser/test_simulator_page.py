"""The page: a person types, a bot answers, and everything shows as it happens."""

import base64
import calendar
import shutil
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, async_playwright, expect

from simulator.app import create_app
from simulator.serving import start
from tests.contract.test_simulator_media import png
from tests.simulator_fixture import Simulator, running_simulator

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

UNDO = {"inline_keyboard": [[{"text": "Undo", "callback_data": "undo"}]]}
GROUP = -2001
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
MOMENT = 1_795_000_000  # 2026-11-18 11:06:40 UTC


@pytest_asyncio.fixture(loop_scope="module")
async def simulator() -> AsyncIterator[Simulator]:
    """A simulator to which a bot has connected."""
    async with running_simulator() as running:
        await running.result("getMe")
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for all tests of this file."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def blank(chromium: Browser) -> AsyncIterator[Page]:
    """A page of a window of its own; fails the test when a script failed or broke the policy."""
    problems: list[str] = []
    context = await chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = await context.new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if "Content Security" in line.text else None)
    yield page
    await context.close()
    assert problems == []


@pytest_asyncio.fixture(loop_scope="module")
async def page(simulator: Simulator, blank: Page) -> Page:
    """The simulator's page, loaded."""
    await open_page(blank, simulator.url)
    return blank


async def open_page(page: Page, url: str) -> None:
    """Load the page as Emma."""
    await page.goto(f"{url}/#1001")
    await page.wait_for_selector("body[data-ready]")


async def send(page: Page, text: str) -> None:
    """Type a message and send it with Enter."""
    await page.get_by_label("Message", exact=True).fill(text)
    await page.get_by_label("Message", exact=True).press("Enter")


async def answer(simulator: Simulator, text: str, **more: Any) -> dict[str, Any]:
    """The bot says something to Emma."""
    message: dict[str, Any] = await simulator.result("sendMessage", chat_id=1001, text=text, **more)
    return message


async def test_a_typed_message_reaches_the_bot_and_its_answer_the_page(simulator: Simulator, page: Page) -> None:
    await expect(page.get_by_test_id("bot-status")).to_have_text("@carillon_bot is connected")

    await send(page, "/schedule tomorrow 15:00 Take your medicine")
    update = (await simulator.updates(timeout=5))[0]["message"]
    await answer(simulator, "It rings <b>tomorrow</b>.", parse_mode="HTML")

    assert update["text"] == "/schedule tomorrow 15:00 Take your medicine"
    bubbles = page.get_by_test_id("words")
    await expect(bubbles).to_have_text(["/schedule tomorrow 15:00 Take your medicine", "It rings tomorrow."])
    await expect(bubbles.last.locator("strong")).to_have_text("tomorrow")
    await expect(page.get_by_label("Message", exact=True)).to_have_value("")


async def test_start_is_one_press_away(simulator: Simulator, page: Page) -> None:
    await page.get_by_role("button", name="Start", exact=True).click()

    assert (await simulator.updates(timeout=5))[0]["message"]["text"] == "/start"
    await expect(page.get_by_test_id("words")).to_have_text("/start")


async def test_a_pressed_button_shows_the_answer_and_the_edit(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    message = await answer(simulator, "Scheduled.", reply_markup=UNDO)

    await page.get_by_role("button", name="Undo").click()
    query = (await simulator.updates(offset=-1, timeout=5))[0]["callback_query"]
    await simulator.result("answerCallbackQuery", callback_query_id=query["id"], text="Undone")
    await simulator.result("editMessageText", chat_id=1001, message_id=message["message_id"], text="Cancelled.")

    await expect(page.get_by_test_id("toast")).to_have_text("Undone")
    await expect(page.get_by_test_id("words").last).to_have_text("Cancelled.")
    await expect(page.get_by_test_id("message").last).to_contain_text("edited")
    await expect(page.get_by_role("button", name="Undo")).to_have_count(0)


async def test_an_alert_has_to_be_closed(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await answer(simulator, "Scheduled.", reply_markup=UNDO)

    await page.get_by_role("button", name="Undo").click()
    query = (await simulator.updates(offset=-1, timeout=5))[0]["callback_query"]
    await simulator.result("answerCallbackQuery", callback_query_id=query["id"], text="Too late", show_alert=True)

    await expect(page.get_by_test_id("alert")).to_contain_text("Too late")
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("alert")).to_be_hidden()


async def test_times_stand_in_the_readers_own_zone_and_language(simulator: Simulator, page: Page) -> None:
    html = f'<tg-time unix="{MOMENT}" format="wDt">Wednesday</tg-time>'
    for person in (1001, 1006, 1007):
        await simulator.say("/start", chat_id=person)
        await simulator.result("sendMessage", chat_id=person, text=html, parse_mode="HTML")

    shown = []
    for person in (1001, 1006, 1007):
        await page.get_by_test_id(f"person-{person}").click()
        await expect(page.get_by_test_id(f"person-{person}")).to_have_attribute("aria-pressed", "true")
        await expect(page.locator(".words time")).to_have_count(1)
        shown.append(await page.locator(".words time").inner_text())

    assert ["Wednesday" in shown[0], "mercoledì" in shown[1], "среда" in shown[2]] == [True] * 3
    assert ["06:06" in shown[0], "12:06" in shown[1], "14:06" in shown[2]] == [True] * 3


async def test_a_relative_time_is_counted_from_now(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    soon = int(time.time()) + 2 * 3600 + 60

    await answer(simulator, f'<tg-time unix="{soon}" format="r">soon</tg-time>', parse_mode="HTML")

    await expect(page.locator(".words time")).to_have_text("in 2 hours")


async def test_every_kind_of_formatting_is_drawn(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    html = (
        "<i>i</i><u>u</u><s>s</s><code>c</code><pre><code class='language-python'>p</code></pre>"
        "<blockquote>q</blockquote><tg-spoiler>secret</tg-spoiler><a href='https://example.org/x'>link</a> /help"
    )

    await answer(simulator, html, parse_mode="HTML")

    words = page.get_by_test_id("words").last
    for tag in ("em", "u", "s", "code", "blockquote"):
        await expect(words.locator(tag)).to_have_count(1)
    await expect(words.locator("pre")).to_have_attribute("data-language", "python")
    await expect(words.get_by_role("link")).to_have_attribute("href", "https://example.org/x")
    spoiler = words.get_by_role("button", name="Hidden text")
    await spoiler.focus()
    await page.keyboard.press("Enter")
    await expect(words.locator(".spoiler.open")).to_have_text("secret")
    await words.get_by_role("button", name="/help").click()
    assert (await simulator.updates(offset=-1, timeout=5))[0]["message"]["text"] == "/help"


async def test_what_people_and_bots_write_never_becomes_markup(simulator: Simulator, page: Page) -> None:
    nasty = "<img src=x onerror=\"document.body.dataset.broken='yes'\"><script>1</script>"
    person = {"id": 1001, "first_name": nasty}
    await simulator.post("telegram/say", chat_id=1001, text=nasty, **{"from": person})
    markup = {"inline_keyboard": [[{"text": nasty, "callback_data": "a"}]]}
    await answer(simulator, nasty, reply_markup=markup)

    await expect(page.get_by_test_id("words")).to_have_text([nasty, nasty])
    await expect(page.locator(".keys button")).to_have_text(nasty)
    assert await page.evaluate("document.body.dataset.broken") is None
    assert await page.locator(".log img, .log script").count() == 0


async def test_everything_can_be_done_by_keyboard(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await answer(simulator, "Scheduled.", reply_markup=UNDO)
    await expect(page.get_by_role("button", name="Undo")).to_be_visible()

    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    await page.get_by_test_id("log").focus()
    order = []
    for _ in range(9):
        await page.keyboard.press("Tab")
        order.append(await page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent"))
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")

    assert [name.strip() for name in order] == [
        *("/start", "Reply", "Forward", "Edit"),
        *("Undo", "Reply", "Forward"),
        *("Commands", ""),
    ]
    await expect(page.get_by_label("Message", exact=True)).to_be_focused()
    assert outline != "none"
    await page.keyboard.type("line one")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("line two")
    await page.keyboard.press("Enter")
    assert (await simulator.updates(offset=-1, timeout=5))[0]["message"]["text"] == "line one\nline two"


async def test_the_command_menu_opens_with_a_slash(simulator: Simulator, page: Page) -> None:
    commands = [{"command": "schedule", "description": "Schedule a message"}, {"command": "list", "description": "All"}]
    await simulator.result("setMyCommands", commands=commands)
    field = page.get_by_label("Message", exact=True)

    await field.press_sequentially("/")
    await expect(page.get_by_test_id("menu")).to_contain_text("Schedule a message")
    await field.press_sequentially("s")
    await expect(page.get_by_test_id("menu")).not_to_contain_text("/list")
    await field.press("ArrowDown")
    await field.press("Enter")

    await expect(field).to_have_value("/schedule ")
    await expect(page.get_by_test_id("menu")).to_be_hidden()


async def test_a_person_can_reply_and_correct_themselves(simulator: Simulator, page: Page) -> None:
    await simulator.say("tomorow")
    await answer(simulator, "When?")
    await expect(page.get_by_test_id("words")).to_have_count(2)

    await page.get_by_test_id("message").last.hover()
    await page.get_by_test_id("message").last.get_by_label("Reply").click()
    await expect(page.get_by_test_id("context")).to_contain_text("Reply to Carillon")
    await send(page, "at nine")
    reply = (await simulator.updates(offset=-1, timeout=5))[0]["message"]
    await expect(page.get_by_test_id("words")).to_have_count(3)
    await page.get_by_test_id("message").first.hover()
    await page.get_by_test_id("message").first.get_by_label("Edit").click()
    await send(page, "tomorrow")

    assert reply["reply_to_message"]["text"] == "When?"
    await expect(page.get_by_test_id("words").first).to_have_text("tomorrow")
    assert (await simulator.updates(offset=-1, timeout=5))[0]["edited_message"]["text"] == "tomorrow"


async def test_files_go_both_ways(simulator: Simulator, page: Page) -> None:
    picture = FilePayload(name="box.png", mimeType="image/png", buffer=png())
    await page.get_by_label("Message", exact=True).fill("my pills")
    await page.get_by_test_id("file").set_input_files(picture)

    update = (await simulator.updates(timeout=5))[0]["message"]
    await simulator.bot().send_document(1001, b"%PDF", filename="plan.pdf")

    assert (update["caption"], update["photo"][0]["width"]) == ("my pills", 40)
    await expect(page.get_by_test_id("media-photo").locator("img")).to_have_js_property("naturalWidth", 40)
    await expect(page.get_by_test_id("media-document").get_by_role("link")).to_contain_text("plan.pdf")


async def test_a_moving_picture_goes_both_ways(simulator: Simulator, page: Page) -> None:
    await page.get_by_test_id("file").set_input_files(FilePayload(name="wave.gif", mimeType="image/gif", buffer=GIF))

    update = (await simulator.updates(timeout=5))[0]["message"]
    await simulator.result("sendAnimation", chat_id=1001, animation=update["animation"]["file_id"])

    assert update["animation"]["file_id"] == update["document"]["file_id"]
    await expect(page.get_by_test_id("media-animation").locator("img")).to_have_count(2)


async def choose(page: Page, name: str) -> None:
    """Choose something in the dialog that has opened."""
    await page.get_by_test_id("choice").get_by_role("button", name=name).click()


async def test_a_key_that_asks_for_a_place_offers_some_and_sends_one(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    rows = [["Later"], [{"text": "Share my place", "request_location": True}]]
    await answer(simulator, "Where are you?", reply_markup={"keyboard": rows, "input_field_placeholder": "A city"})
    field = page.get_by_label("Message", exact=True)
    await expect(field).to_have_attribute("placeholder", "A city")

    await page.get_by_role("button", name="Share my place").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("choice")).to_be_hidden()
    await page.get_by_role("button", name="Share my place").click()
    await choose(page, "Kathmandu")
    await expect(page.get_by_test_id("media-location")).to_contain_text("27.7172° N, 85.3240° E")
    await page.get_by_role("button", name="Later").click()

    await expect(page.get_by_test_id("words").last).to_have_text("Later")
    place, text = [update["message"] for update in await simulator.updates()][-2:]
    assert (place["location"], text["text"]) == ({"latitude": 27.7172, "longitude": 85.324}, "Later")
    await answer(simulator, "Thanks.", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_test_id("reply-keys")).to_be_hidden()
    await expect(page.get_by_test_id("keys-button")).to_be_hidden()
    await expect(field).to_have_attribute("placeholder", "Message")


async def test_a_one_time_keyboard_folds_away_and_can_be_opened_again(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await answer(simulator, "Sure?", reply_markup={"keyboard": [["Yes", "No"]], "one_time_keyboard": True})
    keys = page.get_by_test_id("reply-keys")

    await keys.get_by_role("button", name="Yes").click()
    await expect(keys).to_be_hidden()
    await page.get_by_test_id("keys-button").click()
    await expect(keys).to_be_visible()
    await page.reload()
    await page.wait_for_selector("body[data-ready]")

    await expect(keys).to_be_hidden()
    await expect(page.get_by_test_id("keys-button")).to_be_visible()


async def test_a_selective_keyboard_shows_only_on_the_phone_it_is_for(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})
    asked = await simulator.say("/where", chat_id=GROUP, **{"from": 1002})
    reply = {"message_id": asked["message"]["message_id"]}
    markup = {"keyboard": [["Here"]], "selective": True}
    await simulator.result("sendMessage", chat_id=GROUP, text="?", reply_markup=markup, reply_parameters=reply)

    await page.get_by_test_id(f"group{GROUP}").click()
    await expect(page.get_by_test_id("words").last).to_have_text("?")
    await expect(page.get_by_role("button", name="Here", exact=True)).to_have_count(0)
    await page.get_by_test_id("person-1002").click()
    await page.get_by_test_id(f"group{GROUP}").click()
    await page.get_by_role("button", name="Here", exact=True).click()

    message = (await simulator.updates(offset=-1, timeout=5))[0]["message"]
    assert (message["from"]["first_name"], message["reply_to_message"]["text"]) == ("Lucía", "?")


async def test_a_forced_reply_aims_the_message_box(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    markup = {"force_reply": True, "input_field_placeholder": "The text"}
    await answer(simulator, "Which text?", reply_markup=markup)
    field = page.get_by_label("Message", exact=True)

    await expect(page.get_by_test_id("context")).to_contain_text("Reply to Carillon")
    await expect(field).to_have_attribute("placeholder", "The text")
    await expect(field).to_be_focused()
    await page.keyboard.type("Take your medicine")
    await page.keyboard.press("Enter")

    await expect(page.get_by_test_id("context")).to_be_hidden()
    await expect(field).to_have_attribute("placeholder", "Message")
    update = (await simulator.updates(offset=-1, timeout=5))[0]["message"]
    assert (update["text"], update["reply_to_message"]["text"]) == ("Take your medicine", "Which text?")


async def test_a_forced_reply_does_not_pull_somebody_out_of_another_form(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await page.get_by_text("Start a group").click()
    title = page.get_by_test_id("group-form").get_by_label("Title")
    await title.focus()

    await answer(simulator, "Which text?", reply_markup={"force_reply": True})

    await expect(page.get_by_test_id("context")).to_be_visible()
    await expect(title).to_be_focused()


async def test_a_place_can_be_sent_from_behind_the_paper_clip(simulator: Simulator, page: Page) -> None:
    await page.get_by_label("Message", exact=True).fill("half a thought")
    await page.get_by_test_id("attach").click()
    await choose(page, "Place")
    await choose(page, "Tokyo")

    await expect(page.get_by_test_id("media-location")).to_contain_text("Tokyo")
    update = (await simulator.updates(timeout=5))[0]["message"]
    assert update["location"] == {"latitude": 35.6764, "longitude": 139.65}
    await expect(page.get_by_label("Message", exact=True)).to_have_value("half a thought")


async def test_a_message_of_a_group_can_be_forwarded_to_the_bot(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})
    await simulator.say("Soup at six", chat_id=GROUP, **{"from": 1002})
    await page.get_by_test_id(f"group{GROUP}").click()
    await expect(page.get_by_test_id("words").last).to_have_text("Soup at six")

    await page.get_by_test_id("message").last.hover()
    await page.get_by_test_id("message").last.get_by_label("Forward").click()
    await choose(page, "Carillon")

    await expect(page.get_by_test_id("chat-title")).to_have_text("Carillon")
    await expect(page.get_by_test_id("forwarded")).to_have_text("Forwarded from Lucía Romero")
    update = (await simulator.updates(offset=-1, timeout=5))[0]["message"]
    assert (update["text"], update["forward_origin"]["sender_user"]["id"]) == ("Soup at six", 1002)


async def test_a_link_with_a_code_starts_the_private_chat(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})
    url = "https://t.me/Carillon_bot?start=join-42"
    markup = {"inline_keyboard": [[{"text": "Join", "url": url}]]}
    await simulator.result("sendMessage", chat_id=GROUP, text=f"Come: {url}", reply_markup=markup)
    await page.get_by_test_id(f"group{GROUP}").click()

    await page.get_by_role("link", name="Join").click()
    await expect(page.get_by_test_id("chat-title")).to_have_text("Carillon")
    await expect(page.get_by_test_id("words")).to_have_text("/start join-42")
    await simulator.post("telegram/block", chat_id=1001)
    await page.get_by_test_id(f"group{GROUP}").click()
    await page.get_by_test_id("words").last.get_by_role("button", name=url).click()

    await expect(page.get_by_test_id("chat-title")).to_have_text("Carillon")
    await expect(page.get_by_test_id("words")).to_have_text(["/start join-42"] * 2)
    starts = [update["message"] for update in await simulator.updates() if "message" in update]
    assert [(each["chat"]["id"], each["text"]) for each in starts[1:]] == [(1001, "/start join-42")] * 2


async def test_a_link_may_take_the_bot_into_a_group(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})
    await simulator.post("telegram/kick", chat_id=GROUP)
    await simulator.say("/start")
    await answer(simulator, "<a href='https://t.me/carillon_bot?startgroup=set-7'>Take me along</a>", parse_mode="HTML")

    await page.get_by_role("button", name="Take me along").click()
    await choose(page, "Family")
    await expect(page.get_by_test_id("chat-title")).to_have_text("Family")
    await expect(page.get_by_test_id("words").last).to_have_text("/start@carillon_bot set-7")
    await expect(page.get_by_test_id("service").last).to_have_text("Emma Clarke added Carillon")
    await page.get_by_test_id("person-1001").click()
    await page.get_by_role("button", name="Take me along").click()
    await choose(page, "A new group")

    await expect(page.get_by_test_id("chat-title")).to_have_text("New group")
    message = (await simulator.updates(offset=-1, timeout=5))[0]["message"]
    assert (message["text"], message["chat"]["title"]) == ("/start@carillon_bot set-7", "New group")


async def test_what_happens_to_a_group_is_noted(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})
    await page.get_by_test_id(f"group{GROUP}").click()
    await expect(page.get_by_test_id("words")).to_have_count(1)

    await simulator.post("telegram/member", chat_id=GROUP, user_id=1002, status="member")
    await simulator.post("telegram/title", chat_id=GROUP, title="Friends", **{"from": 1002})
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1002, status="left")
    await simulator.post("telegram/kick", chat_id=GROUP)

    await expect(page.get_by_test_id("service")).to_have_text(
        [
            "Emma Clarke added Lucía Romero",
            "Lucía Romero named the group “Friends”",
            "Lucía Romero left the group",
            "Emma Clarke removed Carillon",
        ]
    )
    await expect(page.get_by_test_id("chat-title")).to_have_text("Friends")


async def test_blocking_and_unblocking_tells_the_bot(simulator: Simulator, page: Page) -> None:
    await send(page, "/start")
    await expect(page.get_by_test_id("words")).to_have_count(1)

    await page.get_by_role("button", name="Block the bot", exact=True).click()
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    refused = await simulator.refusal("sendMessage", chat_id=1001, text="x")
    await page.get_by_test_id("unblock").click()
    await expect(page.get_by_label("Message", exact=True)).to_be_visible()

    assert refused == "Forbidden: bot was blocked by the user"
    changes = [update["my_chat_member"] for update in await simulator.updates() if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_trouble_can_be_made_seen_and_cleared(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await page.get_by_test_id("fault-kind").select_option("429")
    await page.get_by_test_id("fault-times").select_option("")
    await page.get_by_role("button", name="Cause it").click()
    await expect(page.get_by_test_id("faults")).to_contain_text("answers with 429, until cleared")

    refused = await simulator.refusal("sendMessage", chat_id=1001, text="x")
    await expect(page.get_by_test_id("wire")).to_contain_text("Too Many Requests: retry after 5")
    await page.get_by_role("button", name="Clear all").click()
    await expect(page.get_by_test_id("faults")).to_be_empty()

    assert refused == "Too Many Requests: retry after 5"
    await answer(simulator, "fine again")


async def test_people_and_groups_can_be_added(simulator: Simulator, page: Page) -> None:
    await page.get_by_text("Add a person").click()
    form = page.get_by_test_id("person-form")
    await form.get_by_label("Name").fill("Noor Bakker")
    await form.get_by_label("Language").fill("nl")
    await form.get_by_label("Time zone").fill("Nowhere/Land")
    await form.get_by_role("button", name="Add").click()
    await expect(form.get_by_role("alert")).to_contain_text("There is no time zone")
    await form.get_by_label("Time zone").fill("Europe/Amsterdam")
    await form.get_by_role("button", name="Add").click()
    await expect(page.get_by_test_id("people")).to_contain_text("Dutch · Amsterdam")

    await page.get_by_text("Start a group").click()
    await page.get_by_test_id("group-form").get_by_label("Title").fill("Family")
    await page.get_by_test_id("group-form").get_by_role("button", name="Start").click()
    await expect(page.get_by_test_id("chat-title")).to_have_text("Family")

    update = (await simulator.updates(offset=-1, timeout=5))[0]["message"]
    assert update["chat"]["title"] == "Family"
    assert (update["from"]["first_name"], update["from"]["language_code"]) == ("Noor", "nl")


async def test_other_chats_count_what_came_unread(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start", chat_id=1002)
    await simulator.result("sendMessage", chat_id=1002, text="for Lucía")

    await expect(page.get_by_test_id("person-1002").get_by_label("1 new")).to_be_visible()
    await page.get_by_test_id("person-1002").click()

    await expect(page.get_by_test_id("words").last).to_have_text("for Lucía")
    await expect(page.get_by_test_id("person-1002").get_by_label("1 new")).to_have_count(0)


async def test_typing_shows_until_the_message_comes(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await expect(page.get_by_test_id("words")).to_have_count(1)

    await simulator.result("sendChatAction", chat_id=1001, action="typing")
    await expect(page.get_by_test_id("chat-state")).to_have_text("typing…")
    await answer(simulator, "done")

    await expect(page.get_by_test_id("chat-state")).to_contain_text("bot")
    await expect(page.get_by_label("The bot is typing")).to_have_count(0)


async def test_a_reset_empties_the_phone(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    await expect(page.get_by_test_id("words")).to_have_count(1)

    await simulator.post("reset")

    await expect(page.get_by_test_id("words")).to_have_count(0)
    await expect(page.get_by_test_id("start")).to_be_visible()


def button(text: str) -> dict[str, str]:
    """An inline button."""
    return {"text": text, "callback_data": text[:16]}


def month() -> dict[str, Any]:
    """A calendar: seven rows of seven buttons below the month's name."""
    weeks = calendar.Calendar().monthdayscalendar(2026, 8)  # spans six weeks
    days = [[button(str(day or "·")) for day in week] for week in weeks]
    names = [button(name) for name in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")]
    return {"inline_keyboard": [[button("‹"), button("August 2026"), button("›")], names, *days]}


@pytest.mark.parametrize("width", [320, 390, 780, 1000, 1440])
async def test_no_width_needs_sideways_scrolling(simulator: Simulator, page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 800})
    await send(page, "a" * 300)
    await expect(page.get_by_test_id("words")).to_have_count(1)
    await answer(simulator, "Which day?", reply_markup=month())
    await answer(simulator, "Or one of these", reply_markup={"inline_keyboard": [[button("long " * 20)]] * 8})
    await answer(simulator, "Where?", reply_markup={"keyboard": [["a" * 60, "b" * 60, "c"]]})
    await expect(page.get_by_test_id("words")).to_have_count(4)
    await expect(page.get_by_test_id("reply-keys")).to_be_visible()

    overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    inside = await page.evaluate(
        "['#log', '#reply-keys'].map((id) => document.querySelector(id))"
        ".map((node) => node.scrollWidth - node.clientWidth)"
    )

    assert (overflow, inside) == (0, [0, 0])


@pytest.mark.parametrize("width", [320, 390, 1280])
async def test_no_day_of_a_calendar_is_cut_off(simulator: Simulator, page: Page, width: int) -> None:
    await page.set_viewport_size({"width": width, "height": 900})
    await simulator.say("/start")
    await answer(simulator, "Which day?", reply_markup=month())
    await expect(page.locator(".keys button")).to_have_count(3 + 7 * 7)

    cut = await page.evaluate(
        "[...document.querySelectorAll('.keys span')].filter((each) => each.scrollWidth > each.clientWidth)"
        ".map((each) => each.textContent)"
    )
    rows = await page.evaluate(
        "[...document.querySelectorAll('[data-keys=\"7\"]')]"
        ".map((row) => [...row.children].map((key) => key.offsetHeight))"
    )

    assert cut == []
    assert len({height for row in rows for height in row}) == 1


async def test_the_newest_message_stays_in_view_when_a_keyboard_opens(simulator: Simulator, page: Page) -> None:
    await simulator.say("/start")
    for number in range(12):
        await answer(simulator, f"line {number}\n" * 3)
    await answer(simulator, "Where?", reply_markup={"keyboard": [["a"], ["b"], ["c"]]})

    await expect(page.get_by_test_id("reply-keys")).to_be_visible()
    await expect(page.get_by_test_id("words").last).to_be_in_viewport(ratio=1)
    await expect(page.get_by_test_id("newer")).to_be_hidden()


async def test_a_narrow_screen_shows_one_view_at_a_time(simulator: Simulator, page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    views = page.get_by_role("navigation", name="Views")

    await views.get_by_role("button", name="People").click()
    await expect(page.get_by_test_id("log")).to_be_hidden()
    await page.get_by_test_id("person-1003").click()

    await expect(page.get_by_test_id("log")).to_be_visible()
    await expect(page.get_by_test_id("chat-state")).to_have_text("bot · you are Bruna")
    await views.get_by_role("button", name="Trouble").click()
    await expect(page.get_by_role("button", name="Cause it")).to_be_visible()


async def test_the_page_finds_its_way_back_when_the_simulator_restarts(blank: Page) -> None:
    first = await start(create_app())
    await open_page(blank, first.url)
    await first.stop()
    await expect(blank.get_by_test_id("bot-status")).to_have_text("The simulator is not running")

    second = await start(create_app(), port=first.port)
    async with aiohttp.ClientSession() as session:
        await Simulator(second.url, session).say("said meanwhile")

    await expect(blank.get_by_test_id("words")).to_have_text("said meanwhile")
    await expect(blank.get_by_test_id("bot-status")).to_have_text("Waiting for a bot to connect")
    await second.stop()
