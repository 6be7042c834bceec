"""Words that a reader takes for the same are the same; others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.search.words import STOP, fold, key_of, parts_of, stem, words_of


@pytest.mark.parametrize(
    "same",
    [
        "Käufer kaeufer KÄUFER Kaüfer",
        "Straße Strasse strassen",
        "Händlerin Händlerinnen Händler Händlern",
        "Drohne Drohnen",
        "Buch Bücher Büchern Buches",
        "Rad Räder Rädern Rades",
        "Hof Höfe Höfen",
        "Ergebnis Ergebnisse Ergebnissen",
        "Autorin Autor Autoren",
        "Foto Fotos",
        "Shop Shops",
        "App Apps",
        "Artikel Artikeln Artikels",
        "System Systeme Systemen Systems",
        "neue neuer neuen neues neu",
        "E-Commerce Ecommerce e-commerce",
        "Café Cafés Cafe",
        "Görlitz Goerlitz Gorlitz",
    ],
)
def test_forms_of_a_word_are_filed_together(same: str) -> None:
    assert len({key_of(word) for word in same.split()}) == 1


@pytest.mark.parametrize(
    "different",
    ["Handel Handy Hand Händler", "C C# C++", "Zahl Zahlung", "Kurs Kür", "Bauer Bär", "Tee Teer"],
)
def test_other_words_are_not(different: str) -> None:
    words = different.split()
    assert len({key_of(word) for word in words}) == len(words)


def test_ue_is_no_umlaut_everywhere() -> None:
    assert fold("Quelle") == "quelle"
    assert fold("neue") == "neue"
    assert fold("Bauer") == "bauer"
    assert fold("Mueller") == fold("Müller") == "muller"


def test_a_compound_ends_in_the_stem_of_its_end() -> None:
    ends = "Rechte Gerätes Zahlungen Häuser Händlerinnen Räder Kosten Dienste Bücher Preise".split()
    for end in ends:
        assert key_of(f"Anfangs{end.lower()}").endswith(key_of(end)), end


def test_words_keep_what_belongs_to_them() -> None:
    text = "»E-Books« & Co. in C# und C++, 2,99 Euro für R&D – Müller-Lüdenscheidts Händler*innen"
    assert words_of(text) == [
        *("E-Books", "Co", "in", "C#", "und", "C++", "2", "99", "Euro", "für", "R&D"),
        *("Müller-Lüdenscheidts", "Händler", "innen"),
    ]


def test_hyphenated_words_are_found_by_all_their_parts() -> None:
    assert parts_of("E-Book-Reader") == ("E-Book-Reader", "E", "Book", "Reader")
    assert parts_of("Buch") == ("Buch",)


def test_stop_words_are_folded() -> None:
    assert {"uber", "fur", "mussen", "der", "und"} & STOP == {"uber", "fur", "der", "und"}
    assert fold("daß") in STOP


@given(st.text())
def test_any_text_has_words_and_keys(text: str) -> None:
    for word in words_of(text):
        assert word in text
        for part in parts_of(word):
            assert fold(part) == fold(part.upper().lower()) or not part.isascii()
            assert key_of(part) == stem(fold(part))


@given(st.text(alphabet="abcdeghilmnorstuäöüß", min_size=1, max_size=20))
def test_stemming_takes_off_the_end_only(word: str) -> None:
    folded = fold(word)
    short = stem(folded)
    assert folded.startswith(short)
    assert short
    assert len(short) >= min(len(folded), 2)
