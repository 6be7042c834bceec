"""The pages that show one text: articles, free pages, and the page for unknown addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from setzkasten.index.chronology import neighbours
from setzkasten.model.views import (
    ArticleView,
    BodyRef,
    Card,
    FreePageView,
    Link,
    NotFoundView,
    Page,
    Roll,
)
from setzkasten.parse.pages import FreePage
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.planned import Group, PlannedPage, planned

BUCKETS = 256
"""Groups that the articles are dealt into by their slugs, so that an edit touches few of them."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Some articles, with what their pages show beside them.

    Attributes:
        articles: themselves.
        before, after: the neighbour of each in time, or an empty place.
        paths: the file of each.
    """

    articles: Roll
    before: Roll
    after: Roll
    paths: tuple[str, ...]


def article_groups(plan: Plan) -> Iterator[Group[Articles]]:
    """Yield the articles, dealt into groups."""
    chronology = plan.archive.chronology
    beside = neighbours(chronology.dated[::-1]) | neighbours(chronology.undated)
    buckets: dict[int, list[str]] = {}
    for slug in plan.archive.summaries:
        buckets.setdefault(crc32(slug.encode()) % BUCKETS, []).append(slug)
    for number, slugs in buckets.items():
        inputs = Articles(
            plan.deck.roll(slugs),
            plan.deck.roll([beside[slug][0] for slug in slugs]),
            plan.deck.roll([beside[slug][1] for slug in slugs]),
            tuple([plan.bodies[slug] for slug in slugs]),
        )
        yield Group(f"artikel/{number}", inputs, article_pages)


def article_pages(frame: Frame, inputs: Articles) -> Iterator[PlannedPage]:
    """Yield a page for each article."""
    home = frame.home_crumb()
    source = inputs.articles.source

    def link(slug: str | None) -> Link | None:
        return _link(source.card(slug)) if slug is not None else None

    places = zip(
        inputs.articles.present, inputs.before.slugs, inputs.after.slugs, inputs.paths, strict=True
    )
    for slug, before, after, path in places:
        card, summary = source.card(slug), source.summary(slug)
        images = summary.metadata.images
        unplaced = [image for place, image in enumerate(images, 1) if place not in summary.placed]
        view = ArticleView(
            article=card,
            body=BodyRef(path, summary.body, images),
            previous=link(before),
            next=link(after),
            images=images,
            unplaced=tuple(unplaced),
            source=summary.metadata.source,
        )
        page = Page("article", card.url, card.title, card.teaser, (home, *card.categories[:1]))
        yield planned(frame, page, view)


def _link(card: Card) -> Link:
    return Link(card.title, card.url)


def free_groups(plan: Plan) -> Iterator[Group[tuple[FreePage, ...]]]:
    """Yield the group of the pages of `content/seiten/`."""
    yield Group("seiten", plan.pages, free_pages)


def free_pages(frame: Frame, pages: Iterable[FreePage]) -> Iterator[PlannedPage]:
    """Yield a page for each file of `content/seiten/`."""
    crumbs = (frame.home_crumb(),)
    for free in pages:
        url = frame.routes.url("page", slug=free.slug)
        page = Page("page", url, free.title, free.description, crumbs)
        yield planned(frame, page, FreePageView(BodyRef(free.path, free.body)))


def not_found_groups(plan: Plan) -> Iterator[Group[None]]:  # noqa: ARG001
    """Yield the group of the page that hosts show for unknown addresses."""
    yield Group("404", None, not_found_page)


def not_found_page(frame: Frame, inputs: None) -> Iterator[PlannedPage]:  # noqa: ARG001
    """Yield the page that hosts show for unknown addresses."""
    url = frame.routes.url("not_found")
    page = Page("not_found", url, frame.labels["nicht_gefunden"], indexed=False)
    yield planned(frame, page, NotFoundView())
