"""Read front matter: text in, typed values and problems out.

YAML is read with a schema of text only, so that `no`, `010` and `11:30` stay
what the editor typed; `setzkasten.frontmatter.schema` says what each key holds.
No reader of values goes deeper than a list of mappings: tags have no effect, and
an alias bomb is never expanded.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from setzkasten.frontmatter.compose import UnreadableError, compose
from setzkasten.frontmatter.plainly import compose_plainly
from setzkasten.frontmatter.schema import SPELLINGS, Field, folded
from setzkasten.frontmatter.values import WrongValueError, read_value
from setzkasten.language.numbers import number
from setzkasten.model.article import BOUNDED, MOST_ENTRIES
from setzkasten.model.problem import Problem, problem

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


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
    r"""Take a Markdown file apart.

    Args:
        text: the whole file, with `\n` as line ends.
        path: the file's name in problems.
        spellings: which keys are understood, folded, and what they hold.

    A file without front matter is all body. Wrong values are left out and reported.
    """
    parts = split_head(text)
    if parts is None:
        return Head({}, (problem("kopf-offen", path, 1),), "", 1, readable=False)
    yaml_text, body = parts
    if yaml_text is None:
        return Head({}, (), text, 1)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    values, problems = read_pairs(yaml_text, path, spellings, first_line=2)
    return Head(values or {}, problems, body, body_line, values is not None)


def split_head(text: str) -> tuple[str | None, str] | None:
    """Cut a Markdown file into the YAML between its fences and its body.

    The YAML is None where the file has no front matter; the result is None where
    the front matter has no end.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None, text
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return None
    return text[opening.end() : closing.start()], text[closing.end() :]


def read_pairs(
    yaml_text: str, path: str, spellings: Mapping[str, Field], *, first_line: int = 1
) -> tuple[dict[str, Any] | None, tuple[Problem, ...]]:
    """Read `Key: value` pairs written in YAML.

    Args:
        yaml_text: a YAML mapping, without fences.
        path: the file's name in problems.
        spellings: which keys are understood, folded, and what they hold.
        first_line: line of the file on which the YAML text starts.

    Returns:
        Attribute name → typed value, or None where the text cannot be read; and what is wrong.
    """
    reader = _Reader(path, spellings, first_line)
    values = reader.read(yaml_text)
    return values, tuple(reader.problems)


class _Reader:
    """Reads one mapping, collecting problems on the way."""

    def __init__(self, path: str, spellings: Mapping[str, Field], first_line: int) -> None:
        self.path = path
        self.spellings = spellings
        self.first_line = first_line
        self.problems: list[Problem] = []

    def read(self, yaml_text: str) -> dict[str, Any] | None:
        root: yaml.Node | None = compose_plainly(yaml_text)
        if root is None:
            try:
                composed = compose(yaml_text)
            except UnreadableError as error:
                self._report("kopf-tabulator" if error.tab else "kopf-yaml", error.line)
                return None
            for line in composed.healed:
                self._report("kopf-anfuehrung", line)
            root = composed.root
        if root is None:
            return {}
        if not isinstance(root, yaml.MappingNode):
            self._report("kopf-keine-paare", 0)
            return None
        values: dict[str, Any] = {}
        for key_node, value_node in root.value:
            self._read_pair(key_node, value_node, values)
        return values

    def _report(self, code: str, line: int, **details: object) -> None:
        self.problems.append(problem(code, self.path, self.first_line + line, **details))

    def _read_pair(
        self, key_node: yaml.Node, value_node: yaml.Node, values: dict[str, Any]
    ) -> None:
        line = int(key_node.start_mark.line)
        name = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
        field = self.spellings.get(folded(name))
        if field is None:
            self._report_unknown(name, line)
        elif field.attribute in values:
            self._report("schluessel-doppelt", line, schluessel=field.key)
        else:
            try:
                value = values[field.attribute] = read_value(field, value_node)
                if field.attribute in BOUNDED and len(value) > MOST_ENTRIES:
                    self._report_long(field, len(value), line)
            except WrongValueError as wrong:
                self._report(
                    "wert-falsch",
                    wrong.line,
                    schluessel=field.key,
                    wert=wrong.got,
                    erwartet=wrong.kind.value,
                )

    def _report_long(self, field: Field, entries: int, line: int) -> None:
        self._report(
            "liste-lang",
            line,
            schluessel=field.key,
            anzahl=number(entries),
            genug=number(MOST_ENTRIES),
        )

    def _report_unknown(self, name: str, line: int) -> None:
        near = difflib.get_close_matches(folded(name), self.spellings, n=1, cutoff=0.75)
        if near:
            meant = self.spellings[near[0]].key
            self._report("schluessel-aehnlich", line, schluessel=name, gemeint=meant)
        else:
            known = dict.fromkeys([field.key for field in self.spellings.values()])
            self._report("schluessel-unbekannt", line, schluessel=name, bekannt=", ".join(known))
