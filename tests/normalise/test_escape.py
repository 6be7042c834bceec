"""Literal text stays literal: what the page shows is what the source says."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from setzkasten.normalise import normalise
from setzkasten.normalise.escape import escape_cell, escape_label, escape_line
from tests.conftest import examples

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_TAG = re.compile(r"<[^>]*>")
_SIGNS = st.text(alphabet="*_#<>[]|\\`~+-=&{}!.():;/@'\"^%$ \xa0ab1wxyzßÄ–„“\t", max_size=60)
_BITS = st.lists(
    st.sampled_from(
        [
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "[",
            "]",
            "](",
            "](/x)",
            "[a]: /b",
            "![",
            "<b>",
            "</b>",
            "<script>",
            "&amp;",
            "&copy;",
            "&#60;",
            "&#x3c;",
            "\\",
            "\\*",
            "1.",
            "1)",
            "2014.",
            "-",
            "+",
            ">",
            "~~~",
            "~",
            "---",
            "===",
            "#",
            "##",
            "|",
            "| a | b |",
            "|---|",
            ":--",
            "{{ x }}",
            "http://a.de/b_c*d",
            "https://x.org",
            "www.a.de",
            "a@b.de",
            "<http://x.de>",
            "!",
            "C#",
            " ",
            "  ",
            "    ",
            "wort",
            "Wort",
            "5 * 3",
            "\xa0",
            "'",
            '"',
            ")",
            "(",
        ]
    ),
    max_size=14,
).map("".join)


def shown(markdown: str) -> str:
    """Return the text a reader sees, white space folded."""
    return " ".join(html.unescape(_TAG.sub("", MARKDOWN.render(markdown))).split())


def folded(text: str) -> str:
    return " ".join(text.split())


def printable(text: str) -> str:
    """Leave out what decoding removes before escaping."""
    return "".join([char for char in text if char.isprintable() or char in "\xa0\t"]).strip()


@settings(max_examples=examples(600), deadline=None)
@given(st.one_of(st.text(max_size=80), _SIGNS, _BITS))
@example("0@0.-0")
@example("a@b.de1.-http://a.de/b_c*d")
def test_any_line_reads_on_the_page_as_in_the_source(text: str) -> None:
    text = printable(text)
    assert shown(escape_line(text)) == folded(text)


@settings(max_examples=examples(300), deadline=None)
@given(st.one_of(st.text(max_size=60), _SIGNS, _BITS), st.sampled_from(["- ", "3. ", "> ", "## "]))
def test_any_line_reads_so_within_lists_quotes_and_heads(text: str, front: str) -> None:
    text = printable(text)
    if front == "## " and text.endswith("#"):
        text += "x"
    assert shown(front + escape_line(text)) == folded(text)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.one_of(_SIGNS, _BITS).map(printable).filter(bool), min_size=2, max_size=4))
def test_lines_with_hard_breaks_read_as_in_the_source(lines: list[str]) -> None:
    markdown = "\\\n".join([escape_line(line) for line in lines])
    assert shown(markdown) == folded(" ".join(lines))


@settings(max_examples=examples(200), deadline=None)
@given(st.one_of(_SIGNS, _BITS))
def test_cells_and_captions_read_as_in_the_source(text: str) -> None:
    text = folded(printable(text)) or "x"
    assert shown(f"| k | x |\n| --- | --- |\n| {escape_cell(text)} | x |") == folded(
        f"k x {text} x"
    )
    tokens = MARKDOWN.parse(f"![{escape_label(text)}](#bild-1)")
    image = tokens[1].children[0]
    assert image.type == "image"
    assert folded("".join([child.content for child in image.children])) == text


_PROSE = (
    "Der Versender Papierkahn hat sein Lager umgebaut und liefert nun am selben Tag aus, was mehr "
    "kostet, sagt die Leiterin, aber es lohnt sich schon im ersten Monat für alle."
)


@settings(max_examples=examples(200), deadline=None)
@given(st.lists(st.one_of(st.text(max_size=80), _SIGNS, _BITS), min_size=1, max_size=4))
@example(["→"])
@example(["←", "»", "…"])
def test_the_body_of_any_paragraphs_reads_as_its_decoded_lines(endings: list[str]) -> None:
    paragraphs = [f"{_PROSE} {' '.join(ending.split())}" for ending in endings]
    data = "\n\n".join(["Papier ist geduldig", *paragraphs, _PROSE]).encode("utf-8", "replace")
    result = normalise(data, "x.txt")
    lines = [line.text.rstrip("\xad") for line in result.lines[1:]]
    assert shown(result.body) == folded(" ".join(lines))


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(st.one_of(st.text(min_size=1, max_size=120), _BITS), max_size=6))
def test_any_text_keeps_all_its_letters(paragraphs: list[str]) -> None:
    data = "\n\n".join(paragraphs).encode("utf-8", "replace")
    normalise(data, "x.txt")  # raises LedgerError where a line or a byte is lost


@pytest.mark.parametrize(
    "text",
    [
        "Der Umsatz stieg um 3,5 % (Vorjahr: 2,1 %). Das ist viel - sagt er.",
        "Ein Satz mit Klammern (so), Gedankenstrich – und snake_case sowie 5 * 3.",
        "C# und C++ und 1&1 und C&A.",
        "Was nun? Siehe [1] und „Zitat“!",
    ],
)
def test_prose_needs_no_backslash(text: str) -> None:
    assert escape_line(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2014. war ein Jahr", "2014\\. war ein Jahr"),
        ("# Ende", "\\# Ende"),
        ("- Punkt", "\\- Punkt"),
        ("---", "\\---"),
        ("*alt*", "\\*alt\\*"),
        ("<b>", "\\<b>"),
        ("&amp;", "\\&amp;"),
        ("Siehe https://example.org/a.", "Siehe <https://example.org/a>."),
        ("an mail@example.org", "an <mail@example.org>"),
    ],
)
def test_only_markup_is_escaped(text: str, markdown: str) -> None:
    assert escape_line(text) == markdown
