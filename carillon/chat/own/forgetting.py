"""A person deletes everything of theirs: what that is, once more a question, and then it is done."""

from __future__ import annotations

from carillon.chat import dialogs
from carillon.chat.context import Context
from carillon.chat.own.privately import elsewhere
from carillon.content.markup import Rich, bold, fill
from carillon.language import translations
from carillon.people import forgetting
from carillon.people.forgetting import Author
from carillon.platforms.base import Button, Reply

KIND = "forget"  # of the dialog behind the second question; lines go on as if there were none


async def ask(context: Context, rest: str) -> Reply:
    """Say what would be deleted."""
    say, here = context.say, elsewhere(context, "/forget")
    if here:
        return here
    there = await forgetting.holdings(context.session, context.user.id)
    said = say(
        "This would delete everything I have of you:\n"
        "· messages that are still to be sent, and then will not be: {open}\n"
        "· earlier messages, with what became of them: {over}\n"
        "· contacts: {contacts}\n"
        "· your settings, open questions, invitations, and what you wrote to me here\n"
        "People who may write to you through me: {authors}. They could not any more, and would be told.\n\n"
        "/export gives you a copy first."
    )
    told = said.format(open=there.open, over=there.over, contacts=there.contacts, authors=there.authors)
    return Reply(Rich(told), ((Button(say("Delete…"), "forget:ask"), Button(say("Keep"), "forget:keep")),))


async def press(context: Context, rest: str) -> Reply:
    """Ask once more, delete, or leave everything as it is."""
    step, _, number = rest.partition(":")
    if step == "ask":
        return await _ask_again(context)
    dialog = await dialogs.current(context)
    asked = dialog is not None and dialog.kind == KIND
    if step == "sure":
        if dialog and asked and str(dialog.number) == number:
            return await _forget(context)
        return Reply(Rich(""), toast=context.say("That question is no longer open. Nothing is deleted."))
    if asked:
        await dialogs.close(context)
    return Reply(Rich(context.say("Nothing is deleted.")))


async def _ask_again(context: Context) -> Reply:
    number = await dialogs.open_one(context, KIND, "")
    say = context.say
    sure = (Button(say("Delete everything of mine"), f"forget:sure:{number}"),)
    return Reply(bold(say("Really? It cannot be undone.")), (sure, (Button(say("Keep"), "forget:keep"),)))


async def _forget(context: Context) -> Reply:
    forgotten = await forgetting.forget(
        context.session, context.user.id, account_id=context.account_id, answering=context.incoming.key
    )
    for author in forgotten.authors:
        key = f"forgotten-{context.user.id}-{author.user_id}"
        await context.also(_gone(author), key, conversation=author.conversation, account_id=author.account_id)
    say = context.say
    done = say("Done. I have nothing of yours any more. What stands in this chat you can delete yourself.")
    if not forgotten.in_flight:
        return Reply(Rich(done))
    flying = say("Being sent at that very moment, so that they may still arrive: {count}.")
    return Reply(Rich(f"{done}\n" + flying.format(count=forgotten.in_flight)))


def _gone(author: Author) -> Reply:
    """Tell an author, in their language, that a contact is gone, and what will not be sent."""
    say = translations(author.language).gettext
    if not author.numbers:
        return Reply(fill(say("{name} takes no more messages through me."), name=bold(author.name)))
    said = say("{name} takes no more messages through me. Cancelled: {numbers}")
    numbers = ", ".join(f"#{number}" for number in author.numbers)
    return Reply(fill(said, name=bold(author.name), numbers=numbers))
