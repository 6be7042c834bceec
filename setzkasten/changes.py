"""What has to be done so that the published site is the planned one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
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
        pages: to be rendered.
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
    pages: list[PlannedPage] = field(default_factory=list)
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


def compare(
    output: Output,
    plan: tuple[Frame, Iterable[Group[Any]], Iterable[Redirect]],
    look: tuple[bytes, Callable[[PlannedPage], bytes]],
    files: Iterable[SiteFile],
    memory: tuple[State, Differences],
) -> Changes:
    """Compare the planned site with the published one.

    Args:
        output: the published site.
        plan: what all pages have in common, the groups of pages but the sitemap, and the
            redirects that are wanted.
        look: fingerprint of the theme with all its templates, and a function that gives the
            fingerprint of all that a page is made from beside its view.
        files: the files that no template makes.
        memory: the memory of the last build, an empty one makes everything new; and what in the
            site does not look as it did after that build.
    """
    old, (damaged, folders) = memory
    changes = Changes(fresh=not old.marks, damaged=frozenset(damaged))
    _Comparison(changes, old, look).compare(*plan, files)
    # Where no file came or went, the folders are the ones that were there.
    known = old.folders.keys() if changes.names.keys() == old.marks.keys() else None
    changes.expected = frozenset(known or folders_of(changes.names))
    if not changes.fresh:
        _clean(output, changes, folders, old)
    return changes


class _Comparison:
    """Finds out which files have to be made."""

    def __init__(
        self, changes: Changes, old: State, look: tuple[bytes, Callable[[PlannedPage], bytes]]
    ) -> None:
        self.changes = changes
        self.old = old
        theme, self.base = look
        self.groups: Mapping[str, GroupRecord] = old.groups if old.theme == theme else {}

    def compare(
        self,
        frame: Frame,
        groups: Iterable[Group[Any]],
        redirects: Iterable[Redirect],
        files: Iterable[SiteFile],
    ) -> None:
        """Go through all files of the site."""
        self._files(files)
        for group in groups:
            self._group(group.key, group.digest(frame), partial(group.pages, frame))
        listings = digest_of(tuple([entry.listing for entry in self.changes.groups.values()]))
        inputs = digest_of((frame.digest, listings))
        self._group("sitemap", inputs, lambda: sitemap_pages(frame, self.changes.listed()))
        self._hosts(frame, tuple(redirects))

    def _hosts(self, frame: Frame, redirects: tuple[Redirect, ...]) -> None:
        """Add what hosts need; redirects keep out of the way of all other files."""
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
        self._files(SiteFile(name, digest_bytes(data), data) for name, data in made.files.items())
        changes.problems = settled.problems

    def _files(self, files: Iterable[SiteFile]) -> None:
        changes = self.changes
        for file in files:
            if file.source is None and file.name in changes.damaged:
                continue
            changes.copied[file.name] = file.digest
            if file.source is not None and self._is_to_be_made(file.name, file.digest):
                changes.files[file.name] = file
        changes.names.update(dict.fromkeys(changes.copied))

    def _group(self, key: str, inputs: bytes, pages: Callable[[], Iterable[PlannedPage]]) -> None:
        """Plan a group's pages, unless they were planned from the same and are still there."""
        changes = self.changes
        record = self.groups.get(key)
        if (
            record is not None
            and record.inputs == inputs
            and (not changes.damaged or changes.damaged.isdisjoint(record.pages))
        ):
            changes.groups[key] = record
            changes.names.update(dict.fromkeys(record.pages))
            return
        found: dict[str, tuple[bytes, str | None]] = {}
        for page in pages():
            fingerprint = page.fingerprint(self.base(page))
            found[page.output] = (fingerprint, page.listed)
            if self._is_to_be_made(page.output, fingerprint):
                changes.pages.append(page)
        changes.groups[key] = PlannedGroup(inputs, found)
        changes.names.update(dict.fromkeys(found))

    def _is_to_be_made(self, name: str, fingerprint: bytes) -> bool:
        return name in self.changes.damaged or self.old.fingerprints.get(name) != fingerprint


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
