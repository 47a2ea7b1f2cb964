"""What can be looked at: people, bots, chats, calls, files. None of it changes anything."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from aiohttp import web

from simulator.jsonbody import Refusal, control, number_in_query
from simulator.telegram.accounts import Accounts
from simulator.telegram.bot import Bot
from simulator.telegram.calls import Call, CallLog
from simulator.telegram.control.lookup import find_bot, find_chat
from simulator.telegram.people import People

_SHOWN_CALLS = 1_000
_SAFE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp", "audio/", "video/")
_FILE_HEADERS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}


@dataclass(frozen=True, slots=True)
class Looks:
    """The GET endpoints of Telegram's people side."""

    accounts: Accounts
    people: People
    calls: CallLog

    def add_routes(self, app: web.Application) -> None:
        """Put them into the application."""
        looks = {
            "people": self.show_people,
            "bots": self.show_bots,
            "chats": self.show_chats,
            "chats/{chat_id}": self.show_chat,
            "callbacks": self.show_callbacks,
            "commands": self.show_commands,
            "calls": self.show_calls,
            "files/{file_id}": self.show_file,
        }
        for name, show in looks.items():
            app.router.add_get(f"/sim/telegram/{name}", control(show))

    async def show_people(self, _request: web.Request) -> web.Response:
        """Everybody known."""
        return web.json_response({"people": [person.describe() for person in self.people.all()]})

    async def show_bots(self, _request: web.Request) -> web.Response:
        """Every bot, the one that people write to first."""
        bots = [{**bot.user, "connected": bool(bot.token)} for bot in self.accounts.all()]
        return web.json_response({"bots": bots})

    async def show_chats(self, request: web.Request) -> web.Response:
        """Every chat of a bot."""
        bot = self._bot(request)
        return web.json_response({"chats": [bot.describe(chat) for chat in bot.chats.values()]})

    async def show_chat(self, request: web.Request) -> web.Response:
        """One chat with its messages, and the reply keyboard that `user_id` has in it.

        `after` leaves out messages up to that number, `last` all but so many newest.
        """
        bot = self._bot(request)
        text = request.match_info["chat_id"]
        if not text.removeprefix("-").isdigit():
            raise Refusal('"chat_id" must be a whole number')
        chat = find_chat(bot, int(text))
        after = number_in_query(request, "after") or 0
        fitting = [message for message in chat.messages.values() if message.id > after]
        newest = fitting[-max(number_in_query(request, "last") or len(fitting), 1) :]
        messages = [message.view() for message in newest]
        keyboard = chat.keyboards.view(number_in_query(request, "user_id") or (chat.id if chat.id > 0 else None))
        return web.json_response({"chat": bot.describe(chat), "keyboard": keyboard, "messages": messages})

    async def show_callbacks(self, request: web.Request) -> web.Response:
        """Every press and what the bot answered."""
        chat_id = number_in_query(request, "chat_id")
        queries = [query for query in self._bot(request).callbacks.all() if chat_id in {None, query.chat_id}]
        return web.json_response({"callbacks": [query.view() for query in queries]})

    async def show_commands(self, request: web.Request) -> web.Response:
        """The command menu a person sees in a chat."""
        chat_id = number_in_query(request, "chat_id")
        if chat_id is None:
            raise Refusal('"chat_id" is missing')
        user_id = number_in_query(request, "user_id") or chat_id
        person = self.people.find(user_id)
        language = request.query.get("language_code", "") or (person.language_code if person else None)
        return web.json_response({"commands": self._bot(request).commands.shown(chat_id, user_id, language)})

    async def show_calls(self, request: web.Request) -> web.Response:
        """The latest requests of bots, oldest first, those refused, and counts of all by method and status."""
        method, chat_id = request.query.get("method", "").lower(), request.query.get("chat_id")
        limit = number_in_query(request, "limit") or _SHOWN_CALLS

        def fits(call: Call) -> bool:
            return method in {"", call.method.lower()} and chat_id in {None, str(call.parameters.get("chat_id"))}

        calls = [call.view() for call in islice(filter(fits, reversed(self.calls.kept)), max(limit, 0))]
        refused = [call.refusal() for call in self.calls.refused if fits(call)]
        refusals = {kind: self.calls.refusals[kind] for kind in ("mistake", "standing")}
        return web.json_response(
            {"calls": calls[::-1], "refused": refused, "refusals": refusals, "totals": self.calls.totals()}
        )

    async def show_file(self, request: web.Request) -> web.Response:
        """The bytes of a file, for the page; anything but pictures, sound and film only as a download."""
        stored = self._bot(request).files.find(request.match_info["file_id"])
        if stored is None:
            raise Refusal("there is no such file", 404)
        headers = dict(_FILE_HEADERS)
        if not stored.mime_type.startswith(_SAFE_TYPES):
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.content, content_type=stored.mime_type, headers=headers)

    def _bot(self, request: web.Request) -> Bot:
        return find_bot(self.accounts, number_in_query(request, "bot_id"))
