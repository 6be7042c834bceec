"""Words of a text that may be tags though no article has them: names, compounds, seldom nouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from setzkasten.language.stems import STEMS
from setzkasten.suggest.reading import Reading

# Within a sentence, a capital is a noun or a name; at its start it may be any word.
_NOUN = re.compile(r"(?<=[a-zäöüß,;:0-9“”\"’)] )[„»\"]?([A-ZÄÖÜ][^\W_]+(?:[-‑][^\W_]+)*)")
_NAME = re.compile(
    r"[„»\"]?\b([A-ZÄÖÜ][^\W_]+(?:-[^\W_]+)*(?: & | )[A-ZÄÖÜ][^\W_]+(?:-[^\W_]+)*"
    r"(?:(?: & | )[A-ZÄÖÜ][^\W_]+)?)"
)

SHORTEST = 4
LONG = 10
"""Letters of a word that is most likely a compound."""

PRIOR = (-6.2, 1.1, 1.6, 0.35, 0.5, 0.8)
"""General weights: none, weight in the text, in the title, seldom, long, several words."""


@dataclass(frozen=True, slots=True)
class NewWord:
    """A candidate: how it is written, the stems that name it, what speaks for it."""

    name: str
    stems: tuple[str, ...]
    features: tuple[float, ...]


def new_words(
    reading: Reading, frequencies: Mapping[str, int], articles: int, known: Mapping[str, object]
) -> list[NewWord]:
    """Return the candidates of an article, in the order of their stems.

    Args:
        reading: the article.
        frequencies: stem → in how many articles it stands.
        articles: how many there are.
        known: stems that are terms already.
    """
    people = {STEMS[word] for name in reading.authors for word in name.split()}
    nouns = Counter(_NOUN.findall(reading.text))
    found: dict[str, NewWord] = {}
    for noun, times in sorted(nouns.items()):
        stem = STEMS[noun]
        weight = reading.stems.get(stem, 0)
        titled = stem in reading.titled
        if len(noun) < SHORTEST or stem in known or stem in people or (weight < 2 and not titled):  # noqa: PLR2004
            continue
        frequency = frequencies.get(stem, 1)
        if 4 * frequency > articles:
            continue
        before = found.get(stem)
        if before is None or times > nouns[before.name]:
            features = (
                1.0,
                log(1 + weight),
                float(titled),
                log(articles / frequency),
                float(len(noun) >= LONG or "-" in noun),
                0.0,
            )
            found[stem] = NewWord(noun, (stem,), features)
    return [*found.values(), *_names(reading, people, known, articles)]


def _names(
    reading: Reading,
    people: set[str],
    known: Mapping[str, object],
    articles: int,
) -> list[NewWord]:
    """Return names of several words that come again in the text."""
    names = []
    for name, times in sorted(Counter(_NAME.findall(reading.text)).items()):
        stems = tuple([STEMS[word] for word in name.split() if word != "&"])
        joined = STEMS["".join(word for word in name.split() if word != "&")]
        if times < 2 or people & set(stems) or joined in known:  # noqa: PLR2004
            continue
        titled = all(stem in reading.titled for stem in stems)
        names.append(
            NewWord(
                name,
                stems,
                (1.0, log(1 + times), float(titled), log(articles), 0.0, 1.0),
            )
        )
    return names
