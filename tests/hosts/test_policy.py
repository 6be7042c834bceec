"""The strict content security policy, held against every kind of page in a browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from typing import TYPE_CHECKING

import pytest

from setzkasten.cli.main import main
from setzkasten.hosts import policy
from setzkasten.plan.routes import PAGED, ROUTES
from tests.conftest import ROOT, Archive, article
from tests.hosts.conftest import Demo
from tests.hosts.emulation import Answer, serving, type_of
from tests.hosts.github import GitHubPages
from tests.hosts.netlify import Netlify

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
META = f'<meta http-equiv="Content-Security-Policy" content="{policy.META_POLICY}">'
NO_PAGES = {route for route, pattern in ROUTES.items() if not pattern.endswith(("/", ".html"))}
"""Routes of files that are shown in no browser window of their own."""

_RECORD = """
window.verstoesse = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.verstoesse.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
});
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def _kinds(demo: Demo) -> dict[str, list[str]]:
    """Sort the addresses of all pages by the route that made them, second pages apart."""
    patterns = {
        route: re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(pattern)))
        for route, pattern in sorted(ROUTES.items(), key=lambda row: row[1].count("{"))
        if route not in NO_PAGES
    }
    paged = re.compile(re.sub(r"\\\{\w+\\\}", "[0-9]+", re.escape(PAGED)) + r"\Z")
    found: dict[str, list[str]] = {}
    for name in sorted(demo.files):
        if not name.endswith(".html"):
            continue
        path = "/" + name.removesuffix("index.html")
        kind = ""
        if paged.search(path):
            path, kind = paged.sub("", path), " (Folgeseite)"
        route = next((route for route, pattern in patterns.items() if pattern.fullmatch(path)), "?")
        found.setdefault(route + kind, []).append("/" + name.removesuffix("index.html"))
    return found


def _watched(browser: Browser) -> tuple[Page, list[str]]:
    """Return a page and the list into which all that browsers complain about will go."""
    page = browser.new_page()
    noise: list[str] = []
    page.add_init_script(_RECORD)
    page.on("console", lambda message: noise.append(f"{page.url} {message.type} {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"{page.url} {error}"))
    return page, noise


@pytest.mark.browser
@pytest.mark.parametrize("name", ["Netlify", "GitHub Pages"])
def test_no_kind_of_page_breaks_the_policy(demo: Demo, browser: Browser, name: str) -> None:
    """On Netlify the header and the element of the page hold both, on GitHub Pages the latter."""
    host = Netlify(demo.files) if name == "Netlify" else GitHubPages(demo.files, demo.base_path)
    kinds = _kinds(demo)
    routes = {kind.partition(" ")[0] for kind in kinds}
    assert routes >= set(ROUTES) - NO_PAGES, "each kind of page of the site is looked at"
    page, noise = _watched(browser)
    violations: list[str] = []
    with serving(host) as address:
        for kind, paths in kinds.items():
            asked = [f"{paths[0]}?q=zoll"] if kind == "search" else []
            for path in {paths[0], paths[len(paths) // 2], paths[-1], *asked}:
                html = demo.files[_file(path.partition("?")[0])].decode()
                if 'http-equiv="refresh"' in html:
                    continue  # leads on at once; the next test looks at it
                assert META in unescape(html.partition("</head>")[0])
                answer = page.goto(f"{address}{demo.base_path.rstrip('/')}{path}")
                assert answer is not None
                header = answer.headers.get("content-security-policy")
                assert header == (policy.CONTENT_SECURITY_POLICY if name == "Netlify" else None)
                if path in asked:
                    page.wait_for_selector("#suche-liste article")
                if kind == "search":
                    page.wait_for_load_state("networkidle")
                violations += [f"{path} {text}" for text in page.evaluate("window.verstoesse")]
        styled = page.evaluate("getComputedStyle(document.body).fontFamily")
    page.close()
    # What a page for unknown addresses answers is an error to the browser, and rightly so.
    assert [line for line in noise if "status of 404" not in line] == []
    assert violations == []
    assert styled


def test_every_page_brings_its_policy_before_all_that_it_could_load(demo: Demo) -> None:
    """Only what follows the element is held to it (HTML, "pragma directives")."""
    for name, data in demo.files.items():
        if name.endswith(".html"):
            before, element, _ = unescape(data.decode()).partition(META)
            assert element, name
            assert set(re.findall(r"<(\w+)", before)) == {"html", "head", "meta"}, name


def test_where_the_host_sends_headers_pages_need_not_say_it(
    archive: Callable[..., Archive],
) -> None:
    made = archive({"content/artikel/a.md": article()})
    shutil.rmtree(made.root / "themes")
    shutil.copytree(ROOT / "themes", made.root / "themes")
    made.write("setzkasten.yaml", "Titel: Kartei\nAdresse: https://example.net/\nTheme: schlicht\n")
    page = "artikel/a/index.html"
    assert main(["build", "--host", "netlify"], made.root) == 0
    assert META not in unescape(made.page(page))
    assert main(["build", "--host", "github"], made.root) == 0
    assert META in unescape(made.page(page))
    assert main(["build", "--host", "github"], made.root) == 0, "and nothing to do"
    assert main(["build"], made.root) == 0
    assert META not in unescape(made.page(page))


def _file(path: str) -> str:
    name = path.lstrip("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


@pytest.mark.browser
def test_the_colour_switch_works_under_the_policy(demo: Demo, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    with serving(Netlify(demo.files)) as address:
        page.goto(address + demo.base_path)
        colour = "getComputedStyle(document.body).backgroundColor"
        before = page.evaluate(colour)
        page.locator("input[value=dunkel]").check(force=True)
        assert page.evaluate(colour) != before
    context.close()


class _Plain:
    """A server that knows files and our headers, so that small pages are seen under the policy."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo

    def answer(self, target: str) -> Answer:
        name = _file("/" + target.removeprefix(self.demo.base_path))
        if name not in self.demo.files:
            return Answer(404)
        headers = {"Content-Type": type_of(name), **dict(policy.headers())}
        return Answer(200, self.demo.files[name], headers)


@pytest.mark.browser
def test_small_pages_lead_on_under_the_policy(demo: Demo, browser: Browser) -> None:
    page, noise = _watched(browser)
    with serving(_Plain(demo)) as address:
        page.goto(f"{address}{demo.base_path}2014/10/alt.html")
        page.wait_for_url(f"**{demo.page('das-e-book-bekommt-sein-preisschild')}")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").inner_text().startswith("Das E-Book")
        page.goto(f"{address}{demo.base_path}artikel/entfernt/")
        assert "wurde entfernt" in page.locator("h1").inner_text()
    page.close()
    assert [line for line in noise if "status of 404" not in line] == []  # they have no icon


@pytest.mark.browser
@pytest.mark.parametrize("way", ["header", "element"])
@pytest.mark.parametrize(
    ("html", "directive"),
    [
        ("<script>document.title = 'x'</script>", "script-src-elem"),
        ("<style>p {color: red}</style>", "style-src-elem"),
        ("<p style='color: red'>x</p>", "style-src-attr"),
        ("<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "img-src"),
        ("<base href='/anderswo/'>", "base-uri"),
        ("<iframe src='/'></iframe>", "frame-src"),
    ],
)
def test_what_the_policy_forbids_is_seen_by_these_tests(
    browser: Browser, html: str, directive: str, way: str
) -> None:
    class Bad:
        def answer(self, _target: str) -> Answer:
            headers = {"Content-Type": "text/html; charset=utf-8"}
            if way == "header":
                headers |= dict(policy.headers())
            head = META if way == "element" else ""
            return Answer(200, f"<!DOCTYPE html>{head}<title>t</title>{html}".encode(), headers)

    page, _noise = _watched(browser)
    with serving(Bad()) as address:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        said = page.evaluate("window.verstoesse")
    page.close()
    assert any(text.startswith(directive) for text in said), said


def test_the_policy_is_strict() -> None:
    for text in (policy.CONTENT_SECURITY_POLICY, policy.META_POLICY):
        assert text.startswith("default-src 'none'")
        assert "unsafe" not in text
        assert "*" not in text
        assert "http" not in text
    assert "frame-ancestors 'none'" in policy.CONTENT_SECURITY_POLICY
    assert "frame-ancestors" not in policy.META_POLICY
    names = [name for name, _ in policy.headers(preview=True)]
    assert names[-1] == "X-Robots-Tag"
    assert len(set(names)) == len(names)
