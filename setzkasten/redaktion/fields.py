"""The fields of the form: from front matter to what an editor types, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from setzkasten.frontmatter.schema import FIELDS, Field, Kind
from setzkasten.frontmatter.values import folded_text
from setzkasten.language.dates import parse_date
from setzkasten.model.article import Metadata
from setzkasten.suggest.learning import keys_of

SHOWN = (
    *("title", "kicker", "subtitle", "authors", "date", "updated", "place", "categories"),
    *("tags", "teaser", "draft"),
)
"""Attributes that the form has, in its order."""

_BY_ATTRIBUTE = {field.attribute: field for field in FIELDS}
FORM: tuple[Field, ...] = tuple([_BY_ATTRIBUTE[name] for name in SHOWN])
LISTS = frozenset((Kind.NAMES, Kind.TERMS))

_ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*|([^;]*))(?:;|\Z)')


class ValueProblem(Exception):  # noqa: N818  # an editor's, not the program's
    """What was typed is no value of its field.

    Attributes:
        field: which one.
        words: what is wrong, in German.
    """

    def __init__(self, field: Field, words: str) -> None:
        super().__init__(words)
        self.field = field
        self.words = words


def shown(field: Field, value: Any) -> str:
    """Return a value as the form shows it; items of a list with semicolons between them."""
    if field.kind in LISTS:
        return "; ".join([_item(item) for item in value or ()])
    if field.kind is Kind.FLAG:
        return "ja" if value else ""
    return str(value or "")


def _item(text: str) -> str:
    if ";" in text or text.startswith('"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def typed(field: Field, text: str) -> Any:
    """Return the value that was typed into a field, as `Metadata` has it.

    Raises:
        ValueProblem: it does not fit.
    """
    if field.kind in LISTS:
        return tuple(dict.fromkeys(_items(text)))
    if field.kind is Kind.FLAG:
        return text.strip().lower() in {"ja", "on", "1"}
    folded = folded_text(text)
    if field.attribute == "title" and not folded:
        raise ValueProblem(field, "Ohne Titel geht es nicht.")
    if not folded:
        return None
    if field.kind is Kind.DATE:
        date = parse_date(folded)
        if date is None:
            raise ValueProblem(
                field, "Das ist kein Datum. Zum Beispiel: 2014-10-29, 29.10.2014, 2014-10 oder 2014"
            )
        return date
    return folded


def _items(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        match = _ITEM.match(text, place)
        if match is None:  # a quotation mark that nothing closes is a character like any other
            yield from filter(None, map(folded_text, text[place:].split(";")))
            return
        item = match[1].replace('""', '"') if match[1] is not None else match[2]
        if folded_text(item):
            yield folded_text(item)
        place = match.end()


def values_of(metadata: Metadata) -> dict[str, str]:
    """Return attribute → what the form shows for it."""
    return {field.attribute: shown(field, getattr(metadata, field.attribute)) for field in FORM}


@dataclass(frozen=True, slots=True)
class Typed:
    """What an editor changed in the form.

    Attributes:
        changes: attribute → value.
        problems: attribute → what is wrong with what was typed.
    """

    changes: Mapping[str, Any]
    problems: Mapping[str, str]


def typed_changes(before: Mapping[str, str], now: Mapping[str, str]) -> Typed:
    """Return what differs between the form as it was shown and as it was sent.

    Args:
        before: attribute → text that the form was filled with; a field that is missing was not
            shown and is left alone.
        now: attribute → text that was sent; a box that is not ticked sends none.
    """
    changes: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for field in FORM:
        name = field.attribute
        if name not in before or (name not in now and field.kind is not Kind.FLAG):
            continue
        old, new = _one_line(before[name]), _one_line(now.get(name, ""))
        if old == new:
            continue
        try:
            changes[name] = typed(field, new)
        except ValueProblem as wrong:
            problems[name] = wrong.words
    return Typed(changes, problems)


def _one_line(text: str) -> str:
    """Fold what browsers do to texts: they send every line end as CR LF."""
    return folded_text(text)


def completed(metadata: Metadata, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return changes with what follows from them.

    A field that a hand has set is no guess any more, and tags that were found again are no longer
    lost.
    """
    full = dict(changes)
    set_by_hand = {_BY_ATTRIBUTE[name].key for name in changes}
    guessed = tuple([key for key in metadata.guessed if key not in set_by_hand])
    if guessed != metadata.guessed:
        full["guessed"] = guessed or None
    if metadata.tags_lost and "tags" in changes:
        known = keys_of(metadata.tags)
        added = [key for key in keys_of(changes["tags"]) if key not in known]
        if added:
            full["tags_lost"] = max(0, metadata.tags_lost - len(added)) or None
    return {name: _or_nothing(value) for name, value in full.items()}


def _or_nothing(value: Any) -> Any:
    """Take keys away that would say nothing; the lists of terms stay, to be filled in."""
    return None if value is False else value


def named(attributes: Iterable[str]) -> str:
    """Return the German keys of some attributes, as in `Titel, Datum`."""
    return ", ".join([_BY_ATTRIBUTE[name].key for name in attributes])
