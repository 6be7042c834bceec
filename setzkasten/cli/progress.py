"""Show how far a long build is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from setzkasten.language.numbers import number
from setzkasten.messages.building import waiting_for

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 0.7  # seconds that a build may take before a bar appears


class TerminalProgress:
    """A `setzkasten.progress.Progress` for the terminal; a context manager.

    The bar, and rich with it, is only made once a build takes long.
    """

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._start = time.monotonic()
        self._phase = ""
        self._phase_start = self._start
        self._total = 0
        self._done = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def phase(self, name: str) -> None:
        """Begin a phase."""
        self._phase, self._total, self._done = name, 0, 0
        self._phase_start = time.monotonic()
        if self._bar is not None and self._task is not None:
            self._bar.remove_task(self._task)
            self._task = self._bar.add_task(name, total=None, pace="")

    def waiting(self, who: str) -> None:
        """Say that another build has to end first."""
        print(waiting_for(who), file=sys.stderr, flush=True)

    def total(self, steps: int) -> None:
        """Set the number of steps of this phase."""
        self._total = steps
        self._show()

    def step(self, steps: int = 1) -> None:
        """Count steps."""
        self._done += steps
        if self._done % 20 == 0:
            self._show()

    def _show(self) -> None:
        if not self._wanted:
            return
        if self._bar is None:
            if time.monotonic() - self._start < PATIENCE:
                return
            self._bar, self._task = _new_bar(self._phase)
        if self._task is not None:
            self._bar.update(
                self._task, total=self._total or None, completed=self._done, pace=self._pace()
            )

    def _pace(self) -> str:
        """Say how fast it goes and how long it will take: `1.200/s, noch 4 s`."""
        speed = self._done / max(time.monotonic() - self._phase_start, 0.001)
        if not self._total or speed < 1:
            return ""
        left = round((self._total - self._done) / speed)
        return f"{number(round(speed))}/s, noch {left} s"


def _new_bar(phase: str) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description:<16}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task(phase, total=None, pace="")
    bar.start()
    return bar, task
