"""A steady trickle: thirty messages a second, each with its own due moment."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.figures import delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage, sleep_until

PER_SECOND = 30
NOTICE = 2.0  # seconds before the first is due


def play(stage: Stage) -> Sequence[Finding]:
    """All are written beforehand; none may leave before its moment."""
    seconds = stage.size(120, 8)
    ours = Ours(stage.servers, stage.far_side)
    with ours.running():
        warm_up(ours, stage.far_side)
        stage.far_side.forget()
        begin = time.time() + NOTICE
        due = {f"steady-{n}": begin + n / PER_SECOND for n in range(seconds * PER_SECOND)}
        ours.write([Message(name, at, n % 100) for n, (name, at) in enumerate(due.items())])
        sleep_until(begin + seconds)
        stage.far_side.wait_for(len(due), 10)
    came = delivered(stage.far_side.arrivals(), due)
    return [
        Finding("steady_lateness_p50_ms", came.lateness.median, "ms", at_most=20),
        Finding("steady_lateness_p99_ms", came.lateness.p99, "ms", at_most=100),
        Finding("steady_lateness_least_ms", came.lateness.least, "ms", at_least=0),
        Finding("steady_lateness_most_ms", came.lateness.most, "ms"),
        Finding("steady_lost_or_repeated", came.lost + came.repeated, at_most=0),
    ]


SCENARIO = Scenario("steady", "How punctual are single messages?", play)
