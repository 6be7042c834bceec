r"""Where the keys and values of a head stand in its file, character by character.

YAML is read from the text as all readers see it: NFC, `\n` as line end, single values quoted
where that heals them. Places are given in the file as it is, so that whatever is not meant can
stay as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

import yaml

from setzkasten.frontmatter.compose import Composed, UnreadableError, compose
from setzkasten.frontmatter.schema import Field, folded

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_OPENING = re.compile(r"\ufeff{0,2}---[ \t]*\Z")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_BLOCK_HEADER = re.compile(r"[|>][-+]?([1-9])?")


class NotEditableError(Exception):
    """A head that cannot be changed without touching more than was asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value in a block mapping.

    Attributes:
        field: what the key means; None for an unknown key.
        key, value: their nodes.
        first, last: lines, counted from 0, that they stand on; comments after them not included.
    """

    field: Field | None
    key: yaml.Node
    value: yaml.Node
    first: int
    last: int


class Layout:
    """The head of a file.

    Attributes:
        text: the whole file.
        lines: the lines between the fences, with their line ends.
        start, end: place in the file of the first of them and behind the last.
        newline: the line end of the opening fence.
        root: the mapping; None for a head without keys.

    Raises:
        NotEditableError: the head does not end, is no YAML, or is no block mapping.
    """

    def __init__(self, text: str, opening: str, lines: list[str]) -> None:
        self.text = text
        self.lines = lines
        self.start = len(opening)
        self.newline = opening[len(_bare(opening)) :]
        self._starts = list(accumulate(map(len, lines), initial=self.start))
        self.end = self._starts[-1]
        composed = _composed(lines)
        if composed.root is not None and not _is_block(composed.root):
            raise NotEditableError
        self.root = composed.root
        self._healed = frozenset(composed.healed)
        self._composed = composed.text
        self._breaks = [place for place, char in enumerate(composed.text) if char == "\n"]

    def line_of(self, mark: yaml.Mark) -> int:
        """Return the line, counted from 0 in the head, of a mark; other breaks do not count."""
        return bisect_right(self._breaks, mark.index - 1)

    def place_of(self, mark: yaml.Mark) -> int:
        """Return the place of a mark in the file.

        Raises:
            NotEditableError: it stands in a line that had to be healed.
        """
        number = self.line_of(mark)
        if number in self._healed:
            raise NotEditableError
        begin = self._breaks[number - 1] + 1 if number else 0
        before = self._composed[begin : mark.index]
        line = self.lines[number]
        column = len(before)
        if line[:column] != before:  # the file is not NFC there
            fits = (size for size in range(len(line), -1, -1) if _nfc(line[:size]) == before)
            column = next(fits, -1)
        if column < 0:
            raise NotEditableError
        return self._starts[number] + column

    def begin_of(self, line: int) -> int:
        """Return the place in the file at which a line of the head begins."""
        return self._starts[line]

    def entries(
        self, mapping: yaml.Node | None, spellings: Mapping[str, Field]
    ) -> tuple[Entry, ...]:
        """Return the keys of a block mapping, in their order."""
        if not isinstance(mapping, yaml.MappingNode):
            return ()
        return tuple(self._entries(mapping, spellings))

    def _entries(
        self, mapping: yaml.MappingNode, spellings: Mapping[str, Field]
    ) -> Iterator[Entry]:
        for key, value in mapping.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            first = self.line_of(key.start_mark)
            indent = self.indent_of(key)
            yield Entry(
                spellings.get(folded(name)), key, value, first, self.last_line(key, value, indent)
            )

    def indent_of(self, key: yaml.Node) -> int:
        """Return the column of a key."""
        number = self.line_of(key.start_mark)
        return int(key.start_mark.index - (self._breaks[number - 1] + 1 if number else 0))

    def is_alias(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Tell whether a value stands elsewhere in the file."""
        return bool(value.start_mark.index < key.end_mark.index)

    def last_line(self, key: yaml.Node, value: yaml.Node, indent: int) -> int:
        """Return the last line of a value; comments and blank lines after it do not count.

        Args:
            key: what stands before the value.
            value: its node.
            indent: columns that the content of a block scalar is deeper than.
        """
        if self.is_alias(key, value):
            return self.line_of(key.end_mark)
        if isinstance(value, yaml.ScalarNode) and value.style in {"|", ">"}:
            return self._end_of_block_scalar(value, indent)
        if _is_block(value) and value.value:
            last = value.value[-1]
            if isinstance(last, tuple):
                return self.last_line(last[0], last[1], self.indent_of(last[0]))
            return self.last_line(key, last, indent)
        return self.line_of(value.end_mark)

    def _end_of_block_scalar(self, value: yaml.ScalarNode, indent: int) -> int:
        """YAML 1.1, 8.1 and 9.3: it holds what is as deep as its first line, or as deep as told."""
        last = self.line_of(value.start_mark)
        header = _BLOCK_HEADER.match(self._composed, value.start_mark.index)
        told = int(header[1]) if header and header[1] else 0
        deep = indent + told if told else 0
        for number in range(last + 1, len(self.lines)):
            line = self.lines[number]
            if not line.strip():
                continue
            width = len(line) - len(line.lstrip(" "))
            deep = deep or max(width, indent + 1)
            if width < deep:
                break
            last = number
        return last


def layout_of(text: str) -> Layout | None:
    """Take the head of a file apart; None for a file without one.

    Raises:
        NotEditableError: the head does not end, or cannot be read.
    """
    lines = _LINE.finditer(text)
    opening = next(lines).group()
    if not _OPENING.match(_bare(opening)):
        return None
    found: list[str] = []
    for match in lines:
        if _CLOSING.match(_bare(match.group())):
            return Layout(text, opening, found)
        found.append(match.group())
    raise NotEditableError


def _composed(lines: list[str]) -> Composed:
    try:
        return compose("".join([_nfc(_bare(line)) + "\n" for line in lines]))
    except UnreadableError as error:
        raise NotEditableError from error


def _is_block(node: yaml.Node) -> bool:
    """Tell whether a node is a list or a mapping without brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
