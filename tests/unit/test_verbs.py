"""What people ask for when they answer a card, in their own language."""

from __future__ import annotations

import pytest

from carillon.chat.lists import verbs
from carillon.chat.lists.verb_words import INSTEAD, WORDS, Verb
from carillon.language import LANGUAGES
from carillon.when.tokens import fold


@pytest.mark.parametrize(
    ("line", "language", "verb", "rest"),
    [
        ("delete", "en", Verb.DELETE, ""),
        ("Cancel it!", "en", Verb.DELETE, ""),
        ("pause", "en", Verb.PAUSE, ""),
        ("skip the next one", "en", Verb.SKIP, ""),
        ("send now", "en", Verb.NOW, ""),
        ("done", "en", Verb.DONE, ""),
        ("snooze 10 min", "en", Verb.SNOOZE, "10 min"),
        ("move to 18:00", "en", Verb.MOVE, "to 18:00"),
        ("Move it to tomorrow", "en", Verb.MOVE, "to tomorrow"),
        ("text: Call Mum, not Dad", "en", Verb.TEXT, "Call Mum, not Dad"),
        ("Löschen", "de", Verb.DELETE, ""),
        ("verschieb es auf 18 Uhr", "de", Verb.MOVE, "auf 18 Uhr"),
        ("erledigt", "de", Verb.DONE, ""),
        ("bórralo", "es", Verb.DELETE, ""),
        ("muévelo a las 18", "es", Verb.MOVE, "a las 18"),
        ("apagar", "pt", Verb.DELETE, ""),
        ("mude para amanhã", "pt", Verb.MOVE, "para amanhã"),
        ("supprime-le", "fr", Verb.DELETE, ""),
        ("reporte à 18h", "fr", Verb.MOVE, "à 18h"),
        ("annulla", "it", Verb.DELETE, ""),
        ("spostalo alle 18", "it", Verb.MOVE, "alle 18"),
        ("удали", "ru", Verb.DELETE, ""),
        ("перенеси на 18:00", "ru", Verb.MOVE, "на 18:00"),
        ("новый текст: Позвонить маме", "ru", Verb.TEXT, "Позвонить маме"),
        ("delete", "ru", Verb.DELETE, ""),
        ("delete the old photos", "en", None, "delete the old photos"),
        ("18:00", "en", None, "18:00"),
        ("movement class", "en", None, "movement class"),
    ],
)
def test_a_line_asks_for_what_it_says(line: str, language: str, verb: Verb | None, rest: str) -> None:
    assert verbs.read(line, language) == verbs.Asked(verb, rest)


@pytest.mark.parametrize(
    ("line", "language", "rest"),
    [
        ("every weekday instead", "en", "every weekday"),
        ("jeden Werktag stattdessen", "de", "jeden Werktag"),
        ("lieber jeden Werktag", "de", "jeden Werktag"),
        ("chaque lundi à la place", "fr", "chaque lundi"),
        ("cada lunes en su lugar", "es", "cada lunes"),
        ("ogni lunedì invece", "it", "ogni lunedì"),
        ("вместо этого каждый день", "ru", "каждый день"),
        ("every weekday", "en", "every weekday"),
        ("instead", "en", "instead"),
    ],
)
def test_the_words_for_instead_are_left_out(line: str, language: str, rest: str) -> None:
    assert verbs.without_instead(line, language) == rest


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_everything(language: str) -> None:
    assert set(WORDS[language]) == set(Verb)
    assert INSTEAD[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_means_one_thing(language: str) -> None:
    said = [fold(phrase) for phrases in WORDS[language].values() for phrase in phrases.split("|")]

    assert len(said) == len(set(said))
