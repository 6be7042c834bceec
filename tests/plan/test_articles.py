"""What an article's page shows beside the article."""

from __future__ import annotations

import re
from dataclasses import replace

from setzkasten.model.records import TextRecord
from setzkasten.model.views import ArticleView, Link, Pointer
from setzkasten.plan.planned import PlannedPage
from setzkasten.plan.routes import ROUTES
from setzkasten.stages import original
from tests.conftest import article
from tests.plan.making import SETTINGS, make_pages, make_plan

ARTICLES = {
    "a": article("A", "Es geht um Imker und um Honig.", Datum="2014-01-01", Kategorien="[Natur]"),
    "b": article("B", "Es geht um Zoll und Steuer.", Datum="2014-02-01", Kategorien="[Recht]"),
    "c": article("C", "Es geht um Imker und um Honig.", Datum="2014-03-01", Kategorien="[Natur]"),
    "d": article("D", "Es geht um Paket und Zoll.", Kategorien="[Recht]"),
}


def _view(pages: dict[str, PlannedPage], slug: str) -> ArticleView:
    view = pages[f"artikel/{slug}/index.html"].view
    assert isinstance(view, ArticleView)
    return view


def test_neighbours_in_the_category_stand_beside_those_in_time() -> None:
    pages = make_pages(ARTICLES)
    view = _view(pages, "a")
    assert view.next == Link("B", "/a/artikel/b/")
    assert view.row is not None
    assert view.row.category == Link("Natur", "/a/kategorie/natur/")
    assert (view.row.previous, view.row.next) == (None, Link("C", "/a/artikel/c/"))
    assert _view(pages, "b").row is None  # the only dated one of its category


def test_neighbours_that_are_the_same_in_time_are_not_named_twice() -> None:
    pages = make_pages({name: ARTICLES[name] for name in "ac"})
    assert _view(pages, "a").next is not None
    assert _view(pages, "a").row is None


def test_related_articles_come_with_their_dates() -> None:
    pages = make_pages(ARTICLES)
    assert _view(pages, "a").related == (Pointer("C", "/a/artikel/c/", "2014-03-01"),)
    assert _view(pages, "b").related == (Pointer("D", "/a/artikel/d/", None),)


def test_an_article_that_nobody_is_like_has_none() -> None:
    pages = make_pages({"a": ARTICLES["a"], "b": ARTICLES["b"]})
    assert _view(pages, "a").related == ()


def test_the_first_picture_that_there_is_stands_for_the_article() -> None:
    text = "---\nTitel: A\nBilder:\n  - Datei: weg.jpg\n  - Datei: bilder/da ä.jpg\n---\n\nText\n"
    pages = make_pages({"a": text}, pictures={"content/bilder/da ä.jpg"})
    assert _view(pages, "a").picture == "/a/bilder/da%20%C3%A4.jpg"
    assert _view(make_pages({"a": text}), "a").picture is None


# --- originals --------------------------------------------------------------------------------

MADE = {
    "roh": article("Roh", Quelle="u/004.txt"),
    "weg": article("Weg", Quelle="005.txt"),
    "hand": article("Hand"),
    "entwurf": article("Entwurf", Entwurf="ja"),
}
TEXTS = {"content/texte/u/004.txt": TextRecord(b"t", "roh", None, ())}


def test_the_original_is_the_raw_text_or_else_the_markdown() -> None:
    plan, _ = make_plan(MADE, texts=TEXTS)
    assert plan.originals == {
        "artikel/roh/original.txt": ("content/texte/u/004.txt", b"t"),
        "artikel/weg/original.txt": ("content/artikel/weg.md", b"weg"),
        "artikel/hand/original.txt": ("content/artikel/hand.md", b"hand"),
    }
    pages = make_pages(MADE, texts=TEXTS)
    assert _view(pages, "roh").original == "/a/artikel/roh/original.txt"


def test_the_settings_may_leave_originals_out() -> None:
    settings = replace(SETTINGS, originals=False)
    plan, _ = make_plan(MADE, settings, texts=TEXTS)
    assert plan.originals == {}
    assert _view(make_pages(MADE, settings, texts=TEXTS), "roh").original is None


def test_an_original_is_published_in_utf_8_with_nothing_left_out() -> None:
    raw = "Käse – „gut“\r\n\r\nFür 3 €\r\n".encode("cp1252")
    assert original("content/texte/a.txt", raw).decode("utf-8") == "Käse – „gut“\n\nFür 3 €\n"
    assert original("content/artikel/a.md", b"\xef\xbb\xbfx\r\n") == b"\xef\xbb\xbfx\r\n"


def test_two_articles_that_say_the_same_have_cards_of_their_own() -> None:
    """What was made of one card is kept for equal fingerprints: the address has to be in them."""
    plan, _ = make_plan({name: article("Gleich", Datum="2014-10-29") for name in ("a", "b")})
    assert plan.deck.card("a").url != plan.deck.card("b").url
    assert plan.deck.card("a").digest != plan.deck.card("b").digest


def test_every_page_is_of_the_kind_that_its_address_says() -> None:
    """Templates and redirects go by the kind; it is the name of the route."""
    pages = make_pages({"a": article("A", Datum="2014-10-29", Kategorien="[K]", Autor="Kim")})
    for output, page in pages.items():
        if not output.endswith(".html"):
            continue
        pattern = re.escape(ROUTES[page.page.kind]).replace(r"\{", "{").replace(r"\}", "}")
        first = re.sub(r"seite/[0-9]+/", "", page.page.url.removeprefix("/a"))
        assert re.fullmatch(re.sub(r"{\w+}", "[^/]+", pattern), first), output


def test_the_language_is_written_as_babel_does() -> None:
    plan, _ = make_plan({"a": article("A")}, replace(SETTINGS, language="de-AT"))
    assert plan.frame.locale == "de_AT"
