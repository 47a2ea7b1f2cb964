"""A platform that cannot be reached for a while: what is wasted on it, and how soon all is well again."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.figures import delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage, sleep_until
from bench.wire import far_side

TRIES = "SELECT count(*) FROM attempts WHERE outcome = 'transient'"


def play(stage: Stage) -> Sequence[Finding]:
    """Connections are refused from shortly before the burst until `away` seconds after it."""
    messages, away = stage.size(1000, 300), stage.size(20, 3)
    with far_side() as other:
        ours = Ours(stage.servers, other)
        with ours.running():
            warm_up(ours, other)
            other.forget()
            due = {f"outage-{n}": time.time() + 2 for n in range(messages)}
            with other.away():
                ours.write([Message(name, at, n % 100) for n, (name, at) in enumerate(due.items())])
                sleep_until(min(due.values()) + away)
                wasted = int(ours.system.one(TRIES))
            back = time.time()
            other.wait_for(messages, 120)
            arrivals = other.arrivals()
    came = delivered(arrivals, due)
    states = ours.system.states()
    return [
        Finding("breaker_tries_per_message", wasted / messages, "tries", at_most=1),
        Finding("breaker_recovery_s", max(arrival.at for arrival in arrivals) - back, "s", at_most=30),
        Finding("breaker_lost_or_repeated", came.lost + came.repeated, at_most=0),
        Finding("breaker_failed", states.get("failed", 0) + states.get("unconfirmed", 0), "messages", at_most=0),
    ]


SCENARIO = Scenario("breaker", "What happens while the platform is away?", play)
