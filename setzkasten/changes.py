"""What has to be done so that the published site is the planned one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from setzkasten.hosts.files import host_files
from setzkasten.hosts.redirect import Redirect, settle
from setzkasten.model.digest import digest_bytes, digest_of
from setzkasten.model.problem import Problem
from setzkasten.plan.frame import Frame
from setzkasten.plan.machines import sitemap_pages
from setzkasten.plan.planned import Group, PlannedPage
from setzkasten.publish.output import Output
from setzkasten.publish.published import Differences, FileMark, folders_of
from setzkasten.publish.state import GroupRecord, State
from setzkasten.render.environment import Surface
from setzkasten.sitefiles import SiteFile


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group whose pages were planned anew.

    Attributes:
        inputs: fingerprint of what they were planned from.
        pages: output file → fingerprint of the page, and `PlannedPage.listed`.
    """

    inputs: bytes
    pages: Mapping[str, tuple[bytes, str | None]]

    @property
    def listing(self) -> bytes:
        """Fingerprint of what the sitemap says of these pages."""
        return digest_of(tuple([(name, listed) for name, (_, listed) in self.pages.items()]))


@dataclass
class Changes:
    """What is to be done to the published site.

    Attributes:
        fresh: whether nothing is known of it, so that it is made as a whole.
        groups: all groups of pages, as they were planned now or known from before.
        copied: files that belong to the site as they are → fingerprint.
        names: every file that belongs to the site.
        damaged: published files that do not look as they did.
        stale: groups whose pages have to be planned, with the fingerprint of their inputs.
        files: other files to be made, by name.
        staged: what was put beside the site → how it looks.
        removed: what does not belong there any more.
        expected: the folders that hold the files of the site.
        folders: folders of the site that look as they were left → time of change.
        problems: about redirects.
        doubtful: pages whose source changed while they were made.
    """

    fresh: bool
    groups: dict[str, PlannedGroup | GroupRecord] = field(default_factory=dict)
    copied: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    damaged: frozenset[str] = frozenset()
    stale: list[tuple[Group[Any], bytes]] = field(default_factory=list)
    files: dict[str, SiteFile] = field(default_factory=dict)
    staged: dict[str, FileMark] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    expected: frozenset[str] = frozenset()
    folders: dict[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    doubtful: set[str] = field(default_factory=set)

    @property
    def touched(self) -> set[str]:
        """The folders of the site that are not as they were left."""
        changed = folders_of([*self.staged, *self.removed])
        return (changed & self.expected) | (self.expected - self.folders.keys())

    def listed(self) -> list[tuple[str, str | None]]:
        """Return what the sitemap is made of: each page with `PlannedPage.listed`."""
        return [
            (name, entry[-1])
            for group in self.groups.values()
            for name, entry in group.pages.items()
        ]


def fingerprint_of(page: PlannedPage, surface: Surface, templates: Mapping[str, bytes]) -> bytes:
    """Return the fingerprint of all that a page is made from.

    Args:
        page: as it is planned.
        surface: what all pages have in common.
        templates: fingerprint of each template with all it draws in.
    """
    return page.fingerprint(surface.digest + templates.get(page.view.template, b""))


class Comparison:
    """Finds out what of the planned site is not there yet.

    First `survey`, then `plan` for each group that is stale, in any process, and `take` for what
    that gave; then `sitemap` and `hosts`, which depend on all others, and at last `clean`.

    Args:
        old: the memory of the last build, an empty one makes everything new.
        differences: what in the site does not look as it did after that build.
        look: what all pages have in common, and the fingerprint of each template with all it
            draws in.
    """

    def __init__(
        self, old: State, differences: Differences, look: tuple[Surface, Mapping[str, bytes]]
    ) -> None:
        damaged, self._moved = differences
        self._surface, self._templates = look
        self.old = old
        self.changes = Changes(fresh=not old.marks, damaged=frozenset(damaged))
        same = old.theme == self._surface.key
        self._groups: Mapping[str, GroupRecord] = old.groups if same else {}

    def survey(
        self, frame: Frame, groups: Iterable[Group[Any]], files: Iterable[SiteFile]
    ) -> Changes:
        """Look at all groups of pages but the sitemap, and at the files that no template makes."""
        changes = self.changes
        self._files(files)
        for group in groups:
            inputs = group.digest(frame)
            if not self._keeps(group.key, inputs):
                changes.groups[group.key] = PlannedGroup(inputs, {})  # until they are planned
                changes.stale.append((group, inputs))
        return changes

    def plan(
        self, inputs: bytes, pages: Iterable[PlannedPage]
    ) -> tuple[PlannedGroup, list[PlannedPage]]:
        """Return what is remembered of planned pages, and those of them that have to be made."""
        found: dict[str, tuple[bytes, str | None]] = {}
        wanted = []
        for page in pages:
            fingerprint = fingerprint_of(page, self._surface, self._templates)
            found[page.output] = (fingerprint, page.listed)
            if self._is_to_be_made(page.output, fingerprint):
                wanted.append(page)
        return PlannedGroup(inputs, found), wanted

    def take(self, key: str, group: PlannedGroup) -> None:
        """Take note of a group that was planned."""
        self.changes.groups[key] = group
        self.changes.names.update(dict.fromkeys(group.pages))

    def sitemap(self, frame: Frame) -> list[PlannedPage]:
        """Take the sitemap in, which names all other pages; return what of it has to be made."""
        listings = digest_of(tuple([entry.listing for entry in self.changes.groups.values()]))
        inputs = digest_of((frame.digest, listings))
        if self._keeps(_SITEMAP, inputs):
            return []
        group, wanted = self.plan(inputs, sitemap_pages(frame, self.changes.listed()))
        self.take(_SITEMAP, group)
        return wanted

    def hosts(self, frame: Frame, redirects: tuple[Redirect, ...]) -> list[SiteFile]:
        """Add what hosts need; redirects keep out of the way of all other files.

        Returns:
            The files of it that have to be made.
        """
        changes, settings = self.changes, frame.settings
        pages = map(frame.routes.at, changes.names) if redirects else ()
        settled = settle(redirects, tuple(pages))
        made = host_files(
            settings.base_url,
            settled.redirects,
            changes.names.keys(),
            settings.language,
            search=frame.routes.url("search"),
            preview=settings.noindex,
        )
        changes.problems = settled.problems
        return self._files(
            SiteFile(name, digest_bytes(data), data) for name, data in made.files.items()
        )

    def clean(self, output: Output) -> None:
        """Find what does not belong into the site, and the folders that are as they were left."""
        changes, old = self.changes, self.old
        # Where no file came or went, the folders are the ones that were there.
        known = old.folders.keys() if changes.names.keys() == old.marks.keys() else None
        changes.expected = frozenset(known or folders_of(changes.names))
        if not changes.fresh:
            _clean(output, changes, self._moved, old)

    def _files(self, files: Iterable[SiteFile]) -> list[SiteFile]:
        """Take files in; return those of them that have to be made."""
        changes = self.changes
        wanted = []
        for file in files:
            if file.source is None and file.name in changes.damaged:
                continue
            changes.copied[file.name] = file.digest
            if file.source is not None and self._is_to_be_made(file.name, file.digest):
                wanted.append(file)
        changes.files.update({file.name: file for file in wanted})
        changes.names.update(dict.fromkeys(changes.copied))
        return wanted

    def _keeps(self, key: str, inputs: bytes) -> bool:
        """Keep a group whose pages were planned from the same and are still there, if it is one."""
        changes, record = self.changes, self._groups.get(key)
        if record is None or record.inputs != inputs:
            return False
        if changes.damaged and not changes.damaged.isdisjoint(record.pages):
            return False
        changes.groups[key] = record
        changes.names.update(dict.fromkeys(record.pages))
        return True

    def _is_to_be_made(self, name: str, fingerprint: bytes) -> bool:
        return name in self.changes.damaged or self.old.fingerprints.get(name) != fingerprint


_SITEMAP = "sitemap"


def _clean(output: Output, changes: Changes, moved: Mapping[str, int | None], old: State) -> None:
    """Find what does not belong into the site, and the folders that are as they were left.

    Args:
        output: the published site.
        changes: takes note of it.
        moved: the folders that are not as they were left.
        old: what is remembered.
    """
    gone = [name for name in old.marks if name not in changes.names]
    expected = changes.expected
    unknown = output.folder_marks(expected - old.folders.keys())
    changes.folders = {
        folder: mark
        for folder, mark in old.folders.items()
        if folder not in moved and folder in expected
    }
    there = {folder for folder, mark in moved.items() if mark is not None}
    strangers = output.strangers(changes.names, expected, expected & (unknown.keys() | there))
    changes.removed = sorted({*gone, *strangers, *(there - expected)})
