"""A planned page: where it goes, which template makes it, and the value the template sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from setzkasten.index.archive import Archive
from setzkasten.language.numbers import count_label
from setzkasten.model.digest import digest_of
from setzkasten.model.settings import Settings
from setzkasten.model.views import Link, Page, View
from setzkasten.parse.pages import FreePage
from setzkasten.plan.cards import Cards
from setzkasten.plan.routes import Routes


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules of `setzkasten.plan.rules` make pages from.

    Attributes:
        archive: the index.
        cards: articles and terms as pages show them.
        pages: the free pages, in alphabetical order of their titles.
        routes: the addresses.
        settings: the settings of the site.
        labels: all labels, with the site's own wording.
        bodies: slug of an article → the file with its text.
        order: slug of an article → its place in time, newest first, undated last.
    """

    archive: Archive
    cards: Cards
    pages: tuple[FreePage, ...]
    routes: Routes
    settings: Settings
    labels: Mapping[str, str]
    bodies: Mapping[str, str]
    order: Mapping[str, int]

    @property
    def locale(self) -> str:
        """The language as Babel writes it: `de_AT`."""
        return self.settings.language.replace("-", "_")


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page before it is rendered; equal pages render to equal bytes."""

    output: str
    page: Page
    view: View

    def fingerprint(self, base: bytes = b"") -> bytes:
        """Return the fingerprint of all that the template may see of this page.

        Args:
            base: fingerprint of all else that the page is made from.
        """
        return digest_of((base, self.page, self.view))


def planned(plan: Plan, page: Page, view: View) -> PlannedPage:
    """Put a page where its address says."""
    return PlannedPage(plan.routes.output(page.url), page, view)


def home_crumb(plan: Plan) -> Link:
    """Return the first step of every way: the home page."""
    return Link(plan.labels["startseite"], plan.routes.url("home"))


def counted(plan: Plan, number: int, noun: str) -> str:
    """Write a number with one of the nouns in the labels: `3 Kategorien`."""
    return count_label(number, plan.labels[noun], plan.locale)


def summary_line(plan: Plan, number: int, name: str) -> str:
    """Describe a list for search engines: `12 Artikel: Payment – Handel & Wandel`."""
    return f"{counted(plan, number, 'artikel')}: {name} – {plan.settings.title}"
