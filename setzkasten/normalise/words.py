"""Which words of a line could be verbs: German writes nouns with a capital, verbs without."""

from __future__ import annotations

import re

from setzkasten.normalise.wordlists import FUNCTION_WORDS, NO_VERBS, VERBS

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_VERB = 4


def starts_small(text: str) -> bool:
    """Tell what goes on in small letters from a brand that begins so: `iPhone`, `eBay`."""
    return text[0].islower() and not text[1:2].isupper()


def is_nominal(text: str) -> bool:
    """Tell whether a line has only nouns and small words: `Logistik im Mittelstand`."""
    words = _WORD.findall(text)
    return bool(words) and all(word[0].isupper() or word in FUNCTION_WORDS for word in words)


def is_noun_phrase(text: str) -> bool:
    """Tell whether a line has nouns, small words and adjectives before nouns, but no verb."""
    words = _WORD.findall(text)
    pairs = zip(words, [*words[1:], ""], strict=True)
    return bool(words) and all(
        word[0].isupper()
        or word in FUNCTION_WORDS
        or (word.endswith(_ADJECTIVE) and after[:1].isupper())
        for word, after in pairs
    )


_ADJECTIVE = ("e", "en", "er", "es", "em")


def seems_headline(text: str) -> bool:
    """Tell whether a line has what can only be a verb: `Glasbläserei verpackt Kugeln`."""
    words = _WORD.findall(text)
    following = [*words[1:], ""]
    return any(
        _may_be_verb(words[place], words[place - 1], following[place])
        for place in range(1, len(words))
    )


def _may_be_verb(word: str, before: str, after: str) -> bool:
    """Judge a word by its ending; "-en" ends adjectives too, but these do not follow nouns."""
    if word in VERBS:
        return True
    if len(word) < _SHORTEST_VERB or not word[0].islower():
        return False
    if word in NO_VERBS or word in FUNCTION_WORDS:
        return False
    noun_before = before[0].isupper() and before.lower() not in FUNCTION_WORDS
    return word.endswith("t") or (word.endswith("en") and noun_before and not after.endswith("en"))
