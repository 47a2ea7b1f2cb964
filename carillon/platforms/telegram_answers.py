"""Answers of the chat layer, as Telegram's calls: written, put in place of an earlier one, with a file."""

from __future__ import annotations

from typing import Any

from telegram import (
    Bot,
    ForceReply,
    InputFile,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, TelegramError

from carillon.content.markup import Rich
from carillon.content.split import split
from carillon.platforms.base import Ask, Reply
from carillon.platforms.telegram_media import TEXT
from carillon.platforms.telegram_text import entities, keyboard

HINT = 64  # characters of a placeholder, Bot API, ForceReply
TOAST = 200  # characters, Bot API, answerCallbackQuery
# What was to be replaced is gone, too old or not ours any more: the answer is written as a message of its own.
NOT_EDITABLE = ("message to edit not found", "message can't be edited", "there is no text in the message to edit")


async def acknowledge(bot: Bot, press: str, toast: str) -> None:
    """Tell Telegram that a press was seen; it forgets one after a while, and the answer in the chat is what counts."""
    try:
        await bot.answer_callback_query(press, text=toast[:TOAST] or None)
    except TelegramError:
        return


async def write(bot: Bot, conversation: str, reply: Reply) -> str:
    """Write an answer, in as many messages as it takes; return the last one's id. Raises TelegramError."""
    chat_id = int(conversation)
    if reply.buttons_only:
        return await _change_buttons(bot, chat_id, reply)
    if not reply.text.text:
        return ""
    first, *others = split(reply.text, TEXT)
    if reply.replaces and not others:
        try:
            return await _replace(bot, chat_id, reply)
        except BadRequest as error:
            if not any(sentence in error.message.lower() for sentence in NOT_EDITABLE):
                raise
    return await _write_all(bot, chat_id, reply, [first, *others])


async def _write_all(bot: Bot, chat_id: int, reply: Reply, pieces: list[Rich]) -> str:
    last = ""
    for place, piece in enumerate(pieces):
        given = _where(reply) if place == 0 else {**_where(reply), "reply_parameters": None}
        if place == len(pieces) - 1:
            given["reply_markup"] = _markup(reply)
        last = await _one(bot, chat_id, piece, reply, given, with_file=place == 0)
    return last


async def _one(bot: Bot, chat_id: int, piece: Rich, reply: Reply, given: dict[str, Any], *, with_file: bool) -> str:
    styled = entities(piece) or None
    if reply.file and with_file:
        document = InputFile(reply.file.content, filename=reply.file.name)
        sent = await bot.send_document(chat_id, document, caption=piece.text, caption_entities=styled, **given)
    else:
        sent = await bot.send_message(chat_id, piece.text, entities=styled, **given)
    return str(sent.message_id)


async def _replace(bot: Bot, chat_id: int, reply: Reply) -> str:
    await bot.edit_message_text(
        reply.text.text,
        chat_id=chat_id,
        message_id=int(reply.replaces or 0),
        entities=entities(reply.text) or None,
        reply_markup=keyboard(reply.buttons),
    )
    return reply.replaces or ""


async def _change_buttons(bot: Bot, chat_id: int, reply: Reply) -> str:
    await bot.edit_message_reply_markup(chat_id, int(reply.replaces or 0), reply_markup=keyboard(reply.buttons))
    return reply.replaces or ""


def _where(reply: Reply) -> dict[str, Any]:
    answered = ReplyParameters(int(reply.answers), allow_sending_without_reply=True) if reply.answers else None
    return {"message_thread_id": int(reply.thread) if reply.thread else None, "reply_parameters": answered}


def _markup(reply: Reply) -> Any:
    """Return the buttons, or what else the answer asks for: a message has one or the other (Bot API)."""
    if reply.buttons or reply.asks is None:
        return keyboard(reply.buttons)
    match reply.asks:
        case Ask.WORDS:
            return ForceReply(selective=True, input_field_placeholder=reply.hint[:HINT] or None)
        case Ask.PLACE:
            button = KeyboardButton(reply.hint, request_location=True)
            return ReplyKeyboardMarkup([[button]], one_time_keyboard=True, resize_keyboard=True)
        case Ask.NOTHING:
            return ReplyKeyboardRemove()
