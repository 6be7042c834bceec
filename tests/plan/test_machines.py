"""What programs read: sitemaps, llms.txt, feeds."""

from __future__ import annotations

from setzkasten.model.records import TextRecord
from setzkasten.model.views import (
    FeedView,
    JsonFeedView,
    LlmsView,
    SitemapIndexView,
    SitemapView,
)
from setzkasten.plan.frame import Frame
from setzkasten.plan.machines import MOST_URLS, sitemap_pages
from tests.conftest import article
from tests.plan.making import SETTINGS, make_pages

FRAME = Frame(SETTINGS, {})


def test_a_sitemap_of_fifty_thousand_is_one_file() -> None:
    listed = [(f"artikel/a{number}/index.html", "") for number in range(MOST_URLS)]
    (page,) = sitemap_pages(FRAME, listed)
    assert page.output == "sitemap.xml"
    assert isinstance(page.view, SitemapView)
    assert len(page.view.urls) == 50_000


def test_a_bigger_one_is_split_and_has_an_index_in_its_place() -> None:
    listed = [(f"artikel/a{number}/index.html", "2014") for number in range(2 * MOST_URLS + 1)]
    index, *parts = sitemap_pages(FRAME, [*listed, ("404.html", None)])
    assert index.output == "sitemap.xml"
    assert isinstance(index.view, SitemapIndexView)
    assert index.view.sitemaps == tuple(
        [f"https://example.org/a/sitemap-{number}.xml" for number in (1, 2, 3)]
    )
    assert [part.output for part in parts] == [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    urls = []
    for part in parts:
        assert isinstance(part.view, SitemapView)
        assert len(part.view.urls) <= MOST_URLS
        urls += part.view.urls
    assert len(set(urls)) == len(urls) == len(listed)


def test_both_feeds_have_the_same_articles() -> None:
    texts = {
        f"a{number}": article(f"A{number}", Datum=f"2014-0{number}-01", Kategorien="[K]")
        for number in range(1, 4)
    }
    pages = make_pages(texts | {"ohne": article("Ohne", Kategorien="[K]")})
    for folder in ("", "kategorie/k/"):
        atom, json = pages[f"{folder}feed.xml"].view, pages[f"{folder}feed.json"].view
        assert isinstance(atom, FeedView)
        assert isinstance(json, JsonFeedView)
        assert [card.title for card in atom.cards] == ["A3", "A2", "A1"]
        assert json.cards == atom.cards
        assert json.home == atom.home
    page = pages["kategorie/k/index.html"].page
    assert (page.feed, page.json_feed) == ("/a/kategorie/k/feed.xml", "/a/kategorie/k/feed.json")


def test_llms_txt_leads_through_the_archive() -> None:
    texts = {"a": article("A", Datum="2009", Kategorien="[K]"), "b": article("B", Datum="2012")}
    view = make_pages(texts, texts={"content/texte/x.txt": TextRecord(b"", "", None, ())})[
        "llms.txt"
    ].view
    assert isinstance(view, LlmsView)
    assert (view.articles, view.years) == (2, ("2009", "2012"))
    assert [(term.title, term.count) for term in view.categories] == [("K", 1)]
    assert view.original == "https://example.org/a/artikel/SLUG/original.txt"
    without = make_pages({})["llms.txt"].view
    assert isinstance(without, LlmsView)
    assert (without.years, without.original) == ((), None)


def test_feeds_hold_the_twenty_newest() -> None:
    days = {f"a{day}": article(f"Tag {day}", Datum=f"2014-10-{day:02}") for day in range(1, 26)}
    view = make_pages(days)["feed.xml"].view
    assert isinstance(view, FeedView)
    assert isinstance(view.cards, tuple)
    assert [card.title for card in view.cards] == [f"Tag {day}" for day in range(25, 5, -1)]
