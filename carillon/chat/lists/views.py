"""Which list a person looks at, in the few bytes that a button carries, and from the words that they type.

`2.p.r12.ptelegram.q77` is the second page of what is paused, to recipient 12, on Telegram, with the words of search 77.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from carillon.chat.context import Context
from carillon.delivery.states import State
from carillon.schedules.listing import Conversation, Person, Wanted

SENT = (State.SENT, State.DELIVERED, State.RECEIVED)
ENDS = {
    "d": SENT,
    "f": (State.FAILED,),
    "u": (State.UNCONFIRMED,),
    "l": (State.EXPIRED,),
    "c": (State.CANCELLED,),
}
PAST = "x"
STATUSES: dict[str, Wanted] = {
    "o": Wanted(),
    "w": Wanted(paused=False),
    "s": Wanted(series=True),
    "p": Wanted(paused=True),
    PAST: Wanted(states=tuple(state for states in ENDS.values() for state in states)),
    **{status: Wanted(states=states) for status, states in ENDS.items()},
}
_WRITTEN = re.compile(r"(\d{1,6})\.([a-z])(?:\.r(\d{1,18}))?(?:\.p([a-z_]{1,12}))?(?:\.q(\d{1,18}))?")


@dataclass(frozen=True, slots=True)
class View:
    """A page of a list. `search` is the number under which the words of a search are kept."""

    page: int = 1
    status: str = "o"
    recipient_id: int | None = None
    platform: str | None = None
    search: int | None = None

    def __str__(self) -> str:
        """Return what `of` reads back."""
        pieces = [str(self.page), self.status]
        pieces += [f"r{self.recipient_id}"] if self.recipient_id else []
        pieces += [f"p{self.platform}"] if self.platform else []
        pieces += [f"q{self.search}"] if self.search else []
        return ".".join(pieces)

    @classmethod
    def of(cls, written: str) -> View:
        """Return the view that a button carries; the whole list for anything else."""
        found = _WRITTEN.fullmatch(written)
        if found is None or found[2] not in STATUSES:
            return cls()
        return cls(
            max(int(found[1]), 1),
            found[2],
            int(found[3]) if found[3] else None,
            found[4],
            int(found[5]) if found[5] else None,
        )

    def on(self, page: int) -> View:
        """Return the same list on another page."""
        return replace(self, page=page)

    def wanted(self, ids: tuple[int, ...] | None) -> Wanted:
        """Return which schedules are meant, among those with the `ids` of a search."""
        return replace(STATUSES[self.status], recipient_id=self.recipient_id, platform=self.platform, ids=ids)

    @property
    def over(self) -> bool:
        """Whether it is a list of what is over."""
        return STATUSES[self.status].states is not None

    @property
    def whole(self) -> bool:
        """Whether nothing narrows it."""
        return self.on(1) == View()


def scope(context: Context) -> Person | Conversation:
    """Return whose schedules are listed here: one's own in private, in a group what is sent to it by anybody."""
    if context.incoming.private:
        return Person(context.user.id)
    return Conversation(context.account_id, context.incoming.conversation)
