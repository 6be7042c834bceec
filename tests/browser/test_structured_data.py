"""What search engines and other programs read: JSON-LD (schema.org) and Open Graph."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.conftest import Get
from tests.browser.reading import Contents
from tests.browser.sites import Published

COLLECTIONS = (
    *("category", "tag", "author", "year", "month", "undated", "archive", "all"),
    *("category_index", "tag_index", "author_index"),
)
DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\Z")


@pytest.fixture(scope="module", params=["demo", "unterordner", "schlicht", "viele"])
def site(request: pytest.FixtureRequest, published: Get) -> Published:
    return published(request.param)


def _of_type(found: Contents, kind: str) -> list[dict[str, Any]]:
    return [data for data in found.data if data.get("@type") == kind]


def _only(found: Contents, kind: str) -> dict[str, Any]:
    (data,) = _of_type(found, kind)
    return data


def _exists(site: Published, address: str) -> bool:
    return (
        address.startswith(site.base_url) and site.file(unquote(urlsplit(address).path)).is_file()
    )


def _nothing_is_empty(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(map(_nothing_is_empty, value.values()))
    if isinstance(value, list):
        return bool(value) and all(map(_nothing_is_empty, value))
    return value not in {None, ""}


def test_all_data_is_of_schema_org_and_nothing_in_it_is_empty(site: Published) -> None:
    for page, found in site.pages.items():
        for data in found.data:
            assert data["@context"] == "https://schema.org", page
            assert "@type" in data or "@graph" in data, page
            assert _nothing_is_empty(data), page


def test_an_article_says_it_in_dublin_core_as_well(site: Published) -> None:
    """Nothing is there that the page does not say, and no element is empty."""
    for page, found in site.pages.items():
        if site.kind(page) != "article":
            assert found.terms == [], page
            continue
        data, terms = _only(found, "NewsArticle"), found.terms
        assert all(value for _, value in terms), page
        said: dict[str, list[str]] = {}
        for element, value in terms:
            said.setdefault(element, []).append(value)
        assert said["title"] == [data["headline"]]
        assert said["identifier"] == [found.canonical]
        assert said["publisher"] == [data["publisher"]["name"]]
        assert said["language"] == ["de"]
        assert said.get("creator", []) == [entry["name"] for entry in data.get("author", [])]
        assert said.get("date", []) == [data[name] for name in ("datePublished",) if name in data]
        subjects = [*data.get("articleSection", []), *data.get("keywords", [])]
        assert said.get("subject", []) == list(dict.fromkeys(subjects))
        places = [data[name]["name"] for name in ("locationCreated",) if name in data]
        assert said.get("coverage", []) == places
        scheme = '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">'
        assert scheme in site.text(page)


def test_an_article_says_what_is_known_of_it(site: Published) -> None:
    """NewsArticle; the date only where the page shows one, for no date is invented."""
    for page, found in site.pages.items():
        if site.kind(page) != "article":
            continue
        data = _only(found, "NewsArticle")
        text = site.text(page)
        assert data["url"] == found.canonical
        assert data["headline"] == found.metas["og:title"]
        assert data["inLanguage"] == "de"
        assert data["publisher"]["name"]
        assert data["isPartOf"]["url"] == site.base_url
        assert {"description", "image", "wordCount", "timeRequired"} <= data.keys()
        assert data["isAccessibleForFree"] is True
        published = found.metas.get("article:published_time")
        assert data.get("datePublished") == published
        if published:
            assert DATE.match(published)
            assert f'datetime="{published}"' in text
        else:
            assert "Undatiert" in text
        for author in data.get("author", []):
            assert author.keys() == {"@type", "name", "url"}
            assert author["@type"] == "Person"
            assert _exists(site, author["url"])
        assert bool(data.get("author")) == ('rel="author"' in text)


def test_crumbs_lead_from_the_front_to_the_page(site: Published) -> None:
    for page, found in site.pages.items():
        if site.kind(page) in {"home", "not_found"}:
            continue
        steps = _only(found, "BreadcrumbList")["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == site.base_url
        assert steps[-1]["item"] == found.canonical
        assert all(step["name"] for step in steps)
        assert [step["item"] for step in steps if not _exists(site, step["item"])] == []


def test_lists_are_collections_of_what_they_show(site: Published) -> None:
    for page, found in site.pages.items():
        if site.kind(page).removesuffix(" 2") not in COLLECTIONS:
            continue
        data = _only(found, "CollectionPage")
        assert data["url"] == found.canonical, page
        items = data.get("mainEntity", {}).get("itemListElement", [])
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
        for item in items:
            assert _exists(site, item["url"])
            assert urlsplit(item["url"]).path in found.links


def test_the_front_page_is_the_website(site: Published) -> None:
    data = _only(site.pages[site.home], "WebSite")
    assert data["url"] == site.base_url
    assert data["name"] == site.pages[site.home].metas["og:site_name"]


def test_open_graph_is_complete(site: Published) -> None:
    """The four required properties of ogp.me, and what it advises."""
    for page, found in site.pages.items():
        metas = found.metas
        kind = "article" if site.kind(page) == "article" else "website"
        assert metas["og:type"] == kind, page
        assert site.kind(page) == "not_found" or metas["og:url"] == found.canonical, page
        assert metas["og:title"], page
        assert metas["og:locale"] == "de_DE", page
        assert metas["og:site_name"], page
        assert _exists(site, metas["og:image"]), page


def test_free_pages_are_web_pages(site: Published) -> None:
    pages = [page for page in site.paths if site.kind(page) == "page"]
    assert pages
    assert [_only(site.pages[page], "WebPage")["url"] for page in pages] == [
        site.pages[page].canonical for page in pages
    ]


def test_descriptions_are_there_and_not_too_long(site: Published) -> None:
    """Articles say what they are about; nothing that a list of results would cut in the middle."""
    for page, found in site.pages.items():
        if site.kind(page) == "article":
            assert 20 <= len(found.metas["description"]) <= 400, page
            assert found.metas["og:description"] == found.metas["description"]
