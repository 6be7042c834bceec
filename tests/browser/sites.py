"""The sites that are measured: built once, read as often as wanted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from setzkasten.options import Options
from setzkasten.plan.routes import ROUTES
from setzkasten.site import Site
from tests.browser.many import write_many
from tests.browser.reading import Contents, contents_of
from tests.conftest import ROOT

DEMO_ARTICLES = 48
MANY_ARTICLES = 500

MARKS = (
    '<div class="tabelle"',
    "<img ",
    "bild-verloren",
    "undatiert",
    "schaetzung",
    "<pre>",
    "<blockquote>",
    '<ol start="',
    'class="inhalt"',
    "vermutet",
)
"""What some articles have and others do not."""


@dataclass(frozen=True)
class Published:
    """A site as a host serves it.

    Attributes:
        base_url: full address of the home page, as the site was built for it.
        folder: what the host serves at `/`.
        articles: how many it was made from.
    """

    base_url: str
    folder: Path
    articles: int

    @property
    def home(self) -> str:
        """Path of the home page."""
        return urlsplit(self.base_url).path

    @cached_property
    def pages(self) -> dict[str, Contents]:
        """All HTML pages by their path."""
        return {path: contents_of(self.text(path)) for path in self.paths}

    @cached_property
    def paths(self) -> list[str]:
        """The paths of all HTML pages, in order."""
        files = sorted(self.folder.rglob("*.html"))
        names = [file.relative_to(self.folder).as_posix() for file in files]
        return ["/" + name.removesuffix("index.html") for name in names]

    def file(self, path: str) -> Path:
        """Return the file that the host sends for a path."""
        return self.folder / (path + "index.html" if path.endswith("/") else path).lstrip("/")

    def text(self, path: str) -> str:
        """Return a page as text."""
        return self.file(path).read_text("utf-8")

    def kind(self, path: str) -> str:
        """Return the route of a page; ` 2` follows for later pages of a list."""
        name = "/" + path.removeprefix(self.home)
        first = re.sub(r"seite/[0-9]+/\Z", "", name)
        return next(r for r, p in _PATTERNS if p.fullmatch(first)) + (" 2" if first != name else "")

    @cached_property
    def samples(self) -> dict[str, str]:
        """One page of each kind, the largest; articles also by what only some have."""
        found: dict[str, str] = {}
        for path in sorted(self.paths, key=lambda path: self.file(path).stat().st_size):
            kind = self.kind(path)
            found[kind] = path
            if kind == "article":
                text = self.text(path)
                found |= {f"article {mark}": path for mark in MARKS if mark in text}
        by_path = {path: name for name, path in found.items()}
        return {name: path for path, name in by_path.items()}


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the routes as patterns, those that leave least open first."""
    for name, route in sorted(ROUTES.items(), key=lambda item: item[1].count("{")):
        parts = re.split(r"\{[^}]*\}", route)
        yield name, re.compile("[^/]+".join(map(re.escape, parts)))


_PATTERNS = tuple(_patterns())


def build_demo(place: Path, base_url: str, theme: str = "magazin") -> Published:
    """Build the demo archive in a folder."""
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, place / name)
    settings = (ROOT / "setzkasten.yaml").read_text("utf-8")
    (place / "setzkasten.yaml").write_text(
        settings.replace("Theme: magazin", f"Theme: {theme}"), "utf-8"
    )
    return _publish(place, base_url, DEMO_ARTICLES)


def build_many(place: Path, base_url: str) -> Published:
    """Build a generated archive with the default theme in a folder."""
    shutil.copytree(ROOT / "themes", place / "themes")
    write_many(place, MANY_ARTICLES)
    return _publish(place, base_url, MANY_ARTICLES)


def _publish(place: Path, base_url: str, articles: int) -> Published:
    report = Site(place, Options(base_url=base_url)).build()
    assert report.published, report.problems
    assert report.articles == articles
    path = urlsplit(base_url).path.strip("/")
    host = place / "host"
    (host / path).parent.mkdir(parents=True, exist_ok=True)
    (place / "site").rename(host / path)
    return Published(base_url, host, articles)
