"""The archive in time: newest first, years, months, and what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from setzkasten.language.collation import initial_of_key
from setzkasten.language.dates import month_of, year_of
from setzkasten.model.records import Summary


@dataclass(frozen=True, slots=True)
class Chronology:
    """Slugs of articles in time.

    Attributes:
        dated: newest first; on the same day in alphabetical order.
        undated: in alphabetical order (DIN 5007-1) of their titles.
        years: year such as `2014` → its articles, newest first; newest year first.
        months: month such as `2014-10` → its articles, newest first; newest month first.
        alphabet: all articles in alphabetical order of their titles.
        beside: each article → the one before and the one after it: in time, or, for the undated,
            in the alphabet.
    """

    dated: tuple[str, ...]
    undated: tuple[str, ...]
    years: dict[str, tuple[str, ...]]
    months: dict[str, tuple[str, ...]]
    alphabet: tuple[str, ...]
    beside: dict[str, tuple[str | None, str | None]]

    @property
    def order(self) -> tuple[str, ...]:
        """All articles: the dated, newest first, then the undated."""
        return (*self.dated, *self.undated)


def build_chronology(articles: Mapping[str, Summary]) -> Chronology:
    """Put the articles, given by slug, in order; the order of the mapping does not matter."""
    by_title = sorted(
        [(summary.alphabet, summary.metadata.title, slug) for slug, summary in articles.items()]
    )
    all_dates = {slug: articles[slug].metadata.date for _, _, slug in by_title}
    undated = tuple([slug for slug, date in all_dates.items() if date is None])
    dates = {slug: date for slug, date in all_dates.items() if date is not None}
    dated = tuple(sorted(dates, key=dates.__getitem__, reverse=True))  # stable: titles stay sorted
    return Chronology(
        dated,
        undated,
        _grouped((year_of(dates[slug]), slug) for slug in dated),
        _grouped((month, slug) for slug in dated if (month := month_of(dates[slug]))),
        tuple(all_dates),
        neighbours(dated[::-1]) | neighbours(undated),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for period, slug in pairs:
        groups.setdefault(period, []).append(slug)
    return {period: tuple(slugs) for period, slugs in groups.items()}


def by_letter(
    alphabet: Iterable[str], articles: Mapping[str, Summary]
) -> dict[str, tuple[str, ...]]:
    """Map each letter of the register to the articles whose titles begin with it.

    Args:
        alphabet: all articles, in alphabetical order.
        articles: the same, by slug.
    """
    return _grouped((initial_of_key(articles[slug].alphabet), slug) for slug in alphabet)


def neighbours(slugs: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    """Map each slug to the one before and the one after it in the sequence."""
    return {
        slug: (
            slugs[place - 1] if place else None,
            slugs[place + 1] if place + 1 < len(slugs) else None,
        )
        for place, slug in enumerate(slugs)
    }
