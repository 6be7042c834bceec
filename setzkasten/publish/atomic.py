"""Write files so that nobody ever sees half of one."""

from __future__ import annotations

import os
from pathlib import Path

from setzkasten.read.tree import Signature, signature_of


def write_atomically(target: Path, data: bytes) -> Signature:
    """Write a file through a temporary one beside it; folders are made where they are missing.

    Raises:
        OSError: the disk is full, the folder read-only, …; the target is as it was.
    """
    part = target.with_name(f".{target.name[:80]}.teil")
    try:
        try:
            part.write_bytes(data)
        except FileNotFoundError:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
        os.replace(part, target)  # noqa: PTH105  # Path.replace costs a second Path
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return signature_of(target.stat())
