"""Tidy the values of a head: blanks that no reader sees, items that stand in a list twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from setzkasten.frontmatter.edit import patched, same_values
from setzkasten.frontmatter.layout import Entry, Layout, NotEditableError, layout_of
from setzkasten.frontmatter.read import split_head
from setzkasten.frontmatter.rewriting import LISTS, Patch, quoted_like, value_patches
from setzkasten.frontmatter.schema import SPELLINGS, Kind
from setzkasten.frontmatter.values import folded_text

_WORDS = LISTS | {Kind.TEXT, Kind.IMAGES}

# What an untidy head has at least one of; to look closer costs twenty times as much.
_QUOTED = re.compile(r"""\"([^"\n]*)\"|'([^'\n]*)'""")
_SUSPECT = re.compile(
    r"""[^\s#][ \t]{2,}[^\s#]|[\x7f-\xa0\u2000-\u200b\u202a-\u202f\ufeff]|["'][ \t]*\n[ \t]"""
)
_ITEMS = re.compile(r"\[([^\]]*,[^\]]*)\]|^[ \t]*- (.+)$", re.MULTILINE)
_COMMENT = re.compile(r"(?<=\s)#.*")


def untidy_keys(text: str) -> dict[str, int]:
    r"""Return the keys whose values have such blanks or repeated items, each with its line.

    Args:
        text: the whole file, line ends as `\n`.
    """
    head = (split_head(text) or (None, ""))[0]
    if head is None or not (_SUSPECT.search(head) or _has_blanks(head) or _may_repeat(head)):
        return {}
    try:
        layout = layout_of(text)
    except NotEditableError:
        return {}
    if layout is None:
        return {}
    entries = layout.entries(layout.root, SPELLINGS)
    return {
        entry.field.key: entry.first + 2
        for entry in entries
        if entry.field and _is_untidy(layout, entry)
    }


def tidied(text: str) -> str:
    """Return a file without such blanks and repeated items; what it says stays the same.

    Raises:
        NotEditableError: the head cannot be changed without touching more.
    """
    changed = text
    for way in (_without_repetitions, _without_blanks):
        layout = layout_of(changed)
        if layout is None:
            return text
        entries = layout.entries(layout.root, SPELLINGS)
        changed = patched(changed, [patch for entry in entries for patch in way(layout, entry)])
    if not same_values(text, changed):
        raise NotEditableError
    return changed


def _has_blanks(head: str) -> bool:
    """Tell whether a text in quotes begins or ends with a blank, or has two in a row."""
    return any(
        words != words.strip() or "  " in words for pair in _QUOTED.findall(head) for words in pair
    )


def _may_repeat(head: str) -> bool:
    """Tell whether a list may say something twice; repeated items of two lists will do."""
    blocks = []
    for inline, item in _ITEMS.findall(head):
        items = [_bare(each) for each in inline.split(",")] if inline else []
        if len(set(items)) < len(items):
            return True
        blocks += [_bare(item)] if item else []
    return len(set(blocks)) < len(blocks)


def _bare(item: str) -> str:
    return _COMMENT.sub("", item).strip(" \t\r\n\"'")


def _is_untidy(layout: Layout, entry: Entry) -> bool:
    if entry.field is None or entry.field.kind not in _WORDS:
        return False
    if layout.is_alias(entry.key, entry.value):
        return False
    return any(_untidy_scalars(entry.value)) or _repeats(entry)


def _repeats(entry: Entry) -> bool:
    """Tell whether a list says something twice, or nothing."""
    if not entry.field or entry.field.kind not in LISTS:
        return False
    if not isinstance(entry.value, yaml.SequenceNode):
        return False
    items = [folded_text(str(item.value)) for item in entry.value.value]
    return len(set(items)) < len(items) or "" in items


def _untidy_scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        if node.style not in {"|", ">"} and node.value != folded_text(node.value):
            yield node
        return
    for item in node.value:
        yield from _untidy_scalars(item[1] if isinstance(item, tuple) else item)


def _without_repetitions(layout: Layout, entry: Entry) -> Iterator[Patch]:
    if entry.field and _is_untidy(layout, entry) and _repeats(entry):
        items = [folded_text(str(item.value)) for item in entry.value.value]
        unique = tuple(dict.fromkeys([item for item in items if item]))
        yield from value_patches(layout, entry, entry.field.kind, unique)


def _without_blanks(layout: Layout, entry: Entry) -> Iterator[Patch]:
    if not _is_untidy(layout, entry):
        return
    in_list = isinstance(entry.value, yaml.CollectionNode) and bool(entry.value.flow_style)
    for node in _untidy_scalars(entry.value):
        start, end = layout.place_of(node.start_mark), layout.place_of(node.end_mark)
        yield Patch(start, end, quoted_like(node, folded_text(node.value), flow=in_list))
