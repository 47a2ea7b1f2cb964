"""Where a file can be downloaded (https://core.telegram.org/bots/api#getfile)."""

from __future__ import annotations

from typing import Any

from simulator.schema import STRING
from simulator.telegram.envelope import bad_request
from simulator.telegram.files import MOST_DOWNLOAD
from simulator.telegram.method import Method, Query


def get_file(query: Query) -> dict[str, Any]:
    """The path under `/file/bot<token>/`."""
    stored = query.bot.files.find(query.values["file_id"])
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**stored.summary(), "file_path": stored.path}


METHODS = (Method("getFile", get_file, {"file_id": STRING}, {"file_id": "file_id not specified"}),)
