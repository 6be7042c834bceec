"""What an archive's labelled articles teach about its terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from setzkasten.index.taxonomies import term_key
from setzkasten.suggest.kinship import Kinship, Vector, kinship, nearness, vector
from setzkasten.suggest.newwords import PRIOR as NEW_PRIOR
from setzkasten.suggest.newwords import new_words
from setzkasten.suggest.reading import Reading
from setzkasten.suggest.vocabulary import Naming, Vocabulary, namings, vocabulary
from setzkasten.suggest.weighing import fitted, probability

TAG_PRIOR = (-4.2, 2.5, 0.9, 0.6, 0.7, 4.0, 1.0, 0.7)
CATEGORY_PRIOR = (-2.6, 0.3, 0.5, 0.2, 0.2, 6.0, 0.5, 0.25)
"""General weights: none, named, named in the title, inside of compounds, in two parts, nearness,
how often the term goes with the other taxonomy's terms of the article, how frequent it is."""

SCHOOL = 240
"""Labelled articles that the weights are learned from; more would not change them."""

WRONG = 40
"""Wrong terms of each that are learned from, those that look best."""


@dataclass(frozen=True)
class Lesson:
    """What is known of one taxonomy.

    Attributes:
        terms: its vocabulary.
        kin: what the articles of a term have in common.
        together: term → term of the other taxonomy → in how many articles both stand.
        others: term of the other taxonomy → how many articles have it.
        articles: how many articles have terms of this taxonomy.
        weights: how much each kind of evidence counts here.
    """

    terms: Vocabulary
    kin: Kinship
    together: Mapping[str, Mapping[str, int]]
    others: Mapping[str, int]
    articles: int
    weights: tuple[float, ...]


@dataclass(frozen=True)
class Knowledge:
    """What is known of an archive.

    Attributes:
        articles: how many there are.
        frequencies: stem → in how many articles it stands.
        vectors: article → its telling stems.
        tags, categories: the taxonomies.
        new: how much each kind of evidence counts for a word that is no tag yet.
    """

    articles: int
    frequencies: Mapping[str, int]
    vectors: Mapping[str, Vector]
    tags: Lesson
    categories: Lesson
    new: tuple[float, ...]


@dataclass(frozen=True)
class Evidence:
    """What speaks for a term: numbers in the order of the weights, and the stems that name it."""

    features: tuple[float, ...]
    stems: list[str]


def learn(readings: Mapping[str, Reading]) -> Knowledge:
    """Learn from all articles of an archive, labelled or not; linear in their number.

    Args:
        readings: by slug. The result does not depend on their order.
    """
    slugs = sorted(readings)
    count = max(len(slugs), 2)
    frequencies: Counter[str] = Counter()
    for slug in slugs:
        frequencies.update(readings[slug].stems.keys())
    vectors = {slug: vector(readings[slug], frequencies, count) for slug in slugs}
    material = (slugs, readings, vectors, frequencies)
    tags = _lesson(material, TAG_PRIOR, _tags_of, _categories_of)
    categories = _lesson(material, CATEGORY_PRIOR, _categories_of, _tags_of)
    new = _new_weights(material, tags)
    return Knowledge(count, frequencies, vectors, tags, categories, new)


Material = tuple[list[str], Mapping[str, Reading], Mapping[str, Vector], Mapping[str, int]]
Names = Callable[[Reading], tuple[str, ...]]


def _tags_of(reading: Reading) -> tuple[str, ...]:
    return reading.tags


def _categories_of(reading: Reading) -> tuple[str, ...]:
    return reading.categories


def keys_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of some terms, each once."""
    return tuple(dict.fromkeys([term_key(name) for name in names]))


def _lesson(material: Material, prior: tuple[float, ...], names: Names, others: Names) -> Lesson:
    slugs, readings, vectors, frequencies = material
    labelled = [slug for slug in slugs if names(readings[slug])]
    keys = [keys_of(names(readings[slug])) for slug in labelled]
    terms = vocabulary([names(readings[slug]) for slug in labelled], frequencies)
    together: dict[str, Counter[str]] = {}
    frequent: Counter[str] = Counter()
    for slug, mine in zip(labelled, keys, strict=True):
        beside = keys_of(others(readings[slug]))
        frequent.update(beside)
        for key in mine:
            together.setdefault(key, Counter()).update(beside)
    kin = kinship([vectors[slug] for slug in labelled], keys)
    lesson = Lesson(terms, kin, together, frequent, len(labelled), prior)
    examples = []
    for slug in labelled[:: max(1, len(labelled) // SCHOOL)]:
        reading = readings[slug]
        beside = keys_of(others(reading))
        found = evidence(reading, vectors[slug], lesson, beside, keys_of(names(reading)))
        examples += _examples(found, keys_of(names(reading)), prior)
    return Lesson(terms, kin, together, frequent, len(labelled), fitted(prior, examples))


def _examples(
    found: Mapping[str, Evidence], right: tuple[str, ...], prior: tuple[float, ...]
) -> list[tuple[tuple[float, ...], bool]]:
    """Return what an article teaches: its own terms, and wrong ones that look right."""
    wrong = sorted(
        [key for key in found if key not in right],
        key=lambda key: (-probability(prior, found[key].features), key),
    )[:WRONG]
    own = [key for key in right if key in found]
    return [(found[key].features, key in right) for key in [*own, *wrong]]


def _new_weights(material: Material, tags: Lesson) -> tuple[float, ...]:
    """Learn which words of a text become tags, from tags that only one article has."""
    slugs, readings, _, frequencies = material
    labelled = [slug for slug in slugs if readings[slug].tags]
    examples: list[tuple[tuple[float, ...], bool]] = []
    for slug in labelled[:: max(1, len(labelled) // SCHOOL)]:
        reading = readings[slug]
        single = {
            tags.terms.terms[key].joined
            for key in keys_of(reading.tags)
            if tags.terms.terms[key].articles == 1
        }
        known = {stem: True for stem in tags.terms.heads if stem not in single}
        words = new_words(reading, frequencies, max(len(slugs), 2), known)
        examples += [(word.features, "".join(word.stems) in single) for word in words]
    return fitted(NEW_PRIOR, examples)


def evidence(
    reading: Reading,
    telling: Vector,
    lesson: Lesson,
    beside: tuple[str, ...],
    own: tuple[str, ...] = (),
) -> dict[str, Evidence]:
    """Return, by key, what speaks for the terms for which anything in a text speaks.

    Args:
        reading: the article.
        telling: its telling stems.
        lesson: what is known of the taxonomy.
        beside: keys of the article's terms in the other taxonomy.
        own: keys of its terms in this one; what it says about them itself is left out.
    """
    named = namings(reading, lesson.terms)
    near = nearness(telling, lesson.kin, own)
    mine = frozenset(own)
    found = {}
    for key in named.keys() | near.keys():
        term = lesson.terms.terms.get(key)  # the article may have got a new one since
        count = term.articles - (key in mine) if term else 0
        if count < 1:
            continue
        naming = named.get(key, _SILENCE)
        features = (
            1.0,
            log(1 + naming.direct),
            float(naming.titled),
            log(1 + naming.inside),
            log(1 + naming.parts),
            near.get(key, 0.0),
            _company(lesson, key, beside, count, own=key in mine),
            log(count),
        )
        found[key] = Evidence(features, naming.stems)
    return found


_SILENCE = Naming()


def _company(lesson: Lesson, key: str, beside: tuple[str, ...], count: int, *, own: bool) -> float:
    """Return how much more often than chance a term stands with those of the other taxonomy."""
    together = lesson.together.get(key, {})
    best = -1.0
    for other in beside:
        share = (lesson.others.get(other, 0) - own + 0.5) / (lesson.articles + 1)
        if share <= 0:
            continue
        both = together.get(other, 0) - own
        best = max(best, log((both + share) / (count + 1) / share))
    return max(best, -2.0) if beside and best > -1.0 else (-1.0 if beside else 0.0)
