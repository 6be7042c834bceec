"""Which words go with a term: what the articles that have it have in common.

Rocchio's method: a term is the sum of its articles' vectors of TF-IDF, each of length 1, and is
the nearer to an article, the smaller the angle between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from math import log, sqrt
from operator import itemgetter

from setzkasten.suggest.reading import Reading

KEYS = 16
"""Stems of an article that count: the most telling ones."""

TELLING = 96
"""Stems of a term that count."""

MOST_TERMS = 24
"""Terms that a stem may point to: those of which it is the greatest part."""

MOST_NEAR = 48
"""Terms that are looked at more closely, beside those that a text names."""

Vector = Mapping[str, float]


@dataclass
class Kinship:
    """Terms as sums of their articles.

    Attributes:
        by_stem: stem → the terms that it goes with, and how much.
        lengths: term → length of its sum.
    """

    by_stem: dict[str, dict[str, float]] = field(default_factory=dict)
    lengths: dict[str, float] = field(default_factory=dict)


def vector(reading: Reading, frequencies: Mapping[str, int], articles: int) -> dict[str, float]:
    """Return an article's most telling stems, weighed to length 1.

    Args:
        reading: the article.
        frequencies: stem → in how many articles it stands.
        articles: how many there are.
    """
    weighed = [
        ((1 + log(weight)) * log(articles / frequency), stem)
        for stem, weight in reading.stems.items()
        if 1 < (frequency := frequencies.get(stem, 0)) < articles
    ]
    best = nlargest(KEYS, weighed)
    length = sqrt(sum(weight * weight for weight, _ in best)) or 1.0
    return {stem: weight / length for weight, stem in best}


def kinship(vectors: Sequence[Vector], terms: Iterable[Iterable[str]]) -> Kinship:
    """Add up the articles of each term.

    Args:
        vectors: of the articles.
        terms: of each of them, in the same order.
    """
    sums: dict[str, dict[str, float]] = {}
    for article, keys in zip(vectors, terms, strict=True):
        for key in keys:
            total = sums.setdefault(key, {})
            for stem, weight in article.items():
                total[stem] = total.get(stem, 0.0) + weight
    result = Kinship()
    for key in sorted(sums):
        result.lengths[key] = sqrt(sum(weight * weight for weight in sums[key].values()))
        for stem, weight in nlargest(TELLING, sums[key].items(), key=itemgetter(1, 0)):
            result.by_stem.setdefault(stem, {})[key] = weight
    for stem, weights in result.by_stem.items():
        if len(weights) > MOST_TERMS:
            share = {key: weight / result.lengths[key] for key, weight in weights.items()}
            best = nlargest(MOST_TERMS, share, key=lambda key: (share[key], key))
            result.by_stem[stem] = {key: weights[key] for key in best}
    return result


def nearness(article: Vector, terms: Kinship, own: Iterable[str] = ()) -> dict[str, float]:
    """Return, by key, how near the nearest terms are to an article: cosines from 0 to 1.

    Args:
        article: its vector.
        terms: what articles have in common.
        own: terms whose sum this very article is part of, which is taken out of it; they are
            in the result, however far they are.
    """
    products: dict[str, float] = {}
    for stem, weight in article.items():
        for key, other in terms.by_stem.get(stem, {}).items():
            if key in products:
                products[key] += weight * other
            else:
                products[key] = weight * other
    lengths = terms.lengths
    cosines = [(product / lengths[key], key) for key, product in products.items()]
    found = {key: cosine for cosine, key in nlargest(MOST_NEAR, cosines)}
    for key in own:
        product = products.get(key, 0.0) - sum(
            weight * weight
            for stem, weight in article.items()
            if key in terms.by_stem.get(stem, {})
        )
        squared = lengths.get(key, 1.0) ** 2 - 2 * product - 1
        found[key] = max(0.0, product / sqrt(squared)) if squared > 1e-6 else 0.0  # noqa: PLR2004
    return found


def shared(article: Vector, terms: Kinship, key: str) -> list[str]:
    """Return the stems that bring a term near to an article, the most telling first."""
    shares = [
        (-weight * other, stem)
        for stem, weight in article.items()
        if (other := terms.by_stem.get(stem, {}).get(key))
    ]
    return [stem for _, stem in sorted(shares)]
