"""All that a site holds for its hosts, whichever it will be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from setzkasten.hosts.netlify import headers_file, redirects_file
from setzkasten.hosts.pages import NO_JEKYLL, gone_page, redirect_pages
from setzkasten.hosts.redirect import Redirect
from setzkasten.hosts.tombstone import UNKNOWN
from setzkasten.model.problem import Problem

HEADERS = "_headers"
REDIRECTS = "_redirects"


@dataclass(frozen=True, slots=True)
class HostFiles:
    """Files beside the pages.

    Attributes:
        files: path below `site/` → bytes.
        pageless: old addresses that hosts without rules cannot serve, and why.
    """

    files: dict[str, bytes]
    pageless: tuple[Problem, ...]


def host_files(
    base_url: str,
    redirects: Iterable[Redirect],
    published: Collection[str],
    language: str = "de",
    *,
    search: str | None = None,
    preview: bool = False,
) -> HostFiles:
    """Return the files that hosts need.

    One folder serves all hosts: Netlify follows `_redirects`, whose rules win over the small
    pages at the same addresses, which are there for hosts that know no rules.

    Args:
        base_url: full address of the home page, with a final slash.
        redirects: settled ones.
        published: all other files of the site.
        language: BCP 47 tag of the small pages.
        search: address of the search, for pages that tell what is gone.
        preview: whether search engines have to keep away.
    """
    settled = tuple(redirects)
    base_path = urlsplit(base_url).path
    files = {
        HEADERS: headers_file(base_path, preview=preview).encode("utf-8"),
        REDIRECTS: redirects_file(base_path, settled).encode("utf-8"),
        NO_JEKYLL: b"",
    }
    stones = {redirect.tombstone for redirect in settled if redirect.new is None}
    if stones:  # a server that knows only one page for all shows that of which nothing is known
        files |= {
            stone.file: gone_page(stone, base_path, search, language)
            for stone in {UNKNOWN, *stones}
        }
    names = {*published, *files}
    pages, pageless = redirect_pages(settled, base_url, names, language, search)
    return HostFiles(files | pages, pageless)
