"""What can be mended without asking what was meant: spellings of a term, blanks, repetitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from setzkasten.check.piece import Piece
from setzkasten.check.terms import terms_of
from setzkasten.frontmatter.edit import Changes, edit
from setzkasten.frontmatter.tidy import tidied, untidy_keys
from setzkasten.index.taxonomies import TAXONOMIES, term_key


def mends(pieces: Sequence[Piece]) -> dict[str, Callable[[str], str]]:
    """Return, for each article that can be mended, what its file becomes.

    All spellings of a term become the one that most articles use, drafts included; what no
    reader sees goes away. What a page says stays the same, but for the spelling of its terms.

    Args:
        pieces: all articles that can be read.
    """
    changes: dict[str, dict[str, object]] = {}
    for taxonomy in TAXONOMIES:
        terms, uses = terms_of(taxonomy, pieces)
        for key, term in terms.items():
            for use in uses[key]:
                if use.name != term.name:
                    names = getattr(use.piece.metadata, taxonomy.attribute)
                    main = [terms[term_key(name)].name for name in names]
                    changes.setdefault(use.piece.path, {})[taxonomy.attribute] = tuple(
                        dict.fromkeys(main)
                    )
    found: dict[str, Callable[[str], str]] = {}
    for piece in pieces:
        mine = changes.get(piece.path, {})
        if mine or untidy_keys(piece.text):
            found[piece.path] = partial(_mended, changes=mine)
    return found


def _mended(text: str, changes: Changes) -> str:
    return tidied(edit(text, changes))
