"""Read `setzkasten.yaml`: the one table of settings, checked, with defaults."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from setzkasten.frontmatter.read import read_pairs
from setzkasten.frontmatter.schema import Field, Kind, by_spelling
from setzkasten.language.labels import LABELS
from setzkasten.model.problem import Problem, problem
from setzkasten.model.settings import Settings
from setzkasten.sources import SETTINGS

FIELDS: tuple[Field, ...] = (
    Field("Titel", "title", Kind.TEXT, ("Title", "Name")),
    Field("Beschreibung", "description", Kind.TEXT, ("Description",)),
    Field("Adresse", "base_url", Kind.ADDRESS, ("Base URL", "URL")),
    Field("Theme", "theme", Kind.THEME, ("Thema", "Gestaltung")),
    Field("Seitengröße", "page_size", Kind.COUNT, ("Seitengroesse", "Artikel je Seite")),
    Field("Neueste", "newest", Kind.COUNT, ("Neueste Artikel",)),
    Field("Originale", "originals", Kind.FLAG, ("Originaltexte",)),
    Field("Sichere Vorschläge", "suggestions", Kind.FLAG, ("Vorschläge", "Vorschläge zeigen")),
    Field("Sprache", "language", Kind.LANGUAGE, ("Language",)),
    Field("Beschriftungen", "labels", Kind.PAIRS, ("Labels",)),
    Field("Theme-Einstellungen", "theme_settings", Kind.PAIRS),
)

_SPELLINGS = by_spelling(FIELDS)

_UNUSABLE = "einstellungen-unbrauchbar"

_ON_EVERY_PAGE = {"Titel": "title", "Adresse": "base_url", "Theme": "theme"}
"""Settings whose default would be wrong on every page, where somebody has set another."""


def read_settings(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    r"""Read the settings file.

    Args:
        text: its content, line ends as `\n`; empty for no file.

    Returns:
        The settings, with the default for whatever is missing or wrong; and what is wrong. A
        default may stand in for a number of articles; where it would stand in for the whole file,
        for title, address or theme, there is an `unusable` problem too, with the name of the key.
    """
    values, problems = read_pairs(text, SETTINGS, _SPELLINGS)
    found = {name: value for name, value in (values or {}).items() if value not in {None, ()}}
    checked = [*problems, *_unusable(values, problems)]
    labels = tuple([pair for pair in found.get("labels", ()) if _known_label(pair[0], checked)])
    settings = replace(Settings(), **{**found, "labels": labels})
    return replace(settings, base_url=with_slash(settings.base_url)), tuple(checked)


_NAMED_BY = {"wert-falsch": "schluessel", "schluessel-aehnlich": "gemeint"}


def unusable(line: int | None, key: str = "") -> Problem:
    """Return the problem because of which nothing may be published.

    Args:
        line: of the settings.
        key: what is wrong there; "" for the whole file.
    """
    return problem(_UNUSABLE, SETTINGS, line, angabe=key)


def is_unusable(found: Problem, key: str | None = None) -> bool:
    """Tell whether nothing may be published because of a problem, or because of this key."""
    return found.code == _UNUSABLE and key in {None, dict(found.values)["angabe"]}


def _unusable(
    values: Mapping[str, object] | None, problems: Iterable[Problem]
) -> Iterator[Problem]:
    """Yield why nothing may be published: the file is unreadable, or a key that is everywhere."""
    if values is None:
        line = next((found.line for found in problems), None)
        yield unusable(line)
        return
    for found in problems:
        details = dict(found.values)
        key = details.get(_NAMED_BY.get(found.code, ""))
        if key in _ON_EVERY_PAGE and _ON_EVERY_PAGE[key] not in values:
            yield unusable(found.line, key)


def with_slash(address: str) -> str:
    """Return an address that ends with a slash."""
    return address if address.endswith("/") else address + "/"


def _known_label(name: str, problems: list[Problem]) -> bool:
    if name in LABELS:
        return True
    near = difflib.get_close_matches(name, LABELS, n=1, cutoff=0)
    problems.append(problem("beschriftung-unbekannt", SETTINGS, name=name, gemeint=near[0]))
    return False
