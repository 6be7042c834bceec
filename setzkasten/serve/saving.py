"""When a save is complete: editors write a file in several steps, and half of one is no article.

Linux tells when a file is opened and closed: then a save is complete at once. Elsewhere, and where
a file was deleted or moved away and may come back, a moment without a further event has to do.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

QUIET = 0.03  # seconds without a further event after which a save counts as complete
OPEN = 1.0  # seconds that a file may stay open after it was written to; then it is read as it is
STREAM = 0.25  # seconds; what comes so soon after other changes is perhaps one of many files

WHOLE = (".md", ".txt")
"""What is complete when it is closed; files of other names may be an editor's steps to a save."""


class Step(Enum):
    """What happened to a file."""

    OPENED = "opened"
    WRITTEN = "written"  # or changed otherwise, or made
    CLOSED = "closed"  # after it was written to; or moved into its place, whole
    LEFT = "left"  # closed by somebody who only read it
    OTHER = "other"  # deleted, moved away, closed while it is empty


@dataclass
class Saves:
    """The files that have changed since somebody took note of it. Used by several threads."""

    _some: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _paths: set[str] = field(default_factory=set)
    _users: Counter[str] = field(default_factory=Counter)
    _written: dict[str, float] = field(default_factory=dict)
    _unsure: bool = False
    _streaming: float = 0.0

    def note(self, path: str, step: Step) -> None:
        """Take note of what happened to a file or folder, given as path below the root."""
        with self._lock:
            if step is Step.OPENED:
                self._users[path] += 1
                return
            if step in {Step.CLOSED, Step.LEFT, Step.OTHER}:
                self._users[path] -= 1
                if self._users[path] <= 0:
                    del self._users[path]
                if step is Step.LEFT:
                    return
            if step is Step.WRITTEN and path in self._users:
                self._written.setdefault(path, time.monotonic() + OPEN)
            else:
                self._written.pop(path, None)
                self._unsure |= step is not Step.CLOSED or not path.endswith(WHOLE)
            self._paths.add(path)
            self._some.set()

    def wake(self) -> None:
        """End all waiting."""
        self._some.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for a change; tell whether there is one."""
        return self._some.wait(seconds)

    def settle(self, stopping: Callable[[], bool] = lambda: False) -> frozenset[str]:
        """Wait until what has changed is complete; return it, and forget it."""
        changed: frozenset[str] = frozenset()
        while not stopping():
            changed |= self._take()
            pause = self._pause()
            if not pause or not self._some.wait(pause):
                break
        self._streaming = time.monotonic() + STREAM
        return changed

    def _take(self) -> frozenset[str]:
        with self._lock:
            taken = frozenset(self._paths)
            self._paths.clear()
            self._some.clear()
        return taken

    def _pause(self) -> float:
        """Return for how many seconds another event has to be waited for; 0 for none."""
        with self._lock:
            now = time.monotonic()
            self._written = {path: end for path, end in self._written.items() if end > now}
            pause = QUIET if self._unsure or now < self._streaming else 0.0
            self._unsure = False
            return max([pause, *[end - now for end in self._written.values()]])
