"""The far side as the benchmark handles it: started, told how to answer, asked what came."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from bench.children import TookTooLong, answers, free_port, python, running, until
from bench.far_side import Rule
from bench.figures import Arrival


class FarSide:
    """A running far side."""

    def __init__(self, port: int, control_port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._control_port = control_port

    def answer_with(self, *rules: Rule) -> None:
        """Apply the first rule that fits each request from now on; without any, everything is taken at once."""
        self._ask("rules", json.dumps([asdict(rule) for rule in rules]))

    def forget(self) -> None:
        """Drop all arrivals."""
        self._ask("reset")

    def count(self) -> int:
        """How many messages came, refused ones among them."""
        return int(self._ask("count"))

    def accepted(self) -> int:
        """How many messages came and were taken."""
        return int(self._ask("accepted"))

    def arrivals(self) -> list[Arrival]:
        """Everything that came since the last `forget`."""
        return [Arrival(*arrival) for arrival in self._ask("arrivals")]

    def wait_for(self, messages: int, seconds: float) -> None:
        """Return once that many were taken, or when nothing more can be expected after `seconds`."""
        try:
            until(lambda: self.accepted() >= messages, f"{messages} messages", seconds, tick=0.05)
        except TookTooLong:
            return

    @contextmanager
    def away(self) -> Iterator[None]:
        """Refuse connections for the length of a block, and hang up those that are open."""
        self._ask("away")
        try:
            yield
        finally:
            self._ask("back")

    def _ask(self, verb: str, body: str = "") -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._control_port, timeout=30)
        try:
            connection.request("POST", f"/_/{verb}", body)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


@contextmanager
def far_side() -> Iterator[FarSide]:
    """A far side for the length of a block."""
    port, control_port = free_port(), free_port()
    with running("far_side", python("bench.far_side", str(port), str(control_port))):
        until(lambda: answers(control_port), "the far side", 10)
        yield FarSide(port, control_port)
