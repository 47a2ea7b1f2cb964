"""From a claimed delivery to the message its platform is handed."""

from __future__ import annotations

from carillon.chat.reminders.under import under
from carillon.chat.targets import delivery_tag
from carillon.content.message import Content
from carillon.delivery.ledger import Claimed
from carillon.platforms.base import Buttons, Outgoing
from carillon.store import vault


def letter(claimed: Claimed) -> Outgoing:
    """Return the message, opened, with buttons under a reminder to oneself.

    Raises SealedWithUnknownKey for one that is sealed with a key we do not have.
    """
    manner, opened = claimed.manner, vault.installed().open
    extras = opened(bytes(manner.extras)) if manner.extras else None
    content = Content.load(opened(claimed.body), extras)
    return Outgoing(
        claimed.delivery_id,
        claimed.attempt,
        claimed.address,
        content.body,
        media=content.media,
        buttons=_buttons(claimed) if manner.own else (),
        thread=manner.thread,
        silent=manner.silent,
        protected=manner.protected,
        author=manner.author,
    )


def _buttons(claimed: Claimed) -> Buttons:
    mark = delivery_tag(claimed.delivery_id, claimed.attempt)
    return under(claimed.manner.language, mark, step=claimed.manner.step, steps=claimed.manner.steps)
