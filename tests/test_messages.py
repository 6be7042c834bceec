"""The catalogue: every problem that the program can report has its German words, and no other."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import setzkasten
from setzkasten.messages.catalogue import CATALOGUE, wording
from setzkasten.model.problem import Problem, problem

PACKAGE = Path(setzkasten.__file__).parent


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of `problem(…)` in the package, with its place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in {"problem", "_report"}:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def _placeholders(code: str) -> set[str]:
    entry = CATALOGUE[code]
    fields = [*string.Formatter().parse(entry.text), *string.Formatter().parse(entry.cure)]
    return {name for _, name, _, _ in fields if name}


def _literals() -> set[str]:
    """Collect every string of the package outside the catalogue."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name != "messages":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found


def test_every_reported_code_is_in_the_catalogue_with_all_its_values() -> None:
    checked = 0
    for place, call in _calls():
        if not call.args or not isinstance(call.args[0], ast.Constant):
            continue
        code = call.args[0].value
        assert code in CATALOGUE, f"{place}: {code}"
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords} - {"path", "line"}
        assert _placeholders(code) <= given, f"{place}: {code} lacks {_placeholders(code) - given}"
        checked += 1
    assert checked > 20


def test_every_entry_of_the_catalogue_is_used() -> None:
    unused = set(CATALOGUE) - _literals()
    assert unused == set()


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_message_says_what_is_wrong_in_whole_sentences(code: str) -> None:
    values = dict.fromkeys(_placeholders(code), "X.")
    said = wording(problem(code, "a.md", 3, **values))
    assert said.place == "a.md, Zeile 3"
    assert said.text[-1] in ".!?"
    assert said.text[0].isupper() or said.text[0] in "»X"
    assert "{" not in said.text


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_values_of_editors_cannot_break_a_message(code: str) -> None:
    values = dict.fromkeys(_placeholders(code), "{0} {x!r} %s \\ }{")
    assert wording(problem(code, "a.md", **values)).text


def test_a_problem_without_file_or_line_has_a_short_place() -> None:
    assert wording(Problem("einstellungen-fehlen")).place == ""
    assert wording(Problem("einstellungen-fehlen", "setzkasten.yaml")).place == "setzkasten.yaml"


def test_messages_speak_to_editors_politely_and_in_german() -> None:
    for code, entry in CATALOGUE.items():
        words = set(f"{entry.text} {entry.cure}".lower().replace(",", " ").split())
        assert not words & {"du", "dein", "error", "file", "invalid", "the", "not", "please"}, code
