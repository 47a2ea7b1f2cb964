"""Formatted text: HTML in, plain text and entities out, with Telegram's limits and words."""
