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
from contextlib import suppress
from pathlib import Path

_GET, _SET = 0x80086601, 0x40086602  # FS_IOC_GETFLAGS, FS_IOC_SETFLAGS of linux/fs.h, 64 bits
_TOP = 0x00020000  # FS_TOPDIR_FL


def make_apart(folder: Path) -> None:
    """Make a folder, its parents first, away from its neighbours where the file system can.

    A folder that is there already, perhaps made by another process just now, stays as it is.

    Raises:
        OSError: the folder cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _mark_as_top(folder.parent)
    # Where a folder comes to lie depends on its name, so that a name used again leads back there.
    first = folder.with_name(f".{secrets.token_hex(8)}")
    first.mkdir()
    try:
        first.rename(folder)
    except OSError:
        first.rmdir()
        folder.mkdir(exist_ok=True)


def _mark_as_top(folder: Path) -> None:
    """Set a mark that costs nothing and that other file systems refuse or ignore."""
    if sys.platform != "linux":
        return
    import fcntl

    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            flags = struct.unpack("l", fcntl.ioctl(handle, _GET, bytes(struct.calcsize("l"))))[0]
            if not flags & _TOP:
                fcntl.ioctl(handle, _SET, struct.pack("l", flags | _TOP))
        finally:
            os.close(handle)
