"""How a long build tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told by a build what it is doing."""

    def phase(self, name: str) -> None:
        """Take note that a phase begins; the name is German and fit to be shown."""

    def waiting(self, who: str) -> None:
        """Take note that another build has to end first, given as German words that name it."""

    def total(self, steps: int) -> None:
        """Take note of how many steps the present phase has."""

    def step(self, steps: int = 1) -> None:
        """Take note that steps of the present phase are done."""


class Silent:
    """Tells nobody."""

    def phase(self, name: str) -> None:
        """Do nothing."""

    def waiting(self, who: str) -> None:
        """Do nothing."""

    def total(self, steps: int) -> None:
        """Do nothing."""

    def step(self, steps: int = 1) -> None:
        """Do nothing."""
