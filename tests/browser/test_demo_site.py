"""The demo archive with the default theme, as a reader's browser sees it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from setzkasten.options import Options
from setzkasten.site import Site
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PAGES = (
    "",
    "artikel/das-e-book-bekommt-sein-preisschild/",
    "artikel/widerruf-ohne-raetsel-was-seit-heute-anders-ist/",
    "kategorie/",
    "kategorie/recht/",
    "schlagwort/",
    "schlagwort/e-commerce/",
    "autorin/",
    "archiv/",
    "archiv/2014/",
    "archiv/undatiert/",
    "impressum/",
    "404.html",
)


@pytest.fixture(scope="module", params=["https://example.org/", "https://example.org/archiv/"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo archive, built below `/` and below `/archiv/`; the folder that a host serves."""
    root = tmp_path_factory.mktemp("demo")
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "setzkasten.yaml", root)
    report = Site(root, Options(base_url=request.param)).build()
    assert report.published
    assert report.articles == 48
    path = urlsplit(request.param).path.strip("/")
    if not path:
        return root / "site"
    host = root / "host"
    host.mkdir()
    (root / "site").rename(host / path)
    return host


class _References(HTMLParser):
    """Collects where a page leads, what it loads, and what can be linked to in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            assert values["id"] not in self.anchors, f"two elements are called {values['id']}"
            self.anchors.add(values["id"])
        if "href" in values and tag == "a":
            self.links.append(values["href"])
        elif "href" in values and values.get("rel") != "canonical":
            self.loads.append(values["href"])
        if "src" in values:
            self.loads.append(values["src"])
        assert "style" not in values, "a strict content security policy forbids style attributes"


def _pages(site: Path) -> dict[str, _References]:
    found = {}
    for file in sorted(site.rglob("*.html")):
        references = _References()
        references.feed(file.read_text("utf-8"))
        found["/" + file.relative_to(site).as_posix().removesuffix("index.html")] = references
    return found


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    pages = _pages(site)
    assert len(pages) > 150
    wrong = []
    for page, references in pages.items():
        for reference in (*references.links, *references.loads):
            if urlsplit(reference).scheme:
                continue
            target, anchor = urldefrag(urljoin(page, reference))
            target = unquote(target)
            known = target in pages or (site / target.lstrip("/")).is_file()
            if not known or (anchor and target in pages and anchor not in pages[target].anchors):
                wrong.append((page, reference))
    assert wrong == []


def test_every_page_can_be_reached_from_the_front(site: Path) -> None:
    pages = _pages(site)
    home = "/" if (site / "index.html").exists() else "/archiv/"
    reached, pending = {home}, [home]
    while pending:
        page = pending.pop()
        for link in pages[page].links:
            target = unquote(urldefrag(urljoin(page, link))[0])
            if target in pages and target not in reached:
                reached.add(target)
                pending.append(target)
    assert [page for page in pages if page not in reached and not page.endswith("404.html")] == []


def test_nothing_is_loaded_from_other_hosts(site: Path) -> None:
    foreign = {
        load
        for references in _pages(site).values()
        for load in references.loads
        if urlsplit(load).netloc
    }
    assert foreign == set()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """The address of the demo site's home page on a server of its own."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    path = "" if (site / "index.html").exists() else "archiv/"
    yield f"http://127.0.0.1:{server.server_port}/{path}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_fit_their_window_and_make_no_noise(
    address: str, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    noise: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on(
        "request",
        lambda request: (
            foreign.append(request.url) if urlsplit(request.url).hostname != "127.0.0.1" else None
        ),
    )
    for name in PAGES:
        answer = page.goto(address + name)
        assert answer is not None
        assert answer.ok, name
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{name} is {overflow} px too wide"
        assert page.locator("h1").count() == 1, name
    page.close()
    assert noise == []
    assert foreign == []


@pytest.mark.browser
def test_the_chosen_colour_scheme_is_remembered(address: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.locator("input[value=dunkel]").check(force=True)
    dark = page.evaluate(colour)
    assert dark != light
    page.goto(address + "archiv/")
    assert page.evaluate(colour) == dark
    context.close()


@pytest.mark.browser
def test_the_skip_link_is_first_and_leads_to_the_text(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.close()
