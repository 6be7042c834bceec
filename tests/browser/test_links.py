"""Everything that points somewhere points at something: links, anchors, feeds, sitemap."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET  # only our own text
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.browser.conftest import Get
from tests.browser.sites import Published

SITES = ("demo", "unterordner", "schlicht", "viele")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, published: Get) -> Published:
    """Each of the sites."""
    return published(request.param)


def leads_nowhere(site: Published, page: str, reference: str) -> bool:
    """Tell whether a reference on a page is to this site and finds nothing there."""
    full = urljoin(urljoin(site.base_url, page), reference)
    if urlsplit(full).netloc != urlsplit(site.base_url).netloc or full[:4] != "http":
        return False
    address, anchor = urldefrag(full)
    path = unquote(urlsplit(address).path)
    if not path.startswith(site.home) or not site.file(path).is_file():
        return True
    return bool(anchor) and path in site.pages and unquote(anchor) not in site.pages[path].anchors


def test_every_kind_of_page_is_there(site: Published) -> None:
    kinds = {site.kind(path) for path in site.paths}
    expected = {"home", "article", "archive", "year", "month", "undated", "page", "not_found"}
    expected |= {"category", "tag", "author", "category_index", "tag_index", "author_index"}
    assert expected <= kinds
    assert "undated 2" in kinds or site.articles < 100
    assert len([path for path in site.paths if site.kind(path) == "article"]) == site.articles


def test_every_link_and_anchor_leads_somewhere(site: Published) -> None:
    wrong = [
        (page, reference)
        for page, found in site.pages.items()
        for reference in (*found.links, *found.loads, *[target for _, target in found.feeds])
        if leads_nowhere(site, page, reference)
    ]
    assert wrong == []


def test_every_page_can_be_reached_from_the_front(site: Published) -> None:
    reached, pending = {site.home}, [site.home]
    while pending:
        page = pending.pop()
        for link in site.pages[page].links:
            target = unquote(urldefrag(urljoin(page, link))[0])
            if target in site.pages and target not in reached:
                reached.add(target)
                pending.append(target)
    assert set(site.paths) - reached == {f"{site.home}404.html"}


def test_pages_have_nothing_that_a_strict_policy_forbids(site: Published) -> None:
    """No inline style or script, and no `id` twice; nothing is loaded from other hosts."""
    assert [(page, found.wrong) for page, found in site.pages.items() if found.wrong] == []
    loads = {load for found in site.pages.values() for load in found.loads}
    assert [load for load in loads if urlsplit(load).netloc] == []


def test_the_sitemap_has_every_page_that_may_be_found_and_no_other(site: Published) -> None:
    listed: list[str] = []
    pending = [f"{site.home}sitemap.xml"]
    while pending:
        root = ET.fromstring(site.text(pending.pop()))  # noqa: S314
        addresses = [element.text or "" for element in root.iter(f"{SITEMAP}loc")]
        if root.tag == f"{SITEMAP}sitemapindex":
            pending += [urlsplit(address).path for address in addresses]
        else:
            listed += addresses
    assert len(listed) == len(set(listed))
    wanted = {
        found.canonical
        for found in site.pages.values()
        if found.canonical and "noindex" not in found.metas.get("robots", "")
    }
    assert set(listed) == wanted
    robots = site.text(f"{site.home}robots.txt")
    assert f"Sitemap: {site.base_url}sitemap.xml" in robots


def test_each_page_calls_itself_by_its_own_address(site: Published) -> None:
    for page, found in site.pages.items():
        if site.kind(page) != "not_found":
            assert found.canonical == urljoin(site.base_url, page)


def test_feeds_lead_to_pages(site: Published) -> None:
    feeds = {target for found in site.pages.values() for _, target in found.feeds}
    assert f"{site.home}feed.xml" in feeds
    for feed in feeds:
        text = site.text(feed)
        targets = _json_targets(text) if feed.endswith(".json") else _atom_targets(text)
        assert targets
        assert [t for t in targets if not t.startswith(site.base_url)] == []
        assert [t for t in targets if leads_nowhere(site, feed, t)] == []


def _atom_targets(text: str) -> list[str]:
    root = ET.fromstring(text)  # noqa: S314
    return [link.get("href", "") for link in root.iter(f"{ATOM}link")]


def _json_targets(text: str) -> list[str]:
    feed = json.loads(text)
    return [feed["home_page_url"], feed["feed_url"], *[item["url"] for item in feed["items"]]]
