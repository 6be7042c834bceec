"""The golden archive: its whole output, byte for byte.

Where a change of the output is wanted, renew the expected files and look at the
difference with `git diff tests/golden/erwartet` before committing it:

    python build.py test tests/test_golden.py --golden-renew
"""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from setzkasten.messages.catalogue import wording
from setzkasten.report import Report
from tests.conftest import Archive, tree, write

GOLDEN = Path(__file__).resolve().parent / "golden"
RENEW = "if that is as it should be, renew: pytest tests/test_golden.py --golden-renew"


def _build(place: Path) -> tuple[Archive, Report]:
    shutil.copytree(GOLDEN / "archiv", place / "archiv")
    made = Archive(place / "archiv")
    report = made.build(jobs=1)
    assert report.published, report.problems
    return made, report


def _told(report: Report) -> bytes:
    """Return what the editor is told, as a file."""
    lines = []
    for problem in report.problems:
        said = wording(problem)
        lines += [f"{said.severity}: {said.place}", f"  {said.text}", f"  → {said.cure}"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _found(made: Archive, report: Report) -> dict[str, bytes]:
    found = {f"site/{name}": data for name, data in made.output().items()}
    articles = tree(made.root / "content/artikel")
    return (
        found
        | {f"artikel/{name}": data for name, data in articles.items()}
        | {"meldungen.txt": _told(report)}
    )


def _difference(name: str, expected: bytes, found: bytes) -> str:
    lines = difflib.unified_diff(
        expected.decode("utf-8", "replace").splitlines(),
        found.decode("utf-8", "replace").splitlines(),
        f"erwartet/{name}",
        "jetzt",
        lineterm="",
    )
    return "\n".join(list(lines)[:40])


def test_the_golden_archive_comes_out_byte_for_byte(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = _found(*_build(tmp_path))
    if request.config.getoption("--golden-renew"):
        shutil.rmtree(GOLDEN / "erwartet", ignore_errors=True)
        for name, data in found.items():
            write(GOLDEN / "erwartet" / name, data)
        pytest.skip("the golden site was renewed; look at the difference before you commit it")
    expected = tree(GOLDEN / "erwartet")
    assert sorted(found) == sorted(expected), RENEW
    wrong = [name for name in sorted(found) if found[name] != expected[name]]
    shown = "\n\n".join([_difference(name, expected[name], found[name]) for name in wrong[:3]])
    assert not wrong, f"{len(wrong)} files differ: {wrong}\n{shown}\n{RENEW}"


def test_the_golden_archive_is_in_order_after_one_build(tmp_path: Path) -> None:
    made, _ = _build(tmp_path)
    again = made.build()
    assert (again.written, again.removed, again.arrivals, again.followed) == (0, 0, (), ())


def test_the_golden_archive_has_the_shapes_it_should_have() -> None:
    texts = {path.name[:3]: path.read_bytes() for path in (GOLDEN / "archiv").rglob("*.txt")}
    texts.pop("rob", None)
    assert sorted(texts) == [f"00{number}" for number in range(1, 9)]
    with pytest.raises(UnicodeDecodeError):
        texts["003"].decode("utf-8")
    assert texts["005"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in texts["005"]
    assert b"Schlagworte:, , " in texts["002"]


def test_nothing_of_a_draft_or_a_script_is_in_the_golden_site() -> None:
    for path, data in tree(GOLDEN / "erwartet/site").items():
        assert b"geheim" not in data.lower(), path
        if path.endswith((".html", ".xml", ".svg", ".js")):  # the others are no markup
            assert b"<script>alert" not in data, path
