"""The list of all articles: on one page, or on one for each letter."""

from __future__ import annotations

import pytest

from setzkasten.model.views import AllView, ArchiveView, Pointer
from setzkasten.plan import alphabet
from tests.conftest import article
from tests.plan.making import make_pages, make_plan

TITLES = ("Äpfel", "Apfel", "2014 war gut", "Birne", "ärger", "Über uns", "„Zitat“", "Öl")


def _texts(titles: tuple[str, ...] = TITLES) -> dict[str, str]:
    return {f"t{number}": article(f"'{title}'") for number, title in enumerate(titles)}


def test_a_small_archive_is_listed_on_one_page() -> None:
    pages = make_pages(_texts() | {"neu": article("Neu", Datum="2014-05")})
    view = pages["archiv/alle/index.html"].view
    assert isinstance(view, AllView)
    assert [
        (section.letter, [entry.title for entry in section.entries]) for section in view.sections
    ] == [
        ("0–9", ["2014 war gut"]),
        ("A", ["Apfel", "Äpfel", "ärger"]),
        ("B", ["Birne"]),
        ("N", ["Neu"]),
        ("O", ["Öl"]),
        ("U", ["Über uns"]),
        ("Z", ["„Zitat“"]),
    ]
    assert view.sections[3].entries == (Pointer("Neu", "/a/artikel/neu/", "2014-05"),)
    assert [bar.url for bar in view.letters][:2] == [
        "/a/archiv/alle/#register-0%E2%80%939",
        "/a/archiv/alle/#register-A",
    ]
    assert [output for output in pages if output.startswith("archiv/alle/")] == [
        "archiv/alle/index.html"
    ]


def test_a_big_archive_has_pages_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alphabet, "FEW", 2)
    pages = make_pages(_texts())
    whole = pages["archiv/alle/index.html"].view
    assert isinstance(whole, AllView)
    assert whole.sections == ()
    assert [(bar.title, bar.count) for bar in whole.letters][:2] == [("0–9", 1), ("A", 3)]
    listed = []
    for output, page in sorted(pages.items()):
        if isinstance(page.view, AllView) and page.view.letter:
            listed += [entry.title for entry in page.view.sections[0].entries]
            assert len(page.view.sections[0].entries) <= 2, output
    assert sorted(listed) == sorted(TITLES)
    second = pages["archiv/alle/a/seite/2/index.html"]
    assert second.page.title == "Alle Artikel: A"
    assert [crumb.url for crumb in second.page.crumbs] == ["/a/", "/a/archiv/", "/a/archiv/alle/"]
    assert "archiv/alle/0-9/index.html" in pages


def test_an_article_more_changes_the_pages_of_its_letter_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alphabet, "FEW", 2)
    before, after = [
        {group.key: group.digest(plan.frame) for group in alphabet.alphabet_groups(plan)}
        for plan in (make_plan(_texts())[0], make_plan(_texts((*TITLES, "Birke")))[0])
    ]
    assert {key for key in before if before[key] != after[key]} == {"alle", "alle/B"}


def test_an_empty_archive_has_an_empty_list() -> None:
    view = make_pages({})["archiv/alle/index.html"].view
    assert isinstance(view, AllView)
    assert (view.count, view.letters, view.sections) == (0, (), ())


def test_the_archive_shows_years_without_articles_too() -> None:
    texts = {"a": article("A", Datum="2009"), "b": article("B", Datum="2012-03")}
    view = make_pages(texts)["archiv/index.html"].view
    assert isinstance(view, ArchiveView)
    assert [(bar.title, bar.url, bar.count) for bar in view.chart] == [
        ("2009", "/a/archiv/2009/", 1),
        ("2010", "", 0),
        ("2011", "", 0),
        ("2012", "/a/archiv/2012/", 1),
    ]
    assert [year.title for year in view.years] == ["2012", "2009"]


def test_the_whole_alphabet_is_one_page_and_the_only_one() -> None:
    view = make_pages(_texts())["archiv/alle/index.html"].view
    assert isinstance(view, AllView)
    assert (view.pager.number, view.pager.total, view.pager.pages) == (1, 1, ())


@pytest.mark.parametrize(("few", "letters"), [(8, False), (7, True)])
def test_an_archive_is_big_from_one_article_more_on(
    monkeypatch: pytest.MonkeyPatch, few: int, *, letters: bool
) -> None:
    monkeypatch.setattr(alphabet, "FEW", few)
    assert ("archiv/alle/a/index.html" in make_pages(_texts())) is letters
