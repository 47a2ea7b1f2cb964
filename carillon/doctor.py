"""`carillon doctor`: looks at everything a process needs, and says of each what is fine or what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import psycopg
import redis

from carillon.config import Settings
from carillon.introduction import NotIntroduced, bot_name, webhook
from carillon.keys import FILE
from carillon.redaction import scrub
from carillon.store.embedded.running import running_urls
from carillon.store.migrations import head
from carillon.trouble import told

OLDEST_POSTGRES = 15
SECONDS = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about one part."""

    part: str
    fine: bool
    text: str


def examine(settings: Settings) -> list[Finding]:
    """Return a finding for each part; takes a few seconds at most for one that does not answer."""
    urls = running_urls(settings.home)
    postgres_url = settings.database_url or urls.get("database_url")
    redis_url = settings.redis_url or urls.get("redis_url")
    parts: dict[str, Callable[[], tuple[bool, str]]] = {
        "settings": lambda: (True, f"in order; data in {settings.home}, zone {settings.zone}"),
        "keys": lambda: _keys(settings),
        "PostgreSQL": lambda: _postgres(postgres_url) if postgres_url else _not_yet("DATABASE_URL"),
        "Redis": lambda: _redis(redis_url) if redis_url else _not_yet("REDIS_URL"),
        "Telegram": lambda: _telegram(settings, redis_url),
    }
    return [Finding(part, *look()) for part, look in parts.items()]


def _not_yet(variable: str) -> tuple[bool, str]:
    return True, f"not running; `carillon up` brings one along, since {variable} is not set"


def _keys(settings: Settings) -> tuple[bool, str]:
    if not settings.keys:
        return True, f"none yet; `carillon up` makes one in {settings.home / FILE}"
    first, *others = settings.keys
    return True, f'"{first}" seals messages' + (f", {len(others)} more can open them" if others else "")


def _postgres(url: str) -> tuple[bool, str]:
    try:
        with psycopg.connect(url, connect_timeout=SECONDS) as connection:
            major = connection.info.server_version // 10000
            schema = _revision(connection)
    except psycopg.Error as error:
        return False, f"cannot be used: {_first_line(error)}. Start it, or correct DATABASE_URL."
    if major < OLDEST_POSTGRES:
        return False, f"is version {major}. Use version {OLDEST_POSTGRES} or newer."
    if schema != head():
        return False, f"version {major}, but its tables are at {schema or 'nothing'}. Run `carillon migrate`."
    return True, f"version {major}, tables at {schema}"


def _revision(connection: psycopg.Connection) -> str | None:
    if connection.execute("SELECT to_regclass('alembic_version')").fetchone() == (None,):
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def _redis(url: str) -> tuple[bool, str]:
    try:
        with redis.Redis.from_url(url, socket_timeout=SECONDS, socket_connect_timeout=SECONDS) as client:
            about = client.info("server")
    except (redis.RedisError, OSError) as error:
        return False, f"cannot be used: {_first_line(error)}. Start it, or correct REDIS_URL."
    name = about.get("server_name", "redis")
    return True, f"{name} {about.get(f'{name}_version', about['redis_version'])}"


def _telegram(settings: Settings, redis_url: str | None) -> tuple[bool, str]:
    if settings.telegram_bot_token is None:
        return True, "no TELEGRAM_BOT_TOKEN; `carillon up` starts the simulator instead"
    token = settings.telegram_bot_token.get_secret_value()
    try:
        name = bot_name(token, settings.telegram_api_url)
        url, error = webhook(token, settings.telegram_api_url)
    except NotIntroduced as problem:
        return False, str(problem)
    wrong = told(redis_url, "telegram", patience=SECONDS) if redis_url else None
    wrong = wrong or _webhook(settings.telegram_webhook_url, url, error)
    return (False, f"the bot is @{name}. {wrong}") if wrong else (True, f"the bot is @{name}")


def _webhook(wanted: str | None, url: str, error: str) -> str | None:
    """Return what is wrong with where Telegram brings messages."""
    if url and not wanted:
        return (
            f"Telegram brings its messages to {urlsplit(url).hostname}. "
            "`carillon bot` ends that when it starts; if it runs already, stop the other program."
        )
    if wanted and url != wanted:
        return "Telegram does not bring its messages to TELEGRAM_WEBHOOK_URL. Start `carillon bot`, which asks for it."
    return f"Telegram could not bring a message: {scrub(error)}" if wanted and error else None


def _first_line(error: object) -> str:
    lines = scrub(str(error)).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__
