"""`serve` as a whole: build, show, rebuild, tell the browser, end."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from setzkasten.report import Report
from setzkasten.serve import preview as module
from setzkasten.serve.events import Events
from setzkasten.serve.preview import _listen, _Rebuilder, has_desktop, preview
from tests.conftest import ROOT, SETTINGS, TINY_THEME, Archive, article

Make = Callable[..., Archive]


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_only_this_computer_can_ask() -> None:
    listener = _listen(None)
    assert listener is not None
    with listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_the_next_free_port_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PORT", taken)
    listener = _listen(None)
    assert listener is not None
    with listener:
        assert taken < listener.getsockname()[1] < taken + module.PORTS_TRIED


def test_a_wished_port_is_not_exchanged(taken: int) -> None:
    assert _listen(taken) is None


def test_a_taken_port_ends_with_german_words(
    archive: Make, taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    made = archive({"content/artikel/a.md": article()})
    assert preview(made.root, port=taken, open_browser=False) == 1
    captured = capsys.readouterr()
    assert f"Der Anschluss {taken} ist belegt" in captured.out + captured.err


@pytest.mark.parametrize(
    ("platform", "environment", "desktop"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "SSH_CONNECTION": "x"}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("darwin", {"CI": "true"}, False),
    ],
)
def test_the_browser_is_opened_only_before_a_screen(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], *, desktop: bool
) -> None:
    for name in ("CI", "SSH_CONNECTION", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert has_desktop() is desktop


class _Spy(Events):
    """Notes what pages are told."""

    def publish(self, kind: str, data: object = None) -> None:
        told.append((kind, data))


told: list[tuple[str, object]] = []


@pytest.fixture
def rebuilder(archive: Make) -> tuple[Archive, _Rebuilder]:
    made = archive({"content/artikel/a.md": article("A")})
    site = made.site()
    report: Report = site.build()
    made_rebuilder = _Rebuilder(site, _Spy())
    made_rebuilder.tell(report)
    told.clear()
    return made, made_rebuilder


def _kinds() -> list[str]:
    return [kind for kind, _ in told]


def test_a_change_reloads_open_pages(rebuilder: tuple[Archive, _Rebuilder]) -> None:
    made, rebuild = rebuilder
    made.write("content/artikel/a.md", article("Neu"))
    rebuild.rebuild()
    assert "neu" in _kinds() or "stil" in _kinds()
    assert "Neu" in made.page("artikel/a/index.html")


def test_a_save_without_change_reloads_nothing(
    rebuilder: tuple[Archive, _Rebuilder], capsys: pytest.CaptureFixture[str]
) -> None:
    made, rebuild = rebuilder
    made.write("content/artikel/a.md", article("A"))
    rebuild.rebuild()
    assert "neu" not in _kinds()
    assert capsys.readouterr().out == ""


def test_a_broken_template_is_shown_and_its_repair_too(
    rebuilder: tuple[Archive, _Rebuilder], capsys: pytest.CaptureFixture[str]
) -> None:
    made, rebuild = rebuilder
    made.write("themes/winzig/templates/article.html", "\n{{ fehlt }}")
    rebuild.rebuild()
    assert _kinds() == ["fehler"]
    data = told[0][1]
    assert isinstance(data, list)
    assert data[0]["ort"] == "themes/winzig/templates/article.html, Zeile 2"
    assert data[0]["text"]
    assert "Zeile 2" in capsys.readouterr().out
    told.clear()
    made.write("themes/winzig/templates/article.html", TINY_THEME["templates/article.html"])
    rebuild.rebuild()
    assert "gut" in _kinds()
    assert "fehler" not in _kinds()


def test_settings_that_cannot_be_read_are_shown_and_their_repair_too(
    rebuilder: tuple[Archive, _Rebuilder], capsys: pytest.CaptureFixture[str]
) -> None:
    made, rebuild = rebuilder
    before = made.output()
    made.write("setzkasten.yaml", "Titel: [Archiv\n")
    rebuild.rebuild(frozenset(("setzkasten.yaml",)))
    assert _kinds() == ["fehler"]
    data = told[0][1]
    assert isinstance(data, list)
    assert {entry["ort"] for entry in data} == {"setzkasten.yaml, Zeile 1"}
    assert made.output() == before
    made.write("content/artikel/a.md", article("Neu"))
    rebuild.rebuild(frozenset(("content/artikel/a.md",)))
    assert made.output() == before
    told.clear()
    made.write("setzkasten.yaml", SETTINGS)
    rebuild.rebuild(frozenset(("setzkasten.yaml",)))
    assert "gut" in _kinds()
    assert "haben sich erledigt." in capsys.readouterr().out
    assert "Neu" in made.page("artikel/a/index.html")


def test_new_problems_are_told_in_the_terminal(
    rebuilder: tuple[Archive, _Rebuilder], capsys: pytest.CaptureFixture[str]
) -> None:
    made, rebuild = rebuilder
    made.write("content/artikel/b.md", "---\nTitel: x\n")
    rebuild.rebuild()
    assert "content/artikel/b.md, Zeile 1" in capsys.readouterr().out


def test_a_renewed_index_reloads_nothing_and_says_nothing(
    rebuilder: tuple[Archive, _Rebuilder], capsys: pytest.CaptureFixture[str]
) -> None:
    made, rebuild = rebuilder
    made.write("content/artikel/a.md", article("Neu", "Andere Worte."))
    rebuild.rebuild(frozenset(("content/artikel/a.md",)))
    told.clear()
    capsys.readouterr()
    rebuild.settle()
    assert "Andere Worte." in "".join(
        path.read_text("utf-8") for path in (made.root / "site/suche/daten").glob("t-*.json")
    )
    assert "neu" not in _kinds()
    assert capsys.readouterr().out == ""


def test_a_new_text_is_greeted_with_what_was_recognised_and_where_it_is(
    archive: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    site = made.site()
    site.build()
    rebuild = _Rebuilder(site, _Spy(), "http://localhost:8000")
    text = "Laden öffnet\n\nEin Satz über den Handel.\n\nKategorien: Handel\nSchlagworte: , ,\n"
    made.write("content/texte/neu.txt", text)
    rebuild.rebuild(frozenset(("content/texte/neu.txt",)))
    out = capsys.readouterr().out
    assert (
        "»Laden öffnet« · keine Autorin · undatiert · Handel · kein Schlagwort (3 verloren)" in out
    )
    assert "http://localhost:8000/artikel/laden-oeffnet/" in out
    assert "Redaktion: http://localhost:8000/_redaktion/laden-oeffnet/" in out


# --- in a process of its own ------------------------------------------------------------------


class _Preview:
    """`setzkasten serve` in a process of its own."""

    def __init__(self, root: Path, *flags: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "setzkasten", "serve", "--no-open", *flags],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.lines: list[str] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.lines.append(line.decode("utf-8").rstrip())
                self._news.notify_all()

    def line(self, start: str) -> str:
        """Wait for a line of output."""
        with self._news:
            found = self._news.wait_for(
                lambda: next((line for line in self.lines if line.startswith(start)), None), 30
            )
        assert found, self.lines
        return str(found)

    def get(self, target: str) -> tuple[int, bytes]:
        port = int(self.line("Vorschau: ").partition("localhost:")[2].partition("/")[0])
        connection = http.client.HTTPConnection("localhost", port, timeout=10)
        connection.request("GET", target)
        answer = connection.getresponse()
        result = answer.status, answer.read()
        connection.close()
        return result


@pytest.fixture
def running(archive: Make) -> Iterator[tuple[Archive, _Preview]]:
    made = archive(
        {"content/artikel/a.md": article("Anfang")},
        settings=SETTINGS.replace("https://example.org/", "https://example.org/archiv/"),
    )
    shown = _Preview(made.root)
    yield made, shown
    shown.process.kill()
    shown.process.wait(10)


def test_a_save_is_on_the_page_and_the_browser_is_told(running: tuple[Archive, _Preview]) -> None:
    made, shown = running
    assert shown.line("Vorschau: ").endswith("/archiv/")
    shown.line("Ich warte auf Änderungen")
    status, page = shown.get("/archiv/artikel/a/")
    assert status == 200
    assert b"Anfang" in page
    port = int(shown.line("Vorschau: ").partition("localhost:")[2].partition("/")[0])
    stream = http.client.HTTPConnection("localhost", port, timeout=20)
    stream.request("GET", "/_vorschau/ereignisse")
    answer = stream.getresponse()
    assert answer.readline() == b"retry: 1000\n"
    made.write("content/artikel/a.md", article("Geändert"))
    events = iter(answer.readline, b"")
    assert next(line for line in events if line.startswith((b"event: neu", b"event: stil")))
    assert "Geändert".encode() in shown.get("/archiv/artikel/a/")[1]
    stream.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals work otherwise on Windows")
def test_ctrl_c_ends_the_preview_at_once_even_with_open_pages(
    running: tuple[Archive, _Preview],
) -> None:
    _, shown = running
    shown.line("Ich warte")
    port = int(shown.line("Vorschau: ").partition("localhost:")[2].partition("/")[0])
    stream = http.client.HTTPConnection("localhost", port, timeout=20)
    stream.request("GET", "/_vorschau/ereignisse")
    assert stream.getresponse().readline() == b"retry: 1000\n"
    shown.process.send_signal(signal.SIGINT)
    assert shown.process.wait(10) == 0
    shown._reader.join(10)
    assert shown.lines[-1] == "Vorschau beendet."
    assert "Traceback" not in "".join(shown.lines)
