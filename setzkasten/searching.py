"""Keep the index of the search: prepare the articles that changed, and put all together again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from setzkasten.making import Texts
from setzkasten.model.digest import digest_bytes, digest_of
from setzkasten.plan.assemble import Plan
from setzkasten.program import program_digest
from setzkasten.progress import Progress
from setzkasten.publish.sealed import read_sealed, write_sealed
from setzkasten.publish.state import State
from setzkasten.search.build import build_index
from setzkasten.search.entries import IndexJob, prepare_articles
from setzkasten.search.prepare import Prepared
from setzkasten.sitefiles import SiteFile
from setzkasten.workers import Crew

_KIND = "Suche 1"


@dataclass(frozen=True)
class _Kept:
    """What is kept of the articles of the last index.

    Attributes:
        program: fingerprint of the program and its libraries.
        articles: slug → fingerprint of all that was looked at, and what came of it.
    """

    program: bytes = b""
    articles: Mapping[str, tuple[bytes, Prepared]] = field(default_factory=dict)


@dataclass(frozen=True)
class Searching:
    """Makes the index.

    Attributes:
        path: where prepared articles are kept between builds; None for nowhere.
        crew: prepares them.
        progress: is told of each article.
    """

    path: Path | None
    crew: Crew
    progress: Progress

    def index(
        self, plan: Plan, texts: Texts, old: State, damaged: frozenset[str]
    ) -> tuple[list[SiteFile], bytes]:
        """Return the files of the index, and the fingerprint of all that it is made from.

        Where that is what it was, nothing is read and the files stay as they are.

        Args:
            plan: the articles.
            texts: gives their Markdown.
            old: what is remembered.
            damaged: files of the site that are not as they were left.
        """
        keys = _keys(plan)
        digest = digest_of((program_digest(), dict(sorted(keys.items()))))
        known = kept_index(plan, old)
        if digest == old.search and damaged.isdisjoint(file.name for file in known):
            return known, digest
        prepared, sure = self._prepared(plan, texts, keys)
        folder = index_folder(plan)
        files = [
            SiteFile(folder + name, digest_bytes(data), data)
            for name, data in build_index(prepared).items()
        ]
        return files, digest if sure else b""

    def _prepared(
        self, plan: Plan, texts: Texts, keys: Mapping[str, bytes]
    ) -> tuple[list[Prepared], bool]:
        """Return all articles, prepared, and whether each said what it was expected to say."""
        kept = read_sealed(self.path, _KIND, _Kept) if self.path else None
        if kept is None or kept.program != program_digest():
            kept = _Kept()
        ready = {slug: entry for slug, entry in kept.articles.items() if keys.get(slug) == entry[0]}
        missing = [slug for slug in keys if slug not in ready]
        self.progress.total(len(missing))
        doubtful: set[str] = set()
        jobs = (self._job(plan, texts, slug, doubtful) for slug in missing)
        with self.crew.workers(len(missing)) as workers:
            made = workers.map(partial(prepare_articles, plan.frame.locale), jobs)
            for slug, prepared in zip(missing, made, strict=True):
                ready[slug] = (keys[slug] if slug not in doubtful else b"", prepared)
                self.progress.step()
        if self.path and (missing or len(ready) < len(kept.articles)):
            write_sealed(self.path, _KIND, _Kept(program_digest(), ready))
        return [prepared for _, prepared in ready.values()], not doubtful

    @staticmethod
    def _job(plan: Plan, texts: Texts, slug: str, doubtful: set[str]) -> IndexJob:
        summary = plan.deck.summary(slug)
        markdown, sure = texts.expected(plan.bodies[slug], summary.body)
        if not sure:
            doubtful.add(slug)
        return IndexJob(slug, plan.deck.card(slug), markdown, summary.metadata.images)


def kept_index(plan: Plan, old: State) -> list[SiteFile]:
    """Return the files of the index that the last build left, to stay as they are."""
    folder = index_folder(plan)
    return [
        SiteFile(name, digest, None)
        for name, (digest, _) in old.copied.items()
        if name.startswith(folder)
    ]


def index_folder(plan: Plan) -> str:
    """Return the folder of the index below the site, with a slash at the end."""
    routes = plan.frame.routes
    return routes.output(routes.url("search_index", name="|")).removesuffix("|")


def _keys(plan: Plan) -> dict[str, bytes]:
    """Return for each article the fingerprint of all that the index says of it."""
    # The fingerprint of a card covers the summary, with text and pictures, and the names of the
    # terms; the address and the date are written as the site has them.
    frame = plan.frame
    common = f"{frame.locale} {frame.routes.base_path}".encode()
    digests = plan.deck.digests
    return {slug: (digests[slug] or b"") + common for slug in plan.archive.summaries}
