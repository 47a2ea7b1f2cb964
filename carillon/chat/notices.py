"""A word to somebody else than the person who is answered: in their own chat, in their language, once."""

from __future__ import annotations

from collections.abc import Callable

from carillon.chat.context import Context
from carillon.language import translations
from carillon.people import recipients
from carillon.platforms.base import Reply
from carillon.store.tables import User

Say = Callable[[str], str]


async def tell(context: Context, user_id: int, key: str, compose: Callable[[Say, User], Reply]) -> bool:
    """Owe a user a note in their own chat; return False when they have none, or have blocked us."""
    user = await context.session.get(User, user_id)
    own = await recipients.own_address(context.session, user_id, context.account_id)
    if user is None or own is None or own.unreachable:
        return False
    reply = compose(translations(user.language).gettext, user)
    await context.also(reply, key, conversation=own.value, account_id=own.account_id)
    return True
