"""What programs read: the sitemap, robots.txt, the web app manifest, llms.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from setzkasten.model.views import (
    Bar,
    Link,
    LlmsView,
    ManifestView,
    Page,
    RobotsView,
    SitemapIndexView,
    SitemapView,
)
from setzkasten.plan.assemble import MENU, Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.planned import Group, PlannedPage, planned

MOST_URLS = 50_000  # in one sitemap (sitemaps.org)


def robots_groups(plan: Plan) -> Iterator[Group[None]]:  # noqa: ARG001
    """Yield the group of robots.txt."""
    yield Group("robots", None, robots_page)


def robots_page(frame: Frame, inputs: None) -> Iterator[PlannedPage]:  # noqa: ARG001
    """Yield robots.txt."""
    page = Page("robots", frame.routes.url("robots"), "robots.txt")
    sitemap = frame.routes.absolute(frame.routes.url("sitemap"))
    yield planned(frame, page, RobotsView(sitemap))


def manifest_groups(plan: Plan) -> Iterator[Group[None]]:  # noqa: ARG001
    """Yield the group of the manifest."""
    yield Group("manifest", None, manifest_page)


def manifest_page(frame: Frame, inputs: None) -> Iterator[PlannedPage]:  # noqa: ARG001
    """Yield the web app manifest."""
    page = Page("manifest", frame.routes.url("manifest"), frame.settings.title)
    yield planned(frame, page, ManifestView())


def llms_groups(plan: Plan) -> Iterator[Group[LlmsView]]:
    """Yield what llms.txt says."""
    frame, archive = plan.frame, plan.archive
    labels, url = frame.labels, frame.routes.url
    years = sorted(archive.chronology.years)
    names = (*MENU, ("alle_artikel", "all"))
    links = plan.deck.terms["category"]
    view = LlmsView(
        articles=len(archive.summaries),
        years=tuple(dict.fromkeys([years[0], years[-1]])) if years else (),
        overviews=tuple([Link(labels[label], url(route)) for label, route in names]),
        categories=tuple(
            [
                Bar(term.name, links[key].url, len(term.articles))
                for key, term in archive.terms["category"].items()
            ]
        ),
        pages=tuple([Link(page.title, url("page", slug=page.slug)) for page in plan.pages]),
        feeds=tuple([Link(labels[name], url(name)) for name in ("feed", "json_feed", "sitemap")]),
        original=frame.routes.absolute(url("original", slug="SLUG")) if plan.originals else None,
    )
    yield Group("llms", view, llms_page)


def llms_page(frame: Frame, view: LlmsView) -> Iterator[PlannedPage]:
    """Yield llms.txt."""
    yield planned(frame, Page("llms", frame.routes.url("llms"), "llms.txt"), view)


def sitemap_pages(frame: Frame, listed: Iterable[tuple[str, str | None]]) -> Iterator[PlannedPage]:
    """Yield the sitemap; above 50,000 addresses, several with a list of them in its place.

    Args:
        frame: what all pages have in common.
        listed: output file and `PlannedPage.listed` of every page.
    """
    routes = frame.routes
    absolute, at = routes.absolute, routes.at
    urls = [
        (absolute(at(output)), date or None) for output, date in sorted(listed) if date is not None
    ]
    page = Page("sitemap", routes.url("sitemap"), "Sitemap")
    if len(urls) <= MOST_URLS:
        yield planned(frame, page, SitemapView(tuple(urls)))
        return
    starts = range(0, len(urls), MOST_URLS)
    parts = [routes.url("sitemap_part", part=str(part)) for part in range(1, len(starts) + 1)]
    yield planned(frame, page, SitemapIndexView(tuple(map(absolute, parts))))
    for part, start in zip(parts, starts, strict=True):
        view = SitemapView(tuple(urls[start : start + MOST_URLS]))
        yield planned(frame, Page("sitemap_part", part, "Sitemap"), view)
