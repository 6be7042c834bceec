"""The list of all articles from A to Z."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote

from setzkasten.model.article import IsoDate
from setzkasten.model.views import AllView, Bar, Page, Pager, Pointer, Section
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.listing import pages_of
from setzkasten.plan.planned import Group, PlannedPage, planned

FEW = 250
"""Articles that one page lists: of a small archive all, of a big one those of a letter."""

Entry: TypeAlias = tuple[str, str, IsoDate | None, bool, IsoDate | None]
"""Slug, title and date of an article; whether it is a draft, and when it will appear."""

Entries: TypeAlias = tuple[Entry, ...]

_ADDRESSES = {"0–9": "0-9", "#": "zeichen"}


def alphabet_groups(plan: Plan) -> Iterator[Group[Alphabet] | Group[Letter]]:
    """Yield the whole alphabet, and in a big archive each of its letters."""
    frame, archive = plan.frame, plan.archive
    counts = {letter: len(slugs) for letter, slugs in archive.letters.items()}
    count = len(archive.summaries)
    if count <= FEW:
        sections = tuple(
            [(letter, _entries(plan, slugs)) for letter, slugs in archive.letters.items()]
        )
        here = frame.routes.url("all")
        places = {letter: f"{here}#register-{quote(letter)}" for letter in counts}
    else:
        sections = ()
        places = {letter: _letter_url(frame, letter) for letter in counts}
    register = tuple([Bar(letter, places[letter], counts[letter]) for letter in counts])
    yield Group("alle", Alphabet(count, register, sections), alphabet_page)
    if sections or not count:
        return
    # Without the counts: these would change all of these pages with every new article.
    links = tuple([Bar(bar.title, bar.url, 0) for bar in register])
    for letter, slugs in archive.letters.items():
        yield Group(f"alle/{letter}", Letter(letter, _entries(plan, slugs), links), letter_pages)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All letters; where the archive is small, with their articles."""

    count: int
    letters: tuple[Bar, ...]
    sections: tuple[tuple[str, Entries], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The articles of a letter, and the ways to all letters."""

    letter: str
    articles: Entries
    letters: tuple[Bar, ...]


def alphabet_page(frame: Frame, inputs: Alphabet) -> Iterator[PlannedPage]:
    """Yield the page of the whole alphabet."""
    title, url = frame.labels["alle_artikel"], frame.routes.url("all")
    crumbs = frame.index_crumb("archiv", "archive")
    page = Page("all", url, title, frame.summary_line(inputs.count, title), crumbs)
    sections = [Section(letter, _pointers(frame, shown)) for letter, shown in inputs.sections]
    pager = Pager(1, 1, None, None, ())
    view = AllView(None, inputs.count, inputs.letters, tuple(sections), pager)
    yield planned(frame, page, view)


def letter_pages(frame: Frame, inputs: Letter) -> Iterator[PlannedPage]:
    """Yield the pages of a letter."""
    letter = inputs.letter
    title = f"{frame.labels['alle_artikel']}: {letter}"
    count = len(inputs.articles)
    description = frame.summary_line(count, title)
    crumbs = (
        *frame.index_crumb("archiv", "archive"),
        *frame.index_crumb("alle_artikel", "all")[1:],
    )

    def url(number: int) -> str:
        return _letter_url(frame, letter, number)

    for shown, pager in pages_of(inputs.articles, FEW, url):
        sections = (Section(letter, _pointers(frame, shown)),)
        page = Page("letter", url(pager.number), title, description, crumbs)
        yield planned(frame, page, AllView(letter, count, inputs.letters, sections, pager))


def _letter_url(frame: Frame, letter: str, number: int = 1) -> str:
    address = _ADDRESSES.get(letter) or letter.lower()
    return frame.routes.url("letter", number, letter=address)


def _entries(plan: Plan, slugs: Sequence[str]) -> Entries:
    """Return what the list says of articles: what else changes in them does not matter here."""
    due = plan.deck.withheld
    heads = [(slug, plan.archive.summaries[slug].metadata) for slug in slugs]
    return tuple([(slug, head.title, head.date, head.draft, due.get(slug)) for slug, head in heads])


def _pointers(frame: Frame, entries: Sequence[Entry]) -> tuple[Pointer, ...]:
    url = frame.routes.url
    return tuple(
        [
            Pointer(title, url("article", slug=slug), date, draft, due)
            for slug, title, date, draft, due in entries
        ]
    )
