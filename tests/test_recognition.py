"""What was recognised in a text is said in one line."""

from __future__ import annotations

import pytest

from setzkasten.messages.recognition import LONGEST, recognised
from setzkasten.model.article import Metadata


@pytest.mark.parametrize(
    ("metadata", "line"),
    [
        (
            Metadata("Kaufen", authors=("Jo Kern", "Al"), date="2014-10-29", tags=("A",)),
            "»Kaufen« · von Jo Kern und Al · 29. Oktober 2014 · keine Kategorie · 1 Schlagwort",
        ),
        (
            Metadata("Kaufen", categories=("Payment", "Recht"), tags=("A", "B"), tags_lost=12),
            "»Kaufen« · keine Autorin · undatiert · Payment, Recht · 2 Schlagworte (12 verloren)",
        ),
        (
            Metadata("Erste Worte", guessed=("Titel", "Autorin"), authors=("mg",), date="2014"),
            "»Erste Worte« (geraten) · von mg (geraten) · 2014 · keine Kategorie · kein Schlagwort",
        ),
        (
            Metadata("Kaufen", tags_lost=3),
            "»Kaufen« · keine Autorin · undatiert · keine Kategorie · kein Schlagwort (3 verloren)",
        ),
    ],
)
def test_a_line_says_what_is_there_and_what_is_not(metadata: Metadata, line: str) -> None:
    assert recognised(metadata) == line


def test_a_long_title_is_cut() -> None:
    title = recognised(Metadata("Wort " * 40)).split(" · ")[0]
    assert title.endswith("Wort…«")
    assert len(title) <= LONGEST + 2
