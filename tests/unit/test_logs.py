"""No secret and nothing that a person wrote reaches a log, whoever logs it."""

import io
import json
import logging
import subprocess
import sys
import threading
import warnings

import pytest
import structlog
from pydantic import TypeAdapter, ValidationError

from carillon import logs
from carillon.redaction import HIDDEN, redact, scrub

TOKEN = "123456789:" + "a-B_" * 8 + "xyz"
WRITTEN = "Take your medicine, Anna"


@pytest.fixture
def written():
    """The log of a process, as its lines; what the process has changed is put back afterwards."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure("bot", level="DEBUG", stream=stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = handlers, level
    sys.excepthook, threading.excepthook = hooks
    structlog.contextvars.clear_contextvars()
    structlog.reset_defaults()


def test_a_line_carries_the_process_the_time_and_the_ids(written):
    structlog.contextvars.bind_contextvars(update_id=7)

    structlog.get_logger().info("delivery settled", delivery_id=5, took_ms=1.5)

    (line,) = written()
    assert line.pop("at").endswith("Z")
    assert line == {
        "event": "delivery settled",
        "level": "info",
        "process": "bot",
        "update_id": 7,
        "delivery_id": 5,
        "took_ms": 1.5,
    }


def test_what_a_library_logs_becomes_such_a_line_too(written):
    structlog.contextvars.bind_contextvars(update_id=7)

    logging.getLogger("httpx").info("HTTP Request: %s", "GET http://h/")

    (line,) = written()
    assert (line["event"], line["logger"], line["update_id"]) == ("HTTP Request: GET http://h/", "httpx", 7)


@pytest.mark.parametrize(
    ("logged", "expected"),
    [
        (
            f"POST https://api.telegram.org/bot{TOKEN}/getMe",
            "POST https://api.telegram.org/bot[hidden]/getMe",
        ),
        (f"https://h/file/bot{TOKEN.replace(':', '%3A')}/photo.jpg", "https://h/file/bot[hidden]/photo.jpg"),
        ("https://api.telegram.org/bot12345:too-short/getMe", "https://api.telegram.org/bot[hidden]/getMe"),
        (
            f"The token `{TOKEN}` was rejected by the server.",
            "The token `[hidden]` was rejected by the server.",
        ),
        ("connecting to postgresql://me:hunter2@db/x", "connecting to postgresql://me:[hidden]@db/x"),
        ("redis://:p@ss:w/rd@cache:6379", "redis://:[hidden]@cache:6379"),
        ("host=db password=hunter2 dbname=x", "host=db password=[hidden] dbname=x"),
        ("host=db password='hunter two' dbname=x", "host=db password=[hidden] dbname=x"),
        ("Authorization: Bearer abc.def", "Authorization: [hidden]"),
        ("{'authorization': 'Basic aGk6aG8='}", "{'authorization': '[hidden]'}"),
        ("(b'authorization', b'Bearer abc')", "(b'authorization', b'[hidden]')"),
        ("sent with bearer abc.def, twice", "sent with bearer [hidden], twice"),
        (f"parameters {{'chat_id': 1, 'text': '{WRITTEN}'}}", "parameters {'chat_id': 1, 'text': [hidden]}"),
        (f'{{"caption": "{WRITTEN}", "n": 1}}', '{"caption": [hidden], "n": 1}'),
        (f"Message(chat=1, text='{WRITTEN}')", "Message(chat=1, text=[hidden])"),
        (f"cut off: {{'text': 'He said \"no\", {WRITTEN}", "cut off: {'text': [hidden]"),
        ("GET /stream?token=abc&since=5", "GET /stream?token=[hidden]&since=5"),
        (
            f"[SQL: INSERT]\n[parameters: ('{WRITTEN}', [1])]\n(Background",
            "[SQL: INSERT]\n[parameters: [hidden]]\n(Background",
        ),
        (
            f"violates check\nDETAIL:  Failing row contains (1, {WRITTEN}).\nmore",
            "violates check\nDETAIL: [hidden]\nmore",
        ),
    ],
)
def test_what_has_the_shape_of_a_secret_is_hidden_and_the_rest_stays(logged, expected):
    assert scrub(logged) == expected


@pytest.mark.parametrize(
    "harmless",
    [
        "delivery 123456789 settled at 10:15:00",
        "GET http://127.0.0.1:8000/api/messages/?status=sent",
        "next text: none; detail: body is 4097 characters long",
        "basic settings are fine",
        "2026-11-22T03:01:42.257741Z",
    ],
)
def test_a_harmless_line_stays_as_it_is(harmless):
    assert scrub(harmless) == harmless


@pytest.mark.parametrize(
    "name",
    ["text", "body", "Token", "bot_token", "password", "client-secret", "Authorization", "api_key", "tokens"],
)
def test_a_private_name_hides_its_value_at_any_depth(name):
    assert redact({"a": [{name: {"b": WRITTEN}}]}) == {"a": [{name: HIDDEN}]}


@pytest.mark.parametrize("name", ["context", "text_length", "chat_id", "key", "platform"])
def test_other_names_hide_nothing(name):
    assert redact({name: 5}) == {name: 5}


def test_an_object_is_shown_by_its_scrubbed_representation():
    class Message:
        def __repr__(self):
            return f"Message(id=1, text='{WRITTEN}')"

    assert redact((Message(),)) == ["Message(id=1, text=[hidden])"]


def test_a_traceback_loses_its_secrets_and_keeps_its_frames(written):
    try:
        raise ValueError(f"The token `{TOKEN}` was rejected")
    except ValueError:
        structlog.get_logger().exception("no start")
        logging.getLogger("telegram").exception("no start")

    for line in written():
        assert "ValueError: The token `[hidden]` was rejected" in line["exception"]
        assert "test_logs.py" in line["exception"]
        assert TOKEN not in json.dumps(line)


def test_a_payload_that_pydantic_refuses_is_not_quoted(written):
    try:
        TypeAdapter(int).validate_python(WRITTEN)
    except ValidationError:
        structlog.get_logger().exception("refused")

    assert "input_value=[hidden], input_type=str" in written()[0]["exception"]
    assert WRITTEN not in json.dumps(written())


def test_the_arguments_of_a_librarys_line_are_covered(written):
    logging.getLogger("arq").info("%s %r", f"/bot{TOKEN}/x", {"text": WRITTEN})

    assert written()[0]["event"] == "/bot[hidden]/x {'text': [hidden]}"


def test_libraries_do_not_go_below_the_level_at_which_they_quote_people(written):
    logging.getLogger("telegram.Bot").debug("Calling sendMessage with %s", {"text": WRITTEN})
    logging.getLogger("sqlalchemy.engine.Engine").info("INSERT INTO messages")
    logging.getLogger("httpcore.connection").debug("send_request_headers")

    assert written() == []


def test_a_warning_is_logged(written):
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn("old API at redis://:hunter2@h", stacklevel=1)

    assert "old API at redis://:[hidden]@h" in written()[0]["event"]


def test_an_error_that_nobody_caught_is_logged_without_its_secrets():
    program = (
        "from carillon import logs; logs.configure('worker')\n"
        f"raise RuntimeError('no way to https://api.telegram.org/bot{TOKEN}/getMe')"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    (line,) = map(json.loads, ended.stderr.splitlines())
    assert ended.returncode == 1
    assert line["level"] == "critical"
    assert line["exception"].endswith("RuntimeError: no way to https://api.telegram.org/bot[hidden]/getMe")


def test_the_console_form_hides_as_much():
    program = (
        "import structlog; from carillon import logs; logs.configure('worker', form='console')\n"
        f"structlog.get_logger().info('started', body='{WRITTEN}', url='redis://:hunter2@h', port=8000)"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "started" in ended.stderr
    assert "port=8000" in ended.stderr
    assert WRITTEN not in ended.stderr
    assert "hunter2" not in ended.stderr
