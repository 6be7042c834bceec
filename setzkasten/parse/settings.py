"""Read `setzkasten.yaml`: the one table of settings, checked, with defaults."""

from __future__ import annotations

import difflib
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


def read_settings(text: str) -> tuple[Settings, tuple[Problem, ...]]:
    r"""Read the settings file.

    Args:
        text: its content, line ends as `\n`; empty for no file.

    Returns:
        The settings, with the default for whatever is missing or wrong; and what is wrong.
    """
    values, problems = read_pairs(text, SETTINGS, _SPELLINGS)
    found = {name: value for name, value in (values or {}).items() if value not in {None, ()}}
    checked = [*problems]
    labels = tuple([pair for pair in found.get("labels", ()) if _known_label(pair[0], checked)])
    settings = replace(Settings(), **{**found, "labels": labels})
    return replace(settings, base_url=with_slash(settings.base_url)), tuple(checked)


def with_slash(address: str) -> str:
    """Return an address that ends with a slash."""
    return address if address.endswith("/") else address + "/"


def _known_label(name: str, problems: list[Problem]) -> bool:
    if name in LABELS:
        return True
    near = difflib.get_close_matches(name, LABELS, n=1, cutoff=0)
    problems.append(problem("beschriftung-unbekannt", SETTINGS, name=name, gemeint=near[0]))
    return False
