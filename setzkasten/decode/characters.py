"""Characters that are not there to be read: one table of what becomes of each.

A new row in `TREATMENTS` is all it takes to treat another character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

REPLACEMENT = "\ufffd"
SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What becomes of some characters.

    Attributes:
        name: of the repair.
        characters: a regular expression's character class, without brackets.
        becomes: what stands in their place.
        explanation: in German.
    """

    name: str
    characters: str
    becomes: str
    explanation: str


TREATMENTS: tuple[Treatment, ...] = (
    Treatment("nul", r"\x00", "", "NUL-Zeichen entfernt"),
    Treatment("seitenvorschub", r"\x0b\x0c", " ", "Seitenvorschub durch ein Leerzeichen ersetzt"),
    Treatment(
        "steuerzeichen",
        r"\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff",
        "",
        "Steuerzeichen entfernt",
    ),
    Treatment(
        "zeilentrenner",
        r"\x85\u2028\u2029",
        " ",
        "Zeilentrenner innerhalb einer Zeile durch ein Leerzeichen ersetzt",
    ),
    Treatment("weiches-trennzeichen", r"\xad", "", "weiches Trennzeichen entfernt"),
    # The joiners U+200C and U+200D stay: emoji and some scripts need them.
    Treatment("nullbreite", r"\u200b\u2060\ufeff\u180e", "", "Zeichen ohne Breite entfernt"),
    Treatment(
        "schreibrichtung",
        r"\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069",
        "",
        "unsichtbares Zeichen für die Schreibrichtung entfernt",
    ),
    Treatment(
        "ersatzzeichen-halb", r"\ud800-\udfff", REPLACEMENT, "halbes Zeichen (UTF-16) ersetzt"
    ),
)

ANY = re.compile("[" + "".join([row.characters for row in TREATMENTS]) + "]")
"""Finds a character that needs treatment."""

_BY_ROW = tuple([(row, re.compile(f"[{row.characters}]")) for row in TREATMENTS])


def treat(text: str) -> tuple[str, list[tuple[Treatment, int]]]:
    """Return a line without such characters, and which treatments were used how often."""
    done = []
    for row, pattern in _BY_ROW:
        text, count = pattern.subn(row.becomes, text)
        if count:
            done.append((row, count))
    return text, done
