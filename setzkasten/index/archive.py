"""The index of the whole archive: everything that needs more than one article to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from setzkasten.index.chronology import Chronology, build_chronology
from setzkasten.index.taxonomies import TAXONOMIES, Term, build_terms
from setzkasten.model.problem import Problem
from setzkasten.model.records import Summary


@dataclass(frozen=True, slots=True)
class Archive:
    """All articles and what lies between them.

    Attributes:
        summaries: by slug.
        chronology: in time.
        terms: name of the taxonomy → term key → term, in the order of DIN 5007-1.
        problems: what the editor should know about the archive as a whole.
    """

    summaries: Mapping[str, Summary]
    chronology: Chronology
    terms: Mapping[str, Mapping[str, Term]]
    problems: tuple[Problem, ...]


def build_archive(summaries: Mapping[str, Summary]) -> Archive:
    """Index articles, given by slug. Drafts are left to the caller."""
    chronology = build_chronology(summaries)
    ordered = {slug: summaries[slug].metadata for slug in chronology.order}
    terms = {}
    problems: list[Problem] = []
    for taxonomy in TAXONOMIES:
        terms[taxonomy.name], notes = build_terms(taxonomy, ordered)
        problems += notes
    return Archive(summaries, chronology, terms, tuple(problems))
