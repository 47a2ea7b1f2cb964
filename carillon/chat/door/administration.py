"""What operators and admins do: see who is in, appoint, and look after the accounts."""

from __future__ import annotations

from carillon.chat.context import Context
from carillon.content.markup import Rich, bold, code, fill
from carillon.delivery.backlog import Backlog, backlogs
from carillon.delivery.gates import Phase, Status
from carillon.people import roles, users
from carillon.people.admission import ROLES, may
from carillon.platforms.base import Button, Reply

SHOWN = 40  # people on one page


async def people(context: Context, rest: str) -> Reply:
    """Show who is in, as what, and since when."""
    say = context.say
    counts = await roles.counts(context.session)
    lines = bold(say("{count} people").format(count=sum(counts.values())))
    lines = lines + "\n" + ", ".join(f"{role_said(context, role)}: {counts[role]}" for role in ROLES if role in counts)
    for resident in await roles.everybody(context.session, limit=SHOWN):
        name = f"{resident.name} @{resident.username}" if resident.username else resident.name
        since = context.wall(resident.since)
        lines = lines + f"\n{name} · {role_said(context, resident.role)} · {since}"
    return Reply(lines)


async def role(context: Context, rest: str) -> Reply:
    """Make somebody a guest, member, operator or admin."""
    who, _, wanted = rest.partition(" ")
    wanted = wanted.strip().lower()
    if wanted not in ROLES:
        usage = context.say("Whom, and what? {example}. There are guest, member, operator and admin.")
        return Reply(fill(usage, example=code("/role @ana operator")))
    found = await roles.called(context.session, context.incoming.platform, who)
    if found is None:
        unknown = context.say("Nobody called {who} has written to me. See {people}")
        return Reply(fill(unknown, who=bold(who), people="/people"))
    if found.id == context.user.id:
        return Reply(Rich(context.say("Your own role is for another admin to change.")))
    await users.change(context.session, found, role=wanted)
    done = context.say("{name}: {role} from now on.")
    return Reply(fill(done, name=bold(found.name), role=role_said(context, wanted)))


async def status(context: Context, rest: str) -> Reply:
    """Show each account: whether it sends, and what waits."""
    lines, rows = Rich(""), list[tuple[Button, ...]]()
    for backlog in await backlogs(context.session):
        breaker = await context.gates.state(backlog.account_id) if context.gates else None
        lines = lines + ("\n\n" if lines.text else "") + _account(context, backlog, breaker)
        rows += [(_switch(context, backlog, breaker),)] if breaker else []
    again = (Button(context.say("Refresh"), "status:"),)
    return Reply(lines if lines.text else Rich(context.say("There is no account yet.")), (*rows, again))


async def press(context: Context, rest: str) -> Reply:
    """Show how the accounts stand now."""
    return await status(context, rest) if may(context.user.role, "operator") else _not_for_you(context)


async def trip(context: Context, rest: str) -> Reply:
    """Stop sending through an account, until somebody lets it go on."""
    if not may(context.user.role, "operator"):
        return _not_for_you(context)
    if context.gates and rest.isdecimal():
        await context.gates.trip(int(rest), "stopped by hand")
    return await status(context, "")


async def reset(context: Context, rest: str) -> Reply:
    """Send through an account again."""
    if not may(context.user.role, "operator"):
        return _not_for_you(context)
    if context.gates and rest.isdecimal():
        await context.gates.reset(int(rest))
    return await status(context, "")


def role_said(context: Context, name: str) -> str:
    """Return a role in the person's words."""
    say = context.say
    words = {"guest": say("guest"), "member": say("member"), "operator": say("operator"), "admin": say("admin")}
    return words[name]


def _account(context: Context, backlog: Backlog, breaker: Status | None) -> Rich:
    say = context.say
    lines = bold(f"{backlog.platform} {backlog.external_id}")
    if breaker:
        lines = lines + "\n" + _breaker(context, breaker)
    if backlog.oldest is None:
        return lines + "\n" + say("Nothing waits. Being sent: {in_hand}").format(in_hand=backlog.in_hand)
    waiting = say("Due: {due}, the oldest since {since}. Being sent: {in_hand}")
    since = context.wall(backlog.oldest)
    return lines + "\n" + waiting.format(due=backlog.due, since=since, in_hand=backlog.in_hand)


def _breaker(context: Context, breaker: Status) -> str:
    say = context.say
    since = context.wall(breaker.since) if breaker.since else ""
    sentences = {
        Phase.CLOSED: say("🟢 Sending."),
        Phase.OPEN: say("🔴 Not sending since {since}: {reason}"),
        Phase.HALF_OPEN: say("🟡 Trying one message since {since}: {reason}"),
    }
    said = sentences[breaker.phase].format(since=since, reason=breaker.reason or say("no reason given"))
    return said if breaker.shared else f"{said} {say('(Redis is away: this worker alone)')}"


def _switch(context: Context, backlog: Backlog, breaker: Status) -> Button:
    if breaker.phase is Phase.CLOSED:
        return Button(context.say("Stop {account}").format(account=backlog.platform), f"trip:{backlog.account_id}")
    return Button(context.say("Send again: {account}").format(account=backlog.platform), f"reset:{backlog.account_id}")


def _not_for_you(context: Context) -> Reply:
    return Reply(Rich(""), toast=context.say("That button is no longer in use."))
