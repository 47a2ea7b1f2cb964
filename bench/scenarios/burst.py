"""Thousands of messages due at once: ours, the peers and the bare client, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from bench.burst import Burst, Raw, burst, raw, warm_up
from bench.contenders import ArqDefault, CeleryBeat, Contender, Ours
from bench.stage import Finding, Scenario, Stage
from bench.system import SLOTS


def play(stage: Stage) -> Sequence[Finding]:
    """Rates count from the due moment to the last arrival."""
    messages = stage.size(5000, 1000)
    ours, raws, (celery, arq) = in_turn(stage, messages, celery=stage.size(5000, 500), arq=stage.size(5000, 500))
    rate, cpu = rate_of(ours), median(one.cpu_per_1000 for one in ours)
    return [
        Finding("burst_per_second", rate, "messages/s"),
        Finding("burst_celery_per_second", celery.delivered.per_second, "messages/s"),
        Finding("burst_arq_default_per_second", arq.delivered.per_second, "messages/s"),
        Finding("burst_raw_per_second", median(one.per_second for one in raws), "messages/s"),
        Finding("burst_raw_core_share", median(one.share for one in raws), "of a core"),
        Finding("burst_vs_celery", rate / celery.delivered.per_second, "times", at_least=10),
        Finding("burst_vs_arq_default", rate / arq.delivered.per_second, "times", at_least=20),
        Finding("burst_vs_raw", rate / median(one.per_second for one in raws), "times", at_least=0.7),
        Finding("burst_lateness_p50_ms", median(one.delivered.lateness.median for one in ours), "ms"),
        Finding("burst_lateness_p99_ms", median(one.delivered.lateness.p99 for one in ours), "ms", at_most=2500),
        Finding("burst_celery_lateness_p99_ms", celery.delivered.lateness.p99, "ms"),
        Finding("burst_arq_default_lateness_p99_ms", arq.delivered.lateness.p99, "ms"),
        Finding("burst_lost_or_repeated", sum(one.delivered.lost + one.delivered.repeated for one in ours), at_most=0),
        Finding("burst_recorded_after_ms", median(one.recorded_after_ms for one in ours), "ms"),
        Finding("cpu_per_1000", cpu, "CPU s"),
        Finding("cpu_celery_per_1000", celery.cpu_per_1000, "CPU s"),
        Finding("cpu_arq_default_per_1000", arq.cpu_per_1000, "CPU s"),
        Finding("cpu_vs_raw", cpu / median(one.cpu_per_1000 for one in raws), "times", at_most=1.5),
        Finding("cpu_celery_vs_ours", celery.cpu_per_1000 / cpu, "times"),
        Finding("rss_mb", max(one.peak_mb for one in ours), "MB"),
        Finding("rss_celery_mb", celery.peak_mb, "MB"),
        Finding("rss_arq_default_mb", arq.peak_mb, "MB"),
    ]


def in_turn(stage: Stage, messages: int, *, celery: int, arq: int) -> tuple[list[Burst], list[Raw], list[Burst]]:
    """Raw loop and ours before, between and (in a full run) after the peers: a noisy moment hits all alike.

    Our worker stays warm and idle while a peer has its burst; `celery` and `arq` are how many messages they get.
    """
    ours = Ours(stage.servers, stage.far_side)
    raws: list[Raw] = []
    bursts: list[Burst] = []
    peers: list[Burst] = []
    with ours.running() as pids:
        warm_up(ours, stage.far_side)
        for peer, size in ((CeleryBeat, celery), (ArqDefault, arq)):
            raws.append(raw(stage.far_side, messages, SLOTS))
            bursts.append(burst(ours, stage.far_side, pids, messages))
            peers.append(alone(peer(stage.servers, stage.far_side), stage, size))
        if not stage.quick:
            raws.append(raw(stage.far_side, messages, SLOTS))
            bursts.append(burst(ours, stage.far_side, pids, messages))
    return bursts, raws, peers


def alone(contender: Contender, stage: Stage, messages: int) -> Burst:
    """One burst of one contender."""
    with contender.running() as pids:
        warm_up(contender, stage.far_side)
        return burst(contender, stage.far_side, pids, messages)


def rate_of(bursts: Sequence[Burst]) -> float:
    """The middle rate of several bursts."""
    return median(one.delivered.per_second for one in bursts)


SCENARIO = Scenario("burst", "How fast do messages leave that are all due at once?", play)
