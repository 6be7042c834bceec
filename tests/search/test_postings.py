"""Lists of articles survive being written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from setzkasten.search.postings import ALPHABET, BITS, encode_articles, encode_postings


def _decode(text: str, *, impacts: bool) -> list[tuple[int, int]]:
    """Read as `suche.js` does."""
    found = []
    digits = iter(map(ALPHABET.index, text))
    article = 0
    for first in digits:
        digit, shift, gap = first, 5, first & 31
        while digit > 31:
            digit = next(digits)
            gap |= (digit & 31) << shift
            shift += 5
        article += gap
        found.append((article, next(digits) if impacts else 0))
        article += 1
    return found


@given(st.dictionaries(st.integers(0, 1 << 22), st.integers(1, 63)))
def test_postings_can_be_read_back(impacts: dict[int, int]) -> None:
    rows = sorted(impacts.items())
    text = encode_postings([article << BITS | impact for article, impact in rows])
    assert _decode(text, impacts=True) == rows
    assert text.isascii()
    assert not set('"\\ |') & set(text)


@given(st.sets(st.integers(0, 1 << 22)))
def test_articles_can_be_read_back(articles: set[int]) -> None:
    text = encode_articles(sorted(articles))
    assert _decode(text, impacts=False) == [(article, 0) for article in sorted(articles)]


def test_a_dense_list_takes_two_characters_an_article() -> None:
    assert len(encode_postings([article << BITS | 9 for article in range(500)])) == 1000
