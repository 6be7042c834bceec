"""Files of the cache, sealed: a name, a checksum and a typed payload, or they do not count."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from setzkasten.model.digest import CHECKSUM, checksum
from setzkasten.publish.atomic import write_atomically

Value = TypeVar("Value")


def write_sealed(path: Path, kind: str, value: object) -> None:
    """Write a value of dataclasses to a file; raises OSError where that cannot be done.

    Args:
        path: the file.
        kind: what it is, with the number of its format.
        value: the payload.
    """
    payload = msgspec.msgpack.encode(value)
    write_atomically(path, _head(kind), checksum(payload), payload)


def read_sealed(path: Path, kind: str, wanted: type[Value]) -> Value | None:
    """Return the value in a file, or None where it is missing, damaged or of another kind."""
    try:
        data = memoryview(path.read_bytes())  # whose parts are no copies
    except OSError:
        return None
    head = _head(kind)
    start = len(head) + CHECKSUM
    payload = data[start:]
    if data[: len(head)] != head or data[len(head) : start] != checksum(payload):
        return None
    try:
        return msgspec.msgpack.decode(payload, type=wanted)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _head(kind: str) -> bytes:
    return f"Setzkasten {kind}\n".encode()
