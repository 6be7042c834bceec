"""The receipt: a build that would do nothing ends at once, and only such a build."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.model.problem import problem
from setzkasten.options import Options
from setzkasten.receipt import unchanged
from setzkasten.sources import find_sources
from tests.conftest import SETTINGS, Archive, article, codes, only

Make = Callable[..., Archive]

FILES = {
    "content/texte/a.txt": "Ein Laden im Netz\n\nDer erste Absatz.\n\nDer zweite, etwas länger.\n",
    "content/artikel/b.md": article("B", Datum="2014-10-29"),
    "content/seiten/impressum.md": article("Impressum"),
    "content/bilder/x.jpg": "eins",
}


@pytest.fixture
def made(archive: Make) -> Archive:
    """An archive at rest: built, and nothing has changed since."""
    made = archive(FILES)
    made.build()  # writes the Markdown of the text
    made.age()
    report = made.build()
    assert report.published
    assert _known(made), "without a receipt, these tests would prove nothing"
    return made


def _known(made: Archive, **options: object) -> bool:
    return unchanged(made.root, Options(**options), find_sources(made.root)) is not None  # type: ignore[arg-type]


def test_the_receipt_repeats_the_report_but_for_what_was_done(made: Archive) -> None:
    first = made.site().build()
    report = unchanged(made.root, Options(), find_sources(made.root))
    assert report is not None
    assert (report.written, report.removed, report.arrivals, report.followed) == (0, 0, (), ())
    assert report.unchanged == len(made.output())
    assert (report.articles, report.problems) == (first.articles, first.problems)


def test_sources_written_just_now_leave_no_receipt(archive: Make) -> None:
    """A second write within the same tick of the clock could not be told from the first."""
    made = archive({"content/artikel/a.md": article("A")})
    made.build()
    assert not _known(made)


def test_reading_and_asking_again_change_nothing(made: Archive) -> None:
    for path in made.root.rglob("*"):
        if path.is_file():
            path.read_bytes()
    assert all(_known(made) for _ in range(3))


EDITS: dict[str, Callable[[Archive], object]] = {
    "edit a text": lambda made: made.write(
        "content/texte/a.txt", FILES["content/texte/a.txt"] + "X"
    ),
    "edit an article": lambda made: made.write(
        "content/artikel/b.md", article("C", Datum="2014-10-29")
    ),
    "add a text": lambda made: made.write(
        "content/texte/neu.txt", "Neu\n\nEin Absatz.\n\nNoch einer.\n"
    ),
    "add an article": lambda made: made.write("content/artikel/neu.md", article("Neu")),
    "delete an article": lambda made: made.delete("content/artikel/b.md"),
    "delete a text": lambda made: made.delete("content/texte/a.txt"),
    "delete its Markdown": lambda made: made.delete("content/artikel/ein-laden-im-netz.md"),
    "rename an article": lambda made: (made.root / "content/artikel/b.md").rename(
        made.root / "content/artikel/c.md"
    ),
    "edit a page": lambda made: made.write("content/seiten/impressum.md", article("Kontakt")),
    "edit a picture": lambda made: made.write("content/bilder/x.jpg", "zwei"),
    "delete a picture": lambda made: made.delete("content/bilder/x.jpg"),
    "edit a template": lambda made: made.write("themes/winzig/templates/page.html", "neu"),
    "edit an asset": lambda made: made.write("themes/winzig/assets/stil.css", "a {}"),
    "add an asset": lambda made: made.write("themes/winzig/assets/neu.css", "a {}"),
    "edit the settings": lambda made: made.write("setzkasten.yaml", SETTINGS + "Sprache: de-AT\n"),
    "put a stranger in": lambda made: made.write("site/fremd.html", "x"),
    "put a stranger deep in": lambda made: made.write("site/artikel/b/fremd.html", "x"),
    "damage a page": lambda made: made.write("site/index.html", "x"),
    "delete a page": lambda made: made.delete("site/artikel/b/index.html"),
    "delete the site": lambda made: made.delete("site"),
    "delete the memory": lambda made: made.delete(".cache"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("aging", [False, True])
def test_every_change_is_noticed(
    made: Archive, tmp_path: Path, edit: Callable[[Archive], object], *, aging: bool
) -> None:
    edit(made)
    if aging:
        made.age()
    assert not _known(made)
    report = made.build()
    assert report.published
    assert made.output() == made.clean(tmp_path / "rein")


@pytest.mark.skipif(sys.platform == "win32", reason="there, only size and time of a file tell")
def test_a_change_that_leaves_size_and_time_alone_is_noticed(made: Archive) -> None:
    path = made.root / "content/artikel/b.md"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Titel: B", b"Titel: C"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    made.build()
    assert "<h1>C</h1>" in made.page("artikel/b/index.html")


def test_another_address_is_another_site(made: Archive) -> None:
    assert not _known(made, base_url="https://anders.example/")
    made.build(base_url="https://anders.example/")
    assert not _known(made)
    assert _known(made, base_url="https://anders.example/")


def test_the_number_of_processes_does_not_matter(made: Archive) -> None:
    assert _known(made, jobs=1)
    assert _known(made, jobs=7)


def test_another_program_makes_another_site(made: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("setzkasten.receipt.program_digest", lambda: b"another")
    assert not _known(made)


def test_a_receipt_for_what_is_not_remembered_is_not_taken(made: Archive) -> None:
    assert not _known(made, remember=False)


@pytest.mark.parametrize("damage", [b"", b"Unsinn", None])
def test_a_damaged_receipt_is_no_receipt(made: Archive, damage: bytes | None) -> None:
    path = made.root / ".cache/beleg.bin"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if damage is None else damage)
    assert not _known(made)
    assert made.build().published


def test_a_failed_build_leaves_no_receipt(made: Archive) -> None:
    made.write("themes/winzig/templates/home.html", "{{ fehlt }}")
    made.age()
    assert not made.build().published
    assert not _known(made)
    assert not made.build().published


def test_a_build_that_died_leaves_no_receipt(
    made: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.write("content/artikel/b.md", article("Neu"))
    made.age()

    def dying(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        with pytest.raises(KeyboardInterrupt):
            made.build()
    assert not _known(made)
    assert made.build().published
    assert "Neu" in made.page("index.html")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("content/texte/brief.docx", "kein-klartext"),
        ("content/artikel/lose.txt", "falscher-ordner"),
        ("content/lose.md", "falscher-ordner"),
    ],
)
def test_a_file_in_the_wrong_place_is_told_of_and_forgotten(
    made: Archive, path: str, code: str
) -> None:
    made.write(path, "x")
    assert only(made.build(), code).path == path
    made.age()
    assert only(made.build(), code).path == path
    assert only(made.build(), code).path == path
    made.delete(path)
    assert code not in codes(made.build())


@pytest.mark.skipif(sys.platform == "win32", reason="needs rights on Windows")
def test_a_link_is_told_of(made: Archive) -> None:
    (made.root / "content/texte/link.txt").symlink_to(made.root / "setzkasten.yaml")
    assert only(made.build(), "keine-datei").path == "content/texte/link.txt"


def test_notes_about_texts_are_repeated(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A", Datum="2014-02-31")})
    for _ in range(3):
        made.age()
        assert codes(made.build()) == ["wert-falsch"]
    assert _known(made)


@pytest.mark.parametrize("failing", ["read_bytes", "write_atomically"])
def test_what_failed_is_tried_again_though_no_source_changed(
    made: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    """A disk that was full, a file that another program held: the next build may succeed."""
    made.write("content/texte/c.txt", "Ganz neu und anders\n\nDer erste Absatz.\n\nDer zweite.\n")
    made.age()

    def refuse(*arguments: object) -> object:
        if failing == "read_bytes":
            return problem("nicht-lesbar", str(arguments[1]), grund="ein Test")
        raise OSError(errno.EBUSY, "held by another program")

    with monkeypatch.context() as patch:
        patch.setattr(f"setzkasten.gathering.{failing}", refuse)
        assert len(made.build().problems) == 1
    assert not _known(made)
    assert made.build().published
    assert "ganz-neu-und-anders.md" in made.articles()
    assert made.output() == made.clean(tmp_path / "rein")


def _rests(made: Archive) -> None:
    """Check that one build is enough for the next one to be done at once."""
    made.age()
    assert made.build().published
    assert _known(made), "a folder is remembered as it was, not as it is"


def test_after_somebody_was_in_a_folder_of_the_site_there_is_rest_again(made: Archive) -> None:
    stranger = made.root / "site/artikel/fremd.html"
    stranger.write_text("x", "utf-8")
    stranger.unlink()  # nothing is left of it but the folder's time
    assert not _known(made)
    _rests(made)


def test_after_a_folder_of_the_site_went_there_is_rest_again(made: Archive) -> None:
    made.delete("content/artikel/b.md")
    _rests(made)
    assert not (made.root / "site/artikel/b").exists()


def test_after_a_folder_of_the_site_came_there_is_rest_again(made: Archive) -> None:
    made.write("content/artikel/neu.md", article("Neu", Schlagworte="[Frisch]"))
    _rests(made)
    assert (made.root / "site/schlagwort/frisch").is_dir()


def test_after_a_text_went_with_its_article_there_is_rest_again(made: Archive) -> None:
    made.delete("content/texte/a.txt")
    _rests(made)
    assert made.articles() == ["b.md"]
