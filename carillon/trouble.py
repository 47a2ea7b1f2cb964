"""What a process cannot mend by itself, kept in Redis for a minute and a half so that `carillon doctor` can say it."""

from __future__ import annotations

import redis
import redis.asyncio
import structlog
from redis.exceptions import RedisError

SECONDS = 90

log = structlog.get_logger()


class Trouble:
    """The trouble that one part of Carillon has."""

    def __init__(self, client: redis.asyncio.Redis, part: str) -> None:
        self._redis = client
        self._key = key(part)
        self._told = False

    async def tell(self, sentence: str) -> None:
        """Say what is wrong, for as long as it is said again and again."""
        self._told = True
        try:
            await self._redis.set(self._key, sentence, ex=SECONDS)
        except (RedisError, OSError) as error:
            log.warning("trouble_untold", error=type(error).__name__)

    async def over(self) -> None:
        """Take it back."""
        if not self._told:
            return
        self._told = False
        try:
            await self._redis.delete(self._key)
        except (RedisError, OSError) as error:
            log.warning("trouble_untold", error=type(error).__name__)


def told(redis_url: str, part: str, *, patience: float) -> str | None:
    """Return what is wrong with a part, as it said itself; None when all is well, or Redis does not answer."""
    try:
        with redis.Redis.from_url(redis_url, socket_timeout=patience, socket_connect_timeout=patience) as client:
            found = client.get(key(part))
    except (RedisError, OSError):
        return None
    return found.decode() if isinstance(found, bytes) else None


def key(part: str) -> str:
    """Return where the trouble of a part is kept."""
    return f"carillon:trouble:{part}"
