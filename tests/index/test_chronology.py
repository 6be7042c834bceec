"""The archive in time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from setzkasten.index.chronology import build_chronology, neighbours
from setzkasten.language.collation import sort_key
from setzkasten.model.article import Metadata
from setzkasten.model.records import Summary

DATES = st.sampled_from([None, "2014", "2014-10", "2014-10-29", "2014-10-30", "2013-01-01", "2016"])


def _summary(title: str, date: str | None) -> Summary:
    return Summary(Metadata(title, date=date), sort_key(title)[0], "", 0, b"", (), b"")


def test_newest_first_and_alphabetical_within_a_day() -> None:
    chronology = build_chronology(
        {
            "z": _summary("Ärger", "2014-10-29"),
            "b": _summary("Amazon", "2014-10-29"),
            "c": _summary("Neu", "2015-01-01"),
            "d": _summary("Zoll", None),
            "e": _summary("Äpfel", None),
        }
    )
    assert chronology.dated == ("c", "b", "z")
    assert chronology.undated == ("e", "d")
    assert chronology.years == {"2015": ("c",), "2014": ("b", "z")}
    assert chronology.months == {"2015-01": ("c",), "2014-10": ("b", "z")}


def test_a_date_without_month_belongs_to_its_year_only() -> None:
    chronology = build_chronology({"a": _summary("A", "2014")})
    assert chronology.years == {"2014": ("a",)}
    assert chronology.months == {}


@given(st.lists(DATES, max_size=12), st.randoms())
def test_every_article_has_one_place_whatever_the_order(dates: list[str], chance: object) -> None:
    articles = {
        f"a{number}": _summary(f"Titel {number % 3}", date) for number, date in enumerate(dates)
    }
    chronology = build_chronology(articles)
    assert sorted(chronology.dated + chronology.undated) == sorted(articles)
    assert sorted(chronology.order) == sorted(articles)
    assert sum(map(len, chronology.years.values())) == len(chronology.dated)
    shown = [articles[slug].metadata.date or "" for slug in chronology.dated]
    assert shown == sorted(shown, reverse=True)
    assert list(chronology.years) == sorted(chronology.years, reverse=True)
    shuffled = list(articles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert build_chronology({slug: articles[slug] for slug in shuffled}) == chronology


@given(st.lists(st.integers(), unique=True))
def test_neighbours_of_a_row_are_mutual(row: list[int]) -> None:
    beside = neighbours([str(item) for item in row])
    for slug, (_before, after) in beside.items():
        if after is not None:
            assert beside[after][0] == slug
    assert sum(before is None for before, _after in beside.values()) == min(1, len(row))
