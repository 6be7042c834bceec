"""Find the archive's files without opening them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from setzkasten.model.problem import Problem, problem

Signature: TypeAlias = tuple[int, int, int, int]
"""Size, time of change of the content and of the entry (nanoseconds), inode."""


@dataclass(frozen=True, slots=True)
class File:
    """A regular file below the archive's root.

    Attributes:
        path: relative to the root, with forward slashes, spelt as on disk.
        signature: changes whenever the file is written.
    """

    path: str
    signature: Signature


def signature_of(status: os.stat_result) -> Signature:
    """Return what a file's content is recognised by without reading it."""
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


FINE_NS = 20_000_000  # two writes within one tick of the file system's clock look the same
COARSE_NS = 2_000_000_000  # FAT keeps time to two seconds


UNSETTLED: Signature = (-1, 0, 0, 0)
"""Stands for the signature of a file that was written too shortly before it was looked at."""


def settled(signature: Signature, scanned: int) -> Signature:
    """Return the signature, or `UNSETTLED` where a second write could have left the same one.

    Args:
        signature: of a file.
        scanned: when the look at the files began, nanoseconds. A file written within one
            tick of the file system's clock before that may be written again in the same tick.
    """
    modified = signature[1]
    tick = FINE_NS if modified % 1_000_000 else COARSE_NS
    return signature if modified + tick < scanned else UNSETTLED


def find_files(
    root: Path, folder: str, suffixes: tuple[str, ...] = (), *, deep: bool = True
) -> tuple[list[File], list[Problem]]:
    """List the files below a folder, sorted by path.

    Args:
        root: the archive.
        folder: relative to the root, with forward slashes; may be missing.
        suffixes: lower-case endings such as `.txt`; empty for all files.
        deep: whether subfolders count.

    Hidden files and files that programs leave behind are passed over in silence.
    Links, pipes, unreadable folders and names that are no Unicode are passed over
    and reported, since they may point out of the archive or block the reader.
    """
    problems: list[Problem] = []
    files = list(_walk(root, folder, suffixes, deep, problems))
    files.sort(key=lambda file: file.path)
    return files, problems


def find_file(root: Path, path: str) -> list[File]:
    """Return the file of that path, in a list that is empty where there is none.

    A link to a file counts as that file, as it does nowhere else: see `find_one`.
    """
    try:
        status = (root / path).stat()
    except OSError:
        return []
    return [File(path, signature_of(status))] if stat.S_ISREG(status.st_mode) else []


def find_one(root: Path, path: str) -> File | None:
    """Return a regular file below the archive's root, None where there is none of that name.

    Raises:
        OSError: something else than a regular file has that name, or its folder is no folder.
    """
    try:
        status = (root / path).lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "no regular file", path)
    return File(path, signature_of(status))


def is_source_name(path: str) -> bool:
    """Tell whether a file of that path is one that `find_files` would look at."""
    parts = path.split("/")
    hidden = any(part.startswith(_HIDDEN) for part in parts)
    return not hidden and parts[-1] not in _LEFT_BEHIND and not _has_surrogates(path)


def _walk(
    root: Path, folder: str, suffixes: tuple[str, ...], deep: bool, problems: list[Problem]
) -> Iterator[File]:
    pending = [folder]
    while pending:
        current = pending.pop()
        for entry in _entries(root, current, problems):
            path = f"{current}/{entry.name}"
            try:
                if entry.is_dir(follow_symlinks=False):
                    pending += [path] if deep else []
                elif entry.is_symlink():  # not even asked where it leads: perhaps in a circle
                    problems.append(problem("keine-datei", shown(path)))
                elif not suffixes or entry.name.lower().endswith(suffixes):
                    file = _regular(entry, path, problems)
                    if file is not None:
                        yield file
            except OSError:
                continue  # gone between listing and asking: not there


def _entries(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            return [
                entry
                for entry in entries
                if not entry.name.startswith(_HIDDEN) and entry.name not in _LEFT_BEHIND
            ]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        problems.append(problem("ordner-nicht-lesbar", folder, grund=reason(error)))
        return []


def _regular(entry: os.DirEntry[str], path: str, problems: list[Problem]) -> File | None:
    status = entry.stat(follow_symlinks=False)
    if os.name == "nt":  # on Windows the listing knows neither inode nor the real times
        status = Path(entry.path).stat(follow_symlinks=False)
    if not stat.S_ISREG(status.st_mode):
        problems.append(problem("keine-datei", shown(path)))
    elif _has_surrogates(path):
        problems.append(problem("dateiname-unlesbar", shown(path)))
    else:
        return File(path, signature_of(status))
    return None


_HIDDEN = (".", "~$")
_LEFT_BEHIND = frozenset(("Thumbs.db", "desktop.ini", "Icon\r"))


def _has_surrogates(path: str) -> bool:
    if path.isascii():
        return False
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def shown(path: str) -> str:
    """Return a path that any terminal can print."""
    return path.encode("utf-8", "replace").decode("utf-8")


_REASONS = {
    errno.ENOENT: "die Datei gibt es nicht",
    errno.EINVAL: "es ist keine gewöhnliche Datei",
    errno.EACCES: "keine Berechtigung, oder ein anderes Programm hält die Datei offen",
    errno.EPERM: "keine Berechtigung",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOTDIR: "wo ein Ordner sein müsste, liegt eine Datei oder eine Verknüpfung",
    errno.EEXIST: "dort liegt schon etwas anderes",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EFBIG: "die Datei wird zu groß für den Datenträger",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EBUSY: "ein anderes Programm benutzt die Datei",
    errno.EIO: "der Datenträger meldet einen Lesefehler",
    errno.ELOOP: "die Verknüpfung führt im Kreis",
    errno.EXDEV: "Quelle und Ziel liegen auf verschiedenen Datenträgern",
    errno.ENOTEMPTY: "der Ordner ist nicht leer",
}
if hasattr(errno, "EDQUOT"):
    _REASONS[errno.EDQUOT] = "der zugeteilte Speicherplatz ist voll"


def reason(error: OSError) -> str:
    """Say in German why the operating system refused a file."""
    known = _REASONS.get(error.errno or 0)
    return known or f"das Betriebssystem meldet Fehler {error.errno}"
