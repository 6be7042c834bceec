"""Find texts that are nearly the same, in near-linear time.

A text is the set of its shingles, every four words in a row (Broder, *On the resemblance and
containment of documents*, 1997). Of every eight words in a row, which are rarer still, the
smallest hashes are kept as its sketch: MinHash with one permutation. Texts that have several of
them in common are compared exactly. A hash that is in many sketches, as of a paragraph that a
website puts under every article, tells nothing and would make the work quadratic; so that a large
family of copies is found all the same, as a chain, sketches are put in order, in three ways, and
each is held against the next one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations, pairwise
from zlib import crc32

WORDS = 4
"""Length of a shingle."""

SKETCH = 64
"""Hashes kept of each text."""

COMMON = 0.25
"""Share of the smaller sketch that two texts have in common, where they are compared at all."""

COMMON_PART = 0.1
"""The same where one text is much longer, so that its sketch covers less of it."""

FEWEST = 3  # hashes that they have in common at least

CROWD = 8
"""Sketches that may have a hash, where it is to tell anything."""

ALIKE = 0.5
"""Jaccard similarity from which two texts are near-duplicates."""

CONTAINED = 0.85
"""Share of the shorter text from which it counts as a part of the longer one."""

SHORTEST = 12  # shingles; a shorter text is like another one by chance

_WORD = re.compile(r"[^\W_]+")
_SPREAD = 0x9E3779B1  # 2^32 / golden ratio, Knuth's multiplicative hash
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two texts that are nearly the same.

    Attributes:
        first, second: their names, in order.
        likeness: Jaccard similarity of their shingles, from 0 to 1; exact.
        contained: the share of the shorter one that stands in the longer one.
    """

    first: str
    second: str
    likeness: float
    contained: float


def near_duplicates(texts: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return the pairs of texts that are nearly the same, in the order of their names.

    Args:
        texts: by name. The result does not depend on their order.
    """
    sketches = {name: sketch for name, text in texts.items() if (sketch := _sketch(text))}
    pairs = []
    # Sets of shingles are large: they are made anew for the few texts that are compared.
    recent: tuple[str, set[int]] = ("", set())
    for first, second in _candidates(sketches):
        if recent[0] != first:
            recent = (first, set(shingles(texts[first])))
        one, other = recent[1], set(shingles(texts[second]))
        both = len(one & other)
        likeness = both / (len(one) + len(other) - both)
        contained = both / min(len(one), len(other))
        if likeness >= ALIKE or contained >= CONTAINED:
            pairs.append(Pair(first, second, round(likeness, 3), round(contained, 3)))
    return tuple(pairs)


def shingles(text: str) -> list[int]:
    """Return the hashes of every four words in a row; case and punctuation do not count."""
    hashes = [_HASHES[word] for word in _WORD.findall(text.lower())]
    # Each word counts by its place: the same words in another order are another shingle.
    return [
        ((a * 31 + b) * 31 + c) * 31 + d & _MASK
        for a, b, c, d in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    ]


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What stands for a text: its smallest hashes, and its length in shingles."""

    hashes: list[int]
    length: int


def _sketch(text: str) -> _Sketch | None:
    """Return the smallest hashes of every eight words in a row; None for a short text."""
    found = shingles(text)
    if len(found) < SHORTEST:
        return None
    longer = {one * 37 + other & _MASK for one, other in zip(found, found[WORDS:], strict=False)}
    return _Sketch(sorted(longer)[:SKETCH], len(found))


class _Hashes(dict[str, int]):
    """Maps a word to a number that is the same in every process."""

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:  # noqa: PLR2004  # more words than an archive has
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "replace")) * _SPREAD & _MASK
        return number


_HASHES = _Hashes()


def _candidates(sketches: Mapping[str, _Sketch]) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose sketches have enough in common, sorted."""
    holders: dict[int, list[str]] = {}
    for name in sorted(sketches):
        for number in sketches[name].hashes:
            holders.setdefault(number, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= CROWD:
            shared.update(combinations(names, 2))
    likely = {pair for pair, count in shared.items() if count >= FEWEST}
    for order in _orders(sketches, holders):
        likely.update((min(pair), max(pair)) for pair in pairwise(order))
    for first, second in sorted(likely):
        one, other = sketches[first], sketches[second]
        smaller = min(len(one.hashes), len(other.hashes))
        longer = max(one.length, other.length) > 1.5 * min(one.length, other.length)
        least = max(FEWEST, (COMMON_PART if longer else COMMON) * smaller)
        if len(set(one.hashes).intersection(other.hashes)) >= least:
            yield first, second


def _orders(
    sketches: Mapping[str, _Sketch], holders: Mapping[int, list[str]]
) -> Iterator[list[str]]:
    """Yield orders in which copies come together: two that are alike share most extremes."""

    def rarest(name: str) -> list[tuple[int, int]]:
        counts = [(len(holders[number]), number) for number in sketches[name].hashes]
        return nsmallest(4, [count for count in counts if count[0] > 1])

    names = sorted(sketches)
    yield sorted(names, key=rarest)
    yield sorted(names, key=lambda name: sketches[name].hashes)
    yield sorted(names, key=lambda name: sketches[name].hashes[::-1])
