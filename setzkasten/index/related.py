"""Which articles are about the same: those that share seldom key stems.

Two articles score `Σ w(a) · w(b) / df^0.7` over the key stems they share: `w` is 6 for the
four most telling stems of an article down to 1 for the last four, `df` the number of articles
that have the stem as a key. That is TF-IDF with a measure of seldomness that does not know the
size of the archive, so what is related to an article hangs on its own stems and on who else has
these, and on nothing else: after an edit only the neighbours in that sense are worked out again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from setzkasten.model.records import ArticleRecord
from setzkasten.sources import stem_of

MOST_RELATED = 5

LEVELS = (6, 6, 6, 6, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1)
"""How much a key stem weighs, by its place among those of an article."""

COMMON = 64  # articles; what more of them have as a key says too little
ENOUGH = 60  # candidates, counted once per stem; the seldom stems of an article come first
FAR = 4  # an article with less than a fourth of the best score is not related
LEAST = 3000  # nor is one with less than this: with a word in common that happens to be seldom

Postings = dict[str, list[tuple[str, int]]]
"""Key stem → the articles that have it, each with its weight."""


@dataclass(frozen=True, slots=True)
class Related:
    """What is related to what.

    Attributes:
        keys: article → its key stems, as `setzkasten.parse.keystems` gives them.
        found: article → at most five others, the most related first, joined by spaces.
        postings: who has which key stem; empty where that is not known.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    found: Mapping[str, str] = field(default_factory=dict)
    postings: Postings = field(default_factory=dict, compare=False, repr=False)

    def to(self, slug: str) -> list[str]:
        """Return the articles that are related to one, the most related first."""
        return self.found[slug].split()


def relate(keys: Mapping[str, str], old: Related | None = None) -> Related:
    """Find the related articles of each.

    Args:
        keys: article → its key stems.
        old: what was found for other keys, possibly without the postings; taken over where it
            would come out the same. The result is the same without it.
    """
    if old is None or not old.keys:
        postings = _postings(keys)
        return Related(keys, {slug: _related(slug, keys, postings) for slug in keys}, postings)
    if keys == old.keys:
        return old
    moved = [slug for slug, stems in keys.items() if old.keys.get(slug) != stems]
    gone = old.keys.keys() - keys.keys()
    postings, touched = _moved(keys, old, (*moved, *gone))
    touched.update(moved)
    found = {
        slug: _related(slug, keys, postings) if slug in touched else old.found[slug]
        for slug in keys
    }
    return Related(keys, found, postings)


def relate_again(changed: Mapping[str, str], old: Related) -> tuple[Related, frozenset[str]]:
    """Find the related articles after some articles have got other key stems.

    Args:
        changed: these articles → their key stems; all of them were there before.
        old: what was found before.

    Returns:
        What `relate` returns, and the articles that have other related ones than before.
    """
    keys = {**old.keys, **changed}
    postings, touched = _moved(keys, old, changed)
    touched.update(changed)
    found = {slug: _related(slug, keys, postings) for slug in touched}
    others = frozenset([slug for slug, now in found.items() if now != old.found[slug]])
    return Related(keys, {**old.found, **found}, postings), others


def _moved(
    keys: Mapping[str, str], old: Related, slugs: Iterable[str]
) -> tuple[Postings, set[str]]:
    """Return the postings for new keys, and the articles that others may be related to by them.

    Args:
        keys: all articles → their key stems.
        old: what was found before.
        slugs: the articles whose key stems are others than before, or that came or went.
    """
    stale = _stale(keys, old.keys, slugs)
    postings = _renewed(keys, old, stale)
    touched: set[str] = set()
    for stem, changed in stale.items():
        entries = postings.get(stem, ())
        if len(entries) - len(changed) <= COMMON:  # else it was too common before as well
            touched.update([slug for slug, _ in entries])
    return postings, touched


def recalled(found: Mapping[str, str], articles: Mapping[str, ArticleRecord]) -> Related:
    """Return what an earlier build found, put together from what is remembered of it.

    Args:
        found: as `Related.found` of that build.
        articles: Markdown file → what it said then; it or the name of the file gives the slug.

    Returns:
        Nothing known, where some article stands at neither, which is seldom.
    """
    keys = {
        slug: record.summary.keys
        for path, record in articles.items()
        if record.summary is not None and (slug := record.address or stem_of(path)) in found
    }
    return Related(keys, found) if len(keys) == len(found) else Related()


def _stale(
    keys: Mapping[str, str], old: Mapping[str, str], slugs: Iterable[str]
) -> dict[str, set[str]]:
    """Return the stems whose postings changed, each with the articles that changed there."""
    stale: dict[str, set[str]] = {}
    for slug in slugs:
        before, now = set(_weighed(old.get(slug, ""))), set(_weighed(keys.get(slug, "")))
        for stem, _ in before ^ now:
            stale.setdefault(stem, set()).add(slug)
    return stale


def _weighed(stems: str) -> Iterator[tuple[str, int]]:
    return zip(stems.split(), LEVELS, strict=False)


def _postings(keys: Mapping[str, str]) -> Postings:
    postings: Postings = {}
    for slug, stems in keys.items():
        for stem, weight in zip(stems.split(), LEVELS, strict=False):
            if stem in postings:
                postings[stem].append((slug, weight))
            else:
                postings[stem] = [(slug, weight)]
    return postings


def _renewed(keys: Mapping[str, str], old: Related, stale: Mapping[str, set[str]]) -> Postings:
    """Return the postings for new keys, made from the old ones where these are known."""
    if not old.postings:
        return _postings(keys)
    postings = dict(old.postings)
    for stem, slugs in stale.items():
        entries = [entry for entry in postings.get(stem, ()) if entry[0] not in slugs]
        for slug in slugs:
            weight = dict(_weighed(keys.get(slug, ""))).get(stem)
            if weight is not None:
                entries.append((slug, weight))
        postings[stem] = entries
    return postings


_SELDOM = [0, 0, *[round(1000 * df**-0.7) for df in range(2, COMMON + 1)]]


def _related(slug: str, keys: Mapping[str, str], postings: Postings) -> str:
    """Work out what is related to one article; whole numbers only, so no order matters."""
    mine = [
        (count, stem, weight)
        for stem, weight in zip(keys[slug].split(), LEVELS, strict=False)
        if 1 < (count := len(postings[stem])) <= COMMON
    ]
    if not mine:
        return ""
    mine.sort()
    scores: defaultdict[str, int] = defaultdict(int)
    left = ENOUGH
    for count, stem, weight in mine:
        if count > left and scores:
            break
        left -= count
        factor = weight * _SELDOM[count]
        for other, its in postings[stem]:
            scores[other] += factor * its
    del scores[slug]
    return " ".join(_best(scores))


def _best(scores: Mapping[str, int]) -> list[str]:
    highest = sorted(scores.values(), reverse=True)[:MOST_RELATED]
    least = max(highest[-1], highest[0] / FAR, LEAST)
    best = sorted([(-score, slug) for slug, score in scores.items() if score >= least])
    return [slug for _, slug in best[:MOST_RELATED]]
