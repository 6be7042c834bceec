"""Which books the archive makes: one for each year, or one for each category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from setzkasten.export.reading import Holdings, Piece
from setzkasten.language.slug import slug_of


@dataclass(frozen=True, slots=True)
class Book:
    """A book before it is written.

    Attributes:
        name: of its file, without ending.
        title: on its cover.
        subject: the category, or None.
        date: the year, or None.
        address: full address of the page with the same articles.
        pieces: in the order of reading: oldest first, undated ones last.
    """

    name: str
    title: str
    subject: str | None
    date: str | None
    address: str
    pieces: tuple[Piece, ...]


def books(holdings: Holdings, by: str) -> Iterator[Book]:
    """Yield the books of an archive, none of them empty.

    Args:
        holdings: all articles.
        by: `year` or `category`; an article stands in the book of each of its categories.
    """
    yield from _by_year(holdings) if by == "year" else _by_category(holdings)


def _by_year(holdings: Holdings) -> Iterator[Book]:
    chronology = holdings.plan.archive.chronology
    for year, slugs in sorted(chronology.years.items()):
        yield _book(holdings, (year, year), slugs, holdings.absolute("year", year=year), date=year)
    if chronology.undated:
        label = holdings.plan.frame.labels["undatierte_artikel"]
        yield _book(
            holdings, ("undatiert", label), chronology.undated, holdings.absolute("undated")
        )


def _by_category(holdings: Holdings) -> Iterator[Book]:
    left = dict.fromkeys(holdings.pieces)
    for term in holdings.plan.archive.terms["category"].values():
        address = holdings.absolute("category", slug=term.slug)
        yield _book(holdings, (term.slug, term.name), term.articles, address, subject=term.name)
        for slug in term.articles:
            left.pop(slug, None)
    if left:
        label = holdings.plan.frame.labels["ohne_kategorie"]
        names = (slug_of(label), label)
        yield _book(holdings, names, tuple(left), holdings.absolute("category_index"))


def _book(
    holdings: Holdings,
    names: tuple[str, str],
    slugs: tuple[str, ...],
    address: str,
    *,
    subject: str | None = None,
    date: str | None = None,
) -> Book:
    dated = [slug for slug in slugs if holdings.pieces[slug].metadata.date]
    undated = [slug for slug in slugs if not holdings.pieces[slug].metadata.date]
    title = holdings.settings.title
    return Book(
        name=f"{slug_of(title)}-{names[0]}",
        title=f"{title}: {names[1]}",
        subject=subject,
        date=date,
        address=address,
        pieces=tuple([holdings.pieces[slug] for slug in (*reversed(dated), *undated)]),
    )
