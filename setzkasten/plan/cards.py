"""From summaries to cards: an article as other pages show it, with the addresses of its terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from setzkasten.index.archive import Archive
from setzkasten.index.taxonomies import TAXONOMIES, term_key
from setzkasten.model.digest import digest_bytes, digest_of
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
    finder = _TermFinder(terms)
    cards = {
        slug: _card(summary, routes.url("article", slug=slug), finder)
        for slug, summary in archive.summaries.items()
    }
    return Cards(cards, terms)


def _card(summary: Summary, url: str, terms: _TermFinder) -> Card:
    metadata = summary.metadata
    authors, authors_digest = terms.find("author", metadata.authors)
    categories, categories_digest = terms.find("category", metadata.categories)
    tags, tags_digest = terms.find("tag", metadata.tags)
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
        digest=digest_bytes(
            b"".join((summary.digest, authors_digest, categories_digest, tags_digest, url.encode()))
        ),
    )


class _TermFinder:
    """Finds the links to an article's terms, with their fingerprint; many articles share them."""

    def __init__(self, terms: Mapping[str, Mapping[str, Link]]) -> None:
        self._terms = terms
        self._found: dict[tuple[str, tuple[str, ...]], tuple[tuple[Link, ...], bytes]] = {}

    def find(self, taxonomy: str, names: tuple[str, ...]) -> tuple[tuple[Link, ...], bytes]:
        """Return the links to terms of a taxonomy, each term once, and their fingerprint."""
        found = self._found.get((taxonomy, names))
        if found is None:
            terms = self._terms[taxonomy]
            links = tuple([terms[key] for key in dict.fromkeys(map(term_key, names))])
            found = self._found[taxonomy, names] = (links, digest_of(links))
        return found
