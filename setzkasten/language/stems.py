"""German stems: what `Händler`, `Händlern` and `Händlers` have in common."""

from __future__ import annotations

from collections.abc import Mapping

from Stemmer import Stemmer  # type: ignore[import-not-found]  # compiled, without types


class _Stems(dict[str, str]):
    """Maps a word to its stem, found out once per word."""

    def __init__(self) -> None:
        super().__init__()
        self._stem = Stemmer("german").stemWord

    def __missing__(self, word: str) -> str:
        if len(self) >= MOST_KEPT:
            self.clear()
        stem: str = self._stem(word[:MOST_LETTERS].lower().replace("-", ""))
        self[word] = stem
        return stem


MOST_LETTERS = 60  # what is longer is no word
MOST_KEPT = 200_000  # words: an archive of 10,000 articles has about half as many


STEMS: Mapping[str, str] = _Stems()
"""Word → stem after Snowball's German algorithm.

Case and hyphens do not count, so `E-Commerce` and `Ecommerce` have one stem.
"""
