"""A book as EPUB 3.3 (W3C Recommendation, <https://www.w3.org/TR/epub-33/>)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import quoteattr

from setzkasten import __version__
from setzkasten.export.books import Book
from setzkasten.export.chapter import chapter, page, plain
from setzkasten.export.packing import packed
from setzkasten.export.reading import Holdings
from setzkasten.language.numbers import count_label
from setzkasten.parse.figures import BodyContext

_PICTURE_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""Core media types (EPUB 3.3, section 3.2)."""

_STYLE = """\
body { margin: 0 5%; line-height: 1.5; }
h1, h2, h3, h4 { line-height: 1.2; hyphens: none; break-after: avoid; }
p { margin: 0; text-indent: 1.2em; hyphens: auto; }
h1 + p, h2 + p, h3 + p, h4 + p, figure + p, p.vorspann, p.zeile, p.unterzeile, nav p,
blockquote > p:first-child { text-indent: 0; }
p.dachzeile { text-indent: 0; font-size: 0.85em; letter-spacing: 0.05em; }
p.unterzeile { font-size: 1.1em; font-style: italic; }
p.vorspann { font-weight: bold; margin: 0.8em 0; }
p.zeile, footer p { font-size: 0.85em; text-indent: 0; margin: 0.3em 0; }
figure { margin: 1em 0; text-align: center; break-inside: avoid; }
figure img { max-width: 100%; }
figcaption, p.bild-verloren { font-size: 0.85em; text-indent: 0; }
footer { margin-top: 2em; border-top: 1px solid; padding-top: 0.5em; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid; padding: 0.2em 0.5em; text-align: left; }
a.adresse { overflow-wrap: anywhere; }
.titelblatt { margin-top: 30%; text-align: center; }
"""

_NEVER = "1980-01-01"


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the book: its identifier, path, media type and bytes."""

    key: str
    path: str
    kind: str
    data: bytes
    properties: str = ""
    spine: bool = False


def epub(book: Book, holdings: Holdings, picture: Callable[[str], bytes | None]) -> bytes:
    """Return a book; equal articles make equal bytes.

    Args:
        book: what stands in it.
        holdings: all articles, so that they can be linked to.
        picture: gives the bytes of a picture for its path below `content/bilder/`, or None
            where it is lost.
    """
    pictures = _Pictures(picture)
    items = [*_front(book, holdings), *_chapters(book, holdings, pictures)]
    items += pictures.items()
    items.append(_Item("stil", "stil.css", "text/css", _STYLE.encode("utf-8")))
    container = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="OEBPS/package.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>\n'
    )
    files = [("META-INF/container.xml", container.encode("utf-8"))]
    files.append(("OEBPS/package.opf", _package(book, holdings, items).encode("utf-8")))
    files += [(f"OEBPS/{item.path}", item.data) for item in items]
    return packed(files, first=("mimetype", b"application/epub+zip"))


class _Pictures:
    """Collects the pictures that a book needs, each once."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._found: dict[str, _Item | None] = {}

    def __call__(self, address: str) -> str | None:
        """Return the file in the book for an address that `BodyContext` made."""
        name = unquote(address)
        if name not in self._found:
            self._found[name] = self._item(name)
        item = self._found[name]
        return item.path if item else None

    def _item(self, name: str) -> _Item | None:
        kind = _PICTURE_TYPES.get(PurePosixPath(name).suffix.lower())
        data = self._read(name) if kind else None
        if kind is None or data is None:
            return None
        number = len(self._found) + 1
        suffix = PurePosixPath(name).suffix.lower()
        return _Item(f"bild-{number}", f"bilder/{number}{suffix}", kind, data)

    def items(self) -> list[_Item]:
        """Return the pictures that were asked for and are there."""
        return [item for item in self._found.values() if item]


def _front(book: Book, holdings: Holdings) -> Iterator[_Item]:
    """Yield title page and table of contents."""
    labels, language = holdings.plan.frame.labels, holdings.settings.language
    articles = count_label(len(book.pieces), labels["artikel"], holdings.plan.frame.locale)
    title = (
        f'<section class="titelblatt" epub:type="titlepage">\n<h1>{plain(book.title)}</h1>\n'
        f"<p>{plain(articles)}</p>\n"
        f'<p><a class="adresse" href={quoteattr(book.address)}>{plain(book.address)}</a></p>\n'
        "</section>\n"
    )
    yield _Item(
        "titel",
        "titel.xhtml",
        "application/xhtml+xml",
        page(book.title, title, language),
        spine=True,
    )
    entries = "".join(
        [
            f'<li><a href="artikel-{number}.xhtml">{plain(piece.metadata.title)}</a></li>\n'
            for number, piece in enumerate(book.pieces, 1)
        ]
    )
    contents = (
        f'<nav epub:type="toc" id="toc" role="doc-toc">\n<h1>{plain(labels["inhalt"])}</h1>\n'
        f"<ol>\n{entries}</ol>\n</nav>\n"
    )
    yield _Item(
        "inhalt",
        "inhalt.xhtml",
        "application/xhtml+xml",
        page(labels["inhalt"], contents, language),
        properties="nav",
        spine=True,
    )


def _chapters(book: Book, holdings: Holdings, pictures: _Pictures) -> Iterator[_Item]:
    labels = holdings.plan.frame.labels
    context = BodyContext(
        base_path="/", pictures="", credit=labels["bild"], lost=labels["bild_verloren"]
    )
    link = _links(book, holdings)
    for number, piece in enumerate(book.pieces, 1):
        text = chapter(piece, holdings, context, (link, pictures))
        yield _Item(
            f"artikel-{number}",
            f"artikel-{number}.xhtml",
            "application/xhtml+xml",
            page(piece.metadata.title, text, holdings.settings.language, piece.dublin_core),
            spine=True,
        )


_ARTICLE = re.compile(r"/artikel/([^/#?]+)/?(#[^?]*)?\Z")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"[\w.-]+\Z|\[[0-9a-f:.]+\]\Z", re.IGNORECASE)


def _links(book: Book, holdings: Holdings) -> Callable[[str], str | None]:
    """Return the function that leads links to articles of the book there, others to the site."""
    numbers = {piece.slug: number for number, piece in enumerate(book.pieces, 1)}
    base_url = holdings.settings.base_url

    def link(target: str) -> str | None:
        match = _ARTICLE.match(target)
        if match and match[1] in numbers and not match[2]:
            return f"artikel-{numbers[match[1]]}.xhtml"
        if scheme := _SCHEME.match(target):
            # A reading system may refuse a book over an address that cannot be one.
            return target if scheme[1].lower() not in {"http", "https"} or _is_web(target) else None
        return target if target.startswith("#") else base_url + target.lstrip("/")

    return link


def _is_web(address: str) -> bool:
    """Tell whether the host of an address can be one (RFC 3986, section 3.2.2)."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        return bool(_HOST.match(host.removesuffix(f":{parts.port}")))
    except ValueError:
        return False


# --- the package document -----------------------------------------------------------------


def _package(book: Book, holdings: Holdings, items: list[_Item]) -> str:
    manifest = "".join(
        [
            f'<item id="{item.key}" href="{item.path}" media-type="{item.kind}"'
            + (f' properties="{item.properties}"' if item.properties else "")
            + "/>\n"
            for item in items
        ]
    )
    spine = "".join([f'<itemref idref="{item.key}"/>\n' for item in items if item.spine])
    language = quoteattr(holdings.settings.language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        f'unique-identifier="kennung" xml:lang={language}>\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"{''.join(_metadata(book, holdings))}</metadata>\n"
        f"<manifest>\n{manifest}</manifest>\n<spine>\n{spine}</spine>\n</package>\n"
    )


def _metadata(book: Book, holdings: Holdings) -> Iterator[str]:
    settings = holdings.settings
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.base_url}#{book.name}")
    yield f'<dc:identifier id="kennung">urn:uuid:{name}</dc:identifier>\n'
    yield f"<dc:title>{plain(book.title)}</dc:title>\n"
    yield f"<dc:language>{plain(settings.language)}</dc:language>\n"
    yield f"<dc:publisher>{plain(settings.title)}</dc:publisher>\n"
    yield f"<dc:source>{plain(book.address)}</dc:source>\n"
    if book.date:
        yield f"<dc:date>{book.date}</dc:date>\n"
    if book.subject:
        yield f"<dc:subject>{plain(book.subject)}</dc:subject>\n"
    for author in dict.fromkeys([name for piece in book.pieces for name in piece.metadata.authors]):
        yield f"<dc:creator>{plain(author)}</dc:creator>\n"
    yield f'<meta property="dcterms:modified">{_modified(book)}</meta>\n'
    yield f'<meta name="generator" content="Setzkasten {__version__}"/>\n'
    yield '<meta property="schema:accessMode">textual</meta>\n'
    yield '<meta property="schema:accessModeSufficient">textual</meta>\n'
    yield '<meta property="schema:accessibilityFeature">tableOfContents</meta>\n'
    yield '<meta property="schema:accessibilityFeature">structuralNavigation</meta>\n'
    yield '<meta property="schema:accessibilityHazard">none</meta>\n'
    for number, piece in enumerate(book.pieces, 1):
        for element, value in piece.dublin_core:
            yield (
                f'<meta refines="#artikel-{number}" property="dcterms:{element}">'
                f"{plain(value)}</meta>\n"
            )


def _modified(book: Book) -> str:
    """Return when the book last changed, as far as its articles tell: no clock, equal bytes."""
    dates = [
        date
        for piece in book.pieces
        for date in (piece.metadata.date, piece.metadata.updated)
        if date
    ]
    newest = max(dates, default=_NEVER)
    return f"{newest}{'-01-01'[: len(_NEVER) - len(newest)]}T00:00:00Z"
