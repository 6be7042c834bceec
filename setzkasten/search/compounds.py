"""What compounds are made of, learnt from the words of the archive itself.

»handel« is to find Einzelhandel, »netzgerät« Netzgeräte, »schwelle« Lieferschwelle. A noun is
taken apart where its end is a noun of the archive and its beginning a word of the archive, with
or without linking element (s, n, en, er, es, e: what the stemmer takes off anyway). Beginnings
that never stand alone (»Kredit-«) are taken on trust before a noun, and so are ends after one
(»-ausfall« in Zahlungsausfall).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from setzkasten.search.words import stem

# Before a noun these make another noun, but none of two things: a Vorschlag is no kind of Schlag.
_PARTICLES = frozenset(
    """
    ab an auf aus bei da dar durch ein ent entgegen er fort ge gegen her heran herauf heraus herein
    hin hinter in mit miss nach neben nieder ob ruck uber um un unter ver vor voran voraus
    wider wieder zer zu zuruck zusammen zwischen als all der die das den dem des
    """.split()
)
# The ends of beginnings that belong to what follows: a Sonderangebot is no »Gebot«.
_JOINTS = ("an", "ab", "auf", "aus", "ein", "ent", "nach", "um", "unter", "ver", "vor")
# Nouns that take a linking s without exception.
_WITH_S = ("ung", "heit", "keit", "schaft", "ion", "tat", "ling")
# What no noun that follows another begins with: suffixes, and what no German word begins with.
_NO_NOUN = re.compile(
    r"schaft|heit|keit|lich|isch|ation|ier|ling|(?:e?r|ell|ig|el)?ung"
    r"|(?!b[lr]|c[hlr]|d[r]|f[lr]|g[lnr]|k[lnr]|p[flrs]|s[ckpt]|t[hrs]|wr|zw)[^aeiouy]{2}"
    r"|[^aeiouy]*\Z"
)

SHORT, USUAL = 3, 4  # letters of a part


def compound_parts(nouns: Mapping[str, int], known: Collection[str]) -> dict[str, tuple[str, str]]:
    """Take nouns apart.

    Args:
        nouns: stems of words that are written with a capital letter inside sentences, each with
            the number of articles that have it.
        known: stems of all words.

    Returns:
        Stem of a compound → stems of its beginning and its end; both may be in the result
        themselves.
    """
    found = {}
    for word in nouns:
        split = _split(word, nouns, known) or _split_after_noun(word, nouns)
        if split:
            found[word] = split
    return found


def _split(word: str, nouns: Mapping[str, int], known: Collection[str]) -> tuple[str, str] | None:
    """Return the two parts of a noun; where there are several ways, the longest known end."""
    trusted = None
    for place in range(SHORT, len(word) - SHORT + 1):
        tail = word[place:]
        if tail not in nouns or not _may_begin(word[:place]):
            continue
        head = stem(word[:place])
        if head in known and len(word) > SHORT + USUAL - 1:
            return head, tail
        if trusted is None and place >= USUAL and len(tail) >= USUAL:
            sure = len(tail) > USUAL or nouns[tail] > 1
            trusted = (head, tail) if sure and not word[:place].endswith(_JOINTS) else None
    return trusted


def _split_after_noun(word: str, nouns: Collection[str]) -> tuple[str, str] | None:
    """Return a noun and what follows it, though that never stands alone; the longest noun."""
    for place in range(len(word) - USUAL, USUAL - 1, -1):
        head = stem(word[:place])
        tail = word[place:]
        if word[place - 1] == "s" and tail.startswith("ch"):
            continue  # Bild-schirm, not Bilds-chirm
        if word[:place].endswith(_WITH_S) and tail.startswith("s"):
            continue  # Zahlungs-art, not Zahlung-sart
        if head in nouns and len(head) >= USUAL and _may_begin(word[:place]):
            return None if _NO_NOUN.match(tail) else (head, tail)
    return None


def _may_begin(head: str) -> bool:
    return head not in _PARTICLES and any(vowel in head for vowel in "aeiouy")


def all_parts(splits: Mapping[str, tuple[str, str]]) -> dict[str, dict[str, bool]]:
    """Return for each compound all its parts, and whether each is its end, the thing it names.

    »Marktplatzgebühr« has »marktplatz«, »gebühr« (its end), »markt« and »platz«.
    """
    result: dict[str, dict[str, bool]] = {}

    def parts(word: str) -> dict[str, bool]:
        if word not in result:
            head, tail = splits[word]
            mine = {head: False, tail: True}
            for part, ends in ((head, False), (tail, True)):
                if part in splits:
                    for inner, inner_ends in parts(part).items():
                        mine.setdefault(inner, ends and inner_ends)
            result[word] = mine
        return result[word]

    for word in splits:
        parts(word)
    return result
