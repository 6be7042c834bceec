"""Plans and pages made of a few Markdown files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from setzkasten.model.problem import Problem
from setzkasten.model.records import ArticleRecord
from setzkasten.model.settings import Settings
from setzkasten.parse.article import parse_article, summarise
from setzkasten.plan.assemble import Plan, assemble
from setzkasten.plan.planned import PlannedPage, with_cards
from setzkasten.plan.rules import plan_pages

SETTINGS = Settings(title="Archiv", base_url="https://example.org/a/", page_size=2, newest=3)


def record(text: str, digest: bytes = b"") -> ArticleRecord:
    """Return what is known of a Markdown file."""
    found, problems = parse_article(text, "content/artikel/a.md", "a")
    return ArticleRecord(digest, summarise(found) if found else None, False, None, b"", problems)


def make_plan(
    files: Mapping[str, str], settings: Settings = SETTINGS, **more: Any
) -> tuple[Plan, tuple[Problem, ...]]:
    """Make the plan of articles, given as name and Markdown."""
    records = {
        f"content/artikel/{name}.md": record(text, name.encode()) for name, text in files.items()
    }
    return assemble(records, (), settings, **more)


def make_pages(
    files: Mapping[str, str], settings: Settings = SETTINGS, **more: Any
) -> dict[str, PlannedPage]:
    """Return all pages of a site as their templates get them."""
    plan, _ = make_plan(files, settings, **more)
    return {page.output: replace(page, view=with_cards(page.view)) for page in plan_pages(plan)}
