"""Make what changed: render pages, copy files, and put all of it beside the site."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

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
from setzkasten.publish.published import FileMark
from setzkasten.read.files import read_text, text_of
from setzkasten.render.environment import Surface
from setzkasten.render.pages import RenderJob, render_pages
from setzkasten.sitefiles import FileMaker, SiteFile
from setzkasten.surroundings import Surroundings
from setzkasten.workers import Crew, spread


class Job(NamedTuple):
    """A page to make.

    Attributes:
        name: its file, below the site.
        render: what it is rendered from.
        sure: whether that is what the page was planned from; else it has to be looked at again.
    """

    name: str
    render: RenderJob
    sure: bool


class Made(NamedTuple):
    """What came of a page.

    Attributes:
        mark: how its file looks, None where it failed.
        wrong: why it failed.
        sure: as in the job.
    """

    mark: FileMark | None
    wrong: Problem | None
    sure: bool


@dataclass(frozen=True)
class PageMaker:
    """Renders pages and stages them; picklable, so that processes can help.

    Attributes:
        surface: what all pages have in common.
        output: where they go.
    """

    surface: Surface
    output: Output

    def __call__(self, jobs: list[Job]) -> list[Made]:
        """Make pages, in order.

        Raises:
            OSError: a page cannot be written.
        """
        results = render_pages(self.surface, [job.render for job in jobs])
        return [self._stage(job, page) for job, page in zip(jobs, results, strict=True)]

    def _stage(self, job: Job, page: bytes | Problem) -> Made:
        if isinstance(page, Problem):
            return Made(None, page, job.sure)
        return Made(self.output.stage(job.name, page), None, job.sure)

    def all(
        self, prepare: Callable[[PlannedPage], Job], pages: list[PlannedPage], crew: Crew
    ) -> Iterator[Made]:
        """Make pages as `__call__` does, in order, with the help of others.

        Processes of this machine write what they make; what comes from elsewhere is written here.
        """
        if crew.executor is None:
            yield from spread(prepare, self, pages, crew.jobs)
            return
        ahead: deque[Job] = deque()

        def to_render() -> Iterator[RenderJob]:
            for page in pages:
                ahead.append(prepare(page))
                yield ahead[-1].render

        with crew.workers(len(pages)) as workers:
            for page in workers.map(partial(render_pages, self.surface), to_render()):
                yield self._stage(ahead.popleft(), page)


@dataclass(frozen=True)
class Texts:
    """Where the text of a page comes from: its file, or memory where that could not be written.

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
    maker.output.expect(len(files) + len(changes.pages))
    marks = spread(_as_it_is, FileMaker(texts.root, maker.output), files, crew.jobs)
    for file, mark in zip(files, marks, strict=True):
        if mark is not None:
            changes.staged[file.name] = mark
    progress.total(len(changes.pages))
    made = maker.all(partial(_job, texts), changes.pages, crew)
    for page, (mark, wrong, sure) in zip(changes.pages, made, strict=True):
        if mark is not None:
            changes.staged[page.output] = mark
        if wrong is not None:
            failures.setdefault(replace(wrong, values=_without_page(wrong)), wrong)
        if not sure:
            changes.doubtful.add(page.output)  # it changed under our hands
        progress.step()
    return list(failures.values())


def _as_it_is(file: SiteFile) -> SiteFile:
    return file


def _job(texts: Texts, page: PlannedPage) -> Job:
    markdown, sure = None, True
    body = getattr(page.view, "body", None)
    if isinstance(body, BodyRef):
        markdown, sure = texts.expected(body.path, body.digest)
    return Job(page.output, RenderJob(page.page, with_cards(page.view), markdown), sure)


def _is(markdown: str, digest: bytes) -> bool:
    return digest_bytes(markdown.encode("utf-8", "surrogatepass")) == digest


def _without_page(found: Problem) -> tuple[tuple[str, str], ...]:
    return tuple([(name, "" if name == "seite" else value) for name, value in found.values])
