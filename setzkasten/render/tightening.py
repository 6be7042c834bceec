"""Make the Python code that Jinja writes for a template do less on every page.

Jinja's code looks up filters and imported macros anew for each page, and asks
for each attribute through a function that also tries items. Here both happen
once, or directly. The pages are the same: what would differ is an error, and a
page that fails is rendered again with Jinja's own code (see `render/pages.py`).

What looks other than expected, in another version of Jinja say, stays as it is.
"""

from __future__ import annotations

import ast
from keyword import iskeyword

_FORGIVING = frozenset(("defined", "undefined", "default", "d"))
"""Tests and filters that are there for values that may be missing."""


def tightened(python: str) -> str:
    """Return the code of a template, as Jinja writes it, with less to do.

    Args:
        python: a module with functions such as `root(context, …)`.
    """
    module = ast.parse(python)
    roots = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    if [root.name for root in roots] != ["root"] or "new_context" in python:
        return python  # blocks and included templates share their names with the root
    root = roots[0]
    once, again = _divided(root.body)
    _Direct(_forgiving(once)).visit(root)
    root.body = again
    at = module.body.index(root)
    module.body[at:at] = once
    return ast.unparse(ast.fix_missing_locations(module))


def _divided(body: list[ast.stmt]) -> tuple[list[ast.stmt], list[ast.stmt]]:
    """Tell apart what a template does once, when it is loaded, and on every page."""
    once: list[ast.stmt] = []
    again: list[ast.stmt] = []
    source = 0
    for statement in body:
        if _fetches(statement):
            once.append(statement)
        elif module := _imported_module(statement):
            source += 1
            once.append(_assign(f"module_{source}", module))
        elif source and (imported := _imported_name(statement)):
            variable, name = imported
            kept = f"module_{source}_{name}"
            value = ast.parse(f"getattr(module_{source}, {name!r}, missing)", mode="eval").body
            once.append(_assign(kept, value))
            again.append(_assign(variable, ast.Name(kept, ast.Load())))
        elif not _tells_blocks(statement):
            again.append(statement)
    return once, again


def _assign(name: str, value: ast.expr) -> ast.Assign:
    return ast.Assign([ast.Name(name, ast.Store())], value, lineno=1)


def _imported_module(statement: ast.stmt) -> ast.expr | None:
    """Return how the template is loaded from which the statements that follow take macros."""
    match statement:
        case ast.Assign(
            targets=[ast.Name(id="included_template")],
            value=ast.Call(
                func=ast.Attribute(attr="_get_default_module"), args=[ast.Name(id="context")]
            ) as call,
        ):
            return ast.Call(call.func, [], [])
    return None


def _imported_name(statement: ast.stmt) -> tuple[str, str] | None:
    """Return variable and name of the macro that a statement takes from the last template."""
    match statement:
        case ast.Assign(
            targets=[ast.Name(id=variable)],
            value=ast.Call(
                func=ast.Name(id="getattr"),
                args=[ast.Name(id="included_template"), ast.Constant(value=str(name)), _],
            ),
        ):
            return variable, name
    return None


def _tells_blocks(statement: ast.stmt) -> bool:
    """Tell whether a statement passes names on to blocks, of which there are none."""
    match statement:
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(
                    value=ast.Attribute(value=ast.Name(id="context"), attr=names),
                    attr="update" | "difference_update",
                )
            )
        ):
            return names in ("vars", "exported_vars")
    return False


def _fetches(statement: ast.stmt) -> bool:
    """Tell whether a statement fetches a filter or a test, with what happens if there is none."""
    match statement:
        case ast.Try(body=[ast.Assign(value=ast.Subscript(value=ast.Attribute(attr=kind)))]):
            return kind in ("filters", "tests")
    return False


def _forgiving(fetched: list[ast.stmt]) -> frozenset[str]:
    """Return the variables that stand for what may be given a missing value."""
    found = set()
    for statement in fetched:
        match statement:
            case ast.Try(
                body=[
                    ast.Assign(
                        targets=[ast.Name(id=variable)],
                        value=ast.Subscript(slice=ast.Constant(value=name)),
                    )
                ]
            ) if name in _FORGIVING:
                found.add(variable)
    return frozenset(found)


class _Direct(ast.NodeTransformer):
    """Turns `environment.getattr(x, "name")` into `x.name`."""

    def __init__(self, forgiving: frozenset[str]) -> None:
        self.forgiving = forgiving

    def visit_Call(self, node: ast.Call) -> ast.expr:
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in self.forgiving:
                return node
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="environment"), attr="getattr"),
                args=[owner, ast.Constant(value=str(attribute))],
            ) if attribute.isidentifier() and not iskeyword(attribute):
                return ast.Attribute(_sure(self.visit(owner)), attribute, ast.Load())
        self.generic_visit(node)
        return node


def _sure(owner: ast.expr) -> ast.expr:
    """Return the name alone of `undefined(name='x') if l_0_x is missing else l_0_x`.

    Neither a missing nor an undefined value has attributes, so that asking for one fails.
    """
    match owner:
        case ast.IfExp(test=ast.Compare(ops=[ast.Is()]), orelse=ast.Name() as name):
            return name
    return owner
