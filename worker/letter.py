"""From a claimed delivery to the message its platform is handed."""

from __future__ import annotations

from carillon.content.message import Content
from carillon.delivery.ledger import Claimed
from carillon.platforms.base import Outgoing
from carillon.store import vault


def letter(claimed: Claimed) -> Outgoing:
    """Return the message, opened. Raises SealedWithUnknownKey for one that is sealed with a key we do not have."""
    manner, opened = claimed.manner, vault.installed().open
    extras = opened(bytes(manner.extras)) if manner.extras else None
    content = Content.load(opened(claimed.body), extras)
    return Outgoing(
        claimed.delivery_id,
        claimed.attempt,
        claimed.address,
        content.body,
        media=content.media,
        thread=manner.thread,
        silent=manner.silent,
        protected=manner.protected,
        author=manner.author,
    )
