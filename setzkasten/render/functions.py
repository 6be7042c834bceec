"""The functions of templates: pure, so that a page depends on nothing but its view."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import Any

from markupsafe import Markup

from setzkasten.language.dates import long_date
from setzkasten.language.numbers import count_label, number
from setzkasten.model.article import Image, IsoDate
from setzkasten.model.dublin_core import Elements, dublin_core_in_head
from setzkasten.model.views import Card, Page, SiteView
from setzkasten.parse.figures import BodyContext, figure_of
from setzkasten.plan.routes import ROUTES, Routes, arguments
from setzkasten.render.citing import Download, bibtex, reference, ris
from setzkasten.render.data import breadcrumb_list, feed_items, item_list, json_ld, timestamp


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


class TemplateFunctions:
    """Everything that a template can call; the docstrings make the table in docs/themes.md.

    Args:
        site: gives its address, title and language.
        locale: as Babel writes it, such as `de_AT`.
        labels: all labels.
        assets: name of an asset → its address.
        settings: settings of the theme.
    """

    def __init__(
        self,
        site: SiteView,
        locale: str,
        labels: Mapping[str, str],
        assets: Mapping[str, str],
        settings: Mapping[str, str],
    ) -> None:
        routes = Routes(site.base_url)
        self._cached_url = lru_cache(maxsize=1024)(routes.url)
        self._origin = routes.absolute("")
        self._body_context = body_context(routes, labels)
        self._site = site
        self._locale = locale
        self._labels = labels
        self._assets = assets
        self._settings = settings

    def url(self, route: str, number: int = 1, **values: str) -> str:
        """Address of a page by its route: `url("archive")`, `url("category", slug="recht")`.

        `number` asks for a later page of a list.
        """
        if route not in ROUTES:
            raise UnknownNameError("einer Adresse", route, ROUTES)
        missing = arguments(route) - values.keys()
        if missing:
            raise UnknownNameError(f"der Adresse »{route}« ohne", min(missing), {})
        return self._cached_url(route, number, **values)

    def absolute(self, address: str) -> str:
        """Full address, with the host, of one that begins with `/`."""
        return f"{self._origin}{address}"

    def asset(self, name: str) -> str:
        """Address of a file below `assets/`, its fingerprint included: `asset("stil.css")`."""
        return _get(self._assets, "einer Datei unter assets/", name)

    def find_asset(self, name: str) -> str | None:
        """The same, or None where the theme has no such file."""
        return self._assets.get(name)

    def label(self, name: str) -> str:
        """A word of the interface, which the site's settings may replace: `label("weiter")`."""
        return _get(self._labels, "einer Beschriftung", name)

    def setting(self, name: str) -> str:
        """A setting of the theme, as text: what the site says, or else the theme's default."""
        return _get(self._settings, "einer Theme-Einstellung", name)

    def counted(self, value: int, noun: str) -> str:
        """A number with its noun in the right form: `counted(2, "kategorie")` → 2 Kategorien."""
        noun_forms = _get(self._labels, "einer Beschriftung", noun)
        return count_label(value, noun_forms, self._locale)

    def number(self, value: int) -> str:
        """A number in the language of the site: `number(12345)` → 12.345."""
        return number(value, self._locale)

    def long_date(self, date: IsoDate) -> str:
        """A date in words, as precise as it is known: 29. Oktober 2014, Oktober 2014, 2014."""
        return long_date(date, self._locale)

    def machine_date(self, date: IsoDate) -> str:
        """A date as the `datetime` attribute of a `time` element wants it."""
        return date

    def timestamp(self, date: IsoDate | None) -> str:
        """A date as Atom wants it (RFC 3339): the start of the day, month or year in UTC."""
        return timestamp(date)

    def reference(self, card: Card) -> str:
        """How to cite an article: author, title, site, date, address."""
        return reference(
            card, f"{self._origin}{card.url}", self._site.title, self._labels, self._locale
        )

    def bibtex(self, card: Card) -> Download:
        """The same as a BibTeX entry, to download."""
        address = f"{self._origin}{card.url}"
        return bibtex(card, address, self._site.title, self._site.language)

    def ris(self, card: Card) -> Download:
        """The same as a RIS record, to download."""
        return ris(card, f"{self._origin}{card.url}", self._site.title, self._site.language)

    def figure(self, image: Image) -> Markup:
        """HTML of a picture with caption and credit, also where its file is lost."""
        return Markup(figure_of(image, None, self._body_context))  # noqa: S704  # escaped there

    def level(self, count: int, most: int) -> int:
        """How much a term weighs beside others, from 1 to 4, by its number of articles."""
        return level(count, most)

    def dublin_core(self, card: Card, source: str | None) -> Elements:
        """What Dublin Core says of an article: pairs such as `title` and its value."""
        return dublin_core_in_head(card, f"{self._origin}{card.url}", source, self._site)

    def json_ld(self, *values: Mapping[str, Any]) -> Markup:
        """Mappings, joined, as JSON-LD for a `script` element; what is none or "" is left out."""
        return json_ld(*values)

    def item_list(self, cards: Sequence[Card]) -> dict[str, Any]:
        """The articles of a list as schema.org's ItemList, for `json_ld`."""
        return item_list(cards, self._origin)

    def feed_items(self, cards: Sequence[Card]) -> list[dict[str, Any]]:
        """Articles as the items of a JSON Feed."""
        return feed_items(cards, self._origin)

    def breadcrumb_list(self, page: Page) -> dict[str, Any]:
        """The way to a page as schema.org's BreadcrumbList, for `json_ld`."""
        return breadcrumb_list(page, self._origin)


def template_functions(
    site: SiteView,
    locale: str,
    labels: Mapping[str, str],
    assets: Mapping[str, str],
    settings: Mapping[str, str],
) -> dict[str, Callable[..., Any]]:
    """Return the functions by the names that templates call them by; see `TemplateFunctions`."""
    made = TemplateFunctions(site, locale, labels, assets, settings)
    return {name: getattr(made, name) for name in vars(TemplateFunctions) if name[0] != "_"}


LEVELS = 4


def level(count: int, most: int) -> int:
    """Return how much a term weighs beside others, 1 to 4, by the logarithm of its articles.

    Args:
        count: its articles, at least 1.
        most: those of the weightiest.
    """
    return 1 + round((LEVELS - 1) * log(count) / log(most)) if most > 1 else 1


def body_context(routes: Routes, labels: Mapping[str, str]) -> BodyContext:
    """Return what the HTML of texts and pictures depends on beside them."""
    pictures = routes.url("picture", name="")
    words = (labels["bild"], labels["bild_verloren"], labels["tabelle"])
    return BodyContext(routes.base_path, pictures, *words)


def _get(mapping: Mapping[str, str], kind: str, name: str) -> str:
    try:
        return mapping[name]
    except KeyError:
        raise UnknownNameError(kind, name, mapping) from None
