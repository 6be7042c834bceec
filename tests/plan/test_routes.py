"""Every address comes from one place and knows the base path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.plan.routes import ROUTES, TAKEN, Routes, arguments

BASES = ["https://example.org/", "https://example.org/archiv/", "http://localhost:8000/a/b/"]
VALUES = {"slug": "mein-laden", "year": "2014", "month": "10", "name": "stil.css"}
VALUES |= {"letter": "b", "part": "2"}


def _all(routes: Routes, number: int = 1) -> dict[str, str]:
    return {
        route: routes.url(route, number, **{name: VALUES[name] for name in arguments(route)})
        for route in ROUTES
    }


@pytest.mark.parametrize("base", BASES)
def test_every_address_starts_with_the_base_path(base: str) -> None:
    routes = Routes(base)
    for url in _all(routes).values():
        assert url.startswith(routes.base_path)
        assert "//" not in url
        assert routes.absolute(url).startswith(base)


@pytest.mark.parametrize("base", BASES)
def test_the_base_path_does_not_move_the_files(base: str) -> None:
    routes, plain = Routes(base), Routes(BASES[0])
    for route, url in _all(routes).items():
        assert routes.output(url) == plain.output(_all(plain)[route])
        assert not routes.output(url).startswith("/")


def test_no_two_routes_lead_to_one_file() -> None:
    routes = Routes(BASES[0])
    outputs = [routes.output(url) for url in _all(routes).values()]
    assert len(set(outputs)) == len(outputs)


LISTS = sorted(route for route, pattern in ROUTES.items() if pattern.endswith("/"))


@given(st.sampled_from(LISTS), st.integers(1, 999))
def test_only_later_pages_of_a_list_have_a_number(route: str, number: int) -> None:
    url = _all(Routes(BASES[0]), number)[route]
    assert (f"/seite/{number}/" in url) is (number > 1)


def test_addresses_are_those_that_were_promised() -> None:
    routes = Routes("https://example.org/archiv/")
    assert routes.url("article", slug="x") == "/archiv/artikel/x/"
    assert routes.url("category", 2, slug="x") == "/archiv/kategorie/x/seite/2/"
    assert routes.url("tag", slug="x") == "/archiv/schlagwort/x/"
    assert routes.url("author", slug="x") == "/archiv/autorin/x/"
    assert routes.absolute("/archiv/feed.xml") == "https://example.org/archiv/feed.xml"
    assert routes.output("/archiv/") == "index.html"
    assert routes.output("/archiv/404.html") == "404.html"


def test_unknown_routes_and_missing_values_are_errors() -> None:
    with pytest.raises(KeyError):
        Routes(BASES[0]).url("gibt-es-nicht")
    with pytest.raises(KeyError):
        Routes(BASES[0]).url("article")


def test_free_pages_cannot_take_the_place_of_others() -> None:
    assert {"artikel", "kategorie", "archiv", "assets", "bilder", "feed.xml", "404.html"} <= TAKEN
    for url in _all(Routes(BASES[0])).values():
        first = url.split("/")[1]
        # A slug has no dot, so `sitemap-2.xml` is in nobody's way.
        assert first in TAKEN or first in {"", "mein-laden"} or "." in first
