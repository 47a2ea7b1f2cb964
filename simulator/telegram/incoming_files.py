"""Which file a parameter means: an upload, a file sent before, or nothing Telegram would take."""

from __future__ import annotations

from typing import Any

from simulator.telegram.envelope import ApiError, bad_request, too_strict
from simulator.telegram.files import StoredFile
from simulator.telegram.method import Query

_DETAILS = {
    "photo": (),
    "video": ("width", "height", "duration"),
    "animation": ("width", "height", "duration"),
    "document": (),
    "voice": ("duration",),
    "audio": ("duration", "performer", "title"),
}
_NUMBERS = frozenset({"width", "height", "duration"})


def read_file(query: Query, kind: str, name: str, fields: dict[str, Any]) -> StoredFile:
    """The file that `fields[name]` or the upload of that name is; kept when it is new."""
    value = fields.get(name)
    if value is None:
        if name not in query.uploads:
            raise bad_request(f"there is no {kind} in the request")
        return _keep(query, kind, name, fields)
    if value.startswith("attach://"):
        return _keep(query, kind, value.removeprefix("attach://"), fields)
    if value.startswith(("http://", "https://")):
        raise too_strict("files are not fetched from the web; upload them or pass a file_id")
    return _sent_before(query, kind, value)


def _keep(query: Query, kind: str, name: str, fields: dict[str, Any]) -> StoredFile:
    upload = query.uploads.get(name)
    if upload is None:
        raise bad_request(f'can\'t parse InputMedia: there is no upload named "{name}"')
    given = {key: fields.get(key, 0 if key in _NUMBERS else None) for key in _DETAILS[kind]}
    details = {key: value for key, value in given.items() if value is not None}
    return query.bot.files.add(
        kind, upload.content, file_name=upload.file_name, mime_type=upload.mime_type, details=details
    )


def _sent_before(query: Query, kind: str, file_id: str) -> StoredFile:
    stored = query.bot.files.find(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise _other_kind(stored.kind, kind)
    return stored


def _other_kind(actual: str, asked: str) -> ApiError:
    return bad_request(f"can't use file of type {actual.capitalize()} as {asked.capitalize()}")
