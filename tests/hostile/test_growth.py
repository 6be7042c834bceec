"""Time grows with size, not with its square: every stage, on files made to be slow.

Each stage runs on a size and on four times that size. Linear growth takes four times as
long, quadratic growth sixteen times; the limit lies between, and the best of a few runs
counts, in time of the processor, so that a busy machine does not matter.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from setzkasten.decode import decode
from setzkasten.index.related import relate
from setzkasten.index.taxonomies import TAXONOMIES, build_terms
from setzkasten.language.slug import slug_of, unique_slugs
from setzkasten.model.article import Metadata
from setzkasten.parse.article import parse_article, summarise
from setzkasten.parse.markdown import render_body
from setzkasten.parse.settings import read_settings
from setzkasten.stages import ingest_text
from setzkasten.versions.differences import differences

FACTOR = 4
LIMIT = 9.0  # times as long; between 4 (linear) and 16 (quadratic)
ENOUGH = 0.008  # seconds that a run has to take so that its time means something
LONGEST = 6.0  # seconds: what takes that long at a size of some hundred kilobytes is too slow
TRIES = 4

Stage = Callable[[int], object]


def _seconds(stage: Stage, size: int) -> float:
    """Return the time of the processor; as in a build, nobody looks for cycles meanwhile."""
    gc.disable()
    try:
        start = time.process_time()
        stage(size)
        return time.process_time() - start
    finally:
        gc.enable()


def _growth(stage: Stage, size: int) -> float:
    """Return how many times as long four times the size takes."""
    while (small := _seconds(stage, size)) < ENOUGH and size < 200_000:
        size *= 2
    best = float("inf")
    for _ in range(TRIES):
        big = _seconds(stage, FACTOR * size)
        small = min(small, _seconds(stage, size))
        best = min(best, big / max(small, ENOUGH / 4))
        if best < LIMIT:
            break
        if big > LONGEST:
            break
    return best


HEAD = "---\nTitel: x\n---\n\n"
TEXT = "Ein Laden geht ins Netz\n\nDer Absatz ist lang genug, um einer zu sein.\n\n"


def _markdown(piece: str, last: str = "") -> Stage:
    return lambda size: render_body(piece * size + last)


def _article(piece: str, last: str = "") -> Stage:
    def stage(size: int) -> None:
        article, _ = parse_article(HEAD + piece * size + last, "x.md", "x")
        assert article is not None
        summarise(article)

    return stage


def _head(piece: str, first: str = "", last: str = "") -> Stage:
    return lambda size: parse_article(
        f"---\nTitel: x\n{first}{piece * size}{last}\n---\n\nx", "x.md", "x"
    )


def _raw(piece: str, last: str = "") -> Stage:
    return lambda size: ingest_text(
        "content/texte/x.txt", (TEXT + piece * size + last).encode("utf-8", "replace")
    )


def _bytes(piece: bytes) -> Stage:
    return lambda size: decode(piece * size)


MARKDOWN = [
    *("> ", "[", "![", "](", "[a](", "*", "**a", "_a_", "`", "``a`", "<", "<a ", "&", "&a", "\\"),
    *(
        "- ",
        "1. ",
        "# a\n",
        "## a\n\n",
        "a\n===\n",
        "|",
        "|a|\n|-|\n",
        "[a]: b\n",
        "[a]\n",
        "~~~\n",
    ),
    *("![x](#bild-1)\n\n", "![](x)\n\n", "a  \n", "\t", " ", "\n", "a\n", "a\n\n", "http://a.b/ "),
    *(
        "<http://",
        "!" * 9,
        "(",
        ")",
        "[[]]",
        "*a_",
        "a**b",
        "- a\n",
        "  - a\n",
        "&#x1;",
        "\x01",
        "é",
    ),
]


@pytest.mark.parametrize("piece", MARKDOWN)
def test_rendering_grows_with_the_text(piece: str) -> None:
    assert _growth(_markdown(piece), 500) < LIMIT


@pytest.mark.slow
@pytest.mark.parametrize("piece", MARKDOWN)
def test_summarising_grows_with_the_text(piece: str) -> None:
    assert _growth(_article(piece), 4_000) < LIMIT


HEADS = {
    "keys": _head("K: v\n"),
    "one key": _head("Ort: v\n"),
    "tags": _head("tag, ", "Schlagworte: [", "x]"),
    "tags without brackets": _head("tag, ", "Schlagworte: "),
    "tags with semicolons": _head("tag; ", "Schlagworte: "),
    "lines": _head("  - tag\n", "Schlagworte:\n"),
    "pictures": _head("  - Datei: x\n", "Bilder:\n"),
    "aliases": _head("*a, ", "Ort: &a x\nSchlagworte: [", "x]"),
    "brackets": _head("[", "Ort: "),
    "braces": _head("{", "Ort: "),
    "dashes": _head("- ", "Ort:\n  "),
    "quotes": _head("'", "Ort: "),
    "double quotes": _head('"', "Ort: "),
    "colons": _head(": ", "Ort: "),
    "word": _head("x", "Ort: "),
    "key": _head("x"),
    "bang": _head("!", "Ort: "),
    "comment": _head("#"),
    "blank": _head(" ", "Ort: "),
    "healed": _head("Ort: a: b\n"),
    "fences": _head("--- \n"),
    "dots": _head("...\n"),
    "escapes": _head("\\x41", 'Ort: "', '"'),
    "block": _head("  x\n", "Ort: |\n"),
}


@pytest.mark.parametrize("stage", HEADS.values(), ids=HEADS)
def test_reading_heads_grows_with_the_head(stage: Stage) -> None:
    assert _growth(stage, 200) < LIMIT


RAWS = {
    "one line": _raw("wort "),
    "one word": _raw("x"),
    "lines": _raw("Eine Zeile Text.\n"),
    "short lines": _raw("x\n"),
    "paragraphs": _raw("Ein Absatz, der lang genug ist, um einer zu sein.\n\n"),
    "blank lines": _raw("\n", "x"),
    "blanks": _raw(" ", "x"),
    "tabs": _raw("\t", "x"),
    "tags": lambda size: _raw("", "Tags: " + "tag, " * size)(1),
    "different tags": lambda size: _raw("", "Tags: " + ", ".join(f"t{n}" for n in range(size)))(1),
    "tag lines": _raw("Tags: a, b\n"),
    "labels": _raw("Kategorie: Handel\n\n"),
    "captions": _raw("Bild: Laden in Köln\n\n"),
    "credits": _raw("Foto: Jan Weiß\n\n"),
    "bylines": _raw("Von Anna Müller\n\n"),
    "dates": _raw("Berlin, 3. Mai 2012. "),
    "residue": _raw("Drucken\nTeilen\nKommentare (3)\n"),
    "links": _raw("https://example.org/x?y=1 "),
    "addresses": _raw("a@b.de "),
    "quotes": _raw("»"),
    "nested quotes": _raw("„a "),
    "brackets": _raw("("),
    "square brackets": _raw("["),
    "angle brackets": _raw("<"),
    "tags of HTML": _raw("<b>"),
    "entities": _raw("&amp;"),
    "dots": _raw("."),
    "commas": _raw(", "),
    "dashes": _raw("-"),
    "bullets": _raw("• x\n"),
    "capitals": _raw("A"),
    "capital words": _raw("Anna Müller "),
    "numbers": _raw("1"),
    "numbered": _raw("1. x\n"),
    "slashes": _raw("/"),
    "pipes": _raw("a | "),
    "colons": _raw("a: "),
    "mojibake": _raw("Ã¤"),
    "mojibake lines": _raw("Ã¤Ã¶ â€žx\n"),
    "replacement signs": _raw("\ufffd"),
    "zero width": _raw("\u200b", "x"),
    "combining": _raw("e\u0301"),
    "many combining": _raw("\u0301", "x"),
    "emoji": _raw("🚀"),
    "Japanese": _raw("日本語"),
    "separators": _raw("\u2028"),
    "repeated title": _raw("Ein Laden geht ins Netz\n\n"),
    "hyphens at ends": _raw("Wort-\n"),
    "subheads": _raw("Zwischentitel\n\nEin Absatz, der lang genug ist, um einer zu sein.\n\n"),
}


@pytest.mark.parametrize("stage", RAWS.values(), ids=RAWS)
def test_normalising_grows_with_the_text(stage: Stage) -> None:
    assert _growth(stage, 60) < LIMIT


BYTES = [
    b"a",
    b"\xc3",
    b"\xc3\xa4",
    b"\xff",
    b"\x00",
    b"a\x00",
    b"\xfc\n",
    b"\xc3\xa4\n\xfc\n",
    b"\r",
]


@pytest.mark.parametrize("piece", BYTES)
def test_decoding_grows_with_the_bytes(piece: bytes) -> None:
    assert _growth(_bytes(piece), 4_000) < LIMIT


def _articles(count: int) -> dict[str, Metadata]:
    """Return articles with many tags, of which the archive has only a few."""
    tags = [f"Begriff {number}" for number in range(8)]
    return {
        f"a{number}": Metadata(f"T{number}", tags=tuple(tags[number % 8 :] + tags[: number % 8]))
        for number in range(count)
    }


def _own_tags(count: int) -> dict[str, Metadata]:
    """Return articles each of which has tags that no other has."""
    return {
        f"a{number}": Metadata(f"T{number}", tags=(f"eins {number}", f"zwei {number}"))
        for number in range(count)
    }


TAGS = TAXONOMIES[1]

OTHERS: dict[str, Stage] = {
    "few tags of many articles": lambda size: build_terms(TAGS, _articles(size)),
    "many tags of many articles": lambda size: build_terms(TAGS, _own_tags(size)),
    "tags in many spellings": lambda size: build_terms(
        TAGS, {f"a{n}": Metadata("T", tags=("-" * (n % 7) + f"x{n % 9}",)) for n in range(size)}
    ),
    "articles about the same": lambda size: relate({f"a{n}": "netz laden" for n in range(size)}),
    "articles about few things": lambda size: relate(
        {f"a{n}": f"s{n // 60} t{n // 50} u{n // 40}" for n in range(size)}
    ),
    "slug of a word": lambda size: slug_of("ä" * size),
    "slug of words": lambda size: slug_of("ein Wort " * size),
    "slug of signs": lambda size: slug_of("?!" * size),
    "slugs alike": lambda size: unique_slugs(["x"] * size),
    "slugs in steps": lambda size: unique_slugs(["x", "x-2", "x-2-2"] * size),
    "labels": lambda size: read_settings(
        "Beschriftungen:\n" + "".join(f"  l{n}: x\n" for n in range(size // 8))
    ),
    "settings": lambda size: read_settings("Titel: x\n" * size),
    "differences": lambda size: differences(HEAD + "a\n\n" * size, HEAD + "b\n\n" * size),
    "mixed differences": lambda size: differences(
        HEAD + "".join(f"a{n}\n\n" for n in range(size)),
        HEAD + "".join(f"a{n}\n\n" for n in range(size, 0, -1)),
    ),
}


@pytest.mark.parametrize("stage", OTHERS.values(), ids=OTHERS)
def test_the_rest_grows_with_its_input(stage: Stage) -> None:
    assert _growth(stage, 500) < LIMIT
