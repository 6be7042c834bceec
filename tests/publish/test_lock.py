"""The lock: one build at a time, whoever dies, wherever the archive lies."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from setzkasten.messages.building import builder
from setzkasten.publish import lock as module
from setzkasten.publish.lock import BusyError, build_lock
from tests.conftest import ROOT

HOLD = """
import sys
from pathlib import Path
from setzkasten.publish.lock import build_lock
with build_lock(Path(sys.argv[1]), 0):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".cache/bau.lock"


@contextmanager
def _held(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process hold the lock."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_build_is_told_who_builds(path: Path) -> None:
    with _held(path) as process:
        with pytest.raises(BusyError) as caught, build_lock(path, 0):
            pytest.fail("two builds at once")
        assert f"Prozess {process.pid}, seit " in caught.value.who
        assert time.strftime("%M Uhr") in caught.value.who or "Uhr" in caught.value.who


def test_two_threads_do_not_build_at_once_either(path: Path) -> None:
    with build_lock(path, 0), pytest.raises(BusyError), build_lock(path, 0):
        pytest.fail("two builds at once")


def test_the_lock_of_a_killed_process_is_none(path: Path) -> None:
    with _held(path) as process:
        process.kill()
        process.wait()
        with build_lock(path, 0) as ended:
            assert abs(time.time_ns() - ended) < 60e9, "nobody knows when it ended: look anew"


def test_who_waits_builds_once_the_other_is_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SILENCE", 0.0)
    told: list[str] = []
    with _held(path) as process:
        assert process.stdin is not None
        threading.Timer(0.3, process.stdin.close).start()
        start = time.time_ns()
        with build_lock(path, 20, told.append) as ended:
            assert ended > start, "what was seen while waiting is out of date"
        assert told == [told[0]]
        assert str(process.pid) in told[0]


def test_a_short_wait_is_silent(path: Path) -> None:
    told: list[str] = []
    with pytest.raises(BusyError), build_lock(path, 0), build_lock(path, 0.1, told.append):
        pytest.fail("two builds at once")
    assert told == []


def test_builds_know_when_the_one_before_ended(path: Path) -> None:
    with build_lock(path, 0) as ended:
        assert ended == 0
    after = time.time_ns()
    with build_lock(path, 0) as ended:
        assert after - 10e9 < ended <= after


def test_an_error_in_a_build_frees_the_lock(path: Path) -> None:
    with pytest.raises(RuntimeError), build_lock(path, 0):
        raise RuntimeError
    with build_lock(path, 0) as ended:
        assert ended


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x y z", b"1 2 3 4", b"1" * 200])
def test_whatever_the_file_says_the_lock_can_be_had(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with build_lock(path, 0), pytest.raises(BusyError) as caught, build_lock(path, 0):
        pytest.fail("two builds at once")
    assert str(os.getpid()) in caught.value.who


def test_a_file_that_is_deleted_while_somebody_waits_frees_nobody_twice(path: Path) -> None:
    """The cache may be deleted at any time; who waits must not hold a file that is gone."""
    with build_lock(path, 0):
        path.unlink()
        # The best that can be done: the new file is another lock.
        with build_lock(path, 0), pytest.raises(BusyError), build_lock(path, 0):
            pytest.fail("two builds at once")


def test_a_file_that_goes_at_the_moment_of_locking_is_made_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module._lock
    taken: list[int] = []

    def slow(handle: int) -> None:
        real(handle)
        if not taken:
            path.unlink()
        taken.append(handle)

    monkeypatch.setattr(module, "_lock", slow)
    with build_lock(path, 1):
        assert path.exists()
    assert len(taken) == 2


@pytest.mark.skipif(os.name == "nt", reason="other calls there")
@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS])
def test_where_no_locks_are_known_the_build_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(number, "no locks here")

    monkeypatch.setattr(module, "_lock", refuse)
    with build_lock(path, 0) as ended:
        assert ended > 0


def test_where_nothing_can_be_written_the_build_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> int:
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(os, "open", refuse)
    with build_lock(path, 0) as ended:
        assert ended > 0


def test_a_full_disk_does_not_matter(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", refuse)
    with build_lock(path, 0), pytest.raises(BusyError) as caught, build_lock(path, 0):
        pytest.fail("two builds at once")
    assert caught.value.who == "ein anderer Prozess"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="needs O_NOFOLLOW")
def test_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "artikel.md"
    other.write_text("von Hand", "utf-8")
    path.parent.mkdir()
    path.symlink_to(other)
    with build_lock(path, 0):
        pass
    assert other.read_text("utf-8") == "von Hand"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_worker_that_outlives_its_parent_keeps_the_archive_busy(path: Path) -> None:
    code = HOLD.replace("sys.stdin.read()", "os.fork(); time.sleep(30)")
    command = [sys.executable, "-c", f"import os, time\n{code}", str(path)]
    # A new session, so that the test can end the worker with the group that it started.
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, cwd=ROOT, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.2)
        os.kill(process.pid, 9)
        with pytest.raises(BusyError), build_lock(path, 0.2):
            pytest.fail("the worker may still write")
        os.killpg(process.pid, 9)
        with build_lock(path, 5):
            pass


def test_a_build_is_named_by_process_and_time() -> None:
    now = time.time()
    local = time.localtime(now)
    clock = f"{local.tm_hour}:{local.tm_min:02d} Uhr"
    assert builder(4711, int(now * 1e9)) == f"Prozess 4711, seit {clock}"
    assert builder(0, 0) == "ein anderer Prozess"
    earlier = time.localtime(now - 3 * 86400)
    day = f"{earlier.tm_mday}.{earlier.tm_mon}.{earlier.tm_year}"
    assert builder(7, int((now - 3 * 86400) * 1e9)).startswith(f"Prozess 7, seit {day}, ")
