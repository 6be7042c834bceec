"""What two versions differ in, in a few words."""

from __future__ import annotations

import pytest

from setzkasten.versions.differences import differences
from tests.conftest import article

MINE = article("Eins", "A\n\nB\n\nC", Ort="Köln", Kategorien="[X]")


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (article("Zwei", "A\n\nB\n\nC", Ort="Köln", Kategorien="[X]"), "Titel"),
        (article("Eins", "A\n\nB\n\nC", Kategorien="[X, Y]"), "Ort, Kategorien"),
        (article("Eins", "A\n\nB neu\n\nC", Ort="Köln", Kategorien="[X]"), "1 Absatz"),
        (article("Eins", "Z\n\nA\n\nC", Ort="Köln", Kategorien="[X]"), "2 Absätze"),
        (article("Eins", "C", Ort="Bonn", Kategorien="[X]"), "Ort, 2 Absätze"),
    ],
)
def test_fields_and_paragraphs_that_differ_are_named(theirs: str, words: str) -> None:
    assert differences(MINE, theirs) == words


@pytest.mark.parametrize("other", [MINE, MINE.replace("\n\nA", "\n\n\n\nA"), MINE + "\n\n"])
def test_there_is_always_something_to_say(other: str) -> None:
    assert differences(MINE, other) == "nur Zeichen, die auf der Seite nicht zu sehen sind"


def test_what_the_program_keeps_for_itself_is_not_named() -> None:
    theirs = MINE.replace("Ort: Köln", "Ort: Köln\nQuelle: a.txt\nUnsicher: [Titel]\nFassung: x")
    assert "Quelle" not in differences(MINE, theirs)
    assert "Fassung" not in differences(MINE, theirs)
