"""The list: days, pages, filters, search, and the way into a card and back."""

from __future__ import annotations

from datetime import datetime

import pytest

from carillon.chat.lists.views import View
from carillon.people import recipients
from carillon.platforms.base import Membership, Reply
from carillon.store.engine import SYSTEM
from tests import rows
from tests.integration.conversation import Conversation, labels

GROUP = "-100200"
MOM = "UPDATE schedules SET address_id = :address WHERE number = :number"


async def schedules(chat: Conversation, count: int) -> None:
    for number in range(count):
        await chat.types(f"/schedule tomorrow {number // 60 + 10}:{number % 60:02} Thing {number + 1}")


async def to_mom(chat: Conversation, number: int) -> None:
    """Let a schedule go to a contact."""
    user_id = await rows.one(chat.store, "SELECT id FROM users")
    async with chat.store.transaction(SYSTEM) as session:
        address = await recipients.ensure_address(
            session, user_id=user_id, account_id=chat.account_id, value="2002", name="Mom", kind="person"
        )
    await rows.run(chat.store, MOM, address=address.id, number=number)


def buttons(reply: Reply) -> list[str]:
    return [label for row in labels(reply) for label in row]


async def test_the_days_are_headings_and_each_message_a_line(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 15:30 Call Ana")
    await chat.types("/schedule every monday at 9:00 Stand-up")
    await chat.types("/pause 2")

    title, tomorrow, paused = (await chat.types("/list")).text.text.split("\n\n")

    assert title == "Scheduled · 2"
    assert tomorrow.startswith("Tomorrow · ")
    assert tomorrow.endswith("\n#1 15:30 Call Ana")
    assert paused == "Paused\n#2 ↻ Stand-up"


async def test_the_list_speaks_the_persons_language_and_clock(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 15:30 Call Ana")
    await rows.run(chat.store, "UPDATE users SET clock = 12, language = 'fr', zone = 'Asia/Tokyo'")

    text = (await chat.types("/list")).text.text

    local = datetime.fromisoformat(
        await rows.one(chat.store, "SELECT (due_at AT TIME ZONE 'Asia/Tokyo')::text FROM deliveries")
    )
    assert f"{local:%-I:%M}\u202f{local:%p}" in text
    assert any(name in text for name in ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."))


async def test_a_page_holds_eight_and_turns_in_place(chat: Conversation) -> None:
    await schedules(chat, 10)

    first = await chat.types("/list")
    second = await chat.pushes(first, "›")

    assert labels(first) == [
        ["#1", "#2", "#3", "#4"],
        ["#5", "#6", "#7", "#8"],
        ["‹", "1 / 2", "›"],
        ["Filter", "Select"],
    ]
    assert labels(second)[:2] == [["#9", "#10"], ["‹", "2 / 2", "›"]]
    assert (second.replaces, second.toast) == ("7", "")
    assert (await chat.pushes(second, "›")).text == first.text
    assert (await chat.pushes(first, "‹")).text == second.text


async def test_a_page_that_has_become_empty_gives_way_to_the_last_one(chat: Conversation) -> None:
    await schedules(chat, 9)
    second = await chat.pushes(await chat.types("/list"), "›")
    await chat.types("/cancel 9")

    shown = await chat.pushes(second, "2 / 2")

    assert "Thing 8" in shown.text.text
    assert "‹" not in buttons(shown)


async def test_a_number_opens_the_card_and_the_card_leads_back_to_the_same_page(chat: Conversation) -> None:
    await schedules(chat, 10)
    second = await chat.pushes(await chat.types("/list"), "›")

    card = await chat.pushes(second, "#9")
    paused = await chat.pushes(card, "Pause")
    back = await chat.pushes(paused, "‹ List")

    assert "Thing 9" in card.text.text
    assert "is paused" in paused.text.text
    assert "2 / 2" in buttons(back)
    assert "Paused\n#9" in back.text.text


async def test_a_cancelled_one_leads_back_to_the_list_as_well(chat: Conversation) -> None:
    await schedules(chat, 2)
    card = await chat.pushes(await chat.types("/list"), "#2")

    back = await chat.pushes(await chat.pushes(card, "Cancel"), "‹ List")

    assert "Thing 2" not in back.text.text


async def test_a_button_of_an_old_list_shows_the_card_as_it_is_now(chat: Conversation) -> None:
    await schedules(chat, 1)
    shown = await chat.types("/list")
    await chat.types("/edit 1 Other words")

    reply = await chat.pushes(shown, "#1")

    assert "Other words" in reply.text.text
    assert "from before" in reply.toast


async def test_other_people_are_named_with_an_arrow(chat: Conversation) -> None:
    await schedules(chat, 2)
    await to_mom(chat, 2)

    text = (await chat.types("/list")).text.text

    assert "#1 10:00 Thing 1" in text
    assert "#2 10:01 → Mom: Thing 2" in text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/list paused", ["#2"]),
        ("/list series", ["#2", "#3"]),
        ("/list waiting", ["#1", "#3", "#4"]),
        ("/list @mom", ["#4"]),
        ("/list @Mo", ["#4"]),
        ("/list medicine", ["#1", "#4"]),
        ("/list MÉDICINE take", ["#1", "#4"]),
        ("/list @mom medicine", ["#4"]),
        ("/list series water", ["#2", "#3"]),
        ("/list everything", ["#1", "#2", "#3", "#4"]),
    ],
)
async def test_typed_filters_narrow_the_list(chat: Conversation, typed: str, found: list[str]) -> None:
    await chat.types("/schedule tomorrow 10:00 Take medicine")
    await chat.types("/schedule daily at 10:00 Drink water")
    await chat.types("/schedule daily at 11:00 Water the plants")
    await chat.types("/schedule tomorrow 12:00 Take medicine")
    await to_mom(chat, 4)
    await chat.types("/pause 2")

    text = (await chat.types(typed)).text.text

    assert [f"#{number}" for number in range(1, 5) if f"#{number}" in text] == found


async def test_filters_are_typed_in_the_persons_language_too(chat: Conversation) -> None:
    await schedules(chat, 2)
    await chat.types("/pause 1")
    await chat.types("/language de")

    text = (await chat.types("/list pausiert")).text.text

    assert "#1" in text
    assert "#2" not in text


async def test_the_words_of_a_search_stay_while_pages_turn_and_cards_open(chat: Conversation) -> None:
    await schedules(chat, 10)
    await chat.types("/schedule tomorrow 9:00 something else")

    found = await chat.types("/list thing " + "t" * 3)
    assert "in none of them" in found.text.text
    found = await chat.types("/list Thing")
    second = await chat.pushes(found, "›")
    back = await chat.pushes(await chat.pushes(second, "#10"), "‹ List")

    assert "“Thing”" in back.text.text
    assert "something else" not in back.text.text
    assert all(len(b.action.encode()) <= 64 for row in back.buttons for b in row)


async def test_a_search_from_long_ago_says_so(chat: Conversation) -> None:
    await schedules(chat, 9)
    found = await chat.types("/list Thing")
    await rows.run(chat.store, "UPDATE drafts SET expires_at = now() - interval '1 second'")

    reply = await chat.pushes(found, "›")

    assert "long ago" in reply.toast
    assert not reply.text.text


async def test_what_is_passed_on_as_it_is_is_neither_shown_nor_searched(chat: Conversation) -> None:
    await schedules(chat, 1)
    await rows.run(chat.store, "UPDATE schedules SET opaque = true")

    assert "Thing" not in (await chat.types("/list")).text.text
    assert "in none of them" in (await chat.types("/list thing")).text.text


async def test_nobody_of_that_name_is_said(chat: Conversation) -> None:
    assert "nobody called @bob" in (await chat.types("/list @bob")).text.text


ENDS = ("sent", "failed", "unconfirmed", "expired")


async def over(chat: Conversation) -> None:
    """One of each end, by their numbers; the fifth is cancelled, the sixth waits."""
    await schedules(chat, 6)
    for number, state in enumerate(ENDS, 1):
        await rows.run(
            chat.store,
            "UPDATE deliveries SET state = CAST(:state AS delivery_state), due_at = now() - interval '1 hour' "
            "WHERE schedule_id = :number",
            state=state,
            number=number,
        )
    await chat.types("/cancel 5")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/list past", ["#1", "#2", "#3", "#4", "#5"]),
        ("/list sent", ["#1"]),
        ("/list failed", ["#2"]),
        ("/list unsure", ["#3"]),
        ("/list late", ["#4"]),
        ("/list cancelled", ["#5"]),
    ],
)
async def test_what_is_over_is_listed_with_what_became_of_it(chat: Conversation, typed: str, found: list[str]) -> None:
    await over(chat)

    text = (await chat.types(typed)).text.text

    assert [f"#{number}" for number in range(1, 7) if f"#{number} " in text] == found


async def test_the_marks_of_the_past_are_explained(chat: Conversation) -> None:
    await over(chat)

    shown = await chat.types("/list past")

    assert shown.text.text.splitlines()[-1] == "✗ failed · ⊘ cancelled · ⌛ too late, not sent · ? may have arrived"
    assert "Select" not in buttons(shown)


async def test_a_series_whose_latest_message_failed_is_among_the_failed(chat: Conversation) -> None:
    await chat.types("/schedule daily at 10:00 Drink water")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'failed', occurrence = now() - interval '1 day'")
    await chat.types("/edit 1 daily at 11:00")

    assert "#1" in (await chat.types("/list failed")).text.text
    assert "#1" in (await chat.types("/list")).text.text


async def test_what_was_moved_to_an_earlier_time_and_sent_was_not_cancelled(chat: Conversation) -> None:
    await chat.types("/schedule in 5 hours Drink water")
    await chat.types("/edit 1 in 2 hours")
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent', sent_at = now() WHERE state = 'queued'")

    assert "✓" in (await chat.types("/list past")).text.text
    assert "sent" in (await chat.pushes(await chat.types("/list past"), "#1")).text.text


async def test_the_filter_offers_states_people_and_what_is_chosen(chat: Conversation) -> None:
    await schedules(chat, 3)
    await to_mom(chat, 2)

    offered = await chat.pushes(await chat.types("/list"), "Filter")
    mom = await chat.pushes(offered, "Mom · 1")
    again = await chat.pushes(mom, "Filter")

    assert {"✓ Scheduled", "Paused", "Failed", "Me · 2", "Mom · 1"} <= set(buttons(offered))
    assert mom.text.text.startswith("Scheduled · 1 · → Mom")
    assert "✓ Mom · 1" in buttons(again)
    assert "Nothing" not in (await chat.pushes(again, "Everybody")).text.text


async def test_platforms_are_offered_when_there_is_more_than_one(chat: Conversation) -> None:
    await schedules(chat, 2)
    assert "Telegram" not in buttons(await chat.pushes(await chat.types("/list"), "Filter"))
    await to_mom(chat, 2)
    await rows.run(chat.store, "INSERT INTO accounts (platform, external_id) VALUES ('whatsapp', '49')")
    await rows.run(
        chat.store,
        "UPDATE addresses SET account_id = (SELECT id FROM accounts WHERE platform = 'whatsapp') WHERE kind = 'person'",
    )

    offered = await chat.pushes(await chat.types("/list"), "Filter")

    shown = await chat.pushes(offered, "Whatsapp")
    assert shown.text.text.startswith("Scheduled · 1 · Whatsapp")


async def test_an_empty_filter_says_so_and_leads_out(chat: Conversation) -> None:
    await schedules(chat, 1)

    reply = await chat.types("/list paused")

    assert "there is nothing here" in reply.text.text
    assert "Thing 1" in (await chat.pushes(reply, "Everything scheduled")).text.text


async def test_in_a_group_everybody_sees_whose_message_it_is(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 18:00 Training", where=GROUP)
    await chat.types("/schedule tomorrow 19:00 Bring water", where=GROUP, who="2002")
    await chat.types("/schedule tomorrow 20:00 Private")

    shown = await chat.types("/list", where=GROUP, who="3003")

    assert "#1 18:00 Ana: Training" in shown.text.text
    assert "#1 19:00 Ben: Bring water" in shown.text.text
    assert "Private" not in shown.text.text
    assert labels(shown) == [["Ana #1", "Ben #1"], ["Filter"]]


async def test_in_a_group_only_the_author_and_admins_open_a_card(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 18:00 Training", where=GROUP)
    chat.far_side.memberships[GROUP, "3003"] = Membership(inside=True, admin=True, may_write=True)
    shown = await chat.types("/list", where=GROUP)

    assert "Only the person" in (await chat.pushes(shown, "Ana #1", where=GROUP, who="2002")).toast
    assert "Training" in (await chat.pushes(shown, "Ana #1", where=GROUP, who="3003")).text.text


async def test_a_group_is_searched_without_the_persons_other_messages(chat: Conversation) -> None:
    await chat.types("/schedule tomorrow 18:00 Training", where=GROUP)
    await chat.types("/schedule tomorrow 20:00 Training alone")

    shown = await chat.types("/list training", where=GROUP, who="2002")

    assert shown.text.text.startswith("Scheduled · 1")


async def test_an_answer_to_a_list_is_about_none_of_its_messages(chat: Conversation) -> None:
    await schedules(chat, 2)

    await chat.answers(await chat.types("/list"), "delete")

    assert await rows.one(chat.store, "SELECT count(*) FROM deliveries WHERE state = 'queued'") == 2


@pytest.mark.parametrize("action", ["list:", "list:x", "list:0.z", "list:999999.o", "filter:", "list:1.o.q9"])
async def test_a_list_that_never_was_does_no_harm(chat: Conversation, action: str) -> None:
    await schedules(chat, 1)

    reply = await chat.presses(action)

    assert reply.text.text or reply.toast


@pytest.mark.parametrize(
    "view", [View(), View(3, "p"), View(1, "x", 12), View(2, "o", None, "whatsapp", 77), View(9, "f", 1, "telegram")]
)
def test_a_view_is_read_back_from_its_button(view: View) -> None:
    assert View.of(str(view)) == view


async def test_what_repeats_an_unanswered_reminder_is_no_message_of_its_own(chat: Conversation) -> None:
    await schedules(chat, 1)
    await rows.run(chat.store, "UPDATE deliveries SET state = 'sent', sent_at = now()")
    await rows.run(
        chat.store,
        """INSERT INTO deliveries
               (schedule_id, recipient_id, address_id, user_id, account_id, occurrence, due_at, chases)
           SELECT schedule_id, recipient_id, address_id, user_id, account_id, now(), now() + interval '1 hour', id
           FROM deliveries""",
    )

    assert "Nothing is scheduled" in (await chat.types("/list")).text.text
    assert "#1" in (await chat.types("/list sent")).text.text
