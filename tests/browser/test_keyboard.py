"""Without a mouse: everything can be reached, is seen when it is, and does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Get, hosted
from tests.browser.sites import Published

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // A radio button is drawn by the label around it.
  const drawn = at.matches(".schalter input") ? at.closest("label") : at;
  const style = getComputedStyle(drawn);
  const box = at.getBoundingClientRect();
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const line = luminance(style.outlineColor);
  const middle = document.elementFromPoint(
    Math.min(innerWidth - 1, Math.max(0, box.x + box.width / 2)),
    Math.min(innerHeight - 1, Math.max(0, box.y + box.height / 2)));
  return {
    name: at.tagName + " " + (at.getAttribute("href") || at.value || at.className),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: (Math.max(ground, line) + 0.05) / (Math.min(ground, line) + 0.05),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    uncovered: !middle || at.contains(middle) || middle.contains(at)
      || (drawn.contains(middle)),
  };
}"""


@pytest.fixture(params=["demo", "schlicht"])
def site(request: pytest.FixtureRequest, published: Get) -> Published:
    return published(request.param)


@pytest.fixture
def page(site: Published, browser: Browser) -> Iterator[Page]:
    """A page at the front of a hosted site."""
    with hosted(site) as host:
        context = browser.new_context(base_url=host, viewport={"width": 1000, "height": 700})
        opened = context.new_page()
        opened.goto(site.home)
        yield opened
        context.close()


def _walk(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab until the page is left, and yield what had the focus each time."""
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(_FOCUSED)
        if found is None:
            return
        yield found
    pytest.fail("the page holds the focus for ever")


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.slow), "dark"])
def test_the_focus_is_always_seen(page: Page, site: Published, scheme: Any) -> None:
    """WCAG 2.4.7, 2.4.11 and 1.4.11: an outline of 2 px, contrast 3:1, in sight, not covered."""
    page.emulate_media(color_scheme=scheme)
    kinds = ("home", "article", "tag_index", "category", "archive", "not_found")
    for kind in kinds:
        path = next(path for path in site.samples.values() if site.kind(path) == kind)
        page.goto(path)
        steps = list(_walk(page))
        assert len(steps) > 8
        for step in steps:
            assert step["outline"] >= 2, (path, step)
            assert step["contrast"] >= 3, (path, step)
            assert step["inside"], (path, step)
            assert step["uncovered"], (path, step)


def test_the_focus_reaches_every_link_in_the_order_of_the_page(page: Page, site: Published) -> None:
    names = [step["name"] for step in _walk(page)]
    links = page.eval_on_selector_all(
        "a[href]", "all => all.map(a => 'A ' + a.getAttribute('href'))"
    )
    assert [name for name in names if name.startswith("A ")] == links


def test_the_skip_link_is_first_and_leads_to_the_text(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Zum Inhalt springen"
    box = skip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["height"] >= 20
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_works_by_keyboard(page: Page, site: Published) -> None:
    menu = page.get_by_role("navigation", name="Hauptmenü").get_by_role("link")
    targets = [menu.nth(place).get_attribute("href") for place in range(menu.count())]
    assert f"{site.home}archiv/" in targets
    for target in targets:
        page.goto(site.home)
        while page.evaluate("document.activeElement.getAttribute('href')") != target:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{target}")
        assert page.locator("nav [aria-current=page]").first.get_attribute("href") == target


def test_the_colour_scheme_is_switched_by_keyboard_and_remembered(
    published: Get, browser: Browser
) -> None:
    site = published("demo")
    colour = "getComputedStyle(document.body).backgroundColor"
    with hosted(site) as host:
        context = browser.new_context(base_url=host, color_scheme="light")
        page = context.new_page()
        page.goto(site.home)
        light = page.evaluate(colour)
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "farbschema":
                break
        assert page.locator(":focus").evaluate("radio => radio.labels[0].innerText.trim()")
        page.keyboard.press("ArrowRight")
        dark = page.evaluate(colour)
        assert dark != light
        assert page.get_by_role("radio", name="Dunkel").is_checked()
        page.goto(f"{site.home}archiv/")
        assert page.evaluate(colour) == dark
        assert page.get_by_role("radio", name="Dunkel").is_checked()
        page.get_by_role("radio", name="Wie das System").focus()
        page.keyboard.press("Space")
        assert page.evaluate(colour) == light
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(colour) == dark
        assert page.evaluate("localStorage.length") == 0
        context.close()


def test_a_wide_table_is_scrolled_by_keyboard(published: Get, browser: Browser) -> None:
    site = published("viele")
    path = next(path for path in site.paths if 'class="tabelle"' in site.text(path))
    with hosted(site) as host:
        page = browser.new_page(viewport={"width": 320, "height": 700})
        page.goto(host + path)
        frame = page.get_by_role("group", name="Tabelle")
        assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
        frame.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("document.querySelector('.tabelle').scrollLeft > 0", timeout=3000)
        page.close()


def test_the_search_is_asked_by_keyboard(page: Page, site: Published) -> None:
    """From any page to the field, a word typed, Enter; the word stays in the address."""
    target = f"{site.home}suche/"
    page.goto(f"{site.home}archiv/")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(
            "target => document.activeElement.getAttribute('href') === target"
            " || document.activeElement.name === 'q'",
            target,
        ):
            break
    if page.evaluate("document.activeElement.name") != "q":
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{target}")
        page.wait_for_load_state()
        for _ in range(40):
            if page.evaluate("document.activeElement.name") == "q":
                break
            page.keyboard.press("Tab")
    field = page.locator(":focus")
    assert field.evaluate("field => field.labels[0].innerText.trim()")
    page.keyboard.type("Buchhandel")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}?q=Buchhandel")
    assert page.get_by_role("searchbox").first.input_value() == "Buchhandel"
