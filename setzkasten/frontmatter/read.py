"""Read front matter: text in, typed values and problems out.

YAML is read with a schema of text only, so that `no`, `010` and `11:30` stay
what the editor typed; `setzkasten.frontmatter.schema` says what each key holds.
Anchors, tags and merge keys have no place in front matter and are refused,
which also rules out entity-expansion bombs.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from setzkasten.frontmatter.schema import FIELDS, SPELLINGS, Field, folded
from setzkasten.frontmatter.values import ValueProblem, read_value
from setzkasten.model.problem import Problem, problem

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
# A line whose value may be quoted to heal it: not a block scalar, not a list left open.
_PAIR = re.compile(
    r"(?P<key>[^\W\d_][\w .:*-]{0,40}?):[ \t]+(?P<value>(?!\[[^\]]*\Z)[^\s{|>].*?)[ \t]*\Z"
)
_MOST_HEALED = 20
_FIRST_LINE = 2  # the line after the opening fence


@dataclass(frozen=True, slots=True)
class Head:
    """A Markdown file taken apart.

    Attributes:
        values: attribute name → typed value, for the keys that were there and right.
        problems: what was wrong, with lines of the file.
        body: the text after the head.
        body_line: line of the file on which the body starts.
        readable: False where the head is no YAML at all, so that nothing can be said of it.
    """

    values: Mapping[str, Any]
    problems: tuple[Problem, ...]
    body: str
    body_line: int
    readable: bool = True


def read_front_matter(text: str, path: str, spellings: Mapping[str, Field] = SPELLINGS) -> Head:
    """Take a Markdown file apart.

    Args:
        text: the whole file, with `\\n` as line ends.
        path: the file's name in problems.
        spellings: which keys are understood, folded, and what they hold.

    A file without front matter is all body. Wrong values are left out and reported.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return Head({}, (), text, 1)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Head({}, (problem("kopf-offen", path, 1),), "", 1, readable=False)
    yaml_text = text[opening.end() : closing.start()]
    body = text[closing.end() :]
    body_line = text.count("\n", 0, closing.end()) + 1
    problems: list[Problem] = []
    root = _compose(yaml_text, path, problems)
    if root is None:
        readable = not any(entry.code in {"kopf-yaml", "kopf-tabulator"} for entry in problems)
        return Head({}, tuple(problems), body, body_line, readable)
    if not isinstance(root, yaml.MappingNode):
        problems.append(problem("kopf-keine-paare", path, _FIRST_LINE))
        return Head({}, tuple(problems), body, body_line, readable=False)
    values = _values(root, path, spellings, problems)
    return Head(values, tuple(problems), body, body_line)


def _compose(yaml_text: str, path: str, problems: list[Problem]) -> yaml.Node | None:
    """Return the YAML root node, quoting single values where that heals the text.

    Editors write `Titel: Alibaba: der Riese` and `Titel: "Angriff" auf Amazon`;
    both are no YAML, and both have only one meaning.
    """
    lines = yaml_text.split("\n")
    healed: list[Problem] = []
    first_error: Exception | None = None
    for _attempt in range(_MOST_HEALED):
        try:
            root = _root("\n".join(lines))
        except (yaml.YAMLError, RecursionError) as error:
            first_error = first_error or error
            number = _error_line(error) - _FIRST_LINE
            quoted = _quoted(lines[number]) if number < len(lines) else ""
            if not quoted or quoted == lines[number]:
                break
            lines[number] = quoted
            healed.append(problem("kopf-anfuehrung", path, number + _FIRST_LINE))
        else:
            problems += healed
            return root
    problems.append(_yaml_problem(first_error or ValueError(), path))
    return None


def _root(yaml_text: str) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(yaml_text, Loader=_Loader)
    return node


def _quoted(line: str) -> str:
    """Quote the value of a `Key: value` line; other lines come back as they are."""
    match = _PAIR.match(line)
    if match is None or match["value"].endswith("'"):
        return line
    value = match["value"].replace("'", "''")
    return f"{match['key']}: '{value}'"


def _error_line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return _FIRST_LINE + int(mark.line) if mark is not None else _FIRST_LINE


def _yaml_problem(error: Exception, path: str) -> Problem:
    line = _error_line(error)
    reason = str(getattr(error, "problem", "") or "")
    if "'\\t'" in reason:
        return problem("kopf-tabulator", path, line)
    return problem("kopf-yaml", path, line)


def _values(
    root: yaml.MappingNode, path: str, spellings: Mapping[str, Field], problems: list[Problem]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in root.value:
        line = _FIRST_LINE + int(key_node.start_mark.line)
        name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        field = spellings.get(folded(name))
        if field is None:
            problems.append(_unknown_key(name, path, line, spellings))
        elif field.attribute in values:
            problems.append(problem("schluessel-doppelt", path, line, schluessel=field.key))
        else:
            try:
                values[field.attribute] = read_value(field, value_node)
            except ValueProblem as wrong:
                problems.append(
                    problem(
                        "wert-falsch",
                        path,
                        _FIRST_LINE + wrong.line,
                        schluessel=field.key,
                        wert=wrong.got,
                        erwartet=wrong.kind.value,
                    )
                )
    return values


def _unknown_key(name: str, path: str, line: int, spellings: Mapping[str, Field]) -> Problem:
    near = difflib.get_close_matches(folded(name), spellings, n=1, cutoff=0.75)
    if near:
        return problem(
            "schluessel-aehnlich", path, line, schluessel=name, gemeint=spellings[near[0]].key
        )
    known = ", ".join([field.key for field in FIELDS])
    return problem("schluessel-unbekannt", path, line, schluessel=name, bekannt=known)
