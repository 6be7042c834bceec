"""Dates: what editors type, no day that does not exist, as precise as known."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.language.dates import (
    long_date,
    month_name,
    month_of,
    parse_date,
    parse_iso,
    year_of,
)

REAL = st.dates(min_value=datetime.date(1450, 1, 1))


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        *(("2014-10-29", "2014-10-29"), ("29.10.2014", "2014-10-29"), ("9.1.2014", "2014-01-09")),
        *(("29. 10. 2014", "2014-10-29"), ("29. Oktober 2014", "2014-10-29")),
        *(("29.Oktober 2014", "2014-10-29"), ("1. März 2010", "2010-03-01")),
        *(("3. jänner 2011", "2011-01-03"), ("5. Okt. 2012", "2012-10-05")),
        *(("Oktober 2014", "2014-10"), ("2014-10", "2014-10"), ("2014", "2014")),
        *(("2014-10-29T11:30:00Z", "2014-10-29"), ("2014-10-29 11:30", "2014-10-29")),
        *(("2014-10-29T11:30:00.5+02:00", "2014-10-29"), ("29.02.2012", "2012-02-29")),
    ],
)
def test_dates_are_understood_as_editors_type_them(typed: str, date: str) -> None:
    assert parse_date(typed) == date


@pytest.mark.parametrize(
    "typed",
    [
        *("2014-02-31", "31.02.2014", "29.02.2013", "30. Februar 2014", "2014-13-01", "2014-00"),
        *("2014-10-00", "0000", "1066", "14-10-29", "29.10.14", "10/29/2014", "heute", ""),
        *("2014-10-29-", "2014-1-2", "٢٠١٤", "2014-10-29\n", "Oktobär 2014", "20141029", "12345"),
    ],
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert parse_date(typed) is None


@given(REAL)
def test_every_real_day_is_read_in_each_notation(day: datetime.date) -> None:
    iso = day.isoformat()
    assert parse_iso(iso) == iso
    assert parse_date(f"{day.day}.{day.month}.{day.year:04}") == iso
    assert parse_date(long_date(iso)) == iso
    assert parse_date(long_date(iso[:7])) == iso[:7]
    assert parse_date(iso[:4]) == iso[:4]
    assert (year_of(iso), month_of(iso)) == (iso[:4], iso[:7])


@given(st.text(max_size=20))
def test_a_date_that_is_read_reads_itself_again(text: str) -> None:
    date = parse_date(text)
    assert date is None or parse_iso(date) == date


def test_dates_are_written_out_in_german() -> None:
    assert long_date("2014-10-29") == "29. Oktober 2014"
    assert long_date("2014-03-01") == "1. März 2014"
    assert long_date("2014-10") == "Oktober 2014"
    assert long_date("2014") == "2014"
    assert long_date("2014-01-29", "de_AT") == "29. Jänner 2014"
    assert [month_name(number) for number in (3, 12)] == ["März", "Dezember"]


def test_a_month_is_not_invented() -> None:
    assert month_of("2014") is None
