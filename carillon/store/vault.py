"""Message bodies at rest: AES-256-GCM under a ring of keys, the first of which seals."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from carillon.errors import CarillonError

NONCE_BYTES = 12


class SealedWithUnknownKey(CarillonError):
    """A stored message is sealed with a key this process does not have."""


class Vault:
    """Seals and opens text. `keys` maps key ids (at most 255 bytes) to 32-byte keys; the first one seals."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        if not keys:
            raise ValueError("a vault needs at least one key")
        self._ciphers = {name: AESGCM(key) for name, key in keys.items()}
        self._current = next(iter(keys))

    def seal(self, text: str) -> bytes:
        """Return key id length, key id, nonce and ciphertext in one value."""
        name = self._current.encode()
        nonce = os.urandom(NONCE_BYTES)
        return bytes([len(name)]) + name + nonce + self._ciphers[self._current].encrypt(nonce, text.encode(), name)

    def open(self, sealed: bytes) -> str:
        """Return the text that `seal` was given; raise SealedWithUnknownKey for a key outside the ring."""
        end = 1 + sealed[0]
        name, nonce = sealed[1:end], sealed[end : end + NONCE_BYTES]
        cipher = self._ciphers.get(name.decode())
        if cipher is None:
            raise SealedWithUnknownKey
        try:
            return cipher.decrypt(nonce, sealed[end + NONCE_BYTES :], name).decode()
        except InvalidTag:
            raise SealedWithUnknownKey from None


_installed: Vault | None = None


def install(vault: Vault) -> None:
    """Make `vault` the one that encrypted columns of this process use."""
    global _installed  # noqa: PLW0603 -- a column type has no other way to reach the process's keys
    _installed = vault


def installed() -> Vault:
    """Return the process's vault; a process that has none installed cannot touch bodies."""
    if _installed is None:
        raise RuntimeError("no vault is installed: call vault.install() when the process starts")
    return _installed


class Sealed(TypeDecorator[str]):
    """A text column that is ciphertext in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Seal on the way in."""
        return None if value is None else installed().seal(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """Open on the way out."""
        return None if value is None else installed().open(bytes(value))
