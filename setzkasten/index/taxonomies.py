"""Categories, tags and authors: which spellings are one term, and where its page is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from setzkasten.language.collation import sort_key
from setzkasten.language.slug import slug_of, unique_slugs
from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem, problem


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A way to sort articles: a new one is a new row in `TAXONOMIES`.

    Attributes:
        name: its name in code and templates, and of its routes.
        attribute: where `Metadata` keeps an article's terms.
        label: the counted noun in `setzkasten.language.labels`.
        heading: the label over the list of all its terms.
        key: the front matter key, for messages.
    """

    name: str
    attribute: str
    label: str
    heading: str
    key: str


TAXONOMIES: tuple[Taxonomy, ...] = (
    Taxonomy("category", "categories", "kategorie", "kategorien", "Kategorien"),
    Taxonomy("tag", "tags", "schlagwort", "schlagworte", "Schlagworte"),
    Taxonomy("author", "authors", "autorin", "autorinnen", "Autorin"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or author.

    Attributes:
        name: the spelling that most articles use.
        slug: its address.
        articles: slugs of its articles, in the order of the archive.
    """

    name: str
    slug: str
    articles: tuple[str, ...]


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@lru_cache(maxsize=65536)
def term_key(name: str) -> str:
    """Return what all spellings of a term have in common.

    Case, white space of any kind, hyphens and dashes do not tell terms apart, so
    `E-Commerce`, `e commerce` and `Ecommerce` are one. Letters, umlauts and signs
    do: `C++` is not `C#`, `Masse` not `Maße`.
    """
    composed = unicodedata.normalize("NFC", name).lower().translate(_INVISIBLE)
    kept = [
        char
        for char in composed
        if not char.isspace() and (char.isalnum() or unicodedata.category(char) != "Pd")
    ]
    return "".join(kept) or composed.strip() or name


def build_terms(
    taxonomy: Taxonomy, articles: Mapping[str, Metadata]
) -> tuple[dict[str, Term], list[Problem]]:
    """Collect the terms of one taxonomy.

    Args:
        taxonomy: which one.
        articles: front matter by slug, in the order in which terms list them.

    Returns:
        Terms by `term_key`, in the order of DIN 5007-1, and what the editor should
        know: spellings taken for one term, terms whose addresses would be the same.
    """
    users = _users(taxonomy, articles)
    spellings: dict[str, Counter[str]] = {}
    for name in sorted(users):
        spellings.setdefault(term_key(name), Counter())[name] = len(users[name])
    names = {key: main_spelling(counts) for key, counts in spellings.items()}
    keys = sorted(names, key=lambda key: (sort_key(names[key]), key))
    plain = [slug_of(names[key]) for key in keys]
    slugs = unique_slugs(plain)
    terms = {
        key: Term(names[key], slug, _members(spellings[key], users, articles))
        for key, slug in zip(keys, slugs, strict=True)
    }
    problems = [
        *_spelling_notes(taxonomy, terms, spellings),
        *_collision_notes(taxonomy, zip(terms.values(), plain, strict=True)),
    ]
    return terms, problems


def _users(taxonomy: Taxonomy, articles: Mapping[str, Metadata]) -> dict[str, list[str]]:
    """Map each spelling to the articles that use it, in their order."""
    users: dict[str, list[str]] = {}
    names_of = attrgetter(taxonomy.attribute)
    for slug, metadata in articles.items():
        for name in names_of(metadata):
            if name in users:
                users[name].append(slug)
            else:
                users[name] = [slug]
    return users


def _members(
    spellings: Iterable[str], users: Mapping[str, list[str]], articles: Iterable[str]
) -> tuple[str, ...]:
    """Return the articles that use one of the spellings, each once, in the order of all."""
    lists = [users[name] for name in spellings]
    if len(lists) == 1:
        return tuple(dict.fromkeys(lists[0]))
    found = {slug for slugs in lists for slug in slugs}
    return tuple([slug for slug in articles if slug in found])


def main_spelling(counts: Counter[str]) -> str:
    """Return the most frequent spelling; between equals, the one with more capitals and hyphens."""
    return min(counts, key=lambda name: (-counts[name], -sum(map(str.isupper, name)), name))


def _spelling_notes(
    taxonomy: Taxonomy, terms: Mapping[str, Term], spellings: Mapping[str, Counter[str]]
) -> Iterable[Problem]:
    for key, term in terms.items():
        if len(spellings[key]) > 1:
            others = sorted(set(spellings[key]) - {term.name}, key=sort_key)
            yield problem(
                "begriff-schreibweisen",
                taxonomie=taxonomy.key,
                begriff=term.name,
                andere=", ".join([f"»{name}« ({spellings[key][name]}×)" for name in others]),
            )


def _collision_notes(taxonomy: Taxonomy, terms: Iterable[tuple[Term, str]]) -> Iterable[Problem]:
    for term, plain in terms:
        if term.slug != plain:
            yield problem(
                "begriff-adresse",
                taxonomie=taxonomy.key,
                begriff=term.name,
                adresse=plain,
                neu=term.slug,
            )
