"""Every metric, once. Labels are platforms and states, never people, addresses or texts."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

DELIVERIES = Counter("carillon_deliveries_total", "Settled tries by what they came to.", ["platform", "outcome"])
LATENESS = Histogram(
    "carillon_lateness_seconds",
    "Time between a delivery's due moment and the platform taking it.",
    ["platform"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600),
)
SEND_SECONDS = Histogram(
    "carillon_send_seconds",
    "Time one call to a platform took.",
    ["platform"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25),
)
IN_HAND = Gauge("carillon_in_hand", "Deliveries claimed by this worker and not settled yet.", ["platform"])
GATE_WAITS = Counter(
    "carillon_gate_waits_total", "Times a gate let nothing through, or put one off.", ["platform", "gate"]
)
BREAKER_TURNS = Counter(
    "carillon_breaker_turns_total", "Times an account's breaker changed its phase.", ["platform", "phase"]
)
RESCUED = Counter("carillon_rescued_total", "Deliveries whose lease ran out before anyone reported.")
STALE = Counter("carillon_stale_results_total", "Results that came after their lease had been rescued.")
INBOX_SECONDS = Histogram(
    "carillon_inbox_seconds",
    "Time from an arrival being stored to its answer being sent.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 30),
)
INBOX_FAILURES = Counter("carillon_inbox_failures_total", "Arrivals whose handling raised an error.")
