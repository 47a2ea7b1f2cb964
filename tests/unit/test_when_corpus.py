"""Every line of every corpus is read as its author meant it."""

from pathlib import Path

import pytest

from tests.unit.when_corpus import answer, corpus_files, read_corpus


@pytest.mark.parametrize("path", corpus_files(), ids=lambda path: path.stem)
def test_every_line_of_the_corpus_is_read_as_meant(path: Path):
    misread = []
    for case in read_corpus(path):
        got = answer(case)
        if got != case.answer:
            misread.append(f"{case}\n    meant {case.answer}\n    read  {got}")

    assert not misread, f"{len(misread)} lines of {path.name}:\n" + "\n".join(misread)
