"""When a message may come again, at one press: what a person's clock offers. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from carillon.when.zones import localise, zone_info

EVENING = time(20)
SHORTEST = timedelta(minutes=1)  # a gap that is worth repeating

TEN_MINUTES, HOUR, THIS_EVENING, TOMORROW, SAME_GAP = "10m", "1h", "evening", "tomorrow", "gap"


def offered(now: datetime, zone: str, morning: time, gap: timedelta | None) -> dict[str, datetime]:
    """Return the moments ahead of `now` (aware) by their names; `gap` is the one to repeat, if any."""
    today = now.astimezone(zone_info(zone)).date()
    evening, _ = localise(datetime.combine(today, EVENING), zone)
    tomorrow, _ = localise(datetime.combine(today + timedelta(days=1), morning), zone)
    moments = {TEN_MINUTES: now + timedelta(minutes=10), HOUR: now + timedelta(hours=1)}
    if evening > now:
        moments[THIS_EVENING] = evening
    moments[TOMORROW] = tomorrow
    if gap and gap >= SHORTEST:
        moments[SAME_GAP] = now + gap
    return moments
