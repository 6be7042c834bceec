"""Follows every link of a site on an emulated host, as a search engine would."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.hosts.emulation import Host

_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
_LOC = re.compile(r"<loc>([^<]+)</loc>")
_ENTRY = re.compile(r'<link[^>]*href="([^"]+)"')


@dataclass
class Found:
    """What was found on a host.

    Attributes:
        pages: path → canonical address, for each HTML page that answered 200.
        others: path of every other file that was loaded.
        wrong: what is wrong, in words.
    """

    pages: dict[str, str | None] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = set()
        self.canonical: str | None = None
        self.refresh: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.anchors.add(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        elif tag == "link" and "href" in values:
            kinds = values.get("rel", "").split()
            if "canonical" in kinds:
                self.canonical = values["href"]
            elif {"prev", "next", "alternate"} & set(kinds):
                self.links.append(values["href"])
            elif "schema.DC" not in kinds:  # a name, not something to load
                self.loads.append(values["href"])
        elif tag == "meta" and values.get("property") == "og:image":
            self.links.append(values["content"])
        elif tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.refresh = values["content"].partition("url=")[2]
        elif values.get("src"):
            self.loads.append(values["src"])


def read(html: bytes) -> _Page:
    """Read a page."""
    page = _Page()
    page.feed(html.decode("utf-8"))
    return page


def crawl(host: Host, start: str, origin: str, more: Iterable[str] = ()) -> Found:
    """Ask a host for everything that can be reached.

    Args:
        host: the host.
        start: path of the home page.
        origin: what full addresses of this site begin with, such as `https://example.org`.
        more: paths to begin with besides.
    """
    crawler = _Crawler(host, origin)
    pending = [(start, "the start"), *[(path, "a list") for path in more]]
    while pending:
        target, source = pending.pop()
        pending += [(address, target) for address in crawler.visit(target, source)]
    crawler.check_anchors()
    return crawler.found


class _Crawler:
    def __init__(self, host: Host, origin: str) -> None:
        self.host = host
        self.origin = origin
        self.found = Found()
        self._seen: set[str] = set()
        self._anchors: dict[str, set[str]] = {}
        self._asked: list[tuple[str, str, str]] = []

    def visit(self, target: str, source: str) -> list[str]:
        """Ask for an address and return those it leads to, unless it was asked for before."""
        if target in self._seen:
            return []
        self._seen.add(target)
        answer = self.host.answer(target)
        if answer.status != 200:
            self.found.wrong.append(f"{source} leads to {target}: {answer.status}")
            return []
        if answer.headers["Content-Type"].startswith("text/html"):
            links = self._page(target, source, answer.body)
        else:
            path = urlsplit(target).path
            self.found.others.add(path)
            links = _links_in(path, answer.body.decode("utf-8", "replace"))
        return [address for link in links if (address := self._inside(target, link))]

    def _page(self, target: str, source: str, body: bytes) -> list[str]:
        path = urlsplit(target).path
        page = read(body)
        self.found.pages[path] = page.canonical
        self._anchors[path] = page.anchors
        if page.refresh is not None:
            self.found.wrong.append(f"{source} leads to {target}, which only leads on")
        for load in page.loads:
            if urlsplit(load).netloc or urlsplit(load).scheme:
                self.found.wrong.append(f"{target} loads {load} from elsewhere")
        return [*page.links, *page.loads]

    def _inside(self, target: str, link: str) -> str | None:
        """Return the address on this host that a link leads to, None where it leaves it."""
        full = urljoin(self.origin + target, link)
        if not full.startswith(f"{self.origin}/"):
            return None
        address, anchor = urldefrag(full.removeprefix(self.origin))
        self._asked.append((target, urlsplit(address).path, unquote(anchor)))
        return address

    def check_anchors(self) -> None:
        """Look whether all anchors that links name are there."""
        for source, path, anchor in self._asked:
            if anchor and path in self._anchors and anchor not in self._anchors[path]:
                self.found.wrong.append(f"{source} leads to {path}#{anchor}, which is not there")


def _links_in(path: str, text: str) -> list[str]:
    """Return the addresses in a file that is no page."""
    if path.endswith(".css"):
        return [first or second for first, second in _CSS_URL.findall(text)]
    if path.endswith("sitemap.xml"):
        return _LOC.findall(text)
    if path.endswith(".xml"):
        return _ENTRY.findall(text)
    if path.endswith("llms.txt"):
        return re.findall(r"\]\(([^)\s]+)\)", text)
    if path.endswith("robots.txt"):
        return re.findall(r"Sitemap: (\S+)", text)
    return []
