"""People who use a running Carillon: they type, send, forward and press, and read what stands in the chat then."""

from __future__ import annotations

import base64
from typing import Any

import httpx

from tests.acceptance.running import Chat, Running, until


class Person(Chat):
    """Somebody in a conversation with the bot: their private chat, or a group that they are in."""

    def __init__(self, system: Running, user_id: int, name: str = "Ana", *, place: int | None = None) -> None:
        super().__init__(system, user_id if place is None else place)
        self.user_id = user_id
        self.name = name
        self.language = "en"

    def within(self, place: int) -> Person:
        """Return the same person in a group."""
        return Person(self.system, self.user_id, self.name, place=place)

    def does(self, what: str, **given: Any) -> dict[str, Any]:
        """Let something happen in this conversation, by this person."""
        person = {"id": self.user_id, "first_name": self.name, "language_code": self.language}
        body = {"chat_id": self.chat_id, **({} if what == "edit" else {"from": person}), **given}
        answer = self.system.simulator.post(f"/sim/telegram/{what}", json=body)
        assert answer.status_code == httpx.codes.OK, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def says(self, text: str, **given: Any) -> dict[str, Any]:  # type: ignore[override]  # it tells what was said
        """Say something, with files, entities or an answered message if given; return the message."""
        said: dict[str, Any] = self.does("say", text=text, **given)["message"]
        return said

    def asks(self, text: str, **given: Any) -> dict[str, Any]:
        """Say something and return the first message that answers it."""
        before = self.last
        self.says(text, **given)
        return self.after(before, f"an answer to {text[:60]!r}")

    def answers(self, message: dict[str, Any], text: str, **given: Any) -> dict[str, Any]:
        """Answer a message with words, and return what the bot says to them."""
        return self.asks(text, reply_to=message["message_id"], **given)

    @property
    def last(self) -> int:
        """Return the number of the bot's latest message, 0 before the first."""
        return max((message["message_id"] for message in self.heard()), default=0)

    def after(self, number: int, what: str = "a message") -> dict[str, Any]:
        """Wait for the bot's first message after a number, and return it."""
        found: dict[str, Any] = until(lambda: [m for m in self.heard() if m["message_id"] > number], what)[0]
        return found

    def hears(self, words: str) -> dict[str, Any]:
        """Wait until a message of the bot holds these words; return the latest that does."""
        found: dict[str, Any] = until(lambda: [m for m in self.heard() if words in read(m)], f"“{words}”")[-1]
        return found

    def presses(self, message: dict[str, Any], label: str) -> dict[str, Any]:  # type: ignore[override]  # what came
        """Press the button whose label begins so, wait until the message under it changes, and return it."""
        before = self.again(message)
        self.toast(before, label)
        until(lambda: self.again(message) != before, f"a change after {label!r}")
        return self.again(message)

    def opens(self, message: dict[str, Any], label: str) -> dict[str, Any]:
        """Press a button that is answered with a message of its own, and return that."""
        before = self.last
        self.toast(message, label)
        return self.after(before, f"a message after {label!r}")

    def toast(self, message: dict[str, Any], label: str) -> str:
        """Press a button and return the word over the conversation that answers it."""
        query = self.does("press", message_id=message["message_id"], data=action(message, label), wait=20.0)
        assert query["answer"] is not None, f"nobody answered the press on {label!r}"
        return str(query["answer"].get("text") or "")

    def again(self, message: dict[str, Any]) -> dict[str, Any]:
        """Return a message as it stands now."""
        (found,) = [each for each in self.heard() if each["message_id"] == message["message_id"]]
        return found

    def gets(self, text: str) -> dict[str, Any]:
        """Let everything be due that waits for or from this person, and wait for the message of this text."""
        before = self.last
        self.due_now()
        found: dict[str, Any] = until(
            lambda: [m for m in self.texts(text) if m["message_id"] > before], f"“{text}” delivered"
        )[0]
        return found


def read(message: dict[str, Any]) -> str:
    """Return everything that a person sees of a message: its text or caption, and its buttons."""
    words = message.get("text") or message.get("caption") or ""
    return "\n".join([words, *labels(message)])


def labels(message: dict[str, Any]) -> list[str]:
    """Return what stands on the buttons of a message."""
    return [button["text"] for row in message.get("buttons") or [] for button in row]


def action(message: dict[str, Any], label: str) -> str:
    """Return the action of the first button whose label begins so."""
    buttons = [button for row in message.get("buttons") or [] for button in row]
    found = [b for b in buttons if b["text"] == label] or [b for b in buttons if b["text"].startswith(label)]
    assert found, f"no button {label!r} under {read(message)!r}"
    return str(found[0]["callback_data"])


def photo(name: str = "photo.png") -> dict[str, str]:
    """Return a small picture to send."""
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    return {"type": "photo", "data": pixel, "file_name": name}


def paper(words: str, name: str) -> dict[str, str]:
    """Return a text file to send."""
    return {"type": "document", "data": base64.b64encode(words.encode()).decode(), "file_name": name}


def album(count: int) -> list[dict[str, str]]:
    """Return so many pictures to send as one."""
    return [photo(f"{place}.png") for place in range(1, count + 1)]


def mistakes(system: Running) -> list[dict[str, Any]]:
    """Return what the bot asked of the platform that the platform refuses."""
    seen = system.simulator.get("/sim/telegram/calls").raise_for_status().json()
    found = [call for call in seen["refused"] if call["kind"] == "mistake"]
    assert len(found) == seen["refusals"]["mistake"]
    return found


def unanswered(system: Running) -> list[dict[str, Any]]:
    """Return every press on a button that nobody answered."""
    presses = system.simulator.get("/sim/telegram/callbacks").raise_for_status().json()["callbacks"]
    assert presses
    return [press for press in presses if press["answer"] is None]
