"""The command menus that Telegram shows: by language, in private and in groups, and for those who look after it.

Which menu a person sees: https://core.telegram.org/bots/api#determining-list-of-commands.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from carillon.chat.commands import COMMANDS, offered
from carillon.language import LANGUAGES, translations
from carillon.people import roles
from carillon.people.roles import Keeper
from carillon.store.engine import SYSTEM, Store, StoreUnavailable

log = structlog.get_logger()

# What concerns one person alone is no matter for a group's menu, though it is answered there too.
PERSONAL: Final = frozenset({
    "start", "timezone", "language", "settings", "contacts", "link", "stop", "report", "stats", "export", "forget",
    "invite", "people", "status", "role",
})  # fmt: skip
LOOK: Final = 120.0  # seconds between two looks at who the keepers are
EVERY_LANGUAGES: Final = ("", *LANGUAGES)  # the empty one is for those whose language has no menu


@dataclass(frozen=True, slots=True)
class Menu:
    """What is shown where, to people of one language."""

    scope: BotCommandScope
    language: str
    commands: tuple[BotCommand, ...]


def menus() -> Iterator[Menu]:
    """Yield the menus for everybody."""
    private = offered("member")
    group = [name for name in private if name not in PERSONAL]
    for language in EVERY_LANGUAGES:
        yield Menu(BotCommandScopeAllPrivateChats(), language, _said(private, language))
        yield Menu(BotCommandScopeAllGroupChats(), language, _said(group, language))
        yield Menu(BotCommandScopeAllChatAdministrators(), language, _said(group, language))


def keepers_menu(keeper: Keeper) -> Menu:
    """Return the menu in the private chat of an operator or admin, in their language: no other menu goes before it."""
    return Menu(BotCommandScopeChat(int(keeper.conversation)), "", _said(offered(keeper.role), keeper.language))


async def register(bot: Bot, wanted: Sequence[Menu]) -> int:
    """Set the menus that are not as wanted; return how many those were. A refused one is logged and left."""
    changed = 0
    for menu in wanted:
        try:
            changed += await _set(bot, menu)
        except TelegramError as error:
            log.warning("menu_refused", scope=str(menu.scope.type), language=menu.language, error=type(error).__name__)
    return changed


class Menus:
    """The menus of one bot, kept as its commands and its keepers are."""

    def __init__(self, bot: Bot, store: Store, account_id: int) -> None:
        self._bot = bot
        self._store = store
        self._account_id = account_id
        self._keepers: frozenset[Keeper] = frozenset()

    async def run(self) -> None:
        """Register the menus for everybody once, and those of keepers as they come and go, until cancelled."""
        changed = await register(self._bot, list(menus()))
        await self._end(BotCommandScopeDefault())
        log.info("menus_registered", changed=changed)
        while True:
            try:
                await self.follow()
            except StoreUnavailable as error:
                log.warning("menus_wait", error=type(error).__name__)
            await asyncio.sleep(LOOK)

    async def follow(self) -> None:
        """Give new keepers their menu, and take it from those who are keepers no longer."""
        async with self._store.transaction(SYSTEM) as session:
            keepers = frozenset(await roles.keepers(session, self._account_id))
        await register(self._bot, [keepers_menu(keeper) for keeper in keepers - self._keepers])
        gone = {keeper.conversation for keeper in self._keepers} - {keeper.conversation for keeper in keepers}
        for conversation in gone:
            await self._end(BotCommandScopeChat(int(conversation)))
        self._keepers = keepers

    async def _end(self, scope: BotCommandScope) -> None:
        try:
            if await self._bot.get_my_commands(scope):
                await self._bot.delete_my_commands(scope)
        except TelegramError as error:
            log.warning("menu_refused", scope=str(scope.type), error=type(error).__name__)


async def _set(bot: Bot, menu: Menu) -> bool:
    language = menu.language or None
    if await bot.get_my_commands(menu.scope, language) == menu.commands:
        return False
    return await bot.set_my_commands(menu.commands, menu.scope, language)


def _said(names: Collection[str], language: str) -> tuple[BotCommand, ...]:
    say = translations(language or "en").gettext
    return tuple(BotCommand(name, say(COMMANDS[name].summary)) for name in names)
