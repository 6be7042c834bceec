"""What Dublin Core says of an article: fifteen elements that libraries everywhere understand.

Elements as <https://www.dublincore.org/specifications/dublin-core/dcmi-terms/> defines them. In
the head of a page they stand as `<meta name="DC.title" content="…">` beside
`<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">`.
"""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.model.records import Summary
from setzkasten.model.settings import Settings

SCHEMA = "http://purl.org/dc/elements/1.1/"


def dublin_core(summary: Summary, url: str, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return elements and their values, in the order of the specification's own list.

    What is not known has no element; nothing is made up.

    Args:
        summary: the article.
        url: its full address.
        settings: of the site.
    """
    return tuple([(name, value) for name, value in _elements(summary, url, settings) if value])


def _elements(summary: Summary, url: str, settings: Settings) -> Iterator[tuple[str, str | None]]:
    metadata = summary.metadata
    yield "title", metadata.title
    for author in metadata.authors:
        yield "creator", author
    for subject in dict.fromkeys((*metadata.categories, *metadata.tags)):
        yield "subject", subject
    yield "description", summary.excerpt
    yield "publisher", settings.title
    yield "date", metadata.date  # as precise as known: W3CDTF is the same as IsoDate
    yield "type", "Text"
    yield "format", "text/html"
    yield "identifier", url
    yield "source", metadata.source
    yield "language", settings.language
    yield "relation", settings.base_url
    yield "coverage", metadata.place
