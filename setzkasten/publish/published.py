"""What is in `site/`: nothing here changes it."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

FileMark: TypeAlias = tuple[int, int]
"""Size and time of change (nanoseconds) of a published file."""

Differences: TypeAlias = tuple[list[str], dict[str, int | None]]
"""Files, and folders with their present time of change, that do not look as they did."""

NO_FOLDER = -1
"""Stands for the time of change of what is no folder."""

# What an editor or a host keeps in the output folder and no build may take away.
KEPT = frozenset((".git",))


@dataclass
class Published:
    """The folder `site/` as it is."""

    site: Path

    def marks(self, names: Iterable[str]) -> dict[str, FileMark]:
        """Return size and time of files of the site; missing ones are left out."""
        found = {}
        prefix = f"{self.site}{os.sep}"
        for name in names:
            try:
                status = os.stat(prefix + name)  # noqa: PTH116  # thousands of files
            except OSError:
                continue
            found[name] = (status.st_size, status.st_mtime_ns)
        return found

    def differences(self, files: Mapping[str, FileMark], folders: Mapping[str, int]) -> Differences:
        """Find what in the site does not look as it did.

        Returns:
            The files; and the folders with their time of change as `folder_marks` has it, None
            for missing ones. Files below what is no folder any more look other than they did.
        """
        marks = self.marks(files)
        now = self.folder_marks(folders)
        changed = {
            folder: now.get(folder) for folder, mark in folders.items() if now.get(folder) != mark
        }
        gone = tuple([f"{folder}/" for folder, mark in changed.items() if mark == NO_FOLDER])
        return [
            name
            for name, mark in files.items()
            if marks.get(name) != mark or (gone and name.startswith(gone))
        ], changed

    def is_as(self, files: Mapping[str, FileMark], folders: Mapping[str, int]) -> bool:
        """Tell whether files and folders of the site look as they did; stops at a difference."""
        prefix = f"{self.site}{os.sep}"
        try:
            for name, mark in files.items():
                status = os.stat(prefix + name)  # noqa: PTH116
                if (status.st_size, status.st_mtime_ns) != mark:
                    return False
            for folder, changed in folders.items():
                if os.lstat(prefix + folder).st_mtime_ns != changed:
                    return False
        except OSError:
            return False
        return True

    def folder_marks(self, folders: Iterable[str]) -> dict[str, int]:
        """Return the time of change of folders of the site, "" for itself; missing ones not.

        Where a link or a file stands in a folder's place, that is `NO_FOLDER`.
        """
        prefix = f"{self.site}{os.sep}"
        found = {}
        for folder in folders:
            try:
                status = os.lstat(prefix + folder)
            except OSError:
                continue
            found[folder] = status.st_mtime_ns if stat.S_ISDIR(status.st_mode) else NO_FOLDER
        return found

    def strangers(
        self, known: Mapping[str, object], expected: Collection[str], suspects: Iterable[str]
    ) -> list[str]:
        """Find what is in the site beside what belongs there.

        Args:
            known: the files that belong there.
            expected: the folders that hold them.
            suspects: the folders that have changed since they were last in order.
        """
        found = []
        for folder in sorted(suspects):
            path = self.site / folder
            if path.is_symlink() or not path.is_dir():
                found.append(folder)
                continue
            for entry in sorted(os.listdir(path)):  # noqa: PTH208
                name = f"{folder}/{entry}" if folder else entry
                if name not in known and name not in expected and name not in KEPT:
                    found.append(name)
        return found


def folders_of(names: Iterable[str]) -> set[str]:
    """Return all folders, at any depth, that hold the files; "" for the site itself."""
    found = {""}
    for name in names:
        folder = name.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
