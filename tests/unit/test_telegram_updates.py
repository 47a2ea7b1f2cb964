"""Telegram's updates in the words of the chat layer."""

from __future__ import annotations

from inspect import signature
from typing import Any

import pytest
from telegram import ChatMemberAdministrator, ChatMemberRestricted, Update

from carillon.content.media import Media
from carillon.platforms.incoming import Incoming, Press, Standing
from carillon.platforms.telegram_updates import incoming, read

ANA = {"id": 1001, "is_bot": False, "first_name": "Ana", "language_code": "pt-BR"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Ana"}
GROUP = {"id": -55, "type": "group", "title": "Family"}
FORUM = {"id": -100123, "type": "supergroup", "title": "Club", "is_forum": True}
CHANNEL = {"id": -100777, "type": "channel", "title": "News"}
BOT = {"id": 123456, "is_bot": True, "first_name": "Carillon", "username": "CarillonBot"}
OPENING = {
    "message_id": 3,
    "date": 1,
    "chat": FORUM,
    "from": ANA,
    "forum_topic_created": {"name": "a", "icon_color": 1},
}
PHOTO = [
    {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 90, "file_size": 900},
    {"file_id": "large", "file_unique_id": "l", "width": 1280, "height": 960, "file_size": 90000},
]


def message(text: str, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 1773324000, "chat": chat, "from": ANA, "text": text, **more}


def said(**update: Any) -> Incoming | None:
    return incoming(Update.de_json({"update_id": 42, **update}, None), "CarillonBot")


def test_a_line_in_a_private_chat() -> None:
    assert said(message=message("/list")) == Incoming(
        key="42",
        platform="telegram",
        conversation="1001",
        private=True,
        sender="1001",
        sender_name="Ana",
        language="pt-BR",
        message_id="7",
        text="/list",
    )


@pytest.mark.parametrize("text", ["/list@carillonbot", "/list@CarillonBot"])
def test_our_own_name_is_taken_off_a_command(text: str) -> None:
    arrived = said(message=message(text, GROUP))

    assert arrived
    assert (arrived.text, arrived.conversation, arrived.private) == ("/list", "-55", False)


@pytest.mark.parametrize(
    "update",
    [
        {"message": message("/list@OtherBot", GROUP)},
        {"message": message("good morning", GROUP)},
        {"message": {**message(""), "text": None}},
        {"message": message("hello", **{"from": {"id": 5, "is_bot": True, "first_name": "Other"}})},
    ],
)
def test_what_is_not_meant_for_us_is_left_alone(update: dict[str, Any]) -> None:
    assert said(**update) is None


def test_a_press_names_its_button_and_its_message() -> None:
    query = {"id": "99", "from": ANA, "chat_instance": "1", "data": "undo:3:1", "message": message("Scheduled")}

    arrived = said(callback_query=query)

    assert arrived
    assert arrived.press == Press(id="99", action="undo:3:1", message_id="7")


def bold(offset: int, length: int) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


def styled(arrived: Incoming | None) -> list[str]:
    """The pieces of the text that are bold."""
    assert arrived
    return [arrived.text[style.start : style.end] for style in arrived.rich.styles]


@pytest.mark.parametrize(
    ("entities", "pieces"),
    [
        ([bold(0, 9)], ["/schedule"]),
        ([bold(0, 29)], ["/schedule tomorrow"]),
        ([bold(21, 8)], ["tomorrow"]),
        ([bold(3, 4)], ["hedu"]),
        ([bold(9, 11)], []),
        ([bold(4, 10)], ["edule"]),
        ([bold(12, 17)], [" tomorrow"]),
    ],
)
def test_formatting_stays_where_it_was_when_our_name_is_taken_off(
    entities: list[dict[str, Any]], pieces: list[str]
) -> None:
    line = message("/schedule@CarillonBo tomorrow 9:00", GROUP, entities=entities)
    arrived = read({"update_id": 42, "message": line}, "carillonbo")

    assert arrived
    assert arrived.text == "/schedule tomorrow 9:00"
    assert styled(arrived) == pieces


def test_formatting_counts_utf16_units_and_is_kept_in_characters() -> None:
    assert styled(said(message=message("🔔🔔 call Ana", entities=[bold(5, 4)]))) == ["call"]


def test_a_caption_is_the_text_of_a_photo_and_its_largest_size_the_file() -> None:
    photo = {**message(""), "text": None, "photo": PHOTO, "caption": "look", "caption_entities": [bold(0, 4)]}
    arrived = said(message={**photo, "media_group_id": "g1"})

    assert arrived
    assert (arrived.text, arrived.album, styled(arrived)) == ("look", "g1", ["look"])
    assert arrived.files == (Media("photo", "large", None, 90000),)


def test_a_file_without_a_caption_is_something_too() -> None:
    document = {"file_id": "f", "file_unique_id": "u", "file_name": "a.pdf", "file_size": 7}
    arrived = said(message={**message(""), "text": None, "document": document})

    assert arrived
    assert arrived.files == (Media("document", "f", "a.pdf", 7),)


@pytest.mark.parametrize(("length", "full"), [(3999, False), (4000, True), (4096, True)])
def test_a_text_that_fills_a_message_may_have_been_cut(length: int, full: bool) -> None:
    arrived = said(message=message("x" * length))

    assert arrived
    assert arrived.full is full


def test_an_edited_line_says_so() -> None:
    arrived = said(edited_message=message("tomorrow 9:00 call Ana", edit_date=1773324001))

    assert arrived
    assert arrived.edited


def test_a_forwarded_line_says_so() -> None:
    origin = {"type": "user", "date": 1, "sender_user": {"id": 5, "is_bot": False, "first_name": "Ben"}}
    arrived = said(message=message("see you", forward_origin=origin))

    assert arrived
    assert arrived.forwarded


def ours(**more: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1, "chat": GROUP, "from": BOT, "text": "Scheduled", **more}


def test_in_a_group_an_answer_to_us_is_meant_for_us_and_brings_our_buttons_along() -> None:
    keyboard = {
        "inline_keyboard": [[{"text": "Undo", "callback_data": "undo:s1.1"}, {"text": "Page", "url": "https://a.b"}]]
    }
    arrived = said(message=message("move to 18:00", GROUP, reply_to_message=ours(reply_markup=keyboard)))

    assert arrived
    assert arrived.replied
    assert (arrived.replied.ours, arrived.replied.actions, arrived.replied.message_id) == (True, ("undo:s1.1",), "5")


def test_the_buttons_of_another_bot_are_not_ours() -> None:
    other = ours(
        **{"from": {**BOT, "username": "OtherBot"}},
        reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "undo:s1.1"}]]},
    )

    assert said(message=message("move to 18:00", GROUP, reply_to_message=other)) is None
    arrived = said(message=message("/list", GROUP, reply_to_message=other))
    assert arrived
    assert arrived.replied
    assert (arrived.replied.ours, arrived.replied.actions) == (False, ())


def test_a_line_in_a_topic_carries_the_topic_and_answers_nothing_by_that() -> None:
    arrived = said(
        message=message("/list", FORUM, message_thread_id=3, is_topic_message=True, reply_to_message=OPENING)
    )

    assert arrived
    assert (arrived.thread, arrived.replied) == ("3", None)


def test_a_thread_of_replies_that_is_no_topic_is_none() -> None:
    arrived = said(message=message("/list", FORUM, message_thread_id=5))

    assert arrived
    assert arrived.thread is None


def test_a_press_in_a_topic_carries_the_topic() -> None:
    card = {**ours(chat=FORUM), "message_thread_id": 3, "is_topic_message": True}
    arrived = said(callback_query={"id": "9", "from": ANA, "chat_instance": "1", "data": "card:s1.1", "message": card})

    assert arrived
    assert arrived.thread == "3"


def test_a_press_under_a_message_too_old_to_be_shown_is_a_press() -> None:
    old = {"message_id": 5, "date": 0, "chat": GROUP}
    arrived = said(callback_query={"id": "9", "from": ANA, "chat_instance": "1", "data": "card:s1.1", "message": old})

    assert arrived
    assert arrived.press == Press(id="9", action="card:s1.1", message_id="5")


@pytest.mark.parametrize(
    "more",
    [
        {"sender_chat": GROUP, "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}},
        {"sender_chat": CHANNEL, "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}},
        {"sender_chat": CHANNEL, "from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
    ],
)
def test_who_stays_anonymous_cannot_be_answered_for(more: dict[str, Any]) -> None:
    assert said(message=message("/list", GROUP, **more)) is None


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_a_channels_posts_are_not_for_us(kind: str) -> None:
    assert said(**{kind: {"message_id": 7, "date": 1, "chat": CHANNEL, "text": "/list"}}) is None


@pytest.mark.parametrize(
    "service",
    [
        {"new_chat_members": [ANA]},
        {"left_chat_member": ANA},
        {"new_chat_title": "Clan"},
        {"pinned_message": {"message_id": 5, "date": 1, "chat": GROUP, "text": "/list"}},
        {"migrate_from_chat_id": -55},
        {"group_chat_created": True},
        {
            "sticker": {
                "file_id": "f",
                "file_unique_id": "u",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
                "type": "regular",
            }
        },
    ],
)
@pytest.mark.parametrize("chat", [PRIVATE, GROUP])
def test_service_messages_say_nothing(chat: dict[str, Any], service: dict[str, Any]) -> None:
    assert said(message={**message("", chat), "text": None, **service}) is None


def test_a_group_that_became_a_supergroup_says_where_it_is_now() -> None:
    arrived = said(message={**message("", GROUP), "text": None, "migrate_to_chat_id": -100123})

    assert arrived
    assert (arrived.conversation, arrived.moved_to) == ("-55", "-100123")


def test_it_says_so_even_when_nobody_did_it() -> None:
    moved = {"message_id": 7, "date": 1, "chat": GROUP, "migrate_to_chat_id": -100123}
    arrived = said(message=moved)

    assert arrived
    assert (arrived.sender, arrived.moved_to) == ("", "-100123")


BERLIN = {"latitude": 52.52, "longitude": 13.405}


def test_a_place_is_its_zone_and_the_place_itself_is_not_kept() -> None:
    arrived = said(message={**message(""), "text": None, "location": BERLIN})

    assert arrived
    assert arrived.zone == "Europe/Berlin"
    assert "52" not in arrived.model_dump_json(exclude={"key"})


def test_a_place_that_moves_on_is_left_alone() -> None:
    assert said(edited_message={**message(""), "text": None, "location": BERLIN}) is None


def test_a_place_shown_to_a_group_is_not_for_us_unless_it_answers_us() -> None:
    shown = {**message("", GROUP), "text": None, "location": BERLIN}

    assert said(message=shown) is None
    assert said(message={**shown, "reply_to_message": ours()})


def member(status: str, **more: Any) -> dict[str, Any]:
    classes = {"administrator": ChatMemberAdministrator, "restricted": ChatMemberRestricted}
    fields = signature(classes[status]).parameters if status in classes else ()
    rights = {name: True for name in fields if name.startswith("can_") or name == "is_anonymous"}
    return {"status": status, "user": BOT, "until_date": 0, **rights, **more}


@pytest.mark.parametrize(
    ("status", "more", "standing"),
    [
        ("member", {}, Standing.MEMBER),
        ("administrator", {}, Standing.ADMIN),
        ("left", {}, Standing.OUT),
        ("kicked", {}, Standing.OUT),
        ("restricted", {"is_member": True}, Standing.MEMBER),
        ("restricted", {"is_member": False}, Standing.OUT),
    ],
)
def test_how_we_stand_in_a_group(status: str, more: dict[str, Any], standing: Standing) -> None:
    change = {"chat": GROUP, "from": ANA, "date": 1, "old_chat_member": member("left")}
    arrived = said(my_chat_member={**change, "new_chat_member": member(status, **more)})

    assert arrived
    assert (arrived.standing, arrived.conversation, arrived.sender) == (standing, "-55", "1001")


def test_how_we_stand_in_a_channel_is_no_matter() -> None:
    change = {"chat": CHANNEL, "from": ANA, "date": 1, "old_chat_member": member("left")}

    assert said(my_chat_member={**change, "new_chat_member": member("administrator")}) is None


@pytest.mark.parametrize(
    "update", [None, [], {}, {"update_id": 1, "message": {"text": "x"}}, {"update_id": 1, "new": {}}]
)
def test_what_cannot_be_read_is_left_out(update: Any) -> None:
    assert read(update, "CarillonBot") is None
