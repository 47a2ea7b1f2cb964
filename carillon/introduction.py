"""Asks Telegram whose token we have, in the simplest way there is: no library, a few seconds at most."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request

from carillon.errors import CarillonError
from carillon.redaction import scrub

SECONDS = 5


class NotIntroduced(CarillonError):
    """Telegram did not say who the bot is."""


def bot_name(token: str, api_url: str) -> str:
    """Return the bot's username by getMe (https://core.telegram.org/bots/api#getme); raise NotIntroduced."""
    try:
        with urllib.request.urlopen(f"{api_url}/bot{token}/getMe", timeout=SECONDS) as answer:  # noqa: S310 (http alone)
            return str(json.load(answer)["result"]["username"])
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
        raise NotIntroduced(f"{api_url} is no Bot API. Correct TELEGRAM_API_URL.") from None
