"""To whom a line is: the conversation it was written in, unless it names somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from carillon.chat.context import Context
from carillon.people import recipients
from carillon.store.tables import Address


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a message goes, and the line without the words that said so."""

    line: str
    addresses: tuple[Address, ...]


async def destination(context: Context, line: str) -> Destination:
    """Return where a line's messages go."""
    return Destination(line, (await here(context),))


async def here(context: Context) -> Address:
    """Return the address of the conversation that is written in."""
    incoming, private = context.incoming, context.incoming.private
    return await recipients.ensure_address(
        context.session,
        user_id=context.user.id,
        account_id=context.account_id,
        value=incoming.conversation,
        name=context.user.name if private else incoming.title or incoming.conversation,
        kind="self" if private else "group",
        author=None if private else incoming.sender,
    )
