"""The headings of one text, with anchors that links can lead to."""

from __future__ import annotations

from dataclasses import dataclass, field

from setzkasten.language.slug import slug_of
from setzkasten.model.views import Heading


@dataclass
class Outline:
    """The headings of a text, each with an anchor of its own."""

    headings: list[Heading] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def anchor(self, level: int, title: str) -> str:
        """Take a heading in and return its anchor; the prefix keeps it apart from the theme's."""
        plain = anchor = f"h-{slug_of(title)}"
        number = self._next.get(plain, 2)  # from the last one on, so that many alike are no square
        while anchor in self._taken:
            anchor = f"{plain}-{number}"
            number += 1
        self._next[plain] = number
        self._taken.add(anchor)
        self.headings.append(Heading(level, anchor, title))
        return anchor
