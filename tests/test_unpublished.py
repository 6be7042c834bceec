"""Drafts and articles that are yet to come: in the preview with a mark, in no deploy."""

from __future__ import annotations

import json
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest

from setzkasten.cli.main import main
from setzkasten.messages.catalogue import wording
from setzkasten.serve.calendar import Calendar
from setzkasten.serve.events import Events
from setzkasten.serve.preview import _Rebuilder
from tests.conftest import ROOT, Archive, article, codes, make_copy, only

Make = Callable[..., Archive]
Capture = pytest.CaptureFixture[str]

HIDDEN = "Geheimnis"
FILES = {
    "content/artikel/alt.md": article("Alt", Datum="2014-10-29", Kategorien="[Handel]"),
    "content/artikel/entwurf.md": article(
        f"{HIDDEN} eins", f"{HIDDEN} im Text.", Entwurf="ja", Kategorien=f"[{HIDDEN}]"
    ),
    "content/artikel/spaeter.md": article(
        f"{HIDDEN} zwei", f"{HIDDEN} im Text.", Datum="2026-12-03", Schlagworte=f"[{HIDDEN}]"
    ),
    "content/seiten/bald.md": article(f"{HIDDEN} drei", f"{HIDDEN} im Text.", Entwurf="ja"),
}
BEFORE, ON = "2026-12-02", "2026-12-03"


def _leaks(files: dict[str, bytes]) -> list[str]:
    names = ("entwurf", "spaeter", "bald", "geheimnis")
    return [
        name
        for name, data in files.items()
        if HIDDEN.encode() in data or any(part in name for part in names)
    ]


def test_no_file_of_a_deploy_knows_of_them(archive: Make) -> None:
    made = archive(FILES)
    report = made.build(today=BEFORE)
    assert not _leaks(made.output())
    assert [entry.path[16:-3] for entry in report.drafts[:1]] == ["entwurf"]
    assert [(entry.path[16:-3], entry.due) for entry in report.coming] == [("spaeter", ON)]
    assert len(report.drafts) == 2
    without = {path: text for path, text in FILES.items() if HIDDEN not in text}
    (made.root / "allein").mkdir()
    alone = Archive(made.root / "allein")
    for path, text in without.items():
        alone.write(path, text)
    for path in ("setzkasten.yaml", *(f"themes/winzig/{p}" for p in _theme(made.root))):
        alone.write(path, made.read(path))
    alone.build(today=BEFORE)
    assert alone.output() == made.output()


def _theme(root: Path) -> list[str]:
    folder = root / "themes/winzig"
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def test_the_preview_shows_them_and_keeps_search_engines_away(archive: Make) -> None:
    made = archive(FILES, settings=_settings("schlicht"), theme={})
    _copy_themes(made)
    report = made.build(today=BEFORE, drafts=True)
    assert report.previewed
    draft, later = made.page("artikel/entwurf/index.html"), made.page("artikel/spaeter/index.html")
    assert '<strong class="entwurf">Entwurf – erscheint nicht</strong>' in draft
    assert (
        '<strong class="entwurf">Erscheint am <time datetime="2026-12-03">3. Dezember 2026</time>'
    ) in later
    assert "noindex" in draft
    assert "noindex" in later
    assert "noindex" not in made.page("artikel/alt/index.html")
    assert "Entwurf – erscheint nicht" in made.page("bald/index.html")
    for page in ("index.html", "archiv/alle/index.html"):
        assert "Entwurf – erscheint nicht" in made.page(page), page
        assert "Erscheint am" in made.page(page), page
    sitemap = made.page("sitemap.xml")
    assert "/artikel/alt/" in sitemap
    assert not {part for part in ("entwurf", "spaeter", "bald") if f"/{part}/" in sitemap}


@pytest.mark.parametrize("theme", ["schlicht", "magazin"])
def test_both_themes_mark_them_in_lists_and_on_their_pages(archive: Make, theme: str) -> None:
    made = archive(FILES, settings=_settings(theme), theme={})
    _copy_themes(made)
    made.build(today=BEFORE, drafts=True)
    for page in ("index.html", "kategorie/geheimnis/index.html", "artikel/entwurf/index.html"):
        assert "Entwurf – erscheint nicht" in made.page(page), page
    for page in ("index.html", "schlagwort/geheimnis/index.html", "artikel/spaeter/index.html"):
        assert "Erscheint am <time" in made.page(page), page


def _settings(theme: str) -> str:
    return f"Titel: Archiv\nAdresse: https://example.org/\nTheme: {theme}\n"


def _copy_themes(made: Archive) -> None:
    copytree(ROOT / "themes", made.root / "themes", dirs_exist_ok=True)


# --- time goes on -------------------------------------------------------------------------------


def test_an_article_appears_on_its_day_though_no_file_has_changed(archive: Make) -> None:
    made = archive(FILES)
    made.age()
    for day in (BEFORE, "2026-11-25", BEFORE):
        report = made.build(today=day)
    assert report.written == 0  # by the receipt: no article's day lies between these
    assert "artikel/spaeter/index.html" not in made.output()
    made.build(today=ON)
    assert "artikel/spaeter/index.html" in made.output()
    made.build(today=BEFORE)
    assert "artikel/spaeter/index.html" not in made.output()


def test_two_days_make_the_same_bytes_where_nothing_lies_between(
    archive: Make, tmp_path: Path
) -> None:
    made = archive(FILES)
    sites = []
    for number, day in enumerate(("2026-11-24", BEFORE, ON)):
        copy = make_copy(made, tmp_path / str(number))
        copy.build(today=day)
        sites.append(copy.output())
    assert sites[0] == sites[1]
    assert sites[0] != sites[2]


def test_the_preview_goes_on_at_midnight(archive: Make) -> None:
    made = archive(FILES)
    site = made.site(today=BEFORE, drafts=True)
    site.build()
    before = made.page("feed.xml"), made.page("sitemap.xml")
    site.on(ON)
    site.build(search=False)
    assert made.page("sitemap.xml") != before[1]
    assert "/artikel/spaeter/" in made.page("sitemap.xml")


def test_the_preview_asks_for_the_day_before_each_build(archive: Make) -> None:
    made = archive(FILES)
    site = made.site(today=BEFORE, drafts=True)
    site.build()
    days = [BEFORE]
    rebuilder = _Rebuilder(site, Events(), today=lambda: days[-1])
    rebuilder.rebuild()
    assert "/artikel/spaeter/" not in made.page("sitemap.xml")
    days.append(ON)
    rebuilder.rebuild()  # as the calendar asks for it: nothing was saved
    assert "/artikel/spaeter/" in made.page("sitemap.xml")


def test_the_calendar_tells_of_each_new_day() -> None:
    days = iter(["1", "1", "2", "2", "2", "3", "3"])
    now = ["1"]
    told: list[str] = []
    both = threading.Event()

    def today() -> str:
        now[0] = next(days, "3")
        return now[0]

    def on_day() -> None:
        told.append(now[0])
        if len(told) == 2:
            both.set()

    with Calendar(today, on_day, often=0.001):
        assert both.wait(10)
    assert told == ["2", "3"]


# --- what other commands do ---------------------------------------------------------------------


@pytest.fixture
def on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command believe that it is the day before the article appears."""
    import datetime

    class Clock(datetime.date):
        @classmethod
        def today(cls) -> Clock:
            return cls(2026, 12, 2)

    monkeypatch.setattr("setzkasten.cli.clock.date", Clock)


@pytest.mark.usefixtures("on_that_day")
def test_build_leaves_them_out_and_says_so_in_one_line(archive: Make, capsys: Capture) -> None:
    made = archive(FILES)
    assert main(["build"], made.root) == 0
    assert (
        "\nNicht veröffentlicht: 2 Entwürfe (entwurf, bald) · "
        "1 Artikel erscheint später (spaeter am 3. Dezember 2026)\n"
    ) in capsys.readouterr().out
    assert not _leaks(made.output())
    assert main(["build", "--today", "3.12.2026"], made.root) == 0
    assert "später" not in capsys.readouterr().out
    assert "artikel/spaeter/index.html" in made.output()


@pytest.mark.usefixtures("on_that_day")
def test_exports_leave_them_out(archive: Make) -> None:
    made = archive(FILES)
    for form in ("zip", "epub", "catalogue"):
        made.build(today=BEFORE, drafts=True)  # as a preview left it
        assert main(["export", form], made.root) == 0
    catalogue = json.loads(made.read("export/katalog/katalog.json"))
    assert HIDDEN not in json.dumps(catalogue, ensure_ascii=False)
    with sqlite3.connect(made.root / "export/katalog/katalog.sqlite") as database:
        assert HIDDEN not in "".join(database.iterdump())
    for book in (made.root / "export").glob("*.epub"):
        with zipfile.ZipFile(book) as packed:
            assert not [name for name in packed.namelist() if HIDDEN.encode() in packed.read(name)]
    (packed_archive,) = (made.root / "export").glob("*.zip")
    with zipfile.ZipFile(BytesIO(packed_archive.read_bytes())) as packed:
        site = [name for name in packed.namelist() if "/site/" in name]
        assert site
        assert not [name for name in site if HIDDEN.encode() in packed.read(name)]


@pytest.mark.usefixtures("on_that_day")
def test_a_preview_is_not_taken_for_what_is_to_be_deployed(archive: Make, capsys: Capture) -> None:
    made = archive(FILES)
    made.build(today=BEFORE, drafts=True)
    for what in ("--dry-run", "--done"):
        assert main(["deploy", what], made.root) == 2
        assert "In site/ liegt die Vorschau" in capsys.readouterr().err
    assert main(["build"], made.root) == 0
    assert main(["deploy", "--dry-run"], made.root) == 0


@pytest.mark.usefixtures("on_that_day")
def test_a_check_leaves_the_preview_alone_and_knows_what_is_not_published(
    archive: Make, capsys: Capture
) -> None:
    linking = article("Links", "[eins](/artikel/entwurf/) [zwei](/artikel/spaeter/)")
    made = archive(FILES | {"content/artikel/links.md": linking})
    made.build(today=BEFORE, drafts=True)
    assert main(["check", "--format", "json"], made.root) == 1
    found = json.loads(capsys.readouterr().out)
    assert "artikel/entwurf/index.html" in made.output()
    text = json.dumps(found, ensure_ascii=False)
    assert "»/artikel/entwurf/« führt ins Leere" in text
    assert "»/artikel/spaeter/« führt ins Leere" in text
    assert "erscheint nach seinem Datum erst am 3. Dezember 2026" in text


# --- addresses ----------------------------------------------------------------------------------


def _published(made: Archive) -> None:
    made.write("setzkasten.yaml", made.read("setzkasten.yaml").replace("example.org", "x.example"))
    assert made.build(lasting=True, today=BEFORE).published


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"Entwurf": "ja"}, "artikel-zurueckgezogen", "wieder ein Entwurf"),
        ({"Datum": "2026-12-24"}, "artikel-verschoben", "erst am 24. Dezember 2026"),
    ],
)
def test_what_was_published_cannot_become_a_draft_unnoticed(
    archive: Make, change: dict[str, str], code: str, words: str
) -> None:
    made = archive(FILES)
    _published(made)
    before = made.output()
    made.write("content/artikel/alt.md", article("Alt", Kategorien="[Handel]", **change))
    report = made.build(lasting=True, today=BEFORE)
    assert not report.published
    assert made.output() == before
    told = only(report, code)
    assert told.path == "content/artikel/alt.md"
    assert words in wording(told).text
    preview = made.build(today=BEFORE, drafts=True)
    assert preview.published
    assert only(preview, f"{code}-vorschau").path == "content/artikel/alt.md"
    lock = made.read("content/adressen.lock")
    made.write(
        "content/adressen.lock",
        lock.replace("/artikel/alt/ Artikel content/artikel/alt.md", "/artikel/alt/ entfernt"),
    )
    assert made.build(lasting=True, today=BEFORE).published
    assert "/artikel/alt/ /410-artikel.html" in made.page("_redirects")


def test_an_address_does_not_change_when_another_article_appears(archive: Make) -> None:
    files = {
        "content/artikel/Zwei Worte.md": article("A", Datum="2026-12-03"),
        "content/artikel/zwei worte!.md": article("B"),
    }
    made = archive(files)
    made.build(today=BEFORE)
    before = [name for name in made.output() if name.startswith("artikel/zwei")]
    made.build(today=ON)
    assert set(before) < {name for name in made.output() if name.startswith("artikel/zwei")}
    assert "B" in made.page(next(name for name in before if name.endswith("index.html")))


# --- duplicates ---------------------------------------------------------------------------------

COPIES = {
    "content/artikel/ziel.md": article("Ziel", Kategorien="[Handel]", Datum="2014-10-29"),
    "content/artikel/kopie.md": article(
        f"{HIDDEN} Kopie",
        f"{HIDDEN}.",
        Kategorien=f"[{HIDDEN}]",
        **{"Duplikat von": "ziel.md", "Weiterleitungen": "[/2014/10/alt.html]"},
    ),
}


def test_a_duplicate_is_nowhere_but_leads_on(archive: Make) -> None:
    made = archive(COPIES)
    report = made.build()
    assert (report.articles, report.duplicates, report.problems) == (1, 1, ())
    small = made.page("artikel/kopie/index.html")
    assert "/artikel/ziel/" in small
    assert HIDDEN not in "".join(data.decode("utf-8", "replace") for data in made.output().values())
    rules = made.page("_redirects")
    assert "/artikel/kopie/" in rules
    assert "/2014/10/alt.html" in rules
    assert rules.count("/artikel/ziel/") >= 2


def test_a_published_article_that_becomes_a_duplicate_leads_on_for_good(archive: Make) -> None:
    plain = {path: text.replace("Duplikat von: ziel.md\n", "") for path, text in COPIES.items()}
    made = archive(plain)
    _published(made)
    made.write("content/artikel/kopie.md", COPIES["content/artikel/kopie.md"])
    report = made.build(lasting=True)
    assert report.published
    assert codes(report) == []
    assert "/artikel/kopie/ → /artikel/ziel/\n" in made.read("content/adressen.lock")
    made.delete("content/artikel/kopie.md")
    assert made.build(lasting=True).published
    assert "/artikel/ziel/" in made.page("artikel/kopie/index.html")
    made.write("content/artikel/kopie.md", plain["content/artikel/kopie.md"])
    assert made.build(lasting=True).published
    assert HIDDEN in made.page("artikel/kopie/index.html")
    assert "/artikel/kopie/ Artikel" in made.read("content/adressen.lock")


def test_a_duplicate_may_be_turned_to_another_article(archive: Make) -> None:
    made = archive(COPIES | {"content/artikel/neu.md": article("Neu")})
    _published(made)
    text = COPIES["content/artikel/kopie.md"].replace("ziel.md", "/artikel/neu/")
    made.write("content/artikel/kopie.md", text)
    report = made.build(lasting=True)
    assert (report.published, codes(report)) == (True, [])
    assert "/artikel/kopie/ → /artikel/neu/\n" in made.read("content/adressen.lock")
    assert "/artikel/neu/" in made.page("artikel/kopie/index.html")


def test_a_wrong_duplicate_is_told_with_its_line_and_all_is_built(archive: Make) -> None:
    text = COPIES["content/artikel/kopie.md"].replace("ziel.md", "nirgends")
    made = archive(COPIES | {"content/artikel/kopie.md": text})
    report = made.build()
    told = only(report, "duplikat-unbekannt")
    assert told.line == text.split("\n").index("Duplikat von: nirgends") + 1
    assert {"artikel/kopie/index.html", "artikel/ziel/index.html"} <= made.output().keys()


def test_check_tells_of_wrong_duplicates_and_leaves_right_ones_in_peace(
    archive: Make, capsys: Capture
) -> None:
    same = "Ein langer Text, der zweimal da ist, Wort für Wort und Satz für Satz. " * 5
    made = archive(
        {
            "content/artikel/a.md": article("Eins", same, **{"Duplikat von": "b"}),
            "content/artikel/b.md": article("Eins", same),
            "content/artikel/c.md": article("Drei", **{"Duplikat von": "nichts"}),
        }
    )
    assert main(["check", "--format", "json"], made.root) == 0
    found = json.loads(capsys.readouterr().out)
    text = json.dumps(found, ensure_ascii=False)
    assert "nennt einen Artikel, den es nicht gibt" in text
    assert "content/artikel/a.md" not in text
