"""kill -9, one worker after the other in the middle of a burst: what is sent but unrecorded, and what becomes of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from statistics import median

from bench.burst import warm_up
from bench.children import until
from bench.contenders import Ours
from bench.far_side import Rule
from bench.rows import Message
from bench.stage import Finding, Scenario, Stage, sleep_until
from bench.system import SLOTS, System

DELAY = 0.05  # seconds until the far side answers
SHARE = 300  # messages that come before each kill
WINDOW = 200  # messages a worker may hold, which nobody else sends before their leases have run out
LEASE = 60.0  # seconds: the worker's own
RESCUE = 20.0  # seconds from the end of a lease until the sweep has come round
LAPSE = "UPDATE deliveries SET lease_until = now() - interval '1 second' WHERE state = 'accepted'"


def play(stage: Stage) -> Sequence[Finding]:
    """Nobody may be sent a second copy unasked (`on_unknown` is `ask`), so a rescued one stays unconfirmed."""
    kills = stage.size(10, 2)
    messages = (SHARE + WINDOW) * (kills + 1)
    ours = Ours(stage.servers, stage.far_side)
    stage.far_side.answer_with(Rule(delay=DELAY))
    ids: dict[str, int] = {}
    left: list[int] = []
    for _ in range(kills):
        with ours.system.worker() as victim:
            if not ids:
                warm_up(ours, stage.far_side)
                stage.far_side.forget()
                ids = write(ours.system, messages)
            come(stage, stage.far_side.count() + SHARE)
            victim.kill()
            victim.wait()
        left.append(sent_without_record(stage, ours.system, ids) - sum(left))
    return [
        Finding("unrecorded_after_kill", median(left), "messages"),
        Finding("unrecorded_after_kill_most", max(left), "messages"),
        Finding("unrecorded_after_kill_vs_slots", max(left) / SLOTS, "times", at_most=2),
        *aftermath(stage, ours.system, ids),
    ]


def write(system: System, messages: int) -> dict[str, int]:
    """A burst that is due in a moment; delivery ids by message name."""
    due = time.time() + 2
    ids = system.write([Message(f"kill-{n}", due, n % 100, on_unknown="ask") for n in range(messages)])
    sleep_until(due)
    return ids


def come(stage: Stage, messages: int) -> None:
    """Return as soon as that many have come in all."""
    until(lambda: stage.far_side.count() >= messages, "its share of the burst", 30)


def sent_without_record(stage: Stage, system: System, ids: dict[str, int]) -> int:
    """How many reached the far side that the database does not know to be sent."""
    until(lambda: not system.sessions(), "the dead worker's sessions to end", 10)
    arrived = {arrival.name for arrival in stage.far_side.arrivals()}
    sent = {row[0] for row in system.all("SELECT id FROM deliveries WHERE state = 'sent'")}
    return sum(1 for name, delivery in ids.items() if name in arrived and delivery not in sent)


def aftermath(stage: Stage, system: System, ids: dict[str, int]) -> list[Finding]:
    """Another worker takes over; in a quick run the leases are aged instead of waited for."""
    if stage.quick:
        system.all(LAPSE)
    with system.worker():
        until(lambda: not under_way(system), "the aftermath", LEASE + RESCUE, tick=0.1)
    arrived = Counter(arrival.name for arrival in stage.far_side.arrivals() if arrival.name in ids)
    states = dict(system.all("SELECT id, state::text FROM deliveries"))
    unsure = [name for name, delivery in ids.items() if states[delivery] == "unconfirmed"]
    return [
        Finding("kill_unconfirmed", len(unsure), "messages"),
        Finding("kill_unconfirmed_never_sent", sum(1 for name in unsure if not arrived[name]), "messages"),
        Finding("kill_repeated", sum(1 for copies in arrived.values() if copies > 1), "messages", at_most=0),
        Finding("kill_lost", sum(1 for name in ids if not arrived[name] and name not in unsure), "messages", at_most=0),
        Finding(
            "kill_unaccounted", sum(1 for d in ids.values() if states[d] not in {"sent", "unconfirmed"}), at_most=0
        ),
    ]


def under_way(system: System) -> int:
    """How many deliveries are neither sent nor given up nor left to somebody's decision."""
    states = system.states()
    return states.get("queued", 0) + states.get("accepted", 0)


SCENARIO = Scenario("kill", "What does kill -9 leave behind?", play)
