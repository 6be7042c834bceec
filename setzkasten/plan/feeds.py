"""Atom feeds."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.model.views import FeedView, Page, Roll
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.planned import Group, PlannedPage, planned

FEED_LENGTH = 20


def feed_page(frame: Frame, url: str, title: str, home: str, articles: Roll) -> PlannedPage:
    """Plan a feed; an article without a date has no place in it, for Atom wants one (RFC 4287).

    Args:
        frame: what all pages have in common.
        url: address of the feed.
        title: of the feed.
        home: the page that it follows.
        articles: newest first, undated ones last.
    """
    entries, dates = [], []
    for slug in articles.present[:FEED_LENGTH]:
        metadata = articles.source.summary(slug).metadata
        if metadata.date is not None:
            entries.append(slug)
            dates += [date for date in (metadata.date, metadata.updated) if date]
    view = FeedView(home, max(dates, default=None), articles.source.roll(entries))
    return planned(frame, Page("feed", url, title), view)


def feed_groups(plan: Plan) -> Iterator[Group[Roll]]:
    """Yield the newest articles of the whole archive."""
    yield Group("feed", plan.deck.roll(plan.archive.chronology.dated[:FEED_LENGTH]), site_feed)


def site_feed(frame: Frame, newest: Roll) -> Iterator[PlannedPage]:
    """Yield the feed of the site."""
    routes = frame.routes
    yield feed_page(frame, routes.url("feed"), frame.settings.title, routes.url("home"), newest)
