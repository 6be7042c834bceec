"""Read the labels of the gold corpus."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A raw text with its labels: `labels` as in README.md, `roles` by line number."""

    name: str
    data: bytes
    labels: dict[str, Any]
    roles: dict[int, tuple[str, ...]]


def read_cases(part: str) -> list[Case]:
    """Read all cases of `entwicklung` or `pruefung`, in order of their names."""
    return [_read(path) for path in sorted((HERE / part).glob("*.yaml"))]


def _read(path: Path) -> Case:
    labels = _plain(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
    roles: dict[int, tuple[str, ...]] = {}
    for span, role in (labels.get("Zeilen") or {}).items():
        first, _, last = str(span).partition("-")
        for number in range(int(first), int(last or first) + 1):
            roles[number] = tuple(role) if isinstance(role, list) else (role,)
    return Case(path.stem, path.with_suffix(".txt").read_bytes(), labels, roles)


def _plain(value: Any) -> Any:
    """Turn what `BaseLoader` leaves as text into None; all else stays text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return None if value in {"null", "~", ""} else value
