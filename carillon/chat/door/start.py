"""Hello: short for who is known, with a question about their clock for who is new; and what a link brings along."""

from __future__ import annotations

from dataclasses import replace

from carillon.chat import replies
from carillon.chat.context import Context
from carillon.chat.door import clocks, invitations
from carillon.content.markup import Rich, bold, code, fill
from carillon.platforms.base import Reply


async def start(context: Context, rest: str) -> Reply:
    """Greet. What came with the link is said first."""
    if not context.incoming.private:
        return _in_group(context)
    news = await invitations.redeem(context, rest) if rest else Rich("")
    if isinstance(news, Reply):
        return news
    hello = _again(context) if context.user.zone_known else _first(context)
    return replace(hello, text=news + "\n\n" + hello.text) if news.text else hello


def _first(context: Context) -> Reply:
    greeting = context.say(
        "Hello {name}. I send messages at the time you name, to you and to others.\n\n"
        "Which clock is yours? Until you say, I take {zone}."
    )
    said = fill(greeting, name=context.user.name, zone=bold(context.user.zone))
    return Reply(said, clocks.choices(context))


def _again(context: Context) -> Reply:
    greeting = context.say("Hello {name}. It is {now} for you ({zone}).\n\nTry:\n{example}\n\nMore: /help")
    zone = context.user.zone
    now = bold(clocks.clock(context, context.now, zone))
    return Reply(fill(greeting, name=context.user.name, now=now, zone=zone, example=code(replies.EXAMPLE)))


def _in_group(context: Context) -> Reply:
    said = context.say("Hello. I send messages to this group at the time you name:\n{example}\n\nMore: /help")
    return Reply(fill(said, example=code(replies.EXAMPLE)))
