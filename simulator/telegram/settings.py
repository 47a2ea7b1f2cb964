"""What can be changed while the simulator runs: `POST /sim/settings {"telegram": {…}}`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(slots=True)
class Settings:
    """Rates as in https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this.

    Telegram gives no figures for how long a burst in one chat may be and how long a callback query stays answerable;
    those two are this simulator's choice.
    """

    rate_limits: bool = True
    chat_per_second: float = 1.0
    chat_burst: int = 5
    group_per_minute: int = 20
    per_second: int = 30
    answer_delay_ms: float = 0.0
    callback_query_seconds: float = 30.0
    privacy_mode: bool = True
    messages_kept: int = 100_000
    calls_kept: int = 20_000

    def describe(self) -> dict[str, Any]:
        """Every setting by name."""
        return asdict(self)

    def configure(self, changes: dict[str, Any]) -> None:
        """Take the changes, all or none; raises `ValueError` naming the first that does not fit."""
        kinds = {each.name: type(each.default) for each in fields(self)}
        for name, value in changes.items():
            if name not in kinds:
                raise ValueError(f'telegram has no setting "{name}"; there are {", ".join(kinds)}')
            _check(name, value, kinds[name])
        for name, value in changes.items():
            setattr(self, name, value)


def _check(name: str, value: Any, kind: type) -> None:
    if kind is bool:
        if not isinstance(value, bool):
            raise ValueError(f"{name} must be true or false")
        return
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole and not (kind is float and isinstance(value, float)):
        raise ValueError(f"{name} must be a {'whole number' if kind is int else 'number'}")
    if value < 0 or (value == 0 and name not in {"answer_delay_ms", "callback_query_seconds"}):
        raise ValueError(f"{name} must be above zero")
