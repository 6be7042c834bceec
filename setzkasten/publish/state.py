"""What a build remembers for the next one, in `.cache/`, which may be deleted at any time.

Setzkasten is a rebuilder with verifying traces (Mokhov, Mitchell, Peyton Jones:
*Build Systems à la Carte*): for each page it remembers the fingerprint of all
inputs, and renders again what has another one. The file carries a checksum and
the fingerprint of the program; whatever does not fit is forgotten, not trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from setzkasten.model.problem import Problem
from setzkasten.model.records import ArticleRecord, Proposed, TextRecord
from setzkasten.publish.published import FileMark
from setzkasten.publish.sealed import read_sealed, write_sealed
from setzkasten.read.tree import Signature

_KIND = "Stand 2"


@dataclass(frozen=True)
class GroupRecord:
    """Pages that were planned together.

    Attributes:
        inputs: fingerprint of what they were planned from.
        listing: fingerprint of what the sitemap says of them.
        pages: output file → fingerprint of its inputs, size and time of change, and what the
            sitemap says.
    """

    inputs: bytes
    listing: bytes
    pages: Mapping[str, tuple[bytes, FileMark, str | None]]


@dataclass(frozen=True)
class State:
    """The memory of a build.

    Attributes:
        program: fingerprint of the program and its libraries.
        files: source file → signature, `UNSETTLED` where that may lie, and fingerprint.
        texts: raw text → what came of it.
        articles: Markdown file → what it says.
        groups: all pages, in the groups they were planned in.
        copied: other output file → fingerprint, size and time of change.
        folders: folder of the site → time of change.
        theme: fingerprint of all templates.
        templates: template → fingerprint of it and all it draws in.
        related: article → those related to it, as `setzkasten.index.related` found them.
        search: fingerprint of what the index of the search was made from; empty for none.
        proposed: file of an article → terms that were proposed for it.
        proposed_from: fingerprint of what these follow from; empty for nothing, None where they
            are of an earlier archive.
        drafts: whether the site shows what is not published yet.
        problems: what the last build found that no record holds.
    """

    program: bytes = b""
    files: Mapping[str, tuple[Signature, bytes]] = field(default_factory=dict)
    texts: Mapping[str, TextRecord] = field(default_factory=dict)
    articles: Mapping[str, ArticleRecord] = field(default_factory=dict)
    groups: Mapping[str, GroupRecord] = field(default_factory=dict)
    copied: Mapping[str, tuple[bytes, FileMark]] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)
    theme: bytes = b""
    templates: Mapping[str, bytes] = field(default_factory=dict)
    related: Mapping[str, str] = field(default_factory=dict)
    search: bytes = b""
    proposed: Mapping[str, Proposed] = field(default_factory=dict)
    proposed_from: bytes | None = b""
    drafts: bool = False
    problems: tuple[Problem, ...] = ()

    @cached_property
    def marks(self) -> dict[str, FileMark]:
        """Every output file → size and time of change."""
        found = {name: mark for name, (_, mark) in self.copied.items()}
        for group in self.groups.values():
            found.update({name: mark for name, (_, mark, _) in group.pages.items()})
        return found

    @cached_property
    def fingerprints(self) -> dict[str, bytes]:
        """Every output file → fingerprint of its inputs."""
        found = {name: digest for name, (digest, _) in self.copied.items()}
        for group in self.groups.values():
            found.update({name: digest for name, (digest, _, _) in group.pages.items()})
        return found


def load_state(path: Path, program: bytes) -> State | None:
    """Return the state in a file, or None where there is none that this program may trust."""
    state = read_sealed(path, _KIND, State)
    return state if state is not None and state.program == program else None


def save_state(path: Path, state: State) -> None:
    """Write a state; raises OSError where that cannot be done."""
    write_sealed(path, _KIND, state)
