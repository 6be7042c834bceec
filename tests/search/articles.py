"""Articles to search."""

from __future__ import annotations

from typing import Any

from setzkasten.search.prepare import Entry, Prepared, prepare


def entry(slug: str, title: str = "", body: str = "", **values: Any) -> Entry:
    """Return an entry; what is not given is empty."""
    empty = {
        **dict.fromkeys(("kicker", "subtitle", "lead", "date", "shown", "place"), ""),
        **dict.fromkeys(("authors", "categories", "tags"), ()),
    }
    return Entry(slug=slug, url=f"/artikel/{slug}/", title=title, body=body, **(empty | values))


def prepared(slug: str, title: str = "", body: str = "", **values: Any) -> Prepared:
    """Return an entry, prepared."""
    return prepare(entry(slug, title, body, **values))
