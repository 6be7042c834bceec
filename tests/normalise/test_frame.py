"""What stands around an article on its page: told by form and place, and never the article."""

from __future__ import annotations

import pytest

from setzkasten.model.ledger import Role
from tests.normalise.test_rules import P, Q, read

T = "Papier ist geduldig"


def residue(*blocks: str) -> list[str]:
    result = read(*blocks)
    return [
        result.lines[number - 1].text
        for claim in result.claims
        if Role.RESIDUE in claim.roles
        for number in claim.lines
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Forum > Fundgrube > Wochenlese",
        "Kistenhaus / Notizen / Konzept",
        "DER PACKTISCH - Mitteilungen der Fachgruppe Versand",
        "----------------",
    ],
)
def test_above_the_title(line: str) -> None:
    assert residue(line, T, P, Q) == [line]
    assert read(line, T, P, Q).metadata.title == T


@pytest.mark.parametrize("line", ["Karton / Porto / Frust", "Papier – das Blatt für alle"])
def test_what_stands_alone_above_the_text_is_the_title(line: str) -> None:
    assert residue(line, P, Q) == []
    assert read(line, P, Q).metadata.title == line


@pytest.mark.parametrize(
    "line",
    [
        "Vorige Folge | Programm | Nächste Folge",
        "Kistenblatt im Abo? Zwei Hefte kostenlos zur Probe!",
        "V.i.S.d.P.: Fachgruppe Versand, Ulm",
        "Dieser Beitrag ersetzt keine Rechtsberatung.",
        "2 Leute haben etwas dazu gesagt",
    ],
)
def test_below_the_text(line: str) -> None:
    assert residue(T, P, Q, line) == [line]


def test_below_the_categories_an_article_is_over() -> None:
    blocks = (T, P, Q, "Kategorien: Versand", "Wir rufen Sie gern zurück.", "[1] Laut Verband.")
    assert residue(*blocks) == ["Wir rufen Sie gern zurück."]
    assert "Laut Verband" in read(*blocks).body


@pytest.mark.parametrize(
    "head", ["Vor 3 Jahren", "Seite 1: Der Anfang", "Beiträge: 12", "Zwei Leser haben geschrieben"]
)
def test_within_the_text_the_same_words_are_text(head: str) -> None:
    assert residue(T, P, head, Q, P, Q) == []


def test_a_kicker_that_sounds_like_comments_does_not_swallow_the_article() -> None:
    result = read(
        "Alles bleibt zu. Nur das Netz hat offen, und das ist gut so.", "Kommentar\n" + T, P, Q
    )
    assert P in result.body
    assert Q in result.body


@pytest.mark.parametrize("line", ["Herzliche Grüße", "Gute Besserung", "Frohes Fest"])
def test_wishes_at_the_end_are_text(line: str) -> None:
    result = read(T, P, Q, line)
    assert line in result.body
    assert result.metadata.authors == ()


def test_comments_are_still_set_aside() -> None:
    assert residue(T, P, Q, "Kommentare", "Na endlich, schreibt Gabi.") == [
        "Kommentare",
        "Na endlich, schreibt Gabi.",
    ]
