"""An article as its front matter and Markdown body say it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

IsoDate: TypeAlias = str
"""A date as precise as it is known: `2014-10-29`, `2014-10` or `2014` (ISO 8601, EDTF level 0)."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of an article; the file itself is often lost, its words are not.

    Attributes:
        caption: Bildunterschrift.
        credit: Bildquelle.
        subject: Motiv: what a credit line says about the picture.
        file: Datei: path below content/bilder/, None where the picture is lost.
        alt: Alternativtext.
    """

    caption: str | None = None
    credit: str | None = None
    subject: str | None = None
    file: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The front matter of an article; `setzkasten.frontmatter.schema` names the German keys.

    Text is NFC with white space folded. Empty tuples and None mean "not known";
    nothing here is ever invented.
    """

    title: str
    kicker: str | None = None  # Dachzeile
    subtitle: str | None = None  # Unterzeile
    authors: tuple[str, ...] = ()
    place: str | None = None
    date: IsoDate | None = None
    updated: IsoDate | None = None
    mentions_until: IsoDate | None = None  # latest date the text talks about: an estimate
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    tags_lost: int = 0  # how many tags an emptied list must have had
    teaser: str | None = None
    images: tuple[Image, ...] = ()
    source: str | None = None  # path of the raw text below content/texte/
    duplicate_of: str | None = None  # Duplikat von: slug or file name of the article it repeats
    guessed: tuple[str, ...] = ()  # German keys of fields whose value is a guess
    redirects: tuple[str, ...] = ()  # Weiterleitungen: old addresses that lead here
    rejected_tags: tuple[str, ...] = ()  # Abgelehnte Schlagworte: never suggested again
    rejected_categories: tuple[str, ...] = ()  # Abgelehnte Kategorien
    not_duplicate_of: tuple[str, ...] = ()  # Kein Duplikat von: articles it only resembles
    reviewed: bool = False  # Geprüft: a hand has seen it, nothing more is wanted
    draft: bool = False
    address: str | None = None  # Adresse: where the article stands, whatever its file is called
    version: str | None = None  # Fassung: fingerprints of text and machine version


BOUNDED = ("authors", "categories", "tags", "redirects")
"""The lists of `Metadata` whose every entry makes files of its own."""

MOST_ENTRIES = 500
"""So many entries of such a list are used; one article may not make hundreds of thousands of
pages. The file keeps all of them."""


def bounded(metadata: Metadata) -> Metadata:
    """Return front matter with the entries of its lists that are used: the first ones."""
    lists = {name: getattr(metadata, name) for name in BOUNDED}
    cut = {name: found[:MOST_ENTRIES] for name, found in lists.items() if len(found) > MOST_ENTRIES}
    return replace(metadata, **cut) if cut else metadata


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed Markdown file: what it says of itself, and its body still in Markdown."""

    slug: str
    metadata: Metadata
    body: str
    body_line: int = 1  # line of the file on which the body starts
