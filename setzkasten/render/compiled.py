"""Compiled templates, kept between builds beside Python's own compiled modules.

What is kept is code, so it lies where only the owner of the program writes: in a
`__pycache__` of the package, never in the archive, which may come from anybody.
Where that folder cannot be written, templates are compiled anew in each build.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from setzkasten.model.digest import CHECKSUM, checksum

PLACE = Path(__file__).parent / "__pycache__" / "vorlagen"
MOST_KEPT = 8  # sets of templates: themes and settings that were built with lately


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps what Jinja compiled for one surface.

    Args:
        key: fingerprint of all that compiling depends on.
        place: folder of all such sets.
    """

    def __init__(self, key: bytes, place: Path = PLACE) -> None:
        self.place = place
        self.folder = place / key.hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, unless the file is missing or damaged."""
        try:
            data = self._file(bucket).read_bytes()
        except OSError:
            return
        if checksum(data[CHECKSUM:]) == data[:CHECKSUM]:
            bucket.bytecode_from_string(data[CHECKSUM:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file; a folder that cannot be written is no error."""
        data = bucket.bytecode_to_string()
        target = self._file(bucket)
        beside = target.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            if not self.folder.is_dir():
                self._make_room()
                self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(checksum(data) + data)
            beside.replace(target)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.bin"

    def _make_room(self) -> None:
        """Remove the sets that have been there for longest."""
        if self.place.is_dir():
            kept = sorted(self.place.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for old in kept[: -(MOST_KEPT - 1)]:
                shutil.rmtree(old, ignore_errors=True)
