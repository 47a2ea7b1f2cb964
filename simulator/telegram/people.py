"""The people who use Telegram here: some ready-made, more as they speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Person:
    """A user. `zone` (IANA) and `language_code` are how this reader sees times; bots never learn the zone."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    zone: str = "UTC"

    def user(self) -> dict[str, Any]:
        """The API's `User` (https://core.telegram.org/bots/api#user)."""
        names = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        given = {key: value for key, value in names.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **given}

    def describe(self) -> dict[str, Any]:
        """As the control endpoints show it."""
        return {**self.user(), "zone": self.zone}


def ready_made() -> dict[int, Person]:
    """One person for each language that the page can render times in, by id."""
    people = (
        Person(1001, "Emma", "Clarke", "emma_clarke", "en", "America/New_York"),
        Person(1002, "Lucía", "Romero", "lucia_romero", "es", "Europe/Madrid"),
        Person(1003, "Bruna", "Azevedo", "bruna_azevedo", "pt-br", "America/Sao_Paulo"),
        Person(1004, "Camille", "Laurent", "camille_laurent", "fr", "Europe/Paris"),
        Person(1005, "Jonas", "Weber", "jonas_weber", "de", "Europe/Berlin"),
        Person(1006, "Chiara", "Bianchi", "chiara_bianchi", "it", "Europe/Rome"),
        Person(1007, "Ольга", "Смирнова", "olga_smirnova", "ru", "Europe/Moscow"),
    )
    return {person.id: person for person in people}


class People:
    """Everybody known, by id."""

    def __init__(self) -> None:
        self._by_id = ready_made()

    def reset(self) -> None:
        """Only the ready-made ones stay."""
        self._by_id = ready_made()

    def all(self) -> list[Person]:
        """In the order they became known."""
        return list(self._by_id.values())

    def find(self, user_id: int) -> Person | None:
        """The person with this id."""
        return self._by_id.get(user_id)

    def user(self, user_id: int) -> dict[str, Any] | None:
        """The API's `User` of a known person."""
        person = self._by_id.get(user_id)
        return None if person is None else person.user()

    def meet(self, user_id: int, **details: Any) -> Person:
        """The person with this id, made when new; the details given replace what was known."""
        person = self._by_id.setdefault(user_id, Person(user_id, f"Person {user_id}"))
        for name, value in details.items():
            setattr(person, name, value)
        return person

    def next_id(self) -> int:
        """An id nobody has."""
        return max([2000, *self._by_id]) + 1
