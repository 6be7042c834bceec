"""The neighbours of an article within its category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from setzkasten.index.chronology import neighbours
from setzkasten.index.taxonomies import Term, term_key
from setzkasten.model.article import Metadata

Beside: TypeAlias = tuple[str | None, str | None]
"""The articles before and after another one, None at the ends."""


def beside_in_category(
    categories: Mapping[str, Term], articles: Mapping[str, Metadata]
) -> dict[str, Beside]:
    """Map each article to its neighbours in the first of its categories.

    As in the whole archive, dated articles are neighbours in time, undated ones in the alphabet.

    Args:
        categories: by term key.
        articles: front matter by slug.
    """
    firsts: dict[str, list[str]] = {}
    for slug, metadata in articles.items():
        if metadata.categories:
            firsts.setdefault(term_key(metadata.categories[0]), []).append(slug)
    return dict(
        pair for key, slugs in firsts.items() for pair in _beside(categories[key], slugs, articles)
    )


def _beside(
    term: Term, slugs: list[str], articles: Mapping[str, Metadata]
) -> Iterator[tuple[str, Beside]]:
    dated = [slug for slug in term.articles if articles[slug].date is not None]
    undated = term.articles[len(dated) :]  # a term lists them last
    row = neighbours(dated[::-1]) | neighbours(undated)
    return ((slug, row[slug]) for slug in slugs)
