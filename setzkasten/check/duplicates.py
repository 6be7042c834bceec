"""Find texts that are nearly the same, in near-linear time.

A text is the set of its shingles, every four words in a row (Broder, *On the resemblance and
containment of documents*, 1997). Of every eight words in a row, which are rarer still, the
smallest hashes are kept as its sketch: MinHash with one permutation. Texts that have several of
them in common are compared exactly. Where a hash is in many sketches, as of a paragraph that a
website puts under every article, each text is compared with its neighbours only, so that no
footer makes the work quadratic. Neighbours share their rarest hashes, so a large family of copies
is found all the same, as a chain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from zlib import crc32

WORDS = 4
"""Length of a shingle."""

SKETCH = 64
"""Hashes kept of each text."""

COMMON = 0.1
"""Share of the smaller sketch that two texts have in common, where they are compared at all."""

FEWEST = 3  # hashes that they have in common at least

CROWD = 8
"""Sketches with a hash from which on only neighbours are compared."""

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
    sketches: dict[str, list[int]] = {}
    for name in sorted(texts):
        sketch = _sketch(texts[name])
        if sketch:
            sketches[name] = sketch
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


def _sketch(text: str) -> list[int]:
    """Return the smallest hashes of every eight words in a row; nothing for a short text."""
    found = shingles(text)
    if len(found) < SHORTEST:
        return []
    longer = {one * 37 + other & _MASK for one, other in zip(found, found[WORDS:], strict=False)}
    return sorted(longer)[:SKETCH]


class _Hashes(dict[str, int]):
    """Maps a word to a number that is the same in every process."""

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:  # noqa: PLR2004  # more words than an archive has
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "replace")) * _SPREAD & _MASK
        return number


_HASHES = _Hashes()


def _candidates(sketches: Mapping[str, list[int]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose sketches have enough in common, sorted."""
    holders: dict[int, list[str]] = {}
    for name in _like_beside_like(sketches):
        for number in sketches[name]:
            holders.setdefault(number, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if len(names) > CROWD:
            shared.update(pairwise(names))
        elif len(names) > 1:
            shared.update(combinations(names, 2))
    both_ways: Counter[tuple[str, str]] = Counter()
    for (first, second), count in shared.items():
        both_ways[min(first, second), max(first, second)] += count
    for (first, second), count in sorted(both_ways.items()):
        smaller = min(len(sketches[first]), len(sketches[second]))
        if count >= max(FEWEST, COMMON * smaller):
            yield first, second


def _like_beside_like(sketches: Mapping[str, list[int]]) -> list[str]:
    """Order texts by the rarest hashes that they share with any other: copies come together."""
    counts = Counter([number for sketch in sketches.values() for number in sketch])
    keys = {}
    for name, sketch in sketches.items():
        rarest = sorted([(counts[number], number) for number in sketch if counts[number] > 1])
        keys[name] = (rarest[:4], name)
    return sorted(sketches, key=keys.__getitem__)
