"""The desk: takes what waits in the inbox, has its command carried out once, and sees that the answer goes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import monotonic

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from carillon import metrics
from carillon.chat import answering, inbox
from carillon.chat.context import Context, Window
from carillon.chat.door import flood, reception
from carillon.chat.door.flood import Slowed, Strangers
from carillon.chat.door.reception import Door, addressed
from carillon.chat.inbox import Taken
from carillon.content.markup import Rich
from carillon.delivery.doorbell import Doorbell
from carillon.delivery.gates import Gates
from carillon.language import known, translations
from carillon.people.admission import House
from carillon.people.recipients import move_address
from carillon.platforms.base import Halted, Limited, Moved, Outcome, Reply, Transient, Unknown
from carillon.platforms.incoming import Incoming
from carillon.store.engine import SYSTEM, Store, StoreUnavailable, act_as

log = structlog.get_logger()

PATIENCE = 3  # times a line that raises an error is handled before its sender is told
REPEATS = 8  # times an answer is sent before it is dropped
NOTE_REPEATS = 20_000  # the same for a note, for about a week
NOTE_PAUSE = 30.0  # seconds at most between two tries of a note: what is typed meanwhile waits behind it


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is answered, and the conversations that were owed a note by it."""

    window: Window
    account_id: int
    noted: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers conversations. `zone` is the IANA zone a newcomer starts with; `house` says who may be one.

    `gates` are what an operator looks at and moves; a desk without them shows none.
    """

    store: Store
    windows: Mapping[int, Window]
    doorbell: Doorbell
    zone: str
    house: House = field(default_factory=House)
    gates: Gates | None = None
    strangers: Strangers = field(default_factory=Strangers)

    async def answer_all(self, account_id: int, conversation: str) -> int:
        """Answer everything that waits in one conversation, in the order it came; return how much that was."""
        answered = 0
        while await self.answer_one(account_id, conversation):
            answered += 1
        return answered

    async def answer_one(self, account_id: int, conversation: str) -> bool:
        """Handle and answer the oldest waiting row; return whether the next one may be taken."""
        window = self.windows.get(account_id)
        if window is None:
            return False
        started = monotonic()
        async with self.store.transaction(SYSTEM) as session:
            taken = await inbox.take(session, account_id, conversation)
        if taken is None:
            return False
        reply: Reply | Slowed | None = taken.reply
        if reply is None and taken.incoming is not None:
            reply = await self._handle(window, account_id, taken, taken.incoming)
        if isinstance(reply, Slowed):
            await self._slow_down(window, account_id, taken, reply)
            return True
        if reply is None:
            return False
        outcome = await window.handler.answer(conversation, reply)
        if isinstance(outcome, Moved):
            await self._follow(account_id, conversation, outcome.address)
            outcome = await window.handler.answer(outcome.address, _elsewhere(reply))
        wait = await self._close(taken, outcome)
        if wait is not None:
            await self.doorbell.answer(account_id, conversation, wait)
        metrics.INBOX_SECONDS.observe(monotonic() - started)
        log.info("answered", inbox_id=taken.id, outcome=type(outcome).__name__.lower(), done=wait is None)
        return wait is None

    async def _handle(self, window: Window, account_id: int, taken: Taken, incoming: Incoming) -> Reply | Slowed | None:
        """Carry the command out and keep its reply, in one transaction; None when it is to be tried again."""
        place = _Place(window, account_id)
        try:
            async with self.store.transaction(SYSTEM) as session:
                reply = await self._reply(session, place, taken, incoming)
                if isinstance(reply, Slowed):
                    await inbox.slow(session, taken.id, reply.wait)
                    return reply
                await inbox.record(session, taken.id, reply)
        except StoreUnavailable:
            raise
        except Exception:
            metrics.INBOX_FAILURES.inc()
            log.exception("command_failed", inbox_id=taken.id, tries=taken.tries)
            return await self._apologise(taken, incoming)
        await self.doorbell.wake_pumps()
        for noted in place.noted:
            await self.doorbell.answer(*noted)
        return reply

    async def _reply(self, session: AsyncSession, place: _Place, taken: Taken, incoming: Incoming) -> Reply | Slowed:
        """Let whoever writes in or not, slow them if need be, and carry out what they say."""
        door = Door(self.house, self.zone)
        visitor = await reception.receive(session, door, incoming, place.account_id)
        if visitor is None:
            heard = self.strangers.heard(incoming.platform, incoming.sender)
            return addressed(reception.turned_away(door, incoming) if heard else Reply(Rich("")), incoming)
        slowed = None if taken.slowed else await flood.weigh(session, visitor.user, incoming, taken.now)
        if slowed:
            return slowed
        await act_as(session, visitor.user.id)
        context = Context(
            session,
            visitor.user,
            visitor.incoming,
            place.account_id,
            place.window,
            taken.now,
            noted=place.noted,
            gates=self.gates,
        )
        return addressed(await answering.handle(context), incoming)

    async def _slow_down(self, window: Window, account_id: int, taken: Taken, slowed: Slowed) -> None:
        """Come back for a line when its slot has come; its sender is told at once, before what waits."""
        incoming = taken.incoming
        if incoming is None:
            return
        await self.doorbell.answer(account_id, incoming.conversation, slowed.wait)
        log.info("slowed", inbox_id=taken.id, wait=slowed.wait)
        if slowed.tell or incoming.press:
            await window.handler.answer(incoming.conversation, addressed(flood.notice(slowed), incoming))

    async def _apologise(self, taken: Taken, incoming: Incoming) -> Reply | None:
        """Tell the sender, once the same line has failed often enough that it is not bad luck."""
        async with self.store.transaction(SYSTEM) as session:
            if taken.tries < PATIENCE:
                await inbox.release(session, taken.id, 0)
                return None
            say = translations(known(incoming.language)).gettext
            sorry = say("Something went wrong on my side and nothing was changed. Please try again.")
            reply = addressed(Reply(Rich(sorry)), incoming)
            await inbox.record(session, taken.id, reply)
            return reply

    async def _follow(self, account_id: int, conversation: str, address: str) -> None:
        async with self.store.transaction(SYSTEM) as session:
            await move_address(session, account_id, conversation, address)

    async def _close(self, taken: Taken, outcome: Outcome) -> float | None:
        """Be done with a row, or put it off; return for how many seconds, None when it is done with."""
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
        return pause if again else None


def _elsewhere(reply: Reply) -> Reply:
    """The messages of a group are not the same ones at its new address: the answer is written as one of its own."""
    return replace(reply, replaces=None, answers=None, buttons_only=False)
