"""Make what changed: render pages, copy files, and put all of it beside the site."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from setzkasten.changes import Changes, Comparison, PlannedGroup
from setzkasten.gathering import Gathered
from setzkasten.hosts.redirect import Redirect
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.model.views import BodyRef
from setzkasten.parse.article import split_title
from setzkasten.parse.pages import body_of
from setzkasten.plan.frame import Frame
from setzkasten.plan.planned import Group, PlannedPage, with_cards
from setzkasten.progress import Progress
from setzkasten.publish.output import Output
from setzkasten.publish.published import FileMark
from setzkasten.read.files import read_text, text_of
from setzkasten.render.environment import Surface
from setzkasten.render.pages import RenderJob, render_pages
from setzkasten.sitefiles import FileMaker, SiteFile
from setzkasten.surroundings import Surroundings
from setzkasten.workers import FILES, Crew, Portions, aside, spread

Stale: TypeAlias = tuple[Group[Any], bytes]
"""A group whose pages have to be planned, and the fingerprint of its inputs."""

GROUPS = Portions(batch=4, worthwhile=300)
"""Groups have some twenty pages each, most of them few that have to be made."""


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


class Batch(NamedTuple):
    """A group of pages that were planned together.

    Attributes:
        group: what is remembered of them.
        jobs: those that have to be made.
    """

    group: PlannedGroup
    jobs: list[Job]


class Made(NamedTuple):
    """What came of such a group.

    Attributes:
        group: as in the batch.
        marks: file that was made → how it looks.
        wrong: why others were not made.
        doubtful: files whose source changed while they were made.
    """

    group: PlannedGroup
    marks: dict[str, FileMark]
    wrong: list[Problem]
    doubtful: list[str]


@dataclass(frozen=True)
class PageMaker:
    """Renders pages and stages them; picklable, so that processes can help.

    Attributes:
        surface: what all pages have in common.
        output: where they go.
    """

    surface: Surface
    output: Output

    def __call__(self, batches: list[Batch]) -> list[Made]:
        """Make pages, in order.

        Raises:
            OSError: a page cannot be written.
        """
        return [
            self._stage(batch, render_pages(self.surface, [job.render for job in batch.jobs]))
            for batch in batches
        ]

    def _stage(self, batch: Batch, results: Iterable[bytes | Problem]) -> Made:
        made = Made(batch.group, {}, [], [job.name for job in batch.jobs if not job.sure])
        for job, result in zip(batch.jobs, results, strict=True):
            if isinstance(result, Problem):
                made.wrong.append(result)
            else:
                made.marks[job.name] = self.output.stage(job.name, result)
        return made

    def all(
        self, prepare: Callable[[Stale], Batch], groups: list[Stale], crew: Crew
    ) -> Iterator[Made]:
        """Plan groups and make their pages, in order, with the help of others.

        Processes of this machine plan and write what they make; what comes from elsewhere is
        written here.
        """
        if crew.executor is None:
            yield from spread(prepare, self, groups, crew.jobs, GROUPS)
            return
        ahead: deque[Batch] = deque()

        def to_render() -> Iterator[RenderJob]:
            for group in groups:
                ahead.append(prepare(group))
                yield from [job.render for job in ahead[-1].jobs]

        with crew.workers(len(groups)) as workers:
            pages = workers.map(partial(render_pages, self.surface), to_render())
            first = list(islice(pages, 1))  # nothing is ahead before the first page is asked for
            pages = chain(first, pages)
            while ahead:
                batch = ahead.popleft()
                yield self._stage(batch, list(islice(pages, len(batch.jobs))))


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
    comparison: Comparison,
    last: tuple[Frame, tuple[Redirect, ...]],
    made_by: tuple[PageMaker, Texts],
    crew: Crew,
    progress: Progress,
) -> list[Problem]:
    """Put all that is to be made beside the site.

    Args:
        comparison: has looked at the site; takes note of what is made.
        last: what the last files are made from, which depend on all others.
        made_by: renders pages and stages them, and gives their texts.
        crew: who plans and renders.
        progress: is told of each group of pages.

    Returns:
        What went wrong; one broken template fails many pages alike, and is named
        once, with the first of them.
    """
    changes, (maker, texts) = comparison.changes, made_by
    files = list(changes.files.values())
    maker.output.expect(len(files) + len(changes.stale))
    with _folders_of(files, maker):
        progress.total(len(changes.stale))
        # The other way round: what stands in the folders that are being made comes last.
        stale = changes.stale[::-1]
        outcomes = []
        plan = partial(_plan, comparison, last[0], texts)
        for (group, _), made in zip(stale, maker.all(plan, stale, crew), strict=True):
            comparison.take(group.key, made.group)
            outcomes.append(made)
            progress.step()
    _copy(changes, files, maker, texts, crew)
    outcomes[:0] = _make(comparison.sitemap(last[0]), maker, texts)
    _copy(changes, comparison.hosts(*last), maker, texts, crew)
    comparison.clean(maker.output)
    return _noted(changes, reversed(outcomes))


def make_pages(
    changes: Changes, pages: Iterable[PlannedPage], made_by: tuple[PageMaker, Texts], crew: Crew
) -> list[Problem]:
    """Put some pages and the files of `changes` beside the site; return what went wrong.

    Args:
        changes: names the files; takes note of what is made.
        pages: to be made here.
        made_by: renders pages and stages them, and gives their texts.
        crew: who copies files.
    """
    maker, texts = made_by
    _copy(changes, list(changes.files.values()), maker, texts, crew)
    return _noted(changes, _make(pages, maker, texts))


def _make(pages: Iterable[PlannedPage], maker: PageMaker, texts: Texts) -> list[Made]:
    return maker([Batch(PlannedGroup(b"", {}), [_job(texts, page) for page in pages])])


def _noted(changes: Changes, outcomes: Iterable[Made]) -> list[Problem]:
    """Take note of what was made, and return what went wrong, each once."""
    failures: dict[Problem, Problem] = {}
    for made in outcomes:
        changes.staged |= made.marks
        changes.doubtful.update(made.doubtful)  # they changed under our hands
        for wrong in made.wrong:
            failures.setdefault(replace(wrong, values=_without_page(wrong)), wrong)
    return list(failures.values())


@contextmanager
def _folders_of(files: list[SiteFile], maker: PageMaker) -> Iterator[None]:
    """Make the folders of files meanwhile, in a process of their own if there are thousands."""
    folders = sorted({file.name.rpartition("/")[0] for file in files})
    done = aside(
        partial(maker.output.make_folders, folders), worthwhile=len(folders) >= FILES.worthwhile
    )
    try:
        yield
    finally:
        done()


def _copy(
    changes: Changes, files: list[SiteFile], maker: PageMaker, texts: Texts, crew: Crew
) -> None:
    marks = spread(_as_it_is, FileMaker(texts.root, maker.output), files, crew.jobs)
    for file, mark in zip(files, marks, strict=True):
        if mark is not None:
            changes.staged[file.name] = mark


def _as_it_is(file: SiteFile) -> SiteFile:
    return file


def _plan(comparison: Comparison, frame: Frame, texts: Texts, stale: Stale) -> Batch:
    group, inputs = stale
    planned, pages = comparison.plan(inputs, group.pages(frame))
    return Batch(planned, [_job(texts, page) for page in pages])


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
