"""A message scheduled for now: from before its row is written until it reaches the far side."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.figures import delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage

PAUSE = 0.037  # seconds between two messages: no divisor of any period in the system


def play(stage: Stage) -> Sequence[Finding]:
    """The time to open a connection and to write the rows is part of the figure."""
    ours = Ours(stage.servers, stage.far_side)
    due: dict[str, float] = {}
    with ours.running():
        warm_up(ours, stage.far_side)
        stage.far_side.forget()
        for number in range(stage.size(300, 60)):
            name = f"now-{number}"
            due[name] = time.time()
            ours.write([Message(name, due[name])])
            time.sleep(PAUSE)
        stage.far_side.wait_for(len(due), 10)
    came = delivered(stage.far_side.arrivals(), due)
    return [
        Finding("send_now_lateness_p50_ms", came.lateness.median, "ms"),
        Finding("send_now_lateness_p99_ms", came.lateness.p99, "ms", at_most=100),
        Finding("send_now_lost_or_repeated", came.lost + came.repeated, at_most=0),
    ]


SCENARIO = Scenario("send_now", "How soon does a message leave that is due now?", play)
