"""Render pages: a batch of jobs in, bytes or problems out. Pure, picklable, fit for any worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import jinja2
from markupsafe import Markup

from setzkasten.model.problem import Problem
from setzkasten.model.views import Body, BodyRef, Page, View
from setzkasten.parse.markdown import render_body
from setzkasten.plan.routes import Routes
from setzkasten.render.environment import Surface, build_environment
from setzkasten.render.failures import failure_problem, syntax_problem
from setzkasten.render.functions import body_context


@dataclass(frozen=True, slots=True)
class RenderJob:
    """A page to render.

    Attributes:
        page, view: what its template sees; the view names the template.
        markdown: the text that stands in for a `BodyRef` of the view, else None.
    """

    page: Page
    view: View
    markdown: str | None = None


def render_pages(surface: Surface, jobs: Sequence[RenderJob]) -> list[bytes | Problem]:
    """Render pages, in order; a page whose template fails gives the problem instead."""
    renderer = _renderer(surface)
    return [renderer.render(job) for job in jobs]


class _Renderer:
    """Holds what is the same for all pages of a build."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.environment = build_environment(surface)
        self.body_context = body_context(Routes(surface.site.base_url), surface.labels)

    @cached_property
    def plain(self) -> jinja2.Environment:
        """The environment that knows where an error is."""
        return build_environment(self.surface, merges=False)

    def render(self, job: RenderJob) -> bytes | Problem:
        try:
            text = self.environment.get_template(job.view.template).render(self._context(job))
        except Exception:  # noqa: BLE001  # a template may raise anything
            return self._plainly(job)
        return text.encode("utf-8", "replace")

    def _plainly(self, job: RenderJob) -> bytes | Problem:
        """Render a page that failed as Jinja does it: slower, but its errors tell their place."""
        template = job.view.template
        try:
            text = self.plain.get_template(template).render(self._context(job))
        except jinja2.TemplateSyntaxError as error:
            return syntax_problem(error, template, self.surface.files, job.page.url)
        except Exception as error:  # noqa: BLE001
            names = (*_field_names(type(job.view)), "page")
            return failure_problem(error, template, self.surface.files, names, job.page.url)
        return text.encode("utf-8", "replace")

    def _context(self, job: RenderJob) -> dict[str, Any]:
        view = job.view
        context = {name: getattr(view, name) for name in _field_names(type(view))}
        body = context.get("body")
        if isinstance(body, BodyRef):
            rendered = render_body(job.markdown or "", body.images, self.body_context)
            context["body"] = Body(Markup(rendered.html), rendered.headings)  # noqa: S704  # escaped by render_body
        context["page"] = job.page
        return context


def _field_names(kind: Any) -> tuple[str, ...]:
    if kind not in _FIELD_NAMES:
        _FIELD_NAMES[kind] = tuple([field.name for field in fields(kind)])
    return _FIELD_NAMES[kind]


_FIELD_NAMES: dict[type, tuple[str, ...]] = {}


_LAST: tuple[bytes, _Renderer] | None = None


def _renderer(surface: Surface) -> _Renderer:
    """Return the renderer of a surface; a worker keeps the last one, for it gets many batches."""
    global _LAST  # noqa: PLW0603
    key = surface.key
    if _LAST is None or _LAST[0] != key:
        _LAST = (key, _Renderer(surface))
    return _LAST[1]
