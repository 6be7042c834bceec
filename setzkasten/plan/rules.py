"""The rules of the site: each makes the pages of one kind from the plan.

A new kind of page is a route in `setzkasten.plan.routes`, a view in
`setzkasten.model.views`, a template, and a rule here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from setzkasten.plan.articles import article_pages, free_pages, not_found_page
from setzkasten.plan.feeds import feed_pages, robots_page, sitemap_pages
from setzkasten.plan.home import home_page
from setzkasten.plan.periods import archive_page, period_pages, undated_pages
from setzkasten.plan.planned import Plan, PlannedPage
from setzkasten.plan.terms import term_index_pages, term_pages

RULES: tuple[Callable[[Plan], Iterator[PlannedPage]], ...] = (
    home_page,
    article_pages,
    term_index_pages,
    term_pages,
    archive_page,
    period_pages,
    undated_pages,
    free_pages,
    not_found_page,
    feed_pages,
    robots_page,
)


def plan_pages(plan: Plan) -> list[PlannedPage]:
    """Return all pages of the site, the sitemap last since it names the others."""
    pages = [page for rule in RULES for page in rule(plan)]
    pages += sitemap_pages(plan, pages)
    return pages
