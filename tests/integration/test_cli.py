"""The commands that are typed beside `carillon up`: they say what they need, and answer in sentences."""

import http.server
import json
import os
import subprocess
import sys
import threading

import psycopg
import pytest
from pydantic import SecretStr

from carillon import __version__, keys
from carillon.config import Settings, variables
from carillon.doctor import examine
from carillon.store import migrations

TOKEN = "123456789:" + "x" * 35


def carillon(home, *command, given="", **settings):
    env = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in variables()}
    return subprocess.run(
        [sys.executable, "-m", "carillon", *command],
        env=env | {"CARILLON_HOME": str(home)} | settings,
        cwd=home.parent,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_tells_its_version(home):
    assert carillon(home, "--version").stdout == f"Carillon {__version__}\n"


def test_the_command_line_itself_loads_nothing_heavy():
    heavy = ["alembic", "fastapi", "pydantic", "redis", "sqlalchemy", "structlog", "telegram"]
    program = f"import sys, carillon.cli; print([name for name in {heavy} if name in sys.modules])"

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert loaded == "[]\n"


def test_a_time_is_read_on_the_wall_clock_of_its_zone(home):
    command = ("when", "tomorrow 09:30 Take your medicine", "--zone", "Europe/Rome", "--now", "2026-11-22T08:00")

    shown = carillon(home, *command, "--language", "en").stdout

    assert "message:  Take your medicine" in shown
    assert "9:30" in shown
    assert "November 23" in shown or "23 November" in shown


def test_times_are_read_line_by_line_for_measuring(home):
    asked = {"id": 7, "text": "tomorrow 09:30 x", "reference": "2026-11-22T08:00", "tz": "Europe/Rome"}
    answered = carillon(home, "when", "--jsonl", given=json.dumps(asked) + "\n").stdout

    answer = json.loads(answered)
    assert (answer["id"], answer["when"], answer["message"]) == (7, "2026-11-23T09:30", "x")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ((), "there is nothing to understand"),
        (("today 10", "--zone", "Mars/Phobos"), "Mars/Phobos is no IANA time zone"),
        (("today 10", "--now", "soon"), "write it like 2026-11-22T09:30"),
    ],
)
def test_what_cannot_be_read_is_said(home, options, complaint):
    refused = carillon(home, "when", *options)

    assert complaint in refused.stderr
    assert refused.returncode == 2


@pytest.mark.parametrize("process", ["api", "bot", "worker"])
def test_a_process_alone_names_everything_that_it_misses(home, process):
    refused = carillon(home, process)

    assert [line.split(",")[0] for line in refused.stderr.splitlines()] == [
        "DATABASE_URL: found nothing",
        "REDIS_URL: found nothing",
        "CARILLON_KEYS: found nothing",
    ]
    assert refused.returncode == 2
    assert not home.exists()


def test_migrate_brings_a_database_up_to_date_and_may_be_repeated(home, postgres, empty_database):
    for _ in range(2):
        done = carillon(home, "migrate", DATABASE_URL=empty_database)

        assert (done.stdout, done.returncode) == (f"The database is at revision {migrations.head()}.\n", 0)


def test_a_database_that_is_away_is_an_answer_without_its_password(home):
    refused = carillon(home, "migrate", DATABASE_URL="postgresql://me:hunter2@127.0.0.1:1/carillon")

    assert refused.stderr.startswith("The database cannot be used: connection failed")
    assert refused.stderr.count("\n") == 1
    assert "hunter2" not in refused.stderr
    assert refused.returncode == 1


@pytest.fixture
def empty_database(postgres):
    with psycopg.connect(postgres.url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE never_migrated")
    yield postgres.url.replace("/carillon?", "/never_migrated?")
    with psycopg.connect(postgres.admin_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE never_migrated WITH (FORCE)")


@pytest.fixture
def far_side():
    """A Bot API that answers every call with what stands in `answer`: a status and a body."""

    class Handler(http.server.BaseHTTPRequestHandler):
        answer = (200, {})
        paths_asked = ()

        def do_GET(self):
            status, body = Handler.answer
            Handler.paths_asked += (self.path,)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Handler.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Handler
        server.shutdown()


def findings(home, **values):
    return {finding.part: finding for finding in examine(Settings(carillon_home=home, **values))}


def test_the_doctor_finds_nothing_wrong_before_the_first_start(home):
    assert all(finding.fine for finding in findings(home).values())
    assert not home.exists()


def test_the_doctor_knows_what_runs(home, database_url, redis_url, far_side):
    far_side.answer = (200, {"ok": True, "result": {"username": "ring_bot", "url": ""}})
    found = findings(
        home,
        database_url=database_url,
        redis_url=redis_url,
        telegram_bot_token=SecretStr(TOKEN),
        telegram_api_url=far_side.url,
    )

    assert found["PostgreSQL"].text == f"version 18, tables at {migrations.head()}"
    assert found["Redis"].text.startswith("valkey 9.")
    assert found["Telegram"].text == "the bot is @ring_bot"
    assert far_side.paths_asked == (f"/bot{TOKEN}/getMe", f"/bot{TOKEN}/getWebhookInfo")
    assert all(finding.fine for finding in found.values())


def test_the_doctor_says_what_to_do_about_a_database_without_tables(home, empty_database):
    finding = findings(home, database_url=empty_database)["PostgreSQL"]

    assert (finding.fine, finding.text) == (False, "version 18, but its tables are at nothing. Run `carillon migrate`.")


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ((401, {}), "Telegram refuses TELEGRAM_BOT_TOKEN. Ask @BotFather for the right one with /token."),
        ((404, {}), "Telegram refuses TELEGRAM_BOT_TOKEN. Ask @BotFather for the right one with /token."),
        ((502, {}), "{url} answers 502. Try again later."),
        ((200, []), "{url} is no Bot API. Correct TELEGRAM_API_URL."),
    ],
)
def test_the_doctor_says_what_is_wrong_with_a_bot(home, far_side, answer, text):
    far_side.answer = answer

    finding = findings(home, telegram_bot_token=SecretStr(TOKEN), telegram_api_url=far_side.url)["Telegram"]

    assert (finding.fine, finding.text) == (False, text.format(url=far_side.url))


def test_the_doctors_patient_is_ill_when_nothing_answers_and_no_secret_is_told(home):
    sick = carillon(
        home,
        "doctor",
        DATABASE_URL="postgresql://me:hunter2@127.0.0.1:1/carillon",
        REDIS_URL="redis://:hunter2@127.0.0.1:1",
        TELEGRAM_BOT_TOKEN=TOKEN,
        TELEGRAM_API_URL="http://127.0.0.1:1",
    )

    assert [line.split()[0] for line in sick.stdout.splitlines()] == ["ok", "ok", "bad", "bad", "bad"]
    assert "hunter2" not in sick.stdout
    assert TOKEN not in sick.stdout
    assert sick.returncode == 1


def test_the_doctor_sees_the_ring_of_keys(home):
    home.mkdir()
    keys.create(home / keys.FILE)
    ring = keys.parse((home / keys.FILE).read_text())

    assert findings(home, carillon_keys=ring)["keys"].text == f'"{next(iter(ring))}" seals messages'
