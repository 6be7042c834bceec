"""What takes long to find out and is found out aside: suggestions and near-duplicates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from setzkasten.check.duplicates import Pair, near_duplicates
from setzkasten.check.whole import says_no
from setzkasten.model.article import Metadata
from setzkasten.model.digest import digest_all
from setzkasten.redaktion.queue import Holdings
from setzkasten.sources import stem_of
from setzkasten.suggest.learning import keys_of
from setzkasten.suggest.suggestions import (
    Suggested,
    Suggestion,
    lost_categories,
    lost_tags,
    suggest_all,
)

UNKNOWN = 5
"""Tags suggested for an article that has none, and of which it is not known that it had any."""


@dataclass(frozen=True)
class Survey:
    """What was found out about the whole archive.

    Attributes:
        key: fingerprint of the articles as they were then; see `survey_key`.
        suggested: Markdown file → what it may have lost.
        pairs: Markdown files whose texts are nearly the same.
    """

    key: bytes = b""
    suggested: Mapping[str, Suggested] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()

    @cached_property
    def likenesses(self) -> Mapping[str, tuple[Pair, ...]]:
        """Markdown file → the pairs that it is in."""
        found: dict[str, tuple[Pair, ...]] = {}
        for pair in self.pairs:
            for path in (pair.first, pair.second):
                found[path] = (*found.get(path, ()), pair)
        return found


def survey(articles: Mapping[str, tuple[Metadata, str]], key: bytes) -> Survey:
    """Find out about a whole archive; seconds for thousands of articles.

    Args:
        articles: front matter and body by Markdown file, drafts included.
        key: what `survey_key` says of them.
    """
    shown = {path: body for path, (head, body) in articles.items() if not head.duplicate_of}
    return Survey(key, suggest_all(articles, UNKNOWN), near_duplicates(shown))


def survey_key(holdings: Holdings) -> bytes:
    """Return the fingerprint of all that a survey depends on."""
    articles = holdings.articles
    summaries = [(path, articles[path].summary) for path in sorted(articles)]
    parts = [
        part
        for path, summary in summaries
        if summary
        for part in (path.encode("utf-8", "surrogatepass"), summary.digest)
    ]
    return digest_all([*parts])


def others_like(path: str, found: Survey, holdings: Holdings) -> tuple[tuple[str, Pair], ...]:
    """Return the articles with nearly the same text, of which no editor has decided yet.

    Args:
        path: the article's Markdown file.
        found: may be older than the archive.
        holdings: the archive as it is.
    """
    return tuple(_undecided(path, found, holdings))


def _undecided(path: str, found: Survey, holdings: Holdings) -> Iterator[tuple[str, Pair]]:
    mine = _head(holdings, path)
    if mine is None or mine.duplicate_of:
        return
    for pair in found.likenesses.get(path, ()):
        other = pair.second if pair.first == path else pair.first
        head = _head(holdings, other)
        if head is None or head.duplicate_of:
            continue
        if not says_no(mine, stem_of(other)) and not says_no(head, stem_of(path)):
            yield other, pair


def _head(holdings: Holdings, path: str) -> Metadata | None:
    record = holdings.articles.get(path)
    return record.summary.metadata if record and record.summary else None


def still_suggested(metadata: Metadata, found: Suggested | None) -> Suggested:
    """Return what of some suggestions is still to be decided, no more than is lost.

    Args:
        metadata: of the article as it is.
        found: what was suggested for it, perhaps some decisions ago.
    """
    if found is None:
        return Suggested((), ())
    return Suggested(
        _open(found.tags, (*metadata.tags, *metadata.rejected_tags))[
            : lost_tags(metadata, UNKNOWN)
        ],
        _open(found.categories, (*metadata.categories, *metadata.rejected_categories))[
            : lost_categories(metadata)
        ],
    )


def _open(found: tuple[Suggestion, ...], decided: tuple[str, ...]) -> tuple[Suggestion, ...]:
    known = {*keys_of(decided)}
    return tuple([entry for entry in found if not known.intersection(keys_of((entry.name,)))])
