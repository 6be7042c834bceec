"""What an article is about, in a few stems: cheap enough to be found out at every reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from math import log

from setzkasten.language.stems import STEMS
from setzkasten.model.article import Metadata

MOST_KEYS = 16

TITLE = 3
TAG = 4
SUBHEAD = 2
"""How much a word counts there, against 1 in the text."""

LONG = 12  # letters; that long, a German word is as telling as it gets
SHORT = 3  # letters; a shorter stem tells nothing

# German writes nouns with a capital. Within a sentence, a capital is a noun or a name; at its
# start it may be any word.
_NOUN = re.compile(r"[A-ZÄÖÜ](?<=[a-zäöüß,;:] .)[\w-]{3,}")
_CAPITAL = re.compile(r"[A-ZÄÖÜ][\w-]{3,}")
_WORD = re.compile(r"\w+")
_SUBHEAD = re.compile(r"^##+ (.+)$", re.MULTILINE)


def key_stems(metadata: Metadata, body: str) -> str:
    """Return the stems of the nouns that say most about an article.

    Args:
        metadata: gives title, lead and tags.
        body: Markdown.

    Returns:
        At most 16 stems, the most telling first, joined by spaces: one text is read and
        compared many times faster than a tuple. They weigh by how often the words occur, where
        they stand, and their length, for a long German word is seldom a common one.
    """
    counts = Counter(_NOUN.findall(f"{metadata.teaser or ''}\n{body}"))
    stems: dict[str, int] = {}
    for stem, count in zip(map(STEMS.__getitem__, counts), counts.values(), strict=True):
        stems[stem] = stems.get(stem, 0) + count
    first, *others = _CAPITAL.findall(metadata.title) or [""]
    if STEMS[first] in stems or not metadata.title.startswith(first):
        others.append(first)  # a noun that begins a title; other words do so too
    _add(stems, others, TITLE)
    for tag in metadata.tags:
        stem = _tag_stem(tag)
        stems[stem] = stems.get(stem, 0) + TAG
    if "\n## " in body:
        for words in _SUBHEAD.findall(body):
            _add(stems, _CAPITAL.findall(words), SUBHEAD)
    return " ".join(_best(stems))


def _add(stems: dict[str, int], words: Iterable[str], weight: int) -> None:
    for word in words:
        stem = STEMS[word]
        stems[stem] = stems.get(stem, 0) + weight


@lru_cache(maxsize=65536)
def _tag_stem(tag: str) -> str:
    """Return the stem of a tag, whichever way it is written: `Same Day`, `Same-Day`."""
    return STEMS["".join(_WORD.findall(tag))]


def _best(stems: dict[str, int]) -> list[str]:
    """Return the weightiest stems; between equals, in the order of their letters."""
    weighed = [
        (_TIMES[min(count, MANY)] * _LENGTHS[min(len(stem), LONG)], stem)
        for stem, count in stems.items()
    ]
    weighed.sort()
    return [stem for weight, stem in weighed[:MOST_KEYS] if weight]


MANY = 40  # times; more says no more
_TIMES = [0.0, *[-1 - log(count) for count in range(1, MANY + 1)]]
_LENGTHS = [length if length >= SHORT else 0 for length in range(LONG + 1)]
