"""A person and the bot, nobody else: each command, button and dialog, over the running system."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest

from tests.acceptance.people import Person, action, album, labels, mistakes, photo, read, unanswered
from tests.acceptance.running import Running, running, until

pytestmark = pytest.mark.xdist_group("alone")  # one running system for all of them

MUNICH = {"latitude": 48.137, "longitude": 11.575}
FLAG = "🇩🇪"
LIMIT = 4096  # UTF-16 units in a message, https://core.telegram.org/bots/api#sendmessage

people = count(61_001)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("home"), CARILLON_ZONE="Europe/Berlin") as started:
        started.control("/sim/settings", telegram={"rate_limits": False})
        yield started


@pytest.fixture
def ana(system: Running) -> Person:
    return Person(system, next(people))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


# Coming in, and how things are set


def test_a_clock_is_chosen_with_one_button(ana: Person) -> None:
    hello = ana.asks("/start")
    asked = ana.presses(hello, "New York")

    assert "America/New_York" in read(asked)
    assert "for you, right?" in read(asked)
    assert "Now try this" in read(ana.presses(asked, "Yes"))


def test_a_clock_is_found_by_a_place_on_the_map_and_the_place_is_not_kept(ana: Person) -> None:
    ana.opens(ana.asks("/start"), "📍")
    ana.does("key", text="📍 Send my place", location=MUNICH)

    assert "and not the place" in read(ana.hears("I keep the time zone, Europe/Berlin"))
    assert labels(ana.hears("for you, right?")) == ["Yes", "No"]
    kept = ana.system.sql("SELECT row_to_json(u)::text FROM users AS u")
    assert not [row for (row,) in kept if "48.1" in row]


def test_a_clock_that_is_not_right_is_asked_again_and_a_city_may_be_typed(ana: Person) -> None:
    wrong = ana.presses(ana.asks("/start"), "Berlin")
    again = ana.presses(wrong, "No")
    ana.opens(again, "Type a city")

    assert "Europe/Lisbon" in read(ana.asks("Lisbon"))


def test_a_new_clock_asks_whether_series_move_along(ana: Person) -> None:
    ana.asks("/schedule daily at 10:00 Water the plants")
    asked = ana.asks("/timezone Tokyo")
    assert "Shall they ring at 10:00 in Tokyo" in read(asked)

    assert "Series moved: 1" in read(ana.presses(asked, "Move with me"))
    assert "10:00\nAsia/Tokyo" in read(ana.presses(ana.asks("/list"), "#1"))


def test_series_stay_where_they_are_when_a_person_says_so(ana: Person) -> None:
    ana.asks("/schedule daily at 10:00 Water the plants")
    ana.presses(ana.asks("/timezone Tokyo"), "Stay")

    assert "10:00\nEurope/Berlin" in read(ana.presses(ana.asks("/list"), "#1"))


def test_another_language_reads_other_times(ana: Person) -> None:
    shown = ana.asks("/language")
    assert "✓ Deutsch" in labels(ana.presses(shown, "Deutsch"))

    assert "Blumen" in read(ana.asks("/schedule morgen um 15 Uhr Blumen gießen"))


def test_settings_are_changed_with_buttons_or_typed(ana: Person) -> None:
    card = ana.asks("/settings")
    page = ana.presses(card, "Clock")
    assert "3:00 PM" in read(ana.presses(page, "12 hours"))
    asked = ana.presses(ana.presses(card, "Quiet hours"), "Another")
    assert "From when until when" in read(asked)

    assert "9:30 PM" in read(ana.asks("21:30-06:45"))
    assert "tomorrow 9:00\u202fam" in read(ana.asks("/schedule")).lower().replace(" am", "\u202fam")


def test_help_opens_every_page_and_comes_back(ana: Person) -> None:
    page = ana.asks("/help")
    for door in ("All commands", "Times I understand", "Limits", "For groups"):
        page = ana.presses(page, door)
        assert read(page).startswith(door.removeprefix("All ").capitalize() if "All" in door else door)

    assert "I send messages" in read(ana.presses(page, "‹ Help"))


def test_an_unknown_command_gets_the_nearest_one(ana: Person) -> None:
    assert "Did you mean /schedule?" in read(ana.asks("/shedule tomorrow 9:00 Call"))
    assert "See /help" in read(ana.asks("/xyzzy"))


# Scheduling


def test_the_guide_goes_on_after_the_worker_was_killed_in_its_middle(ana: Person) -> None:
    asked = ana.asks("/schedule")
    month = ana.presses(ana.presses(asked, "📅"), "›")
    hours = ana.presses(month, "15")
    minutes = ana.presses(hours, "09")
    ana.presses(minutes, "09:15")
    ana.system.restart_worker()

    confirmed = ana.asks("Water the plants")
    assert "09:15\nEurope/Berlin" in read(confirmed)
    assert "Water the plants" in read(confirmed)


def test_the_guide_takes_a_quick_time(ana: Person) -> None:
    ana.presses(ana.asks("/schedule"), "In 1 h")

    assert "Undo" in labels(ana.asks("Call Ben"))
    ana.gets("Call Ben")


def test_two_readings_are_a_question_and_only_the_answer_is_kept(ana: Person) -> None:
    asked = ana.asks("/schedule tomorrow at 5 Feed the cat")
    assert ana.states() == []

    assert "17:00" in read(ana.presses(asked, next(label for label in labels(asked) if "17:00" in label)))
    assert ana.states() == ["queued"]


def test_several_lines_are_several_messages(ana: Person) -> None:
    kept = ana.asks("/schedule tomorrow 9:00 Milk\ntomorrow 10:00 Bread")
    assert "2 messages are scheduled" in read(kept)

    ana.presses(kept, "Undo all")
    assert ana.states().count("cancelled") == 2


def test_a_message_is_scheduled_by_answering_it_with_a_time(ana: Person) -> None:
    note = ana.says("Remember the milk")
    ana.hears("found no time")

    assert "Remember the milk" in read(ana.answers(note, "tomorrow 7:00"))
    ana.gets("Remember the milk")


def test_a_forwarded_message_is_asked_for_its_time(ana: Person) -> None:
    before = ana.last
    ana.does("forward", origin={"name": "Ben"}, text="Minutes of the meeting")
    ana.presses(ana.after(before), "In 10 min")

    ana.gets("Minutes of the meeting")


def test_a_photo_comes_back_with_its_caption(ana: Person) -> None:
    ana.asks("tomorrow 9:00 Look at this", media=photo())
    ana.due_now()

    delivered = ana.hears("Look at this\nDone")
    assert "photo" in delivered["media"]


def test_an_album_is_one_item_and_comes_back_as_an_album(ana: Person) -> None:
    kept = ana.asks("tomorrow 9:00 Holiday", media=album(3))
    assert "📷×3" in read(kept)
    assert ana.states() == ["queued"]

    ana.due_now()
    delivered = until(lambda: [m for m in ana.heard() if m["media"]][2:] and ana.heard(), "three pictures")
    assert len({m["media_group_id"] for m in delivered if m["media"]}) == 1
    ana.hears("Holiday\nDone")


def test_a_long_text_goes_out_in_pieces_that_are_the_text(ana: Person) -> None:
    body = "".join(f"{place} {FLAG * 9} \u200fשלום עולם مرحبا 👩‍👩‍👧‍👦 naïve " for place in range(400))[:20_000].strip()
    before = ana.last
    ana.says(f"/schedule tomorrow 9:00 {body}")
    ana.after(before, "the confirmation")
    assert ana.states() == ["queued"]
    shown = ana.last
    ana.due_now()
    until(lambda: ana.occurrences("sent"), "the record")

    pieces = [message["text"] for message in ana.heard() if message["message_id"] > shown]
    assert "".join("".join(pieces).split()) == "".join(body.split())
    assert all(units(piece) <= LIMIT for piece in pieces)
    assert all(piece.replace(FLAG, "").count(sign) == 0 for piece in pieces for sign in FLAG)


def test_formatting_is_kept(ana: Person) -> None:
    line = "/schedule tomorrow 9:00 Call 👩‍👩‍👧 Ana now"
    bold = {"type": "bold", "offset": units(line) - 7, "length": 3}
    ana.asks(line, entities=[bold])

    assert ana.gets("Call 👩‍👩‍👧 Ana now")["entities"] == [{**bold, "offset": units("Call 👩‍👩‍👧 ")}]


def test_an_edited_line_takes_its_schedule_along(ana: Person) -> None:
    line = ana.says("/schedule tomorrow 9:00 Old words")
    ana.hears("Old words")
    ana.does("edit", message_id=line["message_id"], text="/schedule tomorrow 11:30 New words")

    assert "11:30" in read(ana.hears("I followed your edit"))
    ana.gets("New words")
    assert ana.texts("Old words") == []


def test_a_tag_that_does_not_fit_is_named(ana: Person) -> None:
    assert "</i>" in read(ana.asks("/schedule --html tomorrow 9:00 <b>Hello</i> there"))
    assert ana.states() == []


def test_a_template_is_filled_in_a_line(ana: Person) -> None:
    ana.asks("/templates")
    ana.asks("/schedule tomorrow 9:00 template medication_reminder name=Ana medication=Ibuprofen")

    assert "Ibuprofen" in read(ana.presses(ana.asks("/list"), "#1"))


# The list and its cards


def test_the_list_has_pages_filters_and_cards(ana: Person) -> None:
    ana.asks("/schedule " + "\n".join(f"tomorrow {hour}:00 Task {hour}" for hour in range(8, 20)))
    page = ana.presses(ana.asks("/list"), "›")
    assert "2 / 2" in labels(page)
    none = ana.presses(ana.presses(page, "Filter"), "Paused")
    assert "there is nothing here" in read(none)
    card = ana.presses(ana.presses(none, "Everything"), "#3")
    ana.presses(ana.presses(card, "Pause"), "‹ List")

    assert "Task 10" in read(ana.asks("/list paused"))
    assert "#12" in read(ana.asks("/list Task 19"))


def test_several_are_ticked_moved_and_moved_back(ana: Person) -> None:
    ana.asks("/schedule tomorrow 9:00 Milk\ntomorrow 10:00 Bread\ntomorrow 11:00 Eggs")
    boxes = ana.presses(ana.asks("/list"), "Select")
    ticked = ana.presses(ana.presses(boxes, "☐ 1"), "☐ 3")
    moved = ana.presses(ana.presses(ticked, "Shift"), "+1 h")
    assert "Moved 2 of 2" in read(moved)
    assert "10:00" in read(moved)

    assert "Taken back 2 of 2" in read(ana.presses(moved, "Undo"))
    assert "#1 09:00" in read(ana.asks("/list"))


def test_a_card_pauses_skips_and_tells_its_history(ana: Person) -> None:
    ana.asks("/schedule daily at 10:00 Stretch")
    card = ana.presses(ana.asks("/list"), "#1")
    card = ana.presses(card, "Pause")
    assert "is paused" in read(card)
    card = ana.presses(ana.presses(card, "Resume"), "Skip next")
    assert "leaves out one time" in read(card)
    silent = ana.presses(ana.presses(card, "Options"), "Silent")
    assert "✓ Silent" in labels(silent)
    card = ana.presses(silent, "‹ Back")
    history = ana.presses(card, "History")

    assert "waiting" in read(history)
    assert "Pause" in labels(ana.presses(history, "‹ Back"))


def test_time_text_and_rhythm_are_changed_from_the_card(ana: Person) -> None:
    confirmed = ana.asks("/schedule tomorrow 9:00 Stretch")
    ana.presses(ana.presses(confirmed, "Repeat"), "Every day")
    asked = ana.presses(ana.again(confirmed), "Text")
    assert "text" in read(asked).lower()
    rewritten = ana.asks("Stretch for ten minutes")
    assert "Stretch for ten minutes" in read(rewritten)
    moved = ana.presses(ana.presses(rewritten, "Time"), "Tomorrow 20:00")
    done = ana.presses(moved, "Every time at 20:00")

    assert "↻ every day at 20:00" in read(done)


def test_commands_with_a_number_do_what_the_card_does(ana: Person) -> None:
    ana.asks("/schedule daily at 9:00 Stretch")
    assert "21:30" in read(ana.asks("/edit 1 daily at 21:30"))
    assert "is paused" in read(ana.asks("/pause 1"))
    assert "goes on" in read(ana.asks("/resume 1"))
    assert "leaves out one time" in read(ana.asks("/skip 1"))
    assert "nothing to retry" in read(ana.asks("/retry 1"))
    ana.asks("/now 1")
    until(lambda: ana.texts("Stretch"), "the message")
    assert "sent" in read(ana.asks("/history 1"))
    assert "Stretch" in read(ana.asks("/today"))
    assert "is cancelled" in read(ana.asks("/cancel 1"))


def test_an_answered_card_understands_words(ana: Person) -> None:
    card = ana.asks("/schedule daily at 9:00 Stretch")
    moved = ana.answers(card, "move to 18:00")
    assert "Only the next one" in read(moved)
    assert "↻ weekdays at 09:00" in read(ana.answers(moved, "every weekday instead"))
    assert "is cancelled" in read(ana.answers(moved, "delete"))


# Reminders that have come


def test_a_reminder_is_done_undone_put_off_and_left_out(ana: Person) -> None:
    ana.asks("/schedule tomorrow 9:00 Take your medicine")
    reminder = ana.gets("Take your medicine")
    reminder = ana.presses(reminder, "Done")
    assert labels(reminder)[0].startswith("✓ Done")
    reminder = ana.presses(ana.presses(ana.presses(reminder, "✓ Done"), "Snooze"), "10 min")
    assert labels(reminder)[0].startswith("⏰")
    again = ana.gets("Take your medicine")
    assert labels(ana.presses(again, "Skip"))[0].startswith("Skipped")

    assert "Take your medicine" in read(ana.asks("/report"))


# What is old, and what is pressed twice


def test_an_old_card_changes_nothing_and_shows_how_things_stand(ana: Person) -> None:
    confirmed = ana.asks("/schedule daily at 9:00 Stretch")
    old = action(confirmed, "Undo")
    ana.asks("/edit 1 daily at 10:00")
    ana.presses(confirmed, "Undo")

    assert old != action(ana.again(confirmed), "Cancel")
    assert "10:00" in read(ana.again(confirmed))
    assert "cancelled" not in ana.states()[2:]


def test_two_presses_at_once_do_a_thing_once_and_both_are_answered(ana: Person) -> None:
    confirmed = ana.asks("/schedule daily at 9:00 Stretch")
    card = ana.presses(confirmed, "⋯")
    with ThreadPoolExecutor(2) as fingers:
        toasts = list(fingers.map(lambda label: ana.toast(card, label), ["Skip next"] * 2))

    assert len(toasts) == 2
    assert ana.states().count("queued") == 2


def test_a_press_under_a_forgotten_message_is_answered(ana: Person) -> None:
    ana.asks("/schedule tomorrow 9:00 Milk")
    confirmed = ana.hears("Milk")
    asked = ana.presses(ana.asks("/forget"), "Delete…")
    ana.presses(asked, "Delete everything")
    ana.toast(confirmed, "Undo")

    assert ana.states() == []


# One's own figures and files


def test_figures_and_files_are_ones_own(ana: Person) -> None:
    ana.asks("/schedule tomorrow 9:00 Milk\ntomorrow 10:00 Bread")
    assert "2" in read(ana.asks("/stats"))
    ana.asks("/export")
    files = until(lambda: [m["media"] for m in ana.heard() if m["media"]][1:] and ana.heard(), "two files")
    names = {m["media"]["document"]["file_name"].rpartition(".")[2] for m in files if m["media"]}

    assert names == {"json", "ics"}


def test_every_request_was_accepted_and_every_press_answered(system: Running) -> None:
    assert mistakes(system) == []
    assert unanswered(system) == []
