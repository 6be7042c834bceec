"""Ordinary sentences that sound like a credit, a label or a button: none is lost to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from setzkasten.model.ledger import Normalised, Role
from setzkasten.normalise import normalise
from tests.normalise.test_rules import P, Q

T = "Papier ist geduldig"
R = (
    "Im nächsten Jahr soll ein zweites Lager dazukommen, für das der Bauantrag schon gestellt ist. "
    "Dann wird auch der Laden größer, in dem es Papier nach Gewicht zu kaufen gibt."
)
SENTENCES = """
Bilder: So wichtig sind sie für den Verkauf.
Foto: Ein gutes Bild verkauft.
Foto: Wer kein gutes hat, verkauft nichts.
Grafik: Die Kurve steigt.
Video: Das Auge kauft mit.
Bild um Bild wuchs die Sammlung.
Quelle des Ärgers war ein Karton.
Quelle: eigene Berechnung.
Kommentare gab es viele, Antworten wenige.
Kommentare und Bewertungen sind für den Verkauf wichtig.
3 Kommentare hat er gelesen.
12 Antworten kamen.
Weiterlesen lohnt sich, versprochen.
Weiterlesen im Leitfaden der Kammer.
Weiter im Text: Der Händler zahlt.
Mehr dazu in der nächsten Woche.
Mehr zum Thema Porto folgt nächste Woche.
Lesen Sie auch, was die Kammer dazu sagt.
Autor des Buches ist ein Drucker aus Ulm.
Kategorien: Hier hat der Händler die Wahl.
Kategorien: Das Sortiment muss klar gegliedert sein.
Kategorien wie Schmuck und Möbel laufen gut.
Tags: Hier gilt, weniger ist mehr.
Tags darauf war der Laden leer.
Schlagworte: Sie müssen passen.
Titel: Er muss kurz sein.
Betreff: Hier gehört die Nummer hin.
Termin: 3. Mai 2012, 18 Uhr, Stadthaus Ulm
Einsendeschluss: 3. Mai 2012
Folgen Sie uns auf Facebook, bat der Händler.
Sie sind hier richtig.
Unsere Empfehlung lautet: kaufen.
Alle Beiträge zum Wettbewerb sind da.
Vorherige Artikel waren schwerer.
Wenn Kunden sich abmelden, ist das kein Drama.
Wer den Newsletter abbestellen will, braucht Geduld.
Cookies helfen dem Händler beim Zählen.
Newsletter abonnieren die wenigsten.
Erstellt in drei Tagen
Erschienen ist das Buch im Mai 2012.
Von Hand ist es immer noch am schönsten.
Am 3. Mai 2012 war Schluss.
Nachtrag: Der Händler hat sich gemeldet.
Das war's.
Und Sie?
Fortsetzung folgt.
mehr.
- 1,7 Prozent ab 1. Januar 2010
""".strip().splitlines()


def _lines(*blocks: str) -> list[str]:
    return "\n\n".join(blocks).splitlines()


PLACES: dict[str, Callable[[str], list[str]]] = {
    "first below the byline": lambda s: _lines(f"{T}\nVon Anna Müller", s, P, Q, R),
    "below a picture": lambda s: _lines(T, "Das Lager am Hafen\nFoto: Karl Beck", s, P, Q, R),
    "between paragraphs": lambda s: _lines(T, P, s, Q, R),
    "no blank lines": lambda s: [T, P, s, Q, R],
    "right below a paragraph": lambda s: _lines(T, f"{P}\n{s}", Q, R),
    "last": lambda s: _lines(T, P, Q, R, s),
    "last, right below a paragraph": lambda s: _lines(T, P, Q, f"{R}\n{s}"),
    "above the labels": lambda s: _lines(T, P, Q, R, s, "Kategorien: Recht", "Schlagworte: Porto"),
    "above the signature": lambda s: _lines(T, P, Q, R, s, "Anna Müller, Köln"),
}


def _lost(result: Normalised, lines: list[str], text: frozenset[str]) -> list[str]:
    body = (Role.BODY, Role.SUBHEAD)
    kept = {n for claim in result.claims if set(body) & set(claim.roles) for n in claim.lines}
    return [line for n, line in enumerate(lines, 1) if line in text and n not in kept]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("place", PLACES)
def test_no_line_of_the_text_is_lost(place: str, sentence: str) -> None:
    lines = PLACES[place](sentence)
    result = normalise("\n".join(lines).encode(), "x.txt")
    assert _lost(result, lines, frozenset((sentence, P, Q, R))) == []


def test_the_items_of_a_list_may_cite_buttons() -> None:
    items = "- Weiterlesen\n- Mehr erfahren\n- Jetzt anmelden"
    lines = _lines(T, P, items, Q, R)
    result = normalise("\n".join(lines).encode(), "x.txt")
    assert _lost(result, lines, frozenset(items.splitlines())) == []


def test_what_an_event_is_about_is_no_category() -> None:
    box = "Ort: Messegelände, Eingang Ost\nZeit: ab 10 Uhr\nThema: Wege aus dem Rabatt"
    lines = _lines(T, P, box, Q, R)
    result = normalise("\n".join(lines).encode(), "x.txt")
    assert _lost(result, lines, frozenset((*box.splitlines(), P, Q, R))) == []
    assert result.metadata.categories == ()


@pytest.mark.parametrize(
    "line",
    ["Was meinen Sie?", "Kommentare (3)", "Weiterlesen: Karton und Band", "Artikel drucken"],
)
def test_what_is_no_text_is_still_set_aside(line: str) -> None:
    below = "Wollmaus hat gesagt …\n\nDas sehe ich anders als der Händler."
    lines = _lines(T, P, Q, R, line, *(below.split("\n\n") if line[0] in "WK" else ()))
    result = normalise("\n".join(lines).encode(), "x.txt")
    assert _lost(result, lines, frozenset((line,))) == [line]
