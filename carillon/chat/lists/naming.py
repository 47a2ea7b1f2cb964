"""Lists by name: what a person types behind /list, in their language or in English, and what a list is called."""

from __future__ import annotations

from datetime import timedelta

from carillon.chat import kept
from carillon.chat.context import Context
from carillon.chat.lists.views import View
from carillon.errors import CarillonError
from carillon.people import recipients
from carillon.when.tokens import fold

SEARCHED = 200  # characters of a search
SEARCH_KEPT = timedelta(days=1)

# Compared without case and accents.
WORDS: dict[str, dict[str, str]] = {
    "en": {
        "o": "all everything open scheduled",
        "w": "waiting active",
        "s": "series repeating recurring",
        "p": "paused",
        "x": "past over history done",
        "d": "sent delivered",
        "f": "failed failures",
        "u": "unsure unconfirmed unknown",
        "l": "late expired missed",
        "c": "cancelled canceled deleted",
    },
    "es": {
        "o": "todo todos programados",
        "w": "pendiente pendientes",
        "s": "serie series repetidos",
        "p": "pausado pausados pausa",
        "x": "pasado pasados",
        "d": "enviado enviados",
        "f": "fallido fallidos",
        "u": "incierto inciertos",
        "l": "tarde caducados",
        "c": "cancelado cancelados",
    },
    "pt": {
        "o": "tudo todos agendados",
        "w": "pendente pendentes",
        "s": "série séries repetidos",
        "p": "pausado pausados pausa",
        "x": "passado passados",
        "d": "enviado enviados",
        "f": "falhado falhados falhas falhou",
        "u": "incerto incertos",
        "l": "tarde expirados atrasados",
        "c": "cancelado cancelados",
    },
    "fr": {
        "o": "tout tous programmés",
        "w": "attente en-attente",
        "s": "série séries répétés",
        "p": "pause suspendu suspendus",
        "x": "passé passés",
        "d": "envoyé envoyés",
        "f": "échoué échoués échecs",
        "u": "incertain incertains",
        "l": "retard tard expirés",
        "c": "annulé annulés",
    },
    "de": {
        "o": "alle alles geplant",
        "w": "wartend wartende offen",
        "s": "serie serien wiederholt",
        "p": "pausiert pausierte pause",
        "x": "vergangen vergangene vorbei",
        "d": "gesendet gesendete",
        "f": "fehlgeschlagen gescheitert fehler",
        "u": "unklar unbestätigt",
        "l": "verspätet zu-spät abgelaufen",
        "c": "gelöscht abgebrochen storniert",
    },
    "it": {
        "o": "tutto tutti programmati",
        "w": "attesa in-attesa",
        "s": "serie ripetuti",
        "p": "pausa sospeso sospesi",
        "x": "passato passati",
        "d": "inviato inviati",
        "f": "fallito falliti",
        "u": "incerto incerti",
        "l": "tardi scaduti",
        "c": "annullato annullati",
    },
    "ru": {
        "o": "все",
        "w": "ожидают ждут",
        "s": "серии серия повторы",
        "p": "пауза паузе приостановлены",
        "x": "прошлые прошедшие",
        "d": "отправлены отправленные",
        "f": "ошибки неудачные",
        "u": "неизвестно неясно",
        "l": "опоздали просрочены",
        "c": "отменены отмененные",
    },
}


class Nobody(CarillonError):
    """There is nobody of that name."""


async def named(context: Context, typed: str) -> View:
    """Return the list that is meant: a status, somebody (@name), or words to search for. Raises Nobody."""
    view = View()
    rest: list[str] = []
    statuses = _statuses(context.user.language)
    for word in typed[:SEARCHED].split():
        folded = fold(word)
        if word.startswith("@") and len(word) > 1:
            found = await recipients.called(context.session, context.user.id, word[1:])
            if not found:
                raise Nobody
            view = View(1, view.status, found[0])
        elif folded in statuses and not rest:
            view = View(1, statuses[folded], view.recipient_id)
        else:
            rest.append(word)
    if not rest:
        return view
    number = await kept.keep(context, "search", " ".join(rest), lasts=SEARCH_KEPT)
    return View(1, view.status, view.recipient_id, None, number)


def status_said(context: Context, status: str) -> str:
    """Return what a list of that status is called."""
    say = context.say
    names = {
        "o": say("Scheduled"),
        "w": say("Waiting"),
        "s": say("Series"),
        "p": say("Paused"),
        "x": say("Past"),
        "d": say("Sent"),
        "f": say("Failed"),
        "u": say("May have arrived"),
        "l": say("Too late"),
        "c": say("Cancelled"),
    }
    return names[status]


def _statuses(language: str) -> dict[str, str]:
    """Return the status of every word: those of the language, and the English ones."""
    known = {}
    for spoken in ("en", language):
        for status, words in WORDS.get(spoken, {}).items():
            known.update(dict.fromkeys(map(fold, words.split()), status))
    return known
