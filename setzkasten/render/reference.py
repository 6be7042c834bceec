"""The tables of docs/themes.md, made from the types and functions that templates really get.

`python -m setzkasten.render.reference` writes them between the marks of that file;
a test fails where it was not done.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

import jinja2
from jinja2 import nodes

from setzkasten.model import article, views
from setzkasten.plan.routes import ROUTES
from setzkasten.render.folding import FoldingEnvironment
from setzkasten.render.functions import TemplateFunctions

BEGIN, END = "<!-- generated: begin -->", "<!-- generated: end -->"

_WORDS = {
    "str": "text",
    "int": "number",
    "bool": "true or false",
    "IsoDate": "date",
    "bytes": "bytes",
}
# Stand for what a template gets until the page is rendered.
_PLACEHOLDERS = {"Roll", "BodyRef"}
_NAMES = re.compile(r"^ {4}(\w+(?:, \w+)*): (.*)$")


def renewed(text: str, templates: Mapping[str, str]) -> str:
    """Return docs/themes.md with its tables as they have to be.

    Args:
        text: the file as it is.
        templates: name → source of the templates of `schlicht`, whose blocks are listed.

    Raises:
        ValueError: the marks are missing.
    """
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError("the marks are missing")
    return f"{head}{BEGIN}\n\n{reference(templates)}\n{END}{tail}"


def reference(templates: Mapping[str, str]) -> str:
    """Return all tables as Markdown."""
    pages = list(get_args(views.View))
    parts = [
        "## What every template receives",
        *_section("`page`", views.Page),
        *_section("`site`", views.SiteView),
        "## What each page's template receives besides",
        *[line for kind in pages for line in _section(f"`{kind.template}`", kind)],
        "## The values in them",
        *[line for kind in _values(pages) for line in _section(kind.__name__, kind)],
        "## Functions",
        'Called as `{{ label("weiter") }}`, or used as filters: `{{ card.date|long_date }}`.',
        _table(("call", "gives"), map(_function_row, _functions())),
        "## Routes",
        "What `url` knows. Lists have later pages, which `number` asks for.",
        _table(("route", "address"), [(f"`{n}`", f"`{p}`") for n, p in ROUTES.items()]),
        "## Blocks",
        "Of the templates in `schlicht`; a template also has the blocks of the one it extends.",
        _table(("template", "extends", "blocks"), _block_rows(templates)),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, kind: Any) -> list[str]:
    summary, attributes = _documented(kind)
    rows = [
        (f"`{field.name}`", _spelled(str(field.type)), attributes.get(field.name, ""))
        for field in fields(kind)
        if field.type != "bytes"
    ]
    lines = [f"### {title}", summary]
    return [*lines, _table(("name", "type", "what it is"), rows)] if rows else lines


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines]
    )


def _documented(kind: Any) -> tuple[str, dict[str, str]]:
    """Split a docstring into its text and what it says of each attribute."""
    text, _, listed = (inspect.getdoc(kind) or "").partition("\nAttributes:\n")
    attributes: dict[str, str] = {}
    names: list[str] = []
    for line in listed.splitlines():
        if match := _NAMES.match(line):
            names = match[1].split(", ")
            attributes |= dict.fromkeys(names, match[2])
        elif line.strip():
            attributes |= {name: f"{attributes[name]} {line.strip()}" for name in names}
    return " ".join(text.split()), attributes


def _spelled(annotation: str) -> str:
    """Write a type as a template's author thinks of it: `Link | None` → Link or none."""
    return _spell(ast.parse(annotation, mode="eval").body)


def _spell(node: ast.expr) -> str:
    if isinstance(node, ast.BinOp):
        parts = [part for part in (_spell(node.left), _spell(node.right)) if part]
        return " or ".join(parts)
    if isinstance(node, ast.Subscript):
        inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if isinstance(inner[-1], ast.Constant):
            return f"list of {_spell(inner[0])}"
        return f"({', '.join(map(_spell, inner))})"
    if isinstance(node, ast.Name):
        if node.id in _PLACEHOLDERS:
            return ""
        return _WORDS.get(node.id) or f"[{node.id}](#{node.id.lower()})"
    return "none" if ast.unparse(node) == "None" else ast.unparse(node)


def _values(pages: Iterable[Any]) -> list[Any]:
    """Return the types that others have as attributes, in the order in which they are written."""
    known = {
        name: kind
        for module in (article, views)
        for name, kind in vars(module).items()
        if inspect.isclass(kind) and hasattr(kind, "__dataclass_fields__")
    }
    found: set[str] = set()
    pending: list[Any] = [views.Page, views.SiteView, *pages]
    while pending:
        text = " ".join([str(field.type) for field in fields(pending.pop())])
        new = {name for name in re.findall(r"\w+", text) if name in known} - found - _PLACEHOLDERS
        found |= new
        pending += [known[name] for name in new]
    return [known[name] for name in known if name in found]


def _functions() -> Iterator[tuple[str, Any]]:
    for name, method in vars(TemplateFunctions).items():
        if not name.startswith("_"):
            yield name, method


def _function_row(function: tuple[str, Any]) -> tuple[str, str]:
    name, method = function
    arguments = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in inspect.signature(method).parameters.values()
        if parameter.name != "self"
    ]
    call = f"`{name}({', '.join(map(str, arguments))})`"
    return call, " ".join((inspect.getdoc(method) or "").split())


def _block_rows(templates: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    environment: jinja2.Environment = FoldingEnvironment()
    for name, source in sorted(templates.items()):
        tree = environment.parse(source)
        blocks = [f"`{block.name}`" for block in tree.find_all(nodes.Block)]
        extended = [
            f"`{extends.template.value}`"
            for extends in tree.find_all(nodes.Extends)
            if isinstance(extends.template, nodes.Const)
        ]
        if blocks:
            yield f"`{name}`", " ".join(extended), ", ".join(dict.fromkeys(blocks))


def main() -> None:
    """Write docs/themes.md of this checkout anew."""
    root = Path(__file__).parents[2]
    templates = templates_in(root / "themes" / "schlicht" / "templates")
    file = root / "docs" / "themes.md"
    file.write_bytes(renewed(file.read_text("utf-8"), templates).encode("utf-8"))


def templates_in(folder: Path) -> dict[str, str]:
    """Read the templates of a folder: name → source."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.html"))}


if __name__ == "__main__":
    main()
