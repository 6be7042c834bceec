"""The site: it owns the flow of a build from the sources to the published files."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from setzkasten.appearance import digests_of, surface_of
from setzkasten.arranging import arrange
from setzkasten.changes import Comparison
from setzkasten.gathering import Gatherer
from setzkasten.known import Known
from setzkasten.making import PageMaker, Texts, make_changes
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import problem
from setzkasten.options import CACHE, Options
from setzkasten.outcome import refusal, report_of
from setzkasten.plan.assemble import Plan
from setzkasten.plan.lasting import is_for_readers, lasting, published_slugs
from setzkasten.plan.rules import plan_groups
from setzkasten.progress import Progress, Silent
from setzkasten.publish.lock import BusyError, build_lock
from setzkasten.publish.output import Output
from setzkasten.publish.published import Differences
from setzkasten.publish.state import State
from setzkasten.read.tree import reason
from setzkasten.receipt import MANY_FILES, Glance
from setzkasten.remembering import Memory, state_after
from setzkasten.report import Report
from setzkasten.searching import Searching, kept_index
from setzkasten.sitefiles import SiteFile, site_files
from setzkasten.sources import Sources, find_sources, look_again
from setzkasten.surroundings import gather_surroundings
from setzkasten.touching import Retoucher
from setzkasten.workers import Crew, aside, no_collection


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
        self._memory = Memory(root, self.options)
        self._output = Output(root / self.options.output, self._cache)
        self._seconds: dict[str, float] = {}
        self._known: Known | None = None
        self._glance: Glance | None = None
        self._ended = 0

    @property
    def folder(self) -> Path:
        """Where the published files are."""
        return self._output.site

    @property
    def known(self) -> Known | None:
        """The last build of this process; None before it and after one that failed."""
        return self._known

    def on(self, today: IsoDate) -> None:
        """Build for another day from now on."""
        self.options = replace(self.options, today=today)

    def build(
        self,
        sources: Sources | None = None,
        *,
        search: bool | None = None,
        glance: Glance | None = None,
    ) -> Report:
        """Bring `site/` up to date with the sources.

        Args:
            sources: the files as somebody has just seen them; None to look now.
            search: whether to renew the index of the search; None for what the options say.
                False also leaves all else for later that takes long, as the preview does.
            glance: the look at the published site that somebody has begun, together with that
                at the files.

        Returns:
            What was done and what is wrong. Nothing an editor can do makes this
            raise; where the site cannot be written, the report says so and the
            last good site stays.
        """
        renew = self.options.search if search is None else search
        thorough = search is not False

        def work(ended: int) -> Report:
            seen = sources
            current = seen is not None and seen.scanned > ended
            if seen is None or not current:
                seen = find_sources(self.root)
            known = self._known_since(ended)
            self._glance = glance if current else None
            return self._build(seen, known, trusted=False, search=renew, thorough=thorough)

        return self._locked(work)

    def touch(self, paths: Collection[str]) -> Report:
        """Bring `site/` up to date after some articles or texts have changed, and nothing else.

        Nothing but these files is looked at, so this takes a moment only; `build` has to follow
        once there is time for it. Where more has happened than that, this is `build`.

        Args:
            paths: the files that were written, made or deleted, below the root.
        """

        def work(ended: int) -> Report:
            known = self._known_since(ended)
            seen = look_again(self.root, known.sources, paths) if known else None
            if known and seen and (report := self._retouch(known, seen, paths)):
                return report
            trusted, sources = seen is not None, seen or find_sources(self.root)
            return self._build(sources, known, trusted=trusted, search=False, thorough=False)

        return self._locked(work)

    def _retouch(self, known: Known, seen: Sources, paths: Collection[str]) -> Report | None:
        """Go the short way; None where it does not lead there."""
        if not known.whole or known.options != self.options:
            return None
        self._begin()
        way = Retoucher(self.root, self._output, self.crew, self.progress)
        with self._phase("Setzen"):
            made = way.retouch(known, seen, paths)
        if made is None:
            return None
        self._known, report = made
        return replace(report, seconds=dict(self._seconds))

    def _begin(self) -> None:
        """Take away what will not be true any more in a moment, and what is left of dead builds."""
        self._known = None
        self._cache.mkdir(parents=True, exist_ok=True)
        self._output.recover()
        self._memory.begin()

    def _locked(self, work: Callable[[int], Report]) -> Report:
        """Do the work while nobody else builds; it is told when the last build ended."""
        self._seconds = {}
        lock = build_lock(self._cache / "bau.lock", self.options.patience, self.progress.waiting)
        try:
            with no_collection(), lock as ended:
                report = work(ended)
        except BusyError as busy:
            why = problem("bau-laeuft", self.options.output, wer=busy.who)
        except OSError as error:
            path = str(error.filename or self.options.output)
            why = problem("bau-gescheitert", path, grund=reason(error))
        else:
            self._ended = time.time_ns()
            return report
        return Report(published=False, problems=(why,), seconds=self._seconds)

    def _known_since(self, ended: int) -> Known | None:
        """Return what is in memory, unless another process has built since."""
        return self._known if ended <= self._ended else None

    def _build(
        self, sources: Sources, known: Known | None, *, trusted: bool, search: bool, thorough: bool
    ) -> Report:
        self._begin()
        old = known.state if known else self._memory.load()
        standing = self._standing(old, trusted=trusted)
        with self._phase("Lesen"):
            if known and trusted:
                around = known.around
            else:
                around = gather_surroundings(
                    self.root,
                    sources,
                    old,
                    self.options.base_url,
                    noindex=self.options.noindex,
                    headers=self.options.headers,
                )
        if not around.usable:
            problems = [*sources.problems, *around.problems]
            return refusal(problems, around.settings.base_url, self._seconds)
        with self._phase("Normalisieren"):
            published = published_slugs(around.lock)
            gatherer = Gatherer(self.root, old, sources.scanned, self.progress, published)
            gathered = gatherer.gather(sources, self.crew)
        with self._phase("Ordnen"):
            texts = Texts(self.root, gathered, around)
            plan, notes, proposals = arrange(
                (gathered, around, texts),
                (old, known.plan if known else None),
                self.options.showing,
                renew=thorough,
            )
            counts = self.options.lasting and is_for_readers(around.settings.base_url)
            fate = lasting(plan, around.lock, counts=counts)
            surface = surface_of(plan, around)
            templates = digests_of(surface, old)
            differences = standing()
        index, searched = self._index(plan, texts, old, differences, renew=search)
        with self._phase("Setzen"):
            comparison = Comparison(old, differences, (surface, templates))
            files = [*site_files(plan, around), *index]
            changes = comparison.survey(plan.frame, plan_groups(plan), files)
            if fate.missing and counts:
                problems = [*around.problems, *notes, *fate.lost()]
                seconds = self._seconds
                return report_of(plan, gathered, changes, problems, seconds, published=False)
            by = (PageMaker(surface, self._output), texts)
            last = (plan.frame, tuple(fate.redirects))
            failures = make_changes(comparison, last, by, self.crew, self.progress)
            notes = (*notes, *fate.problems, *changes.problems, *fate.lost(strict=False))
        problems = [*sources.problems, *around.problems, *gathered.problems, *notes, *failures]
        if failures:
            return report_of(plan, gathered, changes, problems, self._seconds, published=False)
        with self._phase("Veröffentlichen"):
            self._output.commit(changes.staged, changes.removed, fresh=changes.fresh)
            if counts and not self.options.noindex:
                problems += self._memory.keep_addresses(around.lock, fate.lock, gathered)
            report = report_of(plan, gathered, changes, problems, self._seconds, published=True)
            state = state_after(
                self._output,
                (sources, around, gathered),
                (old, changes),
                (surface.key, templates),
                (plan, proposals, searched),
            )
            if self.options.remember:
                self._known = Known(
                    options=self.options,
                    sources=gathered.now(sources),
                    around=around,
                    state=state,
                    plan=plan,
                    surface=surface,
                    names=changes.names,
                    problems=tuple(problems),
                    whole=not gathered.loaded,
                )
            if not trusted:
                wrong = self._memory.keep(
                    (sources, gathered), state, report, search=search, span=plan.selection.span
                )
                report = replace(report, problems=(*report.problems, *wrong))
        return replace(report, seconds=dict(self._seconds))

    def _standing(self, old: State, *, trusted: bool) -> Callable[[], Differences]:
        """Begin to find out what in the site is not as the last build left it."""
        if trusted:
            return lambda: ([], {})
        glance, self._glance = self._glance, None
        if glance and (begun := glance.standing(old.marks)):
            return begun
        return aside(
            partial(self._output.differences, old.marks, old.folders),
            worthwhile=len(old.marks) >= MANY_FILES,
        )

    def _index(
        self, plan: Plan, texts: Texts, old: State, differences: Differences, *, renew: bool
    ) -> tuple[list[SiteFile], bytes]:
        """Return the files of the search's index, and the fingerprint of what they are made from.

        An index that is not to be renewed stays as it is, and counts as made from something else.
        """
        if not renew:
            return kept_index(plan, old), b""
        with self._phase("Suche"):
            kept = self._cache / "suche.bin" if self.options.remember else None
            searching = Searching(kept, self.crew, self.progress)
            return searching.index(plan, texts, old, frozenset(differences[0]))

    @contextmanager
    def _phase(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        self.progress.phase(name)
        try:
            yield
        finally:
            self._seconds[name] = time.perf_counter() - start
