"""What a form asks for, as a decision about an article's front matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from setzkasten.frontmatter.schema import FIELDS
from setzkasten.frontmatter.values import folded_text
from setzkasten.model.article import Metadata
from setzkasten.redaktion import deciding
from setzkasten.redaktion.deciding import KINDS, Decision
from setzkasten.redaktion.fields import FORM, Typed, completed, named, shown, typed_changes
from setzkasten.redaktion.views import ConflictRow

Form = Mapping[str, str]
"""Name → value; of several values for one name, the last."""

_KEYS = {field.key for field in FORM}
_BY_ATTRIBUTE = {field.attribute: field for field in FIELDS}


def typed_in(form: Form) -> Typed:
    """Return what was typed into the fields of an article."""
    before = {name[4:]: text for name, text in form.items() if name.startswith("alt-")}
    now = {name[5:]: text for name, text in form.items() if name.startswith("feld-")}
    return typed_changes(before, now)


def names_another(form: Form) -> str | None:
    """Return the name of the other article that a form speaks of; None where it does not."""
    return form.get("name", "") if form.get("tun") in {"duplikat", "kein-duplikat"} else None


def decision(metadata: Metadata, form: Form) -> Decision | None:
    """Return what a form asks for; None where nobody knows what it means.

    Args:
        metadata: of the article, as the form's page was made from or as it is now.
        form: its `tun` says what to do.
    """
    asked = _ASKED.get(form.get("tun", ""))
    return asked(metadata, form, folded_text(form.get("name", ""))) if asked else None


def _save(metadata: Metadata, form: Form, _name: str) -> Decision:
    changes = typed_in(form).changes
    return Decision(completed(metadata, changes), f"{named(changes)} geändert")


def _accept(metadata: Metadata, form: Form, name: str) -> Decision | None:
    attribute = KINDS.get(form.get("art", ""))
    return deciding.accept(metadata, attribute, name) if attribute and name else None


def _reject(metadata: Metadata, form: Form, name: str) -> Decision | None:
    attribute = KINDS.get(form.get("art", ""))
    return deciding.reject(metadata, attribute, name) if attribute and name else None


_ASKED: dict[str, Callable[[Metadata, Form, str], Decision | None]] = {
    "speichern": _save,
    "annehmen": _accept,
    "ablehnen": _reject,
    "stimmt": lambda head, _form, name: deciding.confirm(head, name) if name in _KEYS else None,
    "duplikat": lambda _head, _form, name: deciding.declare_duplicate(name) if name else None,
    "kein-duplikat": lambda head, _form, name: deciding.deny_duplicate(head, name),
    "geprueft": lambda head, _form, _name: deciding.finish(head),
}
"""What forms may ask for (`tun`)."""


def conflict_rows(metadata: Metadata, wanted: Decision) -> tuple[ConflictRow, ...]:
    """Return what an editor wanted beside what the file says now."""
    return tuple(
        [
            ConflictRow(
                _BY_ATTRIBUTE[name].key,
                shown(_BY_ATTRIBUTE[name], value),
                shown(_BY_ATTRIBUTE[name], getattr(metadata, name)),
            )
            for name, value in wanted.changes.items()
        ]
    )


def resent(form: Form, metadata: Metadata, digest: bytes) -> tuple[tuple[str, str], ...]:
    """Return the form that asks for the same again, of the file as it is now.

    Fields that this editor left alone are left out, so that what the other one wrote stays.
    """
    parts = {name: value for name, value in form.items() if name in {"tun", "art", "name"}}
    if form.get("tun") == "speichern":
        for attribute in typed_in(form).changes:
            value = getattr(metadata, attribute)
            parts[f"alt-{attribute}"] = shown(_BY_ATTRIBUTE[attribute], value)
            parts[f"feld-{attribute}"] = form.get(f"feld-{attribute}", "")
    return (*parts.items(), ("fassung", digest.hex()))
