"""What the preview shows in the browser when a theme has a mistake, with the real server."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, Archive, article
from tests.serve.test_preview import _Preview

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SETTINGS = "Titel: Kartei\nAdresse: https://example.org/x/\nTheme: zettel\n"
WHOLE = "{% extends 'schlicht/article.html' %}\n"
BROKEN = (
    WHOLE + "{% block article_header %}\n<p>{{ article.titel }}</p>{{ super() }}{% endblock %}\n"
)


@pytest.fixture
def made(archive: Callable[..., Archive]) -> Archive:
    """An archive with a theme of its own, which is whole."""
    made = archive(
        {"content/artikel/a.md": article("Ein Titel", Datum="2014-10-29")},
        settings=SETTINGS,
        theme={},
    )
    shutil.copytree(ROOT / "themes" / "schlicht", made.root / "themes" / "schlicht")
    made.write("themes/zettel/theme.yaml", "Name: Zettel\nBasis: schlicht\n")
    made.write("themes/zettel/templates/article.html", WHOLE)
    return made


@pytest.fixture
def preview(made: Archive) -> Iterator[_Preview]:
    started = _Preview(made.root)
    yield started
    started.process.terminate()
    started.process.wait(20)


@pytest.fixture(params=[(360, "dark"), (1280, "light")], ids=["phone", "desk"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 700}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def _address(preview: _Preview) -> str:
    return preview.line("Vorschau: ").partition(": ")[2]


def test_a_mistake_is_shown_on_the_open_page_and_goes_when_it_is_mended(
    made: Archive, preview: _Preview, page: Page
) -> None:
    page.goto(_address(preview) + "artikel/a/")
    panel = page.get_by_role("alert")
    assert panel.count() == 0
    made.write("themes/zettel/templates/article.html", BROKEN)
    panel.wait_for(timeout=20_000)
    text = panel.inner_text()
    assert "Die Website wurde nicht erneuert" in text
    assert "themes/zettel/templates/article.html, Zeile 3" in text
    assert "»titel«" in text
    assert "/x/artikel/a/" in text
    assert "Meinten Sie »title«?" in text
    for word in ("undefined", "Error", "attribute"):
        assert word not in text
    assert page.locator("h1").inner_text() == "Ein Titel", "the last good page stays"

    made.write("themes/zettel/templates/article.html", WHOLE + "\n")
    panel.wait_for(state="detached", timeout=20_000)
    assert page.locator("h1").inner_text() == "Ein Titel"


def test_the_panel_can_be_read_and_does_not_hide_the_page(
    made: Archive, preview: _Preview, page: Page
) -> None:
    page.goto(_address(preview) + "artikel/a/")
    made.write("themes/zettel/templates/article.html", BROKEN)
    panel = page.get_by_role("alert")
    panel.wait_for(timeout=20_000)
    box, size = panel.bounding_box(), page.viewport_size
    assert box is not None
    assert size is not None
    assert box["x"] == 0
    assert box["width"] == size["width"]
    assert box["height"] <= size["height"] * 0.61
    assert box["y"] + box["height"] <= size["height"] + 1
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    faint = panel.evaluate(
        """panel => {
          const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((value) => {
            const part = value / 255;
            return part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
          }).reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
          const ground = light(getComputedStyle(panel).backgroundColor);
          return [panel, ...panel.querySelectorAll("*")].filter((at) => {
            const text = light(getComputedStyle(at).color);
            const [high, low] = [Math.max(ground, text), Math.min(ground, text)];
            const size = parseFloat(getComputedStyle(at).fontSize);
            return (high + .05) / (low + .05) < 4.5 || size < 13;
          }).length;
        }"""
    )
    assert faint == 0


def test_a_theme_that_is_broken_from_the_start_is_told_in_the_browser_too(
    made: Archive, page: Page, browser: Browser
) -> None:
    """There is no page yet that could show it."""
    made.write("themes/zettel/templates/article.html", BROKEN)
    started = _Preview(made.root)
    try:
        page.goto(_address(started))
        panel = page.get_by_role("alert")
        panel.wait_for(timeout=20_000)
        assert "themes/zettel/templates/article.html, Zeile 3" in panel.inner_text()
        made.write("themes/zettel/templates/article.html", WHOLE)
        page.get_by_role("heading", name="Kartei").wait_for(timeout=20_000)
        assert panel.count() == 0
    finally:
        started.process.terminate()
        started.process.wait(20)
