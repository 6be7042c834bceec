"""Links in articles and free pages that lead nowhere on this site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from setzkasten.check.piece import Piece
from setzkasten.model.problem import Problem, problem
from setzkasten.parse.markdown import PICTURE_TARGET

_MAY_LINK = re.compile(r"\]\(|\]:|<https?:|\]\[")
_ID = re.compile(r"""\sid=["']?([^"'\s>]+)""")


@dataclass(frozen=True)
class Built:
    """The built site.

    Attributes:
        base_url: full address of its home page.
        page: path below the site → its bytes, None where there is no such file.
        moved: addresses from the site's root that lead on to another one.
        slugs: of all articles, to find what was meant.
    """

    base_url: str
    page: Callable[[str], bytes | None]
    moved: frozenset[str]
    slugs: Sequence[str]


def check_links(piece: Piece, built: Built) -> Iterator[Problem]:
    """Yield the internal links of an article or a page that do not arrive."""
    for line, target in links_of(piece.body):
        address = internal(target, piece.url, built.base_url)
        if address is None:
            continue
        path, _, anchor = address.partition("#")
        place = piece.body_line + line
        page = _found(path, built)
        if page is None and path not in built.moved:
            meant = _meant(path, built.slugs)
            yield problem("link-kaputt", piece.path, place, ziel=target, vorschlag=meant)
        elif page is not None and anchor and unquote(anchor) not in _anchors(page):
            yield problem("link-anker", piece.path, place, ziel=target, anker=unquote(anchor))


def links_of(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield the targets of a Markdown text, each with its line, counted from 0."""
    if not _MAY_LINK.search(markdown):
        return
    lines = markdown.split("\n")
    for token in _parser().parse(markdown):
        first, last = token.map or (0, 0)
        for child in token.children or () if token.type == "inline" else ():
            target = str(child.attrGet("href") or "") if child.type == "link_open" else ""
            if target:
                written = [number for number in range(first, last) if target in lines[number]]
                yield (written or [first])[0], target


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def internal(target: str, url: str, base_url: str) -> str | None:
    """Return where a link leads on this site, from its root; None for other sites and mail.

    Args:
        target: as it stands in the text.
        url: the page that it stands on, from the site's root.
        base_url: full address of the home page.
    """
    if PICTURE_TARGET.match(target):
        return None
    if target.startswith(base_url):
        target = "/" + target.removeprefix(base_url)
    elif target == base_url.rstrip("/"):
        target = "/"
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    joined = urljoin(url, parts.path) if parts.path else url
    return f"{joined}#{parts.fragment}" if parts.fragment else joined


def _found(path: str, built: Built) -> bytes | None:
    """Return what a host serves for an address: the file, or the page of the folder."""
    plain = unquote(path).lstrip("/")
    if ".." in plain.split("/") or "\0" in plain:
        return None
    if plain and not plain.endswith("/"):
        found = built.page(plain)
        if found is not None:
            return found
        plain += "/"
    return built.page(f"{plain}index.html")


@lru_cache(maxsize=64)
def _anchors(page: bytes) -> frozenset[str]:
    return frozenset(_ID.findall(page.decode("utf-8", "replace"))) | {"top"}


def _meant(path: str, slugs: Sequence[str]) -> str:
    """Name the article that a wrong address is most like."""
    name = path.strip("/").rpartition("/")[2].removesuffix(".html").removesuffix(".md")
    near = get_close_matches(name, slugs, n=1, cutoff=0.75)
    return f" Meinten Sie »/artikel/{near[0]}/«?" if near else ""
