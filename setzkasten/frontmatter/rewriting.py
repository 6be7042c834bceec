"""How a new value is written where an old one stands: in the old one's form, as far as it goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from setzkasten.frontmatter.layout import Entry, Layout, NotEditableError
from setzkasten.frontmatter.schema import Kind
from setzkasten.frontmatter.values import folded_text
from setzkasten.frontmatter.write import flow_list, scalar, written

LISTS = frozenset((Kind.NAMES, Kind.TERMS))

_COMMENT = re.compile(r"(?:(?<=\s)|\A)#[^\r\n]*")
_ALIAS = re.compile(r"\*[^\s,\[\]{}]+")
_DASH = re.compile(r"[ ]*-[ ]+\Z")


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the file, from `start` to before `end`, and what comes in its place."""

    start: int
    end: int
    text: str


def value_patches(layout: Layout, entry: Entry, kind: Kind, value: Any) -> Iterator[Patch]:
    """Yield what changes where a key gets another value; keys and comments stay.

    Args:
        layout: of the file.
        entry: where the key stands.
        kind: how its values are written.
        value: a typed value as the readers return it.

    Raises:
        NotEditableError: the old value is written in a way that has to be replaced as a whole.
    """
    node = entry.value
    if layout.is_alias(entry.key, node):
        yield _in_place_of_alias(layout, entry, written(kind, value))
    elif isinstance(node, yaml.ScalarNode):
        yield from _in_place_of_scalar(layout, entry, node, _for_scalar(node, kind, value))
    elif isinstance(node, yaml.SequenceNode) and kind in LISTS:
        if node.flow_style:
            yield from _flow_patches(layout, entry, node, value)
        else:
            yield from _block_patches(layout, entry, node, value)
    else:
        raise NotEditableError


# --- one value --------------------------------------------------------------------------


def _for_scalar(node: yaml.ScalarNode, kind: Kind, value: Any) -> str:
    """Write a value for the place of a scalar: with its quotes, or its commas."""
    if not isinstance(value, tuple):
        return quoted_like(node, value) if kind is Kind.TEXT else written(kind, value)
    if kind is Kind.TERMS and not node.style and node.value and value:
        joined = ", ".join(value)
        if scalar(joined) == joined and not any(re.search("[,;]", term) for term in value):
            return joined  # `Tags: Payment, Recht`, as some editors write
    if len(value) == 1 and node.value and (kind is Kind.NAMES or node.style):
        return quoted_like(node, value[0])
    return flow_list(value)


def quoted_like(node: yaml.Node, text: str, *, flow: bool = False) -> str:
    """Write a text with the quotes of an old scalar, where it can have these.

    Args:
        node: the old scalar.
        text: one line.
        flow: whether it stands in brackets.
    """
    plain = scalar(text, flow=flow)
    style = getattr(node, "style", None)
    if style == '"' and not plain.startswith('"'):
        return json.dumps(text, ensure_ascii=False)
    if style == "'" and (not plain.startswith('"') or text.isprintable()):
        return "'" + text.replace("'", "''") + "'"
    return plain


def _in_place_of_alias(layout: Layout, entry: Entry, text: str) -> Patch:
    start = layout.place_of(entry.key.end_mark)
    match = _ALIAS.search(layout.text, start, layout.end)
    if match is None:
        raise NotEditableError
    return Patch(match.start(), match.end(), text)


def _in_place_of_scalar(
    layout: Layout, entry: Entry, node: yaml.ScalarNode, text: str
) -> Iterator[Patch]:
    start = layout.place_of(node.start_mark)
    if node.style in {"|", ">"}:
        yield from _in_place_of_block(layout, entry, start, text)
        return
    end = layout.place_of(node.end_mark)
    glued = start == end and layout.text[start - 1 : start] == ":"  # `Ort:` and nothing more
    yield Patch(start, end, f" {text}" if glued else text)


def _in_place_of_block(layout: Layout, entry: Entry, start: int, text: str) -> Iterator[Patch]:
    """Replace a block scalar; a comment behind its sign stays."""
    first = layout.line_of(entry.value.start_mark)
    after = layout.begin_of(first + 1)
    rest = layout.text[start:after].rstrip("\r\n")
    comment = _COMMENT.search(rest)
    yield Patch(start, start + len(rest), text + (f"  {comment.group()}" if comment else ""))
    yield Patch(after, layout.begin_of(entry.last + 1), "")


# --- lists ------------------------------------------------------------------------------


def _known(node: yaml.SequenceNode) -> list[str | None]:
    """Return what each item of a list says; None where it says nothing."""
    if not all(isinstance(item, yaml.ScalarNode) for item in node.value):
        raise NotEditableError
    return [
        None if not item.style and item.value in {"~", "null"} else folded_text(item.value) or None
        for item in node.value
    ]


def _substitutions(old: Sequence[str | None], new: tuple[str, ...]) -> list[tuple[int, str]] | None:
    """Return which items were given another name, and nothing else; None for other changes."""
    if len(old) != len(new):
        return None
    pairs = [(place, name) for place, name in enumerate(new) if old[place] != name]
    return pairs if not {name for _, name in pairs} & set(old) else None


def _sources(old: Sequence[str | None], new: tuple[str, ...]) -> list[int | None]:
    """Return, for each wanted item, the place of the old item that says it."""
    places: dict[str | None, int] = {}
    for place, name in enumerate(old):
        places.setdefault(name, place)
    return [places.get(name) for name in new]


def _flow_patches(
    layout: Layout, entry: Entry, node: yaml.SequenceNode, new: tuple[str, ...]
) -> Iterator[Patch]:
    """Change a list in brackets; comments that lose their place go above the key."""
    old, text = _known(node), layout.text
    spans = [
        (layout.place_of(item.start_mark), layout.place_of(item.end_mark)) for item in node.value
    ]
    pairs = _substitutions(old, new)
    if pairs is not None:
        for place, name in pairs:
            yield Patch(*spans[place], quoted_like(node.value[place], name, flow=True))
        return
    start, end = layout.place_of(node.start_mark) + 1, layout.place_of(node.end_mark) - 1
    if text[start - 1] != "[" or text[end] != "]":
        raise NotEditableError
    edges = [start, *[edge for span in spans for edge in span], end]
    gaps = [text[edges[place] : edges[place + 1]] for place in range(0, len(edges), 2)]
    if len(gaps) == 1:
        gaps = ["", gaps[0]]
    result, used = _joined(gaps, spans, text, _sources(old, new), new)
    lost = [gap for place, gap in enumerate(gaps) if place not in used]
    comments = [match.group() for gap in lost for match in _COMMENT.finditer(gap)]
    if comments:
        lines = "".join([comment + layout.newline for comment in comments])
        yield Patch(layout.begin_of(entry.first), layout.begin_of(entry.first), lines)
    yield Patch(start, end, result)


def _joined(
    gaps: list[str],
    spans: list[tuple[int, int]],
    text: str,
    sources: list[int | None],
    new: tuple[str, ...],
) -> tuple[str, set[int]]:
    """Return the inside of the brackets, and which of the old gaps stand in it."""
    if not new:
        return "", set()
    used = {0, len(gaps) - 1}
    parts = [gaps[0]]
    for place, (source, name) in enumerate(zip(sources, new, strict=True)):
        before = sources[place - 1] if place else None
        if place and before is not None and source == before + 1:
            parts.append(gaps[source])
            used.add(source)
        elif place:
            parts.append(", ")
        parts.append(scalar(name, flow=True) if source is None else text[slice(*spans[source])])
    last = gaps[-1]
    if not spans and "#" in last:
        used.discard(len(gaps) - 1)
        last = ""
    return "".join([*parts, last if spans else last.strip()]), used


def _block_patches(
    layout: Layout, entry: Entry, node: yaml.SequenceNode, new: tuple[str, ...]
) -> Iterator[Patch]:
    """Change a list with one item per line; lines that stay are not touched."""
    old = _known(node)
    renamed = _substitutions(old, new)
    if renamed is not None:
        for place, name in renamed:
            item = node.value[place]
            if item.style in {"|", ">"} or not item.value:
                raise NotEditableError
            yield Patch(
                layout.place_of(item.start_mark),
                layout.place_of(item.end_mark),
                quoted_like(item, name),
            )
        return
    blocks = [_item_lines(layout, entry, item) for item in node.value]
    dash = layout.lines[blocks[0][0]].partition("-")[0] + "- "
    sources = _sources(old, new)
    kept = [source for source in sources if source is not None]
    if kept != sorted(kept) or sources[: len(kept)] != kept:
        kept = []  # another order: all lines anew, the old ones with their comments
        pairs = zip(sources, new, strict=True)
        fresh = "".join([_line(layout, blocks, place, name, dash) for place, name in pairs])
    else:
        fresh = "".join([dash + scalar(name) + layout.newline for name in new[len(kept) :]])
    at = layout.begin_of(blocks[kept[-1]][1] + 1 if kept else blocks[0][0])
    if not new:
        key = layout.place_of(entry.key.end_mark)
        colon = layout.text.index(":", key) + 1
        yield Patch(colon, colon, " []")
    yield Patch(at, at, fresh)
    for place, (first, last) in enumerate(blocks):
        if place not in kept:
            yield Patch(layout.begin_of(first), layout.begin_of(last + 1), "")


def _line(
    layout: Layout, blocks: list[tuple[int, int]], source: int | None, name: str, dash: str
) -> str:
    if source is None:
        return dash + scalar(name) + layout.newline
    first, last = blocks[source]
    return "".join(layout.lines[first : last + 1])


def _item_lines(layout: Layout, entry: Entry, item: yaml.Node) -> tuple[int, int]:
    """Return the lines of an item, first and last."""
    first = layout.line_of(item.start_mark)
    place = layout.place_of(item.start_mark)
    before = layout.text[layout.begin_of(first) : place]
    if not _DASH.match(before) and not (not item.value and before.strip(" ") == "-"):
        raise NotEditableError
    return first, layout.last_line(entry.key, item, before.index("-"))
