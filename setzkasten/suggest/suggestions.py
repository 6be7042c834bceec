"""Suggest tags and categories for an article: no more than were lost, each with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from setzkasten.model.article import Metadata
from setzkasten.model.ledger import Confidence
from setzkasten.suggest.kinship import Vector, shared
from setzkasten.suggest.learning import Knowledge, Lesson, evidence, keys_of, learn
from setzkasten.suggest.newwords import new_words
from setzkasten.suggest.reading import Reading, read
from setzkasten.suggest.weighing import probability

SURE = 0.75
LIKELY = 0.4
LEAST = 0.2
"""Probabilities from which a suggestion is called sure and likely, and below which it is none."""

MOST_WORDS = 4
MOST_CATEGORIES = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that an article may have lost.

    Attributes:
        name: as most articles write it, or as the text does.
        confidence: how sure it is.
        words: of the text, that speak for it, the most telling first; at least one.
        known: whether the archive has the term already.
        chance: estimated probability that it is right, from 0 to 1.
    """

    name: str
    confidence: Confidence
    words: tuple[str, ...]
    known: bool
    chance: float


def lost_tags(metadata: Metadata, unknown: int = 0) -> int:
    """Return how many tags may be suggested for an article: as many as it lost.

    Args:
        metadata: of the article.
        unknown: how many where it has no tags, and it is not known that it ever had any.
    """
    if metadata.tags_lost:
        return metadata.tags_lost
    return 0 if metadata.tags else unknown


def lost_categories(metadata: Metadata) -> int:
    """Return how many categories may be suggested: none where it has any."""
    return 0 if metadata.categories else MOST_CATEGORIES


def suggest_tags(
    slug: str,
    reading: Reading,
    knowledge: Knowledge,
    most: int,
    rejected: tuple[str, ...] = (),
) -> tuple[Suggestion, ...]:
    """Suggest tags.

    Args:
        slug: the article; one that was not learned from will do.
        reading: what it says.
        knowledge: what the archive teaches.
        most: how many at most.
        rejected: terms that an editor does not want here; the next best take their places.

    Returns:
        The archive's own terms first, then new words; within each, the likeliest first. New
        words are looked for where there are not enough own terms that are at least likely.
    """
    if most < 1:
        return ()
    telling = knowledge.vectors.get(slug, {})
    found = _known(reading, telling, knowledge.tags, reading.tags, reading.categories)
    found = _wanted(found, rejected)
    if sum(entry.chance >= LIKELY for entry in found) < most:
        found += _wanted(_unknown(reading, knowledge), rejected)
    best = sorted(found, key=lambda entry: (-entry.chance, not entry.known, entry.name))[:most]
    return tuple(sorted(best, key=lambda entry: (not entry.known, -entry.chance, entry.name)))


def _wanted(found: list[Suggestion], rejected: tuple[str, ...]) -> list[Suggestion]:
    if not rejected:
        return found
    unwanted = keys_of(rejected)
    return [entry for entry in found if not {*keys_of((entry.name,))} & {*unwanted}]


def _unknown(reading: Reading, knowledge: Knowledge) -> list[Suggestion]:
    """Return the words of a text that may be tags, though the archive does not have them."""
    stems = knowledge.tags.terms.heads
    result = []
    for word in new_words(reading, knowledge.frequencies, knowledge.articles, stems):
        chance = probability(knowledge.new, word.features)
        if chance >= LEAST:
            words = tuple([reading.words[stem] for stem in word.stems if stem in reading.words])
            result.append(_suggestion(word.name, words or (word.name,), chance, known=False))
    return result


def suggest_categories(
    slug: str,
    reading: Reading,
    knowledge: Knowledge,
    most: int,
    rejected: tuple[str, ...] = (),
) -> tuple[Suggestion, ...]:
    """Suggest categories, of those that the archive has; see `suggest_tags`."""
    if most < 1:
        return ()
    telling = knowledge.vectors.get(slug, {})
    found = _known(reading, telling, knowledge.categories, reading.categories, reading.tags)
    found = _wanted(found, rejected)
    return tuple(sorted(found, key=lambda entry: (-entry.chance, entry.name))[:most])


def _known(
    reading: Reading,
    telling: Vector,
    lesson: Lesson,
    own: tuple[str, ...],
    beside: tuple[str, ...],
) -> list[Suggestion]:
    mine = keys_of(own)
    found = evidence(reading, telling, lesson, keys_of(beside), mine)
    result = []
    for key, reasons in found.items():
        if key in mine:
            continue
        chance = probability(lesson.weights, reasons.features)
        if chance < LEAST:
            continue
        words = _words(reading, reasons.stems, shared(telling, lesson.kin, key))
        if words:
            name = lesson.terms.terms[key].name
            result.append(_suggestion(name, words, chance, known=True))
    return result


def _words(reading: Reading, naming: list[str], near: list[str]) -> tuple[str, ...]:
    """Return the words that speak for a term: those that name it, then nouns that go with it.

    Other words go with a term by chance more often than not, and tell an editor nothing.
    """
    nouns = [stem for stem in near if reading.words.get(stem, "")[:1].isupper()]
    words = [reading.words[stem] for stem in dict.fromkeys([*naming, *nouns])]
    return tuple(words[:MOST_WORDS])


def _suggestion(name: str, words: tuple[str, ...], chance: float, *, known: bool) -> Suggestion:
    confidence = Confidence.GUESSED
    if chance >= LIKELY:
        confidence = Confidence.SURE if chance >= SURE else Confidence.LIKELY
    return Suggestion(name, confidence, words, known, round(chance, 4))


@dataclass(frozen=True, slots=True)
class Suggested:
    """What is suggested for an article; see `Suggestion`."""

    tags: tuple[Suggestion, ...]
    categories: tuple[Suggestion, ...]


def suggest_all(
    articles: Mapping[str, tuple[Metadata, str]], unknown: int = 0
) -> dict[str, Suggested]:
    """Suggest what a whole archive may have lost; linear in its size.

    Args:
        articles: front matter and body by slug, drafts included.
        unknown: see `lost_tags`.

    Returns:
        By slug, the articles for which there is anything to suggest.
    """
    readings = {slug: read(metadata, body) for slug, (metadata, body) in articles.items()}
    knowledge = learn(readings)
    found = {}
    for slug, (metadata, _) in articles.items():
        entry = Suggested(
            suggest_tags(
                slug,
                readings[slug],
                knowledge,
                lost_tags(metadata, unknown),
                metadata.rejected_tags,
            ),
            suggest_categories(
                slug,
                readings[slug],
                knowledge,
                lost_categories(metadata),
                metadata.rejected_categories,
            ),
        )
        if entry.tags or entry.categories:
            found[slug] = entry
    return found


def accepted(metadata: Metadata, tags: tuple[str, ...]) -> Mapping[str, object]:
    """Return the changes for `setzkasten.frontmatter.edit.edit` that accepting tags asks for."""
    added = [name for name in tags if keys_of((name,))[0] not in keys_of(metadata.tags)]
    changes: dict[str, object] = {"tags": (*metadata.tags, *added)}
    if metadata.tags_lost:
        changes["tags_lost"] = max(0, metadata.tags_lost - len(added)) or None
    return changes
