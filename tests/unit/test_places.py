"""A newcomer's zone in one tap: from a pin, from what they typed, from the language of their Telegram."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from math import inf, nan
from zoneinfo import ZoneInfo

import pytest
import tzfpy
from hypothesis import given
from hypothesis import strategies as st

from carillon.places import Place, cities, find_place, likely_zones, zone_at
from carillon.places.by_language import ZONES
from carillon.places.cities import largest
from carillon.places.sameness import clock_of
from carillon.places.spelling import spelled
from carillon.when.zones import names, zone_info

WINTER, SUMMER = datetime(2027, 1, 15, tzinfo=UTC), datetime(2027, 7, 15, tzinfo=UTC)

PINS = {
    "cities of the north": """
        52.5200 13.4050 Europe/Berlin
        51.5074 -0.1278 Europe/London
        38.7223 -9.1393 Europe/Lisbon
        50.4501 30.5234 Europe/Kyiv
        55.7558 37.6173 Europe/Moscow
        41.0082 28.9784 Europe/Istanbul
        35.6892 51.3890 Asia/Tehran
        28.6139 77.2090 Asia/Kolkata
        27.7172 85.3240 Asia/Kathmandu
        31.2304 121.4737 Asia/Shanghai
        35.6762 139.6503 Asia/Tokyo
        40.7128 -74.0060 America/New_York
        33.4484 -112.0740 America/Phoenix
        47.5615 -52.7126 America/St_Johns
        19.4326 -99.1332 America/Mexico_City
        64.1814 -51.6941 America/Nuuk
        30.0444 31.2357 Africa/Cairo
        33.5731 -7.5898 Africa/Casablanca
        78.2232 15.6267 Arctic/Longyearbyen""",
    "cities of the south": """
        -23.5505 -46.6333 America/Sao_Paulo
        -34.6037 -58.3816 America/Argentina/Buenos_Aires
        -33.4489 -70.6693 America/Santiago
        -3.1190 -60.0217 America/Manaus
        -33.9249 18.4241 Africa/Johannesburg
        -1.2921 36.8219 Africa/Nairobi
        -31.9523 115.8613 Australia/Perth
        -31.6767 128.8886 Australia/Eucla
        -12.4634 130.8456 Australia/Darwin
        -33.8688 151.2093 Australia/Sydney
        -36.8509 174.7645 Pacific/Auckland""",
    "islands": """
        37.7412 -25.6756 Atlantic/Azores
        28.1235 -15.4363 Atlantic/Canary
        64.1466 -21.9426 Atlantic/Reykjavik
        -3.8576 -32.4297 America/Noronha
        -51.6977 -57.8517 Atlantic/Stanley
        -27.1127 -109.3497 Pacific/Easter
        -31.5553 159.0821 Australia/Lord_Howe
        -43.9540 -176.5597 Pacific/Chatham
        1.8721 -157.4278 Pacific/Kiritimati
        21.3069 -157.8583 Pacific/Honolulu
        -7.3000 72.4000 Indian/Chagos
        -8.9000 -140.1000 Pacific/Marquesas""",
    "both sides of a border": """
        43.3586 -1.7748 Europe/Paris
        43.3390 -1.7894 Europe/Madrid
        42.0282 -8.6446 Europe/Lisbon
        42.0473 -8.6444 Europe/Madrid
        65.8355 24.1368 Europe/Stockholm
        65.8481 24.1466 Europe/Helsinki
        59.3797 28.1791 Europe/Tallinn
        59.3745 28.2127 Europe/Moscow
        1.3521 103.8198 Asia/Singapore
        1.4927 103.7414 Asia/Kuala_Lumpur
        31.7619 -106.4850 America/Denver
        31.6904 -106.4245 America/Ciudad_Juarez
        47.6970 8.6900 Europe/Busingen
        35.6806 -109.0526 America/Denver
        54.7104 20.4522 Europe/Kaliningrad""",
    "the sea": """
        0 0 Etc/GMT
        30 -40 Etc/GMT+3
        0 -150 Etc/GMT+10
        -40 80 Etc/GMT-5""",
    "poles and the date line": """
        90 0 Etc/GMT
        -90 0 Antarctica/McMurdo
        -77.8419 166.6863 Antarctica/McMurdo
        -72.0114 2.5350 Antarctica/Troll
        0 179.9 Etc/GMT-12
        0 -179.9 Etc/GMT+12
        -16.80 180 Pacific/Fiji
        -16.85 -179.95 Pacific/Fiji
        71.2 180 Asia/Anadyr
        71.2 -179 Asia/Anadyr
        -13.8507 -171.7514 Pacific/Apia
        -14.2756 -170.7020 Pacific/Pago_Pago""",
}


def _pins() -> list[tuple[float, float, str]]:
    rows = [line.split() for table in PINS.values() for line in table.split("\n") if line.strip()]
    return [(float(latitude), float(longitude), zone) for latitude, longitude, zone in rows]


@pytest.mark.parametrize(("latitude", "longitude", "zone"), _pins())
def test_a_pin_has_the_zone_of_its_place(latitude, longitude, zone):
    assert zone_at(latitude, longitude) == zone


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -200), (nan, 0), (0, nan), (inf, 0), (0, -inf)]
)
def test_numbers_that_are_no_location_have_no_zone(latitude, longitude):
    assert zone_at(latitude, longitude) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_location_has_a_zone_that_may_be_stored(latitude, longitude):
    assert zone_at(latitude, longitude) in names()


def test_the_borders_name_no_zone_that_our_zone_data_lacks():
    assert set(tzfpy.timezonenames()) <= names()


def test_borders_and_cities_wait_for_the_first_question():
    """A worker that nobody asks for a place does not carry the lists."""
    program = """
import psutil
from carillon.places import cities, find_place, zone_at
memory = psutil.Process().memory_info
before = memory().rss
assert cities._block.cache_info().currsize == 0
zone_at(52.5, 13.4), find_place("Munich")
assert cities._block.cache_info().currsize == 2
print((memory().rss - before) // 1_000_000)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert 10 < int(run.stdout) < 120


ONE_PLACE = [
    ("Munich", "Munich", "DE", "Europe/Berlin"),
    ("München", "Munich", "DE", "Europe/Berlin"),
    ("  mUENCHEN ", "Munich", "DE", "Europe/Berlin"),
    ("мюнхен", "Munich", "DE", "Europe/Berlin"),
    ("Munich, Bavaria", "Munich", "DE", "Europe/Berlin"),
    ("sao paulo", "São Paulo", "BR", "America/Sao_Paulo"),
    ("St. Petersburg", "Saint Petersburg", "RU", "Europe/Moscow"),
    ("Санкт-Петербург", "Saint Petersburg", "RU", "Europe/Moscow"),
    ("st petersburg florida", "St. Petersburg", "US", "America/New_York"),
    ("New York, US", "New York City", "US", "America/New_York"),
    ("nyc", "New York City", "US", "America/New_York"),
    ("LA", "Los Angeles", "US", "America/Los_Angeles"),
    ("Paris", "Paris", "FR", "Europe/Paris"),
    ("Paris, Texas", "Paris", "US", "America/Chicago"),
    ("paris tx", "Paris", "US", "America/Chicago"),
    ("london ontario", "London", "CA", "America/Toronto"),
    ("Melbourne", "Melbourne", "AU", "Australia/Melbourne"),
    ("Köln", "Köln", "DE", "Europe/Berlin"),
    ("Cologne", "Köln", "DE", "Europe/Berlin"),
    ("Wien", "Vienna", "AT", "Europe/Vienna"),
    ("Kiev", "Kyiv", "UA", "Europe/Kyiv"),
    ("Київ", "Kyiv", "UA", "Europe/Kyiv"),
    ("Ukraine, Kyiv", "Kyiv", "UA", "Europe/Kyiv"),
    ("Россия Москва", "Moscow", "RU", "Europe/Moscow"),
    ("Łódź", "Łódź", "PL", "Europe/Warsaw"),
    ("Malmo", "Malmö", "SE", "Europe/Stockholm"),
    ("Tromsø", "Tromsø", "NO", "Europe/Oslo"),
    ("Diyarbakir", "Diyarbakır", "TR", "Europe/Istanbul"),
    ("東京", "Tokyo", "JP", "Asia/Tokyo"),
    ("서울", "Seoul", "KR", "Asia/Seoul"),
    ("القاهرة", "Cairo", "EG", "Africa/Cairo"),
    ("תל אביב", "Tel Aviv", "IL", "Asia/Jerusalem"),
    ("दिल्ली", "Delhi", "IN", "Asia/Kolkata"),
    ("Dili", "Dili", "TL", "Asia/Dili"),
    ("Ft. Worth", "Fort Worth", "US", "America/Chicago"),
    ("Brasilia", "Brasília", "BR", "America/Sao_Paulo"),
    ("Deutschland", "Berlin", "DE", "Europe/Berlin"),
    ("uk", "London", "GB", "Europe/London"),
    ("Texas", "Houston", "US", "America/Chicago"),
    ("Georgia, USA", "Atlanta", "US", "America/New_York"),
    ("Israel", "Jerusalem", "IL", "Asia/Jerusalem"),
    ("Goa", "Mormugao", "IN", "Asia/Kolkata"),
    ("Bali, Indonesia", "Denpasar", "ID", "Asia/Makassar"),
    ("Ponte de Lima", "Ponte de Lima", "PT", "Europe/Lisbon"),
]


@pytest.mark.parametrize(("words", "name", "country", "zone"), ONE_PLACE)
def test_a_name_that_is_clear_gives_one_place(words, name, country, zone):
    assert find_place(words) == (Place(name, country, zone),)


@pytest.mark.parametrize(
    ("words", "zones"),
    [
        ("springfield us", ["America/Chicago", "America/New_York", "America/Los_Angeles"]),
        ("Birmingham", ["Europe/London", "America/Chicago"]),
        ("Portland", ["America/Los_Angeles", "America/New_York"]),
        ("San Jose", ["America/Los_Angeles", "America/Costa_Rica", "Asia/Manila"]),
        ("Valencia", ["America/Caracas", "Europe/Madrid"]),
        ("Córdoba", ["America/Argentina/Cordoba", "Europe/Madrid"]),
        ("Georgia", ["America/New_York", "Asia/Tbilisi"]),
        ("York", ["Europe/London", "America/New_York"]),
        ("Одесса", ["Europe/Kyiv", "America/Chicago"]),
        ("USA", ["America/New_York", "America/Chicago", "America/Los_Angeles"]),
        ("Canada", ["America/Toronto", "America/Vancouver", "America/Edmonton"]),
        ("Australia", ["Australia/Sydney", "Australia/Brisbane", "Australia/Perth"]),
    ],
)
def test_a_name_of_several_large_places_gives_each_clock_once(words, zones):
    assert [place.zone for place in find_place(words)] == zones


@pytest.mark.parametrize(
    ("words", "name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York", "America/New_York"),
        ("UTC", "UTC", "UTC"),
        ("UTC+3", "UTC+3", "Etc/GMT-3"),
        ("gmt -5", "UTC−5", "Etc/GMT+5"),
        ("UTC−5", "UTC−5", "Etc/GMT+5"),
        ("+5:30", "UTC+5:30", "Asia/Kolkata"),
        ("UTC+0545", "UTC+5:45", "Asia/Kathmandu"),
        ("CET", "CET", "Europe/Berlin"),
        ("pst", "PST", "America/Los_Angeles"),
        ("Pacific time", "Pacific", "America/Los_Angeles"),
        ("eastern standard time", "Eastern", "America/New_York"),
        ("Troll", "Troll", "Antarctica/Troll"),
    ],
)
def test_a_bare_zone_has_no_country(words, name, zone):
    assert find_place(words) == (Place(name, "", zone),)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Barcelna", "Europe/Madrid"),
        ("berlinn", "Europe/Berlin"),
        ("newyork", "America/New_York"),
        ("мюнхн", "Europe/Berlin"),
        ("Pairs", "Europe/Paris"),
        ("kuala lumpurr", "Asia/Kuala_Lumpur"),
    ],
)
def test_a_slip_of_the_finger_gives_a_guess(words, zone):
    first, *_ = find_place(words)
    assert first.guessed
    assert first.zone == zone


@pytest.mark.parametrize("words", ["", "   ", "asdfgh", "hello", "no", "in", "-", "+", "UTC+15", "😀", "x" * 5000])
def test_words_that_name_no_place_give_none(words):
    assert find_place(words) == ()


@given(st.text(max_size=120) | st.from_regex(r"(?:utc|gmt)?[+-]\d{1,4}(:\d\d)?", fullmatch=True))
def test_no_text_is_too_strange(words):
    _all_well(find_place(words))


@given(
    st.lists(
        st.sampled_from(
            ["new york", "us", "paris", "tx", ",", "st.", "Georgia", "Россия", "|", "\t", "\ud800", "東京"]
        ),
        max_size=7,
    )
)
def test_no_mixture_of_names_is_too_strange(parts):
    _all_well(find_place(" ".join(parts)))


def _all_well(found: tuple[Place, ...]) -> None:
    assert len(found) <= 5
    assert {place.zone for place in found} <= names()
    assert all(place.name for place in found)


def test_every_large_city_is_found_by_its_own_name():
    lost = [name for name, _ in largest(300) if spelled(name) not in _found_names(name)]
    assert lost == []


def _found_names(name: str) -> set[str]:
    return {spelled(place.name) for place in find_place(name)}


def test_every_city_has_a_zone_that_may_be_stored_and_whose_clock_is_known():
    zones = {line.split("\t")[3] for line in cities._block(cities.CITIES).decode().strip().split("\n")}
    assert len(zones) > 300
    assert zones <= names()
    assert all(map(clock_of, zones))


@given(st.text(max_size=60))
def test_a_spelling_is_spelled_like_itself(text):
    assert spelled(spelled(text)) == spelled(text)


@pytest.mark.parametrize(
    ("tag", "zones"),
    [
        ("pt-br", ("America/Sao_Paulo", "America/Manaus", "Europe/Lisbon")),
        ("pt-BR", ("America/Sao_Paulo", "America/Manaus", "Europe/Lisbon")),
        ("pt", ("America/Sao_Paulo", "Europe/Lisbon", "Africa/Luanda")),
        ("pt_PT", ("Europe/Lisbon", "Atlantic/Azores", "America/Sao_Paulo")),
        ("en", ("America/New_York", "Europe/London", "Asia/Kolkata")),
        ("en-US", ("America/New_York", "America/Los_Angeles", "America/Chicago")),
        ("en-GB", ("Europe/London", "America/New_York", "Asia/Kolkata")),
        ("en-IE", ("Europe/Dublin", "America/New_York", "Asia/Kolkata")),
        ("de", ("Europe/Berlin", "Europe/London", "America/New_York")),
        ("de-AT", ("Europe/Vienna", "Europe/London", "America/New_York")),
        ("es-419", ("America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires")),
        ("zh-hans", ("Asia/Shanghai", "America/Los_Angeles", "Asia/Tokyo")),
        ("zh-hant", ("Asia/Taipei", "America/Los_Angeles", "Asia/Tokyo")),
        ("no", ("Europe/Oslo", "Europe/London", "America/New_York")),
        ("fa", ("Asia/Tehran", "Asia/Kabul", "Asia/Dushanbe")),
        (None, ("Europe/London", "America/New_York", "Asia/Kolkata")),
        ("tlh", ("Europe/London", "America/New_York", "Asia/Kolkata")),
    ],
)
def test_a_language_has_its_likely_zones(tag, zones):
    assert likely_zones(tag, WINTER) == zones


def test_zones_that_show_the_same_clock_in_summer_make_room_for_another():
    assert likely_zones("pt", SUMMER) == ("America/Sao_Paulo", "Europe/Lisbon", "Africa/Maputo")


@pytest.mark.parametrize("now", [WINTER, SUMMER])
@pytest.mark.parametrize("language", sorted(ZONES))
def test_the_table_alone_has_three_clocks_for_every_language(language, now):
    listed = ZONES[language].split()
    assert set(listed) <= names()
    assert set(likely_zones(language, now)) <= set(listed)
    assert likely_zones(language, now)[0] == listed[0]


TELEGRAM = """ar be ca hr cs nl en fi fr de he hu id it kk ko ms nb fa pl pt-br ro ru sr sk es sv tr uk uz vi hi zh-hans
    zh-hant ja th bn gu mr ta te kn ml ur az ka hy bg el da et lv lt sl sq mk bs gl eu km my mn ky tg si am sw af ga
    is fil"""


@pytest.mark.parametrize("tag", TELEGRAM.split())
def test_every_language_of_telegram_is_in_the_table(tag):
    assert tag.partition("-")[0] in ZONES


@given(
    st.text(max_size=12) | st.builds("{}-{}".format, st.sampled_from(sorted(ZONES)), st.from_regex("[A-Za-z]{2}")),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(ZoneInfo("UTC"))),
)
def test_three_zones_never_show_the_same_clock(tag, now):
    offsets: set[timedelta | None] = {now.astimezone(zone_info(zone)).utcoffset() for zone in likely_zones(tag, now)}
    assert len(offsets) == 3
