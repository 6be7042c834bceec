"""Two texts side by side: paragraph by paragraph, and word by word where they differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

LONGEST = 400  # words of two paragraphs that are compared word by word
MOST_PARAGRAPHS = 400

_WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph, and whether the other text has them too."""

    text: str
    same: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Two paragraphs that belong together; empty where one text has none there."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    same: bool


def rows(left: str, right: str) -> tuple[Row, ...]:
    """Return two Markdown bodies side by side."""
    one, other = _paragraphs(left), _paragraphs(right)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    found: list[Row] = []
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            whole = [(Piece(text, same=True),) for text in one[start:end]]
            found += [Row(pieces, pieces, same=True) for pieces in whole]
        else:
            pairs = zip_longest(one[start:end], other[from_:to], fillvalue="")
            found += [_row(a, b) for a, b in pairs]
    return tuple(found)


def _paragraphs(body: str) -> list[str]:
    found = [" ".join(block.split()) for block in body.split("\n\n")]
    return [text for text in found if text][:MOST_PARAGRAPHS]


def _row(left: str, right: str) -> Row:
    one, other = _WORDS.findall(left), _WORDS.findall(right)
    if not one or not other or len(one) + len(other) > LONGEST:
        return Row(_whole(left), _whole(right), same=False)
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    first = [(one[start:end], tag) for tag, start, end, _, _ in blocks]
    second = [(other[start:end], tag) for tag, _, _, start, end in blocks]
    return Row(tuple(_pieces(first)), tuple(_pieces(second)), same=False)


def _whole(text: str) -> tuple[Piece, ...]:
    return (Piece(text, same=False),) if text else ()


def _pieces(blocks: Iterable[tuple[list[str], str]]) -> Iterator[Piece]:
    for words, tag in blocks:
        if words:
            yield Piece("".join(words), same=tag == "equal")
