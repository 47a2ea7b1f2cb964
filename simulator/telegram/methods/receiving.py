"""Receiving updates: long polling and webhooks exclude each other."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.schema import BOOLEAN, INTEGER, STRING, Array
from simulator.telegram.bot import Bot
from simulator.telegram.envelope import bad_request, conflict, too_strict
from simulator.telegram.method import FILE, Described, Method, Query
from simulator.telegram.updates import KINDS
from simulator.telegram.webhook import Target

_LONGEST_POLL = 50  # seconds; a longer timeout is taken as this, as on Telegram's server
_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_KINDS = Array(STRING)


async def get_updates(query: Query) -> list[dict[str, Any]]:
    """https://core.telegram.org/bots/api#getupdates."""
    bot = query.bot
    if bot.webhook.target is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    limit = min(max(query.get("limit", 100), 1), 100)
    timeout = min(max(query.get("timeout", 0), 0), _LONGEST_POLL)
    _remember_kinds(query)
    bot.updates.confirm(query.get("offset", 0))
    if timeout and not bot.updates.pending(1):
        await bot.poller.wait(timeout)
    return [update.json() for update in bot.updates.pending(limit)]


async def set_webhook(query: Query) -> Described:
    """https://core.telegram.org/bots/api#setwebhook. Plain HTTP and any port are fine, as on a self-hosted server."""
    url = query.get("url", "")
    if not url:
        return await delete_webhook(query)
    target = Target(
        _checked_url(url),
        _checked_secret(query.get("secret_token", "")),
        min(max(query.get("max_connections", 40), 1), 100),
        query.get("ip_address", ""),
        has_certificate="certificate" in query.uploads,
    )
    _remember_kinds(query)
    if query.get("drop_pending_updates"):
        query.bot.updates.clear()
    if target == query.bot.webhook.target:
        return Described(result=True, description="Webhook is already set")
    query.bot.poller.interrupt("terminated by setWebhook request")
    await query.bot.webhook.point_at(target)
    return Described(result=True, description="Webhook was set")


async def delete_webhook(query: Query) -> Described:
    """https://core.telegram.org/bots/api#deletewebhook."""
    if query.get("drop_pending_updates"):
        query.bot.updates.clear()
    if query.bot.webhook.target is None:
        return Described(result=True, description="Webhook is already deleted")
    await query.bot.webhook.point_at(None)
    return Described(result=True, description="Webhook was deleted")


def get_webhook_info(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getwebhookinfo."""
    return _info(query.bot)


def _info(bot: Bot) -> dict[str, Any]:
    return bot.webhook.info()


def _remember_kinds(query: Query) -> None:
    kinds = query.get("allowed_updates")
    if kinds is None:
        return
    unknown = sorted(set(kinds) - KINDS)
    if unknown:
        raise too_strict(f'there are no updates of type "{unknown[0]}"')
    query.bot.updates.allow(kinds)


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        complete = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        complete = False
    if not complete:
        raise bad_request("invalid webhook URL specified")
    return url


def _checked_secret(secret: str) -> str:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if _SECRET.fullmatch(secret) is None:
        raise bad_request("secret token contains unallowed characters")
    return secret


METHODS = (
    Method(
        "getUpdates",
        get_updates,
        {"offset": INTEGER, "limit": INTEGER, "timeout": INTEGER, "allowed_updates": _KINDS},
    ),
    Method(
        "setWebhook",
        set_webhook,
        {
            "url": STRING,
            "certificate": FILE,
            "ip_address": STRING,
            "max_connections": INTEGER,
            "allowed_updates": _KINDS,
            "drop_pending_updates": BOOLEAN,
            "secret_token": STRING,
        },
    ),
    Method("deleteWebhook", delete_webhook, {"drop_pending_updates": BOOLEAN}),
    Method("getWebhookInfo", get_webhook_info),
)
