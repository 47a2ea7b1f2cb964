"""Telegram's Bot API, and the people on the other side of it.

Wordings and rules follow the Bot API documentation (https://core.telegram.org/bots/api) and its open-source server
(https://github.com/tdlib/telegram-bot-api, https://github.com/tdlib/td). What is refused only here begins with
"[simulator]" after "Bad Request: ".
"""
