"""What the bot waits for in a conversation: the next line is for the dialog that is open. They live in Postgres,
survive a restart, and expire.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text

from carillon.chat.context import Context
from carillon.store import vault

OPEN_FOR = timedelta(minutes=15)

# Numbers go on growing where a dialog follows another, so that a button of an earlier step is known to be old.
OPEN = text("""
    INSERT INTO dialogs (user_id, account_id, conversation, number, kind, state, expires_at)
    VALUES (:user_id, :account_id, :conversation, (extract(epoch FROM now()) - 1790000000)::integer, :kind, :state,
            :expires_at)
    ON CONFLICT (user_id, account_id, conversation) DO UPDATE
    SET number = greatest(dialogs.number + 1, excluded.number), kind = excluded.kind, state = excluded.state,
        expires_at = excluded.expires_at
    RETURNING number
""")
CURRENT = text("""
    SELECT number, kind, state FROM dialogs
    WHERE user_id = :user_id AND account_id = :account_id AND conversation = :conversation AND expires_at > now()
    FOR UPDATE
""")
CLOSE = text("""
    DELETE FROM dialogs WHERE user_id = :user_id AND account_id = :account_id AND conversation = :conversation
""")


@dataclass(frozen=True, slots=True)
class Dialog:
    """An open dialog: its kind names who goes on with it, and `state` is theirs to read (JSON)."""

    number: int
    kind: str
    state: str


async def open_one(context: Context, kind: str, state: str) -> int:
    """Wait for the next step, in place of whatever was waited for; return the dialog's number."""
    given = {
        **_place(context),
        "kind": kind,
        "state": vault.installed().seal(state),
        "expires_at": context.now + OPEN_FOR,
    }
    number: int = (await context.session.execute(OPEN, given)).scalar_one()
    return number


async def current(context: Context) -> Dialog | None:
    """Return the dialog that is open with this person here, if any."""
    row = (await context.session.execute(CURRENT, _place(context))).one_or_none()
    return Dialog(row.number, row.kind, vault.installed().open(bytes(row.state))) if row else None


async def close(context: Context) -> None:
    """Wait for nothing any more."""
    await context.session.execute(CLOSE, _place(context))


def _place(context: Context) -> dict[str, object]:
    return {
        "user_id": context.user.id,
        "account_id": context.account_id,
        "conversation": context.incoming.conversation,
    }
