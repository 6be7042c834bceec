"""The layout at every width, in both directions, on paper, and without motion or script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Get, hosted
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_OVERFLOW = "document.documentElement.scrollWidth - innerWidth"

_PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|scroll-padding)-(?:left|right|top|bottom)"
    r"|left|right|float|clear)\s*:|text-align:\s*(?:left|right)"
)


@pytest.mark.parametrize(
    ("name", "width"),
    [
        *[("demo", width) for width in (320, 768, 1920)],
        *[
            pytest.param(name, width, marks=pytest.mark.slow)
            for name in ("demo", "schlicht", "viele")
            for width in (320, 360, 480, 600, 768, 960, 1100, 1280, 1920)
            if name != "demo" or width not in {320, 768, 1920}
        ],
    ],
)
def test_pages_fit_their_window_and_make_no_noise(
    published: Get, browser: Browser, name: str, width: int
) -> None:
    """No sideways scrolling, no word on the console, no request to another host."""
    site = published(name)
    page = browser.new_page(viewport={"width": width, "height": 800})
    noise: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: foreign.append(request.url) if _is_foreign(request) else 0)
    with hosted(site) as host:
        for path in site.samples.values():
            answer = page.goto(host + path)
            assert answer is not None
            assert answer.ok
            assert page.evaluate(_OVERFLOW) <= 0, path
            page.evaluate("document.documentElement.dir = 'rtl'")
            assert page.evaluate(_OVERFLOW) <= 0, f"{path}, from right to left"
            assert page.locator("h1").count() == 1, path
    page.close()
    assert noise == []
    assert foreign == []


def _is_foreign(request: Any) -> bool:
    return urlsplit(request.url).hostname != "127.0.0.1"


@pytest.mark.parametrize("name", ["demo", "schlicht"])
def test_long_compounds_break_at_320_pixels(published: Get, browser: Browser, name: str) -> None:
    """Nothing sticks out of the text column, however long the word."""
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenversandkostenpauschale"
    site = published(name)
    page = browser.new_page(viewport={"width": 320, "height": 800})
    with hosted(site) as host:
        for kind in ("home", "article", "category", "tag_index"):
            path = next(path for path in site.samples.values() if site.kind(path) == kind)
            page.goto(host + path)
            page.evaluate(
                "word => document.querySelectorAll("
                "'h1, h2, h3, h4, main a, .text p, .anriss, figcaption, dd').forEach("
                "at => { if (!at.children.length) at.textContent = word; })",
                word,
            )
            assert page.evaluate(_OVERFLOW) <= 0, path
            cut = page.evaluate(
                "[...document.querySelectorAll('main :is(h1, h2, h3, p, a, dd)')]"
                ".filter(at => at.getClientRects().length && "
                "at.getBoundingClientRect().right > innerWidth + 1).length"
            )
            assert cut == 0, path
    page.close()


@pytest.mark.parametrize("theme", ["magazin", "schlicht"])
def test_style_sheets_know_no_left_and_right(theme: str) -> None:
    """Only logical properties: what starts a line differs from script to script."""
    for sheet in (ROOT / "themes" / theme / "assets").glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        assert _PHYSICAL.findall(text) == [], sheet.name


def test_from_right_to_left_the_page_is_mirrored(published: Get, browser: Browser) -> None:
    site = published("demo")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    edges = (
        "['.menue li', '.liste .wann', 'main h1'].map(at => {"
        "const box = document.querySelector(at).getBoundingClientRect();"
        "return [box.left, document.documentElement.clientWidth - box.right]; })"
    )
    with hosted(site) as host:
        page.goto(host + site.samples["category"])
        before = page.evaluate(edges)
        page.evaluate("document.documentElement.dir = 'rtl'")
        after = page.evaluate(edges)
    page.close()
    for (left, _), (_, right) in zip(before, after, strict=True):
        assert abs(left - right) <= 1


@pytest.fixture
def article(published: Get, browser: Browser) -> Iterator[Page]:
    """An article of the demo archive with a table of contents."""
    site = published("demo")
    with hosted(site) as host:
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        page.goto(host + next(p for p in site.paths if 'class="inhalt"' in site.text(p)))
        yield page
        context.close()


def test_on_paper_stands_the_article_with_its_source(article: Page) -> None:
    article.emulate_media(media="print")
    for part in ("h1", ".text", ".adresse", ".autoren"):
        assert article.locator(part).first.is_visible(), part
    for part in (".menue", ".schalter", ".sprung", ".inhalt", ".nachbarn", ".fuss"):
        assert not article.locator(part).first.is_visible(), part
    address = article.locator("link[rel=canonical]").get_attribute("href")
    assert article.get_by_text(str(address), exact=True).filter(visible=True).count() == 1
    colour = article.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", ["demo", "schlicht"])
def test_on_paper_every_page_says_where_it_is_from(
    published: Get, browser: Browser, name: str
) -> None:
    site = published(name)
    page = browser.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    with hosted(site) as host:
        for path in site.samples.values():
            if site.kind(path) == "not_found":
                continue
            page.goto(host + path)
            address = str(site.pages[path].canonical)
            assert page.get_by_text(address, exact=True).filter(visible=True).count() == 1, path
            assert page.locator("nav:visible").count() == 0, path
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            assert ground in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    page.close()


def test_who_wants_no_motion_gets_none(article: Page) -> None:
    moving = article.evaluate(
        "[...document.querySelectorAll('*')].filter(at => {"
        "const style = getComputedStyle(at);"
        "return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none'"
        " || style.scrollBehavior === 'smooth'; }).length"
    )
    assert moving == 0
    article.emulate_media(reduced_motion="no-preference")
    assert (
        article.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.text a, .menue a'))"
            ".transitionDuration)"
        )
        > 0
    )


def test_words_break_only_where_german_breaks_them(article: Page) -> None:
    assert article.evaluate("document.documentElement.lang") == "de"
    assert article.evaluate("getComputedStyle(document.querySelector('.text p')).hyphens") == "auto"


def test_a_line_of_text_has_60_to_70_characters(article: Page) -> None:
    article.set_viewport_size({"width": 1280, "height": 800})
    measure = article.evaluate(
        """() => {
          const range = document.createRange(), full = [];
          for (const text of [...document.querySelectorAll(".text > p")].map(p => p.firstChild)) {
            const rows = new Map();
            for (let at = 0; at < text.length; at++) {
              range.setStart(text, at);
              range.setEnd(text, at + 1);
              const top = Math.round(range.getBoundingClientRect().top);
              rows.set(top, (rows.get(top) || 0) + 1);
            }
            // The last line is not full; each of the others ends in a space.
            full.push(...[...rows.values()].slice(0, -1).map(length => length - 1));
          }
          return full.reduce((sum, length) => sum + length) / full.length;
        }"""
    )
    assert 60 <= measure <= 70


def test_everything_can_be_read_without_a_script(published: Get, browser: Browser) -> None:
    """Links and texts are the same; only what a script would work is not shown."""
    site = published("demo")
    with hosted(site) as host:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        for path in site.samples.values():
            page.goto(host + path)
            assert page.locator("main").is_visible()
            assert page.locator("h1").is_visible()
            assert page.locator(".menue a").first.is_visible()
            assert not page.locator(".schalter").is_visible()
        context.close()
