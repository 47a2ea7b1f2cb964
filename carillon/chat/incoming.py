"""What came in, in one form for every platform."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Press(BaseModel):
    """A button that was pressed: the platform's id of the press, and the message that carries the button."""

    model_config = ConfigDict(frozen=True)

    id: str
    action: str
    message_id: str | None = None


class Incoming(BaseModel):
    """One thing a person typed or pressed. `key` is the platform's own number for it: a repeat has the same."""

    model_config = ConfigDict(frozen=True)

    key: str
    platform: str
    conversation: str
    private: bool
    sender: str
    sender_name: str
    language: str | None = None
    text: str = ""
    press: Press | None = None
