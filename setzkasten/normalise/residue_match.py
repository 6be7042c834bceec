"""Which kind of residue a line is, by its wording alone."""

from __future__ import annotations

import re

from setzkasten.normalise.residue_patterns import PATTERNS
from setzkasten.normalise.residue_words import Pattern
from setzkasten.normalise.unit import Unit

LONGEST = 260
"""Longer lines are none, unless they begin with an arrow."""

_TURNING = next(place for place, row in enumerate(PATTERNS) if row.name == "Blättern")


def _by_start() -> dict[str, tuple[tuple[Pattern, re.Pattern[str]], ...]]:
    table: dict[str, list[tuple[Pattern, re.Pattern[str]]]] = {}
    for pattern in PATTERNS:
        compiled = re.compile(pattern.regex, re.IGNORECASE)
        for start in dict.fromkeys(pattern.starts.split()):
            table.setdefault(start, []).append((pattern, compiled))
    return {start: tuple(rows) for start, rows in table.items()}


_TABLE = _by_start()
_EDGE = re.compile(r"^[\s\[(*_→»<>›←«‹↑▲^•·|+–—-]*|[\s\])*_→»>›«‹←↑▲^|–—-]*$")


_BETWEEN_POSTS = re.compile(r"[«‹<] .{2,80}(?:\|.{2,80}){1,2}|[«‹<] .{2,60} [»›>]")


_LONGEST = 100
_LONGEST_NEXT = 120  # letters: the title of another article, and a word or two


def _leads_on(text: str) -> bool:
    """Tell a link to the next article, given before its arrow, from a paragraph that has one."""
    return len(text) <= _LONGEST_NEXT and text[-1:] != "."


def _turns(text: str) -> bool:
    """Tell links to the articles before and after: `« Kartons im Regen`, `Bänder im Wind »`."""
    if text[0] in "«‹<":
        alone = text[:2] in {"« ", "‹ "} and "»" not in text and "›" not in text and _leads_on(text)
        return alone or _BETWEEN_POSTS.fullmatch(text) is not None
    return (
        text[-2:] in {" »", " ›"} and "«" not in text and "‹" not in text and len(text) < _LONGEST
    )


def match_residue(unit: Unit) -> Pattern | None:
    """Return the kind of residue that a unit is, or None."""
    start = "#" if unit.lead[:1].isdigit() else unit.lead
    rows = _TABLE.get(start)
    if unit.text[0] == "←" or (unit.text[-1] == "→" and _leads_on(unit.text[:-1].rstrip())):
        return PATTERNS[_TURNING]
    if unit.short and (unit.text[0] in "«‹<" or unit.text[-1] in "»›") and _turns(unit.plain):
        return PATTERNS[_TURNING]
    if rows is None or len(unit.text) > LONGEST:
        return None
    text = " ".join(unit.text.split())
    bare = _EDGE.sub("", text)
    for pattern, regex in rows:
        if regex.fullmatch(text) or regex.fullmatch(bare):
            return pattern
    return None
