"""The buttons under a delivered reminder to oneself, as it leaves and after it was acknowledged."""

from __future__ import annotations

from functools import cache

from carillon.language import translations
from carillon.platforms.base import Button, Buttons


@cache
def _labels(language: str) -> tuple[str, str, str]:
    say = translations(language).gettext
    return say("Done ✓"), say("Snooze"), say("Skip")


def under(language: str, mark: str, *, step: int = 0, steps: int = 0) -> Buttons:
    """Return what can be done about a reminder, `mark` being its tag; one that chases says the how-manieth it is."""
    done, snooze, skip = _labels(language)
    others = (Button(snooze, f"snooze:{mark}"), Button(skip, f"pass:{mark}"))
    if step:
        return ((Button(f"{done} · 🔔 {step}/{steps}", f"done:{mark}"),), others)
    return ((Button(done, f"done:{mark}"), *others),)


def settled(label: str, mark: str) -> Buttons:
    """Return the one quiet button of a reminder that needs nothing more; it takes that back."""
    return ((Button(label, f"undone:{mark}"),),)
