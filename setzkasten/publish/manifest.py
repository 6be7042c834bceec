"""Lists of files with their checksums, and what differs between two of them.

The format is that of BagIt (RFC 8493, section 2.1.3), which `sha256sum --check` reads too.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Manifest: TypeAlias = Mapping[str, str]
"""Path, with `/` between its parts → SHA-256 in hexadecimal digits."""

PUBLISHED = ".cache/veroeffentlicht.txt"
"""What was published last, below the archive's root."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](?:\./)?(.+)\Z")
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Held:
    """A file as it is: size in bytes, and SHA-256 in hexadecimal digits."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files as it is.

    Attributes:
        files: path below it → file, sorted.
        links: paths of links in it, which are no files of ours.
    """

    files: Mapping[str, Held]
    links: tuple[str, ...] = ()

    @property
    def manifest(self) -> Manifest:
        """The checksums."""
        return {name: held.digest for name, held in self.files.items()}


def survey(folder: Path) -> Folder:
    """Look at all files of a folder but those of git.

    Raises:
        OSError: a file cannot be read.
    """
    found: dict[str, Held] = {}
    links: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        for name in (*folders, *names):
            path = Path(place, name)
            relative = path.relative_to(folder).as_posix()
            if path.is_symlink():
                links.append(relative)
            elif name in names:
                found[relative] = _held(path)
    return Folder(dict(sorted(found.items())), tuple(sorted(links)))


def _held(path: Path) -> Held:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return Held(size, digest.hexdigest())


def write_manifest(manifest: Manifest) -> str:
    """Return a manifest as text, sorted by path."""
    return "".join([f"{digest}  {_encoded(name)}\n" for name, digest in sorted(manifest.items())])


def read_manifest(text: str) -> dict[str, str]:
    """Read a manifest; lines that are none are left out."""
    matches = map(_LINE.match, text.split("\n"))
    return {_decoded(match[2]): match[1] for match in matches if match}


def _encoded(name: str) -> str:
    """Write a name in one line: RFC 8493 wants CR, LF and the percent sign encoded."""
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def _decoded(name: str) -> str:
    return name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@dataclass(frozen=True, slots=True)
class Difference:
    """What publishing would do; each list is sorted."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def difference(before: Manifest, now: Manifest) -> Difference:
    """Compare two manifests."""
    both = before.keys() & now.keys()
    changed = [name for name in both if before[name] != now[name]]
    return Difference(
        added=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(before.keys() - now.keys())),
        unchanged=len(both) - len(changed),
    )
