"""Lists of terms: from the words after a label to categories or tags.

Terms are cut at semicolons or bars where there are any, else at commas; quoted
terms keep theirs. `Etsy & Co.`, `C&A` and `1&1` have nothing to cut at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from setzkasten.normalise.words import seems_headline

_QUOTED = re.compile('„[^“”"]*[“”]|»[^«]*«|"[^"]*"|“[^”]*”')
_BARS = re.compile(r"[;|]|(?:(?<=\s)|\A)[·•/](?=\s|\Z)")
_COMMAS = re.compile("[,]")
_DASHES = re.compile(r"\s[–—-]\s")
_ONLY_HASHES = re.compile(r"#(?:[\s,;]*#)+")
_HASHES = re.compile(r"(?:^|\s)#(?=\w)")
_SPELLING = re.compile(r"[\s‐‑–_-]+")
_NOTHING = frozenset(("-", "–", "—", "keine", "k.a.", "n/a", "keines", "ohne", "none"))
_ABBREVIATION = re.compile(r"(?:\b(?:Co|Inc|Corp|Ltd|bzw|etc|usw|St|Nr|V|u\. ?a)|\b[A-Za-z])\.\Z")
_STRIPPED = ' \t\xa0„“”"»«'
MOST_BLANKS, LONGEST = 6, 60
"""What has as many blanks, or more characters, is a sentence and no term."""
_FEW_TERMS = 2
_KEPT = 200  # letters of a list that is kept for the next article with the same one


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms without their duplicates, and how many empty places the list had."""

    terms: tuple[str, ...]
    lost: int = 0


def split_terms(text: str) -> Terms:
    """Cut the words after a label into terms; count the places where a term was lost."""
    return _split(text.strip()) if len(text) <= _KEPT else _split.__wrapped__(text.strip())


@lru_cache(maxsize=2048)  # an archive's categories are few
def _split(text: str) -> Terms:
    if text.lower().rstrip(".") in _NOTHING:
        return Terms(())
    pieces = _cut(text)
    values = [_clean(piece) for piece in pieces]
    filled = [value for value in values if value]
    if not filled:
        return Terms((), len(pieces) if len(pieces) > 1 else 0)
    # One separator too many at either end is a slip; an empty place between terms is a loss.
    while not values[-1]:
        values.pop()
    lost = len(values) - len(filled) - (not values[0])
    return Terms(unique(filled), lost)


def _cut(text: str) -> list[str]:
    if (text.startswith("#") or " #" in text) and not _ONLY_HASHES.fullmatch(text):
        tags = [part for part in _HASHES.split(text) if part.strip(" ,;|")]
        if len(tags) > 1 or text.startswith("#"):
            return [part.strip(" ,;|") for part in tags]
    if _ONLY_HASHES.fullmatch(text):
        return [""] * text.count("#")
    separator = _BARS if _BARS.search(text) else _COMMAS
    if separator is _COMMAS and "," not in text and len(_DASHES.findall(text)) > 1:
        separator = _DASHES
    if "„" not in text and '"' not in text and "»" not in text and "“" not in text:
        return separator.split(text)
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(match.group())
        return f"\x00{len(kept) - 1}\x00"

    masked = _QUOTED.sub(keep, text)
    return [
        re.sub("\x00([0-9]+)\x00", lambda match: kept[int(match[1])], piece)
        for piece in separator.split(masked)
    ]


def _clean(piece: str) -> str:
    piece = " ".join(piece.split()).strip(_STRIPPED)
    piece = piece.removeprefix("#")
    if piece.endswith(".") and not _ABBREVIATION.search(piece):
        piece = piece[:-1]
    return piece.strip(",; ")


def unique(terms: Iterable[str]) -> tuple[str, ...]:
    """Return terms in order, one of each; case, hyphens and blanks make no other term."""
    seen: dict[str, str] = {}
    for term in terms:
        seen.setdefault(_SPELLING.sub("", term.casefold()), term)
    return tuple(seen.values())


_JOINING = frozenset(
    ("und", "oder", "aber", "denn", "die", "der", "das", "weil", "wie", "sie", "so")
)


def are_plausible(terms: Terms, text: str) -> bool:
    """Tell whether these are terms and not a sentence after a colon."""
    if not terms.terms:
        return True
    long = sum(len(term) > LONGEST or term.count(" ") >= MOST_BLANKS for term in terms.terms)
    if long * 4 > len(terms.terms):
        return False
    if text.rstrip().endswith((".", "!", "?")) and any(
        term.partition(" ")[0] in _JOINING for term in terms.terms
    ):
        return False
    if not is_sentence(text) or len(terms.terms) > _FEW_TERMS:
        return True
    return text.count(" ") < MOST_BLANKS and not (
        text.count(" ") >= _FEW_TERMS and seems_headline(text)
    )


def is_sentence(text: str) -> bool:
    """Tell whether a text ends like a sentence, and not with an abbreviation: `Etsy & Co.`."""
    return text.rstrip().endswith((".", "!", "?")) and not _ABBREVIATION.search(text.rstrip())
