"""From a location pin to the time zone around it. The pin is neither kept nor logged, here or by whoever calls."""

from __future__ import annotations

from tzfpy import get_tz

from carillon.when.zones import names


def zone_at(latitude: float, longitude: float) -> str | None:
    """Return the IANA zone of a location in degrees (WGS 84), the nautical `Etc/GMT±n` at sea.

    None for numbers that are no location, and for a zone newer than our tzdata. Borders are true to about 100 m;
    where two zones claim one place, the official one wins. The borders (36 MB) are loaded at the first call.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    zone = get_tz(longitude, latitude)
    return zone if zone in names() else None
