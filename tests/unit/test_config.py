"""The settings say everything that is wrong with them at once, and never show a secret."""

import base64
import re
import stat

import pytest
from pydantic import ValidationError

from carillon import keys
from carillon.config import load_settings, variables
from carillon.errors import BadSettings

TOKEN = "123456789:" + "a-B_" * 8 + "xyz"
KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch, tmp_path):
    for variable in variables():
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(f"{variable}_FILE", raising=False)
    monkeypatch.chdir(tmp_path)


def problems(**environment):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        with pytest.raises(BadSettings) as caught:
            load_settings()
    return caught.value.problems


def test_nothing_has_to_be_set(tmp_path):
    settings = load_settings()

    assert (settings.database_url, settings.redis_url, settings.telegram_bot_token) == (None, None, None)
    assert settings.home == tmp_path / ".carillon"
    assert (settings.api_host, settings.api_port, settings.simulator_port) == ("127.0.0.1", 8000, 8090)
    assert settings.zone == "UTC"


def test_the_shells_own_variables_are_not_taken_for_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", "/elsewhere")
    monkeypatch.setenv("KEYS", "none")
    monkeypatch.setenv("ZONE", "none")

    assert (load_settings().home, load_settings().zone) == (tmp_path / ".carillon", "UTC")


def test_they_cannot_be_changed_afterwards():
    with pytest.raises(ValidationError):
        load_settings().api_port = 1


def test_every_problem_is_named_at_once_in_one_line_each():
    found = problems(API_PORT="eighty", CARILLON_ZONE="Mars/Phobos", WORKERS="0", LOG_FORMAT="xml")

    assert found == (
        'CARILLON_ZONE: found "Mars/Phobos", expected an IANA time zone such as Europe/Berlin',
        'API_PORT: found "eighty", expected a port number from 1 to 65535',
        'LOG_FORMAT: found "xml", expected json or console',
        'WORKERS: found "0", expected a number of processes from 1 to 64',
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://clinic:hunter2@db/carillon"),
        ("REDIS_URL", "http://:hunter2@cache"),
        ("TELEGRAM_BOT_TOKEN", "123456789:hunter2"),
        ("CARILLON_KEYS", "first:hunter2"),
        ("TELEGRAM_WEBHOOK_SECRET", "hunter2!"),
    ],
)
def test_a_bad_secret_is_counted_but_not_shown(name, value):
    (problem,) = problems(**{name: value})

    assert problem.startswith(f"{name}: found {len(value)} characters (not shown), expected ")
    assert "hunter2" not in problem


@pytest.mark.parametrize("zone", ["Mars/Phobos", "../etc/passwd", "/etc/localtime", "Europe", "UTC\n"])
def test_only_iana_zones_are_zones(zone):
    (problem,) = problems(CARILLON_ZONE=zone)

    assert problem.startswith("CARILLON_ZONE: ")


@pytest.mark.parametrize(
    "token", ["123456789", TOKEN + "x", TOKEN[:-1], " " + TOKEN, "bot" + TOKEN, TOKEN.replace("_", "/")]
)
def test_a_token_has_the_form_that_botfather_gives(token):
    (problem,) = problems(TELEGRAM_BOT_TOKEN=token)

    assert problem.startswith("TELEGRAM_BOT_TOKEN: ")


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8000.5", "http"])
def test_a_port_is_a_port(port):
    (problem,) = problems(API_PORT=port)

    assert problem == f'API_PORT: found "{port}", expected a port number from 1 to 65535'


def test_the_simulator_and_the_api_need_two_ports():
    (problem,) = problems(API_PORT="8090")

    assert problem == 'SIMULATOR_PORT: found "8090", expected a port number from 1 to 65535 other than API_PORT'


def test_the_simulators_port_does_not_matter_beside_a_real_bot(monkeypatch):
    monkeypatch.setenv("API_PORT", "8090")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    assert load_settings().api_port == 8090


@pytest.mark.parametrize("url", ["postgres://u:p@h/d", "postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"])
def test_a_database_url_is_brought_to_the_form_of_libpq(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)

    assert load_settings().database_url == "postgresql://u:p@h/d"


def test_an_empty_variable_is_an_unset_one(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("API_PORT", "")

    settings = load_settings()

    assert (settings.telegram_bot_token, settings.api_port) == (None, 8000)


def test_the_environment_goes_before_the_env_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("API_PORT=8001\nCARILLON_ZONE=Europe/Rome\nPOSTGRES_PASSWORD=of_somebody_else\n")
    monkeypatch.setenv("API_PORT", "8002")

    settings = load_settings()

    assert (settings.api_port, settings.zone) == (8002, "Europe/Rome")


def test_a_secret_can_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "token").write_text(TOKEN + "\n")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))

    assert load_settings().telegram_bot_token.get_secret_value() == TOKEN


def test_the_env_file_can_name_a_secrets_file_too(tmp_path):
    (tmp_path / "url").write_text("redis://cache:6379/0")
    (tmp_path / ".env").write_text(f"REDIS_URL_FILE={tmp_path / 'url'}\n")

    assert load_settings().redis_url == "redis://cache:6379/0"


def test_a_secrets_file_that_cannot_be_read_is_a_problem_like_any_other(tmp_path):
    found = problems(TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "gone"), API_PORT="x")

    reason = "which cannot be read (No such file or directory)"
    assert found[0].startswith(f"TELEGRAM_BOT_TOKEN: found the file {tmp_path}/gone, {reason}, expected ")
    assert found[1].startswith("API_PORT: ")


def test_a_home_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").touch()

    assert problems(CARILLON_HOME=str(tmp_path / "file")) == (
        f'CARILLON_HOME: found "{tmp_path}/file", expected a folder',
    )


def test_neither_secret_shows_in_the_settings_own_words(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:hunter2@h/d")
    monkeypatch.setenv("REDIS_URL", "redis://:hunter2@h")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("CARILLON_KEYS", f"one:{KEY}")

    shown = repr(load_settings())

    assert "hunter2" not in shown
    assert TOKEN not in shown
    assert repr(bytes(range(32))) not in shown


def test_the_first_key_stays_first(monkeypatch):
    other = base64.b64encode(b"x" * 32).decode()
    monkeypatch.setenv("CARILLON_KEYS", f"new:{KEY}, old:{other}")

    assert list(load_settings().keys.items()) == [("new", bytes(range(32))), ("old", b"x" * 32)]


@pytest.mark.parametrize("text", ["", KEY, f":{KEY}", "a:b", f"a:{KEY},a:{KEY}", f"a:{KEY[:-4]}", f"{'é' * 128}:{KEY}"])
def test_a_ring_of_keys_that_could_not_open_messages_is_refused(text):
    with pytest.raises(ValueError):
        keys.parse(text)


def test_a_new_ring_is_private_and_found_in_the_home_folder(tmp_path):
    (tmp_path / ".carillon").mkdir()
    ring = tmp_path / ".carillon" / keys.FILE

    keys.create(ring)

    assert stat.S_IMODE(ring.stat().st_mode) == 0o600
    assert load_settings().keys == keys.parse(ring.read_text())
    assert [path.name for path in ring.parent.iterdir()] == [keys.FILE]


def test_a_ring_is_never_replaced(tmp_path):
    ring = tmp_path / "keys"
    keys.create(ring)
    before = ring.read_text()

    keys.create(ring)

    assert ring.read_text() == before


def test_the_example_names_every_setting_and_would_be_accepted(tmp_path, pytestconfig):
    example = (pytestconfig.rootpath / ".env.example").read_text(encoding="utf-8")
    assignments = re.findall(r"^#([A-Z_]+)=(.*)$", example, flags=re.MULTILINE)
    (tmp_path / ".env").write_text("\n".join(f"{name}={value}" for name, value in assignments))

    load_settings()

    assert {name for name, _ in assignments} == set(variables())


@pytest.mark.parametrize("access", ["open", "invite", "list", "Invite"])
def test_a_house_is_open_or_not(monkeypatch, access):
    monkeypatch.setenv("CARILLON_ACCESS", access)

    assert load_settings().access == access.lower()


def test_people_are_named_by_platform_and_handle(monkeypatch):
    monkeypatch.setenv("CARILLON_ADMINS", "telegram:123456, telegram:@Ana ,whatsapp:+49151")

    assert load_settings().admins == {"telegram:123456", "telegram:@ana", "whatsapp:+49151"}
    assert load_settings().allowed == frozenset()


@pytest.mark.parametrize("people", ["123456", "@ana", "telegram:", "telegram:@", "telegram:ana bell", "telegram:a:b"])
def test_somebody_who_cannot_be_found_is_a_problem(people):
    (problem,) = problems(CARILLON_ADMINS=people)

    assert problem.startswith(f'CARILLON_ADMINS: found "{people}", expected platform:id or platform:@username')


def test_a_word_for_access_that_nobody_knows_is_a_problem():
    (problem,) = problems(CARILLON_ACCESS="closed")

    assert problem == 'CARILLON_ACCESS: found "closed", expected open, invite or list'


def test_telegram_calls_nothing_but_https(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    (problem,) = problems(TELEGRAM_WEBHOOK_URL="http://carillon.example.org/telegram/webhook")
    assert problem.startswith('TELEGRAM_WEBHOOK_URL: found "http://carillon')

    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081")
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "http://127.0.0.1:8000/telegram/webhook")
    assert load_settings().telegram_webhook_url == "http://127.0.0.1:8000/telegram/webhook"
