"""Work out once, when a template is compiled, what cannot differ from page to page.

The functions of templates are pure, so `label("archiv")` or `url("home")` is the
same on every page: the call is replaced by its result, and Jinja joins it with
the text around it. A call whose arguments differ becomes a filter, which Jinja
calls directly instead of through the template's context.

An imported macro sees nothing but its arguments and those functions, so it is
pure too: what it made of an article's card is kept, since the same card stands
in the lists of each of its terms, of its year and of its month.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from setzkasten.model.views import Card
from setzkasten.render.flattening import flattened
from setzkasten.render.tightening import tightened
from setzkasten.render.unrolling import ATTRIBUTES, attributes, unroll

try:
    # What markupsafe.escape does to text, without making Markup of it; written in C.
    from markupsafe import _escape_inner as _escaped  # type: ignore[attr-defined]
except ImportError:

    def _escaped(text: str, /) -> str:
        return str(escape(text))


def escape_output(value: Any) -> str:
    """Escape for HTML as markupsafe does, but give text for text."""
    kind = type(value)
    if kind is str:
        return _escaped(value)
    return value if kind is Markup else escape(value)


KEEPING = "kept"
"""The filter through which imported macros are called."""

MOST_KEPT = 40_000  # pieces of HTML
LONGEST_KEPT = 4_000  # characters of one of them; most have a few hundred


def keeper() -> Callable[..., Any]:
    """Return a function that calls macros and keeps what they made of a card."""
    kept: dict[tuple[Any, ...], Any] = {}

    def call(macro: Any, *arguments: Any, **named: Any) -> Any:
        if type(arguments[0]) is not Card:
            return macro(*arguments, **named)
        rest = (*arguments[1:], *named.values())
        if any(type(value) not in _KEYS for value in rest):
            return macro(*arguments, **named)
        # Equal is not enough: 1 is True, and Markup is text that must not be escaped.
        key = (macro, arguments[0].digest, rest, tuple(map(type, rest)), tuple(named))
        if key in kept:
            return kept[key]
        if len(kept) >= MOST_KEPT:
            kept.clear()
        result = macro(*arguments, **named)
        if len(result) <= LONGEST_KEPT:
            kept[key] = result
        return result

    return call


_KEYS = frozenset((str, int, bool, type(None), Markup))


class FoldingEnvironment(jinja2.Environment):
    """An environment that folds calls of its pure functions and the site's own texts."""

    pure: Mapping[str, Callable[..., Any]] = {}
    site: object = None
    merges = False
    """Whether a template is merged with those it extends."""

    def make_pure(self, functions: Mapping[str, Callable[..., Any]], site: object) -> None:
        """Offer functions and the site to templates; all of them the same for all pages."""
        self.pure = functions
        self.site = site
        self.globals |= functions
        self.globals["site"] = site
        self.filters |= functions
        self.filters[KEEPING] = keeper()
        self.filters[ATTRIBUTES] = attributes

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template finds beside its view: the same for all, so a plain mapping.

        Jinja's own chain of mappings is searched step by step whenever a macro is imported.
        """
        return self.globals if not d else {**self.globals, **d}

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        _refuse_internals(source, name, filename)
        if self.merges:
            source = self._merged(source) or source
        macros = _imported(source)
        own = _assigned(source)
        pure = {name: call for name, call in self.pure.items() if name not in own}
        site = None if "site" in own else self.site
        _Folder(pure, site, macros).visit(source)
        if self.merges:
            unroll(source, site)
        python = super()._generate(source, name, filename, defer_init)
        # What a template puts out is joined as text: there is no need to mark each piece.
        python = python.replace("\n", f"\nfrom {__name__} import escape_output as escape\n", 1)
        return tightened(python) if self.merges else python

    def _merged(self, source: nodes.Template) -> nodes.Template | None:
        def parse(name: str) -> nodes.Template:
            if self.loader is None:
                raise jinja2.TemplateNotFound(name)
            text, filename, _current = self.loader.get_source(self, name)
            above = self._parse(text, name, filename)
            _refuse_internals(above, name, filename)
            return above

        try:
            return flattened(source, parse)
        except (jinja2.TemplateNotFound, jinja2.TemplateSyntaxError):
            return None  # Jinja meets it too, and says where it is


def _refuse_internals(template: nodes.Template, name: str | None, filename: str | None) -> None:
    """Refuse names that begin with `_`: they are Python's way to the world outside the view.

    Raises:
        jinja2.TemplateSyntaxError: the template asks for one.
    """
    wanted: list[tuple[nodes.Node, str]] = [
        (node, node.attr) for node in template.find_all(nodes.Getattr)
    ]
    wanted += [
        (item, item.arg.value)
        for item in template.find_all(nodes.Getitem)
        if isinstance(item.arg, nodes.Const) and isinstance(item.arg.value, str)
    ]
    for node, text in wanted:
        if text.startswith("_"):
            raise jinja2.TemplateSyntaxError(f"»{text}«", node.lineno, name, filename)


def _assigned(template: nodes.Template) -> frozenset[str]:
    """Return the names that a template gives a meaning of its own."""
    names = {node.name for node in template.find_all(nodes.Name) if node.ctx != "load"}
    names |= {node.name for node in template.find_all(nodes.Macro)}
    for imported in template.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in imported.names}
    return frozenset(names | {node.target for node in template.find_all(nodes.Import)})


def _imported(template: nodes.Template) -> frozenset[str]:
    """Return the names of macros that see only their arguments: imported without context."""
    names: set[str] = set()
    for imported in template.find_all(nodes.FromImport):
        if not imported.with_context:
            names |= {name if isinstance(name, str) else name[1] for name in imported.names}
    return frozenset(names)


class _Folder(NodeTransformer):
    def __init__(
        self, pure: Mapping[str, Callable[..., Any]], site: object, macros: frozenset[str]
    ) -> None:
        self.pure = pure
        self.site = site
        self.macros = macros

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        function = node.node
        spread = node.dyn_args is not None or node.dyn_kwargs is not None
        if spread or not isinstance(function, nodes.Name):
            return node
        if function.name in self.macros and node.args:
            return _filter(function, KEEPING, node.args, node)
        if function.name not in self.pure:
            return node
        constant = self._constant(node, self.pure[function.name])
        if constant is None and node.args:
            return _filter(node.args[0], function.name, node.args[1:], node)
        return constant or node

    @staticmethod
    def _constant(node: nodes.Call, function: Callable[..., Any]) -> nodes.Const | None:
        """Return the result of a call whose arguments are all constant, if it has one."""
        values = [*node.args, *[pair.value for pair in node.kwargs]]
        if not all(isinstance(value, nodes.Const) for value in values):
            return None
        arguments = [argument.as_const() for argument in node.args]
        named = {pair.key: pair.value.as_const() for pair in node.kwargs}
        try:
            result = function(*arguments, **named)
        except Exception:  # noqa: BLE001  # it will fail again on the page, with its place
            return None
        if not isinstance(result, str | int):
            return None
        return nodes.Const(result, lineno=node.lineno, environment=node.environment)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        owner = node.node
        if self.site is not None and isinstance(owner, nodes.Name) and owner.name == "site":
            value = getattr(self.site, node.attr, None)
            if isinstance(value, str):
                return nodes.Const(value, lineno=node.lineno, environment=node.environment)
        return node


def _filter(
    value: nodes.Expr, name: str, arguments: list[nodes.Expr], call: nodes.Call
) -> nodes.Filter:
    return nodes.Filter(
        value,
        name,
        arguments,
        call.kwargs,
        None,
        None,
        lineno=call.lineno,
        environment=call.environment,
    )
