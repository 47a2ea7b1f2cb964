"""The platforms there are. A new one is a handler module and one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carillon.config import Settings
from carillon.content.message import Content
from carillon.delivery.pacing import Rates
from carillon.platforms import telegram
from carillon.platforms.base import Handler, TooMuch
from carillon.platforms.telegram_media import MOST_TEXT, too_much


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform: its limits, which account the settings configure on it, and how to open its handler.

    `rates` says how often the platform may be called: over the account, and in each conversation. `too_much` says
    why it can never send something.
    """

    name: str
    text_limit: int  # UTF-16 units
    too_much: Callable[[Content], TooMuch | None]
    rates: Callable[[Settings], Rates]
    account: Callable[[Settings], str | None]
    open: Callable[[Settings], Handler]


def _telegram_account(settings: Settings) -> str | None:
    token = settings.telegram_bot_token
    return telegram.account_of(token.get_secret_value()) if token else None


def _telegram_rates(settings: Settings) -> Rates:
    return telegram.rates(settings.telegram_rate)


def _open_telegram(settings: Settings) -> Handler:
    token = settings.telegram_bot_token
    if token is None:
        raise ValueError("Telegram is not configured")
    # Answers to people share the connections with scheduled messages, hence a few more than there are slots.
    connections = settings.worker_slots + 20
    return telegram.TelegramHandler(token.get_secret_value(), settings.telegram_api_url, connections=connections)


PLATFORMS: dict[str, Platform] = {
    platform.name: platform
    for platform in (Platform("telegram", MOST_TEXT, too_much, _telegram_rates, _telegram_account, _open_telegram),)
}


def configured(settings: Settings) -> list[tuple[Platform, str]]:
    """Return the platforms that the settings name an account for, with that account's own id."""
    found = ((platform, platform.account(settings)) for platform in PLATFORMS.values())
    return [(platform, account) for platform, account in found if account]
