"""From the bytes of one file to its record, whatever the bytes."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from setzkasten.language.slug import is_slug
from setzkasten.messages.catalogue import wording
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Severity, problem
from setzkasten.model.records import ArticleRecord, Ingested
from setzkasten.stages import (
    Source,
    file_of,
    ingest_text,
    ingest_texts,
    read_article,
    read_articles,
    record_of,
)
from tests.conftest import article, codes, examples, patience

PATH = "content/texte/2012/a.txt"

_LINES = [
    *("Ein Laden geht ins Netz", "Der erste Absatz dieses Textes ist ein Satz.", "", "", "---"),
    *(
        "Kategorien: Öl, C++",
        "Schlagworte:, , ,",
        "Autor: Jo Kern",
        "Datum: 3. Mai 2011",
        "# Raute",
    ),
    *(
        "(Bildquelle: Jo via Bilder)",
        "1. Punkt",
        "* Stern *",
        "<script>x</script>",
        "a: b #c",
        "---\n",
    ),
    *("Fassung: 000000000000-000000000000", "Titel: x", "\tEin Tab", "  Zwei Leerzeichen", "\x00"),
    *("e\u0301 u\u0308 \u212b", "\u2028", "\ufeff", "\u202e", "\x85", "\x0c", "Öykü Ärmel, Jena"),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(_LINES), max_size=12).map("\n".join),
    st.lists(st.one_of(st.sampled_from(_LINES), st.text(max_size=12)), max_size=8).map("\n\n".join),
)
BYTES = st.one_of(
    st.binary(max_size=80),
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("cp1252", "ignore")),
    TEXTS.map(lambda text: text.encode("utf-16", "ignore")),
    TEXTS.map(lambda text: unicodedata.normalize("NFD", text).encode("utf-8", "ignore")),
    TEXTS.map(lambda text: text.replace("\n", "\r\n").encode("utf-8", "ignore")),
)


NAMES = st.one_of(
    st.just("a"), st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1)
)


@settings(max_examples=examples(400))
@given(BYTES, NAMES)
@example(b"", "a")
@example("Titel\n\nu\u0308 \u0344 \u212b \u1fef".encode(), "fu\u0308r  zwei")
@example("Titel\n\na\x85b\u2028c\x0bd\x0ce\x00f".encode(), "\u202e")
@example(b"\xed\xa0\x80 \xed\xb0\x80", "~")
def test_what_was_written_is_read_back_as_the_program_s(data: bytes, name: str) -> None:
    """Else the next build would take its own file for the editor's."""
    ingested = ingest_text(f"content/texte/{name}.txt", data)
    if ingested.record.markdown is None:
        assert codes(ingested.record.problems) in (["text-leer"], ["text-fremdformat"])
        return
    assert is_slug(ingested.record.slug)
    written = file_of(ingested, ingested.record.slug)
    record = record_of(ingested, ingested.record.slug, digest_bytes(written))
    assert record.machine
    again = read_article(f"content/artikel/{ingested.record.slug}.md", written)
    assert again.problems == ()
    assert again == record


@settings(max_examples=examples(150))
@given(BYTES)
def test_every_problem_of_a_text_names_the_file_and_can_be_told(data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for found in ingest_text(PATH, data).record.problems:
        assert found.path == PATH
        assert found.line is None or 1 <= found.line <= lines
        assert wording(found).severity in Severity


@settings(max_examples=examples(150))
@given(BYTES)
def test_every_markdown_file_has_a_summary_or_a_reason(data: bytes) -> None:
    record = read_article("content/artikel/a.md", data)
    assert record.summary is not None or record.problems
    assert not record.machine or record.text_digest


def test_stages_can_be_sent_to_a_worker() -> None:
    files = [Source("content/texte/a.txt", b"Ein Titel\n\nEin Absatz.\n\nNoch einer.\n")]
    assert pickle.loads(pickle.dumps(ingest_texts))(files) == ingest_texts(files)  # noqa: S301
    made = read_articles([Source("content/artikel/a.md", article("A", Datum="x").encode())])
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301


def test_results_come_in_the_order_of_the_files() -> None:
    files = [
        Source(f"content/texte/{number}.txt", f"T{number}\n\nText.".encode()) for number in range(5)
    ]
    found = [read.record.slug for read in ingest_texts(files) if isinstance(read, Ingested)]
    assert found == [f"t{number}" for number in range(5)]


def test_what_is_known_already_or_cannot_be_read_is_passed_on() -> None:
    data = b"Ein Titel\n\nEin Absatz.\n"
    why = problem("text-leer", "content/texte/b.txt")
    digest = digest_bytes(data)
    known = Source("content/texte/a.txt", data, digest)
    other = Source("content/texte/a.txt", data, digest_bytes(b"anders"))
    for stage in (ingest_texts, read_articles):
        same, unreadable, read = stage([known, Source("content/texte/b.txt", why), other])
        assert (same, unreadable) == (digest, why)
        assert isinstance(read, Ingested | ArticleRecord)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        *((b"PK\x03\x04x", "Word"), (b"{\\rtf1 x", "RTF"), (b"%PDF-1.4", "PDF")),
        *((b"\xd0\xcf\x11\xe0\xa1", "Word"),),
    ],
)
def test_other_formats_in_disguise_are_named(data: bytes, word: str) -> None:
    (found,) = ingest_text(PATH, data).record.problems
    assert found.code == "text-fremdformat"
    assert word in wording(found).text


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00", b"\xef\xbb\xbf\n"]
)
def test_files_without_text_are_empty(data: bytes) -> None:
    assert codes(ingest_text(PATH, data).record.problems) == ["text-leer"]


@pytest.mark.parametrize("data", ["\u00a0\u200b\n", "\u2028", "\ufeff\ufeff"])
def test_invisible_characters_are_no_article_or_one_with_a_title(data: str) -> None:
    ingested = ingest_text(PATH, data.encode())
    assert ingested.record.markdown is None or ingested.record.slug


@pytest.mark.parametrize(
    "data",
    [
        *(b"x" * 2_000_000, b"x y. " * 200_000, b"\n" * 500_000, b"a\n\n" * 20_000, b"[" * 100_000),
        *(b"Kategorien: " + b"a, " * 50_000, b">" * 100_000, b"\xff" * 300_000, b"a-\n" * 50_000),
        *(b'"' * 100_000, b"(Bildquelle: " * 20_000, b"A. " * 100_000, b"http://" * 40_000),
        *(b"*" * 100_000, b"_a" * 50_000, b"\xc3\x83\xc2" * 50_000, b" " * 1_000_000 + b"x"),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_no_text_takes_long(data: bytes) -> None:
    import time

    start = time.process_time()
    ingest_text(PATH, b"Ein Titel\n\n" + data)
    assert time.process_time() - start < patience(10)
