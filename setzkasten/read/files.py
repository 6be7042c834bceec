"""Read files: bytes for raw texts, UTF-8 text for what editors write."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path

from setzkasten.model.problem import Problem, problem
from setzkasten.read.tree import reason

MAX_BYTES = 64 * 2**20

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(root: Path, path: str) -> bytes | Problem:
    """Return the bytes of a file, or what keeps it from being read."""
    try:
        # Without waiting: since it was found, the file may have become a pipe nobody writes to.
        with open(os.open(root / path, _READ), "rb") as stream:  # noqa: PTH123  # a handle
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                grund = reason(OSError(errno.EINVAL, ""))
                return problem("nicht-lesbar", path, grund=grund)
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return problem("nicht-lesbar", path, grund=reason(error))
    if len(data) > MAX_BYTES:
        return problem("zu-gross", path, megabyte=MAX_BYTES // 2**20)
    return data


def read_text(root: Path, path: str) -> str | Problem:
    """Return the text of a file that editors write, or what keeps it from being read."""
    data = read_bytes(root, path)
    return text_of(data, path) if isinstance(data, bytes) else data


def text_of(data: bytes, path: str) -> str | Problem:
    r"""Decode a file that editors write: UTF-8, NFC, with or without BOM, any line ends.

    Args:
        data: the file's bytes.
        path: the file's name in a problem.

    Returns:
        The text with `\n` as line ends, or where it is no UTF-8.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return problem("kein-utf8", path, line)
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
