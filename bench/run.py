"""`python -m bench`: every scenario, one after the other; `--quick` for a smaller run, names for some of them.

A whole run writes `bench/out/bench.json`, a run of some scenarios `bench/out/some.json`.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections.abc import Sequence

from rich.console import Console

from bench import report
from bench.scenarios import (
    breaker,
    burst,
    burst_50ms,
    chat_latency,
    claim_cost,
    database_restart,
    fairness,
    kill,
    pending,
    send_now,
    slow_platform,
    steady,
    storm_429,
    two_workers,
)
from bench.servers import servers
from bench.stage import Finding, Stage
from bench.wire import far_side

MODULES = (
    burst,
    burst_50ms,
    two_workers,
    steady,
    send_now,
    claim_cost,
    kill,
    pending,
    fairness,
    breaker,
    storm_429,
    slow_platform,
    database_restart,
    chat_latency,
)
SCENARIOS = {module.SCENARIO.name: module.SCENARIO for module in MODULES}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; 0 when every scenario came to its end, whether or not its goals were met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller numbers, under three minutes")
    parser.add_argument("names", nargs="*", help=f"scenarios: {', '.join(SCENARIOS)}")
    given = parser.parse_args(arguments)
    unknown = set(given.names) - SCENARIOS.keys()
    if unknown:
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that servers and processes end with us
    return run(given.names or list(SCENARIOS), quick=given.quick)


def run(names: Sequence[str], *, quick: bool) -> int:
    """Play the named scenarios on servers of their own, and report."""
    console = Console()
    found: dict[str, Sequence[Finding]] = {}
    failed: dict[str, str] = {}
    for name in names:
        scenario, begin = SCENARIOS[name], time.monotonic()
        try:
            with servers() as both, far_side() as far:
                found[name] = scenario.play(Stage(both, far, quick))
        except Exception as error:  # one scenario that breaks off must not take the others' figures with it
            failed[name] = f"{type(error).__name__}: {error}"
            traceback.print_exc()
            continue
        console.print(report.table(name, scenario.asks, found[name]))
        console.print(f"{time.monotonic() - begin:.0f} s\n", style="dim")
    report.close(console, found, failed)
    name = "bench.json" if len(names) == len(SCENARIOS) else "some.json"
    console.print(f"Written to {report.write(found, name, quick=quick, failed=failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
