"""The desk: takes what waits in the inbox, has its command carried out once, and sees that the answer goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from carillon import metrics
from carillon.chat import commands, inbox
from carillon.chat.context import Context, Window
from carillon.chat.inbox import Taken
from carillon.content.markup import Rich
from carillon.delivery.doorbell import Doorbell
from carillon.language import known, translations
from carillon.people import users
from carillon.platforms.base import Halted, Limited, Outcome, Reply, Transient, Unknown
from carillon.platforms.incoming import Incoming
from carillon.store.engine import SYSTEM, Store, StoreUnavailable, act_as

log = structlog.get_logger()

PATIENCE = 3  # times a line that raises an error is handled before its sender is told
REPEATS = 8  # times an answer is sent before it is dropped
NOTE_REPEATS = 20_000  # the same for a note, for about a week
NOTE_PAUSE = 30.0  # seconds at most between two tries of a note: what is typed meanwhile waits behind it


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers conversations. `zone` is the IANA zone a newcomer starts with."""

    store: Store
    windows: Mapping[int, Window]
    doorbell: Doorbell
    zone: str

    async def answer_all(self, account_id: int, conversation: str) -> int:
        """Answer everything that waits in one conversation, in the order it came; return how much that was."""
        answered = 0
        while await self.answer_one(account_id, conversation):
            answered += 1
        return answered

    async def answer_one(self, account_id: int, conversation: str) -> bool:
        """Handle and answer the oldest waiting row; return whether it is done with."""
        window = self.windows.get(account_id)
        if window is None:
            return False
        started = monotonic()
        async with self.store.transaction(SYSTEM) as session:
            taken = await inbox.take(session, account_id, conversation)
        if taken is None:
            return False
        reply = taken.reply
        if reply is None and taken.incoming is not None:
            reply = await self._handle(window, account_id, taken, taken.incoming)
        if reply is None:
            return False
        outcome = await window.handler.answer(conversation, reply)
        done = await self._close(taken, outcome)
        metrics.INBOX_SECONDS.observe(monotonic() - started)
        log.info("answered", inbox_id=taken.id, outcome=type(outcome).__name__.lower(), done=done)
        return done

    async def _handle(self, window: Window, account_id: int, taken: Taken, incoming: Incoming) -> Reply | None:
        """Carry the command out and keep its reply, in one transaction; None when it is to be tried again."""
        try:
            async with self.store.transaction(SYSTEM) as session:
                context = await self._context(session, window, account_id, taken.now, incoming)
                reply = _placed(await commands.handle(context), incoming)
                await inbox.record(session, taken.id, reply)
        except StoreUnavailable:
            raise
        except Exception:
            metrics.INBOX_FAILURES.inc()
            log.exception("command_failed", inbox_id=taken.id, tries=taken.tries)
            return await self._apologise(taken, incoming)
        await self.doorbell.wake_pumps()
        for noted in context.noted:
            await self.doorbell.answer(*noted)
        return reply

    async def _context(
        self, session: AsyncSession, window: Window, account_id: int, now: datetime, incoming: Incoming
    ) -> Context:
        user = await users.find_or_create(
            session,
            incoming.platform,
            incoming.sender,
            name=incoming.sender_name,
            language=known(incoming.language),
            zone=self.zone,
        )
        await act_as(session, user.id)
        return Context(session, user, incoming, account_id, window, now)

    async def _apologise(self, taken: Taken, incoming: Incoming) -> Reply | None:
        """Tell the sender, once the same line has failed often enough that it is not bad luck."""
        async with self.store.transaction(SYSTEM) as session:
            if taken.tries < PATIENCE:
                await inbox.release(session, taken.id, 0)
                return None
            say = translations(known(incoming.language)).gettext
            press = incoming.press
            sorry = say("Something went wrong on my side and nothing was changed. Please try again.")
            reply = _placed(Reply(Rich(sorry), pressed=press.id if press else None), incoming)
            await inbox.record(session, taken.id, reply)
            return reply

    async def _close(self, taken: Taken, outcome: Outcome) -> bool:
        pause = outcome.wait.total_seconds() if isinstance(outcome, Limited) else 2.0 ** min(taken.tries, REPEATS)
        again = isinstance(outcome, Limited | Halted | Transient | Unknown) and taken.tries < REPEATS
        if taken.incoming is None and isinstance(outcome, Limited | Halted | Transient):
            again = taken.tries < NOTE_REPEATS  # a note that did not go out, and that nobody would ask for again
            pause = pause if isinstance(outcome, Limited) else min(pause, NOTE_PAUSE)
        async with self.store.transaction(SYSTEM) as session:
            if again:
                await inbox.release(session, taken.id, pause)
            else:
                await inbox.answered(session, taken.id)
        return not again


def _placed(reply: Reply, incoming: Incoming) -> Reply:
    """Answer in the topic that was written in and, where others talk as well, to the message that is answered."""
    answers = None if incoming.private or incoming.press else incoming.message_id
    return replace(reply, thread=reply.thread or incoming.thread, answers=reply.answers or answers)
