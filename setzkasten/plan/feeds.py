"""What machines read: Atom feeds, the sitemap, robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from setzkasten.index.taxonomies import TAXONOMIES
from setzkasten.model.views import (
    ArticleView,
    Card,
    FeedView,
    Page,
    RobotsView,
    SitemapView,
)
from setzkasten.plan.planned import Plan, PlannedPage, planned
from setzkasten.plan.terms import term_cards

FEED_LENGTH = 20


def feed_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the feed of the site and one for each category, tag and author."""
    dated = plan.archive.chronology.dated[:FEED_LENGTH]
    newest = [plan.cards.by_slug[slug] for slug in dated]
    home = plan.routes.url("home")
    yield _feed(plan, plan.routes.url("feed"), plan.settings.title, home, newest)
    for taxonomy in TAXONOMIES:
        for term in plan.archive.terms[taxonomy.name].values():
            url = plan.routes.url(f"{taxonomy.name}_feed", slug=term.slug)
            title = f"{term.name} – {plan.settings.title}"
            home = plan.routes.url(taxonomy.name, slug=term.slug)
            yield _feed(plan, url, title, home, term_cards(plan, term))


def _feed(plan: Plan, url: str, title: str, home: str, cards: Iterable[Card]) -> PlannedPage:
    """Plan a feed; an article without a date has no place in it, for Atom wants one (RFC 4287)."""
    entries = tuple([card for card in cards if card.date])[:FEED_LENGTH]
    dates = [date for card in entries for date in (card.date, card.updated) if date]
    view = FeedView(home, max(dates, default=None), entries)
    return planned(plan, Page("feed", url, title), view)


def robots_page(plan: Plan) -> Iterator[PlannedPage]:
    """Yield robots.txt."""
    page = Page("robots", plan.routes.url("robots"), "robots.txt")
    sitemap = plan.routes.absolute(plan.routes.url("sitemap"))
    yield planned(plan, page, RobotsView(sitemap))


def sitemap_pages(plan: Plan, pages: Sequence[PlannedPage]) -> Iterator[PlannedPage]:
    """Yield the sitemap of all pages that search engines may list."""
    urls = []
    for entry in pages:
        if entry.page.indexed and entry.output.endswith(".html"):
            card = entry.view.article if isinstance(entry.view, ArticleView) else None
            changed = (card.updated or card.date) if card else None
            urls.append((plan.routes.absolute(entry.page.url), changed))
    page = Page("sitemap", plan.routes.url("sitemap"), "Sitemap")
    yield planned(plan, page, SitemapView(tuple(urls)))
