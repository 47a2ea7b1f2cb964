"""The command menus that people see, in their language and where they are."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.menus import Menus, menus, register
from carillon.chat.commands import COMMANDS
from carillon.language import LANGUAGES
from carillon.store.engine import Store
from tests import rows
from tests.simulator_fixture import Simulator, running_simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A far side with a bot."""
    async with running_simulator() as running:
        yield running


async def menu(simulator: Simulator, kind: str, language: str = "", **where: int) -> list[str]:
    scope = {"type": kind, **where}
    found = await simulator.result("getMyCommands", scope=scope, language_code=language)
    return [command["command"] for command in found]


async def calls(simulator: Simulator, method: str) -> int:
    return len((await simulator.get(f"telegram/calls?method={method}"))["calls"])


async def test_there_is_a_menu_for_every_language_and_for_all_others(simulator: Simulator) -> None:
    await register(simulator.bot(), list(menus()))

    for language in ("", *LANGUAGES):
        for kind in ("all_private_chats", "all_group_chats", "all_chat_administrators"):
            assert "schedule" in await menu(simulator, kind, language)


async def test_a_member_is_offered_everything_but_what_is_for_keepers(simulator: Simulator) -> None:
    await register(simulator.bot(), list(menus()))

    shown = await menu(simulator, "all_private_chats")
    assert shown[:3] == ["start", "help", "schedule"]
    assert not {"status", "people", "invite", "role"} & set(shown)


async def test_a_groups_menu_leaves_out_what_concerns_one_person(simulator: Simulator) -> None:
    await register(simulator.bot(), list(menus()))

    shown = set(await menu(simulator, "all_group_chats"))
    assert {"schedule", "list", "cancel", "help"} <= shown
    assert not {"start", "timezone", "language", "link", "status"} & shown


async def test_what_is_set_already_is_not_set_again(simulator: Simulator) -> None:
    bot = simulator.bot()
    assert await register(bot, list(menus())) == 3 * (len(LANGUAGES) + 1)
    before = await calls(simulator, "setMyCommands")

    assert await register(bot, list(menus())) == 0
    assert await calls(simulator, "setMyCommands") == before


async def test_a_refused_menu_does_not_keep_the_others_away(simulator: Simulator) -> None:
    await simulator.fault("status", method="setMyCommands", times=1, status=400, description="Bad Request: no")

    assert await register(simulator.bot(), list(menus())) == 3 * (len(LANGUAGES) + 1) - 1


async def test_keepers_see_their_commands_until_they_are_keepers_no_longer(simulator: Simulator, store: Store) -> None:
    ana = await rows.person(store)
    await rows.run(store, "UPDATE users SET role = 'admin'")
    await rows.run(store, "UPDATE identities SET account_id = :account", account=ana.account_id)
    kept = Menus(simulator.bot(), store, ana.account_id)

    await kept.follow()
    assert set(COMMANDS) == set(await menu(simulator, "chat", chat_id=1001))

    await rows.run(store, "UPDATE users SET role = 'operator'")
    await kept.follow()
    assert "role" not in await menu(simulator, "chat", chat_id=1001)
    assert "status" in await menu(simulator, "chat", chat_id=1001)

    await rows.run(store, "UPDATE users SET role = 'member'")
    await kept.follow()
    assert await menu(simulator, "chat", chat_id=1001) == []
