"""The neighbours of an article within its category."""

from __future__ import annotations

from setzkasten.index.archive import build_archive
from setzkasten.language.collation import sort_key
from setzkasten.model.article import Metadata
from setzkasten.model.records import Summary


def _summary(title: str, date: str | None, *categories: str) -> Summary:
    metadata = Metadata(title, date=date, categories=categories)
    return Summary(metadata, sort_key(title)[0], "", 0, b"", (), b"")


ARTICLES = {
    "a": _summary("A", "2014-01", "Recht"),
    "b": _summary("B", "2014-02", "Mode"),
    "c": _summary("C", "2014-03", "recht", "Mode"),
    "d": _summary("D", "2014-04", "Mode", "Recht"),
    "e": _summary("E", None, "Recht"),
    "f": _summary("F", None, "Recht"),
    "g": _summary("G", "2014-05"),
}


def test_neighbours_come_from_the_first_category_and_any_that_share_it() -> None:
    assert build_archive(ARTICLES).in_category == {
        "a": (None, "c"),
        "b": (None, "c"),
        "c": ("a", "d"),
        "d": ("c", None),
        "e": (None, "f"),
        "f": ("e", None),
    }


def test_they_follow_every_edit() -> None:
    before = build_archive(ARTICLES)
    for edit in (
        {"b": _summary("B", "2014-02", "Recht")},
        {"e": _summary("Z", None, "Recht")},
        {"a": _summary("A", "2015", "Recht")},
        {"h": _summary("H", "2014-03-05", "Mode")},
    ):
        now = ARTICLES | edit
        assert build_archive(now, before).in_category == build_archive(now).in_category
