"""The stages of a build that look at one file or one page: pure, picklable, fit for any worker."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from setzkasten.frontmatter.places import key_lines
from setzkasten.frontmatter.values import folded_text
from setzkasten.language.slug import slug_of
from setzkasten.model.article import BOUNDED, MOST_ENTRIES, Article, Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord, Ingested, TextRecord
from setzkasten.parse.article import address_of, parse_article, summarise
from setzkasten.read.files import text_of
from setzkasten.sources import ARTICLES, TEXTS, stem_of
from setzkasten.versions.reconcile import unread
from setzkasten.versions.stamp import bare, read_stamp, short, source_in, stamped

Result = TypeVar("Result")


class Source(NamedTuple):
    """A file to look at.

    Attributes:
        path: its place below the root.
        data: its bytes, or why they cannot be read.
        known: fingerprint of the bytes of which all is known; None where nothing is.
    """

    path: str
    data: bytes | Problem
    known: bytes | None = None


def _each(
    read: Callable[[str, bytes], Result], files: Iterable[Source]
) -> Iterator[Result | Problem | bytes]:
    for path, data, known in files:
        if isinstance(data, Problem):
            yield data
        elif known is not None and digest_bytes(data) == known:
            yield known
        else:
            yield read(path, data)


def ingest_texts(files: Iterable[Source]) -> list[Ingested | Problem | bytes]:
    """Normalise raw texts, in order; the fingerprint stands for one that is as it was known."""
    return list(_each(_ingest_or_tell, files))


def _ingest_or_tell(path: str, data: bytes) -> Ingested:
    """Let a fault of the program in one text not keep all others off the site."""
    try:
        return ingest_text(path, data)
    except Exception as error:  # noqa: BLE001  # by its nature nobody has foreseen it
        return _nothing(digest_bytes(data), _fault(path, error))


def _fault(path: str, error: Exception) -> Problem:
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return problem("programmfehler", path, fehler=f"{type(error).__name__}, {where}")


def ingest_text(path: str, data: bytes) -> Ingested:
    """Normalise one raw text and read what came of it."""
    digest = digest_bytes(data)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return _nothing(digest, problem("text-leer", path))
    if kind := _foreign_format(data):
        return _nothing(digest, problem("text-fremdformat", path, format=kind))
    # The normaliser is the biggest part of the program; a build without new texts does without.
    from setzkasten.normalise import normalise, to_markdown

    normalised = normalise(data, path.removeprefix(f"{TEXTS}/"))
    # A name is written as it will be read, in NFC; macOS has file names in NFD.
    metadata = replace(normalised.metadata, source=folded_text(normalised.source) or None)
    markdown = to_markdown(replace(normalised, metadata=metadata))
    slug = slug_of(normalised.metadata.title)
    problems = tuple(
        [Problem(note.code, path, note.line, note.values) for note in normalised.problems]
    )
    # Reading the Markdown would give the same; tests/test_stages.py holds that for any bytes.
    article: Article | None = Article(slug, metadata, normalised.body.strip("\n"), 1)
    if _is_full(metadata):
        article = parse_article(markdown, path, slug)[0]
    if article is None:
        raise AssertionError(f"the normaliser wrote unreadable front matter for {path}")
    repairs = tuple([repair.name for repair in normalised.repairs])
    record = TextRecord(digest, slug, _fingerprint(markdown), problems, repairs)
    return Ingested(record, markdown, summarise(article))


def _nothing(digest: bytes, why: Problem) -> Ingested:
    return Ingested(TextRecord(digest, "", None, (why,)), "", None)


_FORMATS = {
    b"PK\x03\x04": "Word- oder ZIP-Datei",
    b"{\\rtf": "RTF-Datei",
    b"%PDF": "PDF-Datei",
    b"\xd0\xcf\x11\xe0": "alte Word-Datei",
}


def _foreign_format(data: bytes) -> str | None:
    """Name the format of a file that only pretends to be plain text."""
    return next((name for magic, name in _FORMATS.items() if data.startswith(magic)), None)


def original(path: str, data: bytes) -> bytes:
    """Return what is published of a source file: its text as it is, in UTF-8.

    A raw text is decoded as for reading, with the repairs of `setzkasten.decode`, and nothing is
    left out; of Markdown, these are the bytes themselves.
    """
    if not path.startswith(f"{TEXTS}/"):
        return data
    from setzkasten.decode import decode

    text = decode(data).text
    return f"{text}\n".encode("utf-8", "replace") if text else b""


def _fingerprint(markdown: str) -> bytes:
    return digest_bytes(markdown.encode("utf-8", "surrogatepass"))


def file_of(ingested: Ingested, slug: str) -> bytes:
    """Return the Markdown file that the program writes for a raw text."""
    return stamped(ingested.markdown, slug, ingested.record.digest).encode("utf-8", "replace")


def record_of(ingested: Ingested, slug: str, digest: bytes) -> ArticleRecord:
    """Return what is known of that file, given the fingerprint of its bytes."""
    made_from = short(ingested.record.digest)
    markdown = ingested.record.markdown or b""
    problems: tuple[Problem, ...] = ()
    if ingested.summary is not None and _is_full(ingested.summary.metadata):
        # Whoever reads the file tells that entries of a list are left out.
        text = file_of(ingested, slug).decode("utf-8", "replace")
        problems = parse_article(text, f"{ARTICLES}/{slug}.md", slug)[1]
    summary = ingested.summary
    return ArticleRecord(digest, summary, True, made_from, markdown, problems, address=slug)


def _is_full(metadata: Metadata) -> bool:
    """Tell whether entries of a list are left out when it is read, or may have been."""
    return any(len(getattr(metadata, name)) >= MOST_ENTRIES for name in BOUNDED)


def read_articles(files: Iterable[Source]) -> list[ArticleRecord | Problem | bytes]:
    """Read Markdown files, in order; the fingerprint stands for one that is as it was known."""
    return list(_each(_read_or_tell, files))


def _read_or_tell(path: str, data: bytes) -> ArticleRecord:
    """Let a fault of the program in one file not keep all others off the site."""
    try:
        return read_article(path, data)
    except Exception as error:  # noqa: BLE001  # by its nature nobody has foreseen it
        source = source_in(data.decode("utf-8", "replace"))
        return replace(
            unread(None), digest=digest_bytes(data), problems=(_fault(path, error),), source=source
        )


def read_article(path: str, data: bytes) -> ArticleRecord:
    """Read one Markdown file of `content/artikel/`."""
    digest = digest_bytes(data)
    slug = stem_of(path)
    text = text_of(data, path)
    if isinstance(text, Problem):
        source = source_in(data.decode("utf-8", "replace"))
        return ArticleRecord(digest, None, False, None, b"", (text,), source)
    stamp, machine = read_stamp(text, slug)
    article, problems = parse_article(text, path, slug)
    summary = summarise(article) if article else None
    markdown = _fingerprint(bare(text, slug)) if machine else b""
    source = None if article else source_in(text)
    asked = article.metadata.address if article else None
    address = slug if machine else address_of(asked) if asked else None
    record = ArticleRecord(digest, summary, machine, stamp, markdown, problems, source, address)
    if article and article.metadata.duplicate_of:
        return replace(record, duplicate_line=key_lines(text).get("duplicate_of"))
    return record
