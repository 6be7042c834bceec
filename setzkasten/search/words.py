"""German words as the search compares them.

`suche.js` does the same in the browser; `tests/search/test_script.py` holds the two equal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i"}

WORD = re.compile(r"[^\W_]+(?:['’\-\u2010\u2011&+#][^\W_]+)*(?:\+\+|[#+](?!\w))?")
_JOINT = re.compile(r"['’\-\u2010\u2011&+#]+")
_HYPHEN = re.compile(r"['’\-\u2010\u2011&]+|[+#](?=\w)")
# »neue«, »Bauer« and »Quelle« have no umlaut in them. (No look-behind here or below, which older
# browsers do not know: the script has the same expressions.)
_SPELT_OUT = re.compile(r"[aeq]ue|[aou]e")
# At least three letters stay, and four before a mere `s`: »Räder« is »Rad«, »Kurs« stays »Kurs«.
_FEMALE = re.compile(r"(.{2,}[eo]r)in(?:nen)?")
_ENDING = re.compile(
    r"(.{2,}l)ns?"
    r"|(?!.*system$)(.{3,}?)(?:ern|em|en|er|es|e)"
    r"|(.{3,}[bdfghklmnprt]|.pp|.{2,}[aoy])s"
)


def words_of(text: str) -> list[str]:
    """Return the words of a text in order, as they are written.

    Hyphens, apostrophes and `&` inside a word stay in it, and so do the signs of `C++` and `C#`.
    """
    return WORD.findall(text)


@lru_cache(maxsize=1 << 18)
def parts_of(word: str) -> tuple[str, ...]:
    """Return what a word is found by: »E-Book-Reader« as a whole and by each of its parts."""
    parts = [part for part in _JOINT.split(word) if part]
    return (word, *parts) if len(parts) > 1 else (word,)


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """Return a word without case, accents, umlauts and hyphens; `ae` counts as `ä`."""
    lower = unicodedata.normalize("NFKD", word).lower()
    if not lower.isascii():
        lower = "".join(
            [SPECIAL.get(char, char) for char in lower if unicodedata.category(char) != "Mn"]
        )
    if not lower.isalpha():
        lower = _HYPHEN.sub("", lower)
    return _SPELT_OUT.sub(_umlaut, lower)


def _umlaut(match: re.Match[str]) -> str:
    letters = match[0]
    return letters[0] if letters[1] == "e" else letters


@lru_cache(maxsize=1 << 18)
def stem(folded: str) -> str:
    """Take the ending of a folded word off, so that its forms fall together.

    Only endings of inflection go, never those that make another word (`-ung`, `-lich`): a light
    stemmer in the sense of Savoy, *Light stemming approaches for the French, Portuguese, German
    and Hungarian languages* (2006). And an ending goes whatever stands before it, so that the stem
    of a compound ends in the stem of its last part, which the Snowball stemmer does not give.
    """
    for ending in (_FEMALE, _ENDING):
        if match := ending.fullmatch(folded):
            folded = match[match.lastindex or 0]
    return folded[:-1] if folded.endswith("niss") else folded


def key_of(word: str) -> str:
    """Return what a word is filed under."""
    return stem(fold(word))


_STOP = """
    aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin
    bis bist da dabei damit dann das daß dass dein deine dem den denen denn der deren des
    dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
    einer eines er es etwas euch für gegen gewesen hab habe haben hat hatte hatten hier ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer ihres im in ins ist ja jede jedem jeden jeder jedes
    kann kein keine keinem keinen keiner können man mein meine mit muss nach nicht noch nun nur
    ob oder ohne sehr sein seine seinem seinen seiner seines seit sich sie sind so soll über um
    und uns unser unter viel vom von vor war warum was weil welche welcher wenn wer werden wie
    wieder will wir wird wo zu zum zur zwischen
"""

STOP = frozenset([fold(word) for word in _STOP.split()])
"""Folded words that say nothing of what a text is about."""
