"""From lines to units: lines that were wrapped at a fixed width are joined again.

A text is wrapped where most lines that another one follows are full: the next
line's first word would not have fitted. The same test, line by line, tells a
wrapped line from the last line of a paragraph, from verse and from addresses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from setzkasten.decode.characters import SOFT_HYPHEN
from setzkasten.model.ledger import Line, Repair
from setzkasten.normalise.labels import label_of
from setzkasten.normalise.markers import starts_block
from setzkasten.normalise.unit import Unit

NARROWEST, WIDEST = 40, 110  # columns that typewriters, mail programs and editors wrap at
_FEWEST = 2  # full lines that make a wrap
_MOST_FULL, _MOST_LONG = 0.6, 0.12
_WORD_CUT = re.compile(r"[^\W\d_][-‐]\Z")
_HYPHENS = "-‐" + SOFT_HYPHEN
_TENTH = 10
_BLANKS = re.compile(" {2,}")
_WORD = re.compile(r"[^\W\d_]+")
# A gap inside a line that no sentence's end explains: columns of a table.
_COLUMNS = re.compile(r"\t|[^.:;!?\s]\s{2,}\S|\s{3,}\S")
# After a hyphen these words continue a pair ("Ein- und Verkauf"), not a word.
_RULE = re.compile(r"[-–_=*~#. ]{3,}")
_LABEL = 30
# Lines that stand for themselves: bylines, issues, dates with their label.
_OWN_LINE = re.compile(
    r"(?:[Vv]on|Text:?|Autor(?:in)?:?|Interview:?) [A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ][\w.-]+){1,2}\Z"
    r"|(?:\w+ )?(?:Nr\.|Nummer|Heft|Ausgabe|Jahrgang|Folge)(?: vom)? ?[0-9][0-9./ ]*\Z"
    r"|(?:Veröffentlicht|Erschienen) am "
)
# "Werkstatt & Laden | Heft 3/2009 | Seite 14": no sentence goes on below it.
_ISSUE_LINE = re.compile(r"[,|·•/–-] (?:Heft|Ausgabe|Nr\.|Seiten?|S\.) ?[0-9][0-9/ –-]*\Z")
_PAIR_WORDS = frozenset(("und", "oder", "bzw", "sowie", "als", "bis", "noch", "wie", "statt", "u"))


@dataclass(slots=True)
class Wrapped:
    """The units of a text, and what joining its lines mended."""

    units: list[Unit] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    hyphens: list[int] = field(default_factory=list)

    def repairs(self) -> tuple[Repair, ...]:
        """Return the repairs, named."""
        found = []
        if self.joined:
            text = "fest umbrochene Zeilen wieder zu Absätzen verbunden"
            found.append(Repair("zeilenumbruch", text, tuple(self.joined), len(self.joined)))
        if self.hyphens:
            text = "am Zeilenende getrennte Wörter wieder zusammengesetzt"
            found.append(Repair("worttrennung", text, tuple(self.hyphens), len(self.hyphens)))
        return tuple(found)


def units_of(lines: Sequence[Line]) -> Wrapped:
    """Group the lines of a text that are not blank into units."""
    texts = ["" if text == SOFT_HYPHEN else text for text in [line.text.strip() for line in lines]]
    width = wrap_width(texts)
    if width and _is_justified(texts):
        texts = [_BLANKS.sub(" ", text) for text in texts]
    result = Wrapped()
    gap = 0
    index = 0
    count = len(texts)
    while index < count:
        if not texts[index]:
            gap += 1
            index += 1
            continue
        end = index + 1
        if width:
            while end < count and texts[end] and _continues(texts[end - 1], texts[end], width):
                end += 1
        result.units.append(_unit(lines, texts, range(index, end), gap, result))
        index, gap = end, 0
    return result


def wrap_width(texts: Sequence[str]) -> int:
    """Return the column at which lines were wrapped, or 0 where they were not."""
    above = [
        (len(text), _first_word_length(texts[index + 1]))
        for index, text in enumerate(texts[:-1])
        if text and texts[index + 1] and not _has_columns(text)
    ]
    if len(above) < _FEWEST:
        return 0
    lengths = sorted([length for length, _word in above])
    # The longest tenth may be addresses or tables that nobody could wrap.
    width = lengths[(len(lengths) * 9) // 10 if len(lengths) >= _TENTH else -1]
    if not NARROWEST <= width <= WIDEST:
        return 0
    # Lines of half the width are addresses, verse and headings; they say nothing about the rest.
    longer = [(length, word) for length, word in above if length * 2 > width]
    full = sum(length + 1 + word > width for length, word in longer)
    long = sum(len(text) > WIDEST for text in texts)
    filled = sum(bool(text) for text in texts)
    if full < _FEWEST or full < len(longer) * _MOST_FULL or long > filled * _MOST_LONG:
        return 0
    return width


def _has_columns(text: str) -> bool:
    """Tell a row of a table; the cheap look spares most lines the pattern."""
    return " ".join(text.split()) != text and _COLUMNS.search(text) is not None


def _is_justified(texts: Sequence[str]) -> bool:
    """Tell whether blanks were doubled to make lines equally long: then gaps are no columns."""
    gaps = sum(_COLUMNS.search(text) is not None for text in texts)
    return gaps * 2 > sum(bool(text) for text in texts)


def _first_word_length(text: str) -> int:
    return len(text.split(None, 1)[0])


def _continues(line: str, following: str, width: int) -> bool:
    """Tell whether a line was cut from the one before it only because the column was full."""
    if _has_columns(line) or _has_columns(following) or _is_rule(line, following):
        return False
    if ":" in following[:_LABEL] and (found := label_of(following)) and found.colon:
        return False
    if _OWN_LINE.match(following) or _ISSUE_LINE.search(line):
        return False
    if line[-1] in _HYPHENS and line[-2:-1].isalnum() and following[0].isalpha():
        return len(line) > width // 2
    if len(line) + 1 + _first_word_length(following) <= width:
        # Print sets lines by millimetres, not by letters: some could have held one word more.
        return following[0].islower() and line[-1].isalnum() and len(line) * 4 > width * 3
    # Dashes and days of the month also stand at the start of a wrapped line.
    return not (starts_block(following) and (line[-1] in ".:;!?…“" or starts_block(line)))


def _is_rule(line: str, following: str) -> bool:
    return _RULE.fullmatch(line) is not None or _RULE.fullmatch(following) is not None


def _unit(
    lines: Sequence[Line], texts: Sequence[str], span: range, gap: int, result: Wrapped
) -> Unit:
    start = span.start
    first = lines[start].text
    indent = first[: len(first) - len(first.lstrip())] if first[0].isspace() else ""
    if len(span) == 1:
        text = texts[start].rstrip(SOFT_HYPHEN)
        dropped = len(texts[start]) - len(text)
        return Unit(len(result.units), (start + 1,), text, gap=gap, indent=indent, dropped=dropped)
    numbers = tuple([lines[index].number for index in span])
    text, hyphens = _joined([texts[index] for index in span])
    result.joined += numbers[1:]
    result.hyphens += [numbers[place] for place in hyphens]
    dropped = sum(len(texts[i]) for i in span) - len(text) + text.count(" ")
    dropped -= sum(texts[i].count(" ") for i in span)
    return Unit(len(result.units), numbers, text, gap=gap, indent=indent, dropped=dropped)


def _joined(parts: Sequence[str]) -> tuple[str, list[int]]:
    """Join the lines of a paragraph; return it and the places where a cut word was closed."""
    text = parts[0]
    output = []
    closed = []
    for place, part in enumerate(parts[1:]):
        if text.endswith(SOFT_HYPHEN) or _word_goes_on(text, part):
            output.append(text[:-1])
            closed.append(place)
        elif text[-1] in "-‐" and text[-2:-1].isalnum() and part[0].isalnum():
            # "E-" + "Commerce" keeps its hyphen; "Ein-" + "und Verkauf" its blank as well.
            output.append(text + " " if _is_pair(part) else text)
        else:
            output.append(text + " ")
        text = part
    output.append(text.rstrip(SOFT_HYPHEN))
    return "".join(output), closed


def _word_goes_on(line: str, following: str) -> bool:
    return (following[0].islower() and _WORD_CUT.search(line[-2:]) is not None) and not _is_pair(
        following
    )


def _is_pair(following: str) -> bool:
    match = _WORD.match(following)
    return match is not None and match.group() in _PAIR_WORDS
