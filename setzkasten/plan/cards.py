"""From summaries to cards: an article as other pages show it, with the addresses of its terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property

from setzkasten.index.archive import Archive
from setzkasten.index.taxonomies import TAXONOMIES, term_key
from setzkasten.model.article import IsoDate
from setzkasten.model.digest import digest_all, digest_bytes, digest_of
from setzkasten.model.records import Proposed, Summary
from setzkasten.model.views import Card, Link, Roll
from setzkasten.plan.routes import Routes

_NAMES = tuple([taxonomy.name for taxonomy in TAXONOMIES])

_NOTHING = Proposed()

WORDS_PER_MINUTE = 220  # silent reading of German prose: Brysbaert 2019, about 180 to 260


class Deck:
    """The cards of all articles. Their fingerprints are always known; cards are made on demand.

    Args:
        archive: the index.
        routes: the addresses.
        before: a deck with the same addresses, whose fingerprints are taken over where they
            would come out the same.
        withheld: articles that are not published yet, and their first day; None for drafts.
    """

    def __init__(
        self,
        archive: Archive,
        routes: Routes,
        before: Deck | None = None,
        withheld: Mapping[str, IsoDate | None] | None = None,
    ) -> None:
        self.archive = archive
        self.routes = routes
        self.withheld = withheld or {}
        self._cards: dict[str, Card] = {}
        self.terms: dict[str, dict[str, Link]]
        self.digests: dict[str | None, bytes | None]
        self.rolls: dict[tuple[str | None, ...], bytes] = {}
        same = before and all(before.archive.terms[name] is archive.terms[name] for name in _NAMES)
        if before and same and before.archive.proposed == archive.proposed:
            self.terms = before.terms
            old, due, was_due = before.archive.summaries, self.withheld, before.withheld
            new = {
                slug: summary
                for slug, summary in archive.summaries.items()
                if summary is not old.get(slug) or due.get(slug) != was_due.get(slug)
            }
            self.digests = before.digests | self._digests_of(new)
            self.rolls = {
                slugs: digest
                for slugs, digest in before.rolls.items()
                if not any(slug in slugs for slug in new)
            }
        else:
            self.terms = {name: _links(name, archive, routes) for name in _NAMES}
            self.digests = self._digests_of(archive.summaries)

    def renewed(self, archive: Archive, changed: Mapping[str, Summary]) -> Deck:
        """Return the deck for an index in which nothing is other than what some articles say.

        Args:
            archive: the index, with the very terms of this deck's.
            changed: these articles, by slug.
        """
        kept = {slug: card for slug, card in self._cards.items() if slug not in changed}
        deck = copy(self)
        vars(deck).update(archive=archive, rolls={}, _cards=kept)
        deck.digests = {**self.digests, **deck._digests_of(changed)}  # noqa: SLF001  # its class's
        return deck

    def _digests_of(self, summaries: Mapping[str, Summary]) -> dict[str | None, bytes | None]:
        author, category, tag = [
            _LinkDigests(self.terms[name]).__getitem__ for name in ("author", "category", "tag")
        ]
        found: dict[str | None, bytes | None] = {None: None}
        for slug, summary in summaries.items():
            metadata = summary.metadata
            # The summary has the names of the terms; with it, their links follow one another
            # without a mark between them.
            parts = [summary.digest, *map(author, metadata.authors)]
            parts += map(category, metadata.categories)
            parts += map(tag, metadata.tags)
            parts.append(slug.encode())
            if due := self.withheld.get(slug):
                parts.append(b" " + due.encode())
            if proposed := self.archive.proposed.get(slug):
                parts += [b"?", *map(category, proposed.categories)]
                parts += [b"?", *map(tag, proposed.tags)]
            found[slug] = digest_bytes(b"".join(parts))
        return found

    @cached_property
    def years(self) -> Mapping[str, str]:
        """The year of each article that has a date."""
        years = self.archive.chronology.years
        return {slug: year for year, slugs in years.items() for slug in slugs}

    def roll(self, slugs: Sequence[str | None]) -> Roll:
        """Return what stands for the cards of articles, None for an empty place."""
        wanted = tuple(slugs)
        digest = self.rolls.get(wanted)
        if digest is None:
            digest = digest_all([self.digests[slug] for slug in wanted])
            self.rolls[wanted] = digest
        return Roll(digest, wanted, self)

    def summary(self, slug: str) -> Summary:
        """Return the summary of an article.

        Raises:
            KeyError: there is no such article.
        """
        return self.archive.summaries[slug]

    def card(self, slug: str) -> Card:
        """Return the card of an article.

        Raises:
            KeyError: there is no such article.
        """
        if slug not in self._cards:
            self._cards[slug] = self._card(slug)
        return self._cards[slug]

    def _card(self, slug: str) -> Card:
        summary = self.summary(slug)
        metadata = summary.metadata
        proposed = self.archive.proposed.get(slug, _NOTHING)
        return Card(
            title=metadata.title,
            url=self.routes.url("article", slug=slug),
            kicker=metadata.kicker,
            subtitle=metadata.subtitle,
            teaser=summary.excerpt,
            has_lead=metadata.teaser is not None,
            date=metadata.date,
            updated=metadata.updated,
            mentions_until=metadata.mentions_until,
            place=metadata.place,
            minutes=max(1, round(summary.words / WORDS_PER_MINUTE)),
            authors=self._links("author", metadata.authors),
            categories=self._links("category", metadata.categories),
            tags=self._links("tag", metadata.tags),
            guessed=metadata.guessed,
            draft=metadata.draft,
            digest=self.digests[slug] or b"",
            due=self.withheld.get(slug),
            suggested_categories=self._links("category", proposed.categories),
            suggested_tags=self._links("tag", proposed.tags),
        )

    def _links(self, taxonomy: str, names: tuple[str, ...]) -> tuple[Link, ...]:
        """Return the links to terms, each term once."""
        terms = self.terms[taxonomy]
        return tuple([terms[key] for key in dict.fromkeys(map(term_key, names))])


def _links(taxonomy: str, archive: Archive, routes: Routes) -> dict[str, Link]:
    """Return the links to the terms of a taxonomy, by term key."""
    return {
        key: Link(term.name, routes.url(taxonomy, slug=term.slug))
        for key, term in archive.terms[taxonomy].items()
    }


class _LinkDigests(dict[str, bytes]):
    """Maps a spelling of a term to the fingerprint of the link to it."""

    def __init__(self, terms: Mapping[str, Link]) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, name: str) -> bytes:
        digest = self[name] = digest_of(self._terms[term_key(name)])
        return digest
