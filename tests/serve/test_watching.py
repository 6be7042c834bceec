"""The watcher: one call after a save, none for what is no source."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from setzkasten.serve.watching import Watcher
from tests.conftest import Archive, article

Make = Callable[..., Archive]

SOON = 10  # seconds that a call may take on a busy machine
QUIET = 0.6  # seconds without a call that count as none; no event can say "never"


class _Calls:
    """Counts calls and lets tests wait for the next one."""

    def __init__(self) -> None:
        self.count = 0
        self._lock = threading.Condition()

    def __call__(self, _changed: frozenset[str] = frozenset()) -> None:
        with self._lock:
            self.count += 1
            self._lock.notify_all()

    def wait_for(self, count: int, timeout: float = SOON) -> bool:
        with self._lock:
            return self._lock.wait_for(lambda: self.count >= count, timeout)


@pytest.fixture
def made(archive: Make) -> Archive:
    return archive(
        {"content/artikel/a.md": article(), "content/texte/a.txt": "x", "site/index.html": "x"}
    )


@pytest.fixture
def calls(made: Archive) -> Iterator[_Calls]:
    calls = _Calls()
    with Watcher(made.root, calls):
        yield calls


@pytest.mark.parametrize(
    "path",
    [
        *("content/artikel/a.md", "content/texte/neu/tief/b.txt", "content/seiten/neu.md"),
        *("themes/winzig/templates/home.html", "themes/winzig/assets/stil.css", "setzkasten.yaml"),
    ],
)
def test_saving_a_source_calls_back(made: Archive, calls: _Calls, path: str) -> None:
    made.write(path, "neu")
    assert calls.wait_for(1)


def test_saving_the_way_editors_do_calls_back(made: Archive, calls: _Calls) -> None:
    made.write("content/artikel/.a.md.swp", "neu")
    (made.root / "content/artikel/.a.md.swp").replace(made.root / "content/artikel/a.md")
    assert calls.wait_for(1)


def test_saving_the_settings_by_renaming_calls_back(made: Archive, calls: _Calls) -> None:
    made.write(".setzkasten.yaml.teil", "Titel: x")
    (made.root / ".setzkasten.yaml.teil").replace(made.root / "setzkasten.yaml")
    assert calls.wait_for(1)


def test_deleting_a_source_calls_back(made: Archive, calls: _Calls) -> None:
    made.delete("content/artikel/a.md")
    assert calls.wait_for(1)


def test_a_folder_that_comes_or_goes_calls_back(made: Archive, calls: _Calls) -> None:
    made.delete("content/texte")
    assert calls.wait_for(1)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "content/artikel/.a.md.swp",
            "content/.git/index",
            "content/artikel/~$a.docx",
            "site/index.html",
        ),
        *(".cache/stand.bin", "README.md", ".setzkasten.yaml.swp", "content/artikel/.neu/x.md"),
    ],
)
def test_what_is_no_source_does_not_call_back(made: Archive, calls: _Calls, path: str) -> None:
    made.write(path, "x")
    made.delete(path)
    assert not calls.wait_for(1, QUIET)


def test_reading_does_not_call_back(made: Archive, calls: _Calls) -> None:
    for path in made.root.rglob("*"):
        if path.is_file():
            path.read_bytes()
    assert not calls.wait_for(1, QUIET)


def test_many_saves_at_once_are_few_calls(made: Archive, calls: _Calls) -> None:
    for number in range(200):
        made.write(f"content/artikel/b{number}.md", "x")
    assert calls.wait_for(1)
    calls.wait_for(100, QUIET)
    assert calls.count < 10


def test_changes_during_a_call_lead_to_another_and_never_two_at_once(made: Archive) -> None:
    running, release, overlaps = threading.Event(), threading.Event(), []
    done = _Calls()
    busy = threading.Lock()

    def slow(_changed: frozenset[str]) -> None:
        if not busy.acquire(blocking=False):
            overlaps.append(True)
            return
        running.set()
        release.wait(SOON)
        busy.release()
        done()

    with Watcher(made.root, slow):
        made.write("content/artikel/a.md", "eins")
        assert running.wait(SOON)
        made.write("content/artikel/a.md", "zwei")
        release.set()
        assert done.wait_for(2)
    assert overlaps == []


def test_polling_sees_changes_too(made: Archive) -> None:
    calls = _Calls()
    with Watcher(made.root, calls, polling=True):
        made.write("content/artikel/neu.md", "x")
        assert calls.wait_for(1)


def test_after_the_end_nothing_is_called(made: Archive) -> None:
    calls = _Calls()
    before = threading.active_count()
    with Watcher(made.root, calls):
        pass
    assert threading.active_count() <= before
    made.write("content/artikel/a.md", "neu")
    assert not calls.wait_for(1, 0.2)


def test_a_call_that_fails_does_not_end_the_watching(
    made: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unforeseen error in one build must not make the preview deaf."""
    calls = _Calls()

    def failing(_changed: frozenset[str]) -> None:
        calls()
        if calls.count == 1:
            raise RuntimeError("unforeseen")

    import contextlib

    with contextlib.ExitStack() as stack:
        previous = threading.excepthook
        threading.excepthook = lambda _arguments: None
        stack.callback(setattr, threading, "excepthook", previous)
        stack.enter_context(Watcher(made.root, failing))
        made.write("content/artikel/a.md", "eins")
        assert calls.wait_for(1)
        made.write("content/artikel/a.md", "zwei, nach dem Fehler")
        assert calls.wait_for(2, 3)


def test_the_call_names_what_changed(made: Archive) -> None:
    told: list[frozenset[str]] = []
    done = _Calls()

    def note(changed: frozenset[str]) -> None:
        told.append(changed)
        done()

    with Watcher(made.root, note):
        made.write("content/artikel/a.md", "eins")
        assert done.wait_for(1)
        (made.root / "content/artikel/a.md").rename(made.root / "content/artikel/b.md")
        assert done.wait_for(2)
    assert told[0] == {"content/artikel/a.md"}
    assert {"content/artikel/a.md", "content/artikel/b.md"} <= frozenset().union(*told[1:])


def test_rests_come_in_order_and_once_after_the_last_change(made: Archive) -> None:
    calls, short, long = _Calls(), _Calls(), _Calls()
    with Watcher(made.root, calls, ((0.2, short), (0.5, long))):
        assert long.wait_for(1)
        assert short.count == 1
        made.write("content/artikel/a.md", "eins")
        assert long.wait_for(2)
        assert (calls.count >= 1, short.count) == (True, 2)
        assert not short.wait_for(3, QUIET)
