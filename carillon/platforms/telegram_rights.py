"""Who may do what in a group, asked of Telegram and remembered for a minute."""

from __future__ import annotations

from time import monotonic

from telegram import Bot, ChatMember, ChatMemberRestricted
from telegram.error import BadRequest

from carillon.platforms.base import Membership

REMEMBERED = 60.0  # seconds; a person thrown out meanwhile is noticed a minute later at the latest
MOST = 10_000  # answers kept

ADMINS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
INSIDE = (*ADMINS, ChatMember.MEMBER)
# The account is deleted, or was never in the group (tdlib/telegram-bot-api and Telegram's own errors).
ABSENT = ("user not found", "member not found", "participant_id_invalid", "user_id_invalid")
NOBODY = Membership(inside=False, admin=False, may_write=False)


class Rights:
    """Answers for one bot."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._known: dict[tuple[str, str], tuple[float, Membership]] = {}

    async def of(self, chat: str, person: str) -> Membership:
        """Return how a person stands in a group. Raises telegram.error.TelegramError when Telegram does not say."""
        membership = await self._ask(chat, person)
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[chat, person] = monotonic(), membership
        return membership

    async def may_write(self, chat: str, person: str) -> bool:
        """Return whether a person may write in a group, by an answer that is a minute old at most."""
        asked_at, known = self._known.get((chat, person), (-REMEMBERED, NOBODY))
        fresh = monotonic() - asked_at < REMEMBERED
        return (known if fresh else await self.of(chat, person)).may_write

    async def _ask(self, chat: str, person: str) -> Membership:
        try:
            member = await self._bot.get_chat_member(int(chat), int(person))
        except BadRequest as error:
            if any(sentence in error.message.lower() for sentence in ABSENT):
                return NOBODY
            raise
        if isinstance(member, ChatMemberRestricted):
            return Membership(member.is_member, admin=False, may_write=member.is_member and member.can_send_messages)
        inside, admin = member.status in INSIDE, member.status in ADMINS
        return Membership(inside, admin, may_write=admin or (inside and await self._members_may_write(chat)))

    async def _members_may_write(self, chat: str) -> bool:
        """Whether a group lets its plain members write: in some only admins speak, and a bot that is one."""
        permissions = (await self._bot.get_chat(int(chat))).permissions
        return permissions is None or permissions.can_send_messages is not False
