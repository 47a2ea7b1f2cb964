"""Who the bot is."""

from __future__ import annotations

from typing import Any

from simulator.telegram.method import Method, Query


def get_me(query: Query) -> dict[str, Any]:
    """https://core.telegram.org/bots/api#getme."""
    return {
        **query.bot.user,
        "can_join_groups": True,
        "can_read_all_group_messages": not query.bot.settings.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def agree(_query: Query) -> bool:
    """`logOut` and `close` move a bot between servers; there is only this one."""
    return True


METHODS = (Method("getMe", get_me), Method("logOut", agree), Method("close", agree))
