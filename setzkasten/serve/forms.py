"""Read what a form sends, never more than is asked for: URL-encoded and multipart (RFC 7578).

Our own because Starlette's way needs a further library, writes temporary files, and has no limit
for the size of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from starlette.requests import Request

MOST_FIELDS = 200


class TooBigError(Exception):
    """More was sent than is allowed."""


class BrokenFormError(Exception):
    """What was sent is no form."""


@dataclass(frozen=True)
class Sent:
    """What a form sent.

    Attributes:
        fields: name → text; the last one where a name is sent several times.
        files: name that the browser gave → bytes, of all files, in order.
    """

    fields: dict[str, str] = field(default_factory=dict)
    files: tuple[tuple[str, bytes], ...] = ()


async def read_form(request: Request, most: int) -> Sent:
    """Return what a form sent.

    Args:
        request: with the form as its body.
        most: bytes of the whole body.

    Raises:
        TooBigError: there are more; what is left is not read.
        BrokenFormError: it cannot be understood.
    """
    announced = request.headers.get("content-length", "0")
    if not announced.isascii() or not announced.isdecimal() or int(announced) > most:
        raise TooBigError
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise TooBigError
    return parse(request.headers.get("content-type", ""), bytes(body))


def parse(kind: str, body: bytes) -> Sent:
    """Return what a body says.

    Args:
        kind: the header `Content-Type`.
        body: all of it.

    Raises:
        BrokenFormError: it cannot be understood.
    """
    name, _, parameters = kind.partition(";")
    name = name.strip().lower()
    if name == "multipart/form-data":
        return _multipart(parameters, body)
    if name != "application/x-www-form-urlencoded":
        raise BrokenFormError
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:
        raise BrokenFormError from error
    return Sent(dict(pairs))


_BOUNDARY = re.compile(r"""boundary=(?:"([^"\r\n]{1,70})"|([^\s;",]{1,70}))""", re.IGNORECASE)
_NAME = re.compile(r'; *name="([^"]*)"')
_FILE = re.compile(r'; *filename="([^"]*)"')


def _multipart(parameters: str, body: bytes) -> Sent:
    boundary = _BOUNDARY.search(parameters)
    if boundary is None:
        raise BrokenFormError
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    for head, data in _parts((boundary[1] or boundary[2]).encode("latin-1", "replace"), body):
        name, file = _NAME.search(head), _FILE.search(head)
        if name is None:
            raise BrokenFormError
        if file is not None:
            files.append((_unescaped(file[1]), data))
        else:
            try:
                fields[_unescaped(name[1])] = data.decode("utf-8")
            except UnicodeDecodeError as error:
                raise BrokenFormError from error
    return Sent(fields, tuple(files))


def _parts(boundary: bytes, body: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the header `Content-Disposition` and the bytes of each part (RFC 2046, 5.1.1)."""
    line = b"\r\n--" + boundary
    pieces = (b"\r\n" + body).split(line, MOST_FIELDS)
    if len(pieces) < 2 or not pieces[-1].startswith(b"--"):  # noqa: PLR2004  # start and end
        raise BrokenFormError
    for piece in pieces[1:-1]:
        head, gap, data = piece.lstrip(b" \t").partition(b"\r\n\r\n")
        if not gap or not head.startswith(b"\r\n"):
            raise BrokenFormError
        try:
            lines = head.decode("utf-8").split("\r\n")
        except UnicodeDecodeError as error:
            raise BrokenFormError from error
        found = [entry for entry in lines if entry.lower().startswith("content-disposition:")]
        if len(found) != 1:
            raise BrokenFormError
        yield found[0], data


def _unescaped(text: str) -> str:
    """Undo what browsers do to names (HTML, "multipart/form-data encoding algorithm")."""
    return text.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
