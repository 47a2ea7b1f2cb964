"""Files: uploaded once, named by a file_id, downloaded by a path."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any

from simulator.telegram.envelope import bad_request
from simulator.telegram.images import dimensions

MOST_DOWNLOAD = 20 * 1024 * 1024  # https://core.telegram.org/bots/api#getfile
_MOST_PHOTO = 10 * 1024 * 1024  # https://core.telegram.org/bots/api#sendphoto, as are the two below
_MOST_PHOTO_SIDES = 10_000
_MOST_PHOTO_RATIO = 20

_MARKS = {
    "photo": "AgACAgI",
    "video": "BAACAgI",
    "document": "BQACAgI",
    "voice": "AwACAgI",
    "audio": "CQACAgI",
    "animation": "CgACAgI",
}
_FOLDERS = {
    "photo": "photos",
    "video": "videos",
    "animation": "animations",
    "document": "documents",
    "voice": "voice",
    "audio": "music",
}
_DEFAULT_TYPES = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "animation": "video/mp4",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """`kind` is photo, video, animation, document, voice or audio; `details` are the API's fields of that kind."""

    id: str
    kind: str
    content: bytes
    path: str
    mime_type: str
    file_name: str | None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def unique_id(self) -> str:
        """The same for the same bytes, whoever uploads them."""
        return base64.urlsafe_b64encode(hashlib.sha256(self.content).digest()[:9]).decode()

    def summary(self) -> dict[str, Any]:
        """The API's fields that every file has."""
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}

    def media(self) -> dict[str, Any]:
        """The message field for this file, such as `{"photo": [PhotoSize]}`."""
        if self.kind == "photo":
            return {"photo": [{**self.summary(), **self.details}]}
        named = {"file_name": self.file_name} if self.file_name and self.kind != "voice" else {}
        plain = {**self.summary(), "mime_type": self.mime_type, **named}
        # An animation comes as a document too, https://core.telegram.org/bots/api#message
        as_document = {"document": plain} if self.kind == "animation" else {}
        return {self.kind: {**plain, **self.details}, **as_document}


class FileStore:
    """The files one bot can name."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def reset(self) -> None:
        """Forget all."""
        self._by_id.clear()
        self._by_path.clear()

    def find(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """The file that getFile gave this path."""
        return self._by_path.get(path)

    def add(
        self, kind: str, content: bytes, *, file_name: str | None, mime_type: str | None, details: dict[str, Any]
    ) -> StoredFile:
        """Keep a file; raises `ApiError` when Telegram would not take it as this kind."""
        if not content:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            details = {**details, **_photo_size(content)}
        file_id = _MARKS[kind] + secrets.token_urlsafe(36)
        path = f"{_FOLDERS[kind]}/file_{len(self._by_id)}{_suffix(kind, file_name)}"
        given = mime_type if mime_type and mime_type != "application/octet-stream" else None
        kind_type = given or _DEFAULT_TYPES.get(kind, "application/octet-stream")
        stored = StoredFile(file_id, kind, content, path, kind_type, file_name, details)
        self._by_id[file_id] = self._by_path[path] = stored
        return stored


def _photo_size(content: bytes) -> dict[str, int]:
    if len(content) > _MOST_PHOTO:
        raise bad_request("file is too big for a photo; the maximum size is 10 MB")
    size = dimensions(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > _MOST_PHOTO_SIDES or max(size) > _MOST_PHOTO_RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def _suffix(kind: str, file_name: str | None) -> str:
    if kind == "photo":
        return ".jpg"
    tail = (file_name or "").rpartition(".")[2]
    return f".{tail}" if file_name and "." in file_name and tail.isalnum() else ""
