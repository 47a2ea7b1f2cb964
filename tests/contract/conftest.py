"""A simulator for each test that asks for one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.simulator_fixture import ManualClock, Simulator, running_simulator


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A simulator on this machine's clock, rates lifted."""
    async with running_simulator() as running:
        yield running


@pytest.fixture
def clock() -> ManualClock:
    """The clock of `timed`."""
    return ManualClock()


@pytest.fixture
async def timed(clock: ManualClock) -> AsyncIterator[Simulator]:
    """A simulator whose clock stands still until the test moves it, with Telegram's rates in force."""
    async with running_simulator(clock, rate_limits=True) as running:
        yield running
