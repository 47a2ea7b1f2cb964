"""The people's side and the controls."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, Update
from telegram.ext import Application, CommandHandler, ContextTypes

from tests.simulator_fixture import ManualClock, Simulator

GROUP = -50


async def refused(simulator: Simulator, path: str, **body: Any) -> tuple[int, str]:
    """Status and sentence of a control request that must be refused."""
    async with simulator.session.post(f"{simulator.url}/sim/{path}", json=body) as answer:
        return answer.status, (await answer.json())["error"]


async def test_what_a_person_says_reaches_python_telegram_bots_command_handlers(simulator: Simulator) -> None:
    heard: list[list[str] | None] = []

    async def hear(_update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        heard.append(context.args)

    application = Application.builder().bot(simulator.bot()).updater(None).build()
    application.add_handler(CommandHandler("schedule", hear))
    said = await simulator.say("/schedule@carillon_bot tomorrow 15:00")

    async with application:
        for update in await application.bot.get_updates():
            await application.process_update(update)

    assert heard == [["tomorrow", "15:00"]]
    assert said["message"]["direction"] == "in"


async def test_the_first_word_opens_a_private_chat_with_that_person(simulator: Simulator) -> None:
    await simulator.say("hi", chat_id=77, **{"from": {"id": 77, "first_name": "Noor", "language_code": "nl"}})

    update = (await simulator.updates())[0]["message"]

    assert update["chat"] == {"id": 77, "type": "private", "first_name": "Noor"}
    assert update["from"] == {"id": 77, "is_bot": False, "first_name": "Noor", "language_code": "nl"}


async def test_the_first_word_in_a_group_puts_the_bot_there(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"type": "group", "title": "Family"}, **{"from": 1002})

    added, message = await simulator.updates()

    assert added["my_chat_member"]["new_chat_member"]["user"]["id"] == 110201543
    assert added["my_chat_member"]["from"]["first_name"] == "Lucía"
    assert message["message"]["chat"] == {"id": GROUP, "type": "group", "title": "Family"}


async def test_people_may_speak_before_the_bot_comes(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    bots = (await simulator.get("telegram/bots"))["bots"]

    updates = await simulator.updates()

    assert [bot["connected"] for bot in bots] == [False]
    assert updates[0]["my_chat_member"]["new_chat_member"]["user"]["id"] == 110201543
    assert [bot["connected"] for bot in (await simulator.get("telegram/bots"))["bots"]] == [True]


async def test_entities_may_be_given(simulator: Simulator) -> None:
    said = await simulator.say("see here", entities=[{"type": "bold", "offset": 4, "length": 4}])

    assert said["message"]["entities"] == [{"type": "bold", "offset": 4, "length": 4}]


async def test_a_text_too_long_for_one_message_becomes_several(simulator: Simulator) -> None:
    said = await simulator.say("a" * 4095 + "😀" * 4 + "b" * 4096)

    assert [len(each["text"]) for each in said["messages"]] == [4095, 4092, 8]
    assert len([update for update in await simulator.updates() if "message" in update]) == 3
    assert said["message"] == said["messages"][0]


async def test_a_reply_carries_the_message(simulator: Simulator) -> None:
    await simulator.say("/start")
    sent = await simulator.result("sendMessage", chat_id=1001, text="which?")

    await simulator.say("that one", reply_to=sent["message_id"])

    reply = (await simulator.updates(offset=-1))[0]["message"]["reply_to_message"]
    assert (reply["text"], reply["from"]["is_bot"]) == ("which?", True)


async def test_a_person_can_correct_a_message(simulator: Simulator) -> None:
    said = await simulator.say("tomorow")

    edited = await simulator.post(
        "telegram/edit", chat_id=1001, message_id=said["message"]["message_id"], text="/list tomorrow"
    )

    update = (await simulator.updates(offset=-1))[0]["edited_message"]
    assert (update["text"], update["entities"][0]["type"]) == ("/list tomorrow", "bot_command")
    assert update["edit_date"] >= update["date"]
    assert edited["message"]["edited"] is True


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("say", {"text": "x"}, 400, '"chat_id" is missing'),
        ("say", {"chat_id": 1001}, 400, "there is nothing to say"),
        ("say", {"chat_id": 0, "text": "x"}, 400, '"chat_id" cannot be 0'),
        ("say", {"chat_id": "1001", "text": "x"}, 400, '"chat_id" must be Integer'),
        ("say", {"chat_id": 1001, "text": "x", "mood": "fine"}, 400, 'there is no field "mood"'),
        ("say", {"chat_id": 1001, "text": "x", "from": 1002}, 400, "only person 1001 can speak"),
        ("say", {"chat_id": 1001, "text": "x", "reply_to": 1}, 404, "there is no message 1"),
        ("say", {"chat_id": -60, "text": "x", "chat": {"type": "supergroup"}}, 400, "belongs to a group chat"),
        ("say", {"chat_id": 1001, "text": "x", "thread_id": 1}, 400, "only a forum has threads"),
        ("say", {"chat_id": 1001, "media": {"type": "smell", "data": ""}}, 400, "Media with a type of animation"),
        ("say", {"chat_id": 1001, "media": {"type": "photo", "data": "!"}}, 400, '"data" must be Base64'),
        ("say", {"chat_id": 1001, "text": "x", "bot_id": 5}, 404, "no bot with the number 5"),
        ("say", {"chat_id": 1001, "text": "ab", "entities": [{"type": "bold", "offset": 0, "length": 9}]}, 400, "ends"),
        ("press", {"chat_id": 1001, "message_id": 1, "data": "x"}, 404, "there is no message 1"),
        ("press", {"chat_id": 9, "message_id": 1, "data": "x"}, 404, "there is no chat 9"),
        ("edit", {"chat_id": 1001, "message_id": 1, "text": "x"}, 404, "there is no message 1"),
        ("block", {"chat_id": GROUP}, 409, "only a person can block a bot"),
        ("kick", {"chat_id": 1001}, 409, "only groups have members"),
        ("member", {"chat_id": GROUP, "status": "king"}, 400, 'there is no status "king"'),
        ("migrate", {"chat_id": GROUP, "new_chat_id": -7}, 400, "must be a free id of a supergroup"),
        ("people", {}, 400, '"first_name" is missing'),
    ],
)
async def test_a_control_request_that_cannot_be_carried_out_says_why(
    simulator: Simulator, path: str, body: dict[str, Any], status: int, sentence: str
) -> None:
    await simulator.say("/start")
    await simulator.say("/start", chat_id=GROUP)

    answered, said = await refused(simulator, f"telegram/{path}", **body)

    assert answered == status
    assert sentence in said


async def test_buttons_that_are_not_there_cannot_be_pressed(simulator: Simulator) -> None:
    await simulator.say("/start")
    message = await simulator.result("sendMessage", chat_id=1001, text="x")

    status, sentence = await refused(
        simulator, "telegram/press", chat_id=1001, message_id=message["message_id"], data="undo"
    )

    assert (status, sentence) == (409, f"message {message['message_id']} has no button with the data 'undo'")


async def test_nobody_speaks_where_they_cannot(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.post("telegram/block", chat_id=1001)
    await simulator.say("/start", chat_id=GROUP)
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1002, status="left")

    blocked = await refused(simulator, "telegram/say", chat_id=1001, text="x")
    left = await refused(simulator, "telegram/say", chat_id=GROUP, text="x", **{"from": 1002})

    assert blocked == (409, "Emma has blocked the bot; unblock it first")
    assert left == (409, "Lucía is left in this group and cannot speak")


async def test_pages_of_other_sites_are_kept_out(simulator: Simulator) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}

    async with simulator.session.post(f"{simulator.url}/sim/reset", headers=headers) as answer:
        assert answer.status == 403


async def test_calls_are_recorded_as_they_came(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.bot().send_message(1001, "x", disable_notification=True)
    await simulator.call("sendMessage", chat_id=1001, text="x", colour="red")

    record = await simulator.get("telegram/calls?method=sendmessage&chat_id=1001")

    assert [call["status"] for call in record["calls"]] == [200, 400]
    assert record["calls"][0]["parameters"] == {"chat_id": "1001", "text": "x", "disable_notification": "true"}
    assert record["calls"][1]["description"] == 'Bad Request: [simulator] sendMessage has no parameter "colour"'
    assert record["totals"]["sendMessage"] == {"200": 1, "400": 1}
    assert len((await simulator.get("telegram/calls?limit=1"))["calls"]) == 1


async def test_only_the_latest_calls_and_messages_are_kept(simulator: Simulator) -> None:
    await simulator.post("settings", telegram={"calls_kept": 2, "messages_kept": 3})
    for number in range(5):
        await simulator.say(str(number))
        await simulator.call("sendMessage", chat_id=1001, text=f"answer {number}")

    assert [call["parameters"]["text"] for call in (await simulator.get("telegram/calls"))["calls"]] == [
        "answer 3",
        "answer 4",
    ]
    assert [each["text"] for each in await simulator.messages()] == ["answer 3", "4", "answer 4"]
    assert (await simulator.get("telegram/calls"))["totals"] == {"sendMessage": {"200": 5}}


async def test_messages_after_a_number_can_be_asked_for(simulator: Simulator) -> None:
    first = await simulator.say("one")
    await simulator.say("two")

    shown = await simulator.get(f"telegram/chats/1001?after={first['message']['message_id']}")

    assert [each["text"] for each in shown["messages"]] == ["two"]
    assert shown["chat"]["type"] == "private"


async def test_a_reset_forgets_what_happened_but_numbers_go_on(simulator: Simulator) -> None:
    before = await simulator.say("before")
    await simulator.result("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    await simulator.fault("status", times=None, method="getChat")

    await simulator.post("reset")

    assert (await simulator.get("telegram/chats"))["chats"] == []
    assert (await simulator.get("telegram/calls"))["calls"] == []
    assert (await simulator.get("faults"))["faults"] == []
    assert (await simulator.get("settings"))["telegram"]["rate_limits"] is True
    assert await simulator.updates() == []
    after = await simulator.say("after")
    assert after["update_id"] > before["update_id"]
    assert after["message"]["message_id"] > before["message"]["message_id"]
    assert await simulator.result("getMyCommands") == [{"command": "start", "description": "Begin"}]


async def test_a_reset_leaves_a_waiting_poller_waiting(simulator: Simulator) -> None:
    polling = asyncio.create_task(simulator.updates(timeout=50))
    while not (await simulator.get("telegram/calls"))["calls"]:
        await asyncio.sleep(0)

    await simulator.post("reset")
    await simulator.say("after")

    assert [update["message"]["text"] for update in await polling] == ["after"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"telegram": {"gravity": 1}}, 'telegram has no setting "gravity"'),
        ({"telegram": {"rate_limits": "off"}}, "rate_limits must be true or false"),
        ({"telegram": {"chat_burst": 0}}, "chat_burst must be above zero"),
        ({"telegram": {"chat_burst": 1.5}}, "chat_burst must be a whole number"),
        ({"telegram": {"answer_delay_ms": "50"}}, "answer_delay_ms must be a number"),
        ({"telegram": 5}, '"telegram" must be an object of settings'),
        ({"pigeon": {}}, 'there is no field "pigeon"'),
    ],
)
async def test_a_setting_that_does_not_fit_is_refused(
    simulator: Simulator, changes: dict[str, Any], sentence: str
) -> None:
    before = await simulator.get("settings")

    status, said = await refused(simulator, "settings", **changes)

    assert status == 400
    assert sentence in said
    assert await simulator.get("settings") == before


async def test_answers_can_be_delayed_but_not_polling(timed: Simulator, clock: ManualClock) -> None:
    await timed.say("/start")
    await timed.post("settings", telegram={"answer_delay_ms": 100})

    assert len(await timed.updates()) == 1
    sending = asyncio.create_task(timed.result("sendMessage", chat_id=1001, text="x"))

    assert await clock.somebody_sleeps() == pytest.approx(0.1)
    assert [each["text"] for each in await timed.messages()] == ["/start", "x"]
    clock.advance(0.1)
    assert (await sending)["text"] == "x"


async def test_a_caller_that_goes_away_is_recorded_as_left_without_an_answer(
    timed: Simulator, clock: ManualClock
) -> None:
    await timed.say("/start")
    await timed.post("settings", telegram={"answer_delay_ms": 100})
    sending = asyncio.create_task(timed.result("sendMessage", chat_id=1001, text="x"))
    await clock.somebody_sleeps()

    sending.cancel()
    await asyncio.wait([sending])

    async with asyncio.timeout(5):
        while not (totals := (await timed.get("telegram/calls"))["totals"]):
            await asyncio.sleep(0)
    assert totals == {"sendMessage": {"0": 1}}


async def test_events_tell_the_page_what_happens(simulator: Simulator) -> None:
    await simulator.result("getMe")
    async with simulator.session.get(f"{simulator.url}/sim/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert (await next_event(stream))[0] == "hello"
        await simulator.say("hi")
        message = await simulator.result("sendMessage", chat_id=1001, text="x")
        await simulator.result("sendChatAction", chat_id=1001, action="typing")
        await simulator.result("deleteMessage", chat_id=1001, message_id=message["message_id"])
        await simulator.fault("slow")
        await simulator.post("reset")

        events = [await next_event(stream) for _ in range(10)]

    assert [name for name, _ in events] == [
        "chat",
        "message",
        "message",
        "call",
        "action",
        "call",
        "deleted",
        "call",
        "faults",
        "reset",
    ]
    assert events[2][1]["message"]["text"] == "x"
    assert events[3][1]["method"] == "sendMessage"


async def next_event(stream: aiohttp.ClientResponse) -> tuple[str, Any]:
    """Name and data of the next event."""
    name = ""
    async with asyncio.timeout(5):
        async for line in stream.content:
            field, _, value = line.decode().strip().partition(": ")
            if field == "event":
                name = value
            if field == "data":
                return name, json.loads(value)
    raise AssertionError("the stream ended")


async def test_people_are_ready_made_and_can_be_added(simulator: Simulator) -> None:
    before = (await simulator.get("telegram/people"))["people"]

    added = await simulator.post("telegram/people", first_name="Noor", language_code="nl", zone="Europe/Amsterdam")

    assert {person["language_code"] for person in before} == {"en", "es", "pt-br", "fr", "de", "it", "ru"}
    assert (await simulator.get("telegram/people"))["people"] == [*before, added]
    assert added["id"] not in {person["id"] for person in before}


async def test_menus_are_kept_by_scope_and_language_and_shown_as_telegram_would(simulator: Simulator) -> None:
    bot = simulator.bot()
    everywhere, private = BotCommand("help", "Help"), BotCommand("list", "Your messages")
    german, own = BotCommand("list", "Deine Nachrichten"), BotCommand("stop", "Stop")
    await bot.set_my_commands([everywhere])
    await bot.set_my_commands([private], scope=BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([german], scope=BotCommandScopeAllPrivateChats(), language_code="de")
    await bot.set_my_commands([own], scope=BotCommandScopeChat(1002))

    async def shown(chat_id: int, **query: Any) -> list[str]:
        extra = "".join(f"&{name}={value}" for name, value in query.items())
        menu = await simulator.get(f"telegram/commands?chat_id={chat_id}{extra}")
        return [command["description"] for command in menu["commands"]]

    assert await shown(1001) == ["Your messages"]
    assert await shown(1005) == ["Deine Nachrichten"]
    assert await shown(1002) == ["Stop"]
    assert await shown(GROUP, user_id=1005) == ["Help"]
    assert await bot.get_my_commands(language_code="de") == ()
    assert await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "de") == (german,)
    await bot.delete_my_commands(BotCommandScopeChat(1002))
    assert await shown(1002) == ["Your messages"]


async def test_health_tells_who_is_connected(simulator: Simulator) -> None:
    await simulator.say("/start")

    health = await simulator.get("health")

    assert health["status"] == "ok"
    assert health["telegram"]["bots"][0] == {
        "id": 1,
        "username": "carillon_bot",
        "connected": False,
        "chats": 1,
        "updates_waiting": 1,
        "webhook": False,
    }


async def test_the_page_is_served_with_a_strict_policy(simulator: Simulator) -> None:
    async with simulator.session.get(simulator.url) as answer:
        assert (answer.status, answer.content_type) == (200, "text/html")
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


async def test_files_for_the_page_never_run(simulator: Simulator) -> None:
    await simulator.say("/start")
    document = (await simulator.bot().send_document(1001, b"<script>1</script>", filename="a.html")).document
    assert document is not None

    async with simulator.session.get(f"{simulator.url}/sim/telegram/files/{document.file_id}") as answer:
        assert answer.headers["Content-Disposition"] == "attachment"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
