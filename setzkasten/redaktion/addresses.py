"""The addresses of the Redaktion, and what of the queue they carry along."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from setzkasten.redaktion.reasons import BY_KEY, Reason

PREFIX = "/_redaktion/"

LONGEST_WORDS = 100  # characters that a title is looked for by


@dataclass(frozen=True, slots=True)
class Way:
    """The part of the queue that an editor walks through.

    Attributes:
        reason: only articles with this one.
        words: only articles with these in their titles.
        page: of the list, from 1.
        place: of the open article in that part, from 0; None where it was opened otherwise.
    """

    reason: Reason | None = None
    words: str = ""
    page: int = 1
    place: int | None = None

    def list(self) -> str:
        """Return the address of the list."""
        return PREFIX + _query(self, page=self.page)

    def arrival(self, name: str) -> str:
        """Return the address of the list that tells what became of a new text."""
        return f"{PREFIX}?{urlencode({'neu': name})}"

    def article(self, name: str, place: int | None = None) -> str:
        """Return the address of an article's page."""
        return f"{PREFIX}{quote(name, safe='')}/" + _query(self, place=place)


def _query(way: Way, page: int = 1, place: int | None = None) -> str:
    parts = {
        "grund": way.reason.key if way.reason else "",
        "wort": way.words,
        "seite": str(page) if page > 1 else "",
        "platz": "" if place is None else str(place),
    }
    query = urlencode({name: value for name, value in parts.items() if value})
    return f"?{query}" if query else ""


def way_of(query: dict[str, str]) -> Way:
    """Return the way that an address names; what makes no sense in it does not count."""
    return Way(
        BY_KEY.get(query.get("grund", "")),
        " ".join(query.get("wort", "")[:LONGEST_WORDS].split()),
        _number(query.get("seite", "")) or 1,
        _number(query.get("platz", "")),
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None  # noqa: PLR2004
