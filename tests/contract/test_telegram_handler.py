"""Scheduled messages and answers, as the strict simulator takes them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from carillon.chat.reminders.under import settled, under
from carillon.content.markup import Rich, bold
from carillon.platforms.base import Ask, Button, File, Membership, Outgoing, Permanent, Reply, Sent
from carillon.platforms.telegram import TelegramHandler
from tests.simulator_fixture import TOKEN, Simulator

GROUP, FORUM = -55, -1001234567890
ANA, BOB = 1001, 1002


@pytest.fixture
async def handler(simulator: Simulator) -> AsyncIterator[TelegramHandler]:
    opened = TelegramHandler(TOKEN, simulator.url, connections=4)
    yield opened
    await opened.close()


@pytest.fixture
async def chat(simulator: Simulator, handler: TelegramHandler) -> int:
    await handler.invitation("x")  # the bot introduces itself
    await simulator.say("/start")
    return ANA


STANDINGS: list[tuple[dict[str, Any], Membership]] = [
    ({"status": "creator"}, Membership(inside=True, admin=True, may_write=True)),
    ({"status": "administrator"}, Membership(inside=True, admin=True, may_write=True)),
    ({"status": "member"}, Membership(inside=True, admin=False, may_write=True)),
    ({"status": "restricted"}, Membership(inside=True, admin=False, may_write=False)),
    ({"status": "restricted", "can_send_messages": True}, Membership(inside=True, admin=False, may_write=True)),
    ({"status": "left"}, Membership(inside=False, admin=False, may_write=False)),
    ({"status": "kicked"}, Membership(inside=False, admin=False, may_write=False)),
]


@pytest.fixture
async def group(simulator: Simulator, handler: TelegramHandler) -> int:
    await handler.invitation("x")
    await simulator.say("/start", GROUP, **{"from": ANA, "chat": {"title": "Family"}})
    return GROUP


async def last(simulator: Simulator, chat_id: int = ANA) -> dict[str, Any]:
    return (await simulator.messages(chat_id))[-1]


def buttons(message: dict[str, Any]) -> list[list[str]]:
    return [[button["text"] for button in row] for row in message.get("buttons") or []]


async def test_an_answer_carries_its_formatting_and_buttons(
    simulator: Simulator, handler: TelegramHandler, chat: int
) -> None:
    reply = Reply(
        Rich("Take ") + bold("two"), ((Button("Undo", "undo:s1.1"), Button("Site", url="https://a.example/")),)
    )

    assert isinstance(await handler.answer(str(chat), reply), Sent)

    message = await last(simulator)
    assert [entity["type"] for entity in message["entities"]] == ["bold"]
    assert buttons(message) == [["Undo", "Site"]]


async def test_a_long_answer_becomes_several_messages_with_the_buttons_on_the_last(
    simulator: Simulator, handler: TelegramHandler, chat: int
) -> None:
    before = len(await simulator.messages())

    await handler.answer(str(chat), Reply(Rich("line of text\n" * 700), ((Button("More", "more"),),)))

    said = (await simulator.messages())[before:]
    assert [bool(buttons(message)) for message in said] == [False, False, True]


async def test_an_answer_takes_the_place_of_an_earlier_one(
    simulator: Simulator, handler: TelegramHandler, chat: int
) -> None:
    await handler.answer(str(chat), Reply(Rich("Which one?"), ((Button("A", "a"),),)))
    asked = await last(simulator)

    await handler.answer(str(chat), Reply(Rich("A it is."), replaces=str(asked["message_id"])))

    assert (await last(simulator))["text"] == "A it is."
    assert (await last(simulator))["message_id"] == asked["message_id"]
    assert buttons(await last(simulator)) == []


async def test_what_can_no_longer_be_replaced_is_written_anew(
    simulator: Simulator, handler: TelegramHandler, chat: int
) -> None:
    await handler.answer(str(chat), Reply(Rich("Which one?")))
    asked = (await last(simulator))["message_id"]
    await simulator.result("deleteMessage", chat_id=chat, message_id=asked)

    assert isinstance(await handler.answer(str(chat), Reply(Rich("A it is."), replaces=str(asked))), Sent)
    assert (await last(simulator))["text"] == "A it is."


async def test_the_buttons_alone_can_change(simulator: Simulator, handler: TelegramHandler, chat: int) -> None:
    await handler.answer(str(chat), Reply(Rich("Take it"), ((Button("Done", "done"),),)))
    message = (await last(simulator))["message_id"]

    changed = Reply(Rich(""), ((Button("Undo", "undo"),),), replaces=str(message), buttons_only=True)
    await handler.answer(str(chat), changed)
    await handler.answer(str(chat), changed)  # a second time is no mistake

    assert buttons(await last(simulator)) == [["Undo"]]
    await handler.answer(str(chat), replace(changed, buttons=()))
    assert buttons(await last(simulator)) == []


async def test_a_file_is_sent_with_the_text_under_it(simulator: Simulator, handler: TelegramHandler, chat: int) -> None:
    await handler.answer(str(chat), Reply(Rich("Everything of yours"), file=File("carillon.json", b"{}")))

    message = await last(simulator)
    assert message["caption"] == "Everything of yours"
    assert message["media"]["document"]["file_name"] == "carillon.json"


@pytest.mark.parametrize(("asks", "kind"), [(Ask.WORDS, "force_reply"), (Ask.PLACE, "keyboard")])
async def test_an_answer_asks_for_words_or_a_place(
    simulator: Simulator, handler: TelegramHandler, chat: int, asks: Ask, kind: str
) -> None:
    await handler.answer(str(chat), Reply(Rich("Where are you?"), asks=asks, hint="Send my place"))
    assert (await simulator.get(f"telegram/chats/{chat}"))["keyboard"]["kind"] == kind

    await handler.answer(str(chat), Reply(Rich("Thank you"), asks=Ask.NOTHING))
    assert (await simulator.get(f"telegram/chats/{chat}"))["keyboard"] is None


async def test_an_answer_in_a_group_answers_the_message_and_survives_its_deletion(
    simulator: Simulator, handler: TelegramHandler, group: int
) -> None:
    question = (await simulator.say("/list", group, **{"from": ANA}))["message"]["message_id"]
    await handler.answer(str(group), Reply(Rich("Nothing"), answers=str(question)))
    assert (await last(simulator, group))["reply_to"] == question

    assert isinstance(await handler.answer(str(group), Reply(Rich("Nothing"), answers="999999")), Sent)


@pytest.mark.parametrize(("standing", "membership"), STANDINGS)
async def test_how_a_person_stands_in_a_group(
    simulator: Simulator, handler: TelegramHandler, group: int, standing: dict[str, Any], membership: Membership
) -> None:
    await simulator.post("telegram/member", chat_id=group, user_id=BOB, **standing)

    assert await handler.membership(str(group), str(BOB)) == membership


async def test_a_group_the_bot_is_out_of_says_nothing_about_people(
    simulator: Simulator, handler: TelegramHandler, group: int
) -> None:
    await simulator.post("telegram/kick", chat_id=group)

    assert await handler.membership(str(group), str(ANA)) is None


async def test_whether_the_author_may_still_write_is_asked_before_a_group_is_written_to(
    simulator: Simulator, handler: TelegramHandler, group: int
) -> None:
    message = Outgoing(7, 1, str(group), Rich("Dinner"), author=str(BOB))
    await simulator.post("telegram/member", chat_id=group, user_id=BOB, status="member")
    assert isinstance(await handler.send(message), Sent)

    await simulator.post("telegram/member", chat_id=group, user_id=BOB, status="left")
    await handler.membership(str(group), str(BOB))  # asked anew, where an answer is otherwise good for a minute

    assert isinstance(await handler.send(message), Permanent)
    assert [m["text"] for m in await simulator.messages(group) if m.get("text") == "Dinner"] == ["Dinner"]


async def test_a_message_whose_topic_is_gone_goes_to_the_group_itself(
    simulator: Simulator, handler: TelegramHandler
) -> None:
    await handler.invitation("x")
    await simulator.say("/start", FORUM, **{"from": ANA, "chat": {"is_forum": True}, "thread_id": 12})

    here = Outgoing(7, 1, str(FORUM), Rich("Dinner"), thread="12")
    assert isinstance(await handler.send(here), Sent)
    assert (await last(simulator, FORUM))["thread_id"] == 12
    assert isinstance(await handler.send(replace(here, thread="99")), Sent)
    assert (await last(simulator, FORUM)).get("thread_id") is None


async def test_an_invitation_is_a_deep_link(handler: TelegramHandler, simulator: Simulator) -> None:
    username = (await simulator.result("getMe"))["username"]

    assert await handler.invitation("abc_-1") == f"https://t.me/{username}?start=abc_-1"
    assert await handler.invitation("abc", group=True) == f"https://t.me/{username}?startgroup=abc"


async def test_a_reminder_keeps_its_text_while_its_buttons_change_and_go(
    simulator: Simulator, handler: TelegramHandler, chat: int
) -> None:
    chaser = under("en", "d7.1", step=2, steps=3)
    sent = await handler.send(Outgoing(7, 1, str(chat), Rich("Take your medicine"), buttons=chaser))
    assert isinstance(sent, Sent)
    assert buttons(await last(simulator)) == [["Done ✓ · 🔔 2/3"], ["Snooze", "Skip"]]

    done = Reply(Rich(""), settled("✓ Done 09:05 · Undo", "d7.1"), replaces=sent.remote_id, buttons_only=True)
    assert await handler.answer(str(chat), done) == Sent(sent.remote_id)
    assert buttons(await last(simulator)) == [["✓ Done 09:05 · Undo"]]

    for _ in range(2):  # the second time there is nothing left to change, which is as good
        gone = await handler.answer(str(chat), replace(done, buttons=()))
        assert isinstance(gone, Sent)
    assert buttons(await last(simulator)) == []
    assert (await last(simulator))["text"] == "Take your medicine"
