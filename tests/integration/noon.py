"""A zone where it is about noon, so that a test about a day has hours before and behind."""

from __future__ import annotations

from datetime import UTC, datetime


def zone_at_noon() -> str:
    """Return the name of a zone whose clock shows twelve and some minutes."""
    ahead = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "UTC"  # the names count westwards (IANA, file etcetera)
