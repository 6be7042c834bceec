"""Why an article needs a look: one row for each reason, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from setzkasten.language.numbers import count
from setzkasten.model.article import Metadata
from setzkasten.model.records import ArticleRecord, TextRecord

_ENCODING = frozenset(("kodierung-zweifelhaft", "zeichen-verloren"))
_MENDED = "zeichensalat"


class Reason(Enum):
    """What an editor should look at: the word in addresses, and the words of the filter.

    The order is the order of the queue: an article with an earlier reason comes first.
    """

    UNREADABLE = ("unlesbar", "Kopf nicht lesbar")
    TITLE = ("titel", "Titel geraten")
    CATEGORY = ("kategorie", "keine Kategorie")
    LOST = ("verloren", "Schlagworte verloren")
    AUTHOR = ("autorin", "keine Autorin")
    DATE = ("datum", "kein Datum")
    GUESSED = ("geraten", "anderes geraten")
    DUPLICATE = ("duplikat", "fast gleicher Text")
    ENCODING = ("kodierung", "Kodierung ausgebessert")
    TAGS = ("schlagworte", "keine Schlagworte")

    def __init__(self, key: str, label: str) -> None:
        self.key = key
        self.label = label


BY_KEY = {reason.key: reason for reason in Reason}
_RANK = {reason: 1 << place for place, reason in enumerate(reversed(Reason))}


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason, with the words for one article."""

    reason: Reason
    words: str


def findings(
    record: ArticleRecord, text: TextRecord | None, likenesses: int = 0
) -> tuple[Finding, ...]:
    """Return why an article needs a look, the worst first; nothing for one that is done.

    An article that an editor has marked as seen (`Geprüft: ja`) is done, and so is one that only
    repeats another (`Duplikat von:`): it is no page of its own.

    Args:
        record: the article.
        text: the raw text that it was made from, where there is one.
        likenesses: how many other articles have nearly the same text.
    """
    if record.summary is None:
        return (Finding(Reason.UNREADABLE, Reason.UNREADABLE.label),)
    metadata = record.summary.metadata
    if metadata.reviewed or metadata.duplicate_of:
        return ()
    return tuple(_found(metadata, text, likenesses))


def _found(metadata: Metadata, text: TextRecord | None, likenesses: int) -> Iterator[Finding]:
    guessed = metadata.guessed
    if "Titel" in guessed:
        yield Finding(Reason.TITLE, Reason.TITLE.label)
    if not metadata.categories:
        yield Finding(Reason.CATEGORY, Reason.CATEGORY.label)
    if metadata.tags_lost:
        lost = count(metadata.tags_lost, "Schlagwort", "Schlagworte")
        yield Finding(Reason.LOST, f"{lost} verloren")
    if not metadata.authors:
        yield Finding(Reason.AUTHOR, Reason.AUTHOR.label)
    if not metadata.date:
        yield Finding(Reason.DATE, Reason.DATE.label)
    others = [key for key in guessed if key != "Titel"]
    if others:
        yield Finding(Reason.GUESSED, f"geraten: {', '.join(others)}")
    if likenesses:
        yield Finding(Reason.DUPLICATE, Reason.DUPLICATE.label)
    if text is not None and _is_mended(text):
        yield Finding(Reason.ENCODING, _encoding(text))
    if not metadata.tags and not metadata.tags_lost:
        yield Finding(Reason.TAGS, Reason.TAGS.label)


def _is_mended(text: TextRecord) -> bool:
    return _MENDED in text.repairs or any(entry.code in _ENCODING for entry in text.problems)


def _encoding(text: TextRecord) -> str:
    codes = {entry.code for entry in text.problems}
    if "zeichen-verloren" in codes:
        return "Zeichen verloren"
    if "kodierung-zweifelhaft" in codes:
        return "Kodierung unsicher"
    return Reason.ENCODING.label


def weight(found: tuple[Finding, ...]) -> int:
    """Return how bad the findings are together: one worse reason outweighs all lesser ones."""
    return sum(_RANK[finding.reason] for finding in found)
