"""Alphabetical order after DIN 5007-1, the order of German dictionaries.

ä, ö, ü sort as a, o, u and ß as ss; case, accents and punctuation only decide
between texts that are otherwise equal.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts texts after DIN 5007-1 (variant 1, words).

    The second element, the text itself, breaks ties, so the order is total.
    """
    folded = text.casefold() if text.isascii() else _without_accents(text)
    letters = "".join([char if char.isalnum() else " " for char in folded])
    return " ".join(letters.split()), text


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join([char for char in decomposed if not unicodedata.combining(char)]).casefold()


def initial(text: str) -> str:
    """Return the letter under which a text stands in an A–Z register: `A`–`Z`, `0–9` or `#`."""
    key = sort_key(text)[0]
    first = key[:1].upper()
    if "A" <= first <= "Z":
        return first
    return "0–9" if first.isdigit() else "#"
