"""What was done in the Redaktion since the preview started, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to one file.

    Attributes:
        path: the Markdown file.
        name: of the article.
        what: what was done, in German, such as `Titel geändert`.
        before, after: the bytes of the file.
    """

    path: str
    name: str
    what: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Journal:
    """The steps, the last one at the end."""

    steps: tuple[Step, ...] = ()

    def noted(self, step: Step) -> Journal:
        """Return the journal with a further step; of very many, the oldest are forgotten."""
        return Journal((*self.steps, step)[-MOST_STEPS:])

    def last(self, name: str | None = None) -> Step | None:
        """Return the last step, or the last one of an article."""
        return next((step for step in reversed(self.steps) if name in {None, step.name}), None)

    def without(self, gone: Step) -> Journal:
        """Return the journal without a step that was taken back."""
        return Journal(_without(self.steps, gone))

    def count(self, name: str | None = None) -> int:
        """Return how many steps can be taken back, of all articles or of one."""
        return sum(name in {None, step.name} for step in self.steps)


def _without(steps: Iterable[Step], gone: Step) -> tuple[Step, ...]:
    return tuple([step for step in steps if step is not gone])
