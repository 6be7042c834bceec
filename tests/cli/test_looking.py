"""`build` looks at sources and site in processes of their own, and finds what one alone would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten import workers
from setzkasten.cli.main import main
from setzkasten.sources import find_sources, packed, unpacked
from tests.conftest import Archive, article

Make = Callable[..., Archive]


@pytest.fixture
def made(archive: Make, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive at rest, as if it were one of thousands of files."""
    monkeypatch.setattr("setzkasten.cli.building.MUCH", 0)
    monkeypatch.setattr("setzkasten.receipt.MANY_FILES", 0)
    made = archive(
        {
            "content/texte/a.txt": "Ein Laden im Netz\n\nDer erste Absatz.\n\nDer zweite Absatz.\n",
            "content/artikel/b.md": article("B", Datum="2014-10-29"),
            "content/artikel/c.md": article("C"),
        }
    )
    assert _build(made) == 0
    made.age()
    assert _build(made) == 0
    return made


def _build(made: Archive) -> int:
    return main(["build"], made.root)


CHANGES: dict[str, Callable[[Archive], object]] = {
    "nothing": lambda made: None,  # noqa: ARG005
    "an article": lambda made: made.write("content/artikel/b.md", article("B neu")),
    "a published page": lambda made: made.write("site/index.html", "Unsinn"),
    "a page that is gone": lambda made: (made.root / "site/artikel/c/index.html").unlink(),
    "a stranger in the site": lambda made: made.write("site/artikel/fremd.html", "x"),
    "an article and a page": lambda made: (
        made.write("content/artikel/b.md", article("B neu")),
        made.write("site/artikel/c/index.html", "Unsinn"),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_site_is_the_clean_one(
    made: Archive, change: Callable[[Archive], object], tmp_path: Path
) -> None:
    change(made)
    assert _build(made) == 0
    assert made.output() == made.clean(tmp_path / "rein")


def test_where_nothing_has_changed_nothing_is_built(
    made: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("setzkasten.site.Site.build", None)
    capsys.readouterr()
    assert _build(made) == 0
    assert "0 Dateien geschrieben" in capsys.readouterr().out


def test_a_child_that_dies_is_no_loss(
    made: Archive, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parent = workers.os.getpid()

    def dying(value: object, pipe: object) -> None:
        assert workers.os.getpid() != parent
        raise MemoryError

    monkeypatch.setattr(workers.pickle, "dump", dying)
    made.write("content/artikel/b.md", article("B neu"))
    assert _build(made) == 0
    assert made.output() == made.clean(tmp_path / "rein")


def test_packed_sources_are_the_same_sources(made: Archive) -> None:
    made.write("content/texte/brief.docx", "x")  # something to tell
    found = find_sources(made.root)
    assert found.problems
    assert unpacked(packed(found)) == found
