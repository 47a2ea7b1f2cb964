"""The simulator refuses what the real server refuses, and what it would only swallow."""

from typing import Any

import aiohttp
import pytest
from telegram import error

from tests.simulator_fixture import TOKEN, Simulator

HELLO = {"chat_id": 1001, "text": "hello"}


async def test_a_token_of_the_right_form_belongs_to_the_bot_with_its_number(simulator: Simulator) -> None:
    me = await simulator.bot().get_me()

    assert me.id == 110201543
    assert me.is_bot
    assert me.username == "carillon_bot"


@pytest.mark.parametrize("token", ["", "abc", "12345", "0:" + "A" * 35, "12345:short", "12345:" + "A" * 34 + "/"])
async def test_a_malformed_token_is_not_found(simulator: Simulator, token: str) -> None:
    async with simulator.session.get(f"{simulator.url}/bot{token}/getMe") as answer:
        assert answer.status == 404
        if answer.content_type == "application/json":
            assert await answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_another_secret_for_a_known_bot_is_unauthorized(simulator: Simulator) -> None:
    await simulator.result("getMe")
    simulator.token = TOKEN[:-1] + "X"

    envelope = await simulator.call("getMe")
    with pytest.raises(error.InvalidToken):
        await simulator.bot().get_me()

    assert envelope == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_two_tokens_are_two_bots_with_their_own_chats(simulator: Simulator) -> None:
    await simulator.say("for the first")
    first = await simulator.result("getMe")
    simulator.token = "987654321:" + "B" * 35
    second = await simulator.result("getMe")

    assert (first["id"], second["id"]) == (110201543, 987654321)
    assert await simulator.refusal("sendMessage", **HELLO) == "Bad Request: chat not found"
    await simulator.say("for the second", bot_id=second["id"])
    assert [update["message"]["text"] for update in await simulator.updates()] == ["for the second"]


async def test_a_method_nobody_knows_is_not_found(simulator: Simulator) -> None:
    assert await simulator.refusal("sendTelepathy") == "Not Found: method not found"


async def test_method_names_ignore_case(simulator: Simulator) -> None:
    assert (await simulator.result("GETME"))["id"] == 110201543


@pytest.mark.parametrize(
    ("method", "parameters", "sentence"),
    [
        ("sendMessage", {**HELLO, "colour": "red"}, 'sendMessage has no parameter "colour"'),
        ("getMe", {"verbose": True}, 'getMe has no parameter "verbose"'),
        ("sendMessage", {**HELLO, "reply_to_message_id": 1}, 'sendMessage has no parameter "reply_to_message_id"'),
        ("sendMessage", {"chat_id": 1001, "text": 5}, 'parameter "text" of sendMessage must be String, got 5'),
        (
            "sendMessage",
            {**HELLO, "disable_notification": "maybe"},
            "parameter \"disable_notification\" of sendMessage must be Boolean, got 'maybe'",
        ),
        (
            "editMessageText",
            {**HELLO, "message_id": "first"},
            "parameter \"message_id\" of editMessageText must be Integer, got 'first'",
        ),
        (
            "sendMessage",
            {**HELLO, "message_thread_id": True},
            'parameter "message_thread_id" of sendMessage must be Integer, got True',
        ),
        ("sendMessage", {"chat_id": 1.5, "text": "x"}, 'parameter "chat_id" of sendMessage must be Integer or String'),
        (
            "sendMessage",
            {**HELLO, "link_preview_options": {"is_off": True}},
            'parameter "link_preview_options.is_off" of sendMessage must be LinkPreviewOptions, which has no field',
        ),
        (
            "sendMessage",
            {**HELLO, "reply_parameters": {"allow_sending_without_reply": True}},
            'must be ReplyParameters with field "message_id"',
        ),
        ("sendMessage", {**HELLO, "parse_mode": "MarkdownV2"}, "parse_mode Markdown is not simulated"),
        ("getUpdates", {"allowed_updates": ["messages"]}, 'there are no updates of type "messages"'),
        ("setMyCommands", {}, 'setMyCommands needs parameter "commands"'),
    ],
)
async def test_strictness_beyond_telegrams_is_marked_as_the_simulators_own(
    simulator: Simulator, method: str, parameters: dict[str, Any], sentence: str
) -> None:
    await simulator.say("hello")

    description = await simulator.refusal(method, **parameters)

    assert description.startswith("Bad Request: [simulator] ")
    assert sentence in description


@pytest.mark.parametrize(
    ("method", "parameters", "sentence"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1001}, "message text is empty"),
        ("sendMessage", {"chat_id": 1001, "text": ""}, "message text is empty"),
        ("sendMessage", {"chat_id": 1001, "text": " \n "}, "text must be non-empty"),
        ("sendMessage", {"chat_id": "nobody", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 424242, "text": "x"}, "chat not found"),
        ("sendMessage", {**HELLO, "parse_mode": "rtf"}, "unsupported parse_mode"),
        ("sendMessage", {**HELLO, "message_thread_id": 7}, "message thread not found"),
        ("sendPhoto", {"chat_id": 1001}, "there is no photo in the request"),
        ("sendPhoto", {"chat_id": 1001, "photo": "AgAC"}, "wrong file identifier/HTTP URL specified"),
        ("sendChatAction", {"chat_id": 1001, "action": "dance"}, "wrong parameter action in request"),
        ("editMessageText", {"text": "x", "chat_id": 1001}, "message identifier is not specified"),
        ("editMessageText", {"text": "x", "chat_id": 1001, "message_id": 1}, "message to edit not found"),
        ("deleteMessage", {"chat_id": 1001, "message_id": 1}, "message to delete not found"),
        ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
        ("getChatMember", {"chat_id": 1001}, "invalid user_id specified"),
        ("getChatAdministrators", {"chat_id": 1001}, "there are no administrators in the private chat"),
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("getMyCommands", {"language_code": "pt-BR"}, "invalid language code specified"),
        ("getMyCommands", {"scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1"},
            "query is too old and response timeout expired or query ID is invalid",
        ),
    ],
)
async def test_refusals_use_telegrams_words(
    simulator: Simulator, method: str, parameters: dict[str, Any], sentence: str
) -> None:
    await simulator.say("hello")

    assert await simulator.refusal(method, **parameters) == f"Bad Request: {sentence}"


@pytest.mark.parametrize(
    "sending",
    [
        {"params": {"chat_id": "1001", "text": "hello"}},
        {"data": {"chat_id": "1001", "text": "hello"}},
        {"json": {"chat_id": 1001, "text": "hello"}},
        {"json": {"chat_id": "1001", "text": "hello"}},
        {"params": {"chat_id": "1001"}, "data": {"text": "hello"}},
    ],
)
@pytest.mark.parametrize("verb", ["GET", "POST"])
async def test_parameters_may_come_in_the_query_a_form_or_json(
    simulator: Simulator, verb: str, sending: dict[str, Any]
) -> None:
    await simulator.say("/start")

    async with simulator.session.request(verb, f"{simulator.url}/bot{TOKEN}/sendMessage", **sending) as answer:
        body = await answer.json()

    assert body["result"]["text"] == "hello"


async def test_parameters_may_come_as_multipart(simulator: Simulator) -> None:
    await simulator.say("/start")
    with aiohttp.MultipartWriter("form-data") as form:
        for name, value in {"chat_id": "1001", "text": "hello"}.items():
            form.append(value).set_content_disposition("form-data", name=name)

    async with simulator.session.post(f"{simulator.url}/bot{TOKEN}/sendMessage", data=form) as answer:
        body = await answer.json()

    assert body["result"]["text"] == "hello"


@pytest.mark.parametrize(
    ("body", "content_type", "sentence"),
    [
        (b"chat_id=1&chat_id=2", "application/x-www-form-urlencoded", 'parameter "chat_id" is given twice'),
        (b"text=%ff", "application/x-www-form-urlencoded", "strings must be encoded in UTF-8"),
        (b'{"text": "\\ud800"}', "application/json", "without lone surrogates"),
        (b"[1]", "application/json", "a JSON body must be an object"),
        (b"{", "application/json", "the body must be JSON value in JSON"),
        (b"<x/>", "text/xml", 'content type "text/xml" is not one of'),
        (b"chat_id=1&reply_markup={", "application/x-www-form-urlencoded", "must be JSON value in JSON, got '{'"),
    ],
)
async def test_a_broken_body_is_refused(simulator: Simulator, body: bytes, content_type: str, sentence: str) -> None:
    headers = {"Content-Type": content_type}
    url = f"{simulator.url}/bot{TOKEN}/sendMessage"

    async with simulator.session.post(url, data=body, headers=headers) as answer:
        envelope = await answer.json()

    assert answer.status == envelope["error_code"] == 400
    assert sentence in envelope["description"]


async def test_a_body_over_fifty_megabytes_gets_the_front_servers_413(simulator: Simulator) -> None:
    url = f"{simulator.url}/bot{TOKEN}/sendDocument"
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(60 * 1024 * 1024)}

    async with simulator.session.post(url, data=b"--x", headers=headers) as answer:
        assert answer.status == 413
        assert answer.content_type == "text/html"
