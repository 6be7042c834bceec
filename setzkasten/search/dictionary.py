"""The dictionary of the search: every stem of the archive with the articles that have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from setzkasten.search.compounds import all_parts, compound_parts
from setzkasten.search.postings import BITS, IMPACT, encode_postings
from setzkasten.search.prepare import Prepared
from setzkasten.search.words import fold, stem

END, BEGINNING = 0.55, 0.35  # what a word counts for as end and as beginning of a compound

Form: TypeAlias = tuple[str, list[int]]
"""A word as it is mostly spelt, and its postings."""


class Term(NamedTuple):
    """What is known of a stem; each a list with a blank between, but for the last.

    Attributes:
        spellings: its forms, the most frequent first; "" where it stands in compounds only.
        postings: the articles of each form, by `encode_postings`.
        compounds: the compounds it is a part of, the most frequent first.
        through: the articles that have one of these.
    """

    spellings: str
    postings: str
    compounds: str
    through: str


def dictionary(articles: Sequence[Prepared]) -> dict[str, Term]:
    """Return stem → term.

    Args:
        articles: their places are the numbers in the postings.
    """
    forms = _forms(_spelt(articles))
    stems: dict[str, list[str]] = defaultdict(list)
    for folded in sorted(forms):
        stems[stem(folded)].append(folded)

    def frequent(folded: str) -> tuple[int, str]:
        return -len(forms[folded][1]), folded

    best = {key: min(of, key=frequent) if len(of) > 1 else of[0] for key, of in stems.items()}
    inside = _inside(all_parts(compound_parts(_nouns(stems, forms), stems)))
    terms = {}
    for key in stems.keys() | inside.keys():
        of: Iterable[str] = stems.get(key, ())
        compounds = inside.get(key, {})
        if key not in stems and not any(compounds.values()):
            continue  # a beginning that never stands alone: found as what a reader begins to type
        if len(stems.get(key, ())) > 1:
            of = sorted(of, key=frequent)
        names = [best[compound] for compound in compounds]
        if len(names) > 1:
            names.sort(key=frequent)
        terms[key] = Term(
            " ".join([forms[folded][0] for folded in of]),
            " ".join([encode_postings(forms[folded][1]) for folded in of]),
            " ".join([forms[folded][0] for folded in names]),
            encode_postings(_through(compounds, stems, forms)) if compounds else "",
        )
    return terms


def _spelt(articles: Iterable[Prepared]) -> dict[str, list[int]]:
    """Return spelling → postings."""
    spelt: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        base = number << BITS
        for spelling, impact in zip(article.spellings.split(), article.impacts, strict=True):
            spelt[spelling].append(base | impact)
    return spelt


def _nouns(stems: Mapping[str, Sequence[str]], forms: Mapping[str, Form]) -> dict[str, int]:
    """Return the stems of words with a capital letter, and how many articles have them."""
    return {
        key: sum(map(len, [forms[folded][1] for folded in of]))
        for key, of in stems.items()
        if not all(map(str.islower, [forms[folded][0][0] for folded in of]))
    }


def _forms(spelt: Mapping[str, list[int]]) -> dict[str, Form]:
    """Put spellings together that fold to the same: the most frequent one, and all postings."""
    folded: dict[str, list[str]] = defaultdict(list)
    for spelling in spelt:
        folded[fold(spelling)].append(spelling)
    forms = {}
    for word, spellings in folded.items():
        if len(spellings) == 1:
            forms[word] = (spellings[0], spelt[spellings[0]])
            continue
        # Small letters may be the start of a sentence; a capital one inside is a noun for sure.
        capitals = [spelling for spelling in spellings if not spelling.islower()]
        counts = Counter({spelling: len(spelt[spelling]) for spelling in capitals or spellings})
        first = min(counts, key=lambda spelling: (-counts[spelling], spelling))
        forms[word] = (first, sorted([p for spelling in spellings for p in spelt[spelling]]))
    return forms


def _inside(parts: Mapping[str, Mapping[str, bool]]) -> dict[str, dict[str, bool]]:
    """Return for each part the compounds it is in, and whether it is their end."""
    inside: dict[str, dict[str, bool]] = defaultdict(dict)
    for compound, of in parts.items():
        for part, ends in of.items():
            inside[part][compound] = ends
    return inside


def _through(
    compounds: Mapping[str, bool],
    stems: Mapping[str, Sequence[str]],
    forms: Mapping[str, Form],
) -> list[int]:
    """Return the postings of a part by its compounds: the best of each article."""
    found = []
    for compound, ends in compounds.items():
        less = _AS_END if ends else _AS_BEGINNING
        for folded in stems[compound]:
            found += [posting - less[posting & IMPACT] for posting in forms[folded][1]]
    if len(found) > 1:
        found.sort()
        # In order of articles, and of impacts within one: the last of each is the best.
        found = list({posting >> BITS: posting for posting in found}.values())
    return found


def _losses(share: float) -> list[int]:
    """Return what each impact loses so that a share of it stays, 1 at least."""
    return [impact - max(1, round(impact * share)) for impact in range(IMPACT + 1)]


_AS_END, _AS_BEGINNING = _losses(END), _losses(BEGINNING)
