"""Write files so that nobody ever sees half of one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from setzkasten.read.tree import Signature, signature_of


def write_atomically(target: Path, *parts: bytes) -> Signature:
    """Write a file through a temporary one beside it; folders are made where they are missing.

    Args:
        target: the file.
        parts: its bytes, one part after the other.

    Raises:
        OSError: the disk is full, the folder read-only, …; the target is as it was.
    """
    folder, name = os.path.split(target)
    path = f"{folder}{os.sep}.{name[:80]}.teil"
    try:
        try:
            _write(path, parts)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(path, parts)
        os.replace(path, target)  # noqa: PTH105  # Path.replace costs a second Path
    except OSError:
        Path(path).unlink(missing_ok=True)
        raise
    return signature_of(os.stat(target))  # noqa: PTH116


def _write(path: str, parts: tuple[bytes, ...]) -> None:
    with open(path, "wb", buffering=0) as stream:  # noqa: PTH123  # texts by the tens of thousands
        for part in parts:
            write_all(stream.fileno(), part)


def write_all(handle: int, data: bytes) -> None:
    """Write bytes to an open file, however many of them the system takes at once."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def write_new(target: Path, data: bytes) -> None:
    """Write a file that is not there yet, at once and as a whole; never over another one.

    Raises:
        FileExistsError: there is something of that name; it stays as it is.
        OSError: the disk is full, the folder read-only, …; there is no such file then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name[:80]}.neu")
    # Whoever was killed between giving the name and tidying up left a second name of that very
    # file: to write through it would change the other one.
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as stream:
            stream.write(data)
        _move_to_new(part, target)
    finally:
        part.unlink(missing_ok=True)


def _move_to_new(part: Path, target: Path) -> None:
    """Give a file its name, unless another one has it; in one step wherever that is possible."""
    if os.name == "nt":
        part.rename(target)  # refuses what is there
        return
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # FAT and some network drives have no links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "", str(target)) from None
        part.replace(target)
