"""Lists cut into pages."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from setzkasten.language.dates import year_of
from setzkasten.plan.listing import pages_of, year_bars


def _url(number: int) -> str:
    return f"/liste/{number}/"


@given(st.integers(0, 60), st.integers(1, 7))
def test_every_article_is_on_exactly_one_page(number: int, size: int) -> None:
    slugs = [f"a{place}" for place in range(number)]
    pages = list(pages_of(slugs, size, _url))
    assert [slug for shown, _ in pages for slug in shown] == slugs
    assert all(0 < len(shown) <= size for shown, _ in pages) or not slugs
    assert len(pages) == max(1, -(-number // size))


@given(st.integers(1, 80), st.integers(1, 3))
def test_the_pager_leads_to_its_neighbours_and_the_ends(number: int, size: int) -> None:
    pages = list(pages_of([f"a{place}" for place in range(number)], size, _url))
    total = len(pages)
    for place, (_, pager) in enumerate(pages, 1):
        assert (pager.number, pager.total) == (place, total)
        assert pager.previous == (_url(place - 1) if place > 1 else None)
        assert pager.next == (_url(place + 1) if place < total else None)
        if total == 1:
            assert pager.pages == ()
            continue
        numbers = [int(link.title) if link else 0 for link in pager.pages]
        shown = [entry for entry in numbers if entry]
        assert shown == sorted(set(shown))
        assert {1, place, total} <= set(shown)
        assert {place - 1, place + 1} - {0, total + 1} <= set(shown)
        for link in pager.pages:
            assert link is None or link.url == _url(int(link.title))
        # A gap stands exactly where more than one page is left out.
        for before, entry, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if entry == 0:
                assert after - before > 2
        for before, after in itertools.pairwise(numbers):
            if before and after:
                assert after == before + 1


@given(st.lists(st.sampled_from([None, "2008", "2010-05", "2014-10-29", "2014"]), max_size=10))
def test_the_bars_count_every_dated_article_and_show_gaps(dates: list[str | None]) -> None:
    counts = Counter([year_of(date) for date in dates if date])
    bars = year_bars(counts, lambda year: f"/archiv/{year}/")
    dated = [date for date in dates if date]
    assert sum(bar.count for bar in bars) == len(dated)
    if dated:
        years = sorted(year_of(date) for date in dated)
        assert [bar.title for bar in bars] == [
            str(year) for year in range(int(years[0]), int(years[-1]) + 1)
        ]


def test_a_slip_of_the_finger_makes_no_chart_of_thousands_of_years() -> None:
    bars = year_bars({"2014": 1, "9014": 1}, lambda _year: None)
    assert [(bar.title, bar.count, bar.url) for bar in bars] == [("2014", 1, ""), ("9014", 1, "")]
