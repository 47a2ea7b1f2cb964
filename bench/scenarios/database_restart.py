"""PostgreSQL is restarted under load: how long nothing leaves, and that nothing is lost or sent twice."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.children import TookTooLong, until
from bench.contenders import Ours
from bench.figures import delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage, sleep_until

PER_SECOND = 30
PATIENCE = 90.0  # seconds: a lease and its rescue


def play(stage: Stage) -> Sequence[Finding]:
    """The restart comes in the middle of a steady load."""
    seconds = stage.size(30, 4)
    ours = Ours(stage.servers, stage.far_side)
    with ours.running():
        warm_up(ours, stage.far_side)
        stage.far_side.forget()
        before = ours.recorded()
        begin = time.time() + 2
        due = {f"restart-{n}": begin + n / PER_SECOND for n in range(seconds * PER_SECOND)}
        ours.write([Message(name, at, n % 100) for n, (name, at) in enumerate(due.items())])
        sleep_until(begin + seconds / 2)
        stage.servers.postgres.stop()
        stage.servers.postgres.start()
        down = time.time() - (begin + seconds / 2)
        sleep_until(begin + seconds)
        stage.far_side.wait_for(len(due), PATIENCE)
        in_time = recorded(ours, before + len(due))
    came = delivered(stage.far_side.arrivals(), due)
    return [
        Finding("database_restart_down_s", down, "s"),
        Finding("database_restart_lateness_most_ms", came.lateness.most, "ms", at_most=down * 1000 + 3000),
        Finding("database_restart_lost_or_repeated", came.lost + came.repeated, at_most=0),
        Finding("database_restart_unrecorded", len(due) - (in_time - before), "messages", at_most=0),
    ]


def recorded(ours: Ours, wanted: int) -> int:
    """How many are on record once all are, or after a while."""
    try:
        until(lambda: ours.recorded() >= wanted, "the record", 10, tick=0.05)
    except TookTooLong:
        return ours.recorded()
    return wanted


SCENARIO = Scenario("database_restart", "What does a restart of the database do?", play)
