"""The rules of the site: each finds the groups of pages of one kind.

A new kind of page is a route in `setzkasten.plan.routes`, a view in
`setzkasten.model.views`, a template, and a rule here. A rule takes from the plan
what its pages need and nothing more: a group's pages are planned from these
inputs alone, so that they need no planning while the inputs stay the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from setzkasten.plan.alphabet import alphabet_groups
from setzkasten.plan.articles import article_groups, free_groups, not_found_groups
from setzkasten.plan.assemble import Plan
from setzkasten.plan.feeds import feed_groups
from setzkasten.plan.home import home_groups
from setzkasten.plan.machines import (
    llms_groups,
    manifest_groups,
    robots_groups,
    sitemap_pages,
)
from setzkasten.plan.periods import archive_groups, period_groups
from setzkasten.plan.planned import Group, PlannedPage
from setzkasten.plan.searching import search_groups
from setzkasten.plan.terms import term_groups, term_index_groups

RULES: tuple[Callable[[Plan], Iterator[Group[Any]]], ...] = (
    home_groups,
    article_groups,
    term_index_groups,
    term_groups,
    archive_groups,
    alphabet_groups,
    period_groups,
    free_groups,
    search_groups,
    not_found_groups,
    feed_groups,
    robots_groups,
    manifest_groups,
    llms_groups,
)


def plan_groups(plan: Plan) -> Iterator[Group[Any]]:
    """Yield the groups of all pages but the sitemap, which names the others."""
    for rule in RULES:
        yield from rule(plan)


def plan_pages(plan: Plan) -> list[PlannedPage]:
    """Return all pages of the site, the sitemap last."""
    pages = [page for group in plan_groups(plan) for page in group.pages(plan.frame)]
    listed = [(page.output, page.listed) for page in pages]
    return [*pages, *sitemap_pages(plan.frame, listed)]
