"""An article or a free page as checks see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from setzkasten.frontmatter.places import key_lines
from setzkasten.frontmatter.schema import SPELLINGS
from setzkasten.model.article import Metadata
from setzkasten.parse.pages import SPELLINGS as PAGE_SPELLINGS


@dataclass(frozen=True)
class Piece:
    r"""A Markdown file.

    Attributes:
        path: below the archive's root.
        url: its address from the site's root, without base path.
        text: the whole file, line ends as `\n`.
        body: the Markdown below its head.
        body_line: line of the file on which the body starts.
        title: as the page shows it.
        metadata: what an article's head says; None for a free page.
    """

    path: str
    url: str
    text: str
    body: str
    body_line: int
    title: str
    metadata: Metadata | None = None

    @property
    def slug(self) -> str:
        """The name of its file, without folder and ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """Attribute → the line on which its key stands."""
        return key_lines(self.text, SPELLINGS if self.metadata else PAGE_SPELLINGS)

    def line(self, attribute: str) -> int:
        """Return the line on which a key stands, or the first line of the file."""
        return self.lines.get(attribute, 1)
