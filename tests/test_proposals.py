"""Sure suggestions, where the settings want them shown: marked, counted, and in no source file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from setzkasten.cli.main import main
from setzkasten.report import Report
from tests.conftest import ROOT, Archive, article, make_archive, make_copy, tree

Make = Callable[..., Archive]

BODY = "Der Zoll prüft Pakete aus Fernost, und das Zollamt verlangt Papiere."
OTHER = "Retouren füllen das Lager, und jede Rücksendung kostet Geld."
FILES = {
    **{
        f"content/artikel/zoll-{n}.md": article(
            f"Zoll {n}", BODY, Schlagworte="[Zoll]", Kategorien="[Recht]", Datum=f"2014-10-0{n}"
        )
        for n in (1, 2, 3)
    },
    **{
        f"content/artikel/retoure-{n}.md": article(
            f"Retoure {n}", OTHER, Schlagworte="[Retouren]", Kategorien="[Lager]"
        )
        for n in (1, 2, 3)
    },
    "content/artikel/verloren.md": article(
        "Neues vom Zoll", BODY, **{"Verlorene Schlagworte": "2", "Datum": "2014-10-29"}
    ),
}
ON = "Titel: Archiv\nAdresse: https://example.org/\nTheme: {}\nSichere Vorschläge: ja\n"
MARK = "vom Programm vorgeschlagen"


def _made(archive: Make, theme: str = "schlicht", text: str = ON) -> Archive:
    themes = {
        f"../{path.relative_to(ROOT / 'themes').as_posix()}": path.read_bytes()
        for path in (ROOT / "themes").rglob("*")
        if path.is_file()
    }
    return archive(FILES, settings=text.format(theme), theme=themes)


@pytest.mark.parametrize("theme", ["schlicht", "magazin"])
def test_they_are_shown_as_what_they_are(archive: Make, theme: str) -> None:
    made = _made(archive, theme)
    before = tree(made.root / "content")
    assert made.build().published
    page = made.page("artikel/verloren/index.html")
    assert MARK in page
    assert '<a href="/schlagwort/zoll/">Zoll</a>' in page
    assert '<a href="/kategorie/recht/">Recht</a>' in page
    assert 'rel="tag"' not in page  # that is how the author's own words are marked
    assert "keywords" not in page
    assert "articleSection" not in page
    assert "article:section" not in page
    assert tree(made.root / "content") == before
    for own in ("artikel/zoll-1/index.html", "artikel/retoure-1/index.html"):
        assert MARK not in made.page(own)


def test_the_pages_of_the_terms_count_and_list_them_with_the_mark(archive: Make) -> None:
    made = _made(archive)
    made.build()
    page = made.page("schlagwort/zoll/index.html")
    assert "4 Artikel" in page
    assert "Neues vom Zoll" in page
    assert page.count(MARK) == 1
    assert "4 Artikel" in made.page("kategorie/recht/index.html")
    feed = made.page("schlagwort/zoll/feed.xml")
    entry = feed[feed.index("Neues vom Zoll") :].partition("</entry>")[0]
    assert "<category" not in entry


def test_without_the_setting_nothing_is_suggested(archive: Make) -> None:
    made = _made(archive, text=ON.replace("ja", "nein"))
    made.build()
    assert not [name for name, data in made.output().items() if MARK.encode() in data]
    assert "3 Artikel" in made.page("schlagwort/zoll/index.html")


@pytest.mark.parametrize(("setting", "loaded"), [("ja", "True"), ("nein", "False")])
def test_what_is_switched_off_costs_nothing(archive: Make, setting: str, loaded: str) -> None:
    made = _made(archive, text=ON.replace("ja", setting))
    code = (
        "import sys; from pathlib import Path; from setzkasten.site import Site;"
        f"Site(Path({str(made.root)!r})).build();"
        "print('setzkasten.suggest' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == loaded


def test_exports_and_the_search_hold_only_what_the_articles_say(archive: Make) -> None:
    made = _made(archive)
    assert main(["export", "catalogue"], made.root) == 0
    catalogue = json.loads(made.read("export/katalog/katalog.json"))
    (lost,) = [
        entry
        for table in catalogue.values()
        if isinstance(table, list)
        for entry in table
        if isinstance(entry, dict) and entry.get("titel") == "Neues vom Zoll"
    ]
    assert not lost.get("schlagworte")
    assert not lost.get("kategorien")


def test_they_go_once_the_editor_has_accepted_or_corrected_them(archive: Make) -> None:
    made = _made(archive)
    site = made.site()
    site.build()
    path = "content/artikel/verloren.md"
    text = article("Neues vom Zoll", BODY, Schlagworte="[Grenze]", Kategorien="[Recht]")
    made.write(path, text)
    for build in (lambda: site.touch([path]), site.build):
        assert build().published
        page = made.page("artikel/verloren/index.html")
        assert MARK not in page
        assert "Grenze" in page
    assert "3 Artikel" in made.page("schlagwort/zoll/index.html")


def test_a_save_keeps_those_of_all_others_and_the_next_full_build_renews_them(
    archive: Make, tmp_path: Path
) -> None:
    made = _made(archive)
    site = made.site()
    site.build()
    for n in (1, 2, 3):
        path = f"content/artikel/zoll-{n}.md"
        made.write(path, made.read(path).replace("[Zoll]", "[Einfuhr]"))
        assert site.touch([path]).published
        assert "Neues vom Zoll" in made.page("schlagwort/zoll/index.html")
    assert site.build(search=False).published  # not yet either
    assert site.build().published
    assert made.output() == made.clean(tmp_path / "rein")
    assert "schlagwort/zoll/index.html" not in made.output()
    assert "Neues vom Zoll" in made.page("schlagwort/einfuhr/index.html")


def test_no_receipt_ends_a_build_whose_proposals_are_stale(archive: Make) -> None:
    made = _made(archive)
    made.age()
    made.build()
    path = "content/artikel/zoll-1.md"
    made.write(path, made.read(path).replace("Fernost", "Übersee"))
    made.age()
    made.site().build(search=False)
    assert not (made.root / ".cache/beleg.bin").exists()
    made.build(search=False)
    assert (made.root / ".cache/beleg.bin").exists()


CHANGES = [
    ("zoll-1", "[Zoll]", "[Einfuhr]"),
    ("zoll-2", "Kategorien: [Recht]\n", ""),
    ("retoure-1", "Schlagworte: [Retouren]", "Verlorene Schlagworte: 1"),
    ("retoure-2", "Retouren füllen", "Der Zoll füllt"),
    ("verloren", "Verlorene Schlagworte: 2\n", ""),
    ("verloren", "Titel: Neues", "Entwurf: ja\nTitel: Neues"),
    ("zoll-3", "Titel: Zoll 3", "Titel: Zoll 3\nDuplikat von: zoll-1"),
]


@given(steps=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5), staying=st.booleans())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_any_way_leads_to_the_same_proposals(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, str, str]],
    *,
    staying: bool,
) -> None:
    place = tmp_path_factory.mktemp("vorschlaege")
    plain = ON.format("winzig")
    made = make_archive(place / "a", FILES, settings=plain)
    theme = made.read("themes/winzig/templates/article.html")
    shown = theme.replace("{% if source %}", "{{ article.suggested_tags }}{% if source %}")
    made.write("themes/winzig/templates/article.html", shown)
    site = made.site()
    site.build()
    for name, old, new in steps:
        path = f"content/artikel/{name}.md"
        text = made.read(path)
        made.write(path, text.replace(old, new) if old in text else text.replace(new, old))
        report: Report = site.touch([path]) if staying else made.build()
        assert report.published
    if staying:
        site.build()
    copy = make_copy(made, place / "b")
    copy.build()
    assert made.output() == copy.output()
