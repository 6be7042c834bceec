"""The order of the house: imports point one way, modules stay small, names are standard."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "setzkasten"

# As ARCHITECTURE.md draws it: each part may import those above it, and itself.
ORDER = (
    *("model", "language", "messages", "frontmatter", "read", "decode", "sources"),
    *("normalise", "parse", "index", "suggest", "search", "hosts", "addresses", "plan", "render"),
    *("versions", "program", "options", "progress", "report", "publish", "workers", "cluster"),
    *("stages", "surroundings", "gathering", "appearance", "sitefiles", "changes", "making"),
    *(
        "proposing",
        "arranging",
        "searching",
        "receipt",
        "remembering",
        "outcome",
        "known",
        "touching",
        "site",
        "export",
        "check",
        "desk",
        "redaktion",
        "cli",
        "serve",
    ),
    *("bootstrap",),
)
# The command line's way to the preview, which prints as the command line does.
ALLOWED = {("cli", "serve")}
LONG = {"views.py", "residue_patterns.py"}  # tables, of values and of wordings


def _modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py")


def _part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("setzkasten."):
            found.add((node.module or "").split(".")[1])
    return found


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    part = _part(path)
    if part == "__init__":
        return
    above = ORDER[: ORDER.index(part) + 1]
    wrong = {name for name in _imports(path) if name not in above and (part, name) not in ALLOWED}
    assert wrong == set()


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_have_one_duty(path: Path) -> None:
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 300 or path.name in LONG, "split it by duty"
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager"}


def test_every_part_is_in_the_order() -> None:
    parts = {_part(path) for path in _modules()} - {"__init__"}
    assert parts == set(ORDER)
