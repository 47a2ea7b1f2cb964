"""Which servers and processes `carillon up` runs, as the settings have it."""

from __future__ import annotations

import http.client
import os
import socket
import sys
from collections.abc import Mapping
from functools import partial

from carillon.config import Settings
from carillon.errors import CannotStart
from carillon.store.embedded import EmbeddedPostgres, EmbeddedServer, EmbeddedValkey
from carillon.supervisor.child import Child

SIMULATOR_TOKEN = "1000000001:CarillonSimulatorCarillonSimulator1"  # noqa: S105 (no bot of Telegram's has it)


def servers(settings: Settings) -> list[EmbeddedServer]:
    """The servers that have to be brought along."""
    brought: list[EmbeddedServer] = []
    if settings.redis_url is None:
        brought.append(EmbeddedValkey(settings.home))
    if settings.database_url is None:
        brought.append(EmbeddedPostgres(settings.home))
    return brought


def environment(settings: Settings, brought: list[EmbeddedServer]) -> dict[str, str]:
    """What the processes find in their environment: ours, with what only we know."""
    env = dict(os.environ) | {"CARILLON_HOME": str(settings.home)}
    for server in brought:
        env["DATABASE_URL" if isinstance(server, EmbeddedPostgres) else "REDIS_URL"] = server.url
    if settings.telegram_bot_token is None:
        env["TELEGRAM_BOT_TOKEN"] = SIMULATOR_TOKEN
        env["TELEGRAM_API_URL"] = f"http://127.0.0.1:{settings.simulator_port}"
    return env


def children(settings: Settings, env: Mapping[str, str], pipes: Mapping[str, int]) -> list[Child]:
    """The processes, in the order in which they start."""
    ours = {"api": "api", "bot": "bot"}
    if settings.workers == 1:
        ours["worker"] = "worker"
    else:
        ours |= {f"worker-{number}": "worker" for number in range(1, settings.workers + 1)}
    found = [] if settings.telegram_bot_token else [_simulator(settings, env)]
    for name, command in ours.items():
        arguments = (sys.executable, "-m", "carillon", command)
        probe = partial(_api_answers, settings) if name == "api" else None
        found.append(Child(name, arguments, settings.home, env, pipes=pipes, answers=probe))
    return found


def _api_answers(settings: Settings) -> bool:
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (where to ask one that listens there)
    host = everywhere.get(settings.api_host, settings.api_host)
    return answers(host, settings.api_port, "/api/health/")


def _simulator(settings: Settings, env: Mapping[str, str]) -> Child:
    """It knows nothing of us, hence it is asked from outside whether it is ready."""
    port = settings.simulator_port
    command = (sys.executable, "-m", "simulator", "--port", str(port))
    return Child("simulator", command, settings.home, env, answers=partial(answers, "127.0.0.1", port, "/"))


def answers(host: str, port: int, path: str) -> bool:
    """Whether a GET of `path` is answered with 200."""
    connection = http.client.HTTPConnection(host, port, timeout=1.0)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def check_ports(settings: Settings) -> None:
    """Raise CannotStart when a port that we need is somebody else's; it names the setting."""
    needed = [("API_PORT", settings.api_host, settings.api_port)]
    if settings.telegram_bot_token is None:
        needed.append(("SIMULATOR_PORT", "127.0.0.1", settings.simulator_port))
    for variable, host, port in needed:
        try:
            _try_to_listen(host, port)
        except PermissionError:
            raise CannotStart(f"Port {port} is not for everybody to use. Set {variable} to one above 1023.") from None
        except socket.gaierror:
            raise CannotStart(f"{host} is no address of this machine. Set API_HOST to another one.") from None
        except OSError:
            raise CannotStart(
                f"Another program uses port {port} of {host}. Set {variable} to a free port, or stop that program."
            ) from None


def _try_to_listen(host: str, port: int) -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what we ourselves closed just now does not count
        probe.bind(address)
