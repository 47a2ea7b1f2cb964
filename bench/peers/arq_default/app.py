"""One arq job a message, deferred to its due time, with arq's and python-telegram-bot's defaults throughout."""

import os
from typing import Any

from arq.connections import RedisSettings
from psycopg_pool import AsyncConnectionPool
from telegram import Bot


async def startup(ctx: dict[str, Any]) -> None:
    """Open the bot and the database."""
    ctx["bot"] = Bot(os.environ["TELEGRAM_BOT_TOKEN"], base_url=f"{os.environ['TELEGRAM_API_URL']}/bot")
    await ctx["bot"].initialize()
    ctx["database"] = AsyncConnectionPool(os.environ["PEER_DATABASE_URL"], open=False)
    await ctx["database"].open()


async def shutdown(ctx: dict[str, Any]) -> None:
    """Close both."""
    await ctx["bot"].shutdown()
    await ctx["database"].close()


async def send(ctx: dict[str, Any], message_id: int) -> None:
    """Send one message and record that it was sent."""
    async with ctx["database"].connection() as database:
        wanted = await database.execute(
            "SELECT chat_id, body FROM messages WHERE id = %s AND status = 'pending'", (message_id,)
        )
        found = await wanted.fetchone()
    if found is None:
        return
    await ctx["bot"].send_message(found[0], found[1])
    async with ctx["database"].connection() as database:
        await database.execute("UPDATE messages SET status = 'sent', sent_at = now() WHERE id = %s", (message_id,))
        await database.execute("INSERT INTO attempts (message_id, outcome) VALUES (%s, 'ok')", (message_id,))


class WorkerSettings:
    """What arq's command line reads."""

    functions = (send,)
    on_startup = startup
    on_shutdown = shutdown
    redis_settings = RedisSettings.from_dsn(os.environ["PEER_BROKER_URL"])
