"""The list of all articles from A to Z."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from setzkasten.model.views import AllView, Bar, Page, Pager, Pointer, Roll, Section
from setzkasten.plan.assemble import Plan
from setzkasten.plan.frame import Frame
from setzkasten.plan.listing import pages_of
from setzkasten.plan.planned import Group, PlannedPage, planned

FEW = 250
"""Articles that one page lists: of a small archive all, of a big one those of a letter."""

_ADDRESSES = {"0–9": "0-9", "#": "zeichen"}


def alphabet_groups(plan: Plan) -> Iterator[Group[Alphabet] | Group[Letter]]:
    """Yield the whole alphabet, and in a big archive each of its letters."""
    frame, archive = plan.frame, plan.archive
    counts = {letter: len(slugs) for letter, slugs in archive.letters.items()}
    count = len(archive.summaries)
    if count <= FEW:
        sections = tuple(
            [(letter, plan.deck.roll(slugs)) for letter, slugs in archive.letters.items()]
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
        yield Group(f"alle/{letter}", Letter(letter, plan.deck.roll(slugs), links), letter_pages)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """All letters; where the archive is small, with their articles."""

    count: int
    letters: tuple[Bar, ...]
    sections: tuple[tuple[str, Roll], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The articles of a letter, and the ways to all letters."""

    letter: str
    articles: Roll
    letters: tuple[Bar, ...]


def alphabet_page(frame: Frame, inputs: Alphabet) -> Iterator[PlannedPage]:
    """Yield the page of the whole alphabet."""
    title, url = frame.labels["alle_artikel"], frame.routes.url("all")
    crumbs = frame.index_crumb("archiv", "archive")
    page = Page("all", url, title, frame.summary_line(inputs.count, title), crumbs)
    sections = [Section(letter, _entries(roll, roll.present)) for letter, roll in inputs.sections]
    pager = Pager(1, 1, None, None, ())
    view = AllView(None, inputs.count, inputs.letters, tuple(sections), pager)
    yield planned(frame, page, view)


def letter_pages(frame: Frame, inputs: Letter) -> Iterator[PlannedPage]:
    """Yield the pages of a letter."""
    letter, roll = inputs.letter, inputs.articles
    title = f"{frame.labels['alle_artikel']}: {letter}"
    count = len(roll.slugs)
    description = frame.summary_line(count, title)
    crumbs = (
        *frame.index_crumb("archiv", "archive"),
        *frame.index_crumb("alle_artikel", "all")[1:],
    )

    def url(number: int) -> str:
        return _letter_url(frame, letter, number)

    for shown, pager in pages_of(roll.present, FEW, url):
        sections = (Section(letter, _entries(roll, shown)),)
        page = Page("letter", url(pager.number), title, description, crumbs)
        yield planned(frame, page, AllView(letter, count, inputs.letters, sections, pager))


def _letter_url(frame: Frame, letter: str, number: int = 1) -> str:
    address = _ADDRESSES.get(letter) or letter.lower()
    return frame.routes.url("letter", number, letter=address)


def _entries(roll: Roll, slugs: Sequence[str]) -> tuple[Pointer, ...]:
    cards = map(roll.source.card, slugs)
    return tuple([Pointer(card.title, card.url, card.date) for card in cards])
