"""An entry of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """How much a problem matters, what is wrong, and what to do about it.

    `{name}` in the texts stands for a value that the problem brings along.
    """

    severity: Severity
    text: str
    cure: str = ""
