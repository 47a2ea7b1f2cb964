"""The buttons that carry a delivery: under a reminder that has come, and under a note about one that did not."""

from __future__ import annotations

from carillon.chat.reminders import delivered, failed, snoozing, typed_time
from carillon.chat.reminders.delivered import Press, on_message, on_reminder

PRESSES: dict[str, Press] = {
    "done": on_reminder(delivered.done),
    "pass": on_reminder(delivered.not_now),
    "undone": on_reminder(delivered.undone),
    "buttons": on_reminder(delivered.back),
    "snooze": on_reminder(snoozing.offer),
    "later": on_reminder(typed_time.on_moment("later")),
    "failure": on_message(failed.show),
    "redo": on_message(failed.redo),
    "via": on_message(failed.redo_elsewhere),
    "leave": on_message(failed.leave),
    "fresh": on_message(snoozing.offer_anew),
    "renew": on_message(typed_time.on_moment("renew")),
    "redoall": failed.redo_all,
}
