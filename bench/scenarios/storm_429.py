"""A platform that takes a hundred messages a second and refuses the rest with 429."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.far_side import Rule
from bench.figures import delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage

PER_SECOND = 100.0


def play(stage: Stage) -> Sequence[Finding]:
    """A refusal costs no attempt that counts; the ideal is what the limit allows and not one request more."""
    messages = stage.size(1500, 300)
    ours = Ours(stage.servers, stage.far_side)
    with ours.running():
        warm_up(ours, stage.far_side)
        stage.far_side.forget()
        stage.far_side.answer_with(Rule(per_second=PER_SECOND, retry_after=1))
        due = {f"storm-{n}": time.time() + 2 for n in range(messages)}
        ours.write([Message(name, at, n % 100) for n, (name, at) in enumerate(due.items())])
        stage.far_side.wait_for(messages, 20 + 4 * messages / PER_SECOND)
    arrivals = stage.far_side.arrivals()
    refused = sum(1 for arrival in arrivals if arrival.status == 429)
    came = delivered(arrivals, due)
    failed = ours.system.states().get("failed", 0)
    return [
        Finding("storm_429_refused_per_message", refused / messages, "refusals", at_most=1),
        Finding(
            "storm_429_seconds_vs_ideal", came.lateness.most / 1000 / (messages / PER_SECOND), "times", at_most=1.5
        ),
        Finding("storm_429_lost_or_repeated", came.lost + came.repeated, at_most=0),
        Finding("storm_429_failed", failed, "messages", at_most=0),
    ]


SCENARIO = Scenario("storm_429", "What does a storm of 429 cost?", play)
