"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, of the same articles."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.model.views import FeedView, JsonFeedView, Page, Roll
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.planned import Group, PlannedPage, planned

FEED_LENGTH = 20


def feed_pages(
    frame: Frame, urls: tuple[str, str], title: str, home: str, articles: Roll
) -> Iterator[PlannedPage]:
    """Plan both feeds of a page.

    An article without a date has no place in them, for Atom wants one.

    Args:
        frame: what all pages have in common.
        urls: addresses of the Atom feed and of the JSON feed.
        title: of the feeds.
        home: the page that they follow.
        articles: newest first, undated ones last.
    """
    entries, dates = [], []
    for slug in articles.present[:FEED_LENGTH]:
        metadata = articles.source.summary(slug).metadata
        if metadata.date is not None:
            entries.append(slug)
            dates += [date for date in (metadata.date, metadata.updated) if date]
    updated, cards = max(dates, default=None), articles.source.roll(entries)
    atom, json = urls
    yield planned(frame, Page("feed", atom, title), FeedView(home, updated, cards))
    yield planned(frame, Page("json_feed", json, title), JsonFeedView(home, cards))


def feed_groups(plan: Plan) -> Iterator[Group[Roll]]:
    """Yield the newest articles of the whole archive."""
    yield Group("feed", plan.deck.roll(plan.archive.chronology.dated[:FEED_LENGTH]), site_feeds)


def site_feeds(frame: Frame, newest: Roll) -> Iterator[PlannedPage]:
    """Yield the feeds of the site."""
    url = frame.routes.url
    urls = (url("feed"), url("json_feed"))
    yield from feed_pages(frame, urls, frame.settings.title, url("home"), newest)
