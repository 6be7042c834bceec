"""Cuts the dictionary into files, so that one search loads a few of them and not the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

SIZE = 24_000  # bytes that a file should not be larger than; a single word may be


def cut(words: Sequence[str], sizes: Sequence[int], size: int = SIZE) -> list[tuple[int, int]]:
    """Cut a sorted list of words into ranges that are small enough.

    All words with the same beginning stay together as long as they fit, so that a range is little
    changed by what is added elsewhere, and what a reader has begun to type lies in one range.

    Args:
        words: in order, each once, none empty.
        sizes: bytes of each.
        size: what is small enough.

    Returns:
        First and last (exclusive) place of each range, in order.
    """
    ends = [0]
    for item in sizes:
        ends.append(ends[-1] + item)

    def ranges(first: int, last: int, depth: int) -> Iterator[tuple[int, int]]:
        if ends[last] - ends[first] <= size or last - first == 1:
            yield first, last
            return
        start = first  # of the range that is being gathered
        place = first
        while place < last:
            begin = words[place][: depth + 1]
            end = place + 1
            while end < last and words[end][: depth + 1] == begin:
                end += 1
            if ends[end] - ends[start] > size:
                if start < place:
                    yield start, place
                start = place
                if ends[end] - ends[place] > size:
                    yield from ranges(place, end, depth + 1)
                    start = end
            place = end
        if start < last:
            yield start, last

    return list(ranges(0, len(words), 0))
