"""Front matter as nearly all files have it, read without LibYAML: in half the time.

One pair per line; a value is a text in double quotes, plain words, or a list of these in
brackets; `Bilder:` holds a list of such pairs. Whatever else a line may hold makes the whole text
a matter for LibYAML. Both give the same nodes, as far as anybody looks at them who reads values;
tests/frontmatter/test_plainly.py holds that.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

# What YAML does not print, or takes for the end of a line.
_BAD = "\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_KEY = r"[^\W\d_]+(?: [^\W\d_]+)*"
_QUOTED = rf'"[^"\\{_BAD}]*"'
_WORDS = rf"\w(?:[^:#{_BAD}]*[^:#{_BAD} ])?"
_ITEM = rf"\w(?:[^:#,\[\]{{}}{_BAD}]*[^:#,\[\]{{}}{_BAD} ])?"
_LIST = rf"\[(?:(?:{_QUOTED}|{_ITEM})(?:, ?(?:{_QUOTED}|{_ITEM}))*)?\]"

_PAIR = re.compile(
    rf"(  - |    )?({_KEY}):(?: (?:({_QUOTED})|({_WORDS})|({_LIST}))(?: +#[^{_BAD}]*)?)?\Z"
)
_ENTRY = re.compile(rf"({_QUOTED})|({_ITEM})")


class _Mark(NamedTuple):
    """Where a node stands.

    Attributes:
        line: counted from 0.
    """

    line: int


def compose_plainly(yaml_text: str) -> yaml.MappingNode | None:
    r"""Read a text of simple pairs; None where LibYAML has to.

    Args:
        yaml_text: line ends as `\n`.

    Returns:
        The node that LibYAML would compose: with its keys and values, their styles and lines,
        but without tags and ends.
    """
    pairs: list[_Pair] = []
    for number, line in enumerate(yaml_text.removesuffix("\n").split("\n")):
        match = _PAIR.match(line)
        if match is None:
            return None
        depth, key, quoted, words, entries = match.groups()
        mark: Any = _Mark(number)
        pair = _Pair(yaml.ScalarNode("", key, mark))
        if quoted is not None:
            pair.value = yaml.ScalarNode("", quoted[1:-1], mark, None, '"')
        elif words is not None:
            pair.value = yaml.ScalarNode("", words, mark)
        elif entries is not None:
            pair.value = _list_of(entries, mark)
        if depth is None:
            pairs.append(pair)
        elif pair.value is None or not pairs or not _put_below(pairs[-1], pair, depth):
            return None
    found = [(pair.key, pair.value) for pair in pairs if pair.value is not None]
    return yaml.MappingNode("", found, None) if len(found) == len(pairs) else None


class _Pair:
    """A key with its value, None as long as that may still come on the next lines."""

    __slots__ = ("key", "value")

    def __init__(self, key: yaml.ScalarNode) -> None:
        self.key = key
        self.value: yaml.Node | None = None


def _put_below(owner: _Pair, pair: _Pair, depth: str) -> bool:
    """Put an indented pair into the list of pictures that it belongs to; tell whether it does."""
    mark = pair.key.start_mark
    if owner.value is None:
        owner.value = yaml.SequenceNode("", [], mark, None, flow_style=False)
    elif owner.value.__class__ is not yaml.SequenceNode or owner.value.flow_style:
        return False
    entries = owner.value.value
    if depth == "  - ":
        entries.append(yaml.MappingNode("", [(pair.key, pair.value)], mark))
    elif entries:
        entries[-1].value.append((pair.key, pair.value))
    else:
        return False
    return True


def _list_of(entries: str, mark: Any) -> yaml.SequenceNode:
    """Return the node of a list in brackets."""
    items = [
        yaml.ScalarNode("", text[1:-1], mark, None, '"')
        if text
        else yaml.ScalarNode("", words, mark)
        for text, words in _ENTRY.findall(entries)
    ]
    return yaml.SequenceNode("", items, mark, None, flow_style=True)
