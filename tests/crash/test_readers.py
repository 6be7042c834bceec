"""Many readers of the preview while edits land, and a watcher that sees thousands of them.

`pytest tests/crash -m slow` runs the full sizes and prints what it measured.
"""

from __future__ import annotations

import asyncio
import gc
import os
import random
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from setzkasten.render import folding
from setzkasten.serve.events import Events
from setzkasten.serve.preview import _Rebuilder
from setzkasten.serve.watching import Watcher
from tests.conftest import Archive, article, make_archive
from tests.crash.test_two_at_once import _Preview

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and /proc of POSIX")

ARTICLES = 12
_VERSION = re.compile(r"Anfang (\d+)\.")


def _text(number: int, version: int) -> str:
    """Return an article whose first and last words must agree."""
    body = f"Anfang {version}.\n\n" + "Mitte. " * 2_000 + f"\n\nEnde {version}."
    return article(f"Artikel {number}", body, Datum="2014-01-01", Schlagworte=f"[Netz, N{number}]")


@dataclass
class Log:
    """What the readers saw."""

    answers: int = 0
    wrong: list[str] = field(default_factory=list)
    newest: dict[int, int] = field(default_factory=dict)

    def note(self, number: int, status: int, page: str) -> None:
        """Check one answer: whole, of one version, and none older than one seen before."""
        self.answers += 1
        found = _VERSION.search(page)
        if status != 200 or found is None or not page.rstrip().endswith("</html>"):
            self.wrong.append(f"{number}: {status}, {len(page)} characters")
            return
        version = int(found[1])
        if f"Ende {version}." not in page:
            self.wrong.append(f"{number}: half of version {version}")
        self.newest[number] = max(version, self.newest.get(number, 0))


async def _read(port: int, log: Log, stop: asyncio.Event, chance: random.Random) -> None:
    """Read pages over one connection that is kept open, as a browser does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while not stop.is_set():
        number = chance.randrange(ARTICLES)
        request = f"GET /artikel/a{number}/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
        writer.write(request.encode())
        try:
            head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)).decode()
            size = int(re.search(r"content-length: (\d+)", head)[1])  # type: ignore[index]
            page = (await asyncio.wait_for(reader.readexactly(size), 30)).decode()
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            log.wrong.append(f"{number}: {type(error).__name__}")
            break
        log.note(number, int(head.split(" ", 2)[1]), page)
        await asyncio.sleep(chance.random() / 10)
    writer.close()


async def _edit(made: Archive, edits: int, chance: random.Random) -> dict[int, int]:
    """Save articles in three ways that editors' programs have; returns the last versions."""
    last = dict.fromkeys(range(ARTICLES), 0)
    for version in range(1, edits + 1):
        number = chance.randrange(ARTICLES)
        last[number] = version
        path = made.root / f"content/artikel/a{number}.md"
        if version % 3 == 0:
            beside = path.with_name(f".{path.name}.swp")
            beside.write_text(_text(number, version), "utf-8")
            beside.replace(path)
        else:
            path.write_text(_text(number, version), "utf-8")
        if version == edits // 2:  # the folder of the site is exchanged as a whole
            for name in ("stand.bin", "beleg.bin"):
                (made.root / ".cache" / name).unlink(missing_ok=True)
        await asyncio.sleep(0.03 + chance.random() / 10)
    return last


def _read_while_editing(made: Archive, readers: int, edits: int) -> tuple[Log, float]:
    chance = random.Random(readers)  # noqa: S311  # a test that can be repeated
    preview = _Preview(made)
    log = Log()

    async def run() -> None:
        stop = asyncio.Event()
        tasks = [
            asyncio.create_task(_read(preview.port, log, stop, random.Random(number)))  # noqa: S311
            for number in range(readers)
        ]
        last = await _edit(made, edits, chance)
        end = time.monotonic() + 60
        while any(log.newest.get(number, 0) < version for number, version in last.items()):
            assert time.monotonic() < end, "an edit is not on the site"
            assert not all(task.done() for task in tasks), log.wrong[:3]
            await asyncio.sleep(0.05)
        stop.set()
        await asyncio.gather(*tasks)

    start = time.perf_counter()
    try:
        asyncio.run(run())
    finally:
        said = preview.end()
    assert "Traceback" not in said
    assert "eigenen Fehler" not in said
    return log, time.perf_counter() - start


@pytest.fixture
def made(tmp_path: Path) -> Archive:
    files = {f"content/artikel/a{number}.md": _text(number, 0) for number in range(ARTICLES)}
    return make_archive(tmp_path / "archiv", files)


def test_readers_lose_nothing_while_edits_land(made: Archive, tmp_path: Path) -> None:
    log, _seconds = _read_while_editing(made, readers=20, edits=10)
    assert log.wrong == []
    assert log.answers > 100
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


@pytest.mark.slow
def test_two_hundred_readers_lose_nothing_while_a_hundred_edits_land(
    made: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, seconds = _read_while_editing(made, readers=200, edits=100)
    with capsys.disabled():
        print(f"\n{log.answers} answers in {seconds:.1f} s, {len(log.wrong)} wrong")
    assert log.wrong == []
    assert log.answers > 2_000
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


# --- long runs --------------------------------------------------------------------------


def _memory() -> int:
    """Return the memory that this process holds, kilobytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _handles() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _watch(made: Archive, edits: int) -> tuple[int, list[int], list[int]]:
    """Edit under the watching preview; returns rebuilds, and memory and handles as it went on."""
    site = made.site()
    rebuilder = _Rebuilder(site, Events())
    rebuilder.tell(site.build())
    rebuilt = threading.Semaphore(0)
    count = 0
    failures: list[Exception] = []

    def rebuild(*changed: object) -> None:
        nonlocal count
        rebuilder.rebuild(*changed)  # type: ignore[arg-type]
        count += 1
        rebuilt.release()

    memory, handles = [], []
    with Watcher(made.root, rebuild, on_failure=failures.append):
        for version in range(1, edits + 1):
            made.write(f"content/artikel/a{version % ARTICLES}.md", _text(1, version))
            assert rebuilt.acquire(timeout=20), failures
            while rebuilt.acquire(blocking=False):
                pass
            if version % (edits // 10) == 0:
                memory.append(_memory())
                handles.append(_handles())
    assert failures == []
    return count, memory, handles


linux = pytest.mark.skipif(sys.platform != "linux", reason="measures by /proc")


@linux
def test_watching_leaks_no_handles(made: Archive) -> None:
    count, _, handles = _watch(made, 20)
    assert count >= 20
    assert handles[-1] <= handles[0]


@linux
@pytest.mark.slow
def test_watching_five_thousand_edits_leaks_nothing(
    made: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory does not grow once what is kept on purpose has reached its bound.

    That is the HTML of cards, of which each edit leaves two or three behind (0.7 kB) until there
    are `MOST_KEPT`. With the bound of the program that takes tens of thousands of edits and looks
    like a leak; with a lower one it is reached within the first tenth.
    """
    monkeypatch.setattr(folding, "MOST_KEPT", 500)
    threads = threading.active_count()
    start = time.perf_counter()
    count, memory, handles = _watch(made, 5_000)
    with capsys.disabled():
        print(f"\n{count} rebuilds in {time.perf_counter() - start:.0f} s; memory (MB) after")
        print(f"each tenth: {[round(kb / 1024, 1) for kb in memory]}; handles: {handles}")
    assert count >= 5_000
    assert handles[-1] <= handles[0]
    assert threading.active_count() <= threads
    assert memory[-1] - memory[1] < 2 * 1024, "kilobytes, over 4,000 rebuilds"
