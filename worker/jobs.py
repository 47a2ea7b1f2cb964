"""What arq runs when the bell asks for it. A job carries ids only and is harmless the second time."""

from __future__ import annotations

from typing import Any

from carillon.chat.desk import Desk


async def answer_conversation(ctx: dict[str, Any], account_id: int, conversation: str) -> None:
    """Answer what waits in one conversation."""
    desk: Desk = ctx["desk"]
    await desk.answer_all(account_id, conversation)
