"""`site/`: switched as a whole, healed after a kill at any moment, nothing else in it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.publish import output as module
from setzkasten.publish.atomic import write_atomically
from setzkasten.publish.output import Output
from setzkasten.publish.published import folders_of
from tests.conftest import tree, write


@pytest.fixture
def output(tmp_path: Path) -> Output:
    (tmp_path / ".cache").mkdir()
    return Output(tmp_path / "site", tmp_path / ".cache")


def _publish(output: Output, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        output.stage(name, data)
    output.commit(list(files), [], fresh=True)


def _strangers(output: Output, known: dict[str, bytes], marks: dict[str, int]) -> list[str]:
    expected = folders_of(known)
    now = output.folder_marks(expected)
    suspects = {folder for folder, mark in now.items() if marks.get(folder) != mark}
    return output.strangers(known, expected, suspects)


OLD = {"index.html": b"alt", "a/index.html": b"a", "b/c/index.html": b"c"}


def test_a_fresh_site_is_exactly_what_was_staged(output: Output) -> None:
    write(output.site / "fremd.txt", "x")
    write(output.site / "fremd/x.txt", "x")
    _publish(output, OLD)
    assert tree(output.site) == OLD
    assert tree(output.cache) == {}


def test_changes_are_moved_in_and_removals_leave_no_empty_folder(output: Output) -> None:
    _publish(output, OLD)
    output.stage("index.html", b"neu")
    output.stage("d/e/index.html", b"e")
    output.commit(["index.html", "d/e/index.html"], ["b/c/index.html"], fresh=False)
    assert tree(output.site) == {
        "index.html": b"neu",
        "a/index.html": b"a",
        "d/e/index.html": b"e",
    }
    assert tree(output.cache) == {}


def test_the_repository_of_a_host_survives_a_fresh_site(output: Output) -> None:
    write(output.site / ".git/config", "x")
    _publish(output, OLD)
    assert tree(output.site) == OLD | {".git/config": b"x"}


@pytest.mark.parametrize("what", ["file", "folder", "link"])
@pytest.mark.parametrize("name", ["index.html", "a/index.html", "a", "b", "b/c"])
def test_whatever_stands_in_the_way_is_cleared_away(
    output: Output, tmp_path: Path, name: str, what: str
) -> None:
    if what == "link" and sys.platform == "win32":
        pytest.skip("needs rights on Windows")
    _publish(output, OLD)
    write(tmp_path / "fremd/bleibt.txt", "x")
    target = output.site / name
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink()
    if what == "file":
        write(target, "im Weg")
    elif what == "folder":
        write(target / "im/weg.txt", "x")
    else:
        target.symlink_to(tmp_path / "fremd")
    for path, data in OLD.items():
        output.stage(path, data)
    strangers = _strangers(output, OLD, {})
    output.commit(list(OLD), strangers, fresh=False)
    assert tree(output.site) == OLD
    assert not any(path.is_symlink() for path in output.site.rglob("*"))
    assert tree(tmp_path / "fremd") == {"bleibt.txt": b"x"}


@pytest.mark.parametrize("fresh", [True, False])
def test_a_file_in_the_place_of_the_site_is_replaced(output: Output, *, fresh: bool) -> None:
    write(output.site, "eine Datei")
    for path, data in OLD.items():
        output.stage(path, data)
    output.commit(list(OLD), [], fresh=fresh)
    assert tree(output.site) == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="needs rights on Windows")
def test_a_link_in_the_place_of_the_site_is_replaced_every_time(
    output: Output, tmp_path: Path
) -> None:
    write(tmp_path / "anderswo/bleibt.txt", "x")
    for _ in range(3):
        if output.site.exists():
            shutil.rmtree(output.site)
        output.site.symlink_to(tmp_path / "anderswo")
        _publish(output, OLD)
        _publish(output, OLD)
        assert tree(output.site) == OLD
    assert tree(tmp_path / "anderswo") == {"bleibt.txt": b"x"}


def test_removals_below_a_file_are_no_error(output: Output) -> None:
    _publish(output, OLD)
    shutil.rmtree(output.site / "a")
    write(output.site / "a", "eine Datei")
    output.commit([], ["a/index.html"], fresh=False)
    assert not (output.cache / "umzug.json").exists()


def test_strangers_are_found_and_looked_for_only_where_something_changed(output: Output) -> None:
    _publish(output, OLD)
    marks = output.folder_marks(folders_of(OLD))
    assert set(marks) == {"", "a", "b", "b/c"}
    assert _strangers(output, OLD, marks) == []
    write(output.site / "a/fremd.html", "x")
    write(output.site / "neu/tief/x.html", "x")
    assert _strangers(output, OLD, marks) == ["neu", "a/fremd.html"]


# --- a build that dies ------------------------------------------------------------------------


class _Killed(BaseException):
    """Stands for SIGKILL: nothing after it runs, no handler catches it."""


NEW = {"index.html": b"neu", "a/index.html": b"a", "d/e/index.html": b"e"}


def _die_at(monkeypatch: pytest.MonkeyPatch, step: int) -> Callable[[], bool]:
    """Let the process die at the n-th change of the file system; tell whether it did."""
    count = 0

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count > step:
                raise _Killed
            return real(*arguments, **named)

        return call

    for owner, name in (
        *((os, "replace"), (os, "mkdir"), (os, "rmdir"), (os, "unlink"), (os, "open")),
        *((Path, "unlink"), (Path, "mkdir"), (Path, "rmdir"), (Path, "write_text")),
    ):
        monkeypatch.setattr(owner, name, dying(getattr(owner, name)))
    return lambda: count > step


@pytest.mark.parametrize("fresh", [True, False])
@pytest.mark.parametrize("step", range(30))
def test_a_kill_at_any_moment_is_healed_by_the_next_build(
    output: Output, monkeypatch: pytest.MonkeyPatch, step: int, *, fresh: bool
) -> None:
    write(output.site / ".git/config", "x")
    _publish(output, OLD)
    kept = {".git/config": b"x"}
    with monkeypatch.context() as patch:
        died = _die_at(patch, step)
        try:
            for name, data in NEW.items():
                output.stage(name, data)
            output.commit(list(NEW), [] if fresh else ["b/c/index.html"], fresh=fresh)
        except _Killed:
            pass
        killed = died()
    again = Output(output.site, output.cache)
    again.recover()
    found = {name: data for name, data in tree(output.site).items() if not name.endswith("/")}
    assert found in (OLD | kept, NEW | kept)  # never a mixture, never without the host's folder
    if not killed:
        assert found == NEW | kept
    # Whatever the next build publishes then is what it planned.
    for name, data in OLD.items():
        again.stage(name, data)
    again.commit(list(OLD), _strangers(again, OLD, {}), fresh=False)
    assert tree(output.site) == OLD | kept
    assert tree(output.cache) == {}


def test_a_kill_before_the_journal_leaves_the_old_site(output: Output) -> None:
    _publish(output, OLD)
    output.stage("index.html", b"neu")
    assert Output(output.site, output.cache).recover() is False
    assert tree(output.site) == OLD
    assert tree(output.cache) == {}


def test_a_kill_after_the_journal_is_completed(output: Output) -> None:
    _publish(output, OLD)
    output.stage("index.html", b"neu")
    output.stage("x/index.html", b"x")
    journal = {"moves": ["index.html", "x/index.html"], "removals": ["a/index.html"]}
    write(output.cache / "umzug.json", json.dumps(journal))
    Path(output.cache / "neu/index.html").replace(output.site / "index.html")  # half way
    assert Output(output.site, output.cache).recover() is True
    assert tree(output.site) == {
        "index.html": b"neu",
        "x/index.html": b"x",
        "b/c/index.html": b"c",
    }
    assert tree(output.cache) == {}


@pytest.mark.parametrize(
    "journal",
    ["", "{", "[]", "null", '{"moves": 1}', '{"moves": [], "removals": null}', "\x00" * 9],
)
def test_a_journal_that_makes_no_sense_is_thrown_away(output: Output, journal: str) -> None:
    _publish(output, OLD)
    write(output.cache / "umzug.json", journal)
    output.stage("index.html", b"neu")
    Output(output.site, output.cache).recover()
    assert tree(output.site) == OLD
    assert tree(output.cache) == {}


@pytest.mark.parametrize("name", ["../fremd.txt", "a/../../fremd.txt", "/fremd.txt"])
def test_a_forged_journal_leads_nowhere(output: Output, tmp_path: Path, name: str) -> None:
    _publish(output, OLD)
    write(tmp_path / "fremd.txt", "x")
    target = str(tmp_path / "fremd.txt") if name.startswith("/") else name
    write(output.cache / "umzug.json", json.dumps({"moves": [], "removals": [target]}))
    Output(output.site, output.cache).recover()
    assert (tmp_path / "fremd.txt").read_bytes() == b"x"


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="nothing is read-only for root",
)
def test_a_read_only_site_stays_as_it_is(output: Output) -> None:
    _publish(output, OLD)
    output.site.chmod(0o555)
    try:
        output.stage("neu.html", b"x")
        with pytest.raises(OSError):  # noqa: PT011  # any refusal of the system will do
            output.commit(["neu.html"], [], fresh=False)
        assert tree(output.site) == OLD
    finally:
        output.site.chmod(0o755)
    Output(output.site, output.cache).recover()
    assert tree(output.site) == OLD | {"neu.html": b"x"}


def test_a_site_that_cannot_be_moved_is_filled_in_place(
    output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mount point, or a folder that some program on Windows holds open."""
    _publish(output, OLD)
    write(output.site / ".git/config", "x")
    real = os.replace

    def refusing(source: object, target: object) -> None:
        if output.site in {source, target}:
            raise OSError(16, "Device or resource busy")
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(module.os, "replace", refusing)
    for name, data in NEW.items():
        output.stage(name, data)
    output.commit(list(NEW), [], fresh=True)
    assert tree(output.site) == NEW | {".git/config": b"x"}


# --- single files -----------------------------------------------------------------------------


def test_writing_atomically_makes_folders_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "neu/tief/a.md"
    write_atomically(target, b"eins")
    signature = write_atomically(target, b"zwei!")
    assert tree(tmp_path) == {"neu/tief/a.md": b"zwei!"}
    assert signature[0] == 5


def test_a_failed_write_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.md"
    write_atomically(target, b"eins")

    def full(path: str, parts: tuple[bytes, ...]) -> None:
        Path(path).write_bytes(parts[0][:2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("setzkasten.publish.atomic._write", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"zwei")
    assert tree(tmp_path) == {"a.md": b"eins"}


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    name = "ä" * 120 + ".md"
    write_atomically(tmp_path / name, b"x")
    assert tree(tmp_path) == {name: b"x"}


def test_after_a_switch_nothing_of_the_old_site_is_left_beside_it(output: Output) -> None:
    _publish(output, OLD)
    _publish(output, {"index.html": b"neu"})
    assert tree(output.site) == {"index.html": b"neu"}
    assert tree(output.cache) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_files_can_be_read_by_the_server_and_written_by_the_owner_only(output: Output) -> None:
    before = os.umask(0)
    try:
        _publish(output, OLD)
    finally:
        os.umask(before)
    assert {(output.site / name).stat().st_mode & 0o777 for name in OLD} == {0o644}


def test_only_what_differs_is_a_difference(output: Output) -> None:
    _publish(output, OLD)
    marks, folders = output.marks(OLD), output.folder_marks(folders_of(OLD))
    assert output.differences(marks, folders) == ([], {})
    assert output.is_as(marks, folders) is True
    write(output.site / "a/index.html", b"anders")
    assert output.differences(marks, folders) == (["a/index.html"], {})
    assert output.is_as(marks, folders) is False
    write(output.site / "a/index.html", b"a")
    write(output.site / "a/fremd.html", b"x")
    marks = output.marks(OLD)
    names, moved = output.differences(marks, folders)
    assert (names, list(moved)) == ([], ["a"])
    assert output.is_as(marks, folders) is False
    assert output.is_as(marks, output.folder_marks(folders)) is True
    shutil.rmtree(output.site / "a")
    names, moved = output.differences(marks, folders)
    assert (names, moved["a"]) == (["a/index.html"], None)
    assert output.is_as(marks, {}) is False


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_what_lies_behind_a_link_is_not_what_was_published(output: Output, tmp_path: Path) -> None:
    _publish(output, OLD)
    marks, folders = output.marks(OLD), output.folder_marks(folders_of(OLD))
    (output.site / "b").rename(tmp_path / "anderswo")
    (output.site / "b").symlink_to(tmp_path / "anderswo")
    assert output.marks(OLD) == marks, "size and time are the same"
    names, moved = output.differences(marks, folders)
    assert names == ["b/c/index.html"]
    assert moved["b"] == -1
    assert output.is_as(marks, folders) is False
