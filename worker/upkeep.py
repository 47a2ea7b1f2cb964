"""What arq runs by the clock: rescue, forgotten conversations, what people are told, what is over or old.

Each function does one bounded piece and returns how much that was; running twice, or in two workers, does no harm.
"""

from __future__ import annotations

from typing import Any

import structlog
from arq.cron import CronJob, cron
from sqlalchemy import text

from carillon import metrics
from carillon.chat import inbox
from carillon.chat.desk import Desk
from carillon.delivery import ledger
from carillon.store.engine import SYSTEM, Store
from worker.notices import close_missed, tell_failures

log = structlog.get_logger()

# Telegram repeats what was not acknowledged for a day: the keys must be kept for longer than that.
INBOX_DAYS = 7

FINISH = text("""
    UPDATE schedules SET state = 'finished', updated_at = now()
    WHERE id IN (
        SELECT s.id FROM schedules AS s
        WHERE s.state = 'active' AND s.created_at < now() - interval '1 minute' AND NOT EXISTS (
            SELECT FROM deliveries AS d WHERE d.schedule_id = s.id AND d.state IN ('queued', 'accepted', 'unconfirmed'))
        LIMIT 1000)
""")
PRUNE_INBOX = text("""
    DELETE FROM inbox WHERE id IN (
        SELECT id FROM inbox WHERE answered_at < now() - :days * interval '1 day' ORDER BY id LIMIT 5000)
""")

PRUNE_DRAFTS = text("""
    DELETE FROM drafts WHERE id IN (
        SELECT id FROM drafts WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT 5000)
""")

PRUNE_INVITES = text("""
    DELETE FROM invites WHERE code_hash IN (
        SELECT code_hash FROM invites WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT 5000)
""")

# History is kept for a season; the deliveries themselves, and with them every count, stay.
HISTORY_DAYS = 90
PRUNE_EVENTS = text("""
    DELETE FROM events WHERE id IN (
        SELECT e.id FROM events AS e JOIN deliveries AS d ON d.id = e.delivery_id
        WHERE e.at < now() - :days * interval '1 day' AND d.state NOT IN ('queued', 'accepted', 'unconfirmed')
        LIMIT 5000)
""")
PRUNE_ATTEMPTS = text("""
    DELETE FROM attempts WHERE (delivery_id, number) IN (
        SELECT a.delivery_id, a.number FROM attempts AS a JOIN deliveries AS d ON d.id = a.delivery_id
        WHERE a.started_at < now() - :days * interval '1 day' AND d.state NOT IN ('queued', 'accepted', 'unconfirmed')
        LIMIT 5000)
""")


async def rescue(ctx: dict[str, Any]) -> int:
    """Free deliveries whose worker ended before it reported."""
    store: Store = ctx["store"]
    async with store.hot() as db:
        freed = await ledger.rescue(db)
    if freed:
        metrics.RESCUED.inc(freed)
        log.warning("rescued", deliveries=freed)
    return freed


async def sweep_inbox(ctx: dict[str, Any]) -> int:
    """Ring again for conversations that nobody is answering: the bell was lost, or whoever answered has ended."""
    store: Store = ctx["store"]
    desk: Desk = ctx["desk"]
    async with store.transaction(SYSTEM) as session:
        waiting = await inbox.waiting(session)
    for account_id, conversation in waiting:
        await desk.doorbell.answer(account_id, conversation)
    return len(waiting)


async def finish_schedules(ctx: dict[str, Any]) -> int:
    """Mark schedules that have nothing left to send."""
    return await _run(ctx, FINISH, {})


async def prune(ctx: dict[str, Any]) -> int:
    """Delete a batch of what is too old: answered inbox rows, questions and links of which nothing came, history."""
    deleted = await _run(ctx, PRUNE_INBOX, {"days": INBOX_DAYS})
    for unused in (PRUNE_DRAFTS, PRUNE_INVITES):
        deleted += await _run(ctx, unused, {})
    for statement in (PRUNE_EVENTS, PRUNE_ATTEMPTS):
        deleted += await _run(ctx, statement, {"days": HISTORY_DAYS})
    return deleted


async def _run(ctx: dict[str, Any], statement: Any, given: dict[str, Any]) -> int:
    store: Store = ctx["store"]
    async with store.hot() as db:
        return int((await db.execute(statement, given)).rowcount)


CRON: list[CronJob] = [
    cron(rescue, second=set(range(0, 60, 5)), keep_result=0, max_tries=1, timeout=25, run_at_startup=True),
    cron(sweep_inbox, second=set(range(2, 60, 5)), keep_result=0, max_tries=1, timeout=25, run_at_startup=True),
    cron(tell_failures, second=set(range(3, 60, 5)), keep_result=0, max_tries=1, timeout=25),
    cron(close_missed, second=set(range(4, 60, 5)), keep_result=0, max_tries=1, timeout=25),
    cron(finish_schedules, second=30, keep_result=0, max_tries=1, timeout=25),
    cron(prune, second=45, keep_result=0, max_tries=1, timeout=25),
]
