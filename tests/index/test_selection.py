"""Which articles appear on which day, and which only lead to another one."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.index.selection import Selection, first_day, select
from setzkasten.model.records import ArticleRecord
from setzkasten.model.showing import Showing
from setzkasten.stages import read_article
from tests.conftest import article, codes, only

DATES = [None, "2014", "2026-11-24", "2026-11-25", "2026-12", "2026-12-01", "2027", "2027-01-01"]


def _records(**articles: str) -> dict[str, ArticleRecord]:
    """Read articles, given by the names of their files as front matter of one line."""
    return {
        f"content/artikel/{name}.md": read_article(
            f"content/artikel/{name}.md", f"---\nTitel: {name}\n{line}\n---\n\nText.\n".encode()
        )
        for name, line in articles.items()
    }


def _names(paths: object) -> set[str]:
    return {str(path).rpartition("/")[2].removesuffix(".md") for path in paths}  # type: ignore[attr-defined]


def _targets(selection: Selection) -> dict[str, str]:
    return {
        path[16:-3]: duplicate.target[16:-3] for path, duplicate in selection.duplicates.items()
    }


@pytest.mark.parametrize(
    ("date", "today", "appears"),
    [
        ("2026-11-24", "2026-11-24", True),
        ("2026-11-25", "2026-11-24", False),
        ("2026-12", "2026-11-30", False),
        ("2026-12", "2026-12-01", True),
        ("2026-11", "2026-11-24", True),
        ("2027", "2026-12-31", False),
        ("2027", "2027-01-01", True),
        ("2026", "2026-11-24", True),
    ],
)
def test_an_article_appears_on_its_day_as_precise_as_that_is_known(
    date: str, today: str, *, appears: bool
) -> None:
    found = select(_records(a=f"Datum: {date}"), Showing(today))
    assert bool(found.shown) == appears
    if not appears:
        assert list(found.withheld.values()) == [first_day(date)]


def test_drafts_appear_only_where_they_are_wanted_and_are_named_all_the_same() -> None:
    records = _records(a="Entwurf: ja", b="Datum: 2027", c="Ort: Wien", d="Entwurf: nein")
    deploy, preview = (select(records, Showing("2026-11-24", drafts=on)) for on in (False, True))
    assert _names(deploy.shown) == {"c", "d"}
    assert _names(preview.shown) == {"a", "b", "c", "d"}
    assert deploy.withheld == preview.withheld
    assert list(deploy.withheld.values()) == [None, "2027-01-01"]


@given(
    dates=st.lists(st.sampled_from(DATES), max_size=4),
    today=st.dates(min_value=datetime.date(2013, 1, 1)),
    other=st.dates(min_value=datetime.date(2013, 1, 1)),
)
def test_within_its_span_the_same_articles_appear_and_outside_others(
    dates: list[str | None], today: object, other: object
) -> None:
    lines = {f"a{n}": f"Datum: {date}" if date else "Ort: x" for n, date in enumerate(dates)}
    records = _records(**lines)
    here, there = (select(records, Showing(str(day))) for day in (today, other))
    first, end = here.span
    assert first <= str(today) < end
    assert (first <= str(other) < end) == (here.shown.keys() == there.shown.keys())


@pytest.mark.parametrize(
    "value",
    [
        *("ziel", "ziel.md", "content/artikel/ziel.md", "/artikel/ziel/"),
        *("https://example.org/artikel/ziel/", "roh.txt", "2014/roh.txt"),
        "content/texte/2014/roh.txt",
    ],
)
def test_a_duplicate_names_its_article_in_any_way_that_it_is_called(value: str) -> None:
    records = _records(kopie=f"Duplikat von: {value}", ziel="Quelle: 2014/roh.txt")
    assert _targets(select(records, Showing())) == {"kopie": "ziel"}
    assert _names(select(records, Showing()).shown) == {"ziel"}


def test_a_file_whose_name_is_no_address_is_found_by_its_address_too() -> None:
    records = _records(**{"kopie": "Duplikat von: zwei-worte", "Zwei Worte": "Ort: x"})
    assert _targets(select(records, Showing())) == {"kopie": "Zwei Worte"}


def test_a_chain_leads_to_its_end() -> None:
    records = _records(a="Duplikat von: b", b="Duplikat von: c", c="Ort: x")
    assert _targets(select(records, Showing())) == {"a": "c", "b": "c"}


def test_what_leads_in_a_circle_keeps_its_page_and_what_leads_there_follows() -> None:
    records = _records(
        a="Duplikat von: b", b="Duplikat von: c", c="Duplikat von: b", d="Duplikat von: d"
    )
    found = select(records, Showing())
    assert _targets(found) == {"a": "b"}
    assert codes(found.problems) == ["duplikat-kreis"] * 3
    assert _names(found.shown) == {"b", "c", "d"}


def test_what_names_nothing_keeps_its_page_and_is_told_with_its_line() -> None:
    found = select(_records(a="Duplikat von: nirgends"), Showing())
    assert _names(found.shown) == {"a"}
    told = only(found.problems, "duplikat-unbekannt")
    assert (told.path, told.line) == ("content/artikel/a.md", 3)


def test_a_duplicate_waits_for_an_article_that_does_not_appear_yet() -> None:
    records = _records(a="Duplikat von: b", b="Entwurf: ja", c="Duplikat von: d", d="Datum: 2027")
    for showing in (Showing("2026-11-24"), Showing("2026-11-24", drafts=True)):
        found = select(records, showing)
        assert not found.duplicates
        assert codes(found.problems) == ["duplikat-wartet"] * 2
    assert _targets(select(records, Showing("2027-01-01"))) == {"c": "d"}


def test_a_draft_is_no_duplicate_yet() -> None:
    file = "content/artikel/a.md"
    text = article("A", **{"Duplikat von": "b", "Entwurf": "ja"})
    records = {file: read_article(file, text.encode())} | _records(b="Ort: x")
    found = select(records, Showing())
    assert not found.duplicates
    assert file in found.withheld


def test_records_without_a_head_are_left_out() -> None:
    record = replace(next(iter(_records(a="Ort: x").values())), summary=None)
    assert select({"content/artikel/a.md": record}, Showing()).readable == {}
