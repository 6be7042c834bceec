"""Two builds of one archive at once, and a build beside the preview."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from setzkasten.cli import building
from setzkasten.cli.building import BUSY
from setzkasten.cli.main import main
from setzkasten.options import Options
from setzkasten.publish.lock import build_lock
from setzkasten.sources import find_sources
from tests.conftest import ROOT, SETTINGS, Archive, article, codes, make_archive
from tests.crash.building import contents, raw

COMMAND = (
    "import sys; from pathlib import Path; from setzkasten.cli.main import main;"
    "sys.exit(main(sys.argv[2:], Path(sys.argv[1])))"
)


def _start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND, str(root), *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, encoding="utf-8", cwd=ROOT)


def test_three_builds_at_once_make_the_site_that_one_makes(tmp_path: Path) -> None:
    made = make_archive(tmp_path / "archiv", contents(raws=30, hands=6))
    builds = [_start(made.root, "build", "--jobs", "1") for _ in range(3)]
    ends = [build.communicate(timeout=60) for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], ends
    assert sum("→" in out for out, _ in ends) == 1, "only one of them makes articles of the texts"
    assert not any("Traceback" in err for _, err in ends)
    assert made.output() == made.clean(tmp_path / "rein")
    assert len(made.articles()) == 36


def test_a_build_that_waits_in_vain_says_who_builds_and_ends_with_a_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_archive(tmp_path / "archiv", {"content/artikel/a.md": article("A")})
    monkeypatch.setattr(building, "Options", partial(Options, patience=0.7))
    with build_lock(made.root / ".cache/bau.lock", 0):
        assert main(["build"], made.root) == BUSY == 4
    said = capsys.readouterr()
    who = f"Prozess {os.getpid()}, seit "
    assert f"In diesem Archiv wird gerade schon gebaut ({who}" in said.err
    assert "Ich warte, bis das fertig ist" in said.err
    assert who in " ".join(said.out.split())
    assert not (made.root / "site").exists()
    assert main(["build"], made.root) == 0


def test_what_changed_while_a_build_waited_is_built(tmp_path: Path) -> None:
    """The files that it had seen before it waited are out of date."""
    made = make_archive(tmp_path / "archiv", {"content/texte/1.txt": raw(1)})
    assert made.build().published
    site = made.site()
    seen = find_sources(made.root)
    with build_lock(made.root / ".cache/bau.lock", 0):
        waiting = threading.Thread(target=lambda: reports.append(site.build(seen)))
        reports: list[object] = []
        waiting.start()
        time.sleep(0.1)
        made.write("content/texte/2.txt", raw(2))
    waiting.join(20)
    assert len(made.articles()) == 2
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_build_by_another_process_is_no_reason_to_give_up_the_memory(tmp_path: Path) -> None:
    made = make_archive(tmp_path / "archiv", contents(raws=5, hands=2))
    first, second = made.site(), made.site()
    assert first.build().written
    made.write("content/artikel/a.md", article("Neu"))
    assert second.build().written
    report = first.build()
    assert (report.published, report.written, codes(report)) == (True, 0, [])


class _Preview:
    """The preview in a process of its own."""

    def __init__(self, made: Archive) -> None:
        environment = os.environ | {"CI": "1"}
        command = [sys.executable, "-c", COMMAND, str(made.root), "serve", "--no-open"]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=ROOT,
            env=environment,
        )
        self.lines: list[str] = []
        self.port = 0
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if "Vorschau: http://localhost:" in line:
                self.port = int(line.split("localhost:")[1].split("/")[0])
            if "Ich warte auf" in line:
                break
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines += list(self.process.stdout)

    def get(self, path: str) -> tuple[int, str]:
        """Ask for a page."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=20)
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return answer.status, text

    def end(self) -> str:
        """End it as Ctrl-C does, and return all that it said."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(15) == 0
        self._reader.join(5)
        return "".join(self.lines)


@pytest.mark.skipif(sys.platform == "win32", reason="signals work otherwise on Windows")
def test_the_preview_survives_builds_in_another_terminal(tmp_path: Path) -> None:
    files = contents(raws=20, hands=4)
    made = make_archive(tmp_path / "archiv", files, settings=SETTINGS)
    preview = _Preview(made)
    try:
        for number in range(3):
            made.write("content/artikel/neu.md", article(f"Fassung {number}"))
            if number == 1:  # nothing is remembered, so the whole folder is swapped
                made.delete(".cache")
            build = _start(made.root, "build", "--jobs", "1")
            out, err = build.communicate(timeout=60)
            assert build.returncode == 0, out + err
            status, text = preview.get("/artikel/neu/")
            assert (status, f"Fassung {number}" in text) == (200, True)
        made.write("content/artikel/neu.md", article("Zuletzt"))
        end = time.monotonic() + 15
        while "Zuletzt" not in preview.get("/artikel/neu/")[1] and time.monotonic() < end:
            time.sleep(0.05)
        assert "Zuletzt" in preview.get("/artikel/neu/")[1]
    finally:
        said = preview.end()
    assert "Traceback" not in said
    assert "eigenen Fehler" not in said
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")
