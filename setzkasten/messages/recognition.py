"""What was recognised in a raw text, in one line of German."""

from __future__ import annotations

from setzkasten.language.dates import long_date
from setzkasten.language.numbers import count
from setzkasten.model.article import Metadata

LONGEST = 60  # characters of a title


def recognised(metadata: Metadata) -> str:
    """Say what was recognised, guesses marked, and what was not found.

    Returns:
        Such as `»Kaufen im Netz« · von Anna Müller · 29. Oktober 2014 · Payment · kein Schlagwort
        (12 verloren)`.
    """
    return " · ".join(
        [
            f"»{_cut(metadata.title)}«{_guess(metadata, 'Titel')}",
            _people(metadata),
            _date(metadata),
            _terms(metadata.categories, "Kategorien", "keine Kategorie", metadata),
            _tags(metadata),
        ]
    )


def _cut(title: str) -> str:
    if len(title) <= LONGEST:
        return title
    return title[: LONGEST - 1].rstrip() + "…"


def _guess(metadata: Metadata, key: str) -> str:
    return " (geraten)" if key in metadata.guessed else ""


def _people(metadata: Metadata) -> str:
    if not metadata.authors:
        return "keine Autorin"
    return f"von {' und '.join(metadata.authors)}{_guess(metadata, 'Autorin')}"


def _date(metadata: Metadata) -> str:
    if metadata.date is None:
        return "undatiert"
    return long_date(metadata.date) + _guess(metadata, "Datum")


def _terms(names: tuple[str, ...], key: str, none: str, metadata: Metadata) -> str:
    return ", ".join(names) + _guess(metadata, key) if names else none


def _tags(metadata: Metadata) -> str:
    lost = f" ({metadata.tags_lost} verloren)" if metadata.tags_lost else ""
    if not metadata.tags:
        return f"kein Schlagwort{lost}"
    found = count(len(metadata.tags), "Schlagwort", "Schlagworte")
    return f"{found}{_guess(metadata, 'Schlagworte')}{lost}"
