"""The door: who writes, and whether they are let in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from carillon.content.markup import Rich, code, fill
from carillon.language import known, translations
from carillon.people import admission, invites, users
from carillon.people.admission import House, Sender
from carillon.platforms.base import Reply
from carillon.platforms.incoming import Incoming
from carillon.store.tables import User

# A link of ours brings its code with /start; typed by hand it may also stand behind "link".
WITH_CODE = re.compile(r"(/start|/?link)\s+([A-Za-z0-9_-]{16,64})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Door:
    """Whom the settings let in, and the IANA zone a newcomer starts with."""

    house: House
    zone: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who was let in, and what they said, in the form of a command where it was one in other words."""

    user: User
    incoming: Incoming


async def receive(session: AsyncSession, door: Door, incoming: Incoming, account_id: int) -> Visitor | None:
    """Return who writes; None for a stranger who is not let in, of whom nothing is kept."""
    sender = sender_of(incoming)
    if incoming.moved_to or (incoming.standing and incoming.private):
        return await _unasked(session, door, sender, incoming)
    user = await admission.admit(session, door.house, sender, door.zone)
    call = await _with_code(session, incoming)
    if user is None and call:
        user = await admission.let_in(session, sender, door.zone, "guest")
    if user is None:
        return await _unasked(session, door, sender, incoming) if incoming.standing else None
    await admission.seen(session, sender, account_id)
    return Visitor(user, incoming.model_copy(update={"text": call, "styles": ()}) if call else incoming)


def sender_of(incoming: Incoming) -> Sender:
    """Return who sent something."""
    return Sender(incoming.platform, incoming.sender, incoming.sender_name, known(incoming.language), incoming.username)


def turned_away(door: Door, incoming: Incoming) -> Reply:
    """Tell a stranger what to do."""
    say = translations(known(incoming.language)).gettext
    if incoming.press:
        return Reply(Rich(""), toast=say("I work for people who were let in, and I do not know you yet."), anew=True)
    if door.house.access == "list":
        said = say("I work for the people on a list, and you are not on it. Ask whoever runs me to add {you} to it.")
        return Reply(fill(said, you=code(f"{incoming.platform}:{incoming.sender}")))
    said = say("I work for people who were invited. Ask somebody who uses me for an invitation, and open its link.")
    return Reply(Rich(said))


async def _unasked(session: AsyncSession, door: Door, sender: Sender, incoming: Incoming) -> Visitor:
    """Return who caused what concerns the conversation and not them, without making a user of them.

    A group that moved, or that threw us out, is followed whoever did it: a stranger stands in with the id 0.
    """
    user = await users.find(session, sender.platform, sender.external_id)
    nobody = User(id=0, name=sender.name, language=sender.language, zone=door.zone, role="guest")
    return Visitor(user or nobody, incoming)


async def _with_code(session: AsyncSession, incoming: Incoming) -> str | None:
    """Return the command by which somebody brings a code that holds."""
    found = WITH_CODE.fullmatch(incoming.text.strip()) if incoming.private and not incoming.edited else None
    if found is None or await invites.find(session, found[2]) is None:
        return None
    return f"/{found[1].removeprefix('/').lower()} {found[2]}"


def addressed(reply: Reply, incoming: Incoming) -> Reply:
    """Acknowledge the press that is answered, answer in the topic that was written in and, where others talk as well,
    to the message that is answered.
    """
    press = incoming.press
    answers = None if incoming.private or press else incoming.message_id
    return replace(
        reply,
        pressed=reply.pressed or (press.id if press else None),
        thread=reply.thread or incoming.thread,
        answers=reply.answers or answers,
    )
