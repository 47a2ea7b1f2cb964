"""What a person does with messages that are already scheduled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests import rows
from tests.integration.conversation import Conversation, labels


async def accept(chat: Conversation) -> None:
    await rows.run(chat.store, "UPDATE deliveries SET state = 'accepted', lease_until = now() + interval '1 minute'")


async def test_a_paused_series_is_silent_until_it_is_resumed(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")

    assert "is paused" in (await chat.types("/pause 1")).text.text
    assert "Paused\n#1" in (await chat.types("/list")).text.text
    assert "goes on. Next: " in (await chat.types("/resume 1")).text.text
    assert "Paused" not in (await chat.types("/list")).text.text


async def test_skip_names_the_time_after_the_one_left_out(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    before = await rows.one(chat.store, "SELECT occurrence FROM deliveries WHERE state = 'queued'")

    assert "10:00" in (await chat.types("/skip 1")).text.text
    after = await rows.one(chat.store, "SELECT occurrence FROM deliveries WHERE state = 'queued'")
    assert (after - before).days == 1


@pytest.mark.parametrize("label", ["Skip next", "Send now"])
async def test_what_is_pressed_twice_on_a_card_is_done_once(chat: Conversation, label: str) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    card = await chat.types("/pause 1")
    card = await chat.presses(next(b.action for row in card.buttons for b in row if b.label == "Resume"))
    press = next(b.action for row in card.buttons for b in row if b.label == label)

    await chat.presses(press)
    before = await rows.one(chat.store, "SELECT max(occurrence) FROM deliveries")
    again = await chat.presses(press)

    assert again.toast == "That card was from before. This is how it stands now."
    assert await rows.one(chat.store, "SELECT max(occurrence) FROM deliveries") == before


async def test_a_single_message_has_no_next_time_to_leave_out(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")

    assert "comes only once" in (await chat.types("/skip 1")).text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_now_makes_it_due(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")

    assert "being sent now" in (await chat.types("/now 1")).text.text
    assert await rows.one(chat.store, "SELECT due_at <= now() FROM deliveries")


async def test_an_edit_with_a_time_moves_it_and_keeps_its_text(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")

    reply = await chat.types("/edit 1 tomorrow 18:00")

    assert "18:00" in reply.text.text
    assert "Drink water" in reply.text.text
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_an_edit_with_words_changes_the_text_alone(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")
    before = await rows.one(chat.store, "SELECT due_at FROM deliveries")

    reply = await chat.types("/edit 1 Eat something")

    assert reply.text.text.endswith("Eat something")
    assert await rows.one(chat.store, "SELECT due_at FROM deliveries") == before


async def test_an_edit_with_both_changes_both(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")

    reply = await chat.types("/edit 1 every day at 9:00 Eat something")

    assert reply.text.text.endswith("Eat something")
    assert await rows.one(chat.store, "SELECT rrule FROM schedules") == "FREQ=DAILY;BYHOUR=9;BYMINUTE=0"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/edit 1", "What should change"),
        ("/edit 1 tomorrow at 5", "more than one way"),
        ("/edit 1 2020-01-01 10:00", "in the past"),
        ("/edit 1 " + "x" * 40_001, "40000"),
        ("/edit 9 tomorrow 18:00", "no message #9"),
        ("/edit tomorrow 18:00", "Which one"),
    ],
)
async def test_an_edit_that_cannot_be_made_says_why_and_changes_nothing(
    chat: Conversation, line: str, said: str
) -> None:
    await chat.types("/schedule in 2 hours Drink water")

    assert said in (await chat.types(line)).text.text
    assert await rows.one(chat.store, "SELECT revision FROM schedules") == 1


@pytest.mark.parametrize("command", ["/pause 1", "/now 1", "/edit 1 tomorrow 18:00"])
async def test_what_is_being_sent_can_no_longer_be_changed(chat: Conversation, command: str) -> None:
    await chat.types("/schedule in 2 hours Drink water")
    await accept(chat)

    assert "already being sent" in (await chat.types(command)).text.text


async def test_a_failed_one_is_tried_again_by_hand(chat: Conversation) -> None:
    await chat.types("/schedule in 2 hours Drink water")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'failed'")

    assert "tried again" in (await chat.types("/retry 1")).text.text
    assert await rows.one(chat.store, "SELECT state FROM deliveries") == "queued"
    assert "nothing to retry" in (await chat.types("/retry 1")).text.text


@pytest.mark.parametrize("command", ["/pause 1", "/skip 1", "/now 1", "/retry 1", "/edit 1 18:00", "/edit 1 text: Tea"])
async def test_what_happened_is_said_in_one_line_above_the_card(chat: Conversation, command: str) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")

    reply = await chat.types(command)

    first, second, *_ = reply.text.text.split("\n\n")
    assert "#1" in first
    assert "\n" not in first
    assert second.startswith("#1")
    assert "History" in [label for row in labels(reply) for label in row]


async def test_words_behind_a_number_are_no_list_to_go_back_to(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")

    assert "‹ List" not in [label for row in labels(await chat.types("/pause 1 please")) for label in row]


async def test_the_next_one_of_a_series_moves_alone(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")

    reply = await chat.types("/edit 1 18:00")

    assert "Only the next one of #1 moves" in reply.text.text
    assert await rows.one(chat.store, "SELECT rrule FROM schedules") == "FREQ=DAILY;BYHOUR=10;BYMINUTE=0"
    assert await rows.one(chat.store, "SELECT due_at - occurrence FROM deliveries") == timedelta(hours=8)


async def test_a_bare_clock_can_be_meant_for_the_whole_series(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")

    reply = await chat.pushes(await chat.types("/edit 1 18:00"), "All of them at 18:00")

    assert "every day at 18:00" in reply.text.text
    assert await rows.one(chat.store, "SELECT rrule FROM schedules") == "FREQ=DAILY;BYHOUR=18;BYMINUTE=0"
    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 1


async def test_the_next_one_does_not_move_behind_the_one_after_it(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    before = await rows.one(chat.store, "SELECT due_at FROM deliveries")

    assert "Nothing is changed" in (await chat.types("/edit 1 in 5 days")).text.text
    assert await rows.one(chat.store, "SELECT due_at FROM deliveries") == before


async def test_a_new_text_keeps_the_files_of_the_message(chat: Conversation) -> None:
    photo = ("photo", "file-1", None, 1000)
    await chat.types("/schedule in 2 hours Look", media=(photo,))

    await chat.types("/edit 1 Look at this")

    assert "📷" in (await chat.types("/list")).text.text


@pytest.mark.parametrize(
    ("place", "zone"), [("Madrid", "Europe/Madrid"), ("america/new_york", "America/New_York"), ("UTC", "UTC")]
)
async def test_a_time_zone_is_named_by_a_city(chat: Conversation, place: str, zone: str) -> None:
    assert zone in (await chat.types(f"/timezone {place}")).text.text
    assert await rows.one(chat.store, "SELECT zone FROM users") == zone


async def test_a_new_time_zone_leaves_what_is_scheduled_where_it_was(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    await chat.types("/timezone New York")

    assert await rows.one(chat.store, "SELECT zone FROM schedules") == "Europe/Berlin"


async def test_a_place_nobody_knows_is_answered_with_an_example(chat: Conversation) -> None:
    assert "/timezone Munich" in (await chat.types("/timezone Qqxzville")).text.text
    assert await rows.one(chat.store, "SELECT zone FROM users") == "Europe/Berlin"


async def test_lines_are_read_in_the_language_that_was_chosen(chat: Conversation) -> None:
    assert "Deutsch" in (await chat.types("/language de")).text.text
    assert (await chat.types("/schedule morgen um 15:30 Mama anrufen")).text.text.endswith("Mama anrufen")


async def test_a_language_nobody_speaks_here_is_answered_with_those_we_know(chat: Conversation) -> None:
    text = (await chat.types("/language klingon")).text.text

    assert "русский" in text
    assert "English" in text


async def test_a_slip_of_the_finger_in_a_command_is_pointed_out(chat: Conversation) -> None:
    assert "/schedule" in (await chat.types("/shcedule tomorrow 9 x")).text.text
