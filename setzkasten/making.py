"""Make what changed: render pages, copy files, and put all of it beside the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from setzkasten.changes import Changes
from setzkasten.gathering import Gathered
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.model.views import BodyRef
from setzkasten.parse.article import split_title
from setzkasten.parse.pages import body_of
from setzkasten.plan.planned import PlannedPage, with_cards
from setzkasten.progress import Progress
from setzkasten.publish.output import Output
from setzkasten.read.files import read_text, text_of
from setzkasten.render.environment import Surface
from setzkasten.render.pages import RenderJob, render_pages
from setzkasten.sitefiles import FileMaker
from setzkasten.surroundings import Surroundings
from setzkasten.workers import Crew, spread

WAVE = 6_000  # pages whose texts are in memory at once


@dataclass(frozen=True)
class PageMaker:
    """Renders pages and stages them.

    Attributes:
        surface: what all pages have in common.
        output: where they go.
    """

    surface: Surface
    output: Output

    def __call__(self, jobs: list[tuple[str, RenderJob]]) -> list[Problem | None]:
        """Make pages, given as file below the site and job; a page that fails gives its problem.

        Raises:
            OSError: a page cannot be written.
        """
        results = render_pages(self.surface, [job for _name, job in jobs])
        return [self._stage(name, page) for (name, _), page in zip(jobs, results, strict=True)]

    def _stage(self, name: str, page: bytes | Problem) -> Problem | None:
        if isinstance(page, Problem):
            return page
        self.output.stage(name, page)
        return None

    def all(self, jobs: list[tuple[str, RenderJob]], crew: Crew) -> Iterator[Problem | None]:
        """Make pages as `__call__` does, in order, with the help of others.

        Processes of this machine write what they make; what comes from elsewhere is written here.
        """
        if crew.executor is None:
            yield from spread(self, jobs, crew.jobs)
            return
        with crew.workers(len(jobs)) as workers:
            render = partial(render_pages, self.surface)
            results = workers.map(render, [job for _name, job in jobs])
            for (name, _), page in zip(jobs, results, strict=True):
                yield self._stage(name, page)


@dataclass(frozen=True)
class Texts:
    """Where the text of a page comes from: from memory where it was just read, else from its file.

    Attributes:
        root: the archive.
        gathered: the articles.
        around: the free pages.
    """

    root: Path
    gathered: Gathered
    around: Surroundings

    def body(self, path: str) -> str:
        """Return the Markdown body of a file, "" where it is gone."""
        if path in self.around.page_texts:
            return body_of(self.around.page_texts[path])
        data = self.gathered.loaded.get(path)
        text = read_text(self.root, path) if data is None else text_of(data, path)
        return body_of(text) if isinstance(text, str) else ""

    def expected(self, path: str, digest: bytes) -> tuple[str, bool]:
        """Return the body of a file as it was read before, and whether it is still that.

        Args:
            path: the file.
            digest: fingerprint of the body.
        """
        markdown = self.body(path)
        if not _is(markdown, digest):
            markdown = split_title(markdown)[1]  # the heading was taken for the title
        return markdown, _is(markdown, digest)


def make_changes(
    changes: Changes, maker: PageMaker, texts: Texts, crew: Crew, progress: Progress
) -> list[Problem]:
    """Put all that is to be made beside the site.

    Args:
        changes: what is to be made; takes note of what was.
        maker: renders pages and stages them.
        texts: gives the texts of pages.
        crew: who renders.
        progress: is told of each page.

    Returns:
        What went wrong; one broken template fails many pages alike, and is named
        once, with the first of them.
    """
    failures: dict[Problem, Problem] = {}
    files = list(changes.files.values())
    made = spread(FileMaker(texts.root, maker.output), files, crew.jobs)
    changes.staged += [file.name for file, done in zip(files, made, strict=True) if done]
    progress.total(len(changes.pages))
    for start in range(0, len(changes.pages), WAVE):
        pages = changes.pages[start : start + WAVE]
        todo = [(page.output, _job(page, changes, texts)) for page in pages]
        for page, wrong in zip(pages, maker.all(todo, crew), strict=True):
            if wrong is None:
                changes.staged.append(page.output)
            else:
                failures.setdefault(replace(wrong, values=_without_page(wrong)), wrong)
            progress.step()
    return list(failures.values())


def _job(page: PlannedPage, changes: Changes, texts: Texts) -> RenderJob:
    markdown = None
    body = getattr(page.view, "body", None)
    if isinstance(body, BodyRef):
        markdown, sure = texts.expected(body.path, body.digest)
        if not sure:
            changes.doubtful.add(page.output)  # it changed under our hands: look again
    return RenderJob(page.page, with_cards(page.view), markdown)


def _is(markdown: str, digest: bytes) -> bool:
    return digest_bytes(markdown.encode("utf-8", "surrogatepass")) == digest


def _without_page(found: Problem) -> tuple[tuple[str, str], ...]:
    return tuple([(name, "" if name == "seite" else value) for name, value in found.values])
