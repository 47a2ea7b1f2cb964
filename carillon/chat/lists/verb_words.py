"""The words of every language that ask for something to be done; they are compared without case and accents."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """What is to be done."""

    MOVE = "move"
    DELETE = "delete"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    NOW = "now"
    RETRY = "retry"
    DONE = "done"
    SNOOZE = "snooze"
    TEXT = "text"


WORDS: dict[str, dict[Verb, str]] = {
    "en": {
        Verb.MOVE: "move it|move this|move that|move|reschedule it|reschedule|change it|change the time|change|make it"
        "|postpone it|postpone|put it off|set it",
        Verb.DELETE: "delete|delete it|delete this|cancel|cancel it|cancel this|remove|remove it|drop it|forget it",
        Verb.PAUSE: "pause|pause it|pause this|hold|hold it",
        Verb.RESUME: "resume|resume it|continue|go on|unpause",
        Verb.SKIP: "skip|skip it|skip this|skip next|skip the next|skip the next one|skip once",
        Verb.NOW: "now|send now|send it now|send it|right now",
        Verb.RETRY: "retry|try again|again|send again|send it again|resend",
        Verb.DONE: "done|did it|i did it|finished|taken|ok done|all done|✓|✔|✔️|✅|👍",
        Verb.SNOOZE: "snooze it|snooze for|snooze|remind me again|remind me|later",
        Verb.TEXT: "text|new text|the text|say",
    },
    "es": {
        Verb.MOVE: "mueve|muévelo|mover|moverlo|cambia|cámbialo|cambiar|pasa|pásalo|aplaza|aplázalo|aplazar|ponlo",
        Verb.DELETE: "borra|bórralo|borrar|elimina|elimínalo|eliminar|cancela|cancélalo|cancelar|quítalo",
        Verb.PAUSE: "pausa|páusalo|pausar|en pausa",
        Verb.RESUME: "reanuda|reanúdalo|reanudar|continúa|continuar|sigue",
        Verb.SKIP: "salta|sáltalo|saltar|omite|omitir|salta el próximo|salta la próxima",
        Verb.NOW: "ahora|envía ahora|envíalo ahora|enviar ahora|ya",
        Verb.RETRY: "reintenta|reintentar|otra vez|intenta otra vez|de nuevo",
        Verb.DONE: "hecho|listo|ya está|terminado|tomado|tomada",
        Verb.SNOOZE: "pospón|posponer|posponlo|recuérdame otra vez|más tarde",
        Verb.TEXT: "texto|nuevo texto|el texto",
    },
    "pt": {
        Verb.MOVE: "move|mova|mover|muda|mude|mudar|passa|passe|altera|altere|alterar|adia|adie|adiar|remarca|remarque",
        Verb.DELETE: "apaga|apague|apagar|exclui|exclua|excluir|elimina|elimine|eliminar|cancela|cancele|cancelar",
        Verb.PAUSE: "pausa|pause|pausar|em pausa",
        Verb.RESUME: "retoma|retome|retomar|continua|continue|continuar",
        Verb.SKIP: "pula|pule|pular|salta|salte|saltar|pula o próximo|pula a próxima",
        Verb.NOW: "agora|envia agora|envie agora|enviar agora|manda agora|já",
        Verb.RETRY: "tenta de novo|tente de novo|tentar de novo|de novo|outra vez",
        Verb.DONE: "feito|pronto|já fiz|tomado|tomei",
        Verb.SNOOZE: "soneca|adiar por|lembra me de novo|mais tarde",
        Verb.TEXT: "texto|novo texto|o texto",
    },
    "fr": {
        Verb.MOVE: "déplace|déplace le|déplacer|décale|décaler|reporte|reporte le|reporter|change|changer|mets le",
        Verb.DELETE: "supprime|supprime le|supprimer|efface|effacer|annule|annule le|annuler",
        Verb.PAUSE: "pause|mets en pause|mettre en pause|suspends|suspendre",
        Verb.RESUME: "reprends|reprendre|continue|continuer",
        Verb.SKIP: "passe|passer|saute|sauter|saute le prochain|passe le prochain",
        Verb.NOW: "maintenant|envoie maintenant|envoyer maintenant|tout de suite",
        Verb.RETRY: "réessaie|réessayer|encore|encore une fois|essaie encore",
        Verb.DONE: "fait|c'est fait|terminé|pris|prise",
        Verb.SNOOZE: "rappelle moi|répète|plus tard",
        Verb.TEXT: "texte|nouveau texte|le texte",
    },
    "de": {
        Verb.MOVE: "verschiebe|verschieb|verschieben|verschiebe es|verschieb es|verlege|verleg|verlegen|ändere|ändern"
        "|mach es|leg es",
        Verb.DELETE: "lösche|lösch|löschen|lösche es|absagen|abbrechen|storniere|stornieren|entferne|entfernen"
        "|weg damit",
        Verb.PAUSE: "pause|pausiere|pausieren|anhalten",
        Verb.RESUME: "weiter|fortsetzen|setze fort|weitermachen",
        Verb.SKIP: "überspringe|überspring|überspringen|auslassen|nächste auslassen|das nächste auslassen",
        Verb.NOW: "jetzt|sofort|jetzt senden|sende jetzt|sofort senden",
        Verb.RETRY: "nochmal|noch einmal|erneut|nochmal versuchen|erneut versuchen",
        Verb.DONE: "erledigt|fertig|gemacht|genommen|hab ich",
        Verb.SNOOZE: "schlummern|erinnere mich|später",
        Verb.TEXT: "text|neuer text|der text",
    },
    "it": {
        Verb.MOVE: "sposta|spostalo|spostala|spostare|cambia|cambialo|cambiare|rimanda|rimandalo|rimandare|mettilo",
        Verb.DELETE: "elimina|eliminalo|eliminare|cancella|cancellalo|cancellare|annulla|annullalo|annullare",
        Verb.PAUSE: "pausa|in pausa|metti in pausa|sospendi|sospendere",
        Verb.RESUME: "riprendi|riprendere|continua|continuare",
        Verb.SKIP: "salta|saltalo|saltare|salta il prossimo|salta la prossima",
        Verb.NOW: "adesso|ora|subito|invia ora|invia adesso|manda ora",
        Verb.RETRY: "riprova|riprovare|ancora|di nuovo|un'altra volta",
        Verb.DONE: "fatto|finito|preso|presa",
        Verb.SNOOZE: "posticipa|ricordamelo|più tardi",
        Verb.TEXT: "testo|nuovo testo|il testo",
    },
    "ru": {
        Verb.MOVE: "перенеси|перенести|передвинь|сдвинь|сдвинуть|перемести|переместить|измени|поставь|отложи до",
        Verb.DELETE: "удали|удалить|отмени|отменить|отмена|убери|убрать",
        Verb.PAUSE: "пауза|на паузу|приостанови|приостановить",
        Verb.RESUME: "продолжи|продолжить|возобнови|возобновить|дальше",
        Verb.SKIP: "пропусти|пропустить|пропусти следующее|пропусти следующий",
        Verb.NOW: "сейчас|отправь сейчас|отправить сейчас|прямо сейчас",
        Verb.RETRY: "ещё раз|повтори|повторить|попробуй ещё раз",
        Verb.DONE: "готово|сделано|сделал|сделала|принял|приняла",
        Verb.SNOOZE: "отложи|отложить|напомни|напомни ещё раз|позже",
        Verb.TEXT: "текст|новый текст",
    },
}

# Behind a new time or rule, they say that it takes the place of the old one.
INSTEAD: dict[str, str] = {
    "en": "instead|rather",
    "es": "en su lugar|en vez|en cambio|mejor",
    "pt": "em vez disso|em vez|no lugar|melhor",
    "fr": "à la place|plutôt",
    "de": "stattdessen|lieber|stattdes",
    "it": "invece|piuttosto",
    "ru": "вместо этого|вместо|лучше",
}

# Words between the verb and the time that the time language leaves over.
_BETWEEN = "to on for by at a al la las el los para per pour le au as os o ao aos auf zu zum um in na на в к до"
BETWEEN = frozenset(_BETWEEN.split())
