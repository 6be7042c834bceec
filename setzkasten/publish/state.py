"""What a build remembers for the next one, in `.cache/`, which may be deleted at any time.

Setzkasten is a rebuilder with verifying traces (Mokhov, Mitchell, Peyton Jones:
*Build Systems à la Carte*): for each page it remembers the fingerprint of all
inputs, and renders again what has another one. The file carries a checksum and
the fingerprint of the program; whatever does not fit is forgotten, not trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from setzkasten.model.problem import Problem
from setzkasten.model.records import ArticleRecord, TextRecord
from setzkasten.publish.output import FileMark
from setzkasten.publish.sealed import read_sealed, write_sealed
from setzkasten.read.tree import Signature

_KIND = "Stand 1"


@dataclass(frozen=True)
class State:
    """The memory of a build.

    Attributes:
        program: fingerprint of the program and its libraries.
        files: source file → signature, `UNSETTLED` where that may lie, and fingerprint.
        texts: raw text → what came of it.
        articles: Markdown file → what it says.
        pages: output file → fingerprint of its inputs, size and time of change.
        folders: folder of the site → time of change.
        theme: fingerprint of all templates.
        templates: template → fingerprint of it and all it draws in.
        problems: what the last build found that no record holds.
    """

    program: bytes = b""
    files: Mapping[str, tuple[Signature, bytes]] = field(default_factory=dict)
    texts: Mapping[str, TextRecord] = field(default_factory=dict)
    articles: Mapping[str, ArticleRecord] = field(default_factory=dict)
    pages: Mapping[str, tuple[bytes, FileMark]] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)
    theme: bytes = b""
    templates: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_state(path: Path, program: bytes) -> State | None:
    """Return the state in a file, or None where there is none that this program may trust."""
    state = read_sealed(path, _KIND, State)
    return state if state is not None and state.program == program else None


def save_state(path: Path, state: State) -> None:
    """Write a state; raises OSError where that cannot be done."""
    write_sealed(path, _KIND, state)
