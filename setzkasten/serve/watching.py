"""Watch the sources, and tell what changed as soon as it was saved."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from setzkasten.serve.saving import Saves, Step

FOLDERS = ("content", "themes")
FILES = ("setzkasten.yaml",)

_STEPS = {
    "opened": Step.OPENED,
    "created": Step.WRITTEN,
    "modified": Step.WRITTEN,
    "closed": Step.CLOSED,
    "closed_no_write": Step.LEFT,
}
_READING = frozenset((Step.OPENED, Step.LEFT))


class Watcher:
    """Calls back, in a thread of its own and never twice at once, after sources have changed.

    Args:
        root: the archive.
        on_change: called with the files and folders that changed, as paths below the root;
            changes during a call lead to another.
        on_rest: pairs of seconds and what is called when nothing has changed for so long, after
            the start or after a call of `on_change`; in order, each once.
        on_failure: called with what a call raised; watching goes on.
        polling: ask for changes instead of being told, as network drives need it.
    """

    def __init__(
        self,
        root: Path,
        on_change: Callable[[frozenset[str]], None],
        on_rest: Sequence[tuple[float, Callable[[], None]]] = (),
        on_failure: Callable[[Exception], None] = lambda _error: None,
        *,
        polling: bool = False,
    ) -> None:
        self._root = root
        self._on_change = on_change
        self._on_rest = tuple(on_rest)
        self._on_failure = on_failure
        self._changes = Saves()
        self._stopping = threading.Event()
        self._observer = PollingObserver(timeout=1) if polling else Observer()
        self._thread = threading.Thread(target=self._run, name="Beobachter", daemon=True)

    def call(self) -> None:
        """Let `on_change` be called soon, though no file has changed."""
        self._changes.wake()

    def __enter__(self) -> Self:
        handler = _Handler(self._root, self._changes)
        for folder in FOLDERS:
            if (self._root / folder).is_dir():
                self._observer.schedule(handler, str(self._root / folder), recursive=True)
        self._observer.schedule(handler, str(self._root), recursive=False)
        self._observer.start()
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopping.set()
        self._changes.wake()
        self._observer.stop()
        self._observer.join(2)
        self._thread.join(10)

    def _run(self) -> None:
        waiting = deque(self._on_rest)
        rested = time.monotonic()
        while True:
            left = waiting[0][0] + rested - time.monotonic() if waiting else None
            if not self._changes.wait(left if left is None else max(0.0, left)):
                self._call(waiting.popleft()[1])
                continue
            changed = self._changes.settle(self._stopping.is_set)
            if self._stopping.is_set():
                return
            self._call(partial(self._on_change, changed))
            waiting = deque(self._on_rest)
            rested = time.monotonic()

    def _call(self, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001  # whatever happens, go on watching
            self._on_failure(error)


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, changes: Saves) -> None:
        self._root = root
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        step = _STEPS.get(event.event_type, Step.OTHER)
        if event.is_directory and (step in _READING or event.event_type == "modified"):
            return  # what changes in a folder is told by itself
        self._note(event.src_path, step, event)
        self._note(getattr(event, "dest_path", ""), Step.CLOSED, event)

    def _note(self, name: bytes | str, step: Step, event: FileSystemEvent) -> None:
        path = self._below(Path(str(name))) if name else None
        if path and self._matters(path.split("/"), is_folder=event.is_directory):
            if event.is_directory or (step is Step.CLOSED and self._is_empty(name)):
                step = Step.OTHER  # a folder is never complete, nor a file without a word
            self._changes.note(path, step)

    @staticmethod
    def _is_empty(name: bytes | str) -> bool:
        try:
            return Path(str(name)).stat().st_size == 0
        except OSError:
            return True

    def _below(self, path: Path) -> str | None:
        try:
            return path.relative_to(self._root).as_posix()
        except ValueError:
            return None

    @staticmethod
    def _matters(parts: list[str], *, is_folder: bool) -> bool:
        if any(part.startswith((".", "~$")) for part in parts):
            return False
        return parts[0] in FILES or (parts[0] in FOLDERS and (len(parts) > 1 or not is_folder))
