"""Fixtures: the measured sites, a host for each, and a browser."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.sites import Published, build_demo, build_many
from tests.browser.tools import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Get = Callable[[str], Published]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """Return the function that gives a site by its name, built when first asked for.

    `demo` and `schlicht` are the demo archive in either theme, `unterordner` is the
    same below `/archiv/`, `viele` has 500 articles.
    """

    @functools.cache
    def get(name: str) -> Published:
        place = tmp_path_factory.mktemp(name)
        if name == "viele":
            return build_many(place, "https://example.org/")
        if name == "unterordner":
            return build_demo(place, "https://example.org/archiv/")
        return build_demo(
            place, "https://example.org/", "schlicht" if name == "schlicht" else "magazin"
        )

    return get


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".webmanifest": "application/manifest+json",
    }

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def hosted(site: Published) -> Iterator[str]:
    """Serve a site; gives the address of its host, without a slash at the end."""
    handler = functools.partial(_Quiet, directory=str(site.folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium; of this package only, for Playwright runs once per process."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()
