"""One build at a time in one archive, by a lock that ends with the process that holds it.

The operating system keeps the lock (`flock`, on Windows a locked byte), so what a killed
process leaves behind is a file and no lock. Forked workers share it with their parent: as
long as one of them could still write, the archive is not free. The file tells who builds,
and when the last build ended, so that nobody builds from what he saw before that.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from setzkasten.messages.building import builder

PAUSE = 0.05  # seconds between two looks at a lock that is taken
SILENCE = 0.5  # seconds that are waited without a word

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_TAKEN = frozenset((errno.EACCES, errno.EAGAIN, errno.EDEADLK))
_LONGEST = 100  # bytes of what the file says


@dataclass(frozen=True, slots=True)
class Holder:
    """Who builds.

    Attributes:
        process: its number; 0 where that is not known.
        since: when its build began, nanoseconds since 1970; 0 where that is not known.
    """

    process: int = 0
    since: int = 0


class BusyError(Exception):
    """Another process builds in this archive, and did not end in time.

    Attributes:
        who: the process, in German words.
    """

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.who = builder(holder.process, holder.since)


@contextmanager
def build_lock(
    path: Path, patience: float, on_wait: Callable[[str], None] = lambda _who: None
) -> Iterator[int]:
    """Hold an archive's lock.

    Args:
        path: the lock's file; folder and file are made where they are missing. Where it
            cannot be written, or its file system knows no locks, nothing is locked.
        patience: how long to wait for another build, seconds.
        on_wait: told once, in German words, who is waited for, if it takes more than a moment.

    Yields:
        When the last build in the archive ended, nanoseconds since 1970; where that is not
        known, the present time. What was seen before that may have changed since.

    Raises:
        BusyError: the other build did not end in time.
    """
    handle = _take(path, patience, on_wait)
    if handle is None:
        yield time.time_ns()
        return
    begun = time.time_ns()
    try:
        ended = _last_end(handle)
        _note(handle, f"{os.getpid()} {begun}")
        yield begun if ended is None else ended
    finally:
        _note(handle, f"{os.getpid()} {begun} {time.time_ns()}")
        _unlock(handle)
        os.close(handle)


def _take(path: Path, patience: float, on_wait: Callable[[str], None]) -> int | None:
    """Return the open file of the lock that was taken, or None where nothing can be locked."""
    start = time.monotonic()
    told = False
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, _OPEN, 0o644)
        except OSError:
            return None
        try:
            _lock(handle)
        except OSError as error:
            if error.errno not in _TAKEN:
                os.close(handle)
                return None
        else:
            if _is_still(path, handle):
                return handle
        holder = _holder(handle)
        os.close(handle)
        waited = time.monotonic() - start
        if waited >= patience:
            raise BusyError(holder)
        if waited >= SILENCE and not told:
            on_wait(builder(holder.process, holder.since))
            told = True
        time.sleep(PAUSE)


def _is_still(path: Path, handle: int) -> bool:
    """Tell whether the file was not deleted, and made anew by others, while it was waited for."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


# --- what the file says ---------------------------------------------------------------


def _note(handle: int, words: str) -> None:
    with suppress(OSError):  # the disk may be full; the lock holds all the same
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{words:<{_LONGEST - 1}}\n".encode())


def _numbers(handle: int) -> list[int]:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        return [int(word) for word in os.read(handle, _LONGEST).decode("ascii").split()]
    except (OSError, ValueError):
        return []


def _holder(handle: int) -> Holder:
    numbers = _numbers(handle)
    return Holder(*numbers) if len(numbers) == 2 else Holder()  # noqa: PLR2004


def _last_end(handle: int) -> int | None:
    """Return when the last build ended; 0 for none yet, None where it died."""
    numbers = _numbers(handle)
    if len(numbers) == 3:  # noqa: PLR2004
        return numbers[2]
    return 0 if os.fstat(handle).st_size == 0 else None


# --- the lock of the operating system ---------------------------------------------------

if sys.platform == "win32":
    import msvcrt

    _FAR = 2**30  # a locked byte cannot be read, so it lies where nothing is written

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
