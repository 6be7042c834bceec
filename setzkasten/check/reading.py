"""Read the archive for a check, as the last build left it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from setzkasten.addresses.lock import State, read_lock
from setzkasten.check.links import Built
from setzkasten.check.piece import Piece
from setzkasten.frontmatter.read import split_head
from setzkasten.index.selection import Selection, select
from setzkasten.language.slug import slug_of_name
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.model.showing import Showing
from setzkasten.options import OUTPUT, Options
from setzkasten.parse.pages import parse_page
from setzkasten.parse.settings import read_settings, with_slash
from setzkasten.plan.routes import Routes
from setzkasten.read.files import read_bytes, read_text, text_of
from setzkasten.remembering import Memory
from setzkasten.sources import LOCK, SETTINGS, Sources, stem_of
from setzkasten.stages import read_article

_HERE = Routes("/")  # addresses from the site's root, without base path


@dataclass(frozen=True)
class Stock:
    """What a check looks at.

    Attributes:
        articles: all that can be read, drafts included, in the order of their paths.
        pages: free pages, drafts left out.
        digests: path of an article → fingerprint of its bytes.
        machine: paths of the articles that follow their raw text.
        pictures: paths of the picture files.
        selection: which articles a deploy publishes.
    """

    articles: tuple[Piece, ...]
    pages: tuple[Piece, ...]
    digests: dict[str, bytes]
    machine: frozenset[str]
    pictures: frozenset[str]
    selection: Selection = Selection({}, {})  # noqa: RUF009  # frozen

    @property
    def published(self) -> tuple[Piece, ...]:
        """The articles that a deploy gives a page: no drafts, later ones or duplicates."""
        shown = self.selection.shown
        return tuple([piece for piece in self.articles if piece.path in shown])


def read_stock(root: Path, sources: Sources, options: Options | None = None) -> Stock:
    """Read all articles and free pages.

    Args:
        root: the archive.
        sources: its files.
        options: of the build whose memory saves reading each head again; its day decides what
            is published.
    """
    options = options or Options()
    known = Memory(root, options).load().articles
    articles, digests, records = [], {}, {}
    for file in sources.articles:
        data = read_bytes(root, file.path)
        text = text_of(data, file.path) if isinstance(data, bytes) else data
        if isinstance(data, Problem) or isinstance(text, Problem):
            continue  # the build has said so
        digest = digest_bytes(data)
        record = known.get(file.path)
        if record is None or record.digest != digest:
            record = read_article(file.path, data)
        if record.summary is None:
            continue
        url = _HERE.url("article", slug=_slug(file.path))
        metadata = record.summary.metadata
        body, line = _body(text)
        articles.append(Piece(file.path, url, text, body, line, metadata.title, metadata))
        digests[file.path] = digest
        records[file.path] = record
    return Stock(
        articles=tuple(articles),
        pages=_pages(root, sources),
        digests=digests,
        machine=frozenset([path for path, record in records.items() if record.machine]),
        pictures=frozenset([file.path for file in sources.pictures]),
        selection=select(records, Showing(options.today)),
    )


def _slug(path: str) -> str:
    return slug_of_name(stem_of(path))


def _body(text: str) -> tuple[str, int]:
    """Return the body of a file and the line on which it starts."""
    parts = split_head(text)
    body = parts[1] if parts else ""
    return body, text.count("\n", 0, len(text) - len(body)) + 1


def _pages(root: Path, sources: Sources) -> tuple[Piece, ...]:
    found = []
    for file in sources.pages:
        text = read_text(root, file.path)
        page = parse_page(text, file.path, _slug(file.path))[0] if isinstance(text, str) else None
        if isinstance(text, str) and page is not None and not page.draft:
            url = _HERE.url("page", slug=page.slug)
            found.append(Piece(file.path, url, text, *_body(text), page.title))
    return tuple(found)


def built_site(root: Path, stock: Stock, base_url: str | None = None) -> Built:
    """Return the built site, for links to be looked up in.

    Args:
        root: the archive.
        stock: what it was built from.
        base_url: stands in for the one in the settings.
    """
    if base_url is None:
        text = read_text(root, SETTINGS)
        base_url = read_settings(text if isinstance(text, str) else "")[0].base_url
    slugs = tuple([piece.slug for piece in stock.published])
    waiting = [piece for piece in stock.articles if piece.path in stock.selection.withheld]
    unpublished = {f"{piece.url}index.html".lstrip("/") for piece in waiting}
    page_of = _page_of(root / OUTPUT, unpublished)
    return Built(with_slash(base_url), page_of, _moved(root), slugs)


def _page_of(site: Path, unpublished: Iterable[str]) -> Callable[[str], bytes | None]:
    # The site may be that of the preview, where these have pages all the same.
    known: dict[str, bytes | None] = dict.fromkeys(unpublished)

    def page(path: str) -> bytes | None:
        if path not in known:
            try:
                known[path] = (site / path).read_bytes()
            except OSError:
                known[path] = None
        return known[path]

    return page


def _moved(root: Path) -> frozenset[str]:
    """Return the old addresses that lead on, as the lock of addresses has them."""
    text = read_text(root, LOCK)
    if not isinstance(text, str):
        return frozenset()
    lock, _ = read_lock(text)
    return frozenset([path for path, entry in lock.entries.items() if entry.state is State.MOVED])
