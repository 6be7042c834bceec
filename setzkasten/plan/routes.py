"""Every address of the site comes from here."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

ROUTES: dict[str, str] = {
    "home": "/",
    "article": "/artikel/{slug}/",
    "original": "/artikel/{slug}/original.txt",
    "category_index": "/kategorie/",
    "category": "/kategorie/{slug}/",
    "category_feed": "/kategorie/{slug}/feed.xml",
    "category_json_feed": "/kategorie/{slug}/feed.json",
    "tag_index": "/schlagwort/",
    "tag": "/schlagwort/{slug}/",
    "tag_feed": "/schlagwort/{slug}/feed.xml",
    "tag_json_feed": "/schlagwort/{slug}/feed.json",
    "author_index": "/autorin/",
    "author": "/autorin/{slug}/",
    "author_feed": "/autorin/{slug}/feed.xml",
    "author_json_feed": "/autorin/{slug}/feed.json",
    "archive": "/archiv/",
    "year": "/archiv/{year}/",
    "month": "/archiv/{year}/{month}/",
    "undated": "/archiv/undatiert/",
    "all": "/archiv/alle/",
    "letter": "/archiv/alle/{letter}/",
    "search": "/suche/",
    "search_index": "/suche/daten/{name}",
    "page": "/{slug}/",
    "asset": "/assets/{name}",
    "picture": "/bilder/{name}",
    "feed": "/feed.xml",
    "json_feed": "/feed.json",
    "sitemap": "/sitemap.xml",
    "sitemap_part": "/sitemap-{part}.xml",
    "manifest": "/manifest.webmanifest",
    "llms": "/llms.txt",
    "robots": "/robots.txt",
    "not_found": "/404.html",
}
"""Route name → address from the site's root. A new kind of page is one new row."""

PAGED = "seite/{number}/"
"""What follows the address of a list for its second and later pages; the first has none."""

TAKEN = frozenset(
    pattern.split("/")[1] for pattern in ROUTES.values() if not pattern.startswith("/{")
) - {""}
"""First parts of addresses that free pages cannot have."""


@lru_cache(maxsize=64)
def arguments(route: str) -> frozenset[str]:
    """Return the names of what a route needs.

    Raises:
        KeyError: there is no such route.
    """
    return frozenset([name for _, name, _, _ in string.Formatter().parse(ROUTES[route]) if name])


@dataclass(frozen=True)
class Routes:
    """Addresses under a base URL such as `https://example.org/archiv/`."""

    base_url: str

    @cached_property
    def base_path(self) -> str:
        """The path of the home page on its host, with slashes at both ends."""
        return urlsplit(self.base_url).path or "/"

    def url(self, route: str, number: int = 1, **values: str) -> str:
        """Return an address from the host's root, base path included.

        Args:
            route: a name in `ROUTES`.
            number: page of a list, from 1.
            values: what the route needs, such as `slug`.

        Raises:
            KeyError: unknown route or missing value.
        """
        path = ROUTES[route].format_map(values)
        if number > 1:
            path += PAGED.format(number=number)
        return self.base_path + path[1:]

    def absolute(self, url: str) -> str:
        """Return the full address of one that `url` returned."""
        return self.base_url.removesuffix(self.base_path) + url

    def at(self, output: str) -> str:
        """Return the address of a page, given the file below `site/` that serves it."""
        return self.base_path + output.removesuffix("index.html")

    def output(self, url: str) -> str:
        """Return the file below `site/` that serves an address that `url` returned."""
        path = url.removeprefix(self.base_path)
        return path + "index.html" if not path or path.endswith("/") else path
