"""How to cite an article: a line, BibTeX and RIS, whatever the names and titles."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.language.labels import LABELS
from setzkasten.model.views import Card, Link
from setzkasten.render.citing import Download, bibtex, reference, ris, sorted_name

ADDRESS = "https://example.org/artikel/der-titel/"


def _card(title: str = "Der Titel", *authors: str, **more: object) -> Card:
    values = {
        **dict.fromkeys(("kicker", "subtitle", "updated", "mentions_until", "place")),
        "date": "2014-10-29",
        "teaser": "",
        "has_lead": False,
        "minutes": 1,
        "categories": (),
        "tags": (),
        "guessed": (),
        "draft": False,
        "digest": b"",
    }
    links = tuple([Link(name, "/autorin/x/") for name in authors])
    return Card(title=title, url="/artikel/der-titel/", authors=links, **(values | more))  # type: ignore[arg-type]


def _content(download: Download, kind: str) -> str:
    head, _, coded = str(download.address).partition(",")
    assert head == f"data:{kind};base64"
    return b64decode(coded, validate=True).decode("utf-8")


def _bibtex(card: Card, site: str = "Archiv", language: str = "de") -> str:
    return _content(bibtex(card, ADDRESS, site, language), "application/x-bibtex")


def _ris(card: Card, site: str = "Archiv") -> str:
    return _content(ris(card, ADDRESS, site), "application/x-research-info-systems")


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Anna Brandmüller", "Brandmüller, Anna"),
        ("Jörg Petersen-Kroll", "Petersen-Kroll, Jörg"),
        ("Anna Maria Weiß", "Weiß, Anna Maria"),
        ("Ursula von der Heide", "von der Heide, Ursula"),
        ("A. Özdemir", "Özdemir, A."),
        ("kay", None),
        ("Redaktion Handel", None),
        ("Müller & Söhne", None),
        ("Weiß, Anna", None),
        ("Verlag Nord GmbH", None),
        ("von Heide", "Heide, von"),
    ],
)
def test_names_are_sorted_by_surname_where_they_are_names(name: str, listed: str | None) -> None:
    assert sorted_name(name) == listed


# --- the line ---------------------------------------------------------------------------------


def test_the_line_is_as_german_lists_of_sources_have_it() -> None:
    card = _card("Viele Kästchen", "Jörg Petersen-Kroll", "kay", subtitle="Wenig Klicks?")
    assert reference(card, ADDRESS, "Handel & Wandel", LABELS) == (
        "Petersen-Kroll, Jörg / kay: Viele Kästchen. Wenig Klicks? In: Handel & Wandel, "
        f"29. Oktober 2014. {ADDRESS} (abgerufen am\u00a0…)"
    )


def test_what_is_not_known_is_not_made_up() -> None:
    line = reference(_card(date=None), ADDRESS, "Archiv", LABELS)
    assert line == f"Der Titel. In: Archiv, o. D. {ADDRESS} (abgerufen am\u00a0…)"
    for text in (_bibtex(_card(date=None)), _ris(_card(date=None))):
        assert "author" not in text
        assert "AU  -" not in text
        assert not re.search("date|year|PY|DA  -", text)


# --- BibTeX -----------------------------------------------------------------------------------


def test_bibtex_has_names_braces_and_a_language() -> None:
    card = _card("100 % Käse & {Wurst}", "Anna Weiß", "Redaktion Handel", "kay")
    assert _bibtex(card, "Handel_Wandel") == (
        "@online{der-titel,\n"
        "  author = {Weiß, Anna and {Redaktion Handel} and {kay}},\n"
        "  title = {{100 \\% Käse \\& \\textbraceleft{}Wurst\\textbraceright{}}},\n"
        "  organization = {Handel\\_Wandel},\n"
        "  date = {2014-10-29},\n"
        f"  url = {{{ADDRESS}}},\n"
        "  langid = {ngerman}\n"
        "}\n"
    )


def test_the_file_has_the_name_of_the_article() -> None:
    assert bibtex(_card(), ADDRESS, "A").name == "der-titel.bib"
    assert ris(_card(), ADDRESS, "A").name == "der-titel.ris"


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1)


@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS)
def test_braces_are_balanced_whatever_the_texts(title: str, authors: list[str], site: str) -> None:
    text = _bibtex(_card(title, *authors, subtitle=title), site)
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert text.count("{", 0, text.index(",")) == 1
    assert not re.search(r"(?<!\\)[#$%&_~^](?!.*\},?$)", text.partition("url")[0])


# --- RIS --------------------------------------------------------------------------------------


def test_ris_has_tags_in_order_and_lines_that_end_as_they_must() -> None:
    card = _card("Der Titel", "Anna Weiß", "kay", date="2014-10")
    assert _ris(card) == (
        "TY  - ELEC\r\nAU  - Weiß, Anna\r\nAU  - kay\r\nTI  - Der Titel\r\nT2  - Archiv\r\n"
        f"PY  - 2014\r\nDA  - 2014/10//\r\nUR  - {ADDRESS}\r\nLA  - de\r\nER  - \r\n"
    )


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_every_line_of_ris_is_a_tag_and_a_value(title: str, authors: list[str]) -> None:
    lines = _ris(_card(title, *authors)).split("\r\n")
    assert lines.pop() == ""
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) and "\n" not in line for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - ELEC", "ER  - ")
