"""Measures the time language: speed, import, how far it reads the corpora, and its peers beside it.

python bench/when.py                      speed over the corpora, import time
python bench/when.py --peers              beside the peers that are installed (bench/requirements-peers.txt)
python bench/when.py --corpus de          the lines of a language's corpora that are not read as meant
python bench/when.py --say de "morgen x"  what one line is read as, 2026-03-11 10:24 in Berlin
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.when_peers import PEERS, Peer
from carillon.when import parse
from carillon.when.lexicon import languages
from tests.unit.when_corpus import Case, answer, corpus_files, read_corpus, spell

MEDIAN_GOAL_MS = 1.0
P99_GOAL_MS = 10.0
IMPORT_GOAL_MS = 150.0


def misread(language: str) -> None:
    """Print every line of a language that is not read as its author meant it, and the score of each file."""
    for path in corpus_files():
        if not path.name.startswith(f"{language}."):
            continue
        cases = read_corpus(path)
        wrong = [(case, got) for case in cases if (got := answer(case)) != case.answer]
        for case, got in wrong:
            print(f"{case}\n    meant {case.answer}\n    read  {got}")
        print(f"{path.name}: {len(cases) - len(wrong)} of {len(cases)}\n")


def say(language: str, text: str) -> None:
    """Print what one line is read as."""
    zone = "Europe/Berlin"
    now = datetime(2026, 3, 11, 10, 24, tzinfo=ZoneInfo(zone))
    for item in parse(text, now=now, zone=zone, language=language):
        words = ", ".join(repr(text[span.start : span.end]) for span in item.taken)
        print(f"{spell(item, zone)}   [time: {words or 'no words'}]")


def speed() -> None:
    """Print median and p99 of a line for every language, after its first, and the time of the import."""
    for language in languages():
        cases = _cases(language)
        took = _timed(cases, _carillon)
        print(f"{language}: {len(took)} lines, median {median(took):.2f} ms, p99 {_p99(took):.2f} ms")
    imported = min(_import_ms() for _ in range(5))
    print(f"goals: median {MEDIAN_GOAL_MS} ms, p99 {P99_GOAL_MS} ms, import {IMPORT_GOAL_MS} ms")
    print(f"import of carillon.when: {imported:.0f} ms (best of 5)")


def beside_peers() -> None:
    """Print what each installed peer makes of the lines with one meaning.

    Peers are given the phrase without its message, which is more than a person gives; Carillon reads the whole line,
    and is right only with the message as well.
    """
    for language in languages():
        cases = [case for case in _cases(language) if _judged(case)]
        print(f"{language}: {len(cases)} lines with one meaning")
        for peer in [_OURS, *(peer for peer in PEERS if peer.speaks(language))]:
            print(f"  {peer.name:<14} {_score(peer, cases)}")


def _score(peer: Peer, cases: list[Case]) -> str:
    """Moments right to the minute, series seen as series, series taken for moments, and the time a line takes."""
    asked = cases if peer is _OURS else [replace(case, text=_phrase(case)) for case in cases]
    took = _timed(asked, peer.read)
    answers = [(case.answer, peer.read(one)) for case, one in zip(cases, asked, strict=True)]
    once = [_right(peer, meant, read) for meant, read in answers if not meant.startswith("FREQ")]
    series = [read for meant, read in answers if meant.startswith("FREQ")]
    seen = _percent([read.startswith("FREQ") for read in series])
    mistaken = _percent([read[:1].isdecimal() for read in series])
    speed = f"median {median(took):.2f} ms, p99 {_p99(took):.2f} ms"
    return f"moments {_percent(once)}   series {seen}, as moments {mistaken}   {speed}"


def _right(peer: Peer, meant: str, read: str) -> bool:
    return read == (meant if peer is _OURS else meant.partition(" | ")[0])


def _percent(hits: list[bool]) -> str:
    return f"{100 * sum(hits) / max(len(hits), 1):5.1f} %"


def _phrase(case: Case) -> str:
    """A line without its message."""
    message = case.answer.partition(" | ")[2]
    return case.text.replace(message, "").strip(" :,-") if message else case.text


def _judged(case: Case) -> bool:
    """Lines with one meaning on the person's own clock."""
    meaning = case.answer.partition(" | ")[0]
    return meaning.startswith("FREQ") or (meaning[:1].isdecimal() and len(meaning) == len("2026-03-11 10:24"))


def _cases(language: str) -> list[Case]:
    return [case for path in corpus_files() if path.name.startswith(f"{language}.") for case in read_corpus(path)]


def _carillon(case: Case) -> None:
    parse(
        case.text,
        now=case.person.now,
        zone=case.person.zone,
        language=case.language,
        preferences=case.person.preferences,
    )


_OURS = Peer("carillon", answer)


def _timed(cases: list[Case], read: Callable[[Case], object]) -> list[float]:
    """Milliseconds of every line; the first is read once before, so that what loads at first use is loaded."""
    read(cases[0])
    took = []
    for case in cases:
        started = perf_counter()
        read(case)
        took.append((perf_counter() - started) * 1000)
    return took


def _p99(took: list[float]) -> float:
    return quantiles(took, n=100)[-1]


def _import_ms() -> float:
    measured = "import time; t = time.perf_counter(); import carillon.when; print((time.perf_counter() - t) * 1000)"
    root = Path(__file__).parents[1]
    return float(subprocess.run([sys.executable, "-c", measured], capture_output=True, check=True, cwd=root).stdout)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", metavar="LANGUAGE")
    parser.add_argument("--say", nargs=2, metavar=("LANGUAGE", "TEXT"))
    parser.add_argument("--peers", action="store_true")
    arguments = parser.parse_args()
    if arguments.corpus:
        misread(arguments.corpus)
    elif arguments.say:
        say(*arguments.say)
    elif arguments.peers:
        beside_peers()
    else:
        speed()


if __name__ == "__main__":
    main()
