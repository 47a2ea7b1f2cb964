"""What a command works with: who asks, where, when, and the transaction it all happens in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from carillon.chat.incoming import Incoming
from carillon.language import translations
from carillon.store.tables import User


@dataclass(frozen=True, slots=True)
class Context:
    """One thing to answer. `now` is the database's clock, aware; everything a command writes is one transaction."""

    session: AsyncSession
    user: User
    incoming: Incoming
    account_id: int
    text_limit: int  # UTF-16 units that one message of this platform holds
    now: datetime

    @property
    def say(self) -> Callable[[str], str]:
        """Return the function that turns an English sentence into the person's language."""
        return translations(self.user.language).gettext
