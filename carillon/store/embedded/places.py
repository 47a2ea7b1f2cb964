"""Where a server keeps its data and its socket, and which account may look there."""

from __future__ import annotations

import hashlib
import os
import pwd
import subprocess
from contextlib import suppress
from pathlib import Path

from carillon.errors import CannotStart
from carillon.processes import Account

STATE = Path("/var/lib/carillon")  # used by root alone, when the home folder is closed to the server's account
LONGEST_SOCKET = 100  # bytes; the system's own limit is 107 on Linux and 103 on macOS


def server_account() -> Account | None:
    """Whom PostgreSQL runs as. None is ourselves; it refuses root, who gets an account without rights."""
    if os.geteuid() != 0:
        return None
    account = _known("carillon") or _known("_postgres")  # macOS brings the second one along
    if account is None:
        _add("carillon")
        account = _known("carillon")
    if account is None:
        raise CannotStart(
            "PostgreSQL does not run as root, and no account named carillon could be made for it. "
            "Make one, run Carillon as a normal user, or set DATABASE_URL."
        )
    return account


def _known(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _add(name: str) -> None:
    """Ask the system for an account; the caller looks whether it came to be, perhaps by another process."""
    command = "/usr/sbin/useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /bin/false"
    with suppress(FileNotFoundError):
        subprocess.run((*command.split(), name), check=False, capture_output=True)  # noqa: S603 (constants)


def prepare_home(home: Path) -> Path:
    """Make the home folder, for its owner alone; root's can be walked through, for PostgreSQL's account."""
    home = home.absolute()
    if not home.is_dir():
        home.mkdir(parents=True)
        home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return home


def reachable(path: Path, account: Account | None) -> bool:
    """Whether `account` (None: ourselves) may walk down to `path`, which exists, and read or run it."""
    if account is None:
        return True
    path = path.resolve()
    return all(_may_enter(folder, account) for folder in (path, *path.parents))


def _may_enter(path: Path, account: Account) -> bool:
    status = path.stat()
    shift = 6 if status.st_uid == account.uid else 3 if status.st_gid == account.gid else 0
    return bool(status.st_mode >> shift & 1)


def data_folder(home: Path, name: str, account: Account | None) -> Path:
    """The folder of one server: `home/name`, or one under /var/lib that `home/name.location` points at."""
    pointer = home / f"{name}.location"
    if pointer.exists():
        return Path(pointer.read_text(encoding="utf-8").splitlines()[0])
    if (home / name).exists() or reachable(home, account):
        return home / name
    STATE.mkdir(mode=0o755, exist_ok=True)
    folder = STATE / f"{name}-{_fingerprint(home)}"
    reason = "The data lies there because PostgreSQL, which does not run as root, may not enter this folder."
    pointer.write_text(f"{folder}\n{reason}\n", encoding="utf-8")
    return folder


def own_folder(folder: Path, account: Account | None) -> None:
    """Make `folder` for `account` alone; one that somebody else made (in /tmp, say) is refused."""
    uid = account.uid if account else os.geteuid()
    if not folder.is_dir():
        folder.mkdir(mode=0o700)
        if account:
            os.chown(folder, account.uid, account.gid)
    status = folder.lstat()
    if folder.is_symlink() or status.st_uid != uid:
        raise CannotStart(
            f"{folder} belongs to another user. Run Carillon as that user, or set CARILLON_HOME to another folder."
        )
    folder.chmod(0o700)


def socket_folder(folder: Path, socket_name: str) -> Path:
    """Where the socket goes: `folder`, unless its path is too long for a socket's address."""
    if len(os.fsencode(folder / socket_name)) <= LONGEST_SOCKET:
        return folder
    return Path("/tmp") / f"carillon-{_fingerprint(folder)}"  # noqa: S108 (own_folder checks whose it is)


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]
