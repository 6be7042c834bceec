"""The archive in time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from setzkasten.index.chronology import build_chronology, neighbours
from setzkasten.model.article import Metadata

DATES = st.sampled_from([None, "2014", "2014-10", "2014-10-29", "2014-10-30", "2013-01-01", "2016"])


def test_newest_first_and_alphabetical_within_a_day() -> None:
    chronology = build_chronology(
        {
            "z": Metadata("Ärger", date="2014-10-29"),
            "b": Metadata("Amazon", date="2014-10-29"),
            "c": Metadata("Neu", date="2015-01-01"),
            "d": Metadata("Zoll", date=None),
            "e": Metadata("Äpfel", date=None),
        }
    )
    assert chronology.dated == ("c", "b", "z")
    assert chronology.undated == ("e", "d")
    assert chronology.years == {"2015": ("c",), "2014": ("b", "z")}
    assert chronology.months == {"2015-01": ("c",), "2014-10": ("b", "z")}


def test_a_date_without_month_belongs_to_its_year_only() -> None:
    chronology = build_chronology({"a": Metadata("A", date="2014")})
    assert chronology.years == {"2014": ("a",)}
    assert chronology.months == {}


@given(st.lists(DATES, max_size=12), st.randoms())
def test_every_article_has_one_place_whatever_the_order(dates: list[str], chance: object) -> None:
    articles = {
        f"a{number}": Metadata(f"Titel {number % 3}", date=date)
        for number, date in enumerate(dates)
    }
    chronology = build_chronology(articles)
    assert sorted(chronology.dated + chronology.undated) == sorted(articles)
    assert sorted(chronology.order.values()) == list(range(len(articles)))
    assert sum(map(len, chronology.years.values())) == len(chronology.dated)
    shown = [articles[slug].date or "" for slug in chronology.dated]
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
