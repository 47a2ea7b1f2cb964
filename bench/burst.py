"""A burst: so many messages due at one moment, and what it took a contender to send and record them."""

from __future__ import annotations

import json
import subprocess
import time
from dataclasses import dataclass
from itertools import count

from bench import ROOT
from bench.children import python, until
from bench.contenders import Contender
from bench.figures import Delivered, delivered
from bench.measure import watching
from bench.rows import Message
from bench.stage import sleep_until
from bench.wire import FarSide

NOTICE = 1.0  # seconds between the writing of a burst and its due moment, at least
PATIENCE = 240.0  # seconds
RECORDING = 30.0  # seconds from the last arrival until it must be on record
_bursts = count(1)


@dataclass(frozen=True, slots=True)
class Burst:
    """What came of one burst."""

    delivered: Delivered
    cpu_per_1000: float  # CPU seconds of the contender's own processes
    peak_mb: float
    recorded_after_ms: float  # from the last arrival until everything was on record


def warm_up(contender: Contender, far_side: FarSide) -> None:
    """Let connections and caches fill; returns when the contender is at rest again."""
    far_side.forget()
    contender.write([Message(f"warm-{number}", time.time(), number % 10) for number in range(contender.warm_up)])
    until(lambda: contender.recorded() >= contender.warm_up, "the warm-up", 40, tick=0.05)
    contender.first_sent = min(arrival.at for arrival in far_side.arrivals())


def burst(contender: Contender, far_side: FarSide, pids: list[int], messages: int, users: int = 100) -> Burst:
    """Let `messages` of them fall due at once."""
    prefix = f"burst{next(_bursts)}"
    moment = contender.moment(time.time() + NOTICE + messages / 2500)
    due = {f"{prefix}-{number}": moment for number in range(messages)}
    before = contender.recorded()
    far_side.forget()
    contender.write([Message(name, moment, number % users) for number, name in enumerate(due)])
    sleep_until(moment - 0.2)
    with watching(pids) as usage:
        far_side.wait_for(messages, PATIENCE)
        until(lambda: contender.recorded() >= before + messages, "the record", RECORDING, tick=0.02)
        recorded = time.time()
    arrivals = far_side.arrivals()
    return Burst(
        delivered(arrivals, due),
        usage.cpu_seconds / messages * 1000,
        usage.peak_mb,
        (recorded - max(arrival.at for arrival in arrivals)) * 1000,
    )


@dataclass(frozen=True, slots=True)
class Raw:
    """What the bare client does with the same messages. `share` is how much of a core it was given."""

    per_second: float
    cpu_per_1000: float
    share: float


def raw(far_side: FarSide, messages: int, in_flight: int) -> Raw:
    """Run the raw loop in a process of its own."""
    far_side.forget()
    command = python("bench.raw_loop", far_side.url, str(messages), str(in_flight))
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
    told = json.loads(done.stdout)
    seconds, used = told["seconds"], told["cpu_seconds"]
    return Raw(messages / seconds, used / messages * 1000, used / seconds)
