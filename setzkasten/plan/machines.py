"""What search engines read: the sitemap and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from setzkasten.model.views import Page, RobotsView, SitemapView
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.planned import Group, PlannedPage, planned


def robots_groups(plan: Plan) -> Iterator[Group[None]]:  # noqa: ARG001
    """Yield the group of robots.txt."""
    yield Group("robots", None, robots_page)


def robots_page(frame: Frame, inputs: None) -> Iterator[PlannedPage]:  # noqa: ARG001
    """Yield robots.txt."""
    page = Page("robots", frame.routes.url("robots"), "robots.txt")
    sitemap = frame.routes.absolute(frame.routes.url("sitemap"))
    yield planned(frame, page, RobotsView(sitemap))


def sitemap_pages(frame: Frame, listed: Iterable[tuple[str, str | None]]) -> Iterator[PlannedPage]:
    """Yield the sitemap.

    Args:
        frame: what all pages have in common.
        listed: output file and `PlannedPage.listed` of every page.
    """
    absolute = frame.routes.absolute
    at = frame.routes.at
    urls = [
        (absolute(at(output)), date or None) for output, date in sorted(listed) if date is not None
    ]
    page = Page("sitemap", frame.routes.url("sitemap"), "Sitemap")
    yield planned(frame, page, SitemapView(tuple(urls)))
