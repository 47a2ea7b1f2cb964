"""Very many messages that are not due: what they cost in memory, and how soon a new process is at work."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.measure import resident_mb
from bench.rows import Message
from bench.scenarios.claim_cost import future
from bench.stage import Finding, Scenario, Stage

SETTLE = 1.5  # seconds in which a worker at rest looks at its table several times


def play(stage: Stage) -> Sequence[Finding]:
    """Memory is that of a worker at rest."""
    few, many = 100_000, stage.size(1_000_000, 200_000)
    ours = Ours(stage.servers, stage.far_side)
    pattern = future(ours.system)
    with ours.running() as pids:
        warm_up(ours, stage.far_side)
        empty = at_rest(pids)
        ours.system.fill(pattern, 1, few)
        full = at_rest(pids)
    ours.system.fill(pattern, few + 1, many)
    ours.system.vacuum()
    stage.far_side.forget()
    ours.write([Message("first", time.time())])
    begin = time.monotonic()
    with ours.running():
        stage.far_side.wait_for(1, 30)
        took = time.monotonic() - begin
    return [
        Finding("pending_100k_memory_mb", full - empty, "MB", at_most=2),
        Finding("restart_pending_rows", many, "rows"),
        Finding("restart_to_first_delivery_s", took, "s", at_most=3),
    ]


def at_rest(pids: list[int]) -> float:
    """The memory after a little while without work."""
    time.sleep(SETTLE)
    return resident_mb(pids)


SCENARIO = Scenario("pending", "What do messages cost that are not due yet?", play)
