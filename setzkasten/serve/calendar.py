"""Notice that a new day has begun, for on that day something may be due."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Self

from setzkasten.model.article import IsoDate

OFTEN = 30.0  # seconds; a computer that slept through midnight tells nobody when it wakes up


class Calendar:
    """Calls back, in a thread of its own, soon after the day has changed; a context manager.

    Args:
        today: tells the day.
        on_day: called without arguments on each new day.
        often: how often to look, seconds.
    """

    def __init__(
        self, today: Callable[[], IsoDate], on_day: Callable[[], None], often: float = OFTEN
    ) -> None:
        self._today = today
        self._on_day = on_day
        self._often = often
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="Kalender", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stopping.set()
        self._thread.join(10)

    def _run(self) -> None:
        day = self._today()
        while not self._stopping.wait(self._often):
            if self._today() != day:
                day = self._today()
                self._on_day()
