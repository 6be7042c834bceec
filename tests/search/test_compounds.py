"""Compounds are taken apart where the archive's own words allow it, and nowhere else."""

from __future__ import annotations

import pytest

from setzkasten.search.compounds import all_parts, compound_parts
from setzkasten.search.words import key_of

NOUNS = """
    Handel Schutz Käufer Netz Gerät Schwelle Gebühr Marktplatz Markt Platz Zahlung Karte Steuer
    Umsatz Kunde Bild Buch Preis Zeitung Jahr Tag Geschenk Versand Kosten Angebot Schlag Gebot Ende
    Drache Woche Weihnacht Zeit Teil Ort Schirm Berg Art
"""
OTHERS = "liefern bezahlen einzeln best gut neu"


def _split(word: str) -> tuple[str, str] | None:
    nouns = {key_of(noun): 2 for noun in (*NOUNS.split(), word)}
    known = {*nouns, *map(key_of, OTHERS.split())}
    return compound_parts(nouns, known).get(key_of(word))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Käuferschutz", "Käufer Schutz"),
        ("Netzgeräte", "Netz Gerät"),
        ("Lieferschwelle", "liefern Schwelle"),  # the stem of a verb
        ("Marktplatzgebühren", "Marktplatz Gebühr"),
        ("Zahlungsart", "Zahlung Art"),  # linking s
        ("Zahlungsausfall", "Zahlung Ausfall"),  # an end that never stands alone
        ("Sonderangebot", "Sonder Angebot"),
        ("Kundenkarte", "Kunde Karte"),  # linking n
        ("Preisbindung", "Preis Bindung"),
        ("Kreditkarte", "Kredit Karte"),  # a beginning that never stands alone
        ("Jahresende", "Jahr Ende"),  # linking es
        ("Bilderbuch", "Bild Buch"),  # linking er
        ("Geschenketag", "Geschenk Tag"),  # linking e
        ("Umsatzsteuer", "Umsatz Steuer"),
        ("Weihnachtszeit", "Weihnacht Zeit"),
        ("Bildschirm", "Bild Schirm"),
    ],
)
def test_compounds_are_taken_apart(word: str, parts: str) -> None:
    head, tail = parts.split()
    assert _split(word) == (key_of(head), key_of(tail))


@pytest.mark.parametrize(
    "word",
    [
        *("Vorschlag", "Umschlag", "Verkauf", "Freundschaft", "Kundschaft"),
        *("Bestellung", "Preisung", "Handelnde", "Angebot", "Abort", "Marktung"),
    ],
)
def test_other_nouns_are_not(word: str) -> None:
    assert _split(word) is None


def test_parts_of_parts_belong_to_a_compound() -> None:
    splits = {"marktplatzgebuhr": ("marktplatz", "gebuhr"), "marktplatz": ("markt", "platz")}
    assert all_parts(splits)["marktplatzgebuhr"] == {
        "marktplatz": False,
        "gebuhr": True,
        "markt": False,
        "platz": False,
    }
    assert all_parts(splits)["marktplatz"] == {"markt": False, "platz": True}


def test_the_result_does_not_depend_on_the_order() -> None:
    nouns = [key_of(noun) for noun in NOUNS.split()] + ["kauferschutz", "marktplatzgebuhr"]
    one = compound_parts(dict.fromkeys(nouns, 2), nouns)
    other = compound_parts(dict.fromkeys(reversed(nouns), 2), nouns[::-1])
    assert one == other
