"""`explain FILE.txt`: what became of each line of a raw text, and why."""

from __future__ import annotations

import sys
from pathlib import Path

from setzkasten.cli.terminal import harmless
from setzkasten.messages.catalogue import wording
from setzkasten.model.problem import Problem
from setzkasten.read.files import read_bytes
from setzkasten.sources import TEXTS


def explain_file(root: Path, name: str) -> int:
    """Print the explanation of one text, found by path or by bare name; returns the exit code."""
    from setzkasten.normalise import normalise
    from setzkasten.normalise.explain import explain

    path = _find(root, name)
    if path is None:
        print(f"Die Datei {name} gibt es nicht, auch nicht unter {TEXTS}/.", file=sys.stderr)
        return 2
    data = read_bytes(path.parent, path.name)
    if isinstance(data, Problem):
        entry = wording(data)
        print(f"{entry.place}: {entry.text}\n→ {entry.cure}", file=sys.stderr)
        return 1
    print(harmless(explain(normalise(data, path.name))))
    return 0


def _find(root: Path, name: str) -> Path | None:
    """Return the file of that path, or the one below `content/texte/` of that name."""
    for path in (Path(name), root / name, root / TEXTS / name):
        if path.is_file():
            return path
    bare = Path(name).name
    return next((path for path in sorted((root / TEXTS).rglob("*.txt")) if path.name == bare), None)
