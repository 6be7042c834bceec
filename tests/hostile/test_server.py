"""Requests that attack the preview: broken, endless, from elsewhere, out of the site."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from setzkasten.serve.app import create_app
from setzkasten.serve.desk import Desk
from setzkasten.serve.events import Events
from setzkasten.serve.preview import LONGEST_HEAD, _Server
from setzkasten.serve.static import StaticSite
from tests.conftest import write
from tests.serve.test_app import Running, _site


def _run(folder: Path) -> Iterator[Running]:
    """Serve a folder as the preview does."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(512)
    events = Events()
    desk = Desk(folder.parent, events)
    server = _Server(create_app(StaticSite(folder, "/"), events, desk.room), events, desk)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    yield Running(listener.getsockname()[1], events, folder)
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    place = tmp_path_factory.mktemp("server")
    folder = _site(place)
    write(folder / "leer/datei.txt", "x")
    write(folder / "<script>alert(1)</script>".replace("/", "∕") / "index.html", "x")
    yield from _run(folder)


def _send(server: Running, data: bytes, pieces: int = 1) -> bytes:
    """Send bytes as they are and return the answer, empty where the server waits for more."""
    answer = b""
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=5)
    with connection, contextlib.suppress(OSError):
        size = max(1, -(-len(data) // pieces))
        for start in range(0, len(data), size):
            connection.sendall(data[start : start + size])
        connection.settimeout(0.25)
        while part := connection.recv(65536):
            answer += part
            if len(answer) > 10_000_000:
                break
            connection.settimeout(0.05)
    return answer


def _is_alive(server: Running) -> bool:
    return server.ask("/").status == 200


HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"

BROKEN = {
    "nothing": b"",
    "empty lines": b"\r\n" * 1_000,
    "zeros": b"\x00" * 10_000,
    "high bytes": bytes(range(128, 256)) * 100,
    "only a word": b"GET",
    "no version": b"GET /\r\n\r\n",
    "unknown version": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "HTTP 1.0": b"GET / HTTP/1.0\r\n\r\n",
    "HTTP 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\x00\x00\x00\x04\x00" * 10,
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 500,
    "a method nobody knows": b"BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a method of a megabyte": b"X" * 1_000_000 + b" / HTTP/1.1\r\n\r\n",
    "a line of a megabyte": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a head of a megabyte": HEAD + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "a head of many lines": HEAD + b"X: a\r\n" * 100_000 + b"\r\n",
    "a head without end": HEAD + b"X: a\r\n" * 100,
    "a line without colon": HEAD + b"Unsinn\r\n\r\n",
    "a folded line": HEAD + b"X: a\r\n b\r\n\r\n",
    "a NUL in the head": HEAD + b"X: a\x00b\r\n\r\n",
    "a bare line feed": b"GET / HTTP/1.1\nHost: localhost\n\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "two hosts": HEAD + b"Host: evil.example\r\n\r\n",
    "a host with a name": b"GET / HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n",
    "length below nought": HEAD + b"Content-Length: -1\r\n\r\n",
    "length of words": HEAD + b"Content-Length: viel\r\n\r\n",
    "two lengths": HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "an endless length": HEAD + b"Content-Length: 99999999999999999999\r\n\r\nx",
    "length and chunks": HEAD + b"Content-Length: 5\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /geheim.txt HTTP/1.1\r\n\r\n",
    "broken chunks": HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nx\r\n",
    "a huge chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFF\r\nx",
    "unknown encoding": HEAD + b"Transfer-Encoding: zip\r\n\r\n",
    "websocket": HEAD + b"Upgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    "h2c": HEAD + b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n"
    b"HTTP2-Settings: AAMAAABk\r\n\r\n",
    "expect": HEAD + b"Expect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    "connect": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    "whole address": b"GET http://evil.example/geheim.txt HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "trace": b"TRACE / HTTP/1.1\r\nHost: localhost\r\nCookie: GEHEIM\r\n\r\n",
    "bad escapes": b"GET /%zz%f%%%2 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "broken UTF-8": b"GET /%ff%fe%c0%af HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "raw UTF-8": "GET /größe HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(),
    "a fragment": b"GET /#x HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "deep": b"GET " + b"/a" * 10_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "one long name": b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "long folder": b"GET /" + b"a" * 300 + b"/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "range": HEAD + b"Range: bytes=0-,0-,0-,0-\r\n\r\n",
    "pipelined": (HEAD + b"\r\n") * 200,
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_broken_requests_are_survived_and_tell_nothing(server: Running, data: bytes) -> None:
    answer = _send(server, data)
    assert b"GEHEIM" not in answer
    assert b"Traceback" not in answer
    assert b"Internal Server Error" not in answer
    assert b" 500 " not in answer.split(b"\r\n", 1)[0]
    assert _is_alive(server)


@pytest.mark.parametrize("name", ["two hosts", "a NUL in the head", "a head of a megabyte"])
def test_dangerous_requests_are_refused(server: Running, name: str) -> None:
    answer = _send(server, BROKEN[name])
    assert b"200 OK" not in answer.split(b"\r\n", 1)[0]


def test_a_request_in_many_pieces_is_answered(server: Running) -> None:
    assert b"Start" in _send(server, HEAD + b"Connection: close\r\n\r\n", pieces=40)


def test_a_head_has_a_bounded_size(server: Running) -> None:
    most = HEAD + b"X: " + b"a" * (LONGEST_HEAD - 200) + b"\r\nConnection: close\r\n\r\n"
    assert b"200 OK" in _send(server, most)
    over = HEAD + b"X: " + b"a" * (4 * LONGEST_HEAD) + b"\r\n\r\n"
    assert b"200 OK" not in _send(server, over)


@pytest.mark.skipif(sys.platform == "win32", reason="needs /proc or resource")
def test_a_body_is_not_taken_in(server: Running) -> None:
    """A hundred megabytes that nobody asked for: refused, and never held in memory."""
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    sent = 0
    connection = socket.create_connection(("127.0.0.1", server.port), timeout=3)
    with connection, contextlib.suppress(OSError):
        connection.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n")
        connection.sendall(b"Content-Length: 104857600\r\n\r\n")
        while sent < 100 * 2**20:
            sent += connection.send(b"x" * 65536)
    assert _is_alive(server)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 40_000, "kilobytes; macOS counts bytes, and even that is less"


def test_hundreds_who_say_nothing_keep_nobody_out(server: Running) -> None:
    silent = [socket.create_connection(("127.0.0.1", server.port), 5) for _ in range(300)]
    try:
        assert _is_alive(server)
        for connection in silent:
            connection.sendall(b"GET / HT")
        assert _is_alive(server)
    finally:
        for connection in silent:
            connection.close()
    assert _is_alive(server)


ELSEWHERE = [
    *("https://evil.example", "http://evil.example:8000", "null", "http://localhost.evil.example"),
    *("http://127.0.0.1.evil.example", "file://", "http://[::1", "", "http://evil@evil.example"),
]


@pytest.mark.parametrize("origin", ELSEWHERE)
@pytest.mark.parametrize("target", ["/", "/_vorschau/ereignisse", "/_vorschau/vorschau.js"])
def test_pages_of_other_hosts_may_not_ask(server: Running, target: str, origin: str) -> None:
    answer = server.ask(target, Origin=origin)
    assert answer.status == 403
    assert b"Start" not in answer.body


@pytest.mark.parametrize(
    "origin", ["http://localhost:8000", "http://127.0.0.1", "http://LOCALHOST"]
)
def test_own_pages_may_ask(server: Running, origin: str) -> None:
    assert server.ask("/", Origin=origin).status == 200


@pytest.mark.parametrize(
    ("site", "mode", "status"),
    [
        ("cross-site", "no-cors", 403),
        ("cross-site", "cors", 403),
        ("same-site", "no-cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
    ],
)
def test_only_a_link_leads_here_from_elsewhere(
    server: Running, site: str, mode: str, status: int
) -> None:
    answer = server.ask("/", Sec_Fetch_Site=site, Sec_Fetch_Mode=mode)
    assert answer.status == status


@pytest.mark.parametrize("target", ["/", "/stil.css", "/gibtsnicht", "/_vorschau/vorschau.js"])
def test_no_other_page_can_embed_the_preview(server: Running, target: str) -> None:
    headers = server.ask(target).headers
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("target", ["/artikel/", "/leer/", "/leer", "/artikel", "/ordner/", "/."])
def test_no_folder_is_listed(server: Running, target: str) -> None:
    answer = server.ask(target)
    assert answer.status in {301, 404}
    for name in (b"datei.txt", b"geheim", b"stil.css", b"gr\xc3\xb6\xc3\x9fe"):
        assert name not in answer.body


def test_readers_do_not_notice_that_the_folder_is_exchanged(tmp_path: Path) -> None:
    """Between two renames there is no folder for a moment; who asks then has to wait."""
    folder = _site(tmp_path)
    for running in _run(folder):
        away = tmp_path / "weg"
        folder.rename(away)
        threading.Timer(0.15, away.rename, (folder,)).start()
        answer = running.ask("/artikel/a/")
        assert (answer.status, b"A" in answer.body) == (200, True)
        folder.rename(away)
        assert running.ask("/artikel/a/").status == 404, "where it stays away, that is said"
        away.rename(folder)
