"""The functions of templates: pure, so that a page depends on nothing but its view."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from markupsafe import Markup

from setzkasten.language.dates import long_date
from setzkasten.language.numbers import count_label, number
from setzkasten.model.article import IsoDate
from setzkasten.model.views import Card, Link, Page
from setzkasten.parse.markdown import BodyContext, figure_of
from setzkasten.plan.routes import ROUTES, Routes, arguments


class UnknownNameError(LookupError):
    """A template asks for a label, asset, setting or route that there is not.

    Attributes:
        kind: what was asked for, in German.
        name: the name that is unknown.
        near: the known name that is most like it, or None.
    """

    def __init__(self, kind: str, name: str, known: Mapping[str, object]) -> None:
        super().__init__(f"{kind}: {name}")
        self.kind = kind
        self.name = name
        self.near = next(iter(difflib.get_close_matches(name, known, n=1, cutoff=0.5)), None)


def template_functions(
    base_url: str,
    locale: str,
    labels: Mapping[str, str],
    assets: Mapping[str, str],
    settings: Mapping[str, str],
) -> dict[str, Callable[..., Any]]:
    """Return the functions by the names that templates call them by.

    Args:
        base_url: full address of the home page.
        locale: as Babel writes it, such as `de_AT`.
        labels: all labels.
        assets: name of an asset → its address.
        settings: settings of the theme.
    """
    routes = Routes(base_url)
    cached_url = lru_cache(maxsize=1024)(routes.url)
    origin = routes.absolute("")
    context = body_context(routes, labels)

    def url(route: str, number: int = 1, **values: Any) -> str:
        if route not in ROUTES:
            raise UnknownNameError("einer Adresse", route, ROUTES)
        missing = arguments(route) - values.keys()
        if missing:
            raise UnknownNameError(f"der Adresse »{route}« ohne", min(missing), {})
        return cached_url(route, number, **values)

    def counted(value: int, noun: str) -> str:
        return count_label(value, _get(labels, "einer Beschriftung", noun), locale)

    return {
        "url": url,
        "absolute": lambda address: f"{origin}{address}",
        "asset": lambda name: _get(assets, "einer Datei unter assets/", name),
        "label": lambda name: _get(labels, "einer Beschriftung", name),
        "setting": lambda name: _get(settings, "einer Theme-Einstellung", name),
        "counted": counted,
        "number": lambda value: number(value, locale),
        "long_date": lambda date: long_date(date, locale),
        "machine_date": lambda date: date,
        "timestamp": timestamp,
        "figure": lambda image: Markup(figure_of(image, None, context)),  # noqa: S704
        "json_ld": json_ld,
        "item_list": lambda cards: item_list(cards, origin),
        "breadcrumb_list": lambda page: breadcrumb_list(page, origin),
    }


def body_context(routes: Routes, labels: Mapping[str, str]) -> BodyContext:
    """Return what the HTML of texts and pictures depends on beside them."""
    pictures = routes.url("picture", name="")
    return BodyContext(routes.base_path, pictures, labels["bild"], labels["bild_verloren"])


def _get(mapping: Mapping[str, str], kind: str, name: str) -> str:
    try:
        return mapping[name]
    except KeyError:
        raise UnknownNameError(kind, name, mapping) from None


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
    joined = {name: item for value in values for name, item in value.items()}
    text = msgspec.json.encode(_known(joined)).decode("utf-8")
    if _BREAKS_OUT.search(text):
        text = _BREAKS_OUT.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return Markup(text)  # noqa: S704  # escaped just above


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


_BREAKS_OUT = re.compile("[<>&\u2028\u2029]")


def _known(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int:
        return value
    if kind is dict:
        return {name: _known(item) for name, item in value.items() if item not in _UNKNOWN}
    if kind is list or kind is tuple:
        return [_known(item) for item in value]
    return str(value) if kind is Markup else value


_UNKNOWN: tuple[object, ...] = (None, "")
