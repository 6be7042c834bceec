"""The template environment: Jinja, strict, without a way to the world outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jinja2
import jinja2.meta

from setzkasten.model.digest import digest_of
from setzkasten.model.views import SiteView
from setzkasten.render.compiled import CompiledTemplates
from setzkasten.render.failures import StrictNames
from setzkasten.render.folding import FoldingEnvironment
from setzkasten.render.functions import template_functions

# Jinja's own names that would make a page depend on chance or on Python's order of text,
# in which »Ä« comes after »Z«.
_REMOVED_FILTERS = ("random", "sort", "dictsort", "unique", "pprint", "attr")
_REMOVED_GLOBALS = ("lipsum",)


@dataclass(frozen=True)
class Surface:
    """Everything but the view that pages are made from; picklable, so that workers can build it.

    Attributes:
        templates: name → source.
        files: name → file, for error messages.
        assets: name of an asset → its address.
        site: what templates know of the site.
        labels: all labels.
        settings: settings of the theme.
        locale: as Babel writes it, such as `de_AT`.
        program: fingerprint of the program and its libraries.
    """

    templates: Mapping[str, str]
    files: Mapping[str, str]
    assets: Mapping[str, str]
    site: SiteView
    labels: Mapping[str, str]
    settings: Mapping[str, str]
    locale: str
    program: bytes

    @cached_property
    def digest(self) -> bytes:
        """Fingerprint of all but the templates, of which each page uses only some."""
        return digest_of(
            (
                dict(self.assets),
                self.site,
                dict(self.labels),
                dict(self.settings),
                self.locale,
                self.program,
            )
        )

    @cached_property
    def key(self) -> bytes:
        """Fingerprint of all, templates included."""
        return digest_of((self.digest, dict(self.templates)))


def build_environment(surface: Surface, *, merges: bool = True) -> jinja2.Environment:
    """Return an environment to render all pages of a build in.

    Args:
        surface: what they have in common.
        merges: whether templates are merged with those they extend: faster, the same pages, but
            an error does not tell its place.
    """
    environment = FoldingEnvironment(
        loader=_Loader(surface.templates, surface.files),
        autoescape=lambda name: name is None or not name.endswith(".txt"),
        undefined=StrictNames,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=CompiledTemplates(surface.key) if merges else None,
    )
    for name in _REMOVED_FILTERS:
        del environment.filters[name]
    for name in _REMOVED_GLOBALS:
        del environment.globals[name]
    functions = template_functions(
        surface.site, surface.locale, surface.labels, surface.assets, surface.settings
    )
    environment.merges = merges
    environment.make_pure(functions, surface.site)
    return environment


class _Loader(jinja2.BaseLoader):
    """Gives templates out of a mapping, under the names of their files."""

    def __init__(self, templates: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.templates = templates
        self.files = files

    def get_source(
        self,
        environment: jinja2.Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template not in self.templates:
            raise jinja2.TemplateNotFound(template)
        return self.templates[template], self.files[template], lambda: True

    def list_templates(self) -> list[str]:
        return sorted(self.templates)


def template_digests(surface: Surface) -> dict[str, bytes]:
    """Return, for each template, the fingerprint of its source and of all it draws in.

    A template that cannot be parsed counts by its source alone; rendering reports it.
    """
    environment = jinja2.Environment(autoescape=True)  # parses only
    direct = {
        name: _referenced(environment, source, surface.templates)
        for name, source in surface.templates.items()
    }
    return {
        name: digest_of(tuple([(n, surface.templates[n]) for n in sorted(_closure(name, direct))]))
        for name in surface.templates
    }


def _referenced(
    environment: jinja2.Environment, source: str, known: Mapping[str, Any]
) -> frozenset[str]:
    try:
        names = set(jinja2.meta.find_referenced_templates(environment.parse(source)))
    except jinja2.TemplateSyntaxError:
        return frozenset()
    # A name that is only known while rendering may be any template.
    return (
        frozenset(known)
        if None in names
        else frozenset(n for n in names if n is not None and n in known)
    )


def _closure(name: str, direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    found = {name}
    pending = [name]
    while pending:
        for other in direct[pending.pop()] - found:
            found.add(other)
            pending.append(other)
    return frozenset(found)
