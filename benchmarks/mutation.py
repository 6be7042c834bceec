"""Change the program in one place at a time, and see whether a test notices.

Run: python benchmarks/mutation.py publish --sample 60 --seed 1

Each mutant is one small change of the syntax tree: `<` for `<=`, `and` for `or`, a number more, a
call left out. A sample of all of them, by chance but always the same for a seed, is tried one
after the other in a copy of the checkout, each in a process of its own that runs the tests named
in `PARTS` until one fails. What no test notices is printed with its line: it is either the same
program in other words, or a test that is missing. POSIX only, since it forks.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 120  # seconds of the processor that tests may take: who makes them endless is noticed too
PATIENCE = 1800  # seconds by the clock, for tests that wait for ever

PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "publish": (
        ("setzkasten/publish",),
        ("tests/publish", "tests/test_receipt.py", "tests/test_site.py"),
    ),
    "addresses": (
        ("setzkasten/addresses",),
        ("tests/addresses", "tests/test_lasting.py", "tests/cli/test_desk.py"),
    ),
    "edit": (
        ("setzkasten/frontmatter/edit.py",),
        ("tests/frontmatter/test_edit.py", "tests/frontmatter/test_tidy.py"),
    ),
    "engine": (
        tuple(f"setzkasten/{n}.py" for n in ("changes", "making", "remembering", "receipt")),
        ("tests/test_receipt.py", "tests/test_site.py", "tests/test_lasting.py"),
    ),
    "plan": (
        ("setzkasten/plan",),
        (
            *("tests/plan", "tests/test_golden.py", "tests/render"),
            *("tests/test_lasting.py", "tests/test_site.py"),
        ),
    ),
    "normalise": (
        ("setzkasten/normalise",),
        ("tests/normalise", "tests/korpus", "tests/test_golden.py", "tests/test_recognition.py"),
    ),
}
"""Name → files or folders to be changed, and the tests that have to notice, the quick ones
first."""

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True)
class Mutant:
    """A changed module.

    Attributes:
        path: the file, below the root.
        line: where it was changed.
        before, after: the smallest piece of code that shows the change.
        source: the whole module.
    """

    path: str
    line: int
    before: str
    after: str
    source: str


def candidates(tree: ast.Module) -> list[tuple[int, int]]:
    """Return where a module can be changed and how: number of the node, and kind of change."""
    return [
        (number, kind)
        for number, node in enumerate(_places(tree))
        for kind in range(len(node.ops) if isinstance(node, ast.Compare) else 1)
        if _change(copy.copy(node), kind)
    ]


def mutant(path: str, tree: ast.Module, number: int, kind: int) -> Mutant:
    """Return one mutant of a module."""
    before = list(_places(tree))[number]
    changed = copy.deepcopy(tree)
    after = list(_places(changed))[number]
    _change(after, kind)
    ast.fix_missing_locations(changed)
    line = getattr(before, "lineno", 0)
    return Mutant(path, line, ast.unparse(before), ast.unparse(after), ast.unparse(changed))


def _places(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes that can be changed: no documentation, no types, no tables of words."""
    pending: list[tuple[ast.AST, bool]] = [(tree, False)]
    while pending:
        node, inside = pending.pop()
        inside = inside or isinstance(node, ast.FunctionDef)
        if isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if inside or not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            yield node
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "type_params"}:
                continue
            children = value if isinstance(value, list) else [value]
            pending += [
                (child, inside)
                for child in children
                if isinstance(child, ast.AST) and not _is_words(child)
            ]


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _change(node: ast.AST, kind: int) -> bool:  # noqa: C901  # a table
    """Change a node in place, but nothing below it; tell whether it has something to change."""
    match node:
        case ast.Compare():
            changed = _COMPARISONS[type(node.ops[kind])]()
            node.ops = [changed if place == kind else op for place, op in enumerate(node.ops)]
        case ast.BoolOp():
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.UnaryOp(op=ast.Not()):
            # `not (not x)`: as true as `x`, and as much a bool as before.
            node.operand = ast.UnaryOp(ast.Not(), node.operand)
        case ast.BinOp() if type(node.op) in _SUMS:
            node.op = _SUMS[type(node.op)]()
        case ast.Constant(value=bool()):
            node.value = not node.value
        case ast.Constant(value=int() | float()):
            node.value += 1
        case ast.Constant(value=str()):
            node.value += "§"
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            node.value = ast.Constant(None)
        case ast.Expr(value=ast.Call()):
            node.value = ast.Constant(None)
        case ast.If() | ast.While() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.comprehension() if node.ifs:
            node.ifs = []
        case _:
            return False
    return True


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def sample(part: str, size: int, seed: int) -> list[Mutant]:
    """Return some of the mutants of a part, the same for the same seed."""
    trees: dict[str, ast.Module] = {}
    for place in PARTS[part][0]:
        path = ROOT / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            trees[file.relative_to(ROOT).as_posix()] = ast.parse(file.read_text("utf-8"))
    found = [(path, *place) for path, tree in trees.items() for place in candidates(tree)]
    chance = random.Random(seed)  # noqa: S311
    chosen = sorted(chance.sample(range(len(found)), min(size, len(found))))
    print(f"{part}: {len(chosen)} of {len(found)} mutants", flush=True)
    return [
        mutant(path, trees[path], number, kind)
        for path, number, kind in (found[place] for place in chosen)
    ]


def is_noticed(copied: Path, changed: Mutant | None, tests: tuple[str, ...]) -> bool:
    """Run the tests on a mutant, None for the program as it is; tell whether one fails."""
    target = copied / changed.path if changed else None
    original = target.read_bytes() if target else b""
    if target and changed:
        target.write_text(changed.source, "utf-8")
    child = os.fork()
    if child == 0:
        _run(copied, tests)
    end = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return status != 0
            time.sleep(0.05)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return True
    finally:
        if target:
            target.write_bytes(original)


def _run(copied: Path, tests: tuple[str, ...]) -> None:
    """Run tests in this process and end it; what they print goes nowhere."""
    os.setpgid(0, 0)
    os.chdir(copied)
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    sys.path.insert(0, str(copied))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    import pytest

    flags = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    os._exit(1 if pytest.main([*flags, *tests]) else 0)


def checkout(place: Path) -> Path:
    """Copy what git knows of this checkout, so that nobody works on what is being changed."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    for name in filter(None, names.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, place / name)
    return place


def main() -> None:
    """Try a sample of the mutants of one part, and print the score and what survived."""
    parser = argparse.ArgumentParser()
    parser.add_argument("part", choices=PARTS, nargs="+")
    parser.add_argument("--sample", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    for name in ("pytest", "hypothesis", "jinja2", "yaml", "babel.dates", "msgspec", "markdown_it"):
        __import__(name)  # once, for all processes
    with tempfile.TemporaryDirectory() as place:
        copied = checkout(Path(place))
        for part in options.part:
            _report(copied, part, options.sample, options.seed)


def _report(copied: Path, part: str, size: int, seed: int) -> None:
    tests = PARTS[part][1]
    if is_noticed(copied, None, tests):
        sys.exit(f"{part}: the tests fail as it is")
    chosen = sample(part, size, seed)
    survivors = []
    for number, changed in enumerate(chosen, 1):
        if number % 10 == 0:
            print(f"  {number} of {len(chosen)}, {len(survivors)} not noticed", flush=True)
        if not is_noticed(copied, changed, tests):
            survivors.append(changed)
            print(f"{changed.path}:{changed.line}\n  - {_short(changed.before)}", flush=True)
            print(f"  + {_short(changed.after)}", flush=True)
    killed = len(chosen) - len(survivors)
    print(f"{part}: {killed} of {len(chosen)} noticed, {100 * killed / len(chosen):.0f} %\n")


def _short(code: str) -> str:
    line = " ".join(code.split())
    return line if len(line) < 160 else f"{line[:157]}..."


if __name__ == "__main__":
    main()
