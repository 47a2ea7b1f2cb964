"""Webhook mode: Telegram brings updates to the API, and proves with a secret that it is Telegram."""

from __future__ import annotations

import hashlib
import hmac

from carillon.config import Settings

HEADER = "X-Telegram-Bot-Api-Secret-Token"  # https://core.telegram.org/bots/api#setwebhook
PATH = "/telegram/webhook"


def secret(settings: Settings) -> str:
    """Return the secret token: the one that is set, else one that follows from the bot's token and says nothing of it.

    Raises ValueError without a bot's token.
    """
    if settings.telegram_webhook_secret:
        return settings.telegram_webhook_secret.get_secret_value()
    if settings.telegram_bot_token is None:
        raise ValueError("there is no bot to have a webhook")
    token = settings.telegram_bot_token.get_secret_value()
    return hmac.new(token.encode(), b"carillon webhook", hashlib.sha256).hexdigest()


def proves(given: str, wanted: str) -> bool:
    """Whether the secret is the right one, in the same time for every wrong one."""
    return hmac.compare_digest(given.encode(), wanted.encode())
