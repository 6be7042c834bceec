"""The front page."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.model.views import HomeView, Page
from setzkasten.plan.listing import year_bars
from setzkasten.plan.periods import undated_bar, year_url
from setzkasten.plan.planned import Plan, PlannedPage, planned
from setzkasten.plan.terms import term_links

MOST_TAGS = 40


def home_page(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the front page."""
    cards = plan.cards.by_slug
    chronology = plan.archive.chronology
    newest = (*chronology.dated, *chronology.undated)[: plan.settings.newest]
    categories = term_links(plan, "category")
    tags = term_links(plan, "tag")
    most_used = set(sorted(tags, key=lambda term: -term.count)[:MOST_TAGS])
    view = HomeView(
        newest=tuple([cards[slug] for slug in newest]),
        articles=len(cards),
        authors=len(plan.archive.terms["author"]),
        years=year_bars(cards.values(), year_url(plan)),
        undated=undated_bar(plan),
        categories=tuple(sorted(categories, key=lambda term: -term.count)),
        tags=tuple([tag for tag in tags if tag in most_used]),
    )
    settings = plan.settings
    page = Page("home", plan.routes.url("home"), settings.title, settings.description)
    yield planned(plan, page, view)
