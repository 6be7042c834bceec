"""axe-core finds nothing on any kind of page: WCAG 2.2 AA and best practice.

axe finds about half of what there is to find; what a keyboard meets is in `test_keyboard.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Get, hosted
from tests.browser.tools import npm_package

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_ALL = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_CONTRAST = {"type": "rule", "values": ["color-contrast"]}

_RUN = """async (only) => {
  const result = await axe.run(document, {
    runOnly: only,
    rules: {"target-size": {enabled: true}},
    resultTypes: ["violations", "incomplete", "passes"],
  });
  const told = (rule) => rule.nodes.map(
    (node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary}`);
  // Of cells that are scrolled out of sight axe cannot know the ground; at 1280 px they are seen.
  const seen = (node) => !document.querySelector(node.target[0]).closest(".tabelle");
  const open = result.incomplete.map((rule) => ({...rule, nodes: rule.nodes.filter(seen)}));
  return {
    wrong: [...result.violations, ...open].flatMap(told),
    passed: result.passes.map((rule) => rule.id),
  };
}"""
"""What axe cannot decide counts as wrong too: somebody would have to look each time."""


@pytest.fixture(scope="module")
def axe() -> str:
    return npm_package("axe-core", "axe.min.js").read_text("utf-8")


def _ask(page: Page, axe: str, only: dict[str, Any] = _ALL) -> dict[str, Any]:
    page.evaluate(axe)
    return page.evaluate(_RUN, only)  # type: ignore[no-any-return]


VIEWS = [(360, "dark"), (1280, "light"), (360, "light"), (1280, "dark")]


@pytest.mark.parametrize(
    ("name", "view"),
    [
        *[("demo", view) for view in VIEWS[:2]],
        *[pytest.param("demo", view, marks=pytest.mark.slow) for view in VIEWS[2:]],
        *[
            pytest.param(name, view, marks=pytest.mark.slow)
            for name in ("schlicht", "viele")
            for view in VIEWS
        ],
    ],
)
def test_axe_finds_nothing(
    published: Get, browser: Browser, axe: str, name: str, view: tuple[int, Any]
) -> None:
    site = published(name)
    context = browser.new_context(
        viewport={"width": view[0], "height": 800}, color_scheme=view[1], bypass_csp=True
    )
    page = context.new_page()
    with hosted(site) as host:
        for kind, path in site.samples.items():
            page.goto(host + path)
            result = _ask(page, axe)
            assert result["wrong"] == [], f"{kind}: {path}"
            assert {"color-contrast", "target-size", "region"} <= set(result["passed"]), path
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["weinrot", "tinte", "tanne", "rost"])
def test_every_accent_colour_can_be_read(
    published: Get, browser: Browser, axe: str, colour: str, scheme: Any
) -> None:
    site = published("demo")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    with hosted(site) as host:
        seen = set()
        for kind in ("home", "category"):
            page.goto(host + site.samples[kind])
            page.evaluate(f"document.documentElement.dataset.akzent = {colour!r}")
            seen.add(page.evaluate("getComputedStyle(document.querySelector('.dachzeile')).color"))
            result = _ask(page, axe, _CONTRAST)  # nothing else hangs on a colour
            assert result["wrong"] == []
            assert result["passed"] == ["color-contrast"]
    assert len(seen) == 1
    context.close()


def test_axe_would_find_something(published: Get, browser: Browser, axe: str) -> None:
    """A pale text, a tiny target and a picture without words are all told."""
    site = published("demo")
    page = browser.new_page()
    with hosted(site) as host:
        page.goto(host + site.home)
        page.evaluate(
            """document.querySelector("main").insertAdjacentHTML("beforeend",
              '<p style="color:#aaa">Blass</p><img src="/x.svg">'
              + '<p style="font-size:8px"><button>a</button><button>b</button></p>')"""
        )
        told = "\n".join(_ask(page, axe)["wrong"])
    page.close()
    for rule in ("color-contrast", "image-alt"):
        assert rule in told
