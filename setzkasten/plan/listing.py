"""Lists cut into pages, and the bars of a chart of years."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from setzkasten.model.views import Bar, Link, Pager

Entry = TypeVar("Entry")

MOST_YEARS = 200  # in a chart that shows years without articles too
AROUND = 2  # pages shown on each side of the present one


def pages_of(
    entries: Sequence[Entry],
    size: int,
    url: Callable[[int], str],
    only: Collection[Entry] | None = None,
) -> Iterator[tuple[Sequence[Entry], Pager]]:
    """Cut articles into pages.

    Args:
        entries: what stands for the articles, in the order they are shown; an empty list makes
            one empty page.
        size: articles on a page.
        url: gives the address of page 1, 2, ….
        only: leave out the pages that show none of these; None for all pages.
    """
    total = max(1, -(-len(entries) // size))
    links = _Links(url)
    for number in range(1, total + 1):
        shown = entries[(number - 1) * size : number * size]
        if only is None or any(entry in only for entry in shown):
            yield shown, _pager(number, total, links)


class _Links(dict[int, Link]):
    """The links to the pages of a list, made when they are first asked for."""

    def __init__(self, url: Callable[[int], str]) -> None:
        super().__init__()
        self._url = url

    def __missing__(self, number: int) -> Link:
        link = self[number] = Link(str(number), self._url(number))
        return link


def _pager(number: int, total: int, links: _Links) -> Pager:
    return Pager(
        number,
        total,
        links[number - 1].url if number > 1 else None,
        links[number + 1].url if number < total else None,
        tuple(_page_links(number, total, links)) if total > 1 else (),
    )


def _page_links(number: int, total: int, links: _Links) -> Iterator[Link | None]:
    """Yield the first page, those around this one, and the last, with None for each gap."""
    shown = {1, total, *range(max(1, number - AROUND), min(total, number + AROUND) + 1)}
    before = 0
    for page in sorted(shown):
        if page == before + 2:  # a gap of one page is no shorter than the page itself
            yield links[page - 1]
        elif page > before + 1:
            yield None
        yield links[page]
        before = page


def year_bars(counts: Mapping[str, int], url: Callable[[str], str | None]) -> tuple[Bar, ...]:
    """Draw the numbers of articles per year, oldest first, with the years between that have none.

    Args:
        counts: articles of a year.
        url: gives the page of a year, or None for a year without one.
    """
    if not counts:
        return ()
    first, last = int(min(counts)), int(max(counts))
    # A slip of the finger, such as 9014 for 2014, must not make a chart of 7,000 years.
    years = range(first, last + 1) if last - first < MOST_YEARS else sorted(map(int, counts))
    return tuple(
        [Bar(f"{year:04}", url(f"{year:04}") or "", counts.get(f"{year:04}", 0)) for year in years]
    )
