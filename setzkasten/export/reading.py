"""Read the archive as the site shows it, for all exports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from setzkasten.model.article import Metadata
from setzkasten.model.dublin_core import dublin_core
from setzkasten.model.records import Summary
from setzkasten.model.settings import Settings
from setzkasten.model.showing import Showing
from setzkasten.parse.article import parse_article
from setzkasten.plan.assemble import Plan, assemble
from setzkasten.publish.state import State
from setzkasten.read.files import read_bytes, text_of
from setzkasten.sources import find_sources, stem_of
from setzkasten.stages import read_article
from setzkasten.surroundings import gather_surroundings


@dataclass(frozen=True)
class Piece:
    """An article as exports see it.

    Attributes:
        slug: its name in addresses.
        url: its full address.
        summary: what its front matter says, and its excerpt.
        markdown: its body.
        dublin_core: elements and values.
    """

    slug: str
    url: str
    summary: Summary
    markdown: str
    dublin_core: tuple[tuple[str, str], ...]

    @property
    def metadata(self) -> Metadata:
        """The front matter."""
        return self.summary.metadata


@dataclass(frozen=True)
class Holdings:
    """All that can be exported.

    Attributes:
        plan: the index and the addresses of the site.
        pieces: by slug, in the order of the archive: newest first, undated ones last.
    """

    plan: Plan
    pieces: Mapping[str, Piece]

    @property
    def settings(self) -> Settings:
        """The settings of the site."""
        return self.plan.frame.settings

    def absolute(self, route: str, **values: str) -> str:
        """Return the full address of a route."""
        routes = self.plan.frame.routes
        return routes.absolute(routes.url(route, 1, **values))


def read_holdings(
    root: Path,
    base_url: str | None = None,
    showing: Showing = Showing(),  # noqa: B008  # frozen
) -> Holdings:
    """Read all published articles.

    Args:
        root: the archive; its Markdown has been brought up to date by a build.
        base_url: stands in for the one in the settings.
        showing: what is published.
    """
    sources = find_sources(root)
    around = gather_surroundings(root, sources, State(), base_url)
    files = dict(_files(root, [file.path for file in sources.articles]))
    records = {path: read_article(path, data) for path, data in files.items()}
    plan, _ = assemble(records, around.pages, around.settings, showing=showing)
    routes, settings = plan.frame.routes, plan.frame.settings
    pieces = {}
    for slug in plan.archive.chronology.order:
        path, summary = plan.bodies[slug], plan.archive.summaries[slug]
        url = routes.absolute(routes.url("article", slug=slug))
        text = text_of(files[path], path)
        article = parse_article(text, path, stem_of(path))[0] if isinstance(text, str) else None
        body = article.body if article else ""
        pieces[slug] = Piece(slug, url, summary, body, dublin_core(summary, url, settings))
    return Holdings(plan, pieces)


def _files(root: Path, paths: list[str]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        data = read_bytes(root, path)
        if isinstance(data, bytes):
            yield path, data
