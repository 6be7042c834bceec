"""The catalogue of problems: what is wrong and what to do, in German.

A new problem is a new row in the module of this package that is named for what
the problem is about; code builds it with `setzkasten.model.problem.problem`.
"""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.messages import (
    addresses,
    appearance,
    archive,
    checking,
    files,
    front_matter,
    hosts,
    normalising,
    versions,
)
from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Problem, Severity

CATALOGUE: dict[str, Entry] = {
    **front_matter.ENTRIES,
    **appearance.ENTRIES,
    **files.ENTRIES,
    **versions.ENTRIES,
    **archive.ENTRIES,
    **checking.ENTRIES,
    **addresses.ENTRIES,
    **hosts.ENTRIES,
    **normalising.ENTRIES,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A problem in German, ready to be shown."""

    severity: Severity
    place: str
    text: str
    cure: str


def wording(problem: Problem) -> Wording:
    """Say a problem in German.

    Raises:
        KeyError: the code is not in the catalogue, or a value is missing (a programming error).
    """
    entry = CATALOGUE[problem.code]
    values = dict(problem.values)
    if values.get("seite"):
        values["seite"] = f" Betroffen ist die Seite {values['seite']}."
    place = problem.path if problem.line is None else f"{problem.path}, Zeile {problem.line}"
    return Wording(
        entry.severity, place, entry.text.format_map(values), entry.cure.format_map(values)
    )
