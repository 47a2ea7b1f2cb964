"""The servers that come along: they keep what they were given, through every way of ending."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from carillon.errors import CannotStart
from carillon.processes import Account
from carillon.store.embedded import EmbeddedPostgres, EmbeddedValkey
from carillon.store.embedded.places import LONGEST_SOCKET, reachable
from carillon.store.embedded.running import running_urls


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A server that was started once: making the data is the slow part, copying them is not."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("made"), durable=False)
    with server:
        pass
    yield server
    server.discard()


def another(made, home, *, durable):
    server = EmbeddedPostgres(home, durable=durable)
    server._make_folders()
    subprocess.run(["cp", "-a", made._data, server._data], check=True)
    return server


@pytest.fixture
def postgres(made, home):
    server = another(made, home, durable=False)
    yield server
    server.discard()


@pytest.fixture
def durable_postgres(made, home):
    server = another(made, home, durable=True)
    yield server
    server.discard()


@pytest.fixture
def new_postgres(home):
    server = EmbeddedPostgres(home, durable=False)
    yield server
    server.discard()


@pytest.fixture
def valkey(home):
    server = EmbeddedValkey(home)
    yield server
    server.discard()


def ask(server, query):
    with psycopg.connect(server.url, autocommit=True) as connection:
        return connection.execute(query).fetchone()


def keep(server, word):
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def kept(server):
    return ask(server, "SELECT array_agg(word ORDER BY word) FROM kept")[0]


def process_of(server):
    return psutil.Process(server._recorded_pid())


def is_gone(process):
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_postgres_keeps_what_it_was_given_and_leaves_no_process(postgres):
    postgres.start()
    keep(postgres, "first")
    processes = [process_of(postgres), *process_of(postgres).children(recursive=True)]

    postgres.stop()

    assert all(map(is_gone, processes))
    postgres.start()
    assert kept(postgres) == ["first"]


def test_postgres_is_what_the_design_asks_for(postgres):
    postgres.start()

    version, user, superuser, encoding, zone = ask(
        postgres,
        "SELECT current_setting('server_version_num')::int / 10000, current_user, usesuper,"
        " current_setting('server_encoding'), current_setting('timezone')"
        " FROM pg_user WHERE usename = current_user",
    )
    assert (version, user, superuser, encoding, zone) == (18, "carillon", False, "UTF8", "UTC")
    with psycopg.connect(postgres.url) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")  # a trusted one, as with a hosted server


def test_neither_server_can_be_reached_from_another_machine_or_by_another_user(postgres, valkey):
    postgres.start()
    valkey.start()

    for server in (postgres, valkey):
        listening = [c for c in process_of(server).net_connections("inet") if c.status == psutil.CONN_LISTEN]
        assert listening == []
        assert stat.S_IMODE(server._sockets.stat().st_mode) == 0o700


def test_postgres_does_not_run_as_root_and_opens_no_folder_of_others(postgres, home):
    closed = [folder for folder in home.parents if not stat.S_IMODE(folder.stat().st_mode) & 0o001]
    modes = [folder.stat().st_mode for folder in closed]

    postgres.start()

    assert process_of(postgres).uids().real != 0
    assert [folder.stat().st_mode for folder in closed] == modes


def test_data_that_lies_outside_the_home_folder_is_pointed_at(postgres, home):
    postgres.start()

    inside = postgres.folder == home / "postgres"
    assert inside == reachable(home, postgres.account)
    assert inside or (home / "postgres.location").read_text().startswith(f"{postgres.folder}\n")


def test_an_open_home_keeps_the_data_itself():
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        Path(folder).chmod(0o711)
        assert EmbeddedPostgres(home).folder == home / "postgres"


def test_it_is_durable_unless_it_is_told_not_to_be(home, durable_postgres):
    query = "SELECT current_setting('fsync'), current_setting('synchronous_commit')"
    with durable_postgres:
        assert ask(durable_postgres, query) == ("on", "on")

    with EmbeddedPostgres(home, durable=False) as careless:
        assert ask(careless, query) == ("off", "off")


def test_neither_a_statement_nor_a_row_gets_into_the_log(postgres):
    postgres.start()
    keep(postgres, "first")

    with pytest.raises(psycopg.errors.UniqueViolation):
        ask(postgres, "CREATE UNIQUE INDEX ON kept (word); INSERT INTO kept VALUES ('Take 5 mg'), ('Take 5 mg')")

    log = postgres.log.read_text()
    assert "duplicate key value" in log
    assert "Take 5 mg" not in log


def test_postgres_recovers_from_kill_9_of_all_its_processes(durable_postgres):
    durable_postgres.start()
    keep(durable_postgres, "first")
    server = process_of(durable_postgres)
    server.suspend()  # so that it neither starts another one nor takes those that have ended off the list
    processes = [*server.children(recursive=True), server]
    for process in processes:
        process.kill()
    psutil.wait_procs(processes, timeout=5)

    durable_postgres.start()

    assert kept(durable_postgres) == ["first"]


def test_postgres_waits_for_the_sessions_of_a_killed_server(durable_postgres):
    durable_postgres.start()
    keep(durable_postgres, "first")
    server = process_of(durable_postgres)
    with psycopg.connect(durable_postgres.url, autocommit=True) as session:
        backend = psutil.Process(session.execute("SELECT pg_backend_pid()").fetchone()[0])
        backend.suspend()  # it cannot notice that its server has died
        server.kill()
        psutil.wait_procs([server], timeout=5)
        threading.Timer(0.5, backend.resume).start()

        durable_postgres.start()

    assert kept(durable_postgres) == ["first"]
    assert "is still in use" in durable_postgres.log.read_text()


OWNER = """
import os, signal, sys
from pathlib import Path
from carillon.store.embedded import EmbeddedPostgres, EmbeddedValkey
servers = [EmbeddedPostgres(Path(sys.argv[1])), EmbeddedValkey(Path(sys.argv[1]))]
for server in servers:
    server.start()
print("started", flush=True)
signal.pause()
"""


@pytest.fixture
def owner(home, postgres):
    process = subprocess.Popen([sys.executable, "-c", OWNER, str(home)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "started\n"
    yield process
    process.kill()
    process.communicate()


def test_what_a_killed_owner_left_is_ended_and_started_again(owner, postgres, valkey):
    keep(postgres, "first")
    left = [process_of(postgres), process_of(valkey)]

    owner.kill()
    postgres.start()
    valkey.start()

    assert kept(postgres) == ["first"]
    assert redis.Redis.from_url(valkey.url).ping()
    assert all(map(is_gone, left))


def test_an_orphan_that_does_not_react_is_ended_all_the_same(owner, postgres):
    keep(postgres, "first")
    stuck = process_of(postgres)
    stuck.send_signal(signal.SIGSTOP)

    owner.kill()
    postgres.start()

    assert kept(postgres) == ["first"]
    assert is_gone(stuck)


def test_two_owners_are_one_too_many(owner, postgres):
    with pytest.raises(CannotStart, match="Another process already runs the postgres of"):
        postgres.start()

    assert ask(postgres, "SELECT 1") == (1,)


def test_the_running_servers_are_found_by_a_command_beside_them(owner, postgres, valkey, home):
    assert running_urls(home) == {"database_url": postgres.url, "redis_url": valkey.url}


def test_where_nothing_was_started_nothing_is_found_or_made(home):
    assert running_urls(home) == {}
    assert not home.exists()


def test_a_recorded_number_that_belongs_to_another_program_harms_nobody(postgres, valkey):
    postgres.start()
    keep(postgres, "first")
    valkey.start()
    lock_files = [postgres._data / "postmaster.pid", postgres._sockets / ".s.PGSQL.5432.lock"]
    stale = {path: path.read_text().splitlines() for path in lock_files}
    postgres.stop()
    valkey.stop()
    for path, lines in stale.items():
        path.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    valkey._pid_file.write_text(f"{os.getpid()}\n")

    postgres.start()
    valkey.start()

    assert kept(postgres) == ["first"]


def test_a_first_start_that_was_interrupted_is_begun_anew(new_postgres):
    new_postgres._make_folders()
    (new_postgres.folder / "data.unfinished").mkdir()
    (new_postgres.folder / "data.unfinished" / "PG_VERSION").write_text("18\n")

    new_postgres.start()

    assert ask(new_postgres, "SELECT 1") == (1,)


def test_data_of_another_major_version_is_left_alone(postgres):
    (postgres._data / "PG_VERSION").write_text("17\n")

    with pytest.raises(CannotStart, match=r"was made by PostgreSQL 17; this is PostgreSQL 18\."):
        postgres.start()


@pytest.mark.parametrize("name", ["deep/" * 40 + "home", "it's a \"home\", près d'ici"], ids=["deep", "quoted"])
def test_the_home_folder_may_have_any_name(tmp_path, name):
    home = tmp_path / name
    postgres, valkey = EmbeddedPostgres(home, durable=False), EmbeddedValkey(home)
    try:
        postgres.start()
        valkey.start()

        assert ask(postgres, "SELECT 1") == (1,)
        assert redis.Redis.from_url(valkey.url).ping()
        assert len(os.fsencode(valkey._sockets / "valkey.sock")) <= LONGEST_SOCKET
    finally:
        postgres.discard()
        valkey.discard()


def test_valkey_keeps_what_it_was_given(valkey):
    redis.Redis.from_url(valkey.start()).set("bell", "rung")
    valkey.stop()

    assert redis.Redis.from_url(valkey.start()).get("bell") == b"rung"


def test_valkey_starts_without_its_log_when_that_is_damaged(valkey):
    redis.Redis.from_url(valkey.start()).set("bell", "rung")
    valkey.stop()
    (log,) = (valkey.folder / "appendonlydir").glob("*.incr.aof")
    log.write_bytes(b"*3\r\n$3\r\nSET\r\n$4\r\nno" + log.read_bytes())

    assert redis.Redis.from_url(valkey.start()).get("bell") is None
    assert list(valkey.folder.glob("appendonlydir.damaged-*/*.incr.aof"))


def test_a_server_that_cannot_start_says_why(valkey):
    valkey._make_folders()
    (valkey.folder / "appendonlydir").write_text("in the way")

    with pytest.raises(CannotStart, match=r"(?s)The embedded valkey ended at once\. The end of .*appendonlydir"):
        valkey.start()


def test_a_server_is_not_tied_to_a_thread_that_will_end(valkey):
    raised = []

    def start():
        try:
            valkey.start()
        except RuntimeError as error:
            raised.append(str(error))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()

    assert len(raised) == (sys.platform == "linux")


def test_a_folder_is_reachable_when_each_one_above_it_is(tmp_path):
    stranger = Account("stranger", 54321, 54321)
    inner = tmp_path / "inner"
    inner.mkdir(mode=0o755)

    assert not reachable(inner, stranger)
    assert reachable(Path("/usr"), stranger)
    assert reachable(inner, None)
