"""Names, links, pipes, and files that change or vanish while somebody reads them."""

from __future__ import annotations

import errno
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.model.problem import Problem
from setzkasten.read.files import read_bytes
from setzkasten.read.tree import reason
from tests.conftest import Archive, article, codes, only
from tests.hostile.checking import GOOD, check_build, check_good, check_site, said, words_of

Make = Callable[..., Archive]

posix = pytest.mark.skipif(sys.platform == "win32", reason="names and links of POSIX")

RAW = (
    "Findling {} geht ins Netz\n\nDer erste Absatz ist lang genug, um einer zu sein.\n\n"
    "Und noch einer kommt dazu, damit der Text kein Titel ist.\n"
)

NAMES = [
    *("con", "PRN", "aux", "NUL", "com1", "lpt9", "CON.alt", "nul.tar", "com¹"),
    *("punkt.", "punkte...", "leer ", " leer", "a b", "tab\tulator", "zeile\numbruch"),
    *("größe", unicodedata.normalize("NFD", "größe"), "GRÖSSE", "ﬁ", "ſ", "ẞ", "İ", "ı"),
    *("<script>alert(1)</script>".replace("/", "∕"), '"onload="x', "a&b", "a'b", "{{ 7 }}"),
    *("%2e%2e%2f", "a..%5c", "a\\b", "C:", "~", "-rf", "--help", "$(id)", "`id`", "a|b", "a?b"),
    *("\u202etxt.exe", "null\u200bbreit", "\x1b[2Jweg", "glocke\x07", "del\x7f", "\x9b31m"),
    *("日本語", "🚀", "👩\u200d👧", "x" * 200, "ä" * 120, "index", "404", "feed", "a.md", "a.txt"),
    *("a:b", "COM1", "Größe", "groesse", "a.b.c", "#1", "a;b", "a=b", "@", "0", "_", "__init__"),
]  # fmt: skip


@posix
@pytest.mark.parametrize("kind", ["texte", "artikel", "seiten", "bilder"])
def test_files_may_have_any_name(archive: Make, tmp_path: Path, kind: str) -> None:
    """All at once, so that names which are one on some systems meet."""
    made = archive(GOOD)
    ending = {"texte": ".txt", "bilder": ".jpg"}.get(kind, ".md")
    for number, name in enumerate(NAMES):
        text = {
            "texte": RAW.format(number),
            "bilder": f"Bild {number}",
            "artikel": article(f"Findling {number}", f"Körper{number}."),
            "seiten": article(f"Findling {number}", f"Körper{number}."),
        }[kind]
        made.write(f"content/{kind}/{name}{ending}", text)
    report, site = check_build(made, tmp_path)
    told = {entry.path for entry in report.problems}
    words = words_of(site)
    lost = [
        name
        for number, name in enumerate(NAMES)
        if kind != "bilder"
        and f"Findling {number} " not in f"{words} "
        and f"content/{kind}/{name}{ending}" not in told
    ]
    assert lost == []
    if kind == "bilder":
        published = [data for name, data in site.items() if name.startswith("bilder/")]
        assert len(published) == len(NAMES)


@posix
def test_a_name_of_bytes_is_told(archive: Make, tmp_path: Path) -> None:
    made = archive(GOOD)
    for folder, ending in (("texte", b".txt"), ("artikel", b".md"), ("bilder", b".jpg")):
        path = os.fsencode(made.root / "content" / folder) + b"/s\xfc\xdf" + ending
        Path(os.fsdecode(path)).parent.mkdir(exist_ok=True)
        Path(os.fsdecode(path)).write_bytes(b"x")
    report, _site = check_build(made, tmp_path)
    assert codes(report).count("dateiname-unlesbar") == 3


@posix
def test_deep_folders_are_read(archive: Make, tmp_path: Path) -> None:
    deep = "/".join(["tief"] * 200)
    made = archive(GOOD | {f"content/texte/{deep}/a.txt": RAW.format(1)})
    _report, site = check_build(made, tmp_path)
    assert "Findling 1" in words_of(site)


# --- links and what is no file ----------------------------------------------------------


def _outside(tmp_path: Path) -> Path:
    outside = tmp_path / "draussen"
    outside.mkdir()
    (outside / "geheim.txt").write_text(RAW.format("GEHEIM"), "utf-8")
    (outside / "geheim.md").write_text(article("GEHEIM", "GEHEIM"), "utf-8")
    return outside


@posix
@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("content/texte/link.txt", "draussen/geheim.txt"),
        ("content/artikel/link.md", "draussen/geheim.md"),
        ("content/seiten/link.md", "draussen/geheim.md"),
        ("content/bilder/link.jpg", "draussen/geheim.txt"),
        ("content/texte/ordner", "draussen"),
        ("content/bilder/ordner", "draussen"),
        ("content/texte/schleife", "archiv/content"),
        ("content/texte/selbst.txt", "archiv/content/texte/selbst.txt"),
        ("content/artikel/tot.md", "nirgends"),
        ("content/texte/wurzel", "/"),
        ("content/artikel/proc.md", "/proc/self/environ"),
        ("content/texte/null.txt", "/dev/zero"),
        ("themes/winzig/templates/link.html", "draussen/geheim.txt"),
        ("themes/winzig/assets/link.css", "draussen/geheim.txt"),
        ("themes/boese", "draussen"),
    ],
)
def test_links_are_told_and_not_followed(
    archive: Make, tmp_path: Path, link: str, target: str
) -> None:
    made = archive(GOOD)
    outside = _outside(tmp_path)
    before = {path: path.read_bytes() for path in outside.iterdir()}
    path = made.root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target if target.startswith("/") else tmp_path / target)
    report = made.build()
    assert report.published
    assert only(report, "keine-datei").path == link
    site = made.output()
    check_good(site)
    check_site(site)
    assert b"GEHEIM" not in b"".join(site.values())
    assert path.is_symlink()
    assert {path: path.read_bytes() for path in outside.iterdir()} == before


@posix
def test_articles_are_not_written_through_a_link(archive: Make, tmp_path: Path) -> None:
    """What lies behind the link is not read; so writing there could overwrite a hand edit."""
    made = archive(GOOD)
    outside = tmp_path / "draussen"
    outside.mkdir()
    mine = outside / "gut-drei-geht-ins-netz.md"
    mine.write_text(article("Von Hand"), "utf-8")
    made.delete("content/artikel")
    (made.root / "content/artikel").symlink_to(outside)
    report = made.build()
    assert report.published
    assert {"keine-datei", "nicht-schreibbar"} <= set(codes(report))
    assert "Der dritte gute Absatz" in words_of(made.output())
    assert [path.name for path in outside.iterdir()] == [mine.name]
    assert mine.read_text("utf-8") == article("Von Hand")


@posix
@pytest.mark.parametrize("name", ["texte/rohr.txt", "artikel/rohr.md", "bilder/rohr.jpg"])
def test_pipes_and_sockets_are_told_and_block_nobody(
    archive: Make, tmp_path: Path, name: str
) -> None:
    made = archive(GOOD)
    path = made.root / "content" / name
    path.parent.mkdir(exist_ok=True)
    os.mkfifo(path)
    report = made.build()
    assert report.published
    assert only(report, "keine-datei").path == f"content/{name}"
    check_good(made.output())


@posix
def test_a_file_that_becomes_a_pipe_before_it_is_read_blocks_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    found = read_bytes(tmp_path, "a.txt")
    assert isinstance(found, Problem)
    assert found.code == "nicht-lesbar"


@pytest.mark.parametrize("name", ["texte/x.txt", "artikel/x.md", "seiten/x.md", "bilder/x.jpg"])
def test_a_folder_may_be_named_like_a_file(archive: Make, tmp_path: Path, name: str) -> None:
    made = archive(GOOD)
    (made.root / "content" / name).mkdir(parents=True)
    report, _site = check_build(made, tmp_path)
    assert report.articles == 3


def test_what_lies_in_a_folder_named_like_a_text_is_read(archive: Make, tmp_path: Path) -> None:
    made = archive(GOOD | {"content/texte/x.txt/y.txt": RAW.format(7)})
    _report, site = check_build(made, tmp_path)
    assert "Findling 7" in words_of(site)


# --- what happens between looking and reading -------------------------------------------

VANISHING = [
    "artikel/flüchtig.md",
    "texte/flüchtig.txt",
    "seiten/flüchtig.md",
    "bilder/flüchtig.jpg",
]


def _with(archive: Make, name: str) -> Archive:
    text = RAW.format("X") if name.endswith(".txt") else article("Findling X")
    return archive(GOOD | {f"content/{name}": text})


def _hook(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], None]) -> Callable[[], int]:
    """Let something happen just before a file is opened; returns how to ask how often it did."""
    real = os.open
    times = 0

    def opening(path: object, *arguments: object, **more: object) -> int:
        nonlocal times
        if str(path).endswith(name):
            times += 1
            act()
        return real(path, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", opening)
    return lambda: times


@pytest.mark.parametrize("name", VANISHING)
def test_a_file_that_vanishes_is_told_and_the_rest_is_built(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made = _with(archive, name)
    path = made.root / "content" / name
    with monkeypatch.context() as patch:
        times = _hook(patch, name, lambda: path.unlink(missing_ok=True))
        report = made.build()
    assert times() > 0
    assert report.published
    assert only(report, "nicht-lesbar").path == f"content/{name}"
    assert "die Datei gibt es nicht" in said(report)
    check_good(made.output())
    assert made.build().problems == ()
    assert made.output() == made.clean(tmp_path / "rein")


@pytest.mark.parametrize("name", VANISHING)
def test_a_file_that_changes_is_read_again_by_the_next_build(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made = _with(archive, name)
    text = RAW.format("Y") if name.endswith(".txt") else article("Findling Y")
    with monkeypatch.context() as patch:
        times = _hook(patch, name, lambda: made.write(f"content/{name}", text) and None)
        assert made.build().published
    assert times() > 0
    check_good(made.output())
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


@pytest.mark.parametrize("name", VANISHING)
def test_a_file_that_is_half_written_is_read_again_by_the_next_build(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    made = _with(archive, name)
    path = made.root / "content" / name
    whole = path.read_bytes()
    with monkeypatch.context() as patch:
        _hook(patch, name, lambda: path.write_bytes(whole[: len(whole) // 2]) and None)
        report = made.build()
    assert report.published
    check_good(made.output())
    path.write_bytes(whole)
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


@pytest.mark.parametrize("name", VANISHING)
@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ESTALE, errno.EBUSY])
def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_built(
    archive: Make, monkeypatch: pytest.MonkeyPatch, name: str, number: int
) -> None:
    made = _with(archive, name)

    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        _hook(patch, name, refuse)
        report = made.build()
    assert report.published
    assert only(report, "nicht-lesbar").path == f"content/{name}"
    assert reason(OSError(number, "")) in " ".join(said(report).split())
    check_good(made.output())
    again = made.build()
    assert codes(again) == []
    assert "Findling X" in words_of(made.output()) or name.endswith(".jpg")


def test_a_file_that_is_too_big_is_told(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("setzkasten.read.files.MAX_BYTES", 2_000)
    made = archive(GOOD | {"content/texte/gross.txt": "x" * 2_001})
    report, _site = check_build(made, tmp_path)
    assert only(report, "zu-gross").path == "content/texte/gross.txt"


# --- hand edits ---------------------------------------------------------------------------


@pytest.fixture
def edited(archive: Make) -> Archive:
    """An archive in which an editor has changed what was made of a text, and renamed it."""
    made = archive({"content/texte/a.txt": RAW.format("A"), "content/texte/b.txt": RAW.format("B")})
    made.build()
    text = made.read("content/artikel/findling-a-geht-ins-netz.md")
    made.write("content/artikel/findling-a-geht-ins-netz.md", text.replace("Titel:", "Titel: Mein"))
    text = made.read("content/artikel/findling-b-geht-ins-netz.md")
    made.delete("content/artikel/findling-b-geht-ins-netz.md")
    made.write("content/artikel/anders.md", text.replace("Titel:", "Titel: Mein"))
    made.build()
    assert made.articles() == ["anders.md", "findling-a-geht-ins-netz.md"]
    return made


@pytest.mark.parametrize("memory", [True, False])
@pytest.mark.parametrize("name", ["anders", "findling-a-geht-ins-netz"])
@pytest.mark.parametrize("damage", ["open bracket", "open head", "tab", "not UTF-8"])
def test_a_slip_in_a_head_makes_no_second_article(
    edited: Archive, tmp_path: Path, damage: str, name: str, *, memory: bool
) -> None:
    """The preview builds in the middle of a line, too; what it makes then would stay."""
    path = f"content/artikel/{name}.md"
    whole = edited.read(path)
    broken = {
        "open bracket": whole.replace("Schlagworte: [", "Schlagworte: [[").encode(),
        "open head": whole.replace("\n---\n", "\n--\n", 1).encode(),
        "tab": whole.replace("Kategorien:", "\tKategorien:").encode(),
        "not UTF-8": whole.replace("Titel: Mein", "Titel: Süß").encode("cp1252"),
    }[damage]
    edited.write(path, broken)
    if not memory:
        edited.delete(".cache")
    report = edited.build()
    assert report.published
    assert [entry.path for entry in report.problems if entry.line] == [path]
    assert edited.articles() == ["anders.md", "findling-a-geht-ins-netz.md"]
    edited.write(path, whole)
    assert edited.build().articles == 2
    assert edited.output() == edited.clean(tmp_path / "rein")


@pytest.mark.parametrize(
    ("name", "memory"),
    [
        ("anders", True),
        ("findling-a-geht-ins-netz", True),
        ("findling-a-geht-ins-netz", False),
    ],
)
def test_an_edited_article_that_cannot_be_read_is_not_replaced(
    edited: Archive, monkeypatch: pytest.MonkeyPatch, name: str, *, memory: bool
) -> None:
    """Another program may hold it for a moment; the hand edit must be there afterwards."""
    path = f"content/artikel/{name}.md"
    whole = edited.read(path) + "\nNoch ein Absatz.\n"
    edited.write(path, whole)
    if not memory:
        edited.delete(".cache")

    def refuse() -> None:
        raise OSError(errno.EACCES, "held by another program")

    with monkeypatch.context() as patch:
        _hook(patch, f"{name}.md", refuse)
        report = edited.build()
    assert only(report, "nicht-lesbar").path == path
    assert edited.read(path) == whole
    assert edited.articles() == ["anders.md", "findling-a-geht-ins-netz.md"]
    assert edited.build().articles == 2
    assert edited.read(path) == whole
