"""Merge a template with all it extends, once, when it is compiled.

Jinja finds out on every page which block stands for which, opens a scope for
each, and passes every piece of text through one generator per template of the
chain. All of that is known beforehand: the frame of a page can be taken with
each block's last version in its place.

What cannot be merged with the very same meaning is left to Jinja. Pages whose
merged template fails are rendered as Jinja does it, so that an error names the
template and line it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import nodes

Parse = Callable[[str], nodes.Template]
"""Returns the syntax tree of a template by its name; raises what Jinja raises."""

_LONGEST = 20  # templates of a chain; one that extends itself has no end


def flattened(template: nodes.Template, parse: Parse) -> nodes.Template | None:
    """Return a template that extends others as one without blocks; None to leave it as it is.

    Args:
        template: the syntax tree. It stays as it is, but the result shares its nodes.
        parse: gives those of the others.
    """
    try:
        return _merged(_chain(template, parse))
    except _CannotMergeError:
        return None


class _CannotMergeError(Exception):
    """The templates use something that has another meaning when merged."""


def _chain(template: nodes.Template, parse: Parse) -> list[nodes.Template]:
    """Return the template, the one it extends, and so on up to the frame."""
    chain = [template]
    while above := _extended(chain[-1]):
        if len(chain) == _LONGEST:
            raise _CannotMergeError
        chain.append(parse(above))
    return chain


def _extended(template: nodes.Template) -> str | None:
    found = list(template.find_all(nodes.Extends))
    if not found:
        return None
    name = found[0].template
    if len(found) > 1 or found[0] not in template.body or not isinstance(name, nodes.Const):
        raise _CannotMergeError
    return str(name.value)


def _merged(chain: list[nodes.Template]) -> nodes.Template | None:
    if len(chain) == 1:
        return None
    for template in chain:
        _refuse_what_differs(template)
    versions: dict[str, list[nodes.Block]] = {}
    for template in chain:
        for block in template.find_all(nodes.Block):
            versions.setdefault(block.name, []).append(block)
    top = [node for template in chain[:-1] for node in _hoisted(template)]
    frame = chain[-1]
    # Names that the frame sets itself are to be seen in blocks, as Jinja has it.
    body = [*top, *_Merger(versions).body(frame.body, frozenset())]
    return nodes.Template(body, lineno=1, environment=frame.environment)


_DIFFERENT = (nodes.Include, nodes.Import, nodes.CallBlock, nodes.ScopedEvalContextModifier)


def _refuse_what_differs(template: nodes.Template) -> None:
    """Refuse what looks at the template or the scope that it stands in."""
    if any(True for _ in template.find_all(_DIFFERENT)):
        raise _CannotMergeError
    if any(block.scoped or block.required for block in template.find_all(nodes.Block)):
        raise _CannotMergeError
    if any(name.name == "self" for name in template.find_all(nodes.Name)):
        raise _CannotMergeError
    if any(imported.with_context for imported in template.find_all(nodes.FromImport)):
        raise _CannotMergeError
    for kind in (nodes.For, nodes.Macro, nodes.FilterBlock, nodes.AssignBlock, nodes.With):
        for outer in template.find_all(kind):
            if any(True for _ in outer.find_all(nodes.Block)):
                raise _CannotMergeError


def _hoisted(template: nodes.Template) -> Iterator[nodes.Node]:
    """Give what a template that extends another does beside filling blocks."""
    for node in template.body:
        if isinstance(node, nodes.FromImport | nodes.Macro):
            yield node
        elif isinstance(node, nodes.Output):
            if not all(isinstance(piece, nodes.TemplateData) for piece in node.nodes):
                raise _CannotMergeError
        elif not isinstance(node, nodes.Extends | nodes.Block):
            raise _CannotMergeError


class _Merger:
    """Puts each block's last version in its place."""

    def __init__(self, versions: dict[str, list[nodes.Block]]) -> None:
        self.versions = versions
        self.placed: set[tuple[str, int]] = set()  # a syntax tree has each of its nodes once

    def body(
        self,
        body: list[nodes.Node],
        outer: frozenset[str],
        block: str | None = None,
        version: int = 0,
    ) -> list[nodes.Node]:
        """Return a body without blocks.

        Args:
            body: nodes of a template, or of a block.
            outer: names that the blocks around it set for themselves.
            block: the name of the block that it is the body of.
            version: how many others have replaced that.
        """
        merged: list[nodes.Node] = []
        for node in body:
            if isinstance(node, nodes.Block):
                merged += self._version(node.name, 0, outer)
            elif isinstance(node, nodes.Output):
                merged += self._output(node, outer, block, version)
            elif isinstance(node, nodes.If):
                merged.append(self._branches(node, outer, block, version))
            elif _calls_super(node):
                raise _CannotMergeError
            else:
                merged.append(node)
        return joined(merged)

    def _version(self, name: str, version: int, outer: frozenset[str]) -> list[nodes.Node]:
        """Return one version of a block, in a scope of its own where it sets names.

        A block does not see what the block around it has set: one that asks for such a name
        means something else.
        """
        if version >= len(self.versions[name]) or (name, version) in self.placed:
            raise _CannotMergeError
        self.placed.add((name, version))
        block = self.versions[name][version]
        own = list(_outside_blocks(block))
        if any(isinstance(node, nodes.Name) and node.name in outer for node in own):
            raise _CannotMergeError
        names = _set_by(own)
        body = self.body(block.body, outer | names, name, version)
        return [nodes.Scope(body, lineno=block.lineno)] if names else body

    def _branches(
        self, node: nodes.If, outer: frozenset[str], block: str | None, version: int
    ) -> nodes.If:
        if _calls_super(node.test) or any(_calls_super(other.test) for other in node.elif_):
            raise _CannotMergeError
        return nodes.If(
            node.test,
            self.body(node.body, outer, block, version),
            [self._branches(other, outer, block, version) for other in node.elif_],
            self.body(node.else_, outer, block, version),
            lineno=node.lineno,
        )

    def _output(
        self, node: nodes.Output, outer: frozenset[str], block: str | None, version: int
    ) -> list[nodes.Node]:
        """Return an output with the block's former version where it calls for it."""
        merged: list[nodes.Node] = []
        for piece in node.nodes:
            if not _calls_super(piece):
                merged.append(nodes.Output([piece], lineno=node.lineno))
            elif isinstance(piece, nodes.CondExpr) and piece.expr2 and not _calls_super(piece.test):
                yes, no = (
                    self._output(nodes.Output([e], lineno=node.lineno), outer, block, version)
                    for e in (piece.expr1, piece.expr2)
                )
                merged.append(nodes.If(piece.test, yes, [], no, lineno=node.lineno))
            elif _is_super(piece) and block is not None:
                merged += self._version(block, version + 1, outer)
            else:
                raise _CannotMergeError
        return merged


def joined(body: list[nodes.Node]) -> list[nodes.Node]:
    """Join outputs that follow each other, so that Jinja joins their constant text."""
    result: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output) and result and isinstance(result[-1], nodes.Output):
            result[-1] = nodes.Output([*result[-1].nodes, *node.nodes], lineno=result[-1].lineno)
        else:
            result.append(node)
    return result


def _set_by(body: list[nodes.Node]) -> frozenset[str]:
    """Return the names that some nodes give a value; those of loops end with the loop."""
    names: set[str] = set()
    for node in body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            names |= {name.name for name in _names_in(node.target)}
        elif isinstance(node, nodes.Macro):
            names.add(node.name)
        elif isinstance(node, nodes.FromImport):
            names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return frozenset(names)


def _names_in(node: nodes.Node) -> list[nodes.Name]:
    return [node] if isinstance(node, nodes.Name) else list(node.find_all(nodes.Name))


def _outside_blocks(node: nodes.Node) -> Iterator[nodes.Node]:
    """Give all nodes of a block but those of the blocks in it."""
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.Block):
            yield child
            yield from _outside_blocks(child)


def _is_super(node: nodes.Node) -> bool:
    called = node.node if isinstance(node, nodes.Call) else None
    return isinstance(called, nodes.Name) and called.name == "super"


def _calls_super(node: nodes.Node) -> bool:
    return any(name.name == "super" for name in _names_in(node))
