"""Scripts that Redis runs, sent by their digest; a Redis that was flushed or restarted gets the text again."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha1
from importlib import resources
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import NoScriptError

Given = int | str | bytes


class Script:
    """One of this package's `.lua` files, behind what they all begin with."""

    def __init__(self, redis: Redis, name: str) -> None:
        folder = resources.files(__package__)
        self._redis = redis
        self._text = "\n".join((folder / f"{part}.lua").read_text(encoding="utf-8") for part in ("moment", name))
        self._digest = sha1(self._text.encode(), usedforsecurity=False).hexdigest()  # Redis's own name for it

    async def __call__(self, keys: Sequence[str], given: Sequence[Given]) -> list[Any]:
        """Run it. Raises what redis-py raises."""
        try:
            return await self._run("EVALSHA", self._digest, keys, given)
        except NoScriptError:
            return await self._run("EVAL", self._text, keys, given)

    async def _run(self, command: str, script: str, keys: Sequence[str], given: Sequence[Given]) -> list[Any]:
        answer: list[Any] = await self._redis.execute_command(  # type: ignore[no-untyped-call] # redis-py has no types here
            command, script, len(keys), *keys, *given
        )
        return answer
