"""Every message survives every phrase: the corpus' phrases with other messages, many of which look like time."""

from dataclasses import replace
from itertools import cycle

import pytest

from tests.unit.when_corpus import CORPORA, Case, answer, read_corpus

MESSAGES = [
    "call Ana",
    "buy 2 tickets for the opera",
    "read chapter 5",
    "send 3 invoices to Bob",
    "meeting with April about May's budget",
    "go to the gym with Jan",
    "submit the Q3 report",
    "run 5k",
    "renew car insurance (policy 12-345)",
    "call +1 415 555 0100",
    "return The 9/11 Report to the library",
    "watch Friday Night Lights",
    "fix the 2nd door",
    "cook dinner for 8 people",
    "walk the dog for 30 minutes",
    "finish the 100 page draft",
    "book flight BA 1430",
    "buy sun cream",
    "ask for a second opinion",
    "review PR #1234",
    "bake bread at 220 degrees",
    "do 3 sets of 12 push-ups",
    "prepare slides for the monday meeting",
    "pay $20 to Tom",
    "set the table",
    "order new tires",
    "buy milk, eggs and bread",
    "stretch",
    "feed the cat in the morning room",
    "talk to March Hare",
    "write a daily summary",
    "every little thing she does",
    "lunch with Sat Kumar",
    "cancel the monthly subscription",
    "buy 1 kg of rice",
    "get a 3 day pass",
    "check version 2.10",
    "log the hours worked 🎉",
]


def _with_other_message(case: Case, message: str) -> Case | None:
    meant, _, own = case.answer.partition(" | ")
    if meant == "none" or not own or case.text.count(own) != 1:
        return None
    return replace(case, text=case.text.replace(own, message), answer=f"{meant} | {message}")


@pytest.mark.parametrize("kind", ["once", "series"])
def test_every_message_survives_every_phrase(kind):
    messages = cycle(MESSAGES)
    misread = []
    for case in read_corpus(CORPORA / f"en.{kind}.txt"):
        for _ in range(3):
            other = _with_other_message(case, next(messages))
            if other is not None and (got := answer(other)) != other.answer:
                misread.append(f"{other.text}\n    meant {other.answer}\n    read  {got}")

    assert not misread, "\n".join(misread)
