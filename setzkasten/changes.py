"""What has to be done so that the published site is the planned one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from setzkasten.model.digest import digest_bytes, digest_of
from setzkasten.plan.frame import Frame
from setzkasten.plan.machines import sitemap_pages
from setzkasten.plan.planned import Group, PlannedPage
from setzkasten.publish.output import Output
from setzkasten.publish.published import Differences, folders_of
from setzkasten.publish.state import GroupRecord, State
from setzkasten.sources import PICTURES
from setzkasten.surroundings import Surroundings


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
        copies: files of the theme to be written.
        pictures: output file → picture to be copied.
        staged: what was put beside the site.
        removed: what does not belong there any more.
        expected: the folders that hold the files of the site.
        folders: folders of the site that look as they were left → time of change.
        doubtful: pages whose source changed while they were made.
    """

    fresh: bool
    groups: dict[str, PlannedGroup | GroupRecord] = field(default_factory=dict)
    copied: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)
    damaged: frozenset[str] = frozenset()
    pages: list[PlannedPage] = field(default_factory=list)
    copies: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    staged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    expected: frozenset[str] = frozenset()
    folders: dict[str, int] = field(default_factory=dict)
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
    plan: tuple[Frame, Iterable[Group[Any]]],
    look: tuple[bytes, Callable[[PlannedPage], bytes]],
    around: Surroundings,
    memory: tuple[State, Callable[[], Differences]],
) -> Changes:
    """Compare the planned site with the published one.

    Args:
        output: the published site.
        plan: what all pages have in common, and the groups of pages but the sitemap.
        look: fingerprint of the theme with all its templates, and a function that gives the
            fingerprint of all that a page is made from beside its view.
        around: theme and pictures, whose files are copied.
        memory: the memory of the last build, an empty one makes everything new; and a function
            that tells what in the site does not look as it did after that build.
    """
    old, standing = memory
    damaged, folders = standing()
    changes = Changes(fresh=not old.marks, damaged=frozenset(damaged))
    _Comparison(changes, old, look).compare(*plan, around)
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

    def compare(self, frame: Frame, groups: Iterable[Group[Any]], around: Surroundings) -> None:
        """Go through all files of the site."""
        self._copies(frame, around)
        for group in groups:
            self._group(group.key, group.digest(frame), partial(group.pages, frame))
        listings = digest_of(tuple([entry.listing for entry in self.changes.groups.values()]))
        inputs = digest_of((frame.digest, listings))
        self._group("sitemap", inputs, lambda: sitemap_pages(frame, self.changes.listed()))

    def _copies(self, frame: Frame, around: Surroundings) -> None:
        changes, routes = self.changes, frame.routes
        published = around.theme.asset_names
        for asset, data in around.theme.assets.items():
            name = routes.output(routes.url("asset", name=published[asset]))
            changes.copied[name] = digest_bytes(data)
            if self._is_to_be_made(name, changes.copied[name]):
                changes.copies[name] = data
        for path, digest in around.pictures.items():
            name = routes.output(routes.url("picture", name=path.removeprefix(f"{PICTURES}/")))
            changes.copied[name] = digest
            if self._is_to_be_made(name, digest):
                changes.pictures[name] = path
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
