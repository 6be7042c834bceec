"""The Redaktion over HTTP, with the real server: who may write, how much, and where to."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pytest
import uvicorn

from setzkasten.redaktion.uploads import MOST_BYTES
from setzkasten.serve.app import create_app
from setzkasten.serve.events import Events
from setzkasten.serve.redaktion import MOST_FORM
from setzkasten.serve.static import StaticSite
from tests.conftest import Archive, article, make_archive, tree
from tests.redaktion.rooms import LOST, Desk, desk_of
from tests.serve.test_app import Answer
from tests.serve.test_forms import multipart


@dataclass
class Served:
    """A Redaktion behind a server."""

    port: int
    desk: Desk

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def ask(
        self, target: str, body: bytes | None = None, kind: str = "", **headers: str | None
    ) -> Answer:
        """Ask as a browser would, with its own page's `Origin`; None leaves a header out."""
        sent: dict[str, str | None] = {"Host": f"localhost:{self.port}"}
        if body is not None:
            sent |= {"Origin": self.origin, "Content-Type": kind, "Content-Length": str(len(body))}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        method = "GET" if body is None else "POST"
        connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
        for name, value in sent.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders()
        with suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            connection.send(body or b"")
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        data = answer.read()
        connection.close()
        return Answer(answer.status, found, data)

    def post(
        self, name: str, headers: dict[str, str | None] | None = None, **fields: str
    ) -> Answer:
        """Send the form of an article's page."""
        form = {"schluessel": self.desk.room.token} | self.desk.form("hand", **fields)
        return self.ask(
            f"/_redaktion/{quote(name, safe='')}/",
            urlencode(form).encode(),
            "application/x-www-form-urlencoded",
            **(headers or {}),
        )

    def upload(self, name: str, data: bytes, token: str | None = None) -> Answer:
        body = multipart(
            ('name="schluessel"', (self.desk.room.token if token is None else token).encode()),
            ('name="tun"', b"hochladen"),
            (f'name="datei"; filename="{name}"', data),
        )
        kind = "multipart/form-data; boundary=----WebKitFormBoundaryXyZ"
        return self.ask("/_redaktion/", body, kind)


@pytest.fixture
def served(archive: Callable[..., Archive]) -> Iterator[Served]:
    made = archive(
        {"content/texte/laden.txt": LOST, "content/artikel/hand.md": article("Von Hand")}
    )
    desk = desk_of(made)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    events = Events()
    app = create_app(StaticSite(made.root / "site", "/"), events, desk.room)
    server = uvicorn.Server(
        uvicorn.Config(app, http="h11", log_level="critical", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    found = Served(listener.getsockname()[1], desk)
    while not server.started:
        thread.join(0.01)
    yield found
    server.should_exit = True
    events.close()
    thread.join(10)
    assert not thread.is_alive()


def test_the_pages_are_served_with_a_strict_policy(served: Served) -> None:
    for target in ("/_redaktion/", "/_redaktion/hand/", "/_redaktion/fehlt/"):
        answer = served.ask(target)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = answer.body.decode()
        assert not re.search(r"<script(?! src=\"/_vorschau/redaktion.js\" defer></script>)", page)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|https?://", page)
    assert served.ask("/_redaktion/fehlt/").status == 404
    assert served.ask("/_redaktion").headers["location"] == "/_redaktion/"


def test_style_and_script_come_from_the_package(served: Served) -> None:
    style = served.ask("/_vorschau/redaktion.css")
    assert style.headers["content-type"] == "text/css; charset=utf-8"
    assert b"url(" not in style.body
    script = served.ask("/_vorschau/redaktion.js")
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert b"http" not in script.body
    for answer in (style, script):
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_site_itself_is_served_as_before(served: Served) -> None:
    assert served.ask("/artikel/hand/").status == 200
    assert b"_redaktion" not in served.ask("/").body


def test_a_form_changes_the_article_and_leads_back_to_it(served: Served) -> None:
    answer = served.post("hand", tun="speichern", **{"feld-title": "Neu & schön"})
    assert answer.status == 303
    assert answer.headers["location"].startswith("/_redaktion/hand/?meldung=")
    assert "Titel: Neu & schön\n" in served.desk.archive.read("content/artikel/hand.md")
    page = served.ask(answer.headers["location"]).body.decode()
    assert "Titel geändert." in page


def refused(served: Served, answer: Answer, status: int) -> None:
    assert answer.status == status, answer.body
    assert served.desk.archive.read("content/artikel/hand.md") == article("Von Hand")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://boese.example"},
        {"Origin": "http://localhost:1"},
        {"Origin": "https://localhost:{port}"},
        {"Origin": "http://127.0.0.1:{port}"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": "http://[::1"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"},
    ],
    ids=str,
)
def test_other_pages_may_not_write(served: Served, headers: dict[str, str | None]) -> None:
    filled = {name: value and value.format(port=served.port) for name, value in headers.items()}
    refused(served, served.post("hand", filled, tun="geprueft"), 403)


def test_other_hosts_may_not_even_read(served: Served) -> None:
    for host in ("boese.example", "localhost.boese.example"):
        assert served.ask("/_redaktion/", Host=host).status == 400
        refused(served, served.post("hand", {"Host": host}, tun="geprueft"), 400)


@pytest.mark.parametrize("token", ["", "falsch", "ä"])
def test_without_the_token_of_this_run_nothing_is_written(served: Served, token: str) -> None:
    refused(served, served.post("hand", tun="geprueft", schluessel=token), 403)
    refused(served, served.upload("neu.txt", b"Ein Text.", token), 403)
    assert not (served.desk.archive.root / "content/texte/neu.txt").exists()
    body = urlencode({"tun": "zurueck", "schluessel": token}).encode()
    kind = "application/x-www-form-urlencoded"
    refused(served, served.ask("/_redaktion/", body, kind), 403)


def test_each_run_has_another_token(served: Served) -> None:
    others = {desk_of(served.desk.archive).room.token for _ in range(3)}
    assert len(others | {served.desk.room.token}) == 4
    assert served.desk.room.token in served.ask("/_redaktion/hand/").body.decode()


def test_a_name_of_any_letters_can_be_opened_and_changed(served: Served) -> None:
    name = "Größe & 100 %? #1"
    served.desk.archive.write(f"content/artikel/{name}.md", article("Größe"))
    served.desk.build(surveyed=False)
    page = served.ask("/_redaktion/?wort=gr%C3%B6%C3%9Fe").body.decode()
    url = re.findall(r'href="(/_redaktion/Gr[^"]*)"', page)[0].replace("&amp;", "&")
    assert "Größe" in served.ask(url).body.decode()
    form = {"schluessel": served.desk.room.token} | served.desk.form(name, tun="geprueft")
    body = urlencode(form).encode()
    answer = served.ask(url, body, "application/x-www-form-urlencoded")
    assert answer.status == 303
    assert "Geprüft: ja" in served.desk.archive.read(f"content/artikel/{name}.md")
    assert served.ask(answer.headers["location"]).status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/_redaktion/..%2F..%2Fsetzkasten.yaml/",
        "/_redaktion/%2e%2e/",
        "/_redaktion/hand.md/",
        "/_redaktion/a%00b/",
        "/_redaktion/%FF/",
    ],
)
def test_no_address_leads_out_of_the_articles(served: Served, target: str) -> None:
    before = tree(served.desk.archive.root / "content")
    form = {"schluessel": served.desk.room.token, "tun": "geprueft", "fassung": ""}
    kind = "application/x-www-form-urlencoded"
    answer = served.ask(target, urlencode(form).encode(), kind)
    assert answer.status in {404, 405}
    assert served.ask(target).status == 404
    assert tree(served.desk.archive.root / "content") == before


def test_a_form_that_is_too_big_is_refused(served: Served) -> None:
    answer = served.post("hand", tun="speichern", **{"feld-teaser": "x" * MOST_FORM})
    refused(served, answer, 413)
    assert answer.headers["connection"] == "close"
    assert "zu viel auf einmal" in answer.body.decode()
    refused(served, served.ask("/_redaktion/hand/", b"x=1", "text/plain"), 400)


def test_a_file_that_is_far_too_big_is_refused_before_it_was_sent(served: Served) -> None:
    answer = served.ask(
        "/_redaktion/", b"x", "multipart/form-data; boundary=x", Content_Length=str(2**40)
    )
    assert answer.status == 413


def test_a_file_is_taken_in_byte_for_byte(served: Served) -> None:
    data = bytes(range(256)) + b"\r\n--\r\nText"
    answer = served.upload("Neuer Text.txt", data)
    assert answer.headers["location"] == "/_redaktion/?neu=Neuer+Text.txt"
    place = served.desk.archive.root / "content/texte/Neuer Text.txt"
    assert place.read_bytes() == data
    assert "entsteht in diesem" in served.ask(answer.headers["location"]).body.decode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../raus.txt", "raus.txt"), ("..\\\\raus.txt", "raus.txt"), ("/etc/raus.txt", "raus.txt")],
)
def test_no_file_lands_outside_of_its_folder(served: Served, name: str, kept: str) -> None:
    before = set(tree(served.desk.archive.root))
    served.upload(name, b"Ein Text.")
    assert set(tree(served.desk.archive.root)) - before == {f"content/texte/{kept}"}


def test_a_file_of_a_known_name_is_told_and_stays(served: Served) -> None:
    answer = served.upload("laden.txt", b"Ein anderer Text.")
    assert "bleibt, wie er ist" in served.ask(answer.headers["location"]).body.decode()
    assert served.desk.archive.read("content/texte/laden.txt") == LOST


def test_too_big_a_file_and_none_at_all_are_told(served: Served) -> None:
    answer = served.upload("gross.txt", b"x" * (MOST_BYTES + 1))
    assert "ist größer als 8,4 MB" in served.ask(answer.headers["location"]).body.decode()
    assert served.upload("", b"").status == 400
    assert not (served.desk.archive.root / "content/texte/gross.txt").exists()


def test_the_last_step_of_all_is_taken_back_from_the_list(served: Served) -> None:
    served.post("hand", tun="geprueft")
    form = {"schluessel": served.desk.room.token, "tun": "zurueck"}
    kind = "application/x-www-form-urlencoded"
    answer = served.ask("/_redaktion/", urlencode(form).encode(), kind)
    assert answer.status == 303
    assert served.desk.archive.read("content/artikel/hand.md") == article("Von Hand")


def test_nothing_of_it_is_in_the_output(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Neither addresses nor decisions nor files: the site is what it would be without."""
    decided = {"Abgelehnte Schlagworte": "[Geheimwort]", "Geprüft": "ja"}
    denied = {"Abgelehnte Kategorien": "[Geheimfach]", "Kein Duplikat von": "[b]"}
    plain = make_archive(tmp_path / "ohne", {"content/artikel/a.md": article("A")})
    made = make_archive(
        tmp_path / "mit", {"content/artikel/a.md": article("A", **decided, **denied)}
    )
    for each in (plain, made):
        assert each.build().published
    files = made.output()
    without = plain.output()
    originals = {name for name in files if files[name] != without.get(name)}
    assert set(files) == set(without)
    assert all(name.endswith((".md", ".txt")) for name in originals), originals
    for name, data in files.items():
        assert b"_redaktion" not in data, name
        assert b"redaktion.js" not in data, name
    for html in (data for name, data in files.items() if name.endswith((".html", ".json", ".xml"))):
        assert b"Geheim" not in html
