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
        handle = os.open(f"{root}{os.sep}{path}", _READ)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise OSError(errno.EINVAL, "no regular file")
            data = _read(handle, min(status.st_size, MAX_BYTES) + 1)
        finally:
            os.close(handle)
    except OSError as error:
        return problem("nicht-lesbar", path, grund=reason(error))
    if len(data) > MAX_BYTES:
        return problem("zu-gross", path, megabyte=MAX_BYTES // 2**20)
    return data


def _read(handle: int, expected: int) -> bytes:
    """Return all bytes of an open file, or some more than `MAX_BYTES` of them.

    Args:
        handle: of the file.
        expected: one byte more than the file seems to have, so that one call reads it.
    """
    data = os.read(handle, expected)
    if len(data) < expected and (len(data) == expected - 1 or not data):
        return data
    parts = [data]
    size = len(data)
    while size <= MAX_BYTES and (data := os.read(handle, 2**20)):
        parts.append(data)
        size += len(data)
    return b"".join(parts)


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
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return problem("kein-utf8", path, line)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)
