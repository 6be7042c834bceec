"""Alphabetical order after DIN 5007-1, the order of German dictionaries.

ä, ö, ü sort as a, o, u and ß as ss; case, accents and punctuation only decide
between texts that are otherwise equal.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
_LETTERS |= {"ı": "i", "ẞ": "ss"}


class _Folding(dict[int, str]):
    """Maps a character to what it counts as, found out once per character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lower = char.lower()
        folded = _LETTERS.get(lower) or "".join(
            [
                part
                for part in unicodedata.normalize("NFKD", lower)
                if not unicodedata.combining(part)
            ]
        )
        result = "".join([part if part.isalnum() else " " for part in folded.casefold()])
        if not result and not unicodedata.combining(char):
            result = " "
        self[code] = result
        return result


_FOLDING = _Folding()


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """Return a key that sorts texts after DIN 5007-1 (variant 1, words).

    The second element, the text itself, breaks ties, so the order is total.
    """
    return " ".join(text.translate(_FOLDING).split()), text


def initial(text: str) -> str:
    """Return the letter under which a text stands in an A–Z register: `A`–`Z`, `0–9` or `#`."""
    return initial_of_key(sort_key(text)[0])


def initial_of_key(key: str) -> str:
    """Return the same as `initial`, for a text whose place in the alphabet is known already."""
    first = key[:1].upper()
    if "A" <= first <= "Z":
        return first
    return "0–9" if first.isdigit() else "#"
