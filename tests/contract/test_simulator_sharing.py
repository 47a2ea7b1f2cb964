"""What people bring to the bot: places, and messages from elsewhere."""

import base64
from typing import Any

import pytest
from telegram import MessageOriginChat, MessageOriginHiddenUser, MessageOriginUser, Update

from tests.contract.test_simulator_control import refused
from tests.contract.test_simulator_media import png
from tests.simulator_fixture import Simulator

GROUP, SUPERGROUP = -50, -1_000_000_000_050
GIF = b"GIF89a" + (32).to_bytes(2, "little") + (24).to_bytes(2, "little") + b"\0" * 8
LISBON = {"latitude": 38.7223, "longitude": -9.1393}


def media(kind: str, content: bytes = b"bytes", **more: Any) -> dict[str, Any]:
    """A file as a control request carries it."""
    return {"type": kind, "data": base64.b64encode(content).decode(), **more}


async def last_message(simulator: Simulator) -> dict[str, Any]:
    """The message of the newest update."""
    message: dict[str, Any] = (await simulator.updates(offset=-1))[0]["message"]
    return message


async def forward(simulator: Simulator, **body: Any) -> dict[str, Any]:
    """Emma forwards something into her chat with the bot."""
    return await simulator.post("telegram/forward", **{"chat_id": 1001, **body})


async def test_a_location_arrives_as_python_telegram_bot_reads_it(simulator: Simulator) -> None:
    said = await simulator.post("telegram/say", chat_id=1001, location={**LISBON, "horizontal_accuracy": 20})

    update = Update.de_json((await simulator.updates())[0], simulator.bot())
    assert update.message is not None
    assert update.message.location is not None
    assert (update.message.location.latitude, update.message.location.longitude) == (38.7223, -9.1393)
    assert update.message.location.horizontal_accuracy == 20
    assert (update.message.text, update.message.caption) == (None, None)
    assert said["message"]["media"]["location"]["latitude"] == 38.7223


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ({"location": {"latitude": 90.1, "longitude": 0}}, '"location.latitude" must be a number from -90 to 90'),
        ({"location": {"latitude": 0, "longitude": -181}}, '"location.longitude" must be a number from -180 to 180'),
        ({"location": {**LISBON, "horizontal_accuracy": 1501}}, "must be a number from 0 to 1500"),
        ({"location": {"latitude": 1}}, 'must be Location with field "longitude"'),
        ({"location": {**LISBON, "altitude": 3}}, 'which has no field "altitude"'),
        ({"location": {"latitude": "1", "longitude": 1}}, '"location.latitude" must be Float'),
        ({"location": LISBON, "text": "here"}, "a location goes alone"),
    ],
)
async def test_a_place_that_is_none_is_refused(simulator: Simulator, body: dict[str, Any], sentence: str) -> None:
    status, said = await refused(simulator, "telegram/say", chat_id=1001, **body)

    assert (status, sentence in said) == (400, True), said


async def test_in_a_group_a_location_is_seen_only_as_a_reply_to_the_bot(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    asked = await simulator.result("sendMessage", chat_id=GROUP, text="where?")

    unseen = await simulator.post("telegram/say", chat_id=GROUP, location=LISBON)
    seen = await simulator.post("telegram/say", chat_id=GROUP, location=LISBON, reply_to=asked["message_id"])

    assert unseen["update_id"] is None
    assert seen["update_id"] is not None


async def test_a_forwarded_text_keeps_its_formatting_and_names_its_author(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP, **{"from": 1002})
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    said = await simulator.say("Take two pills", chat_id=GROUP, entities=bold, **{"from": 1002})
    await simulator.say("I read along", chat_id=GROUP)

    await forward(simulator, from_chat_id=GROUP, message_id=said["message"]["message_id"])

    update = Update.de_json((await simulator.updates(offset=-1))[0], simulator.bot())
    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.text, update.message.entities[0].type) == ("Take two pills", "bold")
    assert update.message.from_user.id == 1001
    origin = update.message.forward_origin
    assert isinstance(origin, MessageOriginUser)
    assert (origin.sender_user.first_name, origin.sender_user.language_code) == ("Lucía", None)
    assert int(origin.date.timestamp()) == said["message"]["date"]


async def test_who_hides_their_account_is_only_a_name(simulator: Simulator) -> None:
    said = await simulator.say("psst")

    await forward(simulator, from_chat_id=1001, message_id=said["message"]["message_id"], hidden=True)

    update = Update.de_json((await simulator.updates(offset=-1))[0], simulator.bot())
    assert update.message is not None
    origin = update.message.forward_origin
    assert isinstance(origin, MessageOriginHiddenUser)
    assert origin.sender_user_name == "Emma Clarke"


async def test_what_was_forwarded_before_keeps_its_first_origin(simulator: Simulator) -> None:
    first = await forward(simulator, origin={"name": "Aunt Vera", "date": 1_700_000_000}, text="soup at six")

    await forward(simulator, from_chat_id=1001, message_id=first["message"]["message_id"])

    assert (await last_message(simulator))["forward_origin"] == {
        "type": "hidden_user",
        "date": 1_700_000_000,
        "sender_user_name": "Aunt Vera",
    }


async def test_a_message_of_the_bot_can_be_forwarded_without_its_buttons(simulator: Simulator) -> None:
    await simulator.say("/start")
    markup = {"inline_keyboard": [[{"text": "Undo", "callback_data": "undo"}]]}
    sent = await simulator.result("sendMessage", chat_id=1001, text="Scheduled.", reply_markup=markup)

    await forward(simulator, from_chat_id=1001, message_id=sent["message_id"])

    message = await last_message(simulator)
    assert message["forward_origin"]["sender_user"]["is_bot"] is True
    assert (message["text"], "reply_markup" in message) == ("Scheduled.", False)


async def test_a_caption_comes_with_the_same_file(simulator: Simulator) -> None:
    said = await simulator.say("the box", media=media("photo", png()))

    await forward(simulator, from_chat_id=1001, message_id=said["message"]["message_id"])

    message = await last_message(simulator)
    assert (message["caption"], message["photo"]) == ("the box", said["message"]["media"]["photo"])


async def test_an_album_is_forwarded_whole_as_an_album_of_its_own(simulator: Simulator) -> None:
    said = await simulator.say("boxes", media=[media("photo", png(colour=shade)) for shade in (1, 2, 3)])

    forwarded = await forward(simulator, from_chat_id=1001, message_id=said["messages"][1]["message_id"])

    updates = [update["message"] for update in await simulator.updates()][3:]
    assert [each["photo"][0]["file_id"] for each in updates] == [
        each["media"]["photo"][0]["file_id"] for each in said["messages"]
    ]
    assert len({each["media_group_id"] for each in updates} | {said["message"]["media_group_id"]}) == 2
    assert [each.get("caption") for each in updates] == ["boxes", None, None]
    assert {each["forward_origin"]["type"] for each in updates} == {"user"}
    assert len(forwarded["update_ids"]) == 3


async def test_messages_come_from_outside_with_each_kind_of_origin(simulator: Simulator) -> None:
    await forward(simulator, origin={"user": {"id": 77, "first_name": "Noor", "username": "noor"}}, text="a")
    await forward(simulator, origin={"user": 1002}, text="b")
    family = {"id": SUPERGROUP, "title": "Family", "signature": "Noor"}
    await forward(simulator, origin={"chat": family}, text="c", media=media("photo", png()))

    messages = [Update.de_json(update, simulator.bot()).message for update in await simulator.updates()]
    stranger, friend, chat = (message.forward_origin if message else None for message in messages)

    assert isinstance(stranger, MessageOriginUser)
    assert isinstance(friend, MessageOriginUser)
    assert isinstance(chat, MessageOriginChat)
    assert (stranger.sender_user.username, friend.sender_user.last_name) == ("noor", "Romero")
    assert (chat.sender_chat.title, chat.sender_chat.type, chat.author_signature) == ("Family", "supergroup", "Noor")


async def test_a_forward_may_open_a_chat_and_obeys_privacy_mode(simulator: Simulator) -> None:
    opened = await forward(simulator, chat_id=GROUP, origin={"name": "Vera"}, text="/list", chat={"title": "Family"})
    unseen = await forward(simulator, chat_id=GROUP, origin={"name": "Vera"}, text="soup at six")

    assert opened["update_id"] is not None
    assert unseen["update_id"] is None


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        ({}, 400, 'say what to forward: "from_chat_id" and "message_id"'),
        ({"from_chat_id": 1001, "message_id": 1}, 404, "there is no message 1 in chat 1001"),
        ({"from_chat_id": 1002, "message_id": 1}, 409, "Emma is not in chat 1002"),
        ({"from_chat_id": GROUP, "message_id": 1}, 409, "Emma is not in chat -50"),
        ({"origin": {"name": "Vera"}}, 400, "there is nothing to say"),
        ({"origin": {}, "text": "x"}, 400, '"origin" must have exactly one of name, user, chat'),
        ({"origin": {"name": "Vera"}, "text": "x", "from_chat_id": 1001}, 400, 'a forward has either an "origin"'),
        ({"origin": {"user": 4242}, "text": "x"}, 400, 'nobody knows the person 4242; give a "first_name"'),
    ],
)
async def test_what_cannot_be_forwarded_is_refused(
    simulator: Simulator, body: dict[str, Any], status: int, sentence: str
) -> None:
    for chat_id in (1001, 1002):
        await simulator.say("/start", chat_id=chat_id)
    await simulator.say("/start", chat_id=GROUP, **{"from": 1002})

    answered, said = await refused(simulator, "telegram/forward", chat_id=1001, **body)

    assert answered == status
    assert sentence in said


async def test_protected_and_service_messages_stay_where_they_are(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    secret = await simulator.result("sendMessage", chat_id=GROUP, text="secret", protect_content=True)
    await simulator.post("telegram/title", chat_id=GROUP, title="Family")
    note = (await simulator.messages(GROUP))[-1]
    common = {"chat_id": 1001, "from_chat_id": GROUP}

    protected = await refused(simulator, "telegram/forward", **common, message_id=secret["message_id"])
    service = await refused(simulator, "telegram/forward", **common, message_id=note["message_id"])

    assert protected == (409, "the bot protected this message from being forwarded")
    assert service == (409, "service messages cannot be forwarded")


async def test_neither_a_forward_nor_a_place_can_be_corrected(simulator: Simulator) -> None:
    forwarded = await forward(simulator, origin={"name": "Vera"}, text="soup")
    place = await simulator.post("telegram/say", chat_id=1001, location=LISBON)

    for said in (forwarded, place):
        number = said["message"]["message_id"]
        status, _ = await refused(simulator, "telegram/edit", chat_id=1001, message_id=number, text="x")
        assert status == 409


async def test_an_animation_comes_as_a_document_too_and_can_be_sent_again(simulator: Simulator) -> None:
    moving = media("animation", GIF, file_name="wave.gif", mime_type="image/gif", width=32, height=24, duration=1)
    await simulator.say("hello", media=moving)

    update = Update.de_json((await simulator.updates())[0], simulator.bot())
    assert update.message is not None
    assert update.message.animation is not None
    assert update.message.document is not None
    assert (update.message.animation.width, update.message.animation.mime_type) == (32, "image/gif")
    assert update.message.document.file_id == update.message.animation.file_id
    sent = await simulator.bot().send_animation(1001, update.message.animation.file_id, caption="again")
    assert sent.animation == update.message.animation
    assert sent.caption == "again"


async def test_an_animation_goes_alone(simulator: Simulator) -> None:
    album = [media("animation", GIF), media("photo", png())]

    status, sentence = await refused(simulator, "telegram/say", chat_id=1001, media=album)

    assert (status, sentence) == (400, '"media" must be Media without an animation, which goes alone')
