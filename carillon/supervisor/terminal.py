"""The terminal that `carillon up` speaks to, as long as somebody reads there."""

from __future__ import annotations

import os
import sys

from rich.console import Console, RenderableType
from rich.text import Text


class Terminal(Console):
    """A console that falls silent when its reader has gone, by a closed pipe or a closed window."""

    def tell(self, what: RenderableType) -> None:
        """Print plain text, or something made for a terminal; lines are not broken, so that paths can be copied."""
        try:
            self.print(Text(what) if isinstance(what, str) else what, soft_wrap=True)
        except OSError:
            self.on_broken_pipe()

    def on_broken_pipe(self) -> None:
        """Go on without a reader; Python itself would complain about the pipe when it ends."""
        self.quiet = True
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
