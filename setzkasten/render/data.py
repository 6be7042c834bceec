"""Data for programs in pages and feeds: JSON-LD after schema.org, and JSON Feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from setzkasten.model.article import IsoDate
from setzkasten.model.views import Card, Link, Page


def timestamp(date: IsoDate | None) -> str:
    """Write a date as Atom wants it (RFC 3339): the start of the day, month or year in UTC.

    A feed without dated entries gets the Unix epoch, for Atom has no "unknown".
    """
    if date is None:
        return "1970-01-01T00:00:00Z"
    return (date + "-01-01"[: len("2014-01-01") - len(date)]) + "T00:00:00Z"


def json_ld(*values: Mapping[str, Any]) -> Markup:
    """Write mappings, joined, as JSON-LD that is safe inside a script element.

    Unknown values are left out.

    `<`, `>` and `&` are escaped as JSON allows, so that no text can end the element.
    """
    joined = values[0] if len(values) == 1 else {k: v for value in values for k, v in value.items()}
    data = msgspec.json.encode(_known(joined))
    for sign, escaped in _BREAKS_OUT:
        data = data.replace(sign, escaped)
    return Markup(data.decode("utf-8"))  # noqa: S704  # escaped just above


def item_list(cards: Sequence[Card], origin: str) -> dict[str, Any]:
    """Return the articles of a list as schema.org's ItemList."""
    return {
        "@type": "ItemList",
        "numberOfItems": len(cards),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "url": f"{origin}{card.url}",
                "name": card.title,
            }
            for place, card in enumerate(cards, 1)
        ],
    }


def breadcrumb_list(page: Page, origin: str) -> dict[str, Any]:
    """Return the way to a page, itself included, as schema.org's BreadcrumbList."""
    steps = [*page.crumbs, Link(page.title, page.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": step.title,
                "item": f"{origin}{step.url}",
            }
            for place, step in enumerate(steps, 1)
        ],
    }


def feed_items(cards: Iterable[Card], origin: str) -> list[dict[str, Any]]:
    """Return articles as items of a JSON Feed 1.1, each with all that the specification asks for.

    Args:
        cards: articles that have a date.
        origin: scheme and host, which go before their addresses.
    """
    return [
        {
            "id": f"{origin}{card.url}",
            "url": f"{origin}{card.url}",
            "title": card.title,
            "content_text": card.teaser or card.title,
            "date_published": timestamp(card.date),
            "date_modified": timestamp(card.updated) if card.updated else None,
            "authors": [
                {"name": author.title, "url": f"{origin}{author.url}"} for author in card.authors
            ]
            or None,
            "tags": [term.title for term in (*card.categories, *card.tags)] or None,
        }
        for card in cards
    ]


_BREAKS_OUT = [
    (sign.encode("utf-8"), f"\\u{ord(sign):04x}".encode("ascii")) for sign in "<>&\u2028\u2029"
]
"""What could end a script element, or a line of JavaScript; as bytes it is found the fastest."""


def _known(value: Any) -> Any:
    kind = type(value)
    if kind is dict:
        return {
            name: item if type(item) in _PLAIN else _known(item)
            for name, item in value.items()
            if item or (item is not None and item != "")
        }
    if kind is list or kind is tuple:
        return [item if type(item) in _PLAIN else _known(item) for item in value]
    return str(value) if kind is Markup else value


_PLAIN = frozenset((str, int, bool))
