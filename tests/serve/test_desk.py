"""The preview keeps its Redaktion informed: builds, and surveys in a process of their own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.redaktion.addresses import Way
from setzkasten.redaktion.survey import Survey, survey_key
from setzkasten.redaktion.surveying import read_survey
from setzkasten.serve.desk import EVENT, Desk
from setzkasten.serve.events import Events
from setzkasten.serve.surveying import Surveyor
from tests.conftest import ROOT, Archive, article
from tests.redaktion.rooms import holdings_of

Make = Callable[..., Archive]
BODY = " ".join(f"Wort{number} steht hier" for number in range(60))


class _Spy(Events):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def publish(self, kind: str, data: object = None) -> None:
        assert data is None
        self.told.append(kind)


def wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def made(archive: Make) -> Archive:
    return archive(
        {"content/artikel/a.md": article("A", BODY), "content/artikel/b.md": article("B", BODY)}
    )


def test_a_build_and_a_survey_reach_the_pages(made: Archive) -> None:
    events, site = _Spy(), made.site()
    desk = Desk(made.root, events)
    site.build()
    desk.see(site.known)
    assert events.told == [EVENT]
    assert "2 Artikel warten" in desk.room.list(Way()).html
    assert "fast gleicher Text" not in desk.room.list(Way()).html
    desk.survey()
    assert "werden noch gesucht" in desk.room.list(Way()).html
    wait(lambda: not desk.room.searching)
    page = desk.room.list(Way()).html
    assert "fast gleicher Text" in page
    assert "werden noch gesucht" not in page
    assert events.told[-1] == EVENT
    desk.end()


def test_what_was_found_out_holds_for_the_next_preview(made: Archive) -> None:
    first, site = Desk(made.root, _Spy()), made.site()
    site.build()
    first.see(site.known)
    first.survey()
    wait(lambda: not first.room.searching)
    modified = (made.root / ".cache/redaktion.bin").stat().st_mtime_ns
    second = Desk(made.root, _Spy())
    second.see(site.known)
    second.survey()
    assert not second.room.searching
    assert "fast gleicher Text" in second.room.list(Way()).html
    made.write("content/artikel/b.md", article("B", "Etwas ganz anderes steht nun hier."))
    site.build()
    second.see(site.known)
    second.survey()
    wait(lambda: not second.room.searching)
    assert (made.root / ".cache/redaktion.bin").stat().st_mtime_ns > modified
    assert "fast gleicher Text" not in second.room.list(Way()).html
    second.end()


def test_a_build_that_failed_leaves_the_list_as_it_was(made: Archive) -> None:
    desk, site = Desk(made.root, _Spy()), made.site()
    site.build()
    desk.see(site.known)
    made.write("themes/winzig/templates/article.html", "{{ fehlt }}")
    assert not site.build().published
    desk.see(site.known)
    assert "2 Artikel warten" in desk.room.list(Way()).html


def test_without_a_build_there_is_nothing_to_survey(made: Archive) -> None:
    desk = Desk(made.root, _Spy())
    desk.see(None)
    desk.survey()
    assert not desk.room.searching
    assert "noch nicht gebaut" in desk.room.list(Way()).html


def test_one_survey_at_a_time_and_none_after_the_end(made: Archive) -> None:
    begun: list[int] = []
    ended: list[Survey | None] = []
    surveyor = Surveyor(made.root, lambda: begun.append(1), ended.append)
    site = made.site()
    site.build()
    key = survey_key(holdings_of(site))
    for _ in range(3):
        surveyor.survey(key)
    wait(lambda: bool(ended))
    assert len(begun) == 1
    assert ended[0] is not None
    assert ended[0].key == key
    surveyor.survey(key)
    assert len(begun) == 1, "it is known already"
    surveyor.survey(b"other articles")
    surveyor.end()
    surveyor.survey(b"yet others")
    time.sleep(0.3)
    assert len(begun) == 2
    assert len(ended) == 1, "whoever ends does not wait for results"


def test_a_survey_is_held_while_somebody_waits_for_a_page(made: Archive) -> None:
    ended: list[Survey | None] = []
    surveyor = Surveyor(made.root, lambda: None, ended.append)
    surveyor.hold(on=True)  # none is under way
    surveyor.survey(b"k")
    surveyor.hold(on=True)
    surveyor.hold(on=True)
    process = surveyor._process
    assert process is not None
    if hasattr(signal, "SIGSTOP"):
        time.sleep(0.5)
        assert not ended
        assert process.poll() is None
    surveyor.hold(on=False)
    wait(lambda: bool(ended))
    assert ended[0] is not None
    surveyor.survey(b"next")  # and one that is held can be ended
    surveyor.hold(on=True)
    process = surveyor._process
    assert process is not None
    surveyor.end()
    assert process.wait(10) != 0


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_a_held_survey_ends_with_a_preview_that_is_killed(made: Archive) -> None:
    """The group of a process that is left alone and held is hung up on (POSIX, `_exit`)."""
    code = (
        "import os, signal, sys, time\n"
        "from pathlib import Path\n"
        "from setzkasten.serve.surveying import Surveyor\n"
        "surveyor = Surveyor(Path(sys.argv[1]), lambda: None, lambda found: None)\n"
        "surveyor.survey(b'k')\n"
        "surveyor.hold(on=True)\n"
        "print(surveyor._process.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", code, str(made.root)]
    told = subprocess.run(command, stdout=subprocess.PIPE, cwd=ROOT, check=False).stdout
    status = Path(f"/proc/{int(told)}/stat")

    def ended() -> bool:
        try:
            return status.read_text("ascii").rpartition(")")[2].split()[0] in {"Z", "X"}
        except OSError:
            return True

    wait(ended)


def test_a_file_in_the_archive_stands_in_for_no_module(
    made: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process runs where the preview was started: in the archive."""
    made.write("json.py", "raise SystemExit('nein')")
    made.write("yaml.py", "raise SystemExit('nein')")
    monkeypatch.chdir(made.root)
    ended: list[Survey | None] = []
    surveyor = Surveyor(made.root, lambda: None, ended.append)
    surveyor.survey(b"k")
    wait(lambda: bool(ended))
    assert ended[0] is not None


@pytest.mark.parametrize("data", [b"", b"Setzkasten Redaktion 1\n" + bytes(40), b"x" * 100])
def test_a_damaged_survey_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/redaktion.bin").write_bytes(data)
    assert read_survey(tmp_path) == Survey()


def test_news_for_the_redaktion_do_not_hide_an_error() -> None:
    """Pages that are opened later are told of an error until all is good."""
    events = Events()
    events.publish("fehler", [{"ort": "a", "text": "b", "rat": ""}])
    events.publish(EVENT)
    assert json.loads(events._last.partition("data: ")[2])[0]["ort"] == "a"
    events.publish("gut")
    assert events._last == ""
