"""What arrives in pieces and was sent as one: the files of an album, a text that was too long for one message."""

from __future__ import annotations

from carillon.platforms.incoming import Incoming

# More than any platform of ours sends; what goes on beyond it is refused anyway and need not be kept.
MOST = 100_000  # characters


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
    plain = not (after.media or after.replied or after.forwarded or after.standing or after.moved_to)
    return plain and after.zone is None and bool(after.text) and not after.text.startswith("/")


def _album(before: Incoming, after: Incoming) -> Incoming:
    """Put the files into the order in which they were sent, whichever came first; the first caption speaks for all."""
    first, second = (before, after) if _place(_head(before)) <= _place(_head(after)) else (after, before)
    pairs = sorted(
        [*zip(_parts(before), before.media, strict=True), *zip(_parts(after), after.media, strict=True)],
        key=lambda pair: _place(pair[0]),
    )
    caption = first if first.text or not second.text else second
    said = {"text": caption.text, "styles": caption.styles, "full": before.full or after.full}
    files = {"media": tuple(media for _, media in pairs), "parts": tuple(part for part, _ in pairs)}
    return before.model_copy(update={**said, **files, "message_id": first.message_id})


def _parts(incoming: Incoming) -> tuple[str, ...]:
    return incoming.parts or (incoming.message_id or "",) * len(incoming.media)


def _head(incoming: Incoming) -> str:
    return incoming.parts[0] if incoming.parts else incoming.message_id or ""


def _place(part: str) -> tuple[int, str]:
    """Order messages by their numbers, where a platform numbers them."""
    return (int(part), "") if part.isdecimal() else (0, part)


def _text(before: Incoming, after: Incoming) -> Incoming:
    """Apps cut a long text where a message is full, in the middle of a word if need be, so nothing goes in between."""
    if len(before.text) >= MOST:
        return before.model_copy(update={"full": after.full})
    whole = before.rich + after.rich
    dumped = whole.dump()
    styles = tuple(tuple(style) for style in dumped["styles"])
    return before.model_copy(update={"text": whole.text, "styles": styles, "full": after.full})
