"""The same burst with a far side that takes 50 ms to answer: the number in flight decides."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from bench.far_side import Rule
from bench.scenarios.burst import in_turn, rate_of
from bench.stage import Finding, Scenario, Stage


def play(stage: Stage) -> Sequence[Finding]:
    """The peers get fewer messages: their rate does not depend on how many there are."""
    messages = stage.size(5000, 1000)
    stage.far_side.answer_with(Rule(delay=0.05))
    ours, raws, (celery, arq) = in_turn(stage, messages, celery=stage.size(500, 40), arq=stage.size(200, 40))
    rate, bare = rate_of(ours), median(one.per_second for one in raws)
    strays = sum(one.delivered.lost + one.delivered.repeated for one in ours)
    return [
        Finding("burst_50ms_per_second", rate, "messages/s"),
        Finding("burst_50ms_celery_per_second", celery.delivered.per_second, "messages/s"),
        Finding("burst_50ms_arq_default_per_second", arq.delivered.per_second, "messages/s"),
        Finding("burst_50ms_vs_celery", rate / celery.delivered.per_second, "times", at_least=10),
        Finding("burst_50ms_vs_arq_default", rate / arq.delivered.per_second, "times", at_least=20),
        Finding("burst_50ms_vs_raw", rate / bare, "times", at_least=0.7),
        Finding("burst_50ms_lateness_p99_ms", median(one.delivered.lateness.p99 for one in ours), "ms"),
        Finding("burst_50ms_lost_or_repeated", strays, at_most=0),
    ]


SCENARIO = Scenario("burst_50ms", "And when each answer takes 50 ms?", play)
