"""What all pages of a plan have in common: addresses, settings, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from setzkasten.language.numbers import count_label
from setzkasten.model.digest import digest_of
from setzkasten.model.settings import Settings
from setzkasten.model.views import Link
from setzkasten.plan.routes import Routes


@dataclass(frozen=True)
class Frame:
    """What every rule of `setzkasten.plan.rules` may use beside its inputs.

    Attributes:
        settings: the settings of the site.
        labels: all labels, with the site's own wording.
    """

    settings: Settings
    labels: Mapping[str, str]

    @cached_property
    def digest(self) -> bytes:
        """Fingerprint of all of it."""
        return digest_of((self.settings, dict(self.labels)))

    @cached_property
    def routes(self) -> Routes:
        """The addresses."""
        return Routes(self.settings.base_url)

    @property
    def locale(self) -> str:
        """The language as Babel writes it: `de_AT`."""
        return self.settings.language.replace("-", "_")

    def home_crumb(self) -> Link:
        """Return the first step of every way: the home page."""
        return Link(self.labels["startseite"], self.routes.url("home"))

    def index_crumb(self, label: str, route: str) -> tuple[Link, ...]:
        """Return the way to what lies below an overview: the home page, the overview."""
        return (self.home_crumb(), Link(self.labels[label], self.routes.url(route)))

    def counted(self, number: int, noun: str) -> str:
        """Write a number with one of the nouns in the labels: `3 Kategorien`."""
        return count_label(number, self.labels[noun], self.locale)

    def summary_line(self, number: int, name: str) -> str:
        """Describe a list for search engines: `12 Artikel: Payment – Handel & Wandel`."""
        return f"{self.counted(number, 'artikel')}: {name} – {self.settings.title}"
