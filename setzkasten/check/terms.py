"""Terms that an editor should look at: seldom ones, and those that may be one and the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from setzkasten.check.piece import Piece
from setzkasten.index.taxonomies import TAXONOMIES, Taxonomy, Term, build_terms, term_key
from setzkasten.language.numbers import count
from setzkasten.language.stems import STEMS
from setzkasten.model.problem import Problem, problem

SHORTEST = 6
"""Letters of a term from which on a single other letter may be a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Use:
    """Where a spelling of a term stands."""

    piece: Piece
    name: str


def check_terms(pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Yield what an editor should look at in the terms of the published articles."""
    for taxonomy in TAXONOMIES:
        terms, uses = terms_of(taxonomy, pieces)
        yield from _spellings(taxonomy, terms, uses)
        for key, term in terms.items():
            if len(term.articles) == 1 and taxonomy.name != "author":
                place = uses[key][0].piece
                yield problem(
                    "begriff-einzeln",
                    place.path,
                    place.line(taxonomy.attribute),
                    taxonomie=taxonomy.key,
                    begriff=term.name,
                )
        yield from _alike(taxonomy, terms, uses)


def terms_of(
    taxonomy: Taxonomy, pieces: Sequence[Piece]
) -> tuple[Mapping[str, Term], Mapping[str, list[Use]]]:
    """Return the terms of some articles, and where each of them stands, both by key."""
    names = attrgetter(taxonomy.attribute)
    articles = {piece.path: piece.metadata for piece in pieces if piece.metadata}
    terms, _ = build_terms(taxonomy, articles)
    uses: dict[str, list[Use]] = {}
    for piece in pieces:
        for name in names(piece.metadata) if piece.metadata else ():
            uses.setdefault(term_key(name), []).append(Use(piece, name))
    return terms, uses


def _spellings(
    taxonomy: Taxonomy, terms: Mapping[str, Term], uses: Mapping[str, list[Use]]
) -> Iterator[Problem]:
    for key, term in terms.items():
        for use in uses[key]:
            if use.name != term.name:
                yield problem(
                    "begriff-schreibweise",
                    use.piece.path,
                    use.piece.line(taxonomy.attribute),
                    taxonomie=taxonomy.key,
                    schreibweise=use.name,
                    begriff=term.name,
                )


def _alike(
    taxonomy: Taxonomy, terms: Mapping[str, Term], uses: Mapping[str, list[Use]]
) -> Iterator[Problem]:
    """Yield the terms that differ in an ending or in one letter, the rarer one first."""
    for one, other in sorted(_pairs(terms)):
        rarer, usual = sorted((one, other), key=lambda key: (len(terms[key].articles), key))
        place = uses[rarer][0].piece
        yield problem(
            "begriff-aehnlich",
            place.path,
            place.line(taxonomy.attribute),
            taxonomie=taxonomy.key,
            begriff=terms[rarer].name,
            anderer=terms[usual].name,
            anzahl=count(len(terms[rarer].articles), "Artikel", "Artikel"),
            andere_anzahl=count(len(terms[usual].articles), "Artikel", "Artikel"),
        )


def _pairs(terms: Mapping[str, Term]) -> set[tuple[str, str]]:
    """Pair keys with the same stem, or with one letter less, more or another; linear time.

    Two words that differ in one letter have a pattern in common with that letter left out.
    """
    buckets: dict[str, list[str]] = {}
    for key in terms:
        patterns = {f"={STEMS[key]}"}
        if len(key) >= SHORTEST and not any(char.isdigit() for char in key):
            patterns |= {f"{key[:place]}*{key[place + 1 :]}" for place in range(len(key))}
            patterns |= {f"{key[:place]}*{key[place:]}" for place in range(len(key) + 1)}
        for pattern in patterns:
            buckets.setdefault(pattern, []).append(key)
    return {
        (min(one, other), max(one, other))
        for keys in buckets.values()
        if 1 < len(keys) <= 5  # noqa: PLR2004  # more are a series, as of years or of names
        for place, one in enumerate(keys)
        for other in keys[place + 1 :]
    }
