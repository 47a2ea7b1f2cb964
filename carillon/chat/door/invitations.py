"""What a code brings about: it lets somebody in, makes a contact, or makes two accounts one person."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from carillon.chat.context import Context
from carillon.chat.door.reception import sender_of
from carillon.chat.people import consenting, sharing
from carillon.content.markup import Rich, bold, code, fill
from carillon.people import admission, invites, joining, users
from carillon.platforms.base import Reply
from carillon.store.tables import Invite, User

JOIN_FOR = timedelta(days=7)
LINK_FOR = timedelta(minutes=10)

# A Rich is said before the usual hello; a Reply is all there is to say; None: the code leads nowhere any more.
Redeem = Callable[[Context, str, Invite], Awaitable[Rich | Reply | None]]


async def redeem(context: Context, written: str) -> Rich | Reply:
    """Do what a code stands for, and say so."""
    shared = await sharing.brought(context, written)
    if shared:
        return shared
    invite = await invites.find(context.session, written)
    done = await KINDS[invite.kind](context, written, invite) if invite else None
    return done or Rich(context.say("That link has been used, or is too old. Ask for a new one."))


async def invite(context: Context, rest: str) -> Reply:
    """Make a link that lets one person in."""
    written = await invites.make(context.session, "join", context.user.id, lasts=JOIN_FOR)
    said = context.say("This link lets one person in, within {days} days:\n{link}")
    link = await context.window.handler.invitation(written) or f"/start {written}"
    return Reply(fill(said, days=str(JOIN_FOR.days), link=link))


async def link(context: Context, rest: str) -> Reply:
    """Make a code by which another account becomes the same person, or redeem one."""
    if not context.incoming.private:
        return Reply(Rich(context.say("That is between the two of us: write it to me in private.")))
    if rest:
        done = await redeem(context, rest)
        return done if isinstance(done, Reply) else Reply(done)
    written = await invites.make(context.session, "link", context.user.id, lasts=LINK_FOR)
    said = context.say(
        "Send me this from your other account within {minutes} minutes, and both are you:\n{line}\n\n"
        "On the same platform, open this link with it:\n{link}\n\nShow it to nobody: whoever sends it is you here."
    )
    opened = await context.window.handler.invitation(written) or f"/start {written}"
    minutes = str(LINK_FOR // timedelta(minutes=1))
    return Reply(fill(said, minutes=minutes, line=code(f"link {written}"), link=opened))


async def _join(context: Context, written: str, invite: Invite) -> Rich:
    if admission.may(context.user.role, "member"):
        return Rich(context.say("You are in already. Somebody else may use that link."))
    await invites.use(context.session, written)
    await users.change(context.session, context.user, role="member")
    return Rich(context.say("You are in."))


async def _link(context: Context, written: str, invite: Invite) -> Rich | Reply:
    say, user = context.say, context.user
    if invite.user_id == user.id:
        return Rich(say("That code is your own. Send it from the other account."))
    kept = await joining.in_the_way(context.session, user)
    if kept:
        said = say(
            "This account has messages of its own ({count}), which cannot have two authors. Make the code here with "
            "/link and send it from the other account, or delete what is here with /forget and send the code again."
        )
        return Reply(fill(said, count=str(kept)))
    person = await context.session.get_one(User, invite.user_id)
    await invites.use(context.session, written)
    await _warn(context, person, written)
    await joining.join(context.session, sender_of(context.incoming), user, person)
    said = say("Done. You are {name} here as well: the same messages, contacts and settings.")
    return Reply(fill(said, name=bold(person.name)))


async def _warn(context: Context, person: User, written: str) -> None:
    """Tell the person in every private chat of theirs: somebody else may have got hold of the code."""
    said = fill(
        context.say("{name} was linked to you: what is sent from there is yours from now on. Not you? Tell an admin."),
        name=bold(context.incoming.sender_name),
    )
    for account_id, conversation in await joining.private_chats(context.session, person):
        key = f"linked-{context.account_id}-{context.incoming.key}-{conversation}"
        await context.also(Reply(said), key, conversation=conversation, account_id=account_id)


KINDS: dict[str, Redeem] = {"join": _join, "contact": consenting.agree, "link": _link}
