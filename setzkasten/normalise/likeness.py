"""Whether two lines are the same words: titles repeated as captions, captions repeated twice."""

from __future__ import annotations

import re
from functools import lru_cache

_BRACKETED = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"\w+")
_FEWEST, _ALIKE = 4, 0.8


@lru_cache(maxsize=256)
def fold(text: str) -> tuple[str, ...]:
    """Return the words of a text that count: no case, no signs, nothing in brackets."""
    return tuple(_WORD.findall(_BRACKETED.sub(" ", text).casefold()))


def is_variant(one: str, other: str) -> bool:
    """Tell whether two lines say the same, but for brackets, signs or a word of five."""
    first, second = fold(one), fold(other)
    if first == second:
        return bool(first)
    if min(len(first), len(second)) < _FEWEST:
        return False
    common = len(set(first) & set(second))
    return common >= _ALIKE * len(set(first) | set(second))
