"""What a person sees once everything runs: what, where, what to type, how to stop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from carillon import __version__
from carillon.config import Settings

EXAMPLE = "/schedule tomorrow 15:00 Take your medicine"


def banner(settings: Settings, telegram: str | Text, running: Sequence[str]) -> Panel:
    """The panel; `telegram` says where to write, `running` names every server and process."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    rows.add_row("Telegram simulator" if settings.telegram_bot_token is None else "Telegram", telegram)
    rows.add_row("API", link(f"http://{settings.api_host}:{settings.api_port}"))
    rows.add_row("Data and logs", _short(settings.home))
    rows.add_row("Running", ", ".join(running))
    rows.add_row()
    rows.add_row("Type", Text(EXAMPLE, style="bold"))
    rows.add_row("Stop", "Ctrl-C")
    return Panel(rows, title=f"Carillon {__version__}", title_align="left", expand=False, padding=(1, 2))


def _short(folder: Path) -> str:
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)


def link(url: str) -> Text:
    """A URL that a terminal can open."""
    return Text(url, style=f"cyan link {url}")
