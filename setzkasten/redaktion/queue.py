"""The queue: the articles that need a look, the worst first, and the way through them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from setzkasten.language.slug import slug_of_name
from setzkasten.model.records import ArticleRecord, TextRecord
from setzkasten.plan.routes import Routes
from setzkasten.redaktion.reasons import Finding, Reason, findings, weight
from setzkasten.sources import stem_of
from setzkasten.versions.reconcile import claims_of

PAGE = 50
"""Articles on one page of the queue."""


@dataclass(frozen=True)
class Holdings:
    """The archive as the last build saw it.

    Attributes:
        articles: Markdown file → what it says.
        texts: raw text → what came of it.
        bodies: slug of a published article → its Markdown file.
        routes: the addresses of the site; None where it was never built.
    """

    articles: Mapping[str, ArticleRecord] = field(default_factory=dict)
    texts: Mapping[str, TextRecord] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    routes: Routes | None = None

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Name of an article, its file without folder and ending → the file."""
        return {stem_of(path): path for path in self.articles}

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """Markdown file → the raw text it was made from, where that is there."""
        claims = claims_of(self.texts, self.articles)
        return {path: text for text, paths in claims.items() for path in paths}

    def address(self, path: str) -> str | None:
        """Return the address of an article's page; None where it has none, as a draft."""
        slug = slug_of_name(stem_of(path))
        if self.routes is None or self.bodies.get(slug) != path:
            return None
        return self.routes.url("article", slug=slug)

    def title(self, path: str) -> str:
        """Return the title of an article, or its name where its head cannot be read."""
        summary = self.articles[path].summary
        return summary.metadata.title if summary else stem_of(path)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that needs a look.

    Attributes:
        name: its file without folder and ending.
        title: as its page shows it.
        findings: why, the worst first; at least one.
        draft: whether it is one.
    """

    name: str
    title: str
    findings: tuple[Finding, ...]
    draft: bool


@dataclass(frozen=True)
class Queue:
    """The articles that need a look.

    Attributes:
        waiting: the worst first; among equals, by title.
    """

    waiting: tuple[Waiting, ...]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Name of an article → its place, from 0."""
        return {entry.name: place for place, entry in enumerate(self.waiting)}

    @cached_property
    def counts(self) -> Mapping[Reason, int]:
        """Reason → how many articles have it."""
        return Counter(found.reason for entry in self.waiting for found in entry.findings)

    def narrowed(self, reason: Reason | None, words: str = "") -> Queue:
        """Return the part of the queue that has a reason, and whose titles have some words."""
        wanted = words.casefold().split()
        if reason is None and not wanted:
            return self
        return Queue(tuple([entry for entry in self.waiting if _fits(entry, reason, wanted)]))

    def around(self, name: str, place: int | None = None) -> tuple[str | None, str | None]:
        """Return the names of the articles before and after one.

        Args:
            name: the article; it may have left the queue.
            place: where it stood when an editor opened it. An article that was mended has left
                the queue or moved down, and the one that now stands in its place comes next.
        """
        if place is None or not 0 <= place <= len(self.waiting):
            place = self.places.get(name, -1)
        here = self.waiting[place : place + 1] if place >= 0 else ()
        after = place + 1 if here and here[0].name == name else max(place, 0)
        names = [entry.name for entry in self.waiting]
        before = names[place - 1] if place > 0 else None
        follows = next((found for found in names[after : after + 2] if found != name), None)
        return before, follows


def _fits(entry: Waiting, reason: Reason | None, wanted: Sequence[str]) -> bool:
    if reason is not None and all(found.reason is not reason for found in entry.findings):
        return False
    title = entry.title.casefold()
    return all(word in title for word in wanted)


def build_queue(holdings: Holdings, likenesses: Mapping[str, int]) -> Queue:
    """Put the articles that need a look in order.

    Args:
        holdings: the archive.
        likenesses: Markdown file → how many others have nearly the same text.
    """
    found = []
    for path, record in holdings.articles.items():
        text = holdings.texts.get(holdings.origins.get(path, ""))
        reasons = findings(record, text, likenesses.get(path, 0))
        if reasons:
            summary = record.summary
            alphabet = summary.alphabet if summary else ""
            draft = bool(summary and summary.metadata.draft)
            entry = Waiting(stem_of(path), holdings.title(path), reasons, draft)
            found.append((-weight(reasons), alphabet, entry.name, entry))
    found.sort(key=lambda item: item[:3])
    return Queue(tuple([item[3] for item in found]))


def page_of(entries: Sequence[Waiting], number: int) -> tuple[Sequence[Waiting], int, int]:
    """Return the entries of a page, its number held in bounds, and how many pages there are."""
    pages = max(1, -(-len(entries) // PAGE))
    number = min(max(1, number), pages)
    return entries[(number - 1) * PAGE : number * PAGE], number, pages
