"""One person's thousands of messages beside the single messages of others, and urgent ones among them."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.far_side import Rule
from bench.figures import Arrival, Delivered, delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage
from bench.system import SLOTS

DELAY = 0.05  # seconds until the far side answers
OTHERS = 40


def play(stage: Stage) -> Sequence[Finding]:
    """The others' messages fall due one by one while the crowd is being sent."""
    crowd = stage.size(10_000, 2000)
    ours = Ours(stage.servers, stage.far_side)
    stage.far_side.answer_with(Rule(delay=DELAY))
    length = crowd * DELAY / SLOTS
    with ours.running():
        warm_up(ours, stage.far_side)
        stage.far_side.forget()
        begin = time.time() + 2
        moments = [begin + length * (0.1 + 0.7 * n / OTHERS) for n in range(OTHERS)]
        messages = [Message(f"crowd-{n}", begin, 0) for n in range(crowd)]
        messages += [Message(f"single-{n}", at, 1 + n) for n, at in enumerate(moments)]
        messages += [Message(f"urgent-{n}", at, 0, priority=0) for n, at in enumerate(moments)]
        ours.write(messages)
        stage.far_side.wait_for(len(messages), 60)
    arrivals = stage.far_side.arrivals()
    singles, urgent, all_of_it = (of(arrivals, messages, kind) for kind in ("single", "urgent", ""))
    return [
        Finding("fairness_crowd_lateness_p50_ms", of(arrivals, messages, "crowd").lateness.median, "ms"),
        Finding("fairness_single_lateness_p50_ms", singles.lateness.median, "ms"),
        Finding("fairness_single_lateness_p99_ms", singles.lateness.p99, "ms", at_most=1000),
        Finding("fairness_urgent_lateness_p99_ms", urgent.lateness.p99, "ms", at_most=1000),
        Finding("fairness_lost_or_repeated", all_of_it.lost + all_of_it.repeated, at_most=0),
    ]


def of(arrivals: Sequence[Arrival], messages: Sequence[Message], kind: str) -> Delivered:
    """What came of the messages of one kind."""
    return delivered(arrivals, {message.name: message.due for message in messages if message.name.startswith(kind)})


SCENARIO = Scenario("fairness", "Does one person's crowd delay the others?", play)
