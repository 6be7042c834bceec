"""The body as blocks: paragraphs, subheads, lists, tables, verse and quotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from setzkasten.normalise.markers import BULLET, LETTER, NUMBER, TURN, may_start_block
from setzkasten.normalise.unit import Unit


class Kind(Enum):
    """What a block is."""

    PARAGRAPH = "Absatz"
    SUBHEAD = "Zwischentitel"
    BULLETS = "Liste"
    NUMBERS = "nummerierte Liste"
    TABLE = "Tabelle"
    VERSE = "Zeilen mit eigenem Umbruch"
    QUOTE = "Zitat mit Sprecher"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the body.

    Attributes:
        kind: what it is.
        units: what it is made of, in order.
        texts: what it says: items, rows or lines; one text for a paragraph.
        start: number of an ordered list's first item.
        dropped: characters of list markers that the structure says instead.
    """

    kind: Kind
    units: tuple[Unit, ...]
    texts: tuple[str, ...]
    start: int = 1
    dropped: int = 0


_COLUMNS = re.compile(r"\t+|\s{2,}")
_WIDE_GAP = re.compile(r"\S(?:\t|[ \xa0]{2,})\s*\S")
_FEWEST_ROWS, _FEWEST_COLUMN_ROWS = 2, 3
_LONGEST_VERSE = 80
_LONGEST_SPEAKER = 120
_QUOTED = re.compile('[„“»"].*[“”«"][.!?]?\\Z')
_SENTENCE_LINE = 60


def blocks_of(units: Sequence[Unit], is_subhead: Callable[[Unit], bool]) -> list[Block]:
    """Group free units that follow one another.

    Args:
        units: a stretch of the body without pictures in it.
        is_subhead: tells the units that were claimed as subheads.
    """
    blocks: list[Block] = []
    place = 0
    while place < len(units):
        block = _subhead(units, place, is_subhead)
        if block is None and not _stands_alone(units, place):
            block = (
                _table(units, place)
                or _items(units, place, is_subhead)
                or _quotation(units, place)
                or _verse(units, place, is_subhead)
            )
        if block is None:
            unit = units[place]
            block = Block(Kind.PARAGRAPH, (unit,), (unit.text,))
        blocks.append(block)
        place += len(block.units)
    return blocks


def _stands_alone(units: Sequence[Unit], place: int) -> bool:
    """Tell what can only be a paragraph: no line right below, and no sign of a list item."""
    if may_start_block(units[place].text):
        return False
    return place + 1 == len(units) or units[place + 1].gap > 0


def _subhead(units: Sequence[Unit], place: int, is_subhead: Callable[[Unit], bool]) -> Block | None:
    unit = units[place]
    return Block(Kind.SUBHEAD, (unit,), (unit.text,)) if is_subhead(unit) else None


def _from(units: Sequence[Unit], place: int) -> Iterator[Unit]:
    """Go through the units from a place on; a slice would copy them for every block."""
    return (units[index] for index in range(place, len(units)))


def _run(units: Sequence[Unit], place: int, fits: Callable[[Unit], bool]) -> Sequence[Unit]:
    """Return the units from a place on that follow without blank lines and fit."""
    end = place
    while end < len(units) and (end == place or not units[end].gap) and fits(units[end]):
        if end > place and units[end].index != units[end - 1].index + 1:
            break
        end += 1
    return units[place:end] if end > place else ()


# --- tables -----------------------------------------------------------------------------


def _table(units: Sequence[Unit], place: int) -> Block | None:
    """Read rows of equally many cells, cut by tabs or, from three rows on, by wide gaps."""
    first = units[place]
    text = first.text
    if ("\t" not in text and "  " not in text) or not _WIDE_GAP.search(text):
        return None
    cells = cells_of(first.text)
    width = len(cells)
    rows = _run(units, place, lambda unit: len(cells_of(unit.text)) == width)
    fewest = _FEWEST_ROWS if "\t" in first.text else _FEWEST_COLUMN_ROWS
    if width < _FEWEST_ROWS or len(rows) < fewest:
        return None
    return Block(Kind.TABLE, tuple(rows), tuple([unit.text for unit in rows]))


def cells_of(row: str) -> list[str]:
    """Cut a row at its tabs, or at its wide gaps where it has none."""
    if "\t" in row:
        return [cell.strip() for cell in row.split("\t")]
    return _COLUMNS.split(row) if "  " in row or "\xa0\xa0" in row else [row]


# --- lists ------------------------------------------------------------------------------


def _items(units: Sequence[Unit], place: int, is_subhead: Callable[[Unit], bool]) -> Block | None:
    text = units[place].text
    if match := BULLET.match(text):
        return _bullets(units, place, match[1], is_subhead)
    if match := NUMBER.match(text):
        return _numbers(units, place, int(match[1]), match[2], is_subhead)
    if LETTER.match(text):
        return _letters(units, place)
    return None


def _bullets(
    units: Sequence[Unit], place: int, sign: str, is_subhead: Callable[[Unit], bool]
) -> Block | None:
    taken: list[Unit] = []
    texts: list[str] = []
    dropped = 0
    for unit in _from(units, place):
        match = BULLET.match(unit.text)
        if match and match[1] == sign and not is_subhead(unit):
            texts.append(unit.text[match.end() :])
            dropped += 1
        elif _goes_on(unit, taken):
            texts[-1] += " " + unit.text
        else:
            break
        taken.append(unit)
    if dropped < _FEWEST_ROWS:
        return None
    return Block(Kind.BULLETS, tuple(taken), tuple(texts), dropped=dropped)


def _goes_on(unit: Unit, taken: list[Unit]) -> bool:
    """Tell whether a line without marker continues the list item above it."""
    if not taken or unit.gap:
        return False
    return unit.text[0].islower() or len(unit.indent) > len(taken[0].indent)


def _numbers(
    units: Sequence[Unit], place: int, start: int, sign: str, is_subhead: Callable[[Unit], bool]
) -> Block | None:
    """Read items whose numbers count up; others stay as they are, for Markdown would renumber."""
    taken: list[Unit] = []
    texts: list[str] = []
    dropped = 0
    for unit in _from(units, place):
        match = NUMBER.match(unit.text)
        if match and int(match[1]) == start + len(texts) and match[2] == sign:
            if is_subhead(unit) or match[1] != str(int(match[1])):
                break
            texts.append(unit.text[match.end() :])
            dropped += len(match[1]) + 1
        elif _goes_on(unit, taken):
            texts[-1] += " " + unit.text
        else:
            break
        taken.append(unit)
    if len(texts) < _FEWEST_ROWS:
        return None
    return Block(Kind.NUMBERS, tuple(taken), tuple(texts), start, dropped)


def _letters(units: Sequence[Unit], place: int) -> Block | None:
    """Read `a)`, `b)`, …: Markdown has no such lists, so the letters stay in the text."""
    taken: list[Unit] = []
    texts: list[str] = []
    for unit in _from(units, place):
        if LETTER.match(unit.text):
            texts.append(unit.text)
        elif _goes_on(unit, taken):
            texts[-1] += " " + unit.text
        else:
            break
        taken.append(unit)
    return Block(Kind.BULLETS, tuple(taken), tuple(texts)) if len(texts) >= _FEWEST_ROWS else None


# --- quotations and verse ---------------------------------------------------------------


def _quotation(units: Sequence[Unit], place: int) -> Block | None:
    """Read a paragraph that is one quotation, with its speaker on the line below."""
    if place + 1 >= len(units):
        return None
    quote, speaker = units[place], units[place + 1]
    if speaker.gap or speaker.index != quote.index + 1 or not _QUOTED.match(quote.text):
        return None
    if len(speaker.text) > _LONGEST_SPEAKER or speaker.ends_sentence or speaker.text[0] in "„»":
        return None
    return Block(Kind.QUOTE, (quote, speaker), (quote.text, speaker.text))


def _verse(units: Sequence[Unit], place: int, is_subhead: Callable[[Unit], bool]) -> Block | None:
    """Read short lines one below the other: verse, addresses, source lists keep their breaks."""

    def fits(unit: Unit) -> bool:
        return (
            len(unit.text) <= _LONGEST_VERSE
            and not is_subhead(unit)
            and not TURN.match(unit.text)
            and not (unit.running and len(unit.text) > _SENTENCE_LINE)
        )

    lines = _run(units, place, fits)
    if len(lines) < _FEWEST_ROWS:
        return None
    end = place + len(lines)
    # The first line of a paragraph that goes on below is no verse.
    if end < len(units) and not units[end].gap and units[end].running:
        return None
    return Block(Kind.VERSE, tuple(lines), tuple([unit.text for unit in lines]))
