"""The index of the whole archive: everything that needs more than one article to know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter

from setzkasten.index.categories import Beside, beside_in_category
from setzkasten.index.chronology import Chronology, build_chronology, by_letter
from setzkasten.index.related import Related, relate
from setzkasten.index.taxonomies import TAXONOMIES, Term, build_terms
from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem
from setzkasten.model.records import Proposed, Summary


@dataclass(frozen=True, slots=True)
class Archive:
    """All articles and what lies between them.

    Attributes:
        summaries: by slug.
        chronology: in time.
        letters: letter of the register → the articles whose titles begin with it, in order.
        terms: name of the taxonomy → term key → term, in the order of DIN 5007-1.
        notes: name of the taxonomy → what the editor should know about its terms.
        in_category: article → its neighbours in its first category; without one, left out.
        related: which articles are about the same.
        proposed: terms that articles count for though only the program says so, by slug.
    """

    summaries: Mapping[str, Summary]
    chronology: Chronology
    letters: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, Mapping[str, Term]]
    notes: Mapping[str, tuple[Problem, ...]]
    in_category: Mapping[str, Beside]
    related: Related
    proposed: Mapping[str, Proposed] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the editor should know about the archive as a whole."""
        return tuple([note for notes in self.notes.values() for note in notes])


def build_archive(
    summaries: Mapping[str, Summary],
    before: Archive | None = None,
    related: Related | None = None,
    proposed: Mapping[str, Proposed] | None = None,
) -> Archive:
    """Index articles, given by slug. Drafts are left to the caller.

    Args:
        summaries: the articles.
        before: an index whose parts are taken over where they would come out the same.
        related: what was related to what in an earlier build, where there is no `before`.
        proposed: terms of articles beside their own, by slug.
    """
    proposed = proposed or {}
    changed = changes(before.summaries, summaries) if before else None
    chronology = None
    if before and changed is not None and all(map(_stays, changed)):
        chronology = before.chronology
    chronology = chronology or build_chronology(summaries)
    keeps_order = before is not None and before.chronology.order == chronology.order
    ordered = {slug: summaries[slug].metadata for slug in chronology.order}
    counted = ordered
    if proposed:
        counted = {slug: _with(metadata, proposed.get(slug)) for slug, metadata in ordered.items()}
    same_proposals = before is not None and before.proposed == proposed
    terms: dict[str, Mapping[str, Term]] = {}
    notes: dict[str, tuple[Problem, ...]] = {}
    for taxonomy in TAXONOMIES:
        name, names = taxonomy.name, attrgetter(taxonomy.attribute)
        same = (
            same_proposals
            and changed is not None
            and all(names(old.metadata) == names(new.metadata) for old, new in changed)
        )
        if before and keeps_order and same:
            terms[name], notes[name] = before.terms[name], before.notes[name]
        else:
            terms[name], found = build_terms(taxonomy, counted)
            notes[name] = tuple(found)
    categories = terms["category"]
    if before and keeps_order and categories is before.terms["category"]:
        in_category = before.in_category
    else:
        in_category = beside_in_category(categories, ordered)
    if before and changed is not None and all(old.keys == new.keys for old, new in changed):
        related = before.related
    else:
        keys = {slug: summary.keys for slug, summary in summaries.items()}
        related = relate(keys, before.related if before else related)
    if before and chronology is before.chronology:
        letters = before.letters
    else:
        letters = by_letter(chronology.alphabet, summaries)
    return Archive(summaries, chronology, letters, terms, notes, in_category, related, proposed)


def _with(metadata: Metadata, proposed: Proposed | None) -> Metadata:
    """Return the front matter of an article with all terms that it counts for."""
    if proposed is None:
        return metadata
    return replace(
        metadata,
        tags=(*metadata.tags, *proposed.tags),
        categories=(*metadata.categories, *proposed.categories),
    )


def changes(
    before: Mapping[str, Summary], now: Mapping[str, Summary]
) -> list[tuple[Summary, Summary]] | None:
    """Pair what an article was with what it is, where it changed; None where any came or went."""
    if before.keys() != now.keys():
        return None
    return [(before[slug], new) for slug, new in now.items() if new is not before[slug]]


def _stays(change: tuple[Summary, Summary]) -> bool:
    """Tell whether an article keeps its place in time and alphabet."""
    old, new = [(entry.metadata.title, entry.metadata.date) for entry in change]
    return old == new
