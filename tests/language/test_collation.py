"""DIN 5007-1: the order of German dictionaries, compared with the Unicode collation algorithm."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyuca import Collator

from setzkasten.language.collation import initial, sort_key

WORDS = [
    "Ach",
    "Acht",
    "Ähre",
    "Aal",
    "Äpfel",
    "Apfel",
    "Apfelsine",
    "Arm",
    "Ärmel",
    "Base",
    "Bass",
    "Baß",
    "Bäume",
    "Baum",
    "Busse",
    "Buße",
    "Café",
    "Cafeteria",
    "Dachs",
    "Däne",
    "Ehre",
    "Élan",
    "Elan",
    "Esel",
    "Faß",
    "Fass",
    "Fassung",
    "Fuss",
    "Fuß",
    "Fußball",
    "Goethe",
    "Göthe",
    "Gote",
    "Grösse",
    "Größe",
    "Hass",
    "Haß",
    "Hässlich",
    "Igel",
    "Jähzorn",
    "Jahr",
    "Jänner",
    "Kuss",
    "Küsse",
    "Kuß",
    "Laut",
    "Läuten",
    "Masse",
    "Maße",
    "Maßstab",
    "Mut",
    "Mütze",
    "Mutter",
    "Nuss",
    "Nüsse",
    "Öffnung",
    "Ofen",
    "Öl",
    "Ole",
    "Opa",
    "Paß",
    "Pass",
    "Rad",
    "Räder",
    "Saal",
    "Säle",
    "Sale",
    "Straße",
    "Strasse",
    "Strom",
    "Tür",
    "Turm",
    "Über",
    "Uber",
    "Ufer",
    "Ulm",
    "Wahl",
    "Wähler",
    "Weiß",
    "Weiss",
    "Zäh",
    "Zahl",
    "Zoll",
    "Zölle",
]


def _primary(collator: Collator, word: str) -> tuple[int, ...]:
    key = collator.sort_key(word)
    return key[: key.index(0)]


@pytest.fixture(scope="module")
def collator() -> Collator:
    return Collator()


def test_german_words_stand_as_the_unicode_collation_puts_them(collator: Collator) -> None:
    for one, other in itertools.combinations(WORDS, 2):
        first, second = _primary(collator, one), _primary(collator, other)
        if first != second:
            assert (sort_key(one) < sort_key(other)) is (first < second), (one, other)
        else:
            assert sort_key(one)[0] == sort_key(other)[0], (one, other)


@given(st.lists(st.text("abcoszäöüßAOUÄÖÜéà", min_size=1, max_size=8), min_size=2, max_size=6))
def test_letters_of_any_german_word_sort_as_unicode_says(words: list[str]) -> None:
    collator = _COLLATOR
    for one, other in itertools.combinations(words, 2):
        first, second = _primary(collator, one), _primary(collator, other)
        if first != second:
            assert (sort_key(one) < sort_key(other)) is (first < second), (one, other)


_COLLATOR = Collator()


def test_umlauts_stand_among_their_letters() -> None:
    names = ["Zander", "Ärger", "Anton", "Österreich", "Olaf", "Über", "Ulla", "Azur"]
    assert sorted(names, key=sort_key) == [
        *("Anton", "Ärger", "Azur", "Olaf", "Österreich", "Über", "Ulla", "Zander")
    ]


def test_shorter_words_and_word_gaps_come_first() -> None:
    names = ["Müllerin", "Müller, Zoe", "Müller Anna", "Mueller", "Müller-Lüd"]
    ordered = sorted(names, key=sort_key)
    assert ordered == ["Mueller", "Müller Anna", "Müller-Lüd", "Müller, Zoe", "Müllerin"]


def test_case_and_punctuation_only_decide_between_equals() -> None:
    assert sort_key("»Payment«")[0] == sort_key("payment")[0] == sort_key("PAYMENT!")[0]


@given(st.text(), st.text())
def test_two_different_texts_never_sort_alike(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) is (one == other)


@given(st.text())
def test_the_unicode_form_does_not_move_a_text(text: str) -> None:
    assert (
        sort_key(unicodedata.normalize("NFD", text))[0]
        == sort_key(unicodedata.normalize("NFC", text))[0]
    )


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        *(("Ärger", "A"), ("ßtraße", "S"), ("»Zitat«", "Z"), ("3sat", "0–9"), ("日本", "#")),
        *(("", "#"), ("???", "#"), ("Øre", "O"), ("èlan", "E")),
    ],
)
def test_the_register_letter_is_the_first_letter_without_its_marks(text: str, letter: str) -> None:
    assert initial(text) == letter


@given(st.text())
def test_every_text_has_a_place_in_the_register(text: str) -> None:
    assert initial(text) in {*map(chr, range(ord("A"), ord("Z") + 1)), "0–9", "#"}
