"""The site: it owns the flow of a build from the sources to the published files."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from setzkasten.gathering import Gathered, Gatherer
from setzkasten.making import PageMaker
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.model.views import ArticleView, BodyRef, FreePageView
from setzkasten.options import CACHE, Options
from setzkasten.parse.pages import body_of
from setzkasten.plan.assemble import assemble, site_view
from setzkasten.plan.planned import Plan, PlannedPage
from setzkasten.plan.rules import plan_pages
from setzkasten.program import program_digest
from setzkasten.progress import Progress, Silent
from setzkasten.publish.output import NO_FOLDER, FileMark, Output, folders_of
from setzkasten.publish.state import State, load_state, save_state
from setzkasten.read.files import read_bytes, text_of
from setzkasten.read.tree import reason, settled
from setzkasten.receipt import drop_receipt, write_receipt
from setzkasten.render.environment import Surface, template_digests
from setzkasten.render.pages import RenderJob
from setzkasten.report import Arrival, Report
from setzkasten.sources import PICTURES, Sources, find_sources
from setzkasten.surroundings import Surroundings, gather_surroundings
from setzkasten.workers import local_workers, spread

WAVE = 20_000  # pages whose texts are in memory at once


@dataclass
class Changes:
    """What is to be done to the published site.

    Attributes:
        fresh: whether nothing is known of it, so that it is made as a whole.
        fingerprints: every file that belongs to the site → fingerprint of its inputs.
        marks: published files → size and time of change.
        pages: to be rendered.
        copies: files of the theme to be written.
        pictures: output file → picture to be copied.
        staged: what was put beside the site.
        removed: what does not belong there any more.
        folders: folders of the site that look as they were left → time of change.
        doubtful: pages whose source changed while they were made.
    """

    fresh: bool
    fingerprints: dict[str, bytes] = field(default_factory=dict)
    marks: dict[str, FileMark] = field(default_factory=dict)
    pages: list[PlannedPage] = field(default_factory=list)
    copies: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    staged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    folders: dict[str, int] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)

    @property
    def touched(self) -> set[str]:
        """The folders of the site that are not as they were left."""
        return folders_of([*self.staged, *self.removed]) | (
            folders_of(self.fingerprints) - self.folders.keys()
        )

    def forget(self, folder: str) -> None:
        """Take the files below a folder as missing."""
        below = [name for name in self.marks if name.startswith(f"{folder}/")]
        for name in below:
            del self.marks[name]

    def note(self, output: str, fingerprint: bytes, old: State) -> bool:
        """Take note of a file of the site; tell whether it has to be made."""
        self.fingerprints[output] = fingerprint
        mark = self.marks.get(output)
        return mark is None or old.pages.get(output) != (fingerprint, mark)


class Site:
    """An archive and the website made of it."""

    def __init__(
        self, root: Path, options: Options | None = None, progress: Progress | None = None
    ) -> None:
        self.root = root
        self.options = options or Options()
        self.progress = progress or Silent()
        self._cache = root / CACHE
        self._output = Output(root / self.options.output, self._cache)
        self._seconds: dict[str, float] = {}

    @property
    def folder(self) -> Path:
        """Where the published files are."""
        return self._output.site

    def build(self) -> Report:
        """Bring `site/` up to date with the sources.

        Returns:
            What was done and what is wrong. Nothing an editor can do makes this
            raise; where the site cannot be written, the report says so and the
            last good site stays.
        """
        self._seconds = {}
        try:
            with _no_collection():
                return self._build()
        except OSError as error:
            path = str(error.filename or self.options.output)
            why = problem("bau-gescheitert", path, grund=reason(error))
            return Report(published=False, problems=(why,), seconds=self._seconds)

    def _build(self) -> Report:
        self._cache.mkdir(parents=True, exist_ok=True)
        self._output.recover()
        drop_receipt(self._cache)
        old = self._remembered()
        scanned = time.time_ns()
        with self._phase("Lesen"):
            sources = find_sources(self.root)
            around = gather_surroundings(self.root, sources, old, self.options.base_url)
        with self._phase("Normalisieren"):
            new = len(sources.texts) + len(sources.articles) - len(old.texts) - len(old.articles)
            with local_workers(new, self.options.jobs) as workers:
                gatherer = Gatherer(self.root, old, scanned, workers, self.progress)
                gathered = gatherer.gather(sources)
        with self._phase("Ordnen"):
            plan, notes = assemble(gathered.articles, around.pages, around.settings)
            surface = self._surface(plan, around)
            templates = self._template_digests(surface, old)
            changes = self._changes(plan_pages(plan), surface, templates, around, old)
        with self._phase("Setzen"):
            failures = self._render(changes, surface, gathered, around)
        problems = [*sources.problems, *around.problems, *gathered.problems, *notes, *failures]
        if failures:
            return self._report(plan, gathered, changes, problems, published=False)
        with self._phase("Veröffentlichen"):
            self._output.commit(changes.staged, changes.removed, fresh=changes.fresh)
            report = self._report(plan, gathered, changes, problems, published=True)
            state = self._state(scanned, sources, around, gathered, changes)
            self._remember(replace(state, theme=surface.key, templates=templates))
            if self.options.remember and not changes.doubtful:
                self._write_receipt(scanned, sources, gathered, state, report)
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
        scanned: int,
        sources: Sources,
        around: Surroundings,
        gathered: Gathered,
        changes: Changes,
    ) -> State:
        """Return what the next build needs to know of this one."""
        fingerprints = changes.fingerprints
        pictures = {
            file.path: (settled(file.signature, scanned), around.pictures[file.path])
            for file in sources.pictures
            if file.path in around.pictures
        }
        marks = changes.marks | self._output.marks(changes.staged)
        pages = {
            name: (b"" if name in changes.doubtful else fingerprints[name], mark)
            for name, mark in marks.items()
            if name in fingerprints
        }
        return State(
            program=program_digest(),
            files=gathered.files | pictures,
            texts=gathered.texts,
            articles=gathered.articles,
            pages=pages,
            folders=changes.folders | self._output.folder_marks(changes.touched),
        )

    def _write_receipt(
        self, scanned: int, sources: Sources, gathered: Gathered, state: State, report: Report
    ) -> None:
        """Note how sources and site look now, the files written in this build included."""
        signatures = {file.path: settled(file.signature, scanned) for file in sources.all}
        signatures |= {path: signature for path, (signature, _) in gathered.files.items()}
        for path in gathered.unlinked:
            signatures.pop(path, None)
        marks = {name: mark for name, (_, mark) in state.pages.items()}
        said = replace(report, arrivals=(), followed=(), removed_articles=())
        write_receipt(self._cache, self.options, signatures, (marks, state.folders), said)

    # --- pages ------------------------------------------------------------------------

    def _surface(self, plan: Plan, around: Surroundings) -> Surface:
        theme = around.theme
        routes = plan.routes
        settings = dict(theme.settings) | {
            name: value for name, value in around.settings.theme_settings if name in theme.settings
        }
        return Surface(
            templates=theme.templates,
            files=theme.files,
            assets={
                name: routes.url("asset", name=published)
                for name, published in theme.asset_names.items()
            },
            site=site_view(plan, settings),
            labels=plan.labels,
            settings=settings,
            locale=plan.locale,
            program=program_digest(),
        )

    @staticmethod
    def _template_digests(surface: Surface, old: State) -> Mapping[str, bytes]:
        return old.templates if old.theme == surface.key else template_digests(surface)

    def _changes(
        self,
        pages: list[PlannedPage],
        surface: Surface,
        templates: Mapping[str, bytes],
        around: Surroundings,
        old: State,
    ) -> Changes:
        """Compare the planned site with the published one."""
        changes = Changes(fresh=not old.pages)
        changes.marks = self._output.marks(old.pages)
        now = self._output.folder_marks(old.folders)
        for folder, mark in now.items():
            if mark == NO_FOLDER:  # what lies behind a link is not the site
                changes.forget(folder)
        assets = around.theme.asset_names
        copies = {
            f"assets/{assets[name]}": (data, digest_bytes(data))
            for name, data in around.theme.assets.items()
        }
        for output, (data, digest) in copies.items():
            if changes.note(output, digest, old):
                changes.copies[output] = data
        for path, digest in around.pictures.items():
            output = f"bilder/{path.removeprefix(f'{PICTURES}/')}"
            if changes.note(output, digest, old):
                changes.pictures[output] = path
        for page in pages:
            template = templates.get(page.view.template, b"")
            fingerprint = digest_bytes(surface.digest + template + page.fingerprint)
            if changes.note(page.output, fingerprint, old):
                changes.pages.append(page)
        if not changes.fresh:
            gone = [name for name in old.pages if name not in changes.fingerprints]
            expected = folders_of(changes.fingerprints)
            now |= self._output.folder_marks(expected - now.keys())
            changes.folders = {
                folder: mark for folder, mark in now.items() if old.folders.get(folder) == mark
            }
            suspects = expected & now.keys() - changes.folders.keys()
            strangers = self._output.strangers(changes.fingerprints, expected, suspects)
            changes.removed = sorted({*gone, *strangers})
        return changes

    def _render(
        self, changes: Changes, surface: Surface, gathered: Gathered, around: Surroundings
    ) -> list[Problem]:
        """Render what changed and put it beside the site; return what went wrong."""
        failures: dict[Problem, None] = {}
        for output, data in changes.copies.items():
            self._stage(changes, output, data)
        for output, path in changes.pictures.items():
            picture = read_bytes(self.root, path)
            if isinstance(picture, bytes):
                self._stage(changes, output, picture)
        self.progress.total(len(changes.pages))
        maker = PageMaker(surface, self._output)
        for start in range(0, len(changes.pages), WAVE):
            pages = changes.pages[start : start + WAVE]
            jobs = [(page.output, self._job(page, changes, gathered, around)) for page in pages]
            for page, wrong in zip(pages, spread(maker, jobs, self.options.jobs), strict=True):
                if wrong is None:
                    changes.staged.append(page.output)
                else:
                    # One broken template fails many pages alike: say it once.
                    failures.setdefault(replace(wrong, values=_without_page(wrong)), None)
                self.progress.step()
        return list(failures)

    def _stage(self, changes: Changes, output: str, data: bytes) -> None:
        self._output.stage(output, data)
        changes.staged.append(output)

    def _job(
        self, page: PlannedPage, changes: Changes, gathered: Gathered, around: Surroundings
    ) -> RenderJob:
        markdown = None
        if isinstance(page.view, ArticleView | FreePageView) and isinstance(
            page.view.body, BodyRef
        ):
            body = page.view.body
            markdown = self._body(body.path, gathered, around)
            if digest_bytes(markdown.encode("utf-8", "surrogatepass")) != body.digest:
                changes.doubtful.add(page.output)  # it changed under our hands: look again
        return RenderJob(page.page, page.view, markdown)

    def _body(self, path: str, gathered: Gathered, around: Surroundings) -> str:
        if path in around.page_texts:
            return body_of(around.page_texts[path])
        data = gathered.loaded.get(path) or read_bytes(self.root, path)
        text = text_of(data, path) if isinstance(data, bytes) else ""
        return body_of(text) if isinstance(text, str) else ""

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
            Arrival(text, article, plan.routes.url("article", slug=addresses[article]))
            for text, article in gathered.arrived.items()
            if article in addresses
        ]
        drafts = [r for r in gathered.articles.values() if r.summary and r.summary.metadata.draft]
        return Report(
            published=published,
            articles=len(plan.cards.by_slug),
            categories=len(plan.archive.terms["category"]),
            tags=len(plan.archive.terms["tag"]),
            authors=len(plan.archive.terms["author"]),
            drafts=len(drafts),
            written=len(changes.staged),
            unchanged=len(changes.fingerprints) - len(changes.staged),
            removed=len(changes.removed),
            arrivals=tuple(arrivals),
            followed=tuple(gathered.followed),
            removed_articles=tuple(gathered.removed),
            problems=tuple(sorted(set(found), key=_order)),
            seconds=dict(self._seconds),
            base_url=plan.settings.base_url,
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


def _without_page(found: Problem) -> tuple[tuple[str, str], ...]:
    return tuple([(name, "" if name == "seite" else value) for name, value in found.values])


def _order(entry: Problem) -> tuple[str, int, str, tuple[tuple[str, str], ...]]:
    return entry.path, entry.line or 0, entry.code, entry.values
