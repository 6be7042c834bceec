"""Change single keys of a head and leave every other byte of the file as it is.

Comments, order, quotes, line ends, byte order mark, hand formatting and the body stay. Each
change is read back before it is believed: where another value, another problem or another body
would come of it, the head is called not editable and nothing is changed.

The stamp (`Fassung:`) is left alone. Its fingerprint does not fit the changed file any more, and
that is what makes the file the editor's: see `setzkasten.versions.stamp`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from setzkasten.frontmatter.layout import Entry, Layout, NotEditableError, layout_of
from setzkasten.frontmatter.pictures import picture_patches
from setzkasten.frontmatter.read import Head, read_front_matter
from setzkasten.frontmatter.rewriting import LISTS, Patch, value_patches
from setzkasten.frontmatter.schema import FIELDS, Field, Kind, by_spelling
from setzkasten.frontmatter.values import folded_text
from setzkasten.frontmatter.write import image_lines, written
from setzkasten.language.dates import parse_date
from setzkasten.model.article import BOUNDED, MOST_ENTRIES

__all__ = ["Changes", "NotEditableError", "edit", "edit_bytes", "patched", "same_values"]

Changes: TypeAlias = Mapping[str, Any]
"""Attribute of `Metadata` → its new value, typed as there; None takes the key away."""

_COMMENT_LINE = re.compile(r"[ \t]*#")
_INNER_COMMENT = re.compile(r"(?<=\s)#[^\r\n]*")


def edit_bytes(data: bytes, changes: Changes, fields: tuple[Field, ...] = FIELDS) -> bytes:
    """Change keys in the head of a file, given as its bytes in UTF-8; see `edit`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotEditableError from error
    return edit(text, changes, fields).encode("utf-8")


def edit(text: str, changes: Changes, fields: tuple[Field, ...] = FIELDS) -> str:
    """Change keys in the head of a file.

    Args:
        text: the whole file as it is, with any line ends; without a head it gets one.
        changes: what to change, by attribute. Texts become one line, as all readers fold them.
        fields: the keys that the head may have.

    Returns:
        The file, changed in no other way; the same text where all values are there already.

    Raises:
        NotEditableError: the head cannot be read, or not be changed without touching more.
        ValueError: a value does not fit its key, or nobody may set it (`Fassung`).
        KeyError: there is no such attribute.
    """
    known = {field.attribute: field for field in fields}
    for attribute, value in changes.items():
        text = _edit_one(text, known[attribute], value, fields)
    return text


def _edit_one(text: str, field: Field, value: Any, fields: tuple[Field, ...]) -> str:
    wanted = _wanted(field, value)
    before = _read(text, fields)
    if not before.readable or _is_cut(before, field):
        raise NotEditableError
    layout = layout_of(text)
    if layout is None:
        return text if not wanted else _with_head(text, field, wanted)
    entries = layout.entries(layout.root, by_spelling(fields))
    mine = [entry for entry in entries if entry.field == field]
    if (before.values.get(field.attribute) or None) == (wanted or None) and not (
        mine and wanted is None
    ):
        return text
    old = before.values.get(field.attribute) or ()
    ways: tuple[Callable[[], list[Patch]], ...] = (
        lambda: list(_careful(layout, entries, _Change(field, old, wanted, fields))),
        lambda: list(_as_a_whole(layout, mine, field, wanted)),
    )
    for way in ways:
        try:
            changed = patched(text, way())
        except NotEditableError:
            continue
        if _is_right(before, _read(changed, fields), field, wanted):
            return changed
    raise NotEditableError


def _is_cut(head: Head, field: Field) -> bool:
    """Tell whether nobody but this file knows all entries of a list, so that it must stay."""
    values = head.values.get(field.attribute)
    return field.attribute in BOUNDED and values is not None and len(values) > MOST_ENTRIES


def _wanted(field: Field, value: Any) -> Any:
    """Return a value as readers will return it.

    Raises:
        ValueError: it does not fit the key.
    """
    if field.attribute == "version":
        raise ValueError("the stamp is the program's")
    if value is None:
        return None
    if field.kind in LISTS:
        folded = [folded_text(item) for item in value]
        return tuple(dict.fromkeys([item for item in folded if item]))
    if field.kind is Kind.IMAGES:
        return tuple(value)
    if field.kind is Kind.DATE:
        if parse_date(value) != value:
            raise ValueError(f"{value!r} is no ISO date")
        return value
    if field.kind in {Kind.FLAG, Kind.NUMBER, Kind.COUNT}:
        return value
    return folded_text(value) or None


def _read(text: str, fields: tuple[Field, ...]) -> Head:
    """Read a file as `setzkasten.read.files.text_of` gives it to readers."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return read_front_matter(unicodedata.normalize("NFC", plain), "", by_spelling(fields))


def _is_right(before: Head, after: Head, field: Field, wanted: Any) -> bool:
    """Tell whether nothing but the wanted value is different."""
    name = field.attribute
    others = {key: value for key, value in before.values.items() if key != name}
    new_problems = Counter([(found.code, found.values) for found in after.problems])
    new_problems -= Counter([(found.code, found.values) for found in before.problems])
    return (
        after.readable
        and (after.values.get(name) or None) == (wanted or None)
        and others == {key: value for key, value in after.values.items() if key != name}
        and after.body == before.body
        and not new_problems
    )


def same_values(one: str, other: str, fields: tuple[Field, ...] = FIELDS) -> bool:
    """Tell whether two files say the same, in the head and below it, with the same problems."""
    before, after = _read(one, fields), _read(other, fields)
    return (
        before.values == after.values
        and before.body == after.body
        and len(after.problems) <= len(before.problems)
    )


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Return a file with its patches, given in any order.

    Raises:
        NotEditableError: two of them are in each other's way.
    """
    parts, place = [], 0
    for patch in sorted(patches, key=lambda patch: (patch.start, patch.end)):
        if patch.start < place:
            raise NotEditableError
        parts += [text[place : patch.start], patch.text]
        place = patch.end
    return "".join([*parts, text[place:]])


# --- a head that is not there yet -------------------------------------------------------


def _with_head(text: str, field: Field, value: Any) -> str:
    """Put a head before a text that has none, behind its byte order mark."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    newline = "\r\n" if "\r\n" in body else "\n"
    gap = newline if body and body[0] not in "\r\n" else ""
    lines = ["---", *_lines(field.key, field, value), "---"]
    return mark + "".join([line + newline for line in lines]) + gap + body


def _lines(key: str, field: Field, value: Any) -> list[str]:
    """Write a key with its value."""
    if field.kind is Kind.IMAGES and value:
        return "\n".join(image_lines(key, value)).split("\n")
    return [f"{key}: {written(field.kind, value)}"]


# --- a key that is there, and one that is not -------------------------------------------


@dataclass(frozen=True, slots=True)
class _Change:
    """A key that gets another value, with the table of keys that it belongs to."""

    field: Field
    old: Any
    wanted: Any
    fields: tuple[Field, ...]


def _careful(layout: Layout, entries: tuple[Entry, ...], change: _Change) -> Iterator[Patch]:
    """Yield the smallest change."""
    mine = [entry for entry in entries if entry.field == change.field]
    if change.wanted is None:
        for entry in mine:
            yield from _removed(layout, entry)
    elif not mine:
        yield _inserted(layout, entries, change)
    elif change.field.kind is Kind.IMAGES:
        yield from picture_patches(layout, mine[0], change.old, change.wanted)
    else:
        yield from value_patches(layout, mine[0], change.field.kind, change.wanted)


def _removed(layout: Layout, entry: Entry) -> Iterator[Patch]:
    """Take away the lines of a key; comments between them, in lines of their own, stay."""
    words = isinstance(entry.value, yaml.ScalarNode)
    for line in range(entry.first, entry.last + 1):
        if words or not _COMMENT_LINE.match(layout.lines[line]):
            yield Patch(layout.begin_of(line), layout.begin_of(line + 1), "")


def _inserted(layout: Layout, entries: tuple[Entry, ...], change: _Change) -> Patch:
    """Put a key behind the nearest one that comes before it in the table of keys."""
    order = {each.attribute: place for place, each in enumerate(change.fields)}
    places = [(order[entry.field.attribute], entry.last + 1) for entry in entries if entry.field]
    before = [found for found in places if found[0] < order[change.field.attribute]]
    line = entries[0].first if entries else len(layout.lines)
    if before:
        line = max(before)[1]
    indent = " " * layout.indent_of(entries[0].key) if entries else ""
    lines = _lines(change.field.key, change.field, change.wanted)
    at = layout.begin_of(line)
    return Patch(at, at, "".join([indent + each + layout.newline for each in lines]))


def _as_a_whole(layout: Layout, mine: list[Entry], field: Field, wanted: Any) -> Iterator[Patch]:
    """Write a key and its value anew; comments in between go above it."""
    if not mine or wanted is None:
        raise NotEditableError
    entry = mine[0]
    lines = layout.lines[entry.first : entry.last + 1]
    key, colon, _ = lines[0].partition(":")
    if not colon or key.lstrip().startswith("?"):
        raise NotEditableError
    comments = [] if isinstance(entry.value, yaml.ScalarNode) else _comments(layout, entry)
    indent = " " * layout.indent_of(entry.key)
    anew = _lines(key.strip(), field, wanted)
    fresh = [indent + line + layout.newline for line in [*comments, *anew]]
    yield Patch(layout.begin_of(entry.first), layout.begin_of(entry.last + 1), "".join(fresh))


def _comments(layout: Layout, entry: Entry) -> list[str]:
    """Return the comments inside of a list or a mapping."""
    inside: set[int] = set()
    for node in _scalars(entry.value):
        inside.update(range(layout.place_of(node.start_mark), layout.place_of(node.end_mark)))
    start, end = layout.begin_of(entry.first), layout.begin_of(entry.last + 1)
    found = _INNER_COMMENT.finditer(layout.text, start, end)
    return [match.group().rstrip() for match in found if match.start() not in inside]


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield the texts of a value; keys are texts, too."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for item in node.value:
        for child in item if isinstance(item, tuple) else (item,):
            yield from _scalars(child)
