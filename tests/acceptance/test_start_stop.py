"""`carillon up` as a person meets it: it starts, it stops, and it comes back from anything."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress

import psutil
import psycopg
import pytest
import redis

from carillon import keys
from carillon.config import variables
from carillon.store.embedded import EmbeddedPostgres, EmbeddedValkey

SETTLED = 20  # seconds after which what should have happened has failed to
TOKEN = "222222222:" + "x" * 35
LAST_LINE = "╰"  # the banner's lower left corner


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class System:
    """One home folder with ports of its own, and `carillon up` in it."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / "home"
        self.api, self.simulator = free_port(), free_port()
        self.process = None

    def run(self, *command, **settings):
        """Start a command and let it run; its terminal can be read from `stdout`."""
        env = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in variables()}
        env |= {"CARILLON_HOME": str(self.home), "API_PORT": str(self.api), "SIMULATOR_PORT": str(self.simulator)}
        return subprocess.Popen(
            [sys.executable, "-m", "carillon", *command],
            env=env | {name: str(value) for name, value in settings.items()},
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def start(self, *options, **settings):
        """Return what stands on the terminal once everything runs."""
        self.process = self.run("up", *options, **settings)
        said = []
        for line in self.process.stdout:
            said.append(line)
            if line.startswith(LAST_LINE):
                return "".join(said)
        raise AssertionError("".join(said))

    def everything(self):
        """Every process that belongs to it."""
        up = psutil.Process(self.process.pid)
        return [up, *up.children(recursive=True)]

    def stop(self, number=signal.SIGTERM):
        """Return the seconds until it had ended."""
        began = time.monotonic()
        with self.process:
            self.process.send_signal(number)
            self.process.wait(timeout=SETTLED)
        return time.monotonic() - began

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def discard(self):
        if self.process is not None:
            with self.process:  # waits, and closes its end of the terminal
                self.process.kill()
        for server in (EmbeddedPostgres(self.home), EmbeddedValkey(self.home)):
            server.stop_orphan()
            server.discard()

    def answers(self, port, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status

    def telegram(self):
        return f"http://127.0.0.1:{self.simulator}"

    def servers(self):
        return {"DATABASE_URL": EmbeddedPostgres(self.home).url, "REDIS_URL": EmbeddedValkey(self.home).url}

    def database(self):
        return psycopg.connect(EmbeddedPostgres(self.home).url, autocommit=True)

    def redis(self):
        return redis.Redis.from_url(EmbeddedValkey(self.home).url)


@pytest.fixture
def system(tmp_path):
    made = System(tmp_path)
    yield made
    made.discard()


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    made = System(tmp_path_factory.mktemp("running"))
    made.banner = made.start()
    yield made
    made.discard()


def left_over(processes):
    """Those that still run after a while."""
    _, alive = psutil.wait_procs(processes, timeout=SETTLED)
    return [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def until(true):
    """Wait for something that other processes bring about."""
    deadline = time.monotonic() + SETTLED
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def names(processes):
    """What runs, by the last word of each command line that tells."""
    lines = [process.cmdline() for process in processes]
    return {line[3] for line in lines if line[1:3] == ["-m", "carillon"]} | {
        line[2] for line in lines if line[1:3] == ["-m", "simulator"]
    }


def test_when_the_banner_is_there_everything_runs(running):
    assert f"http://127.0.0.1:{running.api}" in running.banner
    assert f"http://127.0.0.1:{running.simulator}" in running.banner
    assert "/schedule tomorrow 15:00 Take your medicine" in running.banner
    assert "not ready" not in running.banner
    assert running.answers(running.api, "/api/health/") == 200
    assert running.answers(running.simulator, "/") == 200
    assert names(running.everything()) == {"up", "api", "bot", "worker", "simulator"}


def test_the_key_for_the_messages_is_made_once_and_is_private(running):
    ring = running.home / keys.FILE

    assert stat.S_IMODE(ring.stat().st_mode) == 0o600
    assert len(keys.parse(ring.read_text())) == 1


def test_a_second_one_on_the_same_home_says_that_it_runs_already(running):
    second = running.run("up")

    said, _ = second.communicate(timeout=SETTLED)

    assert said.startswith(f"Carillon already runs on {running.home} (process {running.process.pid}). ")
    assert second.returncode == 1
    assert running.answers(running.api, "/api/health/") == 200


@pytest.mark.parametrize("variable", ["API_PORT", "SIMULATOR_PORT"])
def test_a_port_that_another_program_uses_is_named_with_its_setting(running, system, variable):
    taken = running.api

    refused = system.run("up", **{variable: taken})

    said, _ = refused.communicate(timeout=SETTLED)
    assert said == (
        f"Another program uses port {taken} of 127.0.0.1. Set {variable} to a free port, or stop that program.\n"
    )
    assert refused.returncode == 1


def test_bad_settings_are_all_named_and_nothing_is_begun(system):
    refused = system.run("up", API_PORT="eighty", CARILLON_ZONE="Mars/Phobos", TELEGRAM_BOT_TOKEN="secret")

    said, _ = refused.communicate(timeout=SETTLED)

    assert [line.split(":")[0] for line in said.splitlines()] == ["CARILLON_ZONE", "TELEGRAM_BOT_TOKEN", "API_PORT"]
    assert refused.returncode == 2
    assert not system.home.exists()


@pytest.mark.parametrize("process", ["api", "bot", "worker", "simulator"])
def test_a_process_that_is_killed_is_started_again(running, process):
    pid_file = running.home / "run" / f"{process}.pid"
    (killed,) = [each for each in running.everything() if process in each.cmdline()]
    before = pid_file.read_text()

    killed.kill()

    until(lambda: pid_file.exists() and pid_file.read_text() != before)
    assert names(running.everything()) == {"up", "api", "bot", "worker", "simulator"}


@pytest.mark.parametrize("server", ["postgres", "valkey-server"])
def test_a_server_that_is_killed_is_started_again_with_its_data(running, server):
    up = psutil.Process(running.process.pid)
    (killed,) = [each for each in up.children() if each.name() == server]
    with running.database() as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [server])

    killed.kill()

    psutil.wait_procs([killed], timeout=SETTLED)
    until(lambda: any(each.name() == server for each in up.children()))
    until(lambda: healthy(running))
    with running.database() as connection:
        assert connection.execute("SELECT count(*) FROM kept WHERE word = %s", [server]).fetchone() == (1,)


def healthy(system):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{system.api}/api/health/", timeout=5) as answer:
            return b'"status":"ok"' in answer.read()
    except urllib.error.URLError:
        return False


def test_each_signal_ends_everything_within_five_seconds_and_the_next_start_is_quick(system):
    system.start()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        everything = system.everything()
        if number == signal.SIGHUP:  # the window was closed: nobody reads what it says
            system.process.stdout.close()

        seconds = system.stop(number)

        assert seconds < 5
        assert system.process.returncode == 0
        assert left_over(everything) == []
        assert list((system.home / "run").iterdir()) == []
        if number != signal.SIGHUP:
            began = time.monotonic()
            system.start()
            assert time.monotonic() - began < 15  # 3 s is the promise; a machine busy with tests gets more


def test_after_kill_9_of_everything_the_next_start_finds_all_data(system):
    system.start()
    with system.database() as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('first')")
    before = (system.home / keys.FILE).read_text()
    everything = system.everything()
    for process in everything:
        with suppress(psutil.NoSuchProcess):  # the death of one may end another
            process.kill()
    system.process.communicate()

    system.start()

    with system.database() as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("first",)]
    assert system.redis().ping()
    assert (system.home / keys.FILE).read_text() == before
    assert healthy(system)
    assert left_over(everything) == []


def test_when_it_alone_is_killed_the_others_end_and_the_next_start_need_not_wait_for_that(system):
    system.start()
    orphans = system.everything()
    system.kill()

    system.start()

    assert left_over(orphans) == []
    assert healthy(system)

    orphans = system.everything()
    system.kill()

    assert left_over(orphans) == []


def test_with_everything_of_ones_own_nothing_is_brought_along(running, system):
    said = system.start("--verbose", **running.servers(), TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=running.telegram())

    assert names(system.everything()) == {"up", "api", "bot", "worker"}
    assert {each.name() for each in system.everything()} & {"postgres", "valkey-server"} == set()
    assert not (system.home / "postgres").exists()
    assert re.search(r"Telegram +@\w+", said)
    assert "api {" in said  # with --verbose the logs can be read along


def test_a_telegram_that_is_away_is_told_and_the_rest_runs(running, system):
    away = f"http://127.0.0.1:{free_port()}"

    said = system.start(**running.servers(), TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=away, WORKERS=2)

    assert f"{away} cannot be reached" in said
    assert healthy(system)
    assert {"worker-1", "worker-2"} <= {path.stem for path in (system.home / "logs").iterdir()}
