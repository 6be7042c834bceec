"""Change Markdown files as planned: read, shown, then written, unless somebody was faster.

The only module of the desk that reads and writes.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from setzkasten.frontmatter.edit import NotEditableError
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.publish.atomic import write_atomically
from setzkasten.read.files import read_bytes
from setzkasten.read.tree import reason


class ChangedError(Exception):
    """A file is not as it was when the change to it was planned."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it is and as it shall be.

    Attributes:
        path: below the archive's root.
        before, after: its bytes.
    """

    path: str
    before: bytes
    after: bytes


def plan_changes(
    root: Path, edits: Mapping[str, Callable[[str], str]]
) -> tuple[tuple[FileChange, ...], tuple[Problem, ...]]:
    """Work out what files would become; nothing is written.

    Args:
        root: the archive.
        edits: path below the root → what turns the whole text of the file, line ends as they
            are, into the new one; it may raise `NotEditableError`.

    Returns:
        The files that would change, by path, and those that cannot be changed.
    """
    changes, problems = [], []
    for path in sorted(edits):
        before = read_bytes(root, path)
        if isinstance(before, Problem):
            problems.append(before)
            continue
        try:
            after = edits[path](before.decode("utf-8")).encode("utf-8")
        except (NotEditableError, UnicodeDecodeError):
            problems.append(problem("kopf-nicht-aenderbar", path))
            continue
        if after != before:
            changes.append(FileChange(path, before, after))
    return tuple(changes), tuple(problems)


def write_changes(
    root: Path, changes: Iterable[FileChange]
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Write files one after the other; return the paths of those written, and what went wrong."""
    written, problems = [], []
    for change in changes:
        try:
            write_unless_changed(root, change.path, change.after, digest_bytes(change.before))
        except ChangedError:
            problems.append(problem("inzwischen-geaendert", change.path))
        except OSError as error:
            problems.append(problem("nicht-geschrieben", change.path, grund=reason(error)))
        else:
            written.append(change.path)
    return tuple(written), tuple(problems)


def write_unless_changed(root: Path, path: str, data: bytes, digest: bytes) -> None:
    """Write a file atomically if it still is what was read.

    Args:
        root: the archive.
        path: the file, below the root.
        data: its new bytes.
        digest: fingerprint (`setzkasten.model.digest.digest_bytes`) of the bytes that were read.

    Raises:
        ChangedError: the file has other bytes now, or is gone; nothing was written.
        OSError: it cannot be written; the file is as it was.
    """
    current = read_bytes(root, path)
    if isinstance(current, Problem) or digest_bytes(current) != digest:
        raise ChangedError(path)
    target = root / path
    if target.is_symlink():  # writing would put a file in the place of the link
        raise ChangedError(path)
    write_atomically(target, data)


def diff(change: FileChange) -> Iterator[str]:
    """Yield the lines of a unified diff of a file, without line ends."""
    before, after = _lines(change.before), _lines(change.after)
    yield from difflib.unified_diff(before, after, change.path, change.path, n=1, lineterm="")


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
