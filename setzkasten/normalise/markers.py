"""Signs at the start of a line that begin something of its own: list items, notes, turns."""

from __future__ import annotations

import re

BULLET = re.compile(r"([-–—•*·●▪■◦‣»→]|o(?=\s))\s+(?=\S)")
"""A bullet and the blanks after it."""

NUMBER = re.compile(r"([0-9]{1,3})([.)])\s+(?=\S)")
"""A number of an ordered list; "2014." is a year and none."""

LETTER = re.compile(r"\(?([a-z])\)\s+(?=\S)")
"""A letter of a list: `a)`."""

NOTE = re.compile(r"\[(?:[0-9]{1,3}|\*)\]|\*{1,3}\)|\([0-9]{1,2}\)\s|[¹²³⁴⁵⁶⁷⁸⁹]+")
"""A footnote's mark."""

TURN = re.compile(r"(?:(?:Frage|Antwort|F|A|Q|[A-ZÄÖÜ][\w.-]*(?: [A-ZÄÖÜ][\w.-]*){0,3})):\s+(?=\S)")
"""Who speaks, at the start of an interview's turn."""

_ANY_START = "-–—•*·●▪■◦‣»→o0123456789(abcdefghijklmnopqrstuvwxyz[¹²³⁴⁵⁶⁷⁸⁹©"


def may_start_block(text: str) -> bool:
    """Tell cheaply whether a look for any of these signs is worth its while."""
    return text[:1] in _ANY_START


def starts_block(text: str) -> bool:
    """Tell whether a line cannot be the continuation of the one before it."""
    if text[:1] in _ANY_START:
        found = BULLET.match(text) or NUMBER.match(text) or LETTER.match(text) or NOTE.match(text)
        return found is not None
    return False
