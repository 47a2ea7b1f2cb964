"""What arrives in pieces and was sent as one: the files of an album, a text that was too long for one message."""

from __future__ import annotations

from carillon.platforms.incoming import Incoming


def gathers(incoming: Incoming) -> bool:
    """Whether more of the same may follow within a moment."""
    return (incoming.album is not None or incoming.full) and not (incoming.edited or incoming.press)


def joined(before: Incoming, after: Incoming) -> Incoming | None:
    """Return both as one; None when they are not parts of the same."""
    if (before.sender, before.thread) != (after.sender, after.thread) or before.edited or after.edited or after.press:
        return None
    if after.album is not None:
        return _album(before, after) if before.album == after.album else None
    return _text(before, after) if before.full and _continues(after) else None


def _continues(after: Incoming) -> bool:
    plain = not (after.media or after.replied or after.forwarded or after.zone or after.standing or after.moved_to)
    return plain and bool(after.text) and not after.text.startswith("/")


def _album(before: Incoming, after: Incoming) -> Incoming:
    caption = before if before.text or not after.text else after
    return before.model_copy(
        update={"text": caption.text, "styles": caption.styles, "media": before.media + after.media}
    )


def _text(before: Incoming, after: Incoming) -> Incoming:
    """Apps cut a long text where a message is full, in the middle of a word if need be, so nothing goes in between."""
    whole = before.rich + after.rich
    dumped = whole.dump()
    styles = tuple(tuple(style) for style in dumped["styles"])
    return before.model_copy(update={"text": whole.text, "styles": styles, "full": after.full})
