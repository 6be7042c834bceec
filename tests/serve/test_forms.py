"""What browsers send: read as the standards say, refused where it is no form, never too much."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.requests import Request

from setzkasten.serve.forms import BrokenFormError, Sent, TooBigError, parse, read_form

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=----WebKitFormBoundaryXyZ"


def multipart(*parts: tuple[str, bytes], boundary: str = "----WebKitFormBoundaryXyZ") -> bytes:
    body = b""
    for head, data in parts:
        body += f"--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode()
        body += data + b"\r\n"
    return body + f"--{boundary}--\r\n".encode()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (b"", {}),
        (b"a=1&b=&a=2", {"a": "2", "b": ""}),
        (b"titel=Gr%C3%B6%C3%9Fe+%26+mehr%0D%0A", {"titel": "Größe & mehr\r\n"}),
    ],
)
def test_encoded_forms_are_read(body: bytes, fields: dict[str, str]) -> None:
    assert parse(URLENCODED + ";charset=UTF-8", body) == Sent(fields)


def test_a_form_with_a_file_is_read() -> None:
    body = multipart(
        ('name="schluessel"', b"abc"),
        (
            'name="datei"; filename="Gr%22\u00f6\u00dfe.txt"\r\nContent-Type: text/plain',
            b"A\r\nB\n",
        ),
    )
    assert parse(MULTIPART, body) == Sent({"schluessel": "abc"}, (('Gr"öße.txt', b"A\r\nB\n"),))


def test_a_quoted_boundary_and_a_preamble_are_understood() -> None:
    body = b"preamble\r\n" + multipart(('name="a"', b"1"), boundary="x y")
    assert parse('multipart/form-data; boundary="x y"', body) == Sent({"a": "1"})


def test_no_file_chosen_is_an_empty_name() -> None:
    assert parse(MULTIPART, multipart(('name="datei"; filename=""', b""))).files == (("", b""),)


@given(st.binary(max_size=200))
@example(b"\r\n------WebKitFormBoundary")
@example(b"\r\n--")
@example(b"\r\n\r\n")
def test_bytes_of_a_file_come_as_they_are(data: bytes) -> None:
    body = multipart(('name="datei"; filename="a.txt"', data), ('name="b"', b"2"))
    assert parse(MULTIPART, body) == Sent({"b": "2"}, (("a.txt", data),))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("", b"a=1"),
        ("text/plain", b"a=1"),
        ("application/json", b"{}"),
        (URLENCODED, b"a=%FF"),
        (URLENCODED, "ä=1".encode()),
        (URLENCODED, b"a=1&" * 500),
        ("multipart/form-data", multipart(('name="a"', b"1"))),
        (MULTIPART, b""),
        (MULTIPART, b"--anders--\r\n"),
        (MULTIPART, multipart(('name="a"', b"1"))[:-6]),
        (MULTIPART, multipart(('name="a"', b"\xff"))),
        (MULTIPART, multipart(("ohne", b"1"))),
        (MULTIPART, multipart(('name="a"', b"1")).replace(b"Content-Disposition", b"X")),
        (MULTIPART, multipart(('name="a"', b"1")).replace(b"\r\n\r\n", b"\r\n")),
    ],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes) -> None:
    with pytest.raises(BrokenFormError):
        parse(kind, body)


@given(st.sampled_from([URLENCODED, MULTIPART, ""]), st.binary(max_size=300))
@example(MULTIPART, b"------WebKitFormBoundaryXyZ\r\n\r\n")
def test_no_body_breaks_the_reader(kind: str, body: bytes) -> None:
    try:
        parse(kind, body)
    except BrokenFormError:
        return


def read(chunks: list[bytes], most: int, **headers: str) -> Any:
    pending = list(chunks)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pending.pop(0), "more_body": bool(pending)}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "POST", "headers": raw}
    found = asyncio.run(read_form(Request(scope, receive), most))
    return found, pending


def test_a_body_is_read_up_to_its_limit() -> None:
    found, _ = read([b"a=1", b"23"], 5, content_type=URLENCODED)
    assert found == Sent({"a": "123"})


@pytest.mark.parametrize("announced", ["6", "-1", "x", "9" * 40, "١"])
def test_a_length_that_is_too_big_or_none_is_refused_unread(announced: str) -> None:
    with pytest.raises(TooBigError):
        read([b"a=1"], 5, content_type=URLENCODED, content_length=announced)


def test_more_than_was_announced_is_not_read_to_the_end() -> None:
    with pytest.raises(TooBigError):
        read([b"a=1", b"2345", b"nie gelesen"], 5, content_type=URLENCODED)
