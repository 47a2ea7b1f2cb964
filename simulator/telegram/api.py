"""The Bot API itself: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from aiohttp import web

from simulator import wire
from simulator.faults import Fault, Kind
from simulator.platform import Surroundings
from simulator.telegram.accounts import Accounts
from simulator.telegram.answer import Answer, carry_out, faulty, front_server, garbage, refused
from simulator.telegram.arguments import Arguments, TooLargeError, read_arguments
from simulator.telegram.bot import Bot
from simulator.telegram.calls import Call, CallLog, describe_uploads
from simulator.telegram.envelope import ApiError, not_found
from simulator.telegram.method import Method
from simulator.telegram.methods import METHODS

NAME = "telegram"
_DOWNLOAD = "downloadFile"  # what faults and the record call a download, which is no API method
_SLOW_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class BotApi:
    """Serves the bots' requests."""

    accounts: Accounts
    calls: CallLog
    around: Surroundings

    def add_routes(self, app: web.Application) -> None:
        """Put the API's addresses into the application."""
        app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]*}", self.answer)
        app.router.add_get("/file/bot{token:[^/]*}/{path:.+}", self.download)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one method call."""
        try:
            bot = self.accounts.of_token(request.match_info["token"])
        except ApiError as error:
            return refused(error).response()
        name = request.match_info["method"]
        method = METHODS.get(name.lower())
        known_as = name if method is None else method.name
        try:
            arguments = await read_arguments(request)
        except ApiError as error:
            return self._finish(self._begin(known_as, bot, Arguments()), refused(error))
        except TooLargeError:
            return self._finish(self._begin(known_as, bot, Arguments()), front_server(413))
        call = self._begin(known_as, bot, arguments)
        try:
            return await self._respond(request, call, method, bot, arguments)
        except asyncio.CancelledError:  # the caller went away
            if not call.ended:
                self._record(call, 0, None)
            raise

    async def _respond(
        self, request: web.Request, call: Call, method: Method | None, bot: Bot, arguments: Arguments
    ) -> web.StreamResponse:
        fault = self._fault(call)
        if fault is not None and not fault.kind.happens:
            return await self._fail(request, call, fault)
        answer = await carry_out(method, bot, arguments)
        if fault is not None:
            return await self._spoil(request, call, fault, answer)
        delay = bot.settings.answer_delay_ms
        if delay and call.method != "getUpdates":
            await self.around.clock.sleep(delay / 1000)
        return self._finish(call, answer)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answer with the bytes of a file."""
        path = request.match_info["path"]
        try:
            bot = self.accounts.of_token(request.match_info["token"])
            stored = bot.files.at(path)
            if stored is None:
                raise not_found()
        except ApiError as error:
            return refused(error).response()
        call = self._begin(_DOWNLOAD, bot, Arguments({"path": path}))
        fault = self._fault(call)
        answer = Answer(200, stored.content, content_type=stored.mime_type)
        if fault is None:
            return self._finish(call, answer)
        if not fault.kind.happens:
            return await self._fail(request, call, fault)
        return await self._spoil(request, call, fault, answer)

    def _begin(self, method: str, bot: Bot, arguments: Arguments) -> Call:
        call = Call(method, bot.id, self.around.clock.now(), arguments.values, describe_uploads(arguments))
        self.calls.begin(call)
        return call

    def _fault(self, call: Call) -> Fault | None:
        fault = self.around.faults.take(NAME, call.method, call.parameters.get("chat_id"))
        if fault is not None:
            call.fault = str(fault.kind)
            self.around.hub.publish("faults", {"faults": [each.describe() for each in self.around.faults.active]})
        return fault

    def _finish(self, call: Call, answer: Answer) -> web.Response:
        self._record(call, answer.status, answer.description, standing=answer.standing)
        return answer.response()

    def _record(self, call: Call, status: int, description: str | None, *, standing: bool = False) -> None:
        self.calls.end(call, status, description, standing=standing)
        if self.around.hub.listening and call.method != "getUpdates":
            self.around.hub.publish("call", {"platform": NAME, **call.view()})

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        """A call that does not happen."""
        if fault.kind is Kind.STATUS:
            return self._finish(call, faulty(fault))
        return await self._leave(request, call, fault)

    async def _spoil(self, request: web.Request, call: Call, fault: Fault, answer: Answer) -> web.StreamResponse:
        """A call that happened, and whose answer is late, broken or lost."""
        if fault.kind is Kind.SLOW:
            await self.around.clock.sleep(_SLOW_SECONDS if fault.seconds is None else fault.seconds)
            return self._finish(call, answer)
        if fault.kind is Kind.GARBLED:
            return self._finish(call, garbage())
        return await self._leave(request, call, fault)

    async def _leave(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        self._record(call, 0, None)
        if fault.kind in {Kind.RESET_BEFORE, Kind.RESET_AFTER}:
            return wire.reset(request)
        return await wire.silence(request, self.around.clock, fault.seconds)
