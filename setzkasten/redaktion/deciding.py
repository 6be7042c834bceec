"""What one click decides: a suggestion, a guess, a duplicate, that an article is done.

Each returns the changes for `setzkasten.frontmatter.edit.edit`, and says in German what it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from setzkasten.model.article import Metadata
from setzkasten.redaktion.fields import completed
from setzkasten.suggest.learning import keys_of
from setzkasten.suggest.suggestions import accepted


@dataclass(frozen=True, slots=True)
class Decision:
    """A change of an article's front matter.

    Attributes:
        changes: attribute → new value; None takes the key away.
        what: what was done, in German.
    """

    changes: Mapping[str, Any]
    what: str


KINDS = {"schlagwort": "tags", "kategorie": "categories"}
"""Word of the form → attribute."""

_NAMES = {"tags": "Schlagwort", "categories": "Kategorie"}


def accept(metadata: Metadata, attribute: str, name: str) -> Decision:
    """Take a suggested term over."""
    changes: dict[str, Any]
    if attribute == "tags":
        changes = completed(metadata, {"tags": accepted(metadata, (name,))["tags"]})
    else:
        have = getattr(metadata, attribute)
        new = () if keys_of((name,))[0] in keys_of(have) else (name,)
        changes = completed(metadata, {attribute: (*have, *new)})
    rejected = f"rejected_{attribute}"
    kept = _without(getattr(metadata, rejected), name)
    if kept != getattr(metadata, rejected):
        changes[rejected] = kept or None
    return Decision(changes, f"{_NAMES[attribute]} »{name}« angenommen")


def reject(metadata: Metadata, attribute: str, name: str) -> Decision:
    """Note that a suggested term is not wanted; it is never suggested for this article again."""
    rejected = f"rejected_{attribute}"
    names = (*_without(getattr(metadata, rejected), name), name)
    return Decision({rejected: names}, f"{_NAMES[attribute]} »{name}« abgelehnt")


def confirm(metadata: Metadata, key: str) -> Decision:
    """Note that a guess is right: it goes from `Unsicher`."""
    guessed = tuple([each for each in metadata.guessed if each != key])
    changes: dict[str, Any] = {"guessed": guessed or None}
    if key == "Titel":  # one that was made from the name of the file stands nowhere yet
        changes["title"] = metadata.title
    return Decision(changes, f"»{key}« bestätigt")


def declare_duplicate(original: str) -> Decision:
    """Note that an article repeats another one."""
    return Decision({"duplicate_of": original}, f"als Duplikat von »{original}« gekennzeichnet")


def deny_duplicate(metadata: Metadata, other: str) -> Decision:
    """Note that an article only resembles another one."""
    names = tuple(dict.fromkeys([*metadata.not_duplicate_of, other]))
    return Decision({"not_duplicate_of": names}, f"»{other}« ist kein Duplikat")


def finish(metadata: Metadata) -> Decision:
    """Note that a hand has seen an article and wants nothing more; or, the second time, forget."""
    if metadata.reviewed:
        return Decision({"reviewed": None}, "wieder in die Liste genommen")
    return Decision({"reviewed": True}, "als geprüft gekennzeichnet")


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    key = keys_of((name,))
    return tuple([each for each in names if keys_of((each,)) != key])
