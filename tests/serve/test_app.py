"""The preview's server: the site as a host serves it, and nothing else."""

from __future__ import annotations

import http.client
import json
import socket
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn

from setzkasten.model.digest import digest_bytes
from setzkasten.render.theme import fingerprinted
from setzkasten.serve.app import create_app
from setzkasten.serve.events import Events
from setzkasten.serve.static import StaticSite
from tests.conftest import ROOT, write

JS = (ROOT / "setzkasten/serve/vorschau.js").read_bytes()
MARK = digest_bytes(JS).hex()[:8]
SCRIPT = f'<script src="/_vorschau/vorschau.js?{MARK}" defer></script>'.encode()


@dataclass
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Running:
    """A server in a thread of this process."""

    port: int
    events: Events
    folder: Path

    def ask(
        self, target: str, host: str | None = "localhost", method: str = "GET", **headers: str
    ) -> Answer:
        """Send one request; the target goes out as it is, unlike with urllib."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        if host is not None:
            connection.putheader("Host", host)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        data = answer.read()
        connection.close()
        return Answer(answer.status, found, data)


def _serve(folder: Path, base_path: str) -> Iterator[Running]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    events = Events()
    app = create_app(StaticSite(folder, base_path), events)
    config = uvicorn.Config(app, log_level="critical", lifespan="on", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    ready = threading.Event()
    real = server.startup

    async def startup(sockets: list[socket.socket] | None = None) -> None:
        await real(sockets)
        ready.set()

    server.startup = startup  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield Running(listener.getsockname()[1], events, folder)
    server.should_exit = True
    events.close()
    thread.join(10)
    assert not thread.is_alive()


PAGES = {
    "index.html": "<html><body>Start</body></html>",
    "404.html": "<html><body>Fehlt</body></html>",
    "artikel/größe/index.html": "<p>ohne Ende",
    "artikel/a/index.html": "<body>A</body><!-- </body> -->",
    "stil.css": "body {}",
    "feed.xml": "<feed/>",
    "robots.txt": "User-agent: *",
    "daten.json": "{}",
    "bild.jpg": "jpg",
    "ohne": "x",
    "%41.txt": "Prozent",
    "..punkte.txt": "Punkte",
}


def _site(place: Path) -> Path:
    for name, text in PAGES.items():
        write(place / "site" / name, text)
    write(place / "geheim.txt", "GEHEIM")
    write(place / "site-anders/x.txt", "GEHEIM")
    if sys.platform != "win32":
        (place / "site/link.txt").symlink_to(place / "geheim.txt")
        (place / "site/ordner").symlink_to(place)
    return place / "site"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server whose files no test changes."""
    yield from _serve(_site(tmp_path_factory.mktemp("fest")), "/")


@pytest.fixture(scope="module")
def based(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The same below a base path."""
    yield from _serve(_site(tmp_path_factory.mktemp("tief")), "/archiv/")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Running]:
    """A server of the test's own."""
    yield from _serve(_site(tmp_path), "/")


@pytest.mark.parametrize(
    ("target", "kind", "text"),
    [
        ("/", "text/html; charset=utf-8", b"Start"),
        ("/index.html", "text/html; charset=utf-8", b"Start"),
        ("/?x=1", "text/html; charset=utf-8", b"Start"),
        ("/artikel/a/", "text/html; charset=utf-8", b"A"),
        ("/artikel/gr%C3%B6%C3%9Fe/", "text/html; charset=utf-8", b"ohne Ende"),
        ("/stil.css", "text/css; charset=utf-8", b"body {}"),
        ("/stil.css?v=1", "text/css; charset=utf-8", b"body {}"),
        ("/feed.xml", "application/xml; charset=utf-8", b"<feed/>"),
        ("/robots.txt", "text/plain; charset=utf-8", b"User-agent: *"),
        ("/daten.json", "application/json; charset=utf-8", b"{}"),
        ("/bild.jpg", "image/jpeg", b"jpg"),
        ("/ohne", "application/octet-stream", b"x"),
        ("/%2541.txt", "text/plain; charset=utf-8", b"Prozent"),
        ("/..punkte.txt", "text/plain; charset=utf-8", b"Punkte"),
    ],
)
def test_files_are_served_as_a_host_does(
    server: Running, target: str, kind: str, text: bytes
) -> None:
    answer = server.ask(target)
    assert answer.status == 200
    assert answer.headers["content-type"] == kind
    assert text in answer.body
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_get_the_script_before_their_end_and_nothing_else_does(server: Running) -> None:
    assert server.ask("/").body == b"<html><body>Start" + SCRIPT + b"</body></html>"
    assert server.ask("/artikel/gr%C3%B6%C3%9Fe/").body == b"<p>ohne Ende" + SCRIPT
    assert SCRIPT in server.ask("/gibtsnicht/").body
    for target in ("/stil.css", "/feed.xml", "/robots.txt"):
        assert SCRIPT not in server.ask(target).body
    assert (server.folder / "index.html").read_text("utf-8") == PAGES["index.html"]


def test_the_script_is_there(server: Running) -> None:
    answer = server.ask("/_vorschau/vorschau.js")
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert b"EventSource" in answer.body


def test_what_has_its_fingerprint_in_its_name_is_asked_for_once(own: Running) -> None:
    """A page that is reloaded after a save needs nothing but itself."""
    css, other = b"p { color: red }", b"p { color: blue }"
    name = f"assets/{fingerprinted('stil.css', css)}"
    write(own.folder / name, css.decode())
    for target in (f"/{name}", f"/_vorschau/vorschau.js?{MARK}"):
        assert own.ask(target).headers["cache-control"] == "max-age=31536000, immutable"
    write(own.folder / name, other.decode())  # a name that only looks so
    for target in (f"/{name}", "/", "/stil.css", "/gibtsnicht"):
        assert own.ask(target).headers["cache-control"] == "no-store"


def test_a_folder_without_slash_is_redirected_within_the_site(server: Running) -> None:
    answer = server.ask("/artikel/a")
    assert (answer.status, answer.headers["location"]) == (301, "/artikel/a/")


@pytest.mark.parametrize(
    "target", ["/gibtsnicht", "/artikel/", "/artikel/b/", "/stil.css/", "/ohne/x"]
)
def test_unknown_addresses_show_the_page_for_them(server: Running, target: str) -> None:
    answer = server.ask(target)
    assert answer.status == 404
    assert b"Fehlt" in answer.body


def test_without_a_page_for_unknown_addresses_there_are_german_words(own: Running) -> None:
    (own.folder / "404.html").unlink()
    answer = own.ask("/gibtsnicht")
    assert answer.status == 404
    assert "gibt es nicht" in answer.body.decode()


def test_under_a_base_path_the_rest_of_the_host_is_empty(based: Running) -> None:
    assert b"Start" in based.ask("/archiv/").body
    assert b"A" in based.ask("/archiv/artikel/a/").body
    for target in ("/", "/archiv"):
        answer = based.ask(target)
        assert (answer.status, answer.headers["location"]) == (302, "/archiv/")
    for target in ("/artikel/a/", "/archivx/", "/index.html"):
        assert based.ask(target).status == 404
    assert based.ask("/_vorschau/vorschau.js").status == 200
    answer = based.ask("/archiv/artikel/a")
    assert answer.headers["location"] == "/archiv/artikel/a/"


TRAVERSALS = [
    *("/../geheim.txt", "/..%2fgeheim.txt", "/%2e%2e/geheim.txt", "/%2e%2e%2fgeheim.txt"),
    *(
        "/..%5cgeheim.txt",
        "/..\\geheim.txt",
        "/artikel/../../geheim.txt",
        "/artikel/..%2f..%2fgeheim.txt",
    ),
    *(
        "/.%2e/geheim.txt",
        "//geheim.txt",
        "//../geheim.txt",
        "/./../geheim.txt",
        "/%252e%252e/geheim.txt",
    ),
    *("/..%c0%afgeheim.txt", "/../site-anders/x.txt", "/%00/../geheim.txt", "/geheim.txt%00.html"),
    *("/link.txt", "/ordner/geheim.txt", "/....//geheim.txt", "/..;/geheim.txt", "/%2Fgeheim.txt"),
]


@pytest.mark.parametrize("target", TRAVERSALS)
def test_nothing_outside_the_site_is_served(server: Running, target: str) -> None:
    answer = server.ask(target)
    assert b"GEHEIM" not in answer.body
    assert answer.status in {301, 400, 404}
    assert not answer.headers.get("location", "/x").startswith("//")


@pytest.mark.parametrize(
    "target", ["//etc/passwd", "/%2Fetc/passwd", "//etc", "/%2Fetc", "//evil.example/.."]
)
def test_absolute_paths_lead_nowhere(server: Running, target: str) -> None:
    answer = server.ask(target)
    assert answer.status in {400, 404}
    assert b"root:" not in answer.body


@pytest.mark.parametrize("target", ["//artikel", "/%2Fartikel", "/artikel//a", "//artikel/a"])
def test_no_redirect_leads_to_another_host(server: Running, target: str) -> None:
    location = server.ask(target).headers.get("location", "")
    assert not location.startswith(("//", "/\\", "http"))


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "localhost:8000", "127.0.0.1:1", "LOCALHOST"]
)
def test_the_own_names_of_this_computer_are_answered(server: Running, host: str) -> None:
    assert server.ask("/", host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.localhost",
        "192.168.0.1",
        "",
        "127.0.0.1.evil.example",
    ],
)
@pytest.mark.parametrize(
    "target", ["/", "/_vorschau/vorschau.js", "/_vorschau/ereignisse", "/gibtsnicht"]
)
def test_other_names_are_refused(server: Running, host: str, target: str) -> None:
    """A page on the web could give its own name this computer's address (DNS rebinding)."""
    answer = server.ask(target, host)
    assert answer.status == 400
    assert b"Start" not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent(server: Running, method: str) -> None:
    assert server.ask("/", method=method).status == 405
    assert server.ask("/_vorschau/vorschau.js", method=method).status == 405


def test_head_has_no_body(server: Running) -> None:
    answer = server.ask("/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x00\x00\x00\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 200_000,
        b"\r\n" * 9,
    ],
)
def test_nonsense_is_survived(server: Running, request_bytes: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        try:
            connection.sendall(request_bytes)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass
        except OSError:
            pass  # it may hang up at once
    assert server.ask("/").status == 200


def test_a_file_that_goes_while_it_is_asked_for_is_not_found(
    own: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def gone(self: Path) -> bytes:
        if self.name == "stil.css":
            raise FileNotFoundError(self)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", gone)
    assert own.ask("/stil.css").status == 404


# --- events -----------------------------------------------------------------------------------


class _Stream:
    """An open page of the preview."""

    def __init__(self, running: Running) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        self.connection.request("GET", "/_vorschau/ereignisse", headers={"Host": "localhost"})
        self.answer = self.connection.getresponse()

    def message(self) -> list[str]:
        """Return the lines of the next message."""
        lines = []
        while line := self.answer.readline().decode().rstrip("\n"):
            lines.append(line)
        return lines


def test_open_pages_are_told_of_a_change(own: Running) -> None:
    pages = [_Stream(own) for _ in range(3)]
    for page in pages:
        assert page.answer.headers["content-type"].startswith("text/event-stream")
        assert page.message() == ["retry: 1000"]
    own.events.publish("neu")
    for page in pages:
        assert page.message() == ["event: neu", "data: null"]
        page.connection.close()


def test_errors_are_told_to_pages_that_are_opened_later(own: Running) -> None:
    own.events.publish(
        "fehler", [{"ort": "a.html, Zeile 2", "text": "</script>\nZwei", "rat": "Ö"}]
    )
    page = _Stream(own)
    assert page.message() == ["retry: 1000"]
    message = page.message()
    assert message[0] == "event: fehler"
    assert json.loads(message[1].removeprefix("data: "))[0]["rat"] == "Ö"
    page.connection.close()
    own.events.publish("gut")
    later = _Stream(own)
    assert later.message() == ["retry: 1000"]
    own.events.publish("neu")
    assert later.message() == ["event: neu", "data: null"]
    later.connection.close()


def test_closing_ends_all_streams(own: Running) -> None:
    page = _Stream(own)
    assert page.message() == ["retry: 1000"]
    own.events.close()
    assert page.answer.read() == b""


def test_events_without_a_server_are_no_error() -> None:
    Events().publish("neu")


# --- many readers -----------------------------------------------------------------------------


def test_no_reader_sees_half_a_page_while_pages_are_replaced(own: Running) -> None:
    versions = [f"<html><body>{letter * 50_000}</body></html>".encode() for letter in "abcdef"]
    target = own.folder / "artikel/a/index.html"
    target.write_bytes(versions[0])
    seen: list[bytes] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.append(own.ask("/artikel/a/").body)

    readers = [threading.Thread(target=read) for _ in range(6)]
    for reader in readers:
        reader.start()
    for round_ in range(40):
        part = own.folder / "teil"
        part.write_bytes(versions[round_ % 6])
        Path(part).replace(target)
    stop.set()
    for reader in readers:
        reader.join(10)
    whole = {version.replace(b"</body>", SCRIPT + b"</body>") for version in versions}
    assert seen
    assert set(seen) <= whole
