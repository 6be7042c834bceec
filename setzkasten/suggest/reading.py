"""An article as suggestions see it: its stems, their weight, and the words they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from setzkasten.language.stems import STEMS
from setzkasten.model.article import Metadata

TITLE = 3
LEAD = 2
"""How much a word counts there, against 1 in the text."""

SHORTEST = 3  # letters of a word that may say something

WORD = re.compile(r"[^\W\d_]{2,}(?:[-‑][^\W_]+)*|[^\W\d_](?:[-‑][^\W_]+)+")
"""A word; parts with hyphens between them are one, as in `E-Book` and `Same-Day-Delivery`."""

_TARGETS = re.compile(r"\]\([^()\s]*\)|<?https?://\S+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says.

    Attributes:
        stems: stem → how much it weighs in the article, at least 1.
        words: stem → the word that stands for it most often, as it is written.
        titled: stems of title and kicker.
        tags, categories, authors: what the front matter says.
        text: all of it, for whoever has to look again.
    """

    stems: Mapping[str, int]
    words: Mapping[str, str]
    titled: frozenset[str]
    tags: tuple[str, ...]
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    text: str


def read(metadata: Metadata, body: str) -> Reading:
    """Read an article.

    Args:
        metadata: its front matter.
        body: Markdown.
    """
    heading = f"{metadata.kicker or ''} {metadata.title}"
    lead = f"{metadata.subtitle or ''} {metadata.teaser or ''}"
    text = _TARGETS.sub(" ", body) if "](" in body or "://" in body else body
    title = Counter(WORD.findall(heading))
    counts = Counter(WORD.findall(text))
    for part, weight in ((title, TITLE), (Counter(WORD.findall(lead)), LEAD)):
        for word, times in part.items():
            counts[word] += weight * times
    stems: dict[str, int] = {}
    words: dict[str, str] = {}
    most: dict[str, int] = {}
    for word, times in counts.items():
        if len(word) < SHORTEST:
            continue
        stem = STEMS[word]
        if stem in stems:
            stems[stem] += times
            if times > most[stem]:
                words[stem], most[stem] = word, times
        else:
            stems[stem], words[stem], most[stem] = times, word, times
    return Reading(
        stems,
        words,
        frozenset([STEMS[word] for word in title]),
        metadata.tags,
        metadata.categories,
        metadata.authors,
        f"{heading}. {lead}\n{text}",
    )
