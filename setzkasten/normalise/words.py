"""Which words of a line could be verbs: German writes nouns with a capital, verbs without."""

from __future__ import annotations

import re

from setzkasten.normalise.wordlists import FUNCTION_WORDS, NO_VERBS, VERBS

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_VERB = 4


def is_nominal(text: str) -> bool:
    """Tell whether a line has only nouns and small words: `Logistik im Mittelstand`."""
    words = _WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word in FUNCTION_WORDS for word in words)


def seems_headline(text: str) -> bool:
    """Tell whether a line has what can only be a verb: `Glasbläserei verpackt Kugeln`."""
    return any(_may_be_verb(word) for word in _WORD.findall(text)[1:])


def _may_be_verb(word: str) -> bool:
    if word in VERBS:
        return True
    return (
        len(word) >= _SHORTEST_VERB
        and word[0].islower()
        and word.endswith("t")
        and word not in NO_VERBS
        and word not in FUNCTION_WORDS
    )
