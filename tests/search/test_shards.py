"""The dictionary is cut into small files, and beginnings stay together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from setzkasten.search.shards import cut

WORDS = st.sets(st.text(alphabet="abc", min_size=1, max_size=6), min_size=1)


@given(WORDS, st.data(), st.integers(1, 60))
def test_ranges_cover_all_words_once_and_fit(
    words: set[str], data: st.DataObject, size: int
) -> None:
    ordered = sorted(words)
    sizes = data.draw(st.lists(st.integers(1, 30), min_size=len(ordered), max_size=len(ordered)))
    ranges = cut(ordered, sizes, size)
    assert [place for first, last in ranges for place in range(first, last)] == list(
        range(len(ordered))
    )
    for first, last in ranges:
        assert sum(sizes[first:last]) <= size or last - first == 1


def test_a_beginning_that_fits_is_not_torn() -> None:
    words = ["ab", "ac", "ba", "bb", "bc", "ca"]
    assert cut(words, [1] * 6, 3) == [(0, 2), (2, 5), (5, 6)]
    assert cut(words, [1] * 6, 2) == [(0, 2), (2, 4), (4, 5), (5, 6)]
    assert cut(words, [1] * 6, 6) == [(0, 6)]


def test_an_archive_without_words_has_no_trouble() -> None:
    assert cut([], [], 3) == [(0, 0)]
