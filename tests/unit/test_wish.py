"""The terms on which a message is sent when nothing is said about them."""

from __future__ import annotations

import pytest

from carillon.delivery.states import OnUnknown
from carillon.schedules.wish import Nag, Terms, customary
from carillon.store.tables import Address, Schedule, User


def test_ones_own_reminder_comes_however_late() -> None:
    terms = customary(User(default_lateness=60.0), Address(kind="self"))

    assert (terms.max_lateness, terms.on_unknown) == (None, OnUnknown.RETRY_ONCE)


@pytest.mark.parametrize(("setting", "seconds"), [(None, 1800.0), (3600.0, 3600.0)])
@pytest.mark.parametrize("kind", ["person", "group"])
def test_a_message_to_others_may_be_half_an_hour_late_or_what_its_author_set(
    kind: str, setting: float | None, seconds: float
) -> None:
    terms = customary(User(default_lateness=setting), Address(kind=kind))

    assert (terms.max_lateness, terms.on_unknown) == (seconds, OnUnknown.ASK)


@pytest.mark.parametrize(
    "terms",
    [
        Terms(),
        Terms(
            max_lateness=60.0,
            on_unknown=OnUnknown.ASK,
            priority=0,
            thread="5",
            silent=True,
            protected=True,
            opaque=True,
            nag=Nag(600.0, 3, 7),
        ),
    ],
)
def test_terms_are_read_back_from_a_schedule_as_they_were_written(terms: Terms) -> None:
    assert Terms.of(Schedule(**terms.columns())) == terms
