"""Files: uploaded, sent again by their id, downloaded."""

import base64
import struct
import zlib
from typing import Any

import pytest
from telegram import InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo, error

from simulator.telegram.images import dimensions
from tests.simulator_fixture import TOKEN, Simulator


def png(width: int = 40, height: int = 30, colour: int = 128) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + bytes([colour]) * width) * height
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
async def chat(simulator: Simulator) -> Simulator:
    """A simulator in which person 1001 has said something."""
    await simulator.say("/start")
    return simulator


async def test_an_uploaded_photo_can_be_sent_again_by_its_id(chat: Simulator) -> None:
    bot = chat.bot()

    first = await bot.send_photo(1001, png(), caption="<b>box</b>", parse_mode="HTML")
    second = await bot.send_photo(1001, first.photo[-1].file_id)

    assert (first.photo[-1].width, first.photo[-1].height, first.caption) == (40, 30, "box")
    assert first.caption_entities[0].type == "bold"
    assert second.photo == first.photo
    calls = (await chat.get("telegram/calls?method=sendPhoto"))["calls"]
    assert [call["files"].get("photo", {}).get("size") for call in calls] == [len(png()), None]


async def test_each_kind_of_file_comes_back_with_its_details(chat: Simulator) -> None:
    bot = chat.bot()

    video = await bot.send_video(1001, b"film", duration=3, width=320, height=240, filename="a.mp4")
    voice = await bot.send_voice(1001, b"sound", duration=2)
    audio = await bot.send_audio(1001, b"song", duration=9, performer="Bach", title="Air", filename="air.mp3")
    document = await bot.send_document(1001, b"%PDF", filename="plan.pdf")

    film, sound, song, plan = video.video, voice.voice, audio.audio, document.document
    assert film
    assert (film.width, film.to_dict()["duration"], film.file_name) == (320, 3, "a.mp4")
    assert sound
    assert sound.to_dict()["duration"] == 2
    assert song
    assert (song.performer, song.title) == ("Bach", "Air")
    assert plan
    assert (plan.file_name, plan.mime_type) == ("plan.pdf", "application/pdf")


async def test_a_file_can_be_downloaded_by_the_path_that_get_file_names(chat: Simulator) -> None:
    bot = chat.bot()
    sent = await bot.send_document(1001, b"the plan", filename="plan.txt")
    assert sent.document is not None

    file = await bot.get_file(sent.document.file_id)

    assert file.file_size == 8
    assert bytes(await file.download_as_bytearray()) == b"the plan"


async def test_a_path_nobody_gave_out_is_not_found(chat: Simulator) -> None:
    async with chat.session.get(f"{chat.url}/file/bot{TOKEN}/documents/file_9.txt") as answer:
        assert answer.status == 404


async def test_the_same_bytes_have_the_same_unique_id(chat: Simulator) -> None:
    bot = chat.bot()

    first = (await bot.send_document(1001, b"same")).document
    second = (await bot.send_document(1001, b"same")).document

    assert first is not None
    assert second is not None
    assert first.file_id != second.file_id
    assert first.file_unique_id == second.file_unique_id


async def test_a_file_id_of_another_kind_is_refused(chat: Simulator) -> None:
    sent = await chat.bot().send_document(1001, b"x")
    assert sent.document is not None

    refusal = await chat.refusal("sendPhoto", chat_id=1001, photo=sent.document.file_id)

    assert refusal == "Bad Request: can't use file of type Document as Photo"


async def test_nothing_is_fetched_from_the_web(chat: Simulator) -> None:
    refusal = await chat.refusal("sendPhoto", chat_id=1001, photo="https://example.org/a.png")

    assert "[simulator] files are not fetched from the web" in refusal


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a picture", "Image_process_failed"),
        (png(9000, 1001), "Photo_invalid_dimensions"),
        (png(210, 10), "Photo_invalid_dimensions"),
        (png() + b"\0" * 10 * 1024 * 1024, "maximum size is 10 mb"),
        (b"", "File must be non-empty"),
    ],
)
async def test_photos_have_their_own_limits(chat: Simulator, content: bytes, sentence: str) -> None:
    with pytest.raises(error.BadRequest, match=sentence):
        await chat.bot().send_photo(1001, content)


async def test_captions_end_at_1024_utf16_units(chat: Simulator) -> None:
    bot = chat.bot()

    await bot.send_document(1001, b"x", caption="😀" * 512)
    with pytest.raises(error.BadRequest, match="Message caption is too long"):
        await bot.send_document(1001, b"x", caption="😀" * 512 + "a")


async def test_a_caption_can_be_changed(chat: Simulator) -> None:
    sent = await chat.bot().send_document(1001, b"x", caption="before")

    await sent.edit_caption("after")

    assert (await chat.messages())[-1]["caption"] == "after"
    refusal = await chat.refusal("editMessageText", chat_id=1001, message_id=sent.message_id, text="x")
    assert refusal == "Bad Request: there is no text in the message to edit"


async def test_an_album_mixes_photos_and_videos(chat: Simulator) -> None:
    media: list[Any] = [InputMediaPhoto(png(), caption="one"), InputMediaVideo(b"film"), InputMediaPhoto(png(colour=1))]

    messages = await chat.bot().send_media_group(1001, media)

    assert len({message.media_group_id for message in messages}) == 1
    assert [bool(message.photo) for message in messages] == [True, False, True]
    assert messages[0].caption == "one"
    assert len([each for each in await chat.messages() if each["media_group_id"]]) == 3


@pytest.mark.parametrize(
    ("media", "sentence"),
    [
        ([InputMediaPhoto(png())], "Too few messages to send as an album"),
        ([InputMediaPhoto(png())] * 11, "Too many messages to send as an album"),
        ([InputMediaPhoto(png()), InputMediaDocument(b"x")], "Document can't be mixed with other media types"),
        ([InputMediaAudio(b"x"), InputMediaVideo(b"x")], "Audio can't be mixed with other media types"),
    ],
)
async def test_albums_are_refused_in_telegrams_words(chat: Simulator, media: list[Any], sentence: str) -> None:
    with pytest.raises(error.BadRequest, match=sentence):
        await chat.bot().send_media_group(1001, media)


async def test_an_album_that_fails_in_the_middle_sends_nothing(chat: Simulator) -> None:
    with pytest.raises(error.BadRequest):
        await chat.bot().send_media_group(1001, [InputMediaPhoto(png()), InputMediaPhoto(b"broken")])

    assert len(await chat.messages()) == 1


async def test_an_attachment_that_is_not_there_is_refused(chat: Simulator) -> None:
    media = [{"type": "photo", "media": "attach://one"}, {"type": "photo", "media": "attach://two"}]

    refusal = await chat.refusal("sendMediaGroup", chat_id=1001, media=media)

    assert refusal == 'Bad Request: can\'t parse InputMedia: there is no upload named "one"'


async def test_people_send_files_too(chat: Simulator) -> None:
    media = {"type": "photo", "data": base64.b64encode(png()).decode()}

    said = await chat.say("look", media=media)

    update = (await chat.updates(offset=-1))[0]["message"]
    assert update["caption"] == "look"
    assert update["photo"][0]["width"] == 40
    file = await chat.bot().get_file(update["photo"][0]["file_id"])
    assert bytes(await file.download_as_bytearray()) == png()
    async with chat.session.get(f"{chat.url}/sim/telegram/files/{update['photo'][0]['file_id']}") as answer:
        assert await answer.read() == png()
    assert said["message"]["media"]["photo"][0]["height"] == 30


async def test_people_send_albums_as_one_update_each(chat: Simulator) -> None:
    photo = {"type": "photo", "data": base64.b64encode(png()).decode()}
    await chat.updates(offset=-1)

    said = await chat.say("both", media=[photo, photo])

    updates = [update["message"] for update in await chat.updates() if "photo" in update["message"]]
    assert len({update["media_group_id"] for update in updates}) == 1
    assert [update.get("caption") for update in updates] == ["both", None]
    assert len(said["update_ids"]) == 2


def jpeg(width: int, height: int) -> bytes:
    """The head of a JPEG: an application segment, then the frame."""
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width)
    return b"\xff\xd8\xff\xe0\x00\x04ab" + frame + b"\x03" * 10


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (png(7, 5), (7, 5)),
        (b"GIF89a" + struct.pack("<HH", 7, 5), (7, 5)),
        (jpeg(7, 5), (7, 5)),
        (b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + b"\x06\0\0" + b"\x04\0\0", (7, 5)),
        (b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 4 + b"\x2f" + struct.pack("<I", 6 | 4 << 14), (7, 5)),
        (b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + struct.pack("<HH", 7, 5), (7, 5)),
        (png(0, 5), None),
        (b"\xff\xd8\xff", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"", None),
    ],
)
def test_the_size_of_a_picture_is_read_from_its_head(content: bytes, size: tuple[int, int] | None) -> None:
    assert dimensions(content) == size
