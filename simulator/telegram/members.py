"""Who somebody is in a chat (https://core.telegram.org/bots/api#chatmember)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

STATUSES = frozenset({"creator", "administrator", "member", "restricted", "left", "kicked"})
_MAY_SPEAK = frozenset({"creator", "administrator", "member"})
_OUTSIDE = frozenset({"left", "kicked"})

_ADMINISTRATOR_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)
_RIGHTS_NOT_GIVEN = (
    "is_anonymous",
    "can_promote_members",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status, and whether somebody restricted may still write."""

    status: str
    may_write: bool = False

    @property
    def may_speak(self) -> bool:
        """Whether what they say is taken."""
        return self.status in _MAY_SPEAK or (self.status == "restricted" and self.may_write)

    @property
    def is_inside(self) -> bool:
        """Whether they are in the group at all."""
        return self.status not in _OUTSIDE


MEMBER, LEFT = Standing("member"), Standing("left")


def member_json(user: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """The API's `ChatMember`."""
    member: dict[str, Any] = {"user": user, "status": standing.status}
    match standing.status:
        case "creator":
            member["is_anonymous"] = False
        case "administrator":
            rights = dict.fromkeys(_ADMINISTRATOR_RIGHTS, True) | dict.fromkeys(_RIGHTS_NOT_GIVEN, False)
            member.update(can_be_edited=False, **rights)
        case "restricted":
            permissions = dict.fromkeys(PERMISSIONS, False) | {"can_send_messages": standing.may_write}
            member.update(is_member=True, until_date=0, **permissions)
        case "kicked":
            member["until_date"] = 0
    return member
