"""The pages that show one text: articles, free pages, and the page for unknown addresses."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.index.chronology import neighbours
from setzkasten.model.views import (
    ArticleView,
    BodyRef,
    Card,
    FreePageView,
    Link,
    NotFoundView,
    Page,
)
from setzkasten.plan.planned import Plan, PlannedPage, home_crumb, planned


def article_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield a page for each article."""
    cards = plan.cards.by_slug
    chronology = plan.archive.chronology
    beside = neighbours(chronology.dated[::-1]) | neighbours(chronology.undated)
    home = home_crumb(plan)
    for slug, summary in plan.archive.summaries.items():
        card = cards[slug]
        before, after = beside[slug]
        images = summary.metadata.images
        unplaced = [image for place, image in enumerate(images, 1) if place not in summary.placed]
        view = ArticleView(
            article=card,
            body=BodyRef(plan.bodies[slug], summary.body, images),
            previous=_link(cards[before]) if before else None,
            next=_link(cards[after]) if after else None,
            images=images,
            unplaced=tuple(unplaced),
            source=summary.metadata.source,
        )
        page = Page("article", card.url, card.title, card.teaser, (home, *card.categories[:1]))
        yield planned(plan, page, view)


def _link(card: Card) -> Link:
    return Link(card.title, card.url)


def free_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield a page for each file of `content/seiten/`."""
    crumbs = (home_crumb(plan),)
    for free in plan.pages:
        url = plan.routes.url("page", slug=free.slug)
        page = Page("page", url, free.title, free.description, crumbs)
        yield planned(plan, page, FreePageView(BodyRef(free.path, free.digest)))


def not_found_page(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the page that hosts show for unknown addresses."""
    url = plan.routes.url("not_found")
    page = Page("not_found", url, plan.labels["nicht_gefunden"], indexed=False)
    yield planned(plan, page, NotFoundView())
