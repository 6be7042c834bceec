"""One article as a chapter of a book: XHTML, with its own Dublin Core in the head."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from setzkasten.export.reading import Holdings, Piece
from setzkasten.export.xhtml import xhtml
from setzkasten.language.dates import long_date
from setzkasten.model.article import Metadata
from setzkasten.model.dublin_core import SCHEMA
from setzkasten.parse.figures import BodyContext, figure_of
from setzkasten.parse.markdown import render_body

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Escape a text for XML, without the characters that are no part of it (XML 1.0, 2.2)."""
    return escape(_NO_XML.sub("", text))


def page(
    title: str, body: str, language: str, dublin_core: Iterable[tuple[str, str]] = ()
) -> bytes:
    """Return an XHTML document.

    Args:
        title: plain text.
        body: well-formed XHTML.
        language: BCP 47 tag.
        dublin_core: elements and values for the head.
    """
    terms = "".join([_meta(f"DC.{element}", value) for element, value in dublin_core])
    schema = f'<link rel="schema.DC" href="{SCHEMA}"/>\n' if terms else ""
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f"lang={quoteattr(language)} xml:lang={quoteattr(language)}>\n<head>\n"
        f'<title>{plain(title)}</title>\n<link rel="stylesheet" href="stil.css"/>\n'
        f"{schema}{terms}</head>\n<body>\n{_NO_XML.sub('', body)}</body>\n</html>\n"
    )
    return text.encode("utf-8", "replace")


def _meta(name: str, content: str) -> str:
    return f"<meta name={quoteattr(name)} content={quoteattr(_NO_XML.sub('', content))}/>\n"


def chapter(
    piece: Piece,
    holdings: Holdings,
    context: BodyContext,
    places: tuple[Callable[[str], str | None], Callable[[str], str | None]],
) -> str:
    """Return an article as well-formed XHTML.

    Args:
        piece: the article.
        holdings: gives words and settings.
        context: how the body is rendered.
        places: where links and pictures lead to, as `xhtml` takes them.
    """
    metadata, labels = piece.metadata, holdings.plan.frame.labels
    unplaced = [
        figure_of(image, None, context)
        for place, image in enumerate(metadata.images, 1)
        if place not in piece.summary.placed
    ]
    body = render_body(piece.markdown, metadata.images, context)
    return (
        f'<article epub:type="chapter">\n{_head(metadata, holdings)}'
        f"{xhtml(''.join(unplaced) + body.html, *places)}"
        f"<footer>\n<p>{plain(labels['adresse'])}: "
        f'<a class="adresse" href={quoteattr(piece.url)}>{plain(piece.url)}</a></p>\n'
        f"{_source(metadata, labels['originaltext'])}</footer>\n</article>\n"
    )


def _source(metadata: Metadata, label: str) -> str:
    return f"<p>{plain(label)}: {plain(metadata.source)}</p>\n" if metadata.source else ""


def _head(metadata: Metadata, holdings: Holdings) -> str:
    frame = holdings.plan.frame
    labels = frame.labels
    names = list(metadata.authors)
    by = f" {labels['und']} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    facts = [f"{labels['von']} {by}" if by else "", metadata.place or ""]
    facts.append(long_date(metadata.date, frame.locale) if metadata.date else labels["undatiert"])
    if metadata.updated:
        facts.append(f"{labels['aktualisiert']} {long_date(metadata.updated, frame.locale)}")
    lines = [
        _line("p", "dachzeile", metadata.kicker),
        _line("h1", "", metadata.title),
        _line("p", "unterzeile", metadata.subtitle),
        _line("p", "zeile", " · ".join([fact for fact in facts if fact])),
    ]
    if metadata.guessed:
        lines.append(_line("p", "zeile", f"{', '.join(metadata.guessed)}: {labels['geraten']}"))
    lines.append(_line("p", "vorspann", metadata.teaser))
    return "".join(lines)


def _line(tag: str, kind: str, text: str | None) -> str:
    if not text:
        return ""
    return f"<{tag}{f' class={quoteattr(kind)}' if kind else ''}>{plain(text)}</{tag}>\n"
