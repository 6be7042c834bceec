"""What Dublin Core says of an article: fifteen elements that libraries everywhere understand.

Elements as <https://www.dublincore.org/specifications/dublin-core/dcmi-terms/> defines them. In
the head of a page they stand as `<meta name="DC.title" content="…">` beside
`<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">`.
"""

from __future__ import annotations

from collections.abc import Iterable

from setzkasten.model.article import IsoDate
from setzkasten.model.records import Summary
from setzkasten.model.settings import Settings
from setzkasten.model.views import Card, SiteView

SCHEMA = "http://purl.org/dc/elements/1.1/"

Elements = tuple[tuple[str, str], ...]
"""Elements and their values, in the order of the specification's own list; what is not known has
no element."""


def dublin_core(summary: Summary, url: str, settings: Settings) -> Elements:
    """Return all that Dublin Core has words for; nothing is made up.

    Args:
        summary: the article.
        url: its full address.
        settings: of the site.
    """
    metadata = summary.metadata
    return _elements(
        title=metadata.title,
        creators=metadata.authors,
        subjects=(*metadata.categories, *metadata.tags),
        description=summary.excerpt,
        date=metadata.date,
        identifier=url,
        source=metadata.source,
        place=metadata.place,
        site=settings,
    )


def dublin_core_in_head(card: Card, url: str, source: str | None, site: SiteView) -> Elements:
    """Return the same for the head of the article's page, as its card has it.

    The description is left out: each page has one in words of HTML.

    Args:
        card: the article.
        url: its full address.
        source: name of its raw text, if it has one.
        site: the site.
    """
    return _elements(
        title=card.title,
        creators=[link.title for link in card.authors],
        subjects=[link.title for link in (*card.categories, *card.tags)],
        description=None,
        date=card.date,
        identifier=url,
        source=source,
        place=card.place,
        site=site,
    )


def _elements(
    *,
    title: str,
    creators: Iterable[str],
    subjects: Iterable[str],
    description: str | None,
    date: IsoDate | None,
    identifier: str,
    source: str | None,
    place: str | None,
    site: Settings | SiteView,
) -> Elements:
    found: list[tuple[str, str | None]] = [
        ("title", title),
        *[("creator", creator) for creator in creators],
        *[("subject", subject) for subject in dict.fromkeys(subjects)],
        ("description", description),
        ("publisher", site.title),
        ("date", date),  # as precise as known: W3CDTF is the same as IsoDate
        ("type", "Text"),
        ("format", "text/html"),
        ("identifier", identifier),
        ("source", source),
        ("language", site.language),
        ("relation", site.base_url),
        ("coverage", place),
    ]
    return tuple([(name, value) for name, value in found if value])
