"""What people call the platforms, those that are not connected yet among them."""

from __future__ import annotations

NAMES = {"telegram": "Telegram", "whatsapp": "WhatsApp", "imessage": "iMessage", "webhook": "Webhook"}


def name_of(platform: str) -> str:
    """Return what people call a platform."""
    return NAMES.get(platform, platform)
