"""The people's side of Telegram: the `/sim/telegram/…` endpoints."""
