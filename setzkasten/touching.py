"""The short way from one build to the next, where a few articles only say something else.

Most saves change what an article says, and nothing of what others know of it beside its card
(`setzkasten.plan.again`). Then everything of the last build that is in memory holds, but for these
articles, what is related to them, and the pages that show their cards. Whatever is not sure to be
so goes the long way, which this one is held equal to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from setzkasten.changes import Changes, fingerprint_of
from setzkasten.gathering import Gathered
from setzkasten.known import Known
from setzkasten.making import PageMaker, Texts, make_pages
from setzkasten.model.records import ArticleRecord
from setzkasten.outcome import report_of
from setzkasten.plan.again import (
    Edited,
    group_again,
    keeps_its_place,
    originals_again,
    plan_again,
)
from setzkasten.plan.articles import group_of
from setzkasten.plan.assemble import Plan
from setzkasten.plan.planned import Group, PlannedPage
from setzkasten.progress import Progress
from setzkasten.publish.output import Output
from setzkasten.publish.published import folders_of
from setzkasten.publish.state import GroupRecord, State
from setzkasten.read.files import read_bytes
from setzkasten.read.tree import File, Signature, settled
from setzkasten.report import Report
from setzkasten.sitefiles import SiteFile
from setzkasten.sources import ARTICLES, Sources
from setzkasten.stages import Source, read_articles
from setzkasten.workers import Crew


@dataclass
class _Edit:
    """What the saved articles say now.

    Attributes:
        files: Markdown file → signature and fingerprint of its bytes.
        records: the same → what it says, where that is something else.
    """

    files: dict[str, tuple[Signature, bytes]] = field(default_factory=dict)
    records: dict[str, ArticleRecord] = field(default_factory=dict)


@dataclass(frozen=True)
class Retoucher:
    """Goes the short way.

    Attributes:
        root: the archive.
        output: the published site.
        crew: who renders.
        progress: is told of each page.
    """

    root: Path
    output: Output
    crew: Crew
    progress: Progress

    def retouch(
        self, known: Known, sources: Sources, paths: Collection[str]
    ) -> tuple[Known, Report] | None:
        """Bring the site up to date after some files were saved.

        Args:
            known: the last build.
            sources: as they are now.
            paths: all that may have changed since the last build.

        Returns:
            The build and what there is to tell; None where this way does not lead there. Then
            nothing has been published, and what may have been staged is for the next build to
            clear away.

        Raises:
            OSError: a page cannot be written.
        """
        edit = self._read(known, sources, paths)
        if edit is None:
            return None
        plan, edited = plan_again(known.plan, edit.records, known.state.texts)
        changes = Changes(fresh=False, names=dict(known.names))
        wanted: list[PlannedPage] = []
        renewed = _renewed(known, plan, edited, changes, wanted)
        if renewed is None:
            return None
        state = known.state
        gathered = Gathered(
            files={**state.files, **edit.files},
            texts=dict(state.texts),
            articles={**state.articles, **edit.records},
        )
        by = (PageMaker(known.surface, self.output), Texts(self.root, gathered, known.around))
        failures = make_pages(changes, wanted, by, self.crew)
        unsure = changes.doubtful or any(mark[1] == 0 for mark in changes.staged.values())
        if failures or unsure:
            return None
        if changes.staged:
            self.output.commit(changes.staged, (), fresh=False)
        report = report_of(plan, gathered, changes, known.problems, {}, published=True)
        state = self._state(known, plan, gathered, changes, renewed)
        grouping = known.grouping.with_groups({key: group for key, (group, _) in renewed.items()})
        return replace(known, sources=sources, state=state, plan=plan, earlier=grouping), report

    def _read(self, known: Known, sources: Sources, paths: Collection[str]) -> _Edit | None:
        """Read what was saved; None where an article is not in its place any more."""
        state, edit = known.state, _Edit()
        told = {problem.path for problem in known.problems}
        for path in sorted(paths):
            old, file = state.articles.get(path), _file(sources.articles, path)
            if path in told or not path.startswith(f"{ARTICLES}/"):
                return None
            if old is None and file is None:
                continue  # an editor's step to a save, gone by now
            if old is None or file is None or path not in state.files:
                return None
            signature, digest = state.files[path]
            if file.signature == signature:
                continue
            source = Source(path, read_bytes(self.root, path), digest)
            [new] = read_articles([source])
            now = settled(file.signature, sources.scanned)
            if isinstance(new, bytes):
                edit.files[path] = now, new
            elif isinstance(new, ArticleRecord) and keeps_its_place(old, new):
                edit.files[path] = now, new.digest
                edit.records[path] = new
            else:
                return None
        return edit

    def _state(
        self, known: Known, plan: Plan, gathered: Gathered, changes: Changes, renewed: _Renewed
    ) -> State:
        """Return what is to be remembered, now that all has been published."""
        old, staged = known.state, changes.staged
        groups = {}
        for key, (group, fingerprints) in renewed.items():
            record = old.groups[key]
            pages = {
                name: (digest, staged.get(name, record.pages[name][1]), record.pages[name][2])
                for name, digest in fingerprints.items()
            }
            inputs = group.digest(plan.frame)
            groups[key] = GroupRecord(inputs, record.listing, {**record.pages, **pages})
        copied = {name: (file.digest, staged[name]) for name, file in changes.files.items()}
        moved = folders_of(staged) & old.folders.keys() if staged else ()
        return replace(
            old,
            files=gathered.files,
            articles=gathered.articles,
            groups={**old.groups, **groups},
            copied={**old.copied, **copied},
            folders={**old.folders, **self.output.folder_marks(moved)},
            related=plan.archive.related.found,
            search=b"",
            proposed_from=None if known.around.settings.suggestions else old.proposed_from,
        )


def _file(files: list[File], path: str) -> File | None:
    """Return a file of a sorted list, None where it is not in there."""
    place = bisect_left(files, path, key=attrgetter("path"))
    return files[place] if place < len(files) and files[place].path == path else None


# --- the pages ---------------------------------------------------------------------------

_Renewed: TypeAlias = dict[str, tuple[Group[Any], Mapping[str, bytes]]]
"""Key of a group → the group as it is now, and the fingerprints of its pages that were planned."""


def _renewed(
    known: Known, plan: Plan, edited: Edited, changes: Changes, wanted: list[PlannedPage]
) -> _Renewed | None:
    """Plan the pages that can be others than they were; None where there is more to do than that.

    Args:
        known: the last build.
        plan: the new plan.
        edited: what is other.
        changes: takes note of the files that are to be copied.
        wanted: takes note of the pages that are to be made.
    """
    for name, (path, digest) in originals_again(known.plan, plan, edited):
        changes.files[name] = SiteFile(name, digest, path, is_original=True)
    users, state = known.grouping.users, known.state
    keys = {key for slug in edited.articles for key in users[slug]}
    keys |= {group_of(slug) for slug in edited.related}
    found: _Renewed = {}
    for key in keys:
        record = state.groups[key]
        group, pages = group_again(known.grouping.groups[key], plan, edited)
        fingerprints = {
            page.output: fingerprint_of(page, known.surface, state.templates) for page in pages
        }
        if not (record.inputs and fingerprints.keys() <= record.pages.keys()):
            return None
        for page in pages:
            before, _, listed = record.pages[page.output]
            if page.listed != listed:
                return None  # the sitemap says so too
            if before != fingerprints[page.output]:
                wanted.append(page)
        found[key] = group, fingerprints
    return found
