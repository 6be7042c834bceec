"""The Nu HTML Checker has nothing to say about any page; sizes stay in their limits."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.browser.conftest import Get
from tests.browser.tools import html_checker

MOST_CSS = 25 * 1000
MOST_ARTICLE = 40 * 1000


@pytest.mark.parametrize(
    "name",
    [
        "demo",
        *[pytest.param(n, marks=pytest.mark.slow) for n in ("unterordner", "schlicht", "viele")],
    ],
)
def test_the_html_checker_is_content(published: Get, name: str) -> None:
    """All pages, style sheets and drawings; errors, warnings and remarks alike."""
    site = published(name)
    command = [*html_checker(), "--format", "json", "--exit-zero-always"]
    command += ["--also-check-css", "--also-check-svg", "--skip-non-html", str(site.folder)]
    result = subprocess.run(command, capture_output=True, check=True, timeout=300)
    messages = json.loads(result.stderr or result.stdout)["messages"]
    assert [
        (m["url"].removeprefix(site.folder.as_uri()), m.get("lastLine"), m["message"])
        for m in messages
    ] == []


def test_the_html_checker_would_find_something(tmp_path: pytest.TempPathFactory) -> None:
    """The command above is one that reports: three mistakes, three messages."""
    page = '<!DOCTYPE html><html lang="de"><title>T</title><p id="a"><p id="a"><img src="x">'
    (tmp_path / "a.html").write_text(page + "<b></i>", "utf-8")  # type: ignore[operator]
    command = [*html_checker(), "--format", "json", "--exit-zero-always", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert len(json.loads(result.stderr or result.stdout)["messages"]) >= 3


@pytest.mark.parametrize("name", ["demo", "schlicht", "viele"])
def test_style_sheets_are_small(published: Get, name: str) -> None:
    site = published(name)
    sheets = sorted(site.folder.rglob("*.css"))
    assert sheets
    assert sum(sheet.stat().st_size for sheet in sheets) <= MOST_CSS


@pytest.mark.parametrize("name", ["demo", "viele"])
def test_an_article_with_all_it_loads_is_small(published: Get, name: str) -> None:
    """Uncompressed, without the pictures."""
    site = published(name)
    for page, found in site.pages.items():
        if site.kind(page) == "article":
            loads = [load for load in set(found.loads) if "/bilder/" not in load]
            size = sum(site.file(path).stat().st_size for path in (page, *loads))
            assert size <= MOST_ARTICLE, page
