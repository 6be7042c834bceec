"""The search as a reader meets it, under a strict content security policy."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from setzkasten.options import Options
from setzkasten.parse.pages import body_of
from setzkasten.search.build import build_index
from setzkasten.search.entries import IndexJob, prepare_articles
from setzkasten.search.words import fold, parts_of, stem, words_of
from setzkasten.site import Site
from tests.browser.test_accessibility import _ask
from tests.browser.tools import npm_package
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'"
)
SCRIPT = (ROOT / "themes/schlicht/assets/suche.js").read_text("utf-8")


class _Strict(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


def _build(place: Path, base_url: str, theme: str) -> Path:
    """Build the demo archive with its index; return the folder that a host serves at `/`."""
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, place / name)
    settings = (ROOT / "setzkasten.yaml").read_text("utf-8")
    (place / "setzkasten.yaml").write_text(settings.replace("magazin", theme), "utf-8")
    site = Site(place, Options(base_url=base_url, remember=True))
    assert site.build().published
    index = site.folder / "suche" / "daten"
    if not (index / "kopf.json").exists():  # the build does not make it yet
        assert site._known is not None
        plan = site._known.plan
        jobs = [
            IndexJob(slug, plan.deck.card(slug), body_of((place / path).read_text("utf-8")))
            for slug, path in plan.bodies.items()
        ]
        index.mkdir(parents=True)
        for name, data in build_index(prepare_articles("de", jobs)).items():
            (index / name).write_bytes(data)
    host = place / "host"
    path = urlsplit(base_url).path.strip("/")
    (host / path).parent.mkdir(parents=True, exist_ok=True)
    site.folder.rename(host / path)
    return host


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Return the function that gives the address of the demo archive's home page."""
    servers = []

    @functools.cache
    def get(path: str = "/", theme: str = "magazin") -> str:
        folder = _build(tmp_path_factory.mktemp(theme), f"https://example.org{path}", theme)
        handler = functools.partial(_Strict, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield get
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that has made no noise and asked no other host, which is checked at its end."""
    page = browser.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on(
        "request",
        lambda request: (
            noise.append(request.url) if urlsplit(request.url).hostname != "127.0.0.1" else None
        ),
    )
    yield page
    page.close()
    assert noise == []


def _search(page: Page, query: str) -> str:
    """Type a query, send it, and return what is said of the results."""
    page.fill("#suche-feld", query)
    page.keyboard.press("Enter")
    return _said(page, query)


def _said(page: Page, query: str) -> str:
    page.wait_for_function(
        "query => document.querySelector('#suche-stand').textContent.includes(`»${query}«`)",
        arg=query,
    )
    return page.inner_text("#suche-stand")


def _titles(page: Page) -> list[str]:
    return page.locator("#suche-liste h2").all_inner_texts()


# --- the script and the program agree -----------------------------------------------------


def test_the_script_compares_words_as_the_program_does(browser: Browser) -> None:
    texts = [path.read_text("utf-8") for path in (ROOT / "content").rglob("*.md")]
    texts += [
        "Händlerinnen C++ C# R&D E-Book-Reader daß Straße AEROBIC Quelle neue Poesie Israel Noël",
        "Øre Łódź Ærø ıstanbul Ǆ ﬁnden Σίσυφος 2,99 a_b x—y Müller’s O'Brien Ergebnisse Systemen",
    ]
    section = SCRIPT[SCRIPT.index("// --- words") : SCRIPT.index("// --- files")]
    page = browser.new_page()
    theirs = page.evaluate(
        f"""texts => {{ {section}
          return texts.map((text) => wordsOf(text.normalize("NFC"))
            .map((word) => [word, fold(word), key(word)]));
        }}""",
        texts,
    )
    page.close()
    ours = [[[word, fold(word), stem(fold(word))] for word in words_of(text)] for text in texts]
    assert sum(map(len, ours)) > 15_000
    assert theirs == ours
    assert any(len(parts_of(word)) > 1 for words in ours for word, _, _ in words)


# --- finding ------------------------------------------------------------------------------


def test_a_part_finds_its_compounds(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    assert _search(page, "schutz") == "8 Treffer für »schutz«"
    assert page.locator("#suche-liste article").count() == 8
    marks = set(page.locator("#suche-liste mark").all_inner_texts())
    assert {"Schutz", "Datenschutz", "Käuferschutz", "Kopierschutz"} <= marks
    assert "Auch gefunden in: Datenschutz, Käuferschutz" in page.inner_text("#suche-hinweise")
    page.click("#suche-hinweise a >> text=Käuferschutz")
    assert _said(page, "Käuferschutz") == "3 Treffer für »Käuferschutz«"


@pytest.mark.parametrize(
    ("query", "said", "first"),
    [
        ("drohnen", "1 Treffer für »drohnen«", "Es brummt über dem Gartenzaun"),
        ("netzgeraet", "3 Treffer für »netzgeraet«", "Warum auch ein Netzgerät"),
        ("beacon", "1 Treffer für »beacon«", "Anprobieren hier, kaufen dort"),
        ("kreditk", "1 Treffer für »kreditk«", "Karte oder Konto?"),
        ("Uwe Jarchow", "1 Treffer für »Uwe Jarchow«", "Uwe und die achtzig Pakete"),
        ('"letzten Meile"', '1 Treffer für »"letzten Meile"«', "Uwe und die achtzig Pakete"),
    ],
)
def test_what_readers_type(
    page: Page, home: Callable[..., str], query: str, said: str, first: str
) -> None:
    page.goto(home() + "suche/")
    assert _search(page, query) == said
    assert _titles(page)[0].startswith(first)


def test_a_typing_mistake_is_told_and_put_right(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    _search(page, "Impresum")
    assert "»Impresum« kommt so nicht vor; gesucht wird Impressum." in page.inner_text(
        "#suche-hinweise"
    )
    assert _titles(page)[0].startswith("Zwei Klicks bis zum Namen")


def test_a_word_that_is_nowhere_is_named(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    _search(page, "Lastschrift Xylophon")
    assert "»Xylophon« kommt im Archiv nicht vor" in page.inner_text("#suche-hinweise")
    assert len(_titles(page)) == 3


def test_nothing_found_shows_other_ways(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    assert _search(page, "Xylophon").startswith("Kein Treffer für »Xylophon«.")
    assert page.locator("#suche-stoebern a").first.is_visible()
    assert not page.locator("#suche-liste").is_visible()


def test_queries_are_text_and_never_html(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+Hammer+constructor")
    page.wait_for_function("() => document.querySelector('#suche-stand').textContent")
    assert page.locator("main img").count() == 0
    assert "<img" in page.inner_text("#suche-stand")
    assert "»constructor« kommt im Archiv nicht vor" in page.inner_text("#suche-hinweise")


# --- the address --------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/archiv/"])
def test_a_search_can_be_shared_and_gone_back_to(
    page: Page, home: Callable[..., str], path: str
) -> None:
    start = home(path)
    page.goto(start + "suche/?q=Zoll&kategorie=International")
    assert _said(page, "Zoll") == "2 Treffer für »Zoll«"
    assert page.input_value("#suche-feld") == "Zoll"
    assert page.input_value("select[name=kategorie]") == "International"
    assert page.title().startswith("Zoll – Suche")
    page.locator("#suche-liste a").first.click()
    page.wait_for_url(f"{start}artikel/*/")
    page.go_back()
    assert _said(page, "Zoll") == "2 Treffer für »Zoll«"
    _search(page, "Honig")
    assert parse_qs(urlsplit(page.url).query)["q"] == ["Honig"]
    page.go_back()
    _said(page, "Zoll")


def test_results_come_while_typing(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    page.type("#suche-feld", "paketst")
    _said(page, "paketst")
    assert _titles(page)[0].startswith("Der Schrank, der nie Mittag macht")
    assert page.url.endswith("?q=paketst")
    page.fill("#suche-feld", "")
    page.wait_for_function("() => !document.querySelector('#suche-stand').textContent")
    assert page.locator("#suche-stoebern").is_visible()
    assert page.url.endswith("/suche/")


# --- filters, paging, keyboard ------------------------------------------------------------


def test_filters_count_and_narrow(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    _search(page, "Abmahnung")
    options = page.locator("select[name=kategorie] option").all_inner_texts()
    assert options[0] == "alle"
    counts = dict(re.fullmatch(r"(.*) \((\d+)\)", option).groups() for option in options[1:])  # type: ignore[union-attr]
    page.select_option("select[name=kategorie]", "Marktplätze")
    number = int(counts["Marktplätze"])
    assert _said(page, "Abmahnung").startswith(f"{number} Treffer")
    page.wait_for_function(
        "n => document.querySelectorAll('#suche-liste article').length === n", arg=number
    )
    years = page.locator("select[name=jahr] option").all_inner_texts()[1:]
    assert years == sorted(years, reverse=True)
    assert sum(int(year[6:-1]) for year in years) <= number
    assert "kategorie=Marktpl" in page.url


def test_more_results_are_shown_on_demand(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/?q=Händler")
    _said(page, "Händler")
    assert page.locator("#suche-liste article").count() == 10
    page.click("#suche-mehr")
    page.wait_for_function("() => document.querySelectorAll('#suche-liste article').length === 20")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == _titles(page)[10]


def test_the_keyboard_suffices(page: Page, home: Callable[..., str]) -> None:
    page.goto(home())
    page.locator(".lupe").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/")
    page.locator("#suche-feld").focus()
    page.keyboard.type("beacon")
    page.keyboard.press("Enter")
    _said(page, "beacon")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.feld") == "titel":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/artikel/anprobieren-hier*/")


def test_results_are_announced(page: Page, home: Callable[..., str]) -> None:
    page.goto(home() + "suche/")
    assert page.get_by_role("status").count() == 1
    assert page.get_by_role("search").count() == 1
    assert page.get_by_role("searchbox", name="Suchbegriff").count() == 1
    _search(page, "Honig")
    assert "Treffer" in page.get_by_role("status").inner_text()


# --- without ------------------------------------------------------------------------------


def test_without_scripts_the_page_shows_other_ways(
    browser: Browser, home: Callable[..., str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home() + "suche/?q=Zoll")
    assert page.locator("noscript p").is_visible()
    assert page.locator("noscript p").inner_text().startswith("Die Suche braucht JavaScript")
    for name in ("Recht", "Schlagworte von A bis Z", "Zum Archiv"):
        assert page.locator("main").get_by_role("link", name=name).first.is_visible()
    assert page.get_by_role("searchbox").is_visible()
    assert not page.locator("#suche-filter").is_visible()
    context.close()


def test_a_lost_index_is_told(browser: Browser, home: Callable[..., str]) -> None:
    page = browser.new_page()
    page.route("**/daten/*", lambda route: route.abort())
    page.goto(home() + "suche/?q=Zoll")
    page.wait_for_function("() => document.querySelector('#suche-stand').textContent")
    assert "ließ sich nicht laden" in page.inner_text("#suche-stand")
    assert page.locator("#suche-stoebern").is_visible()
    page.unroute("**/daten/*")
    assert _search(page, "Zoll").endswith("Treffer für »Zoll«")
    page.close()


@pytest.mark.parametrize("path", ["/", "/archiv/"])
def test_an_unknown_address_leads_to_the_search(
    page: Page, home: Callable[..., str], path: str
) -> None:
    page.goto(home(path) + "404.html")
    page.fill("#suche-feld", "Honig")
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche/?q=Honig")
    _said(page, "Honig")


# --- size and looks -----------------------------------------------------------------------


def test_a_search_loads_little(page: Page, home: Callable[..., str]) -> None:
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda answer: (
            sizes.__setitem__(answer.url, len(answer.body())) if "/daten/" in answer.url else None
        ),
    )
    page.goto(home() + "suche/")
    assert sizes == {}  # nothing before somebody searches
    _search(page, "Versandkosten Retoure")
    assert 0 < sum(sizes.values()) < 200_000


@pytest.mark.parametrize("theme", ["magazin", "schlicht"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_results_fit_their_window(
    browser: Browser, home: Callable[..., str], width: int, theme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(home("/", theme) + "suche/?q=schutz")
    _said(page, "schutz")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


@pytest.mark.parametrize("theme", ["magazin", "schlicht"])
@pytest.mark.parametrize("view", [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("query", ["schutz", "Impresum"])
def test_axe_finds_nothing_in_results(
    browser: Browser, home: Callable[..., str], theme: str, view: tuple[int, Any], query: str
) -> None:
    axe = npm_package("axe-core", "axe.min.js").read_text("utf-8")
    context = browser.new_context(
        viewport={"width": view[0], "height": 800}, color_scheme=view[1], bypass_csp=True
    )
    page = context.new_page()
    page.goto(home("/", theme) + f"suche/?q={query}")
    _said(page, query)
    assert _ask(page, axe)["wrong"] == []
    context.close()
