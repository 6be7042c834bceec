"""On which line of a file a key stands."""

from __future__ import annotations

from collections.abc import Mapping

from setzkasten.frontmatter.layout import NotEditableError, layout_of
from setzkasten.frontmatter.schema import SPELLINGS, Field


def key_lines(text: str, spellings: Mapping[str, Field] = SPELLINGS) -> dict[str, int]:
    """Return, by attribute, the line of the file, from 1, on which its key stands first.

    Args:
        text: the whole file, with any line ends.
        spellings: which keys are understood, folded.
    """
    try:
        layout = layout_of(text)
    except NotEditableError:
        return {}
    found: dict[str, int] = {}
    for entry in layout.entries(layout.root, spellings) if layout else ():
        if entry.field is not None:
            found.setdefault(entry.field.attribute, entry.first + 2)
    return found
