"""What `carillon up` decides without starting anything."""

import io

import pytest
from pydantic import SecretStr
from rich.console import Console

from carillon.config import TOKEN, Settings
from carillon.errors import CannotStart
from carillon.supervisor import plan
from carillon.supervisor.banner import banner
from carillon.supervisor.logfiles import LogFile
from carillon.supervisor.watch import CALM, LONGEST, Watch, pause_after

REAL = SecretStr("123456789:" + "x" * 35)


class Fragile:
    """Something that dies when it is told to."""

    name = "worker"

    def __init__(self):
        self.running = True
        self.starts = 0

    def start(self):
        self.starts += 1
        self.running = True


class Broken(Fragile):
    def start(self):
        raise CannotStart("There is no way.")


def settings(home, **values):
    return Settings(carillon_home=home, **values)


@pytest.mark.parametrize(("deaths", "pause"), [(1, 0.5), (2, 1.0), (3, 2.0), (6, 16.0), (7, LONGEST), (1000, LONGEST)])
def test_the_pause_doubles_up_to_a_longest(deaths, pause):
    assert pause_after(deaths) == pause


def test_what_has_died_starts_again_after_the_pause_and_not_before():
    worker = Fragile()
    watch = Watch(worker, now=0.0)
    assert watch.tend(1.0) is None

    worker.running = False

    assert watch.tend(2.0) == "worker has ended and starts again in 0.5 s."
    assert watch.tend(2.4) is None
    assert worker.starts == 0
    assert watch.tend(2.6) is None
    assert worker.starts == 1


def test_the_pause_grows_while_it_keeps_dying_and_is_short_again_after_a_calm_time():
    worker = Fragile()
    watch = Watch(worker, now=0.0)

    worker.running = False
    assert "0.5 s" in watch.tend(1.0)
    watch.tend(2.0)
    worker.running = False
    assert " 1 s" in watch.tend(2.1)
    watch.tend(4.0)
    worker.running = False

    assert "0.5 s" in watch.tend(4.0 + CALM + 1)


def test_what_cannot_start_says_why_and_is_tried_again():
    broken = Broken()
    broken.running = False
    watch = Watch(broken, now=0.0)

    assert watch.tend(1.0) == "worker has ended and starts again in 0.5 s."
    assert watch.tend(2.0) == "There is no way."
    assert watch.tend(2.1) == "worker has ended and starts again in 1 s."


def test_a_log_is_emptied_when_it_has_grown_and_its_writer_goes_on(tmp_path):
    path = tmp_path / "api.log"
    with path.open("ab", buffering=0) as writer:
        writer.write(b"x" * 99 + b"\n")
        log = LogFile(path)
        log.trim(limit=100)
        assert path.stat().st_size == 100

        writer.write(b"more\n")
        log.trim(limit=100)
        writer.write(b"after\n")

    assert path.read_bytes() == b"after\n"
    assert (tmp_path / "api.log.1").read_bytes() == b"x" * 99 + b"\nmore\n"


def test_a_log_is_followed_line_by_line_also_when_it_was_emptied(tmp_path):
    path = tmp_path / "api.log"
    path.write_text("before\n")
    log = LogFile(path)
    assert log.new_lines() == []

    with path.open("a") as writer:
        writer.write("one\ntwo\nhal")
    assert log.new_lines() == ["one", "two"]
    with path.open("a") as writer:
        writer.write("f\n")
    assert log.new_lines() == ["half"]
    path.write_text("anew\n")
    assert log.new_lines() == ["anew"]


@pytest.mark.parametrize(
    ("written", "gist"),
    [
        ("", ""),
        ("plain words\n", "plain words"),
        ('{"event": "started"}\n', "started"),
        ('{"event": "lost"}\n{"event": "bad", "exception": "Traceback\\n  File\\nValueError: no"}\n', "ValueError: no"),
        ("[1, 2]\n", "[1, 2]"),
    ],
)
def test_the_last_words_of_a_process_are_told_briefly(tmp_path, written, gist):
    (tmp_path / "api.log").write_text(written)

    assert LogFile(tmp_path / "api.log").last_words() == gist


def test_a_log_that_does_not_exist_yet_says_nothing(tmp_path):
    log = LogFile(tmp_path / "none.log")

    log.trim()

    assert (log.new_lines(), log.last_words()) == ([], "")


def test_without_a_token_the_simulator_takes_telegrams_place(tmp_path):
    chosen = settings(tmp_path, simulator_port=18_090)
    env = plan.environment(chosen, [])

    assert env["TELEGRAM_API_URL"] == "http://127.0.0.1:18090"
    assert TOKEN.fullmatch(env["TELEGRAM_BOT_TOKEN"])
    assert [child.name for child in plan.children(chosen, env, {})] == ["simulator", "api", "bot", "worker"]


def test_with_a_token_there_is_no_simulator_and_the_token_is_left_alone(tmp_path):
    chosen = settings(tmp_path, telegram_bot_token=REAL, workers=2)
    env = plan.environment(chosen, [])

    assert env.get("TELEGRAM_BOT_TOKEN") != plan.SIMULATOR_TOKEN
    assert [child.name for child in plan.children(chosen, env, {})] == ["api", "bot", "worker-1", "worker-2"]


def test_a_server_of_ones_own_is_used_instead_of_an_embedded_one(tmp_path):
    chosen = settings(tmp_path, database_url="postgresql://db/carillon", redis_url="redis://cache")

    assert plan.servers(chosen) == []


def test_the_banner_says_what_runs_where_and_what_to_type(tmp_path):
    console = Console(file=io.StringIO(), width=100)
    chosen = settings(tmp_path / "home", api_port=18_000, simulator_port=18_090)

    console.print(banner(chosen, "http://127.0.0.1:18090", ["postgres", "api"]))

    shown = console.file.getvalue()
    for said in ("Telegram simulator", "http://127.0.0.1:18090", "http://127.0.0.1:18000", "postgres, api", "Ctrl-C"):
        assert said in shown
    assert "/schedule tomorrow 15:00 Take your medicine" in shown
