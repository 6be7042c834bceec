"""What has to be done so that the published site is the planned one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from setzkasten.model.digest import digest_bytes
from setzkasten.plan.planned import PlannedPage
from setzkasten.plan.routes import Routes
from setzkasten.publish.output import NO_FOLDER, FileMark, Output, folders_of
from setzkasten.publish.state import State
from setzkasten.sources import PICTURES
from setzkasten.surroundings import Surroundings


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


def compare(
    output: Output,
    pages: list[PlannedPage],
    base: Callable[[PlannedPage], bytes],
    around: Surroundings,
    old: State,
) -> Changes:
    """Compare the planned site with the published one.

    Args:
        output: the published site.
        pages: the planned pages.
        base: gives the fingerprint of all that a page is made from beside its view.
        around: theme and pictures, whose files are copied.
        old: the memory of the last build; an empty one makes everything new.
    """
    changes = Changes(fresh=not old.pages)
    changes.marks = output.marks(old.pages)
    now = output.folder_marks(old.folders)
    for folder, mark in now.items():
        if mark == NO_FOLDER:  # what lies behind a link is not the site
            changes.forget(folder)
    routes = Routes(around.settings.base_url)
    published = around.theme.asset_names
    for asset, data in around.theme.assets.items():
        name = routes.output(routes.url("asset", name=published[asset]))
        if changes.note(name, digest_bytes(data), old):
            changes.copies[name] = data
    for path, digest in around.pictures.items():
        name = routes.output(routes.url("picture", name=path.removeprefix(f"{PICTURES}/")))
        if changes.note(name, digest, old):
            changes.pictures[name] = path
    for page in pages:
        if changes.note(page.output, page.fingerprint(base(page)), old):
            changes.pages.append(page)
    if not changes.fresh:
        gone = [name for name in old.pages if name not in changes.fingerprints]
        expected = folders_of(changes.fingerprints)
        now |= output.folder_marks(expected - now.keys())
        changes.folders = {
            folder: mark for folder, mark in now.items() if old.folders.get(folder) == mark
        }
        suspects = expected & now.keys() - changes.folders.keys()
        strangers = output.strangers(changes.fingerprints, expected, suspects)
        changes.removed = sorted({*gone, *strangers})
    return changes
