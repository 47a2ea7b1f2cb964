"""Asks Telegram whose token we have, in the simplest way there is: no library, a few seconds at most."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from typing import Any

from carillon.errors import CarillonError
from carillon.redaction import scrub

SECONDS = 5


class NotIntroduced(CarillonError):
    """Telegram did not say who the bot is."""


def bot_name(token: str, api_url: str) -> str:
    """Return the bot's username by getMe (https://core.telegram.org/bots/api#getme); raise NotIntroduced."""
    return str(_field(_ask(token, api_url, "getMe"), "username", api_url))


def webhook(token: str, api_url: str) -> tuple[str, str]:
    """Return where Telegram brings updates, empty when it does not, and what went wrong last, empty for nothing.

    By getWebhookInfo (https://core.telegram.org/bots/api#getwebhookinfo); raise NotIntroduced.
    """
    info = _ask(token, api_url, "getWebhookInfo")
    return str(_field(info, "url", api_url)), str(info.get("last_error_message", ""))


def _ask(token: str, api_url: str, method: str) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(f"{api_url}/bot{token}/{method}", timeout=SECONDS) as answer:  # noqa: S310 (http alone)
            result = json.load(answer)["result"]
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in (401, 404):  # Telegram answers 404 to a token that it cannot even read
            raise NotIntroduced(
                "Telegram refuses TELEGRAM_BOT_TOKEN. Ask @BotFather for the right one with /token."
            ) from None
        raise NotIntroduced(f"{api_url} answers {error.code}. Try again later.") from None
    except (OSError, http.client.HTTPException) as error:
        reason = scrub(str(getattr(error, "reason", error)))
        raise NotIntroduced(f"{api_url} cannot be reached: {reason}. Look at the network.") from None
    except (ValueError, KeyError, TypeError):
        raise _no_bot_api(api_url) from None
    if not isinstance(result, dict):
        raise _no_bot_api(api_url)
    return result


def _field(result: dict[str, Any], name: str, api_url: str) -> Any:
    if name not in result:
        raise _no_bot_api(api_url)
    return result[name]


def _no_bot_api(api_url: str) -> NotIntroduced:
    return NotIntroduced(f"{api_url} is no Bot API. Correct TELEGRAM_API_URL.")
