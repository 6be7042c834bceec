"""What an article's page offers beside the article: references, related articles, data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from setzkasten.hosts.policy import CONTENT_SECURITY_POLICY
from tests.browser.conftest import Get, hosted
from tests.browser.sites import Published

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ARTICLE = "artikel/das-e-book-bekommt-sein-preisschild/"


@pytest.fixture(scope="module", params=["demo", "schlicht"])
def site(request: pytest.FixtureRequest, published: Get) -> Published:
    return published(request.param)


def test_articles_have_all_structured_data_that_is_known(site: Published) -> None:
    seen = 0
    for path, found in site.pages.items():
        if site.kind(path) != "article":
            continue
        (article,) = [data for data in found.data if data["@type"] == "NewsArticle"]
        assert {
            *("headline", "description", "url", "inLanguage", "image", "wordCount"),
            *("timeRequired", "isAccessibleForFree", "publisher", "isPartOf"),
        } <= article.keys(), path
        for author in article.get("author", ()):
            assert author.keys() == {"@type", "name", "url"}
        seen += "author" in article
    assert seen > 40


def test_every_page_has_a_picture_to_share(site: Published) -> None:
    for path, found in site.pages.items():
        picture = found.metas["og:image"].removeprefix(site.base_url)
        assert site.file(site.home + picture).is_file(), path


def test_the_website_can_be_searched_from_outside(site: Published) -> None:
    (data,) = [data for data in site.pages[site.home].data if data["@type"] == "WebSite"]
    target = data["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{site.base_url}suche/?q={{q}}"
    assert data["potentialAction"]["query-input"] == "required name=q"


def test_related_articles_are_others(site: Published) -> None:
    some = 0
    for path in site.paths:
        if site.kind(path) == "article":
            block = re.search(r'<section class="verwandt".*?</section>', site.text(path), re.DOTALL)
            links = re.findall(r'href="([^"]+)"', block[0]) if block else []
            assert path not in links
            assert len(set(links)) == len(links) <= 5
            some += bool(links)
    assert some > 40


# --- in the browser ---------------------------------------------------------------------------


@pytest.fixture
def page(site: Published, browser: Browser) -> Iterator[Page]:
    """An article, sent with the policy that hosts are told to send."""

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        headers = answer.headers | {"content-security-policy": CONTENT_SECURITY_POLICY}
        route.fulfill(response=answer, headers=headers)

    with hosted(site) as host:
        context = browser.new_context(base_url=host)
        opened = context.new_page()
        opened.route("**/*", with_policy)
        opened.goto(site.home + ARTICLE)
        yield opened
        context.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "ending", "begin"), [("BibTeX", "bib", "@online{"), ("RIS", "ris", "TY  - ELEC\r\n")]
)
def test_references_can_be_downloaded_under_the_strict_policy(
    page: Page, name: str, ending: str, begin: str
) -> None:
    """They are `data:` links: to follow one loads nothing into the page, so no policy minds."""
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    assert waiting.value.suggested_filename == f"das-e-book-bekommt-sein-preisschild.{ending}"
    content = Path(waiting.value.path()).read_bytes().decode("utf-8")
    assert content.startswith(begin)
    assert "Voß, Friederike" in content
    assert noise == []


@pytest.mark.browser
def test_a_click_selects_the_whole_reference(page: Page) -> None:
    page.locator(".zitat").click()
    chosen = page.evaluate("String(getSelection())")
    assert chosen.startswith("Voß, Friederike: Das E-Book bekommt sein Preisschild. In: Handel & ")
    assert chosen.endswith("(abgerufen am\u00a0…)")
