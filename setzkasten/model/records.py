"""What is known of each source file after it was read; kept between builds."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Summary:
    """What all pages but its own may know of an article.

    Attributes:
        metadata: its front matter.
        alphabet: its place in the alphabet, as `setzkasten.language.collation.sort_key` gives it
            for the title.
        excerpt: its lead, or its first sentences; plain text.
        words: number of words of the body.
        body: fingerprint of the body.
        placed: numbers, from 1, of the pictures that the body places.
        digest: fingerprint of all of the above.
        keys: what the article is about, as `setzkasten.parse.keystems` finds it; it follows
            from front matter and body, so the fingerprint covers it too.
    """

    metadata: Metadata
    alphabet: str
    excerpt: str
    words: int
    body: bytes
    placed: tuple[int, ...]
    digest: bytes
    keys: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """A Markdown file of `content/artikel/`.

    Attributes:
        digest: fingerprint of its bytes.
        summary: None where the file cannot be read; a problem says why.
        machine: whether the program wrote it and nobody has touched it since.
        text_digest: fingerprint, shortened, of the raw text that this version was made from.
        markdown: fingerprint of the file without its stamp.
        problems: what is wrong with it.
        source: the raw text that a file names whose head cannot be read otherwise.
        address: the slug that its head asks for; its name, where the program wrote it; None where
            nothing but its name says where it stands.
        duplicate_line: line of the file on which it says what it is a duplicate of, from 1.
    """

    digest: bytes
    summary: Summary | None
    machine: bool
    text_digest: str | None
    markdown: bytes
    problems: tuple[Problem, ...]
    source: str | None = None
    address: str | None = None
    duplicate_line: int | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """Terms that an article most likely lost, and that nobody has accepted yet.

    Attributes:
        tags, categories: names, the likeliest first.
    """

    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A raw text of `content/texte/`.

    Attributes:
        digest: fingerprint of its bytes.
        slug: the address that its title asks for.
        markdown: fingerprint of the Markdown that the normaliser makes of it; None where it
            makes none.
        problems: what the normaliser wants an editor to know.
        repairs: names of what was mended on the way from bytes to text.
    """

    digest: bytes
    slug: str
    markdown: bytes | None
    problems: tuple[Problem, ...]
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ingested:
    """A raw text just normalised: its record, the Markdown and what other pages may know of it."""

    record: TextRecord
    markdown: str
    summary: Summary | None
