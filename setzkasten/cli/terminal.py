"""The terminal: UTF-8 everywhere, colour only where it is wanted."""

from __future__ import annotations

import io
import os
import re
import select
import sys
from contextlib import suppress
from typing import TextIO


def prepare_streams() -> None:
    """Write UTF-8 whatever the system's code page is, so that a German text cannot fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def nobody_reads() -> bool:
    """Tell whether what is printed cannot arrive any more, as after `| head -1`.

    If so, it goes nowhere from now on, so that the end of the program is as quiet.
    """
    gone = False
    for stream in (sys.stdout, sys.stderr):
        if _is_closed(stream):
            gone = True
            with open(os.devnull, "wb") as nowhere, suppress(OSError):  # noqa: PTH123
                os.dup2(nowhere.fileno(), stream.fileno())
    return gone


def _is_closed(stream: TextIO) -> bool:
    try:
        stream.flush()  # what could not be written is still there, and fails again
        number = stream.fileno()
    except OSError as error:
        return not isinstance(error, io.UnsupportedOperation)  # there is no pipe behind it
    if not hasattr(select, "poll"):
        return False
    # Where nothing is buffered, as with PYTHONUNBUFFERED, nothing is left to fail.
    asking = select.poll()
    asking.register(number, 0)
    return any(event & select.POLLERR for _, event in asking.poll(0))


def harmless(text: str) -> str:
    """Return a text without what would command the terminal or turn words around.

    Names and texts of an archive are somebody else's: each control character but a line
    feed becomes its sign (U+2400 …), each bidirectional override the sign for a loss.
    """
    return _CONTROLS.sub(_sign, text)


_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"  # noqa: PLR2004  # C0 ends there


def has_colour(stream: TextIO) -> bool:
    """Tell whether colour is wanted: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


_STYLES = {"bold": "1", "red": "31", "yellow": "33", "blue": "34", "green": "32", "dim": "2"}


def styled(text: str, style: str, stream: TextIO) -> str:
    """Return the text in a style, or as it is where colour is not wanted."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if has_colour(stream) else text
