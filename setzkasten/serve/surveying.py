"""Have the archive surveyed while the preview runs, in a process of its own, one at a time."""

from __future__ import annotations

import os
import signal
import subprocess  # our own program, with fixed arguments
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import setzkasten
from setzkasten.redaktion.survey import Survey
from setzkasten.redaktion.surveying import command, read_survey


@dataclass
class Surveyor:
    """Starts surveys and tells of their results.

    Attributes:
        root: the archive.
        on_begin: called when one begins.
        on_end: called with the result, from another thread; with None where there is none.
    """

    root: Path
    on_begin: Callable[[], None]
    on_end: Callable[[Survey | None], None]
    _process: subprocess.Popen[bytes] | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: bool = False
    _tried: bytes = b""
    _held: bool = False

    def survey(self, key: bytes) -> None:
        """Begin a survey, unless there is one of these very articles or one is under way.

        Args:
            key: as `setzkasten.redaktion.survey.survey_key` gives it.
        """
        with self._lock:
            if self._ended or key == self._tried or self._process is not None:
                return
            self._tried = key
            package = str(Path(setzkasten.__file__).resolve().parent.parent)
            path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
            try:
                self._process = subprocess.Popen(
                    command(self.root, key),
                    env=os.environ | {"PYTHONPATH": path},
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
                    # Ctrl-C is for the preview, which ends it. A group of the same session: where
                    # the preview dies while a survey is held, the system ends that too.
                    process_group=None if os.name == "nt" else 0,
                )
            except OSError:
                return
            process = self._process
            self._held = False
        self.on_begin()
        threading.Thread(target=self._wait, args=(process, key), daemon=True).start()

    def _wait(self, process: subprocess.Popen[bytes], key: bytes) -> None:
        process.wait()
        found = read_survey(self.root)
        with self._lock:
            self._process = None
            if self._ended:
                return
        self.on_end(found if found.key == key else None)

    def hold(self, *, on: bool) -> None:
        """Hold what is under way, or let it go on: whoever edits gets all of the processor.

        Where the system cannot hold a process, it goes on with its low priority.
        """
        stop, go_on = (getattr(signal, name, None) for name in ("SIGSTOP", "SIGCONT"))
        with self._lock:
            if self._process is None or on == self._held or stop is None or go_on is None:
                return
            with suppress(OSError):
                self._process.send_signal(stop if on else go_on)
                self._held = on

    def knows(self, key: bytes) -> None:
        """Take note that there is a survey of these articles already."""
        with self._lock:
            self._tried = key

    def end(self) -> None:
        """End what is under way."""
        with self._lock:
            self._ended = True
            process = self._process
        if process is not None:
            with suppress(OSError):
                process.kill()
