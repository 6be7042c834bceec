"""Views of the Redaktion → HTML. The templates are part of the program, not of a theme."""

from __future__ import annotations

from functools import cache
from importlib import resources

import jinja2

from setzkasten.language.numbers import count
from setzkasten.redaktion.views import ArticleView, ConflictView, Frame, ListView

STYLE = "/_vorschau/redaktion.css"
SCRIPT = "/_vorschau/redaktion.js"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(style=STYLE, script=SCRIPT, counted=count)
    return environment


def _source(name: str) -> str:
    place = resources.files("setzkasten.redaktion") / "templates" / name
    return place.read_text("utf-8")


def asset(address: str) -> bytes:
    """Return the style sheet or the script, by its address."""
    return (resources.files("setzkasten.redaktion") / address.rpartition("/")[2]).read_bytes()


def list_page(view: ListView) -> str:
    """Return the page of the queue."""
    return _environment().get_template("liste.html").render(view=view, frame=view.frame)


def article_page(view: ArticleView) -> str:
    """Return the page of an article."""
    return _environment().get_template("artikel.html").render(view=view, frame=view.frame)


def conflict_page(view: ConflictView) -> str:
    """Return the page that tells of a conflict."""
    return _environment().get_template("konflikt.html").render(view=view, frame=view.frame)


def message_page(frame: Frame, title: str) -> str:
    """Return a page that holds nothing but the notice."""
    return _environment().get_template("meldung.html").render(frame=frame, heading=title)
