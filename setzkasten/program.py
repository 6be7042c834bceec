"""The fingerprint of the program itself: other code or other libraries, other pages."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from setzkasten import __version__
from setzkasten.model.digest import digest_of


@lru_cache(maxsize=1)
def program_digest() -> bytes:
    """Return the fingerprint of Setzkasten's files, of Python and of the installed libraries."""
    return digest_of((__version__, sys.version, tuple(_own_files()), tuple(_libraries())))


def _own_files() -> list[tuple[str, int, int]]:
    package = Path(__file__).parent
    found = []
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
            path = os.path.relpath(os.path.join(folder, name), package)  # noqa: PTH118
            found.append((path, status.st_size, status.st_mtime_ns))
    return sorted(found)


def _libraries() -> list[str]:
    """Name the distributions, with versions, that are installed where Jinja is."""
    spec = find_spec("jinja2")
    if spec is None or spec.origin is None:
        return []
    names = os.listdir(Path(spec.origin).parent.parent)  # noqa: PTH208
    return sorted(name for name in names if name.endswith(".dist-info"))
