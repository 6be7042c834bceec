"""Rename a term, or merge it into another one: what changes in each article, and which address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import Any

from setzkasten.frontmatter.edit import edit
from setzkasten.index.taxonomies import TAXONOMIES, Taxonomy, build_terms, term_key
from setzkasten.model.article import Metadata
from setzkasten.plan.routes import Routes

_HERE = Routes("/")


@dataclass(frozen=True, slots=True)
class Renaming:
    """A term that gets another name.

    Attributes:
        taxonomy: what kind of term it is.
        old: any spelling of it.
        new: the name that takes its place.
    """

    taxonomy: Taxonomy
    old: str
    new: str


def taxonomies_with(name: str, articles: Mapping[str, Metadata]) -> tuple[Taxonomy, ...]:
    """Return the taxonomies that have a term of that name, in any spelling.

    Args:
        name: of the term.
        articles: front matter by path, drafts included.
    """
    key = term_key(name)
    return tuple(
        [
            taxonomy
            for taxonomy in TAXONOMIES
            if any(
                term_key(each) == key
                for metadata in articles.values()
                for each in attrgetter(taxonomy.attribute)(metadata)
            )
        ]
    )


def users_of(taxonomy: Taxonomy, name: str, articles: Mapping[str, Metadata]) -> tuple[str, ...]:
    """Return the articles that have a term, in any spelling."""
    names = attrgetter(taxonomy.attribute)
    key = term_key(name)
    return tuple(
        [
            path
            for path, head in articles.items()
            if any(term_key(each) == key for each in names(head))
        ]
    )


def renamed(renaming: Renaming, metadata: Metadata) -> Metadata | None:
    """Return an article's front matter after the renaming; None where nothing changes."""
    attribute = renaming.taxonomy.attribute
    names = getattr(metadata, attribute)
    key, new_key = term_key(renaming.old), term_key(renaming.new)
    if not any(term_key(name) == key for name in names):
        return None
    # An article that has both keeps one of them, where the first of them stood.
    both = {key, new_key}
    found = tuple(
        dict.fromkeys([renaming.new if term_key(name) in both else name for name in names])
    )
    if found == names:
        return None
    changes: dict[str, Any] = {attribute: found}
    return replace(metadata, **changes)


def edits(renaming: Renaming, articles: Mapping[str, Metadata]) -> dict[str, Callable[[str], str]]:
    """Return, for each article that has the term, what its file becomes.

    Args:
        renaming: the old and the new name.
        articles: front matter by path, drafts included.
    """
    attribute = renaming.taxonomy.attribute
    found: dict[str, Callable[[str], str]] = {}
    for path, metadata in articles.items():
        after = renamed(renaming, metadata)
        if after is not None:
            found[path] = partial(edit, changes={attribute: getattr(after, attribute)})
    return found


def moved_addresses(renaming: Renaming, articles: Mapping[str, Metadata]) -> dict[str, str]:
    """Return the addresses that the renaming takes away, each with the one to lead to.

    Args:
        renaming: the old and the new name.
        articles: front matter of the published articles by slug, before the renaming.

    Returns:
        Addresses from the site's root, without base path: what
        `setzkasten.addresses.lock.with_decisions` takes.
    """
    after = {slug: renamed(renaming, head) or head for slug, head in articles.items()}
    route = renaming.taxonomy.name
    old, _ = build_terms(renaming.taxonomy, articles)
    new, _ = build_terms(renaming.taxonomy, after)
    gone = old.get(term_key(renaming.old))
    target = new.get(term_key(renaming.new))
    if gone is None or target is None or gone.slug in {term.slug for term in new.values()}:
        return {}
    return {_HERE.url(route, slug=gone.slug): _HERE.url(route, slug=target.slug)}
