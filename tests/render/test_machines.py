"""What programs read: feeds, sitemaps, manifest, llms.txt, structured data."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET  # only our own text
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.language.labels import LABELS
from setzkasten.model.views import (
    Bar,
    Card,
    FeedView,
    JsonFeedView,
    Link,
    LlmsView,
    ManifestView,
    Page,
    SitemapIndexView,
    SiteView,
    View,
)
from setzkasten.render.environment import Surface
from setzkasten.render.functions import level
from setzkasten.render.pages import RenderJob, render_pages
from setzkasten.render.theme import build_theme

SITE = SiteView(
    *("Käse & <Wein>", "Text", "de", "https://example.org/a/", (), (), "/a/feed.xml", ()),
    *("Setzkasten", "/a/feed.json"),
)
CARD = Card(
    title="Titel",
    url="/a/artikel/t/",
    kicker=None,
    subtitle=None,
    teaser="Anriss",
    has_lead=False,
    date="2014-10-29",
    updated="2015",
    mentions_until=None,
    place=None,
    minutes=1,
    authors=(Link("Anna Weiß", "/a/autorin/anna-weiss/"),),
    categories=(Link("Recht", "/a/kategorie/recht/"),),
    tags=(Link("Zoll", "/a/schlagwort/zoll/"),),
    guessed=(),
    draft=False,
    digest=b"",
)


def _render(view: View, page: Page, assets: dict[str, str] | None = None) -> str:
    theme, _ = build_theme({})
    surface = Surface(
        theme.templates, theme.files, assets or {}, SITE, LABELS, {}, "de", b"program"
    )
    data = render_pages(surface, [RenderJob(page, view)])[0]
    assert isinstance(data, bytes), data
    return data.decode("utf-8")


def _json_feed(*cards: Card, title: str = "T") -> dict[str, Any]:
    page = Page("json_feed", "/a/feed.json", title)
    feed = json.loads(_render(JsonFeedView("/a/", cards), page))
    assert isinstance(feed, dict)
    return feed


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1)


@given(TEXTS, TEXTS, st.sampled_from(["2014", "2014-10", "2014-10-29"]))
def test_atom_feeds_are_well_formed_and_have_all_that_the_rfc_asks_for(
    title: str, teaser: str, date: str
) -> None:
    card = replace(CARD, title=title, teaser=teaser, date=date, authors=(Link(title, "/a/x/"),))
    view = FeedView("/a/", date, (card, CARD))
    feed = feedparser.parse(_render(view, Page("feed", "/a/feed.xml", title)).encode("utf-8"))
    assert feed.bozo == 0, feed.bozo_exception
    assert feed.version == "atom10"
    assert {"title", "id", "updated"} <= feed.feed.keys()
    assert len(feed.entries) == 2
    for entry in feed.entries:
        assert {"title", "id", "updated", "link", "summary", "authors"} <= entry.keys()
        assert entry.updated_parsed is not None


def test_a_json_feed_has_all_that_the_specification_asks_for() -> None:
    feed = _json_feed(CARD)
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "home_page_url": "https://example.org/a/",
        "feed_url": "https://example.org/a/feed.json",
        "description": "Text",
        "language": "de",
        "items": [
            {
                "id": "https://example.org/a/artikel/t/",
                "url": "https://example.org/a/artikel/t/",
                "title": "Titel",
                "content_text": "Anriss",
                "date_published": "2014-10-29T00:00:00Z",
                "date_modified": "2015-01-01T00:00:00Z",
                "authors": [
                    {"name": "Anna Weiß", "url": "https://example.org/a/autorin/anna-weiss/"}
                ],
                "tags": ["Recht", "Zoll"],
            }
        ],
    }
    assert _json_feed()["items"] == []


def test_an_item_of_which_little_is_known_has_what_it_must_have_all_the_same() -> None:
    bare = replace(CARD, teaser="", updated=None, authors=(), categories=(), tags=())
    (item,) = _json_feed(bare)["items"]
    assert item.keys() == {"id", "url", "title", "content_text", "date_published"}
    assert item["content_text"] == "Titel"


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_json_feed_is_json_whatever_the_texts(title: str, teaser: str) -> None:
    feed = _json_feed(replace(CARD, title=title, teaser=teaser), title=title)
    assert (feed["title"], feed["items"][0]["content_text"]) == (
        title.encode("utf-8", "replace").decode("utf-8"),
        teaser.encode("utf-8", "replace").decode("utf-8"),
    )


def test_a_sitemap_of_sitemaps_is_xml() -> None:
    view = SitemapIndexView(("https://example.org/a/sitemap-1.xml", "https://example.org/?a&b"))
    root = ET.fromstring(_render(view, Page("sitemap", "/a/sitemap.xml", "S")))  # noqa: S314
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}sitemapindex"
    assert [loc.text for loc in root.iter(f"{space}loc")] == list(view.sitemaps)


def test_the_manifest_names_the_site_and_its_symbol() -> None:
    page = Page("manifest", "/a/manifest.webmanifest", "T")
    manifest = json.loads(_render(ManifestView(), page, {"zeichen.svg": "/a/assets/z.1.svg"}))
    assert manifest["name"] == "Käse & <Wein>"
    assert (manifest["start_url"], manifest["scope"]) == ("/a/", "/a/")
    assert manifest["icons"] == [
        {"src": "/a/assets/z.1.svg", "type": "image/svg+xml", "sizes": "any"}
    ]
    assert "icons" not in json.loads(_render(ManifestView(), page))


def test_llms_txt_is_as_llmstxt_org_wants_it() -> None:
    view = LlmsView(
        articles=1234,
        years=("2008", "2016"),
        overviews=(Link("Archiv [alt]", "/a/archiv/"),),
        categories=(Bar("Recht & Co.", "/a/kategorie/recht/", 1),),
        pages=(Link("Impressum", "/a/impressum/"),),
        feeds=(Link("Atom-Feed", "/a/feed.xml"),),
        original="https://example.org/a/artikel/SLUG/original.txt",
    )
    text = _render(view, Page("llms", "/a/llms.txt", "llms.txt"))
    assert text == (
        "# Käse & <Wein>\n\n> Text\n\n1.234 Artikel, 2008–2016. Sprache: de.\n\n"
        "Zu jedem Artikel liegt der unveränderte Originaltext bei: "
        "https://example.org/a/artikel/SLUG/original.txt\n\n"
        "## Archiv\n\n- [Archiv [alt\\]](https://example.org/a/archiv/)\n\n"
        "## Kategorien\n\n"
        "- [Recht & Co.](https://example.org/a/kategorie/recht/): 1 Artikel\n\n"
        "## Optional\n\n- [Impressum](https://example.org/a/impressum/)\n"
        "- [Atom-Feed](https://example.org/a/feed.xml)\n"
    )


@pytest.mark.parametrize(
    ("count", "most", "weight"),
    [(1, 1, 1), (1, 100, 1), (5, 100, 2), (30, 100, 3), (100, 100, 4), (2, 2, 4)],
)
def test_the_weight_of_a_tag_follows_the_logarithm(count: int, most: int, weight: int) -> None:
    assert level(count, most) == weight
