"""`site/`: changed files are prepared beside it and moved in together.

New files are first written below `.cache/neu/`. Where `site/` is made from
scratch, that folder is moved into place as a whole; else a journal is written,
the files are moved one by one, and the journal is deleted. A build that dies
before the journal leaves the old site untouched; one that dies after it is
completed by the next.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from setzkasten.publish.apart import RUN, make_afar, make_apart
from setzkasten.publish.atomic import write_all
from setzkasten.publish.published import KEPT, FileMark, Published

MANY = 100  # files for which it pays to look for a good place

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass
class Output(Published):
    """The folder `site/` and the place beside it where its next state is prepared."""

    cache: Path
    _folders: Counter[str] = field(default_factory=Counter)  # made → how many folders in it

    @property
    def _staging(self) -> Path:
        return self.cache / "neu"

    @cached_property
    def _prefix(self) -> str:
        return f"{self._staging}{os.sep}"

    @property
    def _nursery(self) -> Path:
        return self.cache / "neu.ort"

    @property
    def _journal(self) -> Path:
        return self.cache / "umzug.json"

    def recover(self) -> bool:
        """Complete what a build that died left half done; tell whether there was a move to end."""
        self._folders.clear()
        _clear(self._nursery)
        self._bring_back()
        try:
            plan = json.loads(self._journal.read_text("utf-8"))
            moves, removals = list(plan["moves"]), list(plan["removals"])
        except (OSError, ValueError, KeyError, TypeError):
            self._journal.unlink(missing_ok=True)
            _clear(self._staging)
            return False
        moves = [name for name in moves if is_inside(name) and (self._staging / name).exists()]
        self._apply(moves, [name for name in removals if is_inside(name)])
        return True

    def stage(self, name: str, data: bytes) -> FileMark:
        """Prepare a file, given as path below the site; return its size and time."""
        # The plainest way to write a file: three calls of the system instead of five.
        path = self._prefix + name
        try:
            handle = os.open(path, _WRITE, 0o644)
        except FileNotFoundError:
            self._make(name.rpartition("/")[0])
            handle = os.open(path, _WRITE, 0o644)
        try:
            write_all(handle, data)
        finally:
            os.close(handle)
        status = os.stat(path)  # noqa: PTH116  # which moving it does not change
        return status.st_size, status.st_mtime_ns

    def _make(self, folder: str) -> None:
        """Make a folder of the staging area, its parents first, each only once."""
        parent = folder.rpartition("/")[0]
        if folder and parent not in self._folders:
            self._make(parent)
        if not folder:
            self._staging.mkdir(parents=True, exist_ok=True)
        else:
            before = self._folders[parent]
            with suppress(FileExistsError):
                if before and before % RUN == 0:
                    make_afar(self._prefix + parent, folder.rpartition("/")[2])
                else:
                    os.mkdir(self._prefix + folder)  # noqa: PTH102
            self._folders[parent] += 1
        self._folders[folder] = 0

    def expect(self, files: int) -> None:
        """Get ready to stage that many files."""
        if files >= MANY and not self._staging.exists():
            make_apart(self._staging, self._nursery)

    def make_folders(self, folders: Iterable[str]) -> None:
        """Make folders of files that will be staged; who stages them makes what is missing.

        Processes that make folders in the same one wait for each other, so that one alone is
        quicker.

        Raises:
            OSError: a folder cannot be made.
        """
        for folder in folders:
            if folder not in self._folders:
                self._make(folder)

    def commit(self, moves: Iterable[str], removals: Iterable[str], *, fresh: bool) -> None:
        """Make the prepared files the site.

        Args:
            moves: the staged files.
            removals: files or folders of the site that go.
            fresh: whether the staged files are the whole site.
        """
        self._folders.clear()
        _clear(self._nursery)
        if fresh:
            try:
                self._swap()
            except OSError:
                # The folder itself cannot be moved: a mount point, or open on Windows.
                if not self._staging.is_dir() or not self.site.is_dir():
                    raise
                removals = set(self._files()).difference(moves)
            else:
                return
        plan = {"moves": sorted(moves), "removals": sorted(removals)}
        if plan["moves"] or plan["removals"]:
            self._journal.write_text(json.dumps(plan), "utf-8")
            self._apply(plan["moves"], plan["removals"])

    def _swap(self) -> None:
        """Put the staging area in the place of the site."""
        _clear(self._old)
        self._staging.mkdir(parents=True, exist_ok=True)
        if self.site.exists() or self.site.is_symlink():
            self.site.replace(self._old)
        self._staging.replace(self.site)
        self._bring_back()

    @property
    def _old(self) -> Path:
        return self.cache / "alt"

    def _bring_back(self) -> None:
        """Give the site back what a swap took away with the old one, then clear that away.

        Where there is no site, a swap died in its middle: the old one is the last good one.
        """
        if not self._old.exists() and not self._old.is_symlink():
            return
        if not self.site.exists():
            self._old.replace(self.site)
            return
        for name in KEPT:
            if (self._old / name).exists() and not (self.site / name).exists():
                (self._old / name).replace(self.site / name)
        _clear(self._old)

    def _files(self) -> list[str]:
        """List all files of the site but those that are kept."""
        found = []
        for folder, folders, names in os.walk(self.site):
            folders[:] = [name for name in folders if name not in KEPT]
            base = Path(folder).relative_to(self.site).as_posix()
            found += [name if base == "." else f"{base}/{name}" for name in names]
        return found

    def _apply(self, moves: Iterable[str], removals: Iterable[str]) -> None:
        for name in removals:
            self._remove(name)
        for name in moves:
            source, target = self._staging / name, self.site / name
            try:
                os.replace(source, target)  # noqa: PTH105
            except OSError:
                self._make_way(target)
                os.replace(source, target)  # noqa: PTH105
        self._journal.unlink(missing_ok=True)
        _clear(self._staging)

    def _make_way(self, target: Path) -> None:
        """Create the folder of a file, and clear away what stands in its place."""
        for folder in reversed(target.parents):
            inside = folder == self.site or self.site in folder.parents
            if inside and (folder.is_symlink() or folder.is_file()):
                folder.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)

    def _remove(self, name: str) -> None:
        target = self.site / name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target, ignore_errors=True)
        else:
            with suppress(FileNotFoundError, NotADirectoryError):
                target.unlink()
        for folder in target.parents:
            if folder == self.site:
                break
            try:
                folder.rmdir()
            except FileNotFoundError:
                continue
            except OSError:
                break


def is_inside(name: object) -> bool:
    """Tell whether a path of the journal stays below the site."""
    if not isinstance(name, str) or not name or "\\" in name:
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0]


def _clear(path: Path) -> None:
    """Remove a folder with all it holds, or whatever else stands in its place."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
