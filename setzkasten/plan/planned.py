"""A planned page, and a group of pages that are planned together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from setzkasten.model.digest import digest_of
from setzkasten.model.views import ArticleView, CardSource, Page, Roll, View
from setzkasten.plan.frame import Frame

Inputs = TypeVar("Inputs")


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page before it is rendered: where it goes and what its template sees.

    Equal pages render to equal bytes.
    """

    output: str
    page: Page
    view: View

    def fingerprint(self, base: bytes = b"") -> bytes:
        """Return the fingerprint of all that the template may see of this page.

        Args:
            base: fingerprint of all else that the page is made from.
        """
        return digest_of((base, self.page, self.view))

    @property
    def listed(self) -> str | None:
        """What the sitemap says of it: the date of its last change, "" where that is not known.

        None for what search engines are not to list.
        """
        if not self.page.indexed or not self.output.endswith(".html"):
            return None
        card = self.view.article if isinstance(self.view, ArticleView) else None
        return (card.updated or card.date or "") if card else ""


def with_cards(view: View) -> View:
    """Return a view as its template gets it: with cards in the places of rolls."""
    rolls = {
        name: value.cards()
        for name in view.__dataclass_fields__
        if isinstance(value := getattr(view, name), Roll)
    }
    return replace(view, **rolls) if rolls else view  # type: ignore[arg-type]


def planned(frame: Frame, page: Page, view: View) -> PlannedPage:
    """Put a page where its address says."""
    if frame.settings.noindex:
        page = replace(page, indexed=False)
    return PlannedPage(frame.routes.output(page.url), page, view)


@dataclass(frozen=True, slots=True)
class Group(Generic[Inputs]):
    """Pages that a rule makes from the same inputs, and from nothing else.

    As long as the inputs have the same fingerprint, the pages need not even be planned.

    Attributes:
        key: names the group among all groups of the site.
        inputs: a value that `digest_of` takes.
        rule: makes the pages; a function that sees nothing but its arguments.
        parts: whether it takes a set of articles as third argument, None for all: then it makes
            only the pages that show one of these, or are about one.
    """

    key: str
    inputs: Inputs
    rule: Callable[..., Iterable[PlannedPage]]
    parts: bool = False

    def digest(self, frame: Frame) -> bytes:
        """Return the fingerprint of all that the group's pages are planned from."""
        return digest_of((frame.digest, self.key, self.inputs))

    def pages(self, frame: Frame, only: AbstractSet[str] | None = None) -> list[PlannedPage]:
        """Plan the pages.

        Args:
            frame: what all pages have in common.
            only: leave out what has nothing to do with these articles, where the rule can.
        """
        if only is None or not self.parts:
            return list(self.rule(frame, self.inputs))
        return list(self.rule(frame, self.inputs, only))

    def slugs(self) -> tuple[tuple[str | None, ...], ...]:
        """Return the articles whose cards are among the inputs, as its rolls have them."""
        return tuple([roll.slugs for roll in self._rolls().values()])

    def with_cards_of(self, source: CardSource) -> Group[Inputs]:
        """Return the same group with the cards that these articles have by now."""
        if isinstance(self.inputs, Roll):
            return replace(self, inputs=source.roll(self.inputs.slugs))  # type: ignore[arg-type]
        rolls = {name: source.roll(roll.slugs) for name, roll in self._rolls().items()}
        return replace(self, inputs=replace(self.inputs, **rolls))  # type: ignore[type-var]

    def _rolls(self) -> dict[str, Roll]:
        """Return the rolls among the inputs, by the names of their fields."""
        if isinstance(self.inputs, Roll):
            return {"": self.inputs}
        return {
            name: value
            for name in getattr(self.inputs, "__dataclass_fields__", ())
            if isinstance(value := getattr(self.inputs, name), Roll)
        }
