"""Pack files into a ZIP so that equal files make equal bytes."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can hold
_UNIX = 3  # the system whose rights a ZIP tells of, wherever it is made
_RIGHTS = 0o100644 << 16


def packed(files: Iterable[tuple[str, bytes]], *, first: tuple[str, bytes] | None = None) -> bytes:
    """Return a ZIP of files given as path and bytes, in that order.

    Args:
        files: are compressed.
        first: stands first and is not compressed, as EPUB wants it (OCF 3.3, section 4.2).
    """
    buffer = io.BytesIO()
    _pack(buffer, files, first)
    return buffer.getvalue()


def pack(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a ZIP; nobody ever sees half of it.

    Raises:
        OSError: it cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.teil")
    try:
        with part.open("wb") as stream:
            _pack(stream, files, None)
        os.replace(part, target)  # noqa: PTH105
    finally:
        part.unlink(missing_ok=True)


def _pack(
    stream: IO[bytes], files: Iterable[tuple[str, bytes]], first: tuple[str, bytes] | None
) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        if first is not None:
            archive.writestr(_entry(first[0], zipfile.ZIP_STORED), first[1])
        for name, data in files:
            archive.writestr(_entry(name, zipfile.ZIP_DEFLATED), data, compresslevel=9)


def _entry(name: str, method: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = method
    entry.create_system = _UNIX
    entry.external_attr = _RIGHTS
    return entry


def files_below(root: Path, folder: str) -> Iterator[str]:
    """Yield the paths of all files of a folder, sorted; links and folders of git are left out.

    Args:
        root: what the paths are relative to.
        folder: the folder below it; one that is missing has no files.
    """
    found = []
    for place, folders, names in os.walk(root / folder):
        folders[:] = [
            name for name in folders if name != ".git" and not Path(place, name).is_symlink()
        ]
        for name in names:
            path = Path(place, name)
            if path.is_file() and not path.is_symlink():
                found.append(path.relative_to(root).as_posix())
    yield from sorted(found)
