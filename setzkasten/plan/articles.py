"""The pages that show one text: articles, free pages, and the page for unknown addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from zlib import crc32

from setzkasten.model.views import (
    ArticleView,
    BodyRef,
    Card,
    FreePageView,
    Link,
    NotFoundView,
    Page,
    Pointer,
    Roll,
    Row,
)
from setzkasten.parse.pages import FreePage
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.pictures import first_picture
from setzkasten.plan.planned import Group, PlannedPage, planned

BUCKETS = 256
"""Groups that the articles are dealt into by their slugs, so that an edit touches few of them."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Some articles, with what their pages show beside them.

    Attributes:
        articles: themselves.
        before, after: the neighbour of each in time, or an empty place.
        earlier, later: the neighbour of each in its first category, or an empty place.
        related: those related to each, with an empty place after the last of each.
        pictures: the first picture of each whose file is there, or None.
        paths: the file of each.
        originals: whether the original text of each lies beside its page.
    """

    articles: Roll
    before: Roll
    after: Roll
    earlier: Roll
    later: Roll
    related: Roll
    pictures: tuple[str | None, ...]
    paths: tuple[str, ...]
    originals: bool


def article_groups(plan: Plan) -> Iterator[Group[Articles]]:
    """Yield the articles, dealt into groups."""
    buckets: dict[str, list[str]] = {}
    for slug in plan.archive.summaries:
        buckets.setdefault(group_of(slug), []).append(slug)
    for key, slugs in buckets.items():
        yield article_group(plan, key, slugs)


def group_of(slug: str) -> str:
    """Return the key of the group that an article is dealt into."""
    return f"artikel/{crc32(slug.encode()) % BUCKETS}"


def article_group(plan: Plan, key: str, slugs: Sequence[str]) -> Group[Articles]:
    """Return a group of some articles, given in the order of the archive."""
    return Group(key, _articles(plan, slugs), article_pages, parts=True)


def _articles(plan: Plan, slugs: Sequence[str]) -> Articles:
    roll, beside = plan.deck.roll, plan.archive.chronology.beside
    in_category, found = plan.archive.in_category, plan.archive.related.found
    summaries = plan.archive.summaries
    rows = [in_category.get(slug, (None, None)) for slug in slugs]
    related: list[str | None] = []
    for slug in slugs:
        related += found[slug].split()
        related.append(None)
    return Articles(
        roll(slugs),
        roll([beside[slug][0] for slug in slugs]),
        roll([beside[slug][1] for slug in slugs]),
        roll([before for before, _ in rows]),
        roll([after for _, after in rows]),
        roll(related),
        tuple([first_picture(summaries[slug].metadata.images, plan.pictures) for slug in slugs]),
        tuple([plan.bodies[slug] for slug in slugs]),
        bool(plan.originals),
    )


def article_pages(
    frame: Frame, inputs: Articles, only: AbstractSet[str] | None = None
) -> Iterator[PlannedPage]:
    """Yield a page for each article; `only` for some of them."""
    home, url = frame.home_crumb(), frame.routes.url
    source = inputs.articles.source

    def link(slug: str | None) -> Link | None:
        return _link(source.card(slug)) if slug is not None else None

    def row(card: Card, earlier: str | None, later: str | None) -> Row | None:
        return Row(card.categories[0], link(earlier), link(later))

    related = iter(inputs.related.slugs)
    places = zip(
        inputs.articles.present,
        inputs.paths,
        inputs.pictures,
        zip(inputs.before.slugs, inputs.after.slugs, strict=True),
        zip(inputs.earlier.slugs, inputs.later.slugs, strict=True),
        strict=True,
    )
    for slug, path, picture, beside, in_category in places:
        others = list(iter(related.__next__, None))
        if only is not None and slug not in only:
            continue
        card, summary = source.card(slug), source.summary(slug)
        images = summary.metadata.images
        unplaced = [image for place, image in enumerate(images, 1) if place not in summary.placed]
        view = ArticleView(
            article=card,
            body=BodyRef(path, summary.body, images),
            previous=link(beside[0]),
            next=link(beside[1]),
            images=images,
            unplaced=tuple(unplaced),
            source=summary.metadata.source,
            row=row(card, *in_category) if in_category not in {beside, _ALONE} else None,
            related=tuple([_pointer(source.card(other)) for other in others]),
            words=summary.words,
            picture=url("picture", name=picture) if picture else None,
            original=url("original", slug=slug) if inputs.originals else None,
        )
        crumbs, public = (home, *card.categories[:1]), not (card.draft or card.due)
        page = Page("article", card.url, card.title, card.teaser, crumbs, indexed=public)
        yield planned(frame, page, view)


_ALONE = (None, None)


def _link(card: Card) -> Link:
    return Link(card.title, card.url)


def _pointer(card: Card) -> Pointer:
    return Pointer(card.title, card.url, card.date, card.draft, card.due)


def free_groups(plan: Plan) -> Iterator[Group[tuple[FreePage, ...]]]:
    """Yield the group of the pages of `content/seiten/`."""
    yield Group("seiten", plan.pages, free_pages)


def free_pages(frame: Frame, pages: Iterable[FreePage]) -> Iterator[PlannedPage]:
    """Yield a page for each file of `content/seiten/`."""
    crumbs = (frame.home_crumb(),)
    for free in pages:
        url = frame.routes.url("page", slug=free.slug)
        page = Page("page", url, free.title, free.description, crumbs, indexed=not free.draft)
        yield planned(frame, page, FreePageView(BodyRef(free.path, free.body), free.draft))


def not_found_groups(plan: Plan) -> Iterator[Group[None]]:  # noqa: ARG001
    """Yield the group of the page that hosts show for unknown addresses."""
    yield Group("404", None, not_found_page)


def not_found_page(frame: Frame, inputs: None) -> Iterator[PlannedPage]:  # noqa: ARG001
    """Yield the page that hosts show for unknown addresses."""
    url = frame.routes.url("not_found")
    page = Page("not_found", url, frame.labels["nicht_gefunden"], indexed=False)
    yield planned(frame, page, NotFoundView())
