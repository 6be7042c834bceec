"""Lists of articles as short ASCII text: numbers that `suche.js` reads as quickly as they load."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The digits of base 64; none of them is escaped in JSON."""

BITS = 6
IMPACT = (1 << BITS) - 1

_MORE = 32  # the bit of a digit that says that more digits follow


def _number(value: int) -> str:
    """Write a number from 0: five bits a digit, the lowest first; 32 is added where more follow."""
    digits = []
    while value >= _MORE:
        digits.append(ALPHABET[_MORE | (value & (_MORE - 1))])
        value >>= 5
    return "".join(digits) + ALPHABET[value]


def _posting(step: int) -> str:
    return _number(step >> BITS) + ALPHABET[step & IMPACT]


_USUAL = 1024 << BITS


@cache
def _written() -> list[str]:
    """Write all usual steps once: an archive has millions of postings."""
    return [_posting(step) for step in range(_USUAL)]


def encode_postings(postings: Iterable[int]) -> str:
    """Write which articles have a word and how much it counts there.

    Args:
        postings: in order; article number shifted left by `BITS`, plus the impact.

    Returns:
        For each the distance from the article before, less one, and a digit for the impact.
    """
    parts = []
    expected = 0
    written = _written()
    for posting in postings:
        step = posting - expected
        parts.append(written[step] if step < _USUAL else _posting(step))
        expected = (posting | IMPACT) + 1
    return "".join(parts)


def encode_articles(articles: Iterable[int]) -> str:
    """Write article numbers, given in order, as `encode_postings` does, without impacts."""
    parts = []
    expected = 0
    for article in articles:
        parts.append(_number(article - expected))
        expected = article + 1
    return "".join(parts)
