"""Front matter as YAML nodes, mended where an editor's line has only one meaning.

Only nodes are composed, no objects are made of them. Deep nesting, on which LibYAML would
overflow the stack, is refused before composing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A line whose value may be quoted to heal it: not a block scalar, not a list left open.
_PAIR = re.compile(r"(?P<key>[^\W\d_][\w .:*-]{0,40}?):[ \t]+(?P<value>(?!\[[^\]]*\Z)[^\s{|>].*)\Z")
_MOST_HEALED = 20

# What a text must have to be nested deep: brackets, `- - - -`, or indentation.
_MAY_BE_DEEP = re.compile(r"(?:[-?:] +){12}|^ {12}", re.MULTILINE)
_DEEPEST = 12


class UnreadableError(Exception):
    """A text is no YAML.

    Attributes:
        line: line at which reading failed, counted from 0.
        tab: whether that line is indented with a tab, which YAML does not allow.
    """

    def __init__(self, line: int, *, tab: bool) -> None:
        super().__init__(line)
        self.line = line
        self.tab = tab


@dataclass(frozen=True, slots=True)
class Composed:
    """A YAML text read.

    Attributes:
        root: its node; None for a text without any.
        text: what was read, with as many lines as what was given.
        healed: lines, counted from 0, whose value was quoted to make them readable.
    """

    root: yaml.Node | None
    text: str
    healed: tuple[int, ...]


def compose(yaml_text: str) -> Composed:
    r"""Read a YAML text, quoting single values where that heals it.

    Editors write `Titel: Alibaba: der Riese` and `Titel: "Angriff" auf Amazon`; both are no
    YAML, and both have only one meaning.

    Args:
        yaml_text: line ends as `\n`.

    Raises:
        UnreadableError: it cannot be read, or is nested too deep to be front matter.
    """
    if _is_too_deep(yaml_text):
        raise UnreadableError(0, tab=_has_tab(yaml_text, 0))
    lines = yaml_text.split("\n")
    healed: list[int] = []
    first_error: Exception | None = None
    for _attempt in range(_MOST_HEALED):
        text = "\n".join(lines)
        try:
            root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
        except (yaml.YAMLError, RecursionError) as error:
            first_error = first_error or error
            number = _line_of(error)
            quoted = _quoted(lines[number]) if number < len(lines) else ""
            if not quoted or quoted == lines[number]:
                break
            lines[number] = quoted
            healed.append(number)
        else:
            return Composed(root, text, tuple(healed))
    # What is missing at the end is missing on the last line that says something.
    line = min(_line_of(first_error), yaml_text.rstrip().count("\n"))
    raise UnreadableError(line, tab=_has_tab(yaml_text, line))


def _is_too_deep(yaml_text: str) -> bool:
    """Tell whether lists and mappings are nested too deep to be front matter."""
    brackets = yaml_text.count("[") + yaml_text.count("{")
    if brackets <= _DEEPEST and not _MAY_BE_DEEP.search(yaml_text):
        return False
    depth = 0
    try:
        for event in yaml.parse(yaml_text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > _DEEPEST:
                return True
    except yaml.YAMLError:
        return False  # composing will fail at the same place, and is healed or reported there
    return False


def _quoted(line: str) -> str:
    """Quote the value of a `Key: value` line; other lines come back as they are."""
    match = _PAIR.match(line.rstrip(" \t"))
    if match is None or match["value"].endswith("'"):
        return line
    value = match["value"].replace("'", "''")
    return f"{match['key']}: '{value}'"


def _line_of(error: Exception | None) -> int:
    """Return the line of the YAML text, from 0, at which reading failed."""
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if start is not None and "end of stream" in str(getattr(error, "problem", "")):
        mark = start  # what was never closed is named where it was opened
    mark = mark or start
    return int(mark.line) if mark is not None else 0


def _has_tab(yaml_text: str, number: int) -> bool:
    """Tell whether a line is indented with a tab, which YAML does not allow."""
    line = next(islice(yaml_text.split("\n"), number, None), "")
    return "\t" in line[: len(line) - len(line.lstrip())]
