"""Lines about an article and around it, as many different sources word them."""

from __future__ import annotations

import pytest

from tests.normalise.test_rules import P, Q, read

T = "Papier ist geduldig"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Packpost, Ausgabe Mai 2012, S. 14 f.", "2012-05"),
        ("Packpost vom 3. Mai 2012", "2012-05-03"),
        ("Packpost, Ausgabe 5/2012", "2012"),
        ("03.05.2012 / 14:30 Uhr / Logistik", "2012-05-03"),
        ("May 3, 2012", "2012-05-03"),
        ("Stand: Mai 2012", "2012-05"),
        ("LG Ulm, Urteil vom 3. Mai 2012, Az. 3 O 12/12", None),
    ],
)
def test_dates_in_the_head(line: str, date: str | None) -> None:
    assert read(T, line, P, Q).metadata.date == date


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von unserer Mitarbeiterin Anna Müller", "Anna Müller"),
        ("Es berichtet: Anna Müller, Geschäftsstelle", "Anna Müller"),
        ("Mit Karl Beck sprach Anna Müller.", "Anna Müller"),
        ("Liebe Grüße, Anna", "Anna"),
        ("gez. K. Beck", "K. Beck"),
    ],
)
def test_authors_below_the_text(line: str, author: str) -> None:
    assert read(T, P, Q, line).metadata.authors == (author,)


@pytest.mark.parametrize(
    "line",
    ["Artikel drucken", "Teilen auf: Facebook (4)", "Zum Seitenanfang", "War das Thema hilfreich?"],
)
def test_controls_below_the_text(line: str) -> None:
    result = read(T, P, Q, line)
    assert (line in result.body) == (line == "War das Thema hilfreich?")


@pytest.mark.parametrize("head", ["Zurück nach oben", "Mehr Artikel im Regal", "Teilen lohnt sich"])
def test_headings_that_sound_like_controls(head: str) -> None:
    assert f"## {head}" in read(T, P, head, Q).body
