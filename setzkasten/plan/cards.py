"""From summaries to cards: an article as other pages show it, with the addresses of its terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from setzkasten.index.archive import Archive
from setzkasten.index.taxonomies import TAXONOMIES, term_key
from setzkasten.model.digest import digest_of
from setzkasten.model.records import Summary
from setzkasten.model.views import Card, Link
from setzkasten.plan.routes import Routes

WORDS_PER_MINUTE = 220  # silent reading of German prose: Brysbaert 2019, about 180 to 260


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of all articles by slug, and the links to all terms by taxonomy and term key."""

    by_slug: Mapping[str, Card]
    terms: Mapping[str, Mapping[str, Link]]


def build_cards(archive: Archive, routes: Routes) -> Cards:
    """Make the card of every article."""
    terms = {
        taxonomy.name: {
            key: Link(term.name, routes.url(taxonomy.name, slug=term.slug))
            for key, term in archive.terms[taxonomy.name].items()
        }
        for taxonomy in TAXONOMIES
    }
    cards = {
        slug: _card(summary, routes.url("article", slug=slug), terms)
        for slug, summary in archive.summaries.items()
    }
    return Cards(cards, terms)


def _card(summary: Summary, url: str, terms: Mapping[str, Mapping[str, Link]]) -> Card:
    metadata = summary.metadata
    authors, categories, tags = (
        _links(getattr(metadata, taxonomy.attribute), terms[taxonomy.name])
        for taxonomy in (_AUTHOR, _CATEGORY, _TAG)
    )
    return Card(
        title=metadata.title,
        url=url,
        kicker=metadata.kicker,
        subtitle=metadata.subtitle,
        teaser=summary.excerpt,
        has_lead=metadata.teaser is not None,
        date=metadata.date,
        updated=metadata.updated,
        mentions_until=metadata.mentions_until,
        place=metadata.place,
        minutes=max(1, round(summary.words / WORDS_PER_MINUTE)),
        authors=authors,
        categories=categories,
        tags=tags,
        guessed=metadata.guessed,
        draft=metadata.draft,
        digest=digest_of((summary.digest, url, authors, categories, tags)),
    )


_CATEGORY, _TAG, _AUTHOR = TAXONOMIES


def _links(names: tuple[str, ...], terms: Mapping[str, Link]) -> tuple[Link, ...]:
    """Return the links to an article's terms, each term once."""
    keys = dict.fromkeys([term_key(name) for name in names])
    return tuple([terms[key] for key in keys])
