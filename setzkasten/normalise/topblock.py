"""Kicker, title and subtitle: evidence of several kinds for each reading of the lines on top.

Each line gets points as a kicker, as a title and as a subtitle; the reading with the most
points in all is taken. Points are small because no single sign decides: a title may be a
bare noun, and a subtitle a whole sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from setzkasten.normalise.toplines import (
    CLEARLY_KICKER,
    explains,
    header_points,
    is_header,
    kicker_points,
    subtitle_points,
    title_points,
)
from setzkasten.normalise.unit import Unit
from setzkasten.normalise.words import is_nominal, seems_headline


@dataclass(frozen=True, slots=True)
class Reading:
    """Which of some lines is what, and how much speaks for it."""

    kicker: Unit | None
    title: Unit
    subtitle: Unit | None
    points: float
    header: Unit | None = None  # what stood above all of them: the name of a paper or site


def read_top(
    group: Sequence[Unit],
    *,
    repeated: frozenset[int] = frozenset(),
    parted: frozenset[int] = frozenset(),
    parallel: frozenset[int] = frozenset(),
) -> Reading:
    """Return the best reading of the short lines on top.

    Args:
        group: the lines, in order, at least one.
        repeated: indices of the units that say what stands elsewhere on the page as well.
        parted: indices of the units that byline or date part from the first line.
        parallel: indices of the units that read like one of the subheads further down.
    """

    def titled(unit: Unit) -> float:
        points = title_points(unit.plain) + _REPEATED * (unit.index in repeated)
        return points - _PARTED * (unit.index in parted) - _PARALLEL * (unit.index in parallel)

    first = group[0]
    if len(group) == 1:
        return Reading(None, first, None, titled(first) + _FIRST)
    few = first.plain.count(" ") < _FEW_BLANKS
    capitals = few and first.plain.isupper() and not group[-1].plain.isupper()
    opening = _FIRST - _CAPITALS * capitals
    if _is_verbless_above_verb(group):
        opening -= _CONTRAST
    block = len(group) > 2 and not any(unit.gap for unit in group[1:3])  # noqa: PLR2004 -- all three
    best = Reading(None, first, None, titled(first) + opening)
    for place, title in enumerate(group[:2]):
        kicker = first if place else None
        points = titled(title) + (_kicked(first, title) if kicker else opening)
        if points > best.points:
            best = Reading(kicker, title, None, points)
        if len(group) > place + 1:
            below = group[place + 1]
            whole = points + subtitle_points(below.plain, title.plain)
            whole -= _PARALLEL * (below.index in parallel) + _PARTED * (below.index in parted)
            whole += _TRIPLE * (block and bool(place))
            if whole > best.points:
                best = Reading(kicker, title, below, whole)
    certain = is_header(first.plain)
    if group[1].index in parted or certain:
        rest = read_top(group[1:], repeated=repeated, parallel=parallel)
        named = _HEADER if certain else header_points(first.plain)
        points = rest.points - _FIRST + named
        if points > best.points and first.index not in repeated:
            return replace(rest, points=points, header=first)
    return best


# Three lines in one block are most often kicker, title and subtitle.
_CONTRAST, _TRIPLE = 1.25, 0.75


def _is_verbless_above_verb(group: Sequence[Unit]) -> bool:
    """Tell nouns right above a line with a verb: a kicker above its title rather than a title."""
    first, second = group[0], group[1]
    if second.gap or explains(second.plain):
        return False
    return is_nominal(first.plain) and seems_headline(second.plain)


# The first line is the title unless something speaks against it; what the page says twice is one.
_FIRST, _REPEATED, _PARTED, _PARALLEL, _CAPITALS = 1.0, 3.0, 1.5, 3.0, 1.5
_FEW_BLANKS = 3  # "BASAR BRINGT 3.400 EURO" is no kicker
_HEADER = 5.0  # what can hardly be anything but the name of the paper


def _kicked(first: Unit, title: Unit) -> float:
    """Return the points of a kicker above a title; kickers stand close to their titles."""
    points = kicker_points(first.plain)
    return points - 0.5 if title.gap and points < CLEARLY_KICKER else points
