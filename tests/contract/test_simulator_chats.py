"""Who is where: blocked and unblocked, added and kicked, moved and gone."""

import pytest
from telegram import Chat, ChatMemberRestricted, error

from tests.simulator_fixture import Simulator

GROUP, SUPERGROUP = -50, -1_000_000_000_050
BOT_ID = 110201543


async def statuses(simulator: Simulator) -> list[tuple[str, str]]:
    """The changes of the bot's own standing that wait for it."""
    changes = [update["my_chat_member"] for update in await simulator.updates() if "my_chat_member" in update]
    return [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in changes]


async def refusal(simulator: Simulator, chat_id: int) -> str:
    return await simulator.refusal("sendMessage", chat_id=chat_id, text="x")


async def test_a_blocked_bot_cannot_write_until_it_is_unblocked(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.post("telegram/block", chat_id=1001)

    with pytest.raises(error.Forbidden, match="bot was blocked by the user"):
        await simulator.bot().send_message(1001, "x")
    await simulator.post("telegram/unblock", chat_id=1001)
    await simulator.bot().send_message(1001, "x")

    assert await statuses(simulator) == [("member", "kicked"), ("kicked", "member")]


async def test_blocking_twice_tells_the_bot_once(simulator: Simulator) -> None:
    await simulator.say("/start")

    first = await simulator.post("telegram/block", chat_id=1001)
    second = await simulator.post("telegram/block", chat_id=1001)

    assert first["update_id"] is not None
    assert second["update_id"] is None
    assert second["chat"]["blocked"] is True


@pytest.mark.parametrize(("chat_id", "kind"), [(GROUP, "group"), (SUPERGROUP, "supergroup")])
async def test_a_kicked_bot_cannot_write(simulator: Simulator, chat_id: int, kind: str) -> None:
    await simulator.say("/start", chat_id=chat_id)

    await simulator.post("telegram/kick", chat_id=chat_id)

    assert await refusal(simulator, chat_id) == f"Forbidden: bot was kicked from the {kind} chat"
    assert await statuses(simulator) == [("left", "member"), ("member", "kicked")]


async def test_a_bot_that_left_is_no_member_and_can_be_added_again(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)

    await simulator.bot().leave_chat(GROUP)
    refused = await refusal(simulator, GROUP)
    await simulator.post("telegram/member", chat_id=GROUP, status="member")

    assert refused == "Forbidden: bot is not a member of the group chat"
    await simulator.result("sendMessage", chat_id=GROUP, text="x")
    assert await statuses(simulator) == [("left", "member"), ("member", "left"), ("left", "member")]


async def test_a_restricted_bot_lacks_the_rights(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=SUPERGROUP)

    await simulator.post("telegram/member", chat_id=SUPERGROUP, status="restricted")

    assert await refusal(simulator, SUPERGROUP) == ("Bad Request: not enough rights to send text messages to the chat")


async def test_the_restricted_may_be_left_their_voice(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=SUPERGROUP)
    restricting = {"chat_id": SUPERGROUP, "status": "restricted"}

    await simulator.post("telegram/member", **restricting, user_id=1002, can_send_messages=True)
    await simulator.say("still here", chat_id=SUPERGROUP, **{"from": 1002})
    heard = await simulator.bot().get_chat_member(SUPERGROUP, 1002)
    await simulator.post("telegram/member", **restricting, user_id=1002, can_send_messages=False)
    silenced = await simulator.bot().get_chat_member(SUPERGROUP, 1002)
    await simulator.post("telegram/member", **restricting, can_send_messages=True)

    assert isinstance(heard, ChatMemberRestricted)
    assert isinstance(silenced, ChatMemberRestricted)
    assert (heard.can_send_messages, heard.can_send_photos, silenced.can_send_messages) == (True, False, False)
    await simulator.result("sendMessage", chat_id=SUPERGROUP, text="x")


async def test_the_bot_is_told_of_every_change_of_its_own_standing(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=SUPERGROUP)
    changing = {"chat_id": SUPERGROUP, "from": 1002}

    await simulator.post("telegram/member", **changing, status="administrator")
    await simulator.post("telegram/member", **changing, status="restricted")
    await simulator.post("telegram/member", **changing, status="restricted", can_send_messages=True)
    await simulator.post("telegram/kick", **changing)

    changes = [update["my_chat_member"] for update in await simulator.updates() if "my_chat_member" in update]
    news = [change["new_chat_member"] for change in changes]
    assert [each["status"] for each in news] == ["member", "administrator", "restricted", "restricted", "kicked"]
    assert [each["can_send_messages"] for each in news[2:4]] == [False, True]
    assert news[1]["can_delete_messages"] is True
    assert {change["from"]["first_name"] for change in changes[1:]} == {"Lucía"}


async def test_who_comes_and_who_goes_stands_in_the_chat_and_reaches_the_bot(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    await simulator.updates(offset=-1)

    await simulator.post("telegram/member", chat_id=GROUP, user_id=1002, status="member")
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1002, status="left")
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1003, status="member")
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1003, status="kicked")

    notes = [update["message"] for update in await simulator.updates() if "message" in update][1:]
    came = [note["new_chat_members"] for note in notes if "new_chat_members" in note]
    assert [note["from"]["id"] for note in notes] == [1001, 1002, 1001, 1001]
    assert [[user["first_name"] for user in users] for users in came] == [["Lucía"], ["Bruna"]]
    assert [note["left_chat_member"]["id"] for note in notes if "left_chat_member" in note] == [1002, 1003]


async def test_a_bot_sees_its_own_coming_and_going_and_nothing_while_it_is_out(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    await simulator.updates(offset=-1)

    kicked = await simulator.post("telegram/kick", chat_id=GROUP)
    unheard = await simulator.say("/list", chat_id=GROUP)
    added = await simulator.post("telegram/member", chat_id=GROUP, status="member")
    await simulator.bot().leave_chat(GROUP)

    notes = [update["message"] for update in await simulator.updates() if "message" in update][1:]
    assert [sorted(note.keys() & {"new_chat_members", "left_chat_member"}) for note in notes] == [
        ["left_chat_member"],
        ["new_chat_members"],
        ["left_chat_member"],
    ]
    assert {note["left_chat_member"]["id"] for note in notes if "left_chat_member" in note} == {BOT_ID}
    assert (len(kicked["update_ids"]), unheard["update_id"], len(added["update_ids"])) == (2, None, 2)


async def test_a_group_can_be_named_anew(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})

    await simulator.post("telegram/title", chat_id=GROUP, title="Family and friends", **{"from": 1002})

    note = (await simulator.updates(offset=-1))[0]["message"]
    assert (note["new_chat_title"], note["from"]["id"]) == ("Family and friends", 1002)
    assert (await simulator.bot().get_chat(GROUP)).title == "Family and friends"


async def test_a_group_that_moved_names_its_new_id(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})
    await simulator.updates(offset=-1)

    await simulator.post("telegram/migrate", chat_id=GROUP, new_chat_id=SUPERGROUP)

    with pytest.raises(error.ChatMigrated) as caught:
        await simulator.bot().send_message(GROUP, "x")
    assert caught.value.new_chat_id == SUPERGROUP
    message = await simulator.bot().send_message(SUPERGROUP, "x")
    assert (message.chat.title, message.chat.type) == ("Family", Chat.SUPERGROUP)
    messages = [update["message"] for update in await simulator.updates() if "message" in update]
    assert messages[-2]["migrate_to_chat_id"] == SUPERGROUP
    assert messages[-1]["migrate_from_chat_id"] == GROUP


async def test_a_deleted_account_and_a_deleted_group_refuse_for_ever(simulator: Simulator) -> None:
    await simulator.say("/start")
    await simulator.say("/start", chat_id=GROUP)

    await simulator.post("telegram/deactivate", chat_id=1001)
    await simulator.post("telegram/deactivate", chat_id=GROUP)

    assert await refusal(simulator, 1001) == "Forbidden: user is deactivated"
    assert await refusal(simulator, GROUP) == "Forbidden: the group chat was deleted"


async def test_a_bot_cannot_write_first(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP, **{"from": 1002})

    assert await refusal(simulator, 1002) == "Forbidden: bot can't initiate conversation with a user"
    assert await refusal(simulator, 1003) == "Bad Request: chat not found"


async def test_members_and_their_standing_can_be_looked_up(simulator: Simulator) -> None:
    bot = simulator.bot()
    await simulator.say("/start", chat_id=GROUP, **{"from": 1002})
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1003, status="restricted")
    await simulator.post("telegram/member", chat_id=GROUP, user_id=1004, status="administrator")

    found = {user_id: await bot.get_chat_member(GROUP, user_id) for user_id in (1001, 1002, 1003, 1004, BOT_ID)}

    assert {user_id: str(member.status) for user_id, member in found.items()} == {
        1001: "left",
        1002: "creator",
        1003: "restricted",
        1004: "administrator",
        BOT_ID: "member",
    }
    restricted = found[1003]
    assert isinstance(restricted, ChatMemberRestricted)
    assert restricted.can_send_messages is False
    administrators = await bot.get_chat_administrators(GROUP)
    assert {member.user.first_name for member in administrators} == {"Lucía", "Camille"}
    assert await simulator.refusal("getChatMember", chat_id=GROUP, user_id=77) == "Bad Request: user not found"


async def test_a_chat_can_be_looked_up_whole(simulator: Simulator) -> None:
    bot = simulator.bot()
    await simulator.say("/start")
    await simulator.say("/start", chat_id=GROUP, chat={"title": "Family"})

    person, group = await bot.get_chat(1001), await bot.get_chat(GROUP)

    assert (person.first_name, person.type) == ("Emma", "private")
    assert group.title == "Family"
    assert group.permissions is not None
    assert group.permissions.can_send_messages is True


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("good morning", False),
        ("/list", True),
        ("/list@carillon_bot", True),
        ("/list@other_bot", False),
        ("hello @carillon_bot", False),
    ],
)
async def test_privacy_mode_hides_what_is_not_meant_for_the_bot(simulator: Simulator, text: str, seen: bool) -> None:
    await simulator.say("/start", chat_id=GROUP)

    said = await simulator.say(text, chat_id=GROUP)

    assert (said["update_id"] is not None) is seen
    assert (await simulator.messages(GROUP))[-1]["text"] == text


async def test_replies_to_the_bot_are_seen_in_privacy_mode(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    message = await simulator.result("sendMessage", chat_id=GROUP, text="what?")

    said = await simulator.say("this", chat_id=GROUP, reply_to=message["message_id"])

    assert said["update_id"] is not None


async def test_an_administrator_and_a_bot_without_privacy_mode_see_everything(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=GROUP)
    await simulator.say("/start", chat_id=-51)
    await simulator.post("telegram/member", chat_id=-51, status="administrator")

    as_administrator = await simulator.say("psst", chat_id=-51)
    await simulator.post("settings", telegram={"privacy_mode": False})
    without = await simulator.say("psst", chat_id=GROUP)

    assert as_administrator["update_id"] is not None
    assert without["update_id"] is not None
    assert (await simulator.result("getMe"))["can_read_all_group_messages"] is True


async def test_a_forum_has_threads(simulator: Simulator) -> None:
    await simulator.say("/start", chat_id=SUPERGROUP, chat={"is_forum": True}, thread_id=7)

    message = await simulator.result("sendMessage", chat_id=SUPERGROUP, text="x", message_thread_id=7)
    refused = await simulator.refusal("sendMessage", chat_id=SUPERGROUP, text="x", message_thread_id=8)

    assert (message["message_thread_id"], message["is_topic_message"]) == (7, True)
    assert refused == "Bad Request: message thread not found"


async def test_a_group_whose_members_may_not_write_refuses_a_bot_that_is_no_administrator(simulator: Simulator) -> None:
    await simulator.call("getMe")
    await simulator.say("/start", -55)
    await simulator.post("telegram/permissions", chat_id=-55, can_send_messages=False)

    assert (await simulator.result("getChat", chat_id=-55))["permissions"]["can_send_messages"] is False
    assert "not enough rights" in await simulator.refusal("sendMessage", chat_id=-55, text="dinner")
    await simulator.post("telegram/member", chat_id=-55, status="administrator")
    await simulator.result("sendMessage", chat_id=-55, text="dinner")
