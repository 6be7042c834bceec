"""Which words belong to which category, tag or author."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from setzkasten.index.taxonomies import TAXONOMIES, Term, term_key
from setzkasten.model.problem import Problem, problem
from setzkasten.parse.descriptions import Description

Descriptions: TypeAlias = Mapping[tuple[str, str], Description]
"""Name of the taxonomy and term key → words about the term."""


def match_descriptions(
    descriptions: Iterable[Description], terms: Mapping[str, Mapping[str, Term]]
) -> tuple[Descriptions, tuple[Problem, ...]]:
    """Give each description to the terms that bear its name.

    Args:
        descriptions: drafts are left out; of two for one term, the first by path is taken.
        terms: name of the taxonomy → term key → term.

    Returns:
        The descriptions, and what is wrong: those that no term has the name of, and those
        that came second.
    """
    found: dict[tuple[str, str], Description] = {}
    problems: list[Problem] = []
    for entry in sorted(descriptions, key=lambda entry: entry.path):
        if entry.draft:
            continue
        places = list(_places(entry, terms))
        if not places:
            problems.append(_unmatched(entry, terms))
        for place in places:
            if place in found:
                first = found[place].path
                problems.append(
                    problem("begriffstext-doppelt", entry.path, begriff=entry.name, erste=first)
                )
            found.setdefault(place, entry)
    return found, tuple(dict.fromkeys(problems))


def _places(
    entry: Description, terms: Mapping[str, Mapping[str, Term]]
) -> Iterator[tuple[str, str]]:
    key = term_key(entry.name)
    for taxonomy in TAXONOMIES:
        if entry.taxonomy in {None, taxonomy.name} and key in terms[taxonomy.name]:
            yield taxonomy.name, key


def _unmatched(entry: Description, terms: Mapping[str, Mapping[str, Term]]) -> Problem:
    names = {term.name for members in terms.values() for term in members.values()}
    near = difflib.get_close_matches(entry.name, sorted(names), n=1, cutoff=0.6)
    if near:
        return problem("begriffstext-aehnlich", entry.path, begriff=entry.name, gemeint=near[0])
    return problem("begriffstext-unbekannt", entry.path, begriff=entry.name)
