"""The original beside the fields: every line is there, with what it became and why."""

from __future__ import annotations

from setzkasten.normalise import normalise
from setzkasten.redaktion.original import MOST_CHARACTERS, MOST_LINES, original_of

TEXT = """\
Drucken

Zoll und Porto

Von Anna Müller, 29. Oktober 2014

Der Händler liefert. Die Größe zÃ¤hlt, und noch ein Satz steht hier.

Kategorien: Recht
Schlagworte: Zoll; Porto
"""


def test_every_line_is_shown_with_what_it_became() -> None:
    found = original_of("content/texte/a.txt", normalise(TEXT.encode(), "a.txt"))
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))
    labels = {line.number: line.labels for line in found.lines}
    assert labels[1] == ("weggelassen",)
    assert labels[3] == ("Titel",)
    assert set(labels[5]) == {"Autorin", "Datum"}
    assert labels[7] == ()
    assert labels[9] == ("Kategorien",)
    assert labels[10] == ("Schlagworte",)
    assert found.lines[2].kind == "titel"
    assert "(" in found.lines[0].note
    assert found.lines[6].note == ""
    assert found.left_out == 0


def test_repairs_are_told_at_their_lines() -> None:
    found = original_of("content/texte/a.txt", normalise(TEXT.encode(), "a.txt"))
    assert "zählt" in found.lines[6].text
    assert any("Zeichensalat" in words for words in found.lines[6].repairs)
    assert found.lines[2].repairs == ()
    assert any("Zeichensalat" in words for words in found.repairs)


def test_each_value_says_where_it_comes_from() -> None:
    found = original_of("content/texte/a.txt", normalise(TEXT.encode(), "a.txt"))
    (title,) = found.sources["Titel"]
    assert (title.value, title.lines) == ("Zoll und Porto", (3,))
    assert title.confidence in {"sicher", "wahrscheinlich", "geraten"}
    assert title.why
    (date,) = found.sources["Datum"]
    assert date.lines == (5,)


def test_a_text_of_one_endless_line_is_cut() -> None:
    data = ("Ein Titel\n\n" + "Wort " * MOST_CHARACTERS + "\n\nSchluss.\n").encode()
    found = original_of("content/texte/a.txt", normalise(data, "a.txt"))
    assert sum(len(line.text) for line in found.lines) <= MOST_CHARACTERS + 2
    assert found.lines[-1].text.endswith(" …")
    assert found.left_out > 0


def test_a_text_of_endless_lines_is_cut() -> None:
    data = ("Ein Titel\n\n" + "Zeile.\n" * (MOST_LINES + 10)).encode()
    found = original_of("content/texte/a.txt", normalise(data, "a.txt"))
    assert len(found.lines) == MOST_LINES
    assert found.left_out > 0
