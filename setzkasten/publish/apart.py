"""Folders whose new files need not queue behind deleted ones.

ext4 gives a new file an inode near its folder's, and passes over every inode
there that was deleted within the last minutes, one by one (`recently_deleted`
in Linux's fs/ext4/ialloc.c). Where thousands of files have just been replaced
or cleared away, making a file takes ten times as long. A folder made in one
marked as the top of a hierarchy (chattr(1), attribute T) lies elsewhere.
"""

from __future__ import annotations

import os
import secrets
import struct
import sys
import time
from pathlib import Path

_GET, _SET = 0x80086601, 0x40086602  # FS_IOC_GETFLAGS, FS_IOC_SETFLAGS of linux/fs.h, 64 bits
_TOP = 0x00020000  # FS_TOPDIR_FL


RUN = 16  # folders of one that may lie together

_TRIES = 4
_PROBES = 8  # files
_QUICK = 60e-6  # seconds a file may take; some 20 µs are usual, and 300 where many were deleted


def make_apart(folder: Path, nursery: Path) -> None:
    """Make a folder, its parents first, away from its neighbours where the file system can.

    A folder that is there already, perhaps made by another process just now, stays as it is.

    Args:
        folder: the folder.
        nursery: a folder on the same file system in which it is made first; for the caller to
            clear away, since other processes may be using it too.

    Raises:
        OSError: the folder cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    nursery.mkdir(parents=True, exist_ok=True)
    tries = _TRIES if _mark_as_top(nursery) else 1
    # Where a folder comes to lie depends on its name, so that a name used again leads back there.
    candidates = [nursery / secrets.token_hex(8)]
    candidates[0].mkdir()
    while len(candidates) < tries and not _is_quick(candidates[-1]):
        candidates.append(nursery / secrets.token_hex(8))
        candidates[-1].mkdir()
    try:
        candidates[-1].rename(folder)
    except OSError:
        folder.mkdir(exist_ok=True)


def _is_quick(folder: Path) -> bool:
    """Tell whether files are made quickly in an empty folder, which stays empty."""
    probes = [f"{folder}{os.sep}{number}" for number in range(_PROBES)]
    start = time.perf_counter()
    for probe in probes:
        os.close(os.open(probe, os.O_CREAT | os.O_WRONLY, 0o600))
    taken = time.perf_counter() - start
    for probe in probes:
        os.unlink(probe)  # noqa: PTH108
    return taken < _PROBES * _QUICK


def make_afar(parent: str, name: str) -> None:
    """Make a folder away from its neighbours, where the file system can; the next ones follow it.

    Finding a place takes longer than making a folder: one in `RUN` of thousands is enough.

    Raises:
        OSError: the folder cannot be made.
    """
    marked = _mark_as_top(parent)
    try:
        os.mkdir(f"{parent}{os.sep}{name}")  # noqa: PTH102
    finally:
        if marked:
            _mark_as_top(parent, top=False)


def _mark_as_top(folder: Path | str, *, top: bool = True) -> bool:
    """Let the next folders that are made in this one lie apart; tell whether that can be done."""
    if sys.platform != "linux":
        return False
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        flags = struct.unpack("l", fcntl.ioctl(handle, _GET, bytes(struct.calcsize("l"))))[0]
        wanted = flags | _TOP if top else flags & ~_TOP
        if wanted != flags:
            fcntl.ioctl(handle, _SET, struct.pack("l", wanted))
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
