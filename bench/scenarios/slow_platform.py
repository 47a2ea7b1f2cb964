"""One account answers after two seconds; what that does to the messages of another account."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.burst import warm_up
from bench.contenders import Ours
from bench.far_side import Rule
from bench.figures import delivered
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage, sleep_until

SLOW_TOKEN = "200300400:" + "Sluggish" * 4 + "Slu"
SLOW_CHATS = 9_000_000
DELAY = 2.0  # seconds
PER_SECOND = 30


def play(stage: Stage) -> Sequence[Finding]:
    """Each account has its own worker, as two bots have; they share the database and the machine."""
    seconds, slow_ones = stage.size(30, 4), stage.size(500, 50)
    ours = Ours(stage.servers, stage.far_side)
    slow = ours.system.account(SLOW_TOKEN)
    stage.far_side.answer_with(Rule(first=SLOW_CHATS, delay=DELAY), Rule())
    with ours.running(), ours.system.worker(token=SLOW_TOKEN):
        warm_up(ours, stage.far_side)
        stage.far_side.forget()
        begin = time.time() + 2
        ours.system.write([Message(f"slow-{n}", begin, n, chat=SLOW_CHATS + n) for n in range(slow_ones)], slow)
        due = {f"other-{n}": begin + n / PER_SECOND for n in range(seconds * PER_SECOND)}
        ours.write([Message(name, at, n % 100) for n, (name, at) in enumerate(due.items())])
        sleep_until(begin + seconds)
        stage.far_side.wait_for(len(due) + slow_ones, 40)
    came = delivered(stage.far_side.arrivals(), due)
    return [
        Finding("slow_platform_other_lateness_p50_ms", came.lateness.median, "ms", at_most=20),
        Finding("slow_platform_other_lateness_p99_ms", came.lateness.p99, "ms", at_most=100),
        Finding("slow_platform_lost_or_repeated", came.lost + came.repeated, at_most=0),
    ]


SCENARIO = Scenario("slow_platform", "Does a slow platform hold back another one?", play)
