"""The addresses of the people's side: what somebody does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from simulator.hub import EventHub
from simulator.jsonbody import Handler, control, read_body
from simulator.schema import Kind
from simulator.telegram.accounts import Accounts
from simulator.telegram.bot import Bot
from simulator.telegram.control import act, standing
from simulator.telegram.control.forward import FORWARD_FIELDS, forward
from simulator.telegram.control.keys import KEY_FIELDS, press_key
from simulator.telegram.control.lookup import PERSON_FIELDS, find_bot
from simulator.telegram.control.say import SAY_FIELDS, say
from simulator.telegram.people import People

_Act = Callable[[Bot, dict[str, Any]], dict[str, Any]]
_PLACE = ("chat_id",)
_MESSAGE = ("chat_id", "message_id")


@dataclass(frozen=True, slots=True)
class PeopleSide:
    """The POST endpoints of Telegram's people side."""

    accounts: Accounts
    people: People
    hub: EventHub

    def add_routes(self, app: web.Application) -> None:
        """Put them into the application."""
        posts: tuple[tuple[str, dict[str, Kind], tuple[str, ...], _Act], ...] = (
            ("say", SAY_FIELDS, _PLACE, lambda bot, body: say(bot, body).view()),
            ("forward", FORWARD_FIELDS, _PLACE, lambda bot, body: forward(bot, body).view()),
            ("key", KEY_FIELDS, ("chat_id", "text"), lambda bot, body: press_key(bot, body).view()),
            ("edit", act.EDIT_FIELDS, (*_MESSAGE, "text"), act.edit),
            ("block", standing.WHERE, _PLACE, standing.block),
            ("unblock", standing.WHERE, _PLACE, standing.unblock),
            ("kick", standing.WHERE, _PLACE, standing.kick),
            ("member", standing.MEMBER_FIELDS, ("chat_id", "status"), standing.change_member),
            ("title", standing.TITLE_FIELDS, ("chat_id", "title"), standing.change_title),
            (
                "permissions",
                standing.PERMISSION_FIELDS,
                ("chat_id", "can_send_messages"),
                standing.change_permissions,
            ),
            ("deactivate", standing.WHERE, _PLACE, standing.deactivate),
            ("migrate", standing.MIGRATE_FIELDS, ("chat_id", "new_chat_id"), standing.migrate),
        )
        for name, fields, needed, carry_out in posts:
            app.router.add_post(f"/sim/telegram/{name}", control(self._post(fields, needed, carry_out)))
        app.router.add_post("/sim/telegram/press", control(self.press))
        app.router.add_post("/sim/telegram/people", control(self.add_person))

    def _post(self, fields: dict[str, Kind], needed: tuple[str, ...], carry_out: _Act) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            body = await read_body(request, fields, needed)
            return web.json_response(carry_out(find_bot(self.accounts, body.get("bot_id")), body))

        return handle

    async def press(self, request: web.Request) -> web.Response:
        """Press a button and wait for the bot's answer."""
        body = await read_body(request, act.PRESS_FIELDS, (*_MESSAGE, "data"))
        return web.json_response(await act.press(find_bot(self.accounts, body.get("bot_id")), body))

    async def add_person(self, request: web.Request) -> web.Response:
        """One more person, or what has changed about one."""
        body = await read_body(request, PERSON_FIELDS, ("first_name",))
        person = self.people.meet(body.pop("id", self.people.next_id()), **body)
        self.hub.publish("person", {"platform": "telegram", "person": person.describe()})
        return web.json_response(person.describe())
