"""A desk with one conversation."""

from __future__ import annotations

from itertools import count

import pytest

from carillon.chat.context import Window
from carillon.chat.desk import Desk
from carillon.delivery.doorbell import Doorbell
from carillon.people import accounts
from carillon.platforms.telegram_media import too_much
from carillon.store.engine import SYSTEM, Store
from tests.far_side import FarSide
from tests.integration.conversation import Conversation


@pytest.fixture
async def chat(store: Store, doorbell: Doorbell) -> Conversation:
    """A private conversation of somebody nobody knows yet, in Berlin."""
    async with store.transaction(SYSTEM) as session:
        account_id = await accounts.ensure(session, "telegram", "123456")
    far_side = FarSide()
    desk = Desk(store, {account_id: Window(far_side, 40_000, too_much)}, doorbell, "Europe/Berlin")
    return Conversation(store, desk, far_side, account_id, count(1))
