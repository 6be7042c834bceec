"""Articles and their summaries."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET  # only our own text
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.parse.article import EXCERPT_LENGTH, excerpt, parse_article, summarise
from setzkasten.parse.pages import body_of, parse_page
from tests.conftest import article, codes, only, patience


def test_a_text_may_begin_with_its_title_which_then_stands_once() -> None:
    found, problems = parse_article("---\nOrt: Köln\n---\n\n# Der Anfang #\n\nText", "a.md", "a")
    assert found is not None
    assert found.metadata.title == "Der Anfang"
    assert found.body == "Text"
    assert not found.metadata.guessed
    assert not problems


def test_without_heading_the_file_name_is_the_title() -> None:
    found, problems = parse_article("Nur Text.", "mein-laden.md", "mein-laden")
    assert found is not None
    assert found.metadata.title == "Mein laden"
    assert only(problems, "titel-fehlt").path == "mein-laden.md"
    assert found.metadata.guessed == ("Titel",)


def test_unreadable_front_matter_gives_no_article() -> None:
    found, problems = parse_article("---\nTitel: x\n", "a.md", "a")
    assert found is None
    assert codes(problems) == ["kopf-offen"]


@pytest.mark.parametrize(
    "line", ["# " + "# " * 20_000 + "x", "# " + " " * 40_000 + "x", "## a" + " #" * 20_000 + "b"]
)
def test_no_heading_takes_long(line: str) -> None:
    start = time.process_time()
    parse_article(line, "a.md", "a")
    parse_page(line, "a.md", "a")
    assert time.process_time() - start < patience(1)


def test_body_of_is_the_body_that_the_article_has() -> None:
    text = article("T", "\n\n  eingerückt\n\nzwei\n\n")
    found, _ = parse_article(text, "a.md", "a")
    assert found is not None
    assert body_of(text) == found.body


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Ein Satz.", "Ein Satz."),
        ("## Zwischen\n\nDer Text.", "Der Text."),
        ("![Bild](#bild-1)\n\nDer Text.", "Der Text."),
        ("- Liste\n\nDer *Text* mit [Verweis](/x) und `Code`.", "Der Text mit Verweis und Code."),
        ("> Zitat\n\nText\nmit Umbruch", "Text mit Umbruch"),
        ("2\\. Platz für \\*alle\\*", "2. Platz für *alle*"),
        ("Post an <a@b.example> genügt", "Post an a@b.example genügt"),
        ("", ""),
        ("# nur\n\n- Liste", ""),
    ],
)
def test_the_excerpt_is_the_first_paragraph_without_marks(body: str, text: str) -> None:
    assert excerpt(body) == text


def test_a_long_excerpt_ends_with_a_sentence_or_an_ellipsis() -> None:
    sentences = "Dies ist ein Satz mit einigen Wörtern darin. " * 20
    assert excerpt(sentences).endswith("darin.")
    words = "Wort " * 200
    assert excerpt(words).endswith("Wort …")
    assert len(excerpt("x" * 1000)) <= EXCERPT_LENGTH + 2


@given(st.text())
def test_an_excerpt_is_one_short_line(body: str) -> None:
    text = excerpt(body)
    assert len(text) <= EXCERPT_LENGTH + 2
    assert text == " ".join(text.split())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_summary_can_stand_in_a_feed(body: str) -> None:
    """XML knows no control characters, not even escaped: one would spoil the whole feed."""
    found, _ = parse_article(article("T") + body.replace("\r", "\n"), "a.md", "a")
    assert found is not None
    ET.fromstring(f"<summary>{escape(summarise(found).excerpt)}</summary>")  # noqa: S314


@pytest.mark.parametrize("char", ["\x01", "\x08", "\x0e", "\x1b", "\ufffe", "\uffff"])
def test_titles_and_excerpts_hold_no_character_that_xml_forbids(char: str) -> None:
    found, _ = parse_article(f"---\nTitel: a{char}b\n---\nc{char}d", "a.md", "a")
    if found is None:
        return  # YAML refuses it, with a message: fine too
    assert char not in found.metadata.title
    assert char not in summarise(found).excerpt


def test_the_summary_does_not_depend_on_the_stamp() -> None:
    texts = [article("T", Fassung="aaaaaaaaaaaa-bbbbbbbbbbbb"), article("T")]
    digests = []
    for text in texts:
        found, _ = parse_article(text, "a.md", "a")
        assert found is not None
        digests.append(summarise(found).digest)
    assert digests[0] == digests[1]


def test_a_free_page_takes_its_title_from_head_heading_or_file_name() -> None:
    for text, title in (
        ("---\nTitel: Impressum\n---\nText", "Impressum"),
        ("# Über uns\n\nText", "Über uns"),
        ("Text", "Daten schutz"),
    ):
        page, _ = parse_page(text, "content/seiten/daten-schutz.md", "daten-schutz")
        assert page is not None
        assert page.title == title


def test_a_free_page_knows_only_its_own_keys() -> None:
    page, problems = parse_page("---\nTitel: x\nDatum: 2014\n---\n", "p.md", "p")
    assert page is not None
    assert codes(problems) == ["schluessel-unbekannt"]
