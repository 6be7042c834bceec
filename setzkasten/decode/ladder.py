"""Which encoding a file has: a fixed ladder, no statistics where none are needed.

Byte order mark, then UTF-16 without one (every second byte is NUL), then strict
UTF-8, then the single-byte encodings that German texts of the years 1990 to 2016
were saved in. Charset guessers call cp1252 German "cp1250"; they are not asked.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from setzkasten.decode.frequency import best_single_byte

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = frozenset(("utf-16-le", "utf-16-be"))
"""Encodings whose code units are two bytes."""
_SAMPLE = 4096
_FEWEST_PAIRS = 3
_LONGEST_SEQUENCE = 4


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the ladder found.

    Attributes:
        name: `utf-8`, `utf-8-sig`, `utf-16-le`, `utf-16-be`, `cp1252` (which
            holds Latin-1), `mac-roman`, `cp850`, or `utf-8+cp1252` for a file of both.
        mark: length of the byte order mark.
        doubt: in German, why somebody should look; None where the bytes leave no other reading.
    """

    name: str
    mark: int = 0
    doubt: str | None = None


def find_encoding(data: bytes) -> Encoding:
    """Return the encoding of a file's bytes."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, len(mark))
    wide = _utf16_without_mark(data[:_SAMPLE])
    if wide is not None:
        return Encoding(wide)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _no_utf8(data, error)
    return Encoding("utf-8")


def _utf16_without_mark(sample: bytes) -> str | None:
    """Tell UTF-16 by its NULs: nearly all of every second byte, hardly any of the others."""
    pairs = len(sample) // 2
    zeros = sample.count(0)
    if pairs < _FEWEST_PAIRS or zeros * 2 <= pairs:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 >= pairs * 6 and even * 10 <= pairs:
        return "utf-16-le"
    if even * 10 >= pairs * 6 and odd * 10 <= pairs:
        return "utf-16-be"
    return None


def _no_utf8(data: bytes, error: UnicodeDecodeError) -> Encoding:
    cut_off = error.reason == "unexpected end of data" and len(data) - error.start < (
        _LONGEST_SEQUENCE
    )
    # An end in the midst of a character needs another one before it to count as UTF-8.
    if cut_off and not data[: error.start].isascii():
        return Encoding("utf-8", 0, "Die Datei endet mitten in einem Zeichen.")
    if _has_utf8_lines(data):
        return Encoding(
            "utf-8+cp1252",
            0,
            "Die Datei mischt zwei Kodierungen (UTF-8 und Windows-1252); gelesen wurde Zeile "
            "für Zeile.",
        )
    name, doubt = best_single_byte(data)
    return Encoding(name, 0, doubt)


def _has_utf8_lines(data: bytes) -> bool:
    """Tell whether some line is UTF-8 with more than ASCII in it: chance seldom makes one."""
    for line in data.splitlines():
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            continue
        return True
    return False
