"""Changes in the list of pictures: single values where the pictures stay, new ones at its end."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from setzkasten.frontmatter.layout import Entry, Layout, NotEditableError
from setzkasten.frontmatter.rewriting import Patch, value_patches
from setzkasten.frontmatter.schema import IMAGE_FIELDS, IMAGE_SPELLINGS, Field, Kind
from setzkasten.frontmatter.write import image_lines, scalar
from setzkasten.model.article import Image


def picture_patches(
    layout: Layout, entry: Entry, old: tuple[Image, ...], new: tuple[Image, ...]
) -> Iterator[Patch]:
    """Yield what changes where the key `Bilder` gets other pictures.

    Raises:
        NotEditableError: the list has to be written anew as a whole.
    """
    node = entry.value
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    if not block or not items or len(items) != len(old) or len(new) < len(old):
        raise NotEditableError
    for item, before, after in zip(items, old, new, strict=False):
        if before != after:
            yield from _picture(layout, item, before, after)
    if len(new) > len(old):  # below what the last one of the old may have been given
        yield _added(layout, entry, node, new[len(old) :])


def _added(layout: Layout, entry: Entry, node: yaml.Node, images: tuple[Image, ...]) -> Patch:
    if not isinstance(node, yaml.SequenceNode):
        raise NotEditableError
    first = layout.lines[layout.line_of(node.value[0].start_mark)]
    indent, dash, _ = first.partition("-")
    if not dash or indent.strip(" "):
        raise NotEditableError
    place = layout.begin_of(entry.last + 1)
    lines = [line for block in image_lines("", images)[1:] for line in block.split("\n")]
    text = "".join([indent + line.removeprefix("  ") + layout.newline for line in lines])
    return Patch(place, place, text)


def _picture(layout: Layout, item: yaml.Node, before: Image, after: Image) -> Iterator[Patch]:
    if not isinstance(item, yaml.MappingNode) or item.flow_style:
        raise NotEditableError
    entries = layout.entries(item, IMAGE_SPELLINGS)
    last = None
    for field in IMAGE_FIELDS:
        found = [entry for entry in entries if entry.field == field]
        last = found[-1] if found else last
        value = getattr(after, field.attribute)
        if value == getattr(before, field.attribute):
            continue
        if value is None:
            yield from [_without(layout, entries, entry) for entry in found]
        elif found:
            yield from value_patches(layout, found[-1], Kind.TEXT, value)  # the last one counts
        else:
            yield _inserted(layout, last or entries[0], field, value)


def _inserted(layout: Layout, after: Entry, field: Field, value: str) -> Patch:
    place = layout.begin_of(after.last + 1)
    indent = " " * layout.indent_of(after.key)
    return Patch(place, place, f"{indent}{field.key}: {scalar(value)}{layout.newline}")


def _without(layout: Layout, entries: tuple[Entry, ...], entry: Entry) -> Patch:
    start = layout.begin_of(entry.first)
    if entry is not entries[0]:
        return Patch(start, layout.begin_of(entry.last + 1), "")
    if len(entries) == 1:
        raise NotEditableError
    # It stands behind the dash, to which the next one moves up.
    return Patch(
        layout.place_of(entry.key.start_mark), layout.place_of(entries[1].key.start_mark), ""
    )
