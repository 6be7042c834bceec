"""Watch the sources and call back when they have come to rest after a change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

FOLDERS = ("content", "themes")
FILES = ("setzkasten.yaml",)

QUIET = 0.05  # seconds without a further event before a rebuild starts
_READING = frozenset(("opened", "closed_no_write"))


class Watcher:
    """Calls back, in a thread of its own and never twice at once, after sources have changed.

    Args:
        root: the archive.
        on_change: called without arguments; changes during a call lead to another.
        on_failure: called with what a call raised; watching goes on.
        polling: ask for changes instead of being told, as network drives need it.
    """

    def __init__(
        self,
        root: Path,
        on_change: Callable[[], None],
        on_failure: Callable[[Exception], None] = lambda _error: None,
        *,
        polling: bool = False,
    ) -> None:
        self._root = root
        self._on_change = on_change
        self._on_failure = on_failure
        self._changed = threading.Event()
        self._stopping = threading.Event()
        self._observer = PollingObserver(timeout=1) if polling else Observer()
        self._thread = threading.Thread(target=self._run, name="Beobachter", daemon=True)

    def __enter__(self) -> Self:
        handler = _Handler(self._root, self._changed)
        for folder in FOLDERS:
            if (self._root / folder).is_dir():
                self._observer.schedule(handler, str(self._root / folder), recursive=True)
        self._observer.schedule(handler, str(self._root), recursive=False)
        self._observer.start()
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._changed.set()
        self._observer.stop()
        self._observer.join(2)
        self._thread.join(10)

    def _run(self) -> None:
        while True:
            self._changed.wait()
            while not self._stopping.is_set():  # wait until the editor's program is done saving
                self._changed.clear()
                if not self._changed.wait(QUIET):
                    break
            if self._stopping.is_set():
                return
            try:
                self._on_change()
            except Exception as error:  # noqa: BLE001  # whatever happens, go on watching
                self._on_failure(error)


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, changed: threading.Event) -> None:
        self._root = root
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _READING or (event.is_directory and event.event_type == "modified"):
            return  # reading changes nothing, and what changes in a folder is told by itself
        for name in (event.src_path, getattr(event, "dest_path", "")):
            if name and self._matters(Path(str(name)), is_folder=event.is_directory):
                self._changed.set()
                return

    def _matters(self, path: Path, *, is_folder: bool) -> bool:
        try:
            parts = path.relative_to(self._root).parts
        except ValueError:
            return False
        if not parts or any(part.startswith((".", "~$")) for part in parts):
            return False
        return parts[0] in FILES or (parts[0] in FOLDERS and (len(parts) > 1 or not is_folder))
