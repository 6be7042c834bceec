"""What is wrong with a file, as a value: the German words are in `setzkasten.messages`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters; the values are the words an editor reads."""

    ERROR = "Fehler"  # something is missing from the site because of it
    WARNING = "Warnung"  # the site is complete, but somebody should look
    NOTE = "Hinweis"  # good to know, nothing to do


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an editor should know.

    Attributes:
        code: entry of the catalogue in `setzkasten.messages.catalogue`.
        path: the file, relative to the archive's root, with forward slashes; "" for none.
        line: line in that file, counted from 1; None where the whole file is meant.
        values: what the catalogue's text has placeholders for, in any order.
    """

    code: str
    path: str = ""
    line: int | None = None
    values: tuple[tuple[str, str], ...] = ()


def problem(code: str, path: str = "", line: int | None = None, **values: object) -> Problem:
    """Build a `Problem`, turning each value into the text that is shown for it."""
    return Problem(code, path, line, tuple((name, str(value)) for name, value in values.items()))
