"""Two workers share one table: what the second one adds on this machine."""

from __future__ import annotations

from collections.abc import Sequence

from bench.burst import burst, warm_up
from bench.contenders import Ours
from bench.scenarios.burst import rate_of
from bench.stage import Finding, Scenario, Stage


def play(stage: Stage) -> Sequence[Finding]:
    """The far side and PostgreSQL run on the same cores as the workers."""
    messages = stage.size(5000, 1000)
    rates: list[float] = []
    strays = 0
    for workers in (1, 2):
        ours = Ours(stage.servers, stage.far_side, workers)
        with ours.running() as pids:
            warm_up(ours, stage.far_side)
            bursts = [burst(ours, stage.far_side, pids, messages) for _ in range(stage.rounds)]
        rates.append(rate_of(bursts))
        strays += sum(one.delivered.lost + one.delivered.repeated for one in bursts)
    return [
        Finding("two_workers_per_second", rates[1], "messages/s"),
        Finding("two_workers_vs_one", rates[1] / rates[0], "times", at_least=1.3),
        Finding("two_workers_lost_or_repeated", strays, at_most=0),
    ]


SCENARIO = Scenario("two_workers", "What does a second worker add?", play)
