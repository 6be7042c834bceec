"""The site: it owns the flow of a build from the sources to the published files."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from setzkasten.changes import Changes, PlannedGroup, compare
from setzkasten.gathering import Gathered, Gatherer
from setzkasten.making import PageMaker, Texts, make_changes
from setzkasten.model.problem import Problem, problem
from setzkasten.options import CACHE, Options
from setzkasten.plan.assemble import Plan, assemble, site_view
from setzkasten.plan.planned import PlannedPage
from setzkasten.plan.rules import plan_groups
from setzkasten.program import program_digest
from setzkasten.progress import Progress, Silent
from setzkasten.publish.lock import BusyError, build_lock
from setzkasten.publish.output import FileMark, Output
from setzkasten.publish.state import GroupRecord, State, load_state, save_state
from setzkasten.read.tree import reason, settled
from setzkasten.receipt import drop_receipt, write_receipt
from setzkasten.render.environment import Surface, template_digests
from setzkasten.report import Arrival, Report
from setzkasten.sources import Sources, find_sources
from setzkasten.surroundings import Surroundings, gather_surroundings
from setzkasten.workers import Crew, aside

MANY_FILES = 4_000  # published files that are worth a process of their own to look at


class Site:
    """An archive and the website made of it."""

    def __init__(
        self,
        root: Path,
        options: Options | None = None,
        progress: Progress | None = None,
        crew: Crew | None = None,
    ) -> None:
        self.root = root
        self.options = options or Options()
        self.progress = progress or Silent()
        self.crew = crew or Crew(self.options.jobs)
        self._cache = root / CACHE
        self._output = Output(root / self.options.output, self._cache)
        self._seconds: dict[str, float] = {}

    @property
    def folder(self) -> Path:
        """Where the published files are."""
        return self._output.site

    def build(self, sources: Sources | None = None) -> Report:
        """Bring `site/` up to date with the sources.

        Args:
            sources: the files as somebody has just seen them; None to look now.

        Returns:
            What was done and what is wrong. Nothing an editor can do makes this
            raise; where the site cannot be written, the report says so and the
            last good site stays.
        """
        self._seconds = {}
        try:
            with _no_collection(), self._lock() as ended:
                if sources is None or sources.scanned <= ended:
                    sources = find_sources(self.root)
                return self._build(sources)
        except BusyError as busy:
            why = problem("bau-laeuft", self.options.output, wer=busy.who)
            return Report(published=False, problems=(why,), seconds=self._seconds)
        except OSError as error:
            path = str(error.filename or self.options.output)
            why = problem("bau-gescheitert", path, grund=reason(error))
            return Report(published=False, problems=(why,), seconds=self._seconds)

    def _lock(self) -> AbstractContextManager[int]:
        patience = self.options.patience
        return build_lock(self._cache / "bau.lock", patience, self.progress.waiting)

    def _build(self, sources: Sources) -> Report:
        self._cache.mkdir(parents=True, exist_ok=True)
        self._output.recover()
        drop_receipt(self._cache)
        old = self._remembered()
        standing = aside(
            partial(self._output.differences, old.marks, old.folders),
            worthwhile=len(old.marks) >= MANY_FILES,
        )
        with self._phase("Lesen"):
            around = gather_surroundings(self.root, sources, old, self.options.base_url)
        with self._phase("Normalisieren"):
            new = len(sources.texts) + len(sources.articles) - len(old.texts) - len(old.articles)
            with self.crew.workers(new) as workers:
                gatherer = Gatherer(self.root, old, sources.scanned, workers, self.progress)
                gathered = gatherer.gather(sources)
        with self._phase("Ordnen"):
            plan, notes = assemble(gathered.articles, around.pages, around.settings)
            surface = self._surface(plan, around)
            templates = self._template_digests(surface, old)

            def base(page: PlannedPage) -> bytes:
                return surface.digest + templates.get(page.view.template, b"")

            changes = compare(
                self._output,
                (plan.frame, plan_groups(plan)),
                (surface.key, base),
                around,
                (old, standing),
            )
        with self._phase("Setzen"):
            texts = Texts(self.root, gathered, around)
            maker = PageMaker(surface, self._output)
            failures = make_changes(changes, maker, texts, self.crew, self.progress)
        problems = [*sources.problems, *around.problems, *gathered.problems, *notes, *failures]
        if failures:
            return self._report(plan, gathered, changes, problems, published=False)
        with self._phase("Veröffentlichen"):
            self._output.commit(changes.staged, changes.removed, fresh=changes.fresh)
            report = self._report(plan, gathered, changes, problems, published=True)
            state = self._state(sources, around, gathered, (old, changes))
            self._remember(replace(state, theme=surface.key, templates=templates))
            if self.options.remember and not changes.doubtful:
                self._write_receipt(sources, gathered, state, report)
        return replace(report, seconds=dict(self._seconds))

    # --- memory -----------------------------------------------------------------------

    @property
    def _memory(self) -> Path:
        return self._cache / "stand.bin"

    def _remembered(self) -> State:
        if not self.options.remember:
            return State()
        return load_state(self._memory, program_digest()) or State()

    def _remember(self, state: State) -> None:
        if self.options.remember:
            save_state(self._memory, state)

    def _state(
        self,
        sources: Sources,
        around: Surroundings,
        gathered: Gathered,
        site: tuple[State, Changes],
    ) -> State:
        """Return what the next build needs to know of this one."""
        old, changes = site
        pictures = {
            file.path: (settled(file.signature, sources.scanned), around.pictures[file.path])
            for file in sources.pictures
            if file.path in around.pictures
        }
        marks = {name: mark for name, mark in old.marks.items() if name not in changes.damaged}
        marks |= self._output.marks(changes.staged)
        return State(
            program=program_digest(),
            files=gathered.files | pictures,
            texts=gathered.texts,
            articles=gathered.articles,
            groups={key: _record(group, marks, changes) for key, group in changes.groups.items()},
            copied={
                name: (digest, marks[name])
                for name, digest in changes.copied.items()
                if name in marks
            },
            folders=changes.folders | self._output.folder_marks(changes.touched),
        )

    def _write_receipt(
        self, sources: Sources, gathered: Gathered, state: State, report: Report
    ) -> None:
        """Note how sources and site look now, the files written in this build included."""
        signatures = {file.path: settled(file.signature, sources.scanned) for file in sources.all}
        signatures |= {path: signature for path, (signature, _) in gathered.files.items()}
        for path in gathered.unlinked:
            signatures.pop(path, None)
        marks = state.marks
        said = replace(report, arrivals=(), followed=(), removed_articles=())
        write_receipt(
            self._cache,
            self.options,
            sources=signatures,
            misplaced=sources.problems,
            marks=(marks, state.folders),
            report=said,
        )

    # --- pages ------------------------------------------------------------------------

    def _surface(self, plan: Plan, around: Surroundings) -> Surface:
        theme = around.theme
        frame = plan.frame
        settings = dict(theme.settings) | {
            name: value for name, value in around.settings.theme_settings if name in theme.settings
        }
        return Surface(
            templates=theme.templates,
            files=theme.files,
            assets={
                name: frame.routes.url("asset", name=published)
                for name, published in theme.asset_names.items()
            },
            site=site_view(plan, settings),
            labels=frame.labels,
            settings=settings,
            locale=frame.locale,
            program=program_digest(),
        )

    @staticmethod
    def _template_digests(surface: Surface, old: State) -> Mapping[str, bytes]:
        return old.templates if old.theme == surface.key else template_digests(surface)

    # --- report -----------------------------------------------------------------------

    def _report(
        self,
        plan: Plan,
        gathered: Gathered,
        changes: Changes,
        problems: list[Problem],
        *,
        published: bool,
    ) -> Report:
        found = list(problems)
        for text in gathered.texts.values():
            found += text.problems
        for article in gathered.articles.values():
            found += article.problems
        addresses = {path: slug for slug, path in plan.bodies.items()}
        arrivals = [
            Arrival(text, article, plan.frame.routes.url("article", slug=addresses[article]))
            for text, article in gathered.arrived.items()
            if article in addresses
        ]
        drafts = [r for r in gathered.articles.values() if r.summary and r.summary.metadata.draft]
        return Report(
            published=published,
            articles=len(plan.archive.summaries),
            categories=len(plan.archive.terms["category"]),
            tags=len(plan.archive.terms["tag"]),
            authors=len(plan.archive.terms["author"]),
            drafts=len(drafts),
            written=len(changes.staged),
            unchanged=len(changes.names) - len(changes.staged),
            removed=len(changes.removed),
            arrivals=tuple(arrivals),
            followed=tuple(gathered.followed),
            removed_articles=tuple(gathered.removed),
            problems=tuple(sorted(set(found), key=_order)),
            seconds=dict(self._seconds),
            base_url=plan.frame.settings.base_url,
        )

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        self.progress.phase(name)
        try:
            yield
        finally:
            self._seconds[name] = time.perf_counter() - start


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from searching for cycles: a build makes many values and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _record(
    group: PlannedGroup | GroupRecord, marks: Mapping[str, FileMark], changes: Changes
) -> GroupRecord:
    """Return what to remember of a group of pages, once they are published."""
    if isinstance(group, GroupRecord):
        return group
    pages = {
        name: (b"" if name in changes.doubtful else fingerprint, marks[name], listed)
        for name, (fingerprint, listed) in group.pages.items()
        if name in marks
    }
    sure = len(pages) == len(group.pages) and changes.doubtful.isdisjoint(pages)
    inputs = group.inputs if sure else b""  # to be looked at again
    return GroupRecord(inputs, group.listing, pages)


def _order(entry: Problem) -> tuple[str, int, str, tuple[tuple[str, str], ...]]:
    return entry.path, entry.line or 0, entry.code, entry.values
