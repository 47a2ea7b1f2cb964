"""Platform handlers: everything that knows how one outside platform speaks."""

import os

# python-telegram-bot 22 warns until it may hand out waits as timedelta, which its next major always does.
os.environ.setdefault("PTB_TIMEDELTA", "1")
