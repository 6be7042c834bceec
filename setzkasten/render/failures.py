"""What went wrong in a template, as a problem that names file, line, page and missing name."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from typing import Any

import jinja2
from jinja2.utils import missing

from setzkasten.messages.jinja import explained
from setzkasten.model.problem import Problem, problem
from setzkasten.render.functions import UnknownNameError


class MissingNameError(jinja2.UndefinedError):
    """A template uses a name that nothing stands behind.

    Attributes:
        name: the missing name.
        owner: the value that was asked for it; `missing` where it stood alone.
    """

    def __init__(self, name: str, owner: object, message: str) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class StrictNames(jinja2.StrictUndefined):
    """Stands for a missing name and fails, with that name, as soon as it is used."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        failing: Any = partial(MissingNameError, str(name), obj)
        super().__init__(hint, obj, name, failing if exc is jinja2.UndefinedError else exc)


def syntax_problem(
    error: jinja2.TemplateSyntaxError, template: str, files: Mapping[str, str], page: str
) -> Problem:
    """Say that a template cannot be read.

    Args:
        error: what Jinja raised.
        template: the page's own template; the error may be in one that it draws in.
        files: name of a template → file.
        page: address of the page.
    """
    # Where a comment has no end, Jinja gives the file in place of the name.
    file = error.filename or files.get(error.name or "", error.name)
    file = file or files.get(template, template)
    reason = explained(error.message or "")
    return problem(
        "vorlage-syntax", file, error.lineno, grund=f" {reason}" if reason else "", seite=page
    )


def failure_problem(
    error: Exception,
    template: str,
    files: Mapping[str, str],
    names: Collection[str],
    page: str,
) -> Problem:
    """Say where in which template a page failed, and what can be done about it.

    Args:
        error: what the template raised.
        template: the page's own template.
        files: name of a template → file.
        names: what the template was given, by name.
        page: address of the page.
    """
    places = frozenset(files.values())
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in places
    ]
    file = frames[-1].filename if frames else files.get(template, "")
    line = frames[-1].lineno if frames else None
    if isinstance(error, jinja2.TemplateNotFound):
        return problem("vorlage-fehlt", file, line, vorlage=error.name, seite=page)
    if isinstance(error, UnknownNameError):
        code = "vorlage-name-aehnlich" if error.near else "vorlage-name"
        about = {"art": error.kind, "name": error.name, "gemeint": error.near or ""}
        return problem(code, file, line, **about, seite=page)
    if isinstance(error, MissingNameError):
        return _missing_name(error, file, line, names, page)
    if isinstance(error, jinja2.TemplateRuntimeError) and (reason := explained(str(error))):
        return problem("vorlage-syntax", file, line, grund=f" {reason}", seite=page)
    said = f"{type(error).__name__}: {error}"
    return problem("vorlage-fehler", file, line, meldung=said, seite=page)


def _missing_name(
    error: MissingNameError, file: str, line: int | None, names: Collection[str], page: str
) -> Problem:
    if error.owner is missing:
        where, known = "diese Seite", sorted([*names, "site"])
    else:
        where = f"ein Wert vom Typ {type(error.owner).__name__}"
        known = _names_of(error.owner)
    near = difflib.get_close_matches(error.name, known, n=1, cutoff=0.6)
    return problem(
        "vorlage-undefiniert",
        file,
        line,
        name=error.name,
        wo=where,
        gemeint=f"Meinten Sie »{near[0]}«? " if near else "",
        bekannt=", ".join(known) or "nichts",
        seite=page,
    )


def _names_of(value: object) -> list[str]:
    if is_dataclass(value):
        return sorted([field.name for field in fields(value)])
    return sorted(map(str, value)) if isinstance(value, dict) else []
