"""The whole way from the sources to the published site."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import time
import xml.etree.ElementTree as ET  # only our own text
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from setzkasten import sitefiles
from setzkasten.making import Texts
from setzkasten.messages.catalogue import wording
from setzkasten.model.problem import Problem, Severity
from setzkasten.progress import Silent
from setzkasten.publish.output import Output
from setzkasten.read.files import read_bytes
from setzkasten.site import Site
from tests.conftest import SETTINGS, TINY_THEME, Archive, article, codes, make_archive, only, tree

Make = Callable[..., Archive]

RAW = """\
Der Laden an der Ecke verkauft jetzt auch im Netz

Seit Montag steht das ganze Sortiment auf einer eigenen Seite, und die ersten Pakete sind unterwegs.

Die Inhaberin rechnet damit, dass ein Viertel des Umsatzes bald von dort kommt.

Kategorien: Handel, Versand

Schlagworte: Laden, Netz
"""

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
no_root = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may do everything"
)


def _raw(title: str, body: str = "Ein Satz, der hier als Absatz steht und lang genug ist.") -> str:
    return f"{title}\n\n{body}\n\nUnd noch ein zweiter Absatz, damit es wie ein Artikel aussieht.\n"


# --- the plain way ----------------------------------------------------------------------------


def test_a_text_becomes_an_article_with_its_pages(archive: Make) -> None:
    made = archive({"content/texte/2012/laden.txt": RAW})
    report = made.build()
    assert report.published
    assert [arrival.text for arrival in report.arrivals] == ["content/texte/2012/laden.txt"]
    assert made.read("content/texte/2012/laden.txt") == RAW
    (name,) = made.articles()
    assert "Quelle: 2012/laden.txt\n" in made.read(f"content/artikel/{name}")
    slug = name.removesuffix(".md")
    assert report.arrivals[0].url == f"/artikel/{slug}/"
    page = made.page(f"artikel/{slug}/index.html")
    assert "<h1>Der Laden an der Ecke verkauft jetzt auch im Netz</h1>" in page
    assert "kategorie/versand/index.html" in made.output()
    assert "schlagwort/netz/index.html" in made.output()


def test_a_second_build_does_nothing_and_says_the_same(archive: Make) -> None:
    made = archive({"content/texte/a.txt": RAW, "content/artikel/b.md": article("B", Datum="x")})
    first = made.build()
    before = {path: path.stat().st_mtime_ns for path in (made.root / "site").rglob("*")}
    second = made.build()
    assert (second.written, second.removed, second.arrivals) == (0, 0, ())
    assert second.unchanged == first.written
    assert second.problems == first.problems
    assert (second.articles, second.categories) == (first.articles, first.categories)
    assert {path: path.stat().st_mtime_ns for path in (made.root / "site").rglob("*")} == before


def test_one_edit_renders_only_what_shows_it(archive: Make) -> None:
    files = {
        f"content/artikel/a{number}.md": article(
            f"T{number}", f"Text {number}", Datum=f"20{number:02}-01-01", Kategorien=f"[K{number}]"
        )
        for number in range(10, 20)
    }
    made = archive(files)
    made.build()
    made.write(
        "content/artikel/a12.md", files["content/artikel/a12.md"].replace("Text 12", "Neu 12")
    )
    before = made.output()
    report = made.build()
    after = _pages(made.output())
    changed = {name for name, data in after.items() if before.get(name) != data}
    assert changed == {
        *("artikel/a12/index.html", "archiv/2012/index.html", "archiv/2012/01/index.html"),
        *("kategorie/k12/feed.xml", "kategorie/k12/index.html", "feed.xml"),
        *("kategorie/k12/feed.json", "feed.json", "artikel/a12/original.txt"),
    }
    index = {name for name in made.output() if name.startswith("suche/daten/")}
    assert report.written <= len(changed) + len(index)


def test_an_empty_archive_builds(tmp_path: Path) -> None:
    made = make_archive(tmp_path, {})
    report = made.build()
    assert report.published
    assert "index.html" in made.output()


def test_without_settings_there_are_defaults_and_a_note(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()}, settings=None)
    shutil.copytree(made.root / "themes/winzig", made.root / "themes/magazin")
    report = made.build()
    assert report.published
    assert codes(report) == ["einstellungen-fehlen"]


@pytest.mark.parametrize("theme", ["schlicht", "magazin"])
def test_the_themes_that_come_along_show_every_page(archive: Make, theme: str) -> None:
    root = Path(__file__).resolve().parent.parent
    made = archive(
        {
            "content/texte/a.txt": RAW,
            "content/artikel/b.md": article("B", Datum="2014-10-29", Autor="[Jo, Mo]"),
            "content/artikel/c.md": article("C", "## Zwei\n\n![](#bild-1)", Bilder="[{Foto: Jo}]"),
            "content/artikel/d.md": article("<D>", Datum="2014", Schlagworte="[x]", Teaser="Lead"),
            "content/seiten/impressum.md": article("Impressum"),
        },
        settings=SETTINGS.replace("winzig", theme),
    )
    shutil.copytree(root / "themes", made.root / "themes", dirs_exist_ok=True)
    report = made.build()
    assert report.published, [wording(problem).text for problem in report.problems]
    pages = [data for name, data in made.output().items() if name.endswith((".html", ".xml"))]
    assert b"<D>" not in b"".join(pages)


def test_a_theme_in_a_folder_works_without_touching_the_program(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.write("themes/fremd/theme.yaml", "Name: Fremd\nBasis: winzig\n")
    made.write("themes/fremd/templates/page.html", "{% extends 'winzig/page.html' %}")
    made.write("themes/fremd/templates/home.html", "{{ counted(articles, 'artikel') }} bei Fremd")
    made.write("setzkasten.yaml", SETTINGS.replace("winzig", "fremd"))
    assert made.build().published
    assert made.page("index.html") == "1 Artikel bei Fremd"
    assert "<h1>A</h1>" in made.page("artikel/a/index.html")


def test_pictures_are_published_and_follow(archive: Make) -> None:
    made = archive(
        {"content/bilder/2014/laden.jpg": b"\xff\xd8eins", "content/artikel/a.md": article()}
    )
    made.build()
    assert made.output()["bilder/2014/laden.jpg"] == b"\xff\xd8eins"
    made.write("content/bilder/2014/laden.jpg", b"\xff\xd8zwei")
    assert made.build().written == 1
    assert made.output()["bilder/2014/laden.jpg"] == b"\xff\xd8zwei"
    made.delete("content/bilder")
    made.build()
    assert not any(name.startswith("bilder") for name in made.output())


def test_the_base_url_of_the_command_line_wins_and_may_change(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A", "[Weiter](/impressum/)")})
    made.build()
    made.build(base_url="https://a.example/archiv")
    page = made.page("artikel/a/index.html")
    assert 'href="/archiv/impressum/"' in page
    assert "https://a.example/archiv/artikel/a/" in made.page("sitemap.xml")
    made.build()
    assert 'href="/impressum/"' in made.page("artikel/a/index.html")


# --- texts and their Markdown -----------------------------------------------------------------


def test_an_untouched_article_follows_its_text(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Ein Kiosk geht online")})
    made.build()
    assert made.articles() == ["ein-kiosk-geht-online.md"]
    made.write("content/texte/a.txt", _raw("Ein Kiosk gibt wieder auf"))
    report = made.build()
    assert made.articles() == ["ein-kiosk-gibt-wieder-auf.md"]
    assert report.followed == ("content/artikel/ein-kiosk-gibt-wieder-auf.md",)
    assert {name for name in made.output() if name.startswith("artikel/")} == {
        "artikel/ein-kiosk-gibt-wieder-auf/index.html",
        "artikel/ein-kiosk-gibt-wieder-auf/original.txt",
    }


def test_an_edited_article_stays_and_the_editor_hears_what_differs(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Ein Kiosk geht online")})
    made.build()
    path = "content/artikel/ein-kiosk-geht-online.md"
    edited = made.read(path).replace("Titel: Ein Kiosk", "Titel: Der Kiosk")
    made.write(path, edited)
    assert codes(made.build()) == []
    made.write(
        "content/texte/a.txt",
        _raw("Ein Kiosk geht online", "Ganz anderer erster Absatz dieses Textes."),
    )
    for _ in range(2):
        report = made.build()
        assert made.read(path) == edited
        problem = only(report, "original-geaendert")
        assert problem.path == path
        values = dict(problem.values)
        assert values["text"] == "content/texte/a.txt"
        assert values["unterschiede"] == "Titel, 1 Absatz"
    made.write(path, "\n".join(line for line in edited.split("\n") if "Fassung" not in line))
    assert codes(made.build()) == []


def test_deleting_an_edited_article_makes_it_anew_from_its_text(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Ein Kiosk geht online")})
    made.build()
    path = "content/artikel/ein-kiosk-geht-online.md"
    fresh = made.read(path)
    made.write(path, fresh.replace("zweiter", "dritter"))
    made.build()
    made.delete(path)
    made.build()
    assert made.read(path) == fresh


def test_a_deleted_text_takes_its_untouched_article_but_never_an_edited_one(archive: Make) -> None:
    made = archive(
        {"content/texte/a.txt": _raw("Eins im Netz"), "content/texte/b.txt": _raw("Zwei im Netz")}
    )
    made.build()
    path = "content/artikel/zwei-im-netz.md"
    made.write(path, made.read(path).replace("zweiter", "dritter"))
    made.build()
    made.delete("content/texte/a.txt")
    made.delete("content/texte/b.txt")
    made.build()
    assert made.articles() == ["zwei-im-netz.md"]
    assert made.build().articles == 1


def test_a_missing_folder_of_texts_is_no_deletion(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Eins im Netz")})
    made.build()
    made.delete("content/texte")
    made.build()
    assert made.articles() == ["eins-im-netz.md"]


def test_a_clone_with_only_the_texts_gives_the_same_site(archive: Make, tmp_path: Path) -> None:
    made = archive(
        {
            "content/texte/a.txt": _raw("Eins im Netz"),
            "content/texte/b/a.txt": _raw(
                "Eins im Netz", "Ein anderer Text unter demselben Titel."
            ),
            "content/texte/c.txt": RAW.encode("cp1252"),
            "content/artikel/hand.md": article("Von Hand"),
        }
    )
    made.build()
    clone = make_archive(tmp_path / "klon", {"content/artikel/hand.md": article("Von Hand")})
    shutil.copytree(made.root / "content/texte", clone.root / "content/texte")
    clone.build()
    assert clone.output() == made.output()
    assert tree(clone.root / "content") == tree(made.root / "content")


def test_two_texts_with_one_title_have_two_addresses(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Gleich"), "content/texte/b.txt": _raw("Gleich")})
    report = made.build()
    assert made.articles() == ["gleich-2.md", "gleich.md"]
    assert only(report, "adresse-vergeben").path == "content/texte/b.txt"
    made.delete("content/texte/a.txt")
    made.build()
    assert made.articles() == ["gleich.md"]


def test_a_moved_text_keeps_its_article(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Eins im Netz")})
    made.build()
    path = "content/artikel/eins-im-netz.md"
    made.write(path, made.read(path).replace("zweiter", "dritter"))
    made.build()
    (made.root / "content/texte/2012").mkdir()
    (made.root / "content/texte/a.txt").rename(made.root / "content/texte/2012/a.txt")
    report = made.build()
    assert made.articles() == ["eins-im-netz.md"]
    assert "dritter" in made.read(path)
    assert report.arrivals == ()


@posix
@pytest.mark.parametrize(
    "name", ["fu\u0308r.txt", "zwei  blanks.txt", " vorn.txt", "a\tb.txt", "GROSS.TXT"]
)
def test_a_text_with_an_odd_name_comes_to_rest(archive: Make, name: str) -> None:
    made = archive({f"content/texte/{name}": _raw("Eins im Netz")})
    made.build()
    assert made.articles() == ["eins-im-netz.md"]
    again = made.build()
    assert (again.written, again.arrivals, again.followed) == (0, (), ())
    path = "content/artikel/eins-im-netz.md"
    made.write(path, made.read(path).replace("zweiter", "dritter"))
    made.build()
    assert made.articles() == ["eins-im-netz.md"]


@posix
@pytest.mark.parametrize(
    "name", ["GROSS.MD", "Über uns.md", "a b.md", "index.html.md", "con.md", "x.y.md"]
)
def test_free_pages_have_addresses_that_every_system_can_keep(archive: Make, name: str) -> None:
    made = archive({f"content/seiten/{name}": article("Die Seite")})
    report = made.build()
    assert report.published, report.problems
    (output,) = [path for path, data in made.output().items() if b"<h1>Die Seite</h1>" in data]
    slug = output.removesuffix("/index.html")
    assert slug.isascii()
    assert not set(slug) & set(" ./\\ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert slug != "con"
    assert f"https://example.org/{slug}/" in made.page("sitemap.xml")
    assert slug in {"gross", "ueber-uns", "a-b", "index-html", "con-text", "x-y"}


@posix
def test_an_article_may_end_in_capitals(archive: Make) -> None:
    made = archive({"content/artikel/Mein Laden.MD": article("A")})
    made.build()
    assert "artikel/mein-laden/index.html" in made.output()


# --- what is wrong ----------------------------------------------------------------------------


def test_a_broken_template_leaves_the_last_good_site(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.build()
    before = made.output()
    made.write("themes/winzig/templates/article.html", "eins\n{{ article.titel }}")
    made.write("content/artikel/b.md", article("B"))
    report = made.build()
    assert not report.published
    problem = only(report, "vorlage-undefiniert")
    assert (problem.path, problem.line) == ("themes/winzig/templates/article.html", 2)
    assert made.output() == before
    made.write("themes/winzig/templates/article.html", TINY_THEME["templates/article.html"])
    assert made.build().published
    assert "artikel/b/index.html" in made.output()
    assert made.output().keys() - before.keys() == {
        "artikel/b/index.html",
        "artikel/b/original.txt",
    }


def test_a_broken_template_is_told_once_however_many_pages_it_breaks(archive: Make) -> None:
    made = archive({f"content/artikel/a{number}.md": article("A") for number in range(5)})
    made.write("themes/winzig/templates/article.html", "{{ fehlt }}")
    only(made.build(), "vorlage-undefiniert")


def test_a_missing_theme_is_an_error_that_names_those_there_are(archive: Make) -> None:
    made = archive({}, settings=SETTINGS.replace("winzig", "gibts-nicht"))
    report = made.build()
    assert not report.published
    assert ("da", "winzig") in only(report, "theme-fehlt").values
    assert not (made.root / "site").exists()


def test_themes_that_stand_on_each_other_end_somewhere(archive: Make) -> None:
    made = archive({})
    made.write("themes/winzig/theme.yaml", "Basis: zwei\nEinstellungen:\n  ton: x\n")
    made.write("themes/zwei/theme.yaml", "Basis: winzig\n")
    assert made.build().published


@pytest.mark.parametrize("base", ["..", ".", "../..", "/etc", "a/b", "winzig/templates"])
def test_a_theme_cannot_stand_on_what_is_no_theme(archive: Make, base: str) -> None:
    made = archive({"theme.yaml": "Name: Wurzel\n", "templates/page.html": "fremd"})
    made.write("themes/winzig/theme.yaml", f"Basis: {base}\nEinstellungen:\n  ton: x\n")
    report = made.build()
    assert only(report, "wert-falsch").path == "themes/winzig/theme.yaml"
    assert "fremd" not in "".join(map(str, made.output().values()))


def test_an_unreadable_article_is_reported_and_the_rest_is_built(archive: Make) -> None:
    made = archive(
        {
            "content/artikel/gut.md": article("Gut"),
            "content/artikel/offen.md": "---\nTitel: x\n",
            "content/artikel/latin.md": "---\nTitel: Süß\n---\n".encode("cp1252"),
            "content/texte/leer.txt": "",
            "content/texte/word.txt": b"PK\x03\x04rest",
        }
    )
    report = made.build()
    assert report.published
    assert report.articles == 1
    assert {(problem.code, problem.path) for problem in report.problems} == {
        ("kopf-offen", "content/artikel/offen.md"),
        ("kein-utf8", "content/artikel/latin.md"),
        ("text-leer", "content/texte/leer.txt"),
        ("text-fremdformat", "content/texte/word.txt"),
    }
    assert made.build().problems == report.problems


def test_hostile_names_and_texts_are_on_the_site_or_in_the_report(archive: Make) -> None:
    evil = '"><script>alert(1)</script>'
    made = archive(
        {
            "content/artikel/a.md": article(
                f"'{evil}'",
                f"{evil}\n\n[x](javascript:alert(1))",
                Kategorien=f"['{evil}']",
                Schlagworte=f"['{evil}']",
                Autor=f"'{evil}'",
                Quelle=f"'../../{evil}'",
                Teaser=f"'{evil}'",
                Bilder=f"[{{Bildunterschrift: '{evil}'}}]",
            ),
            "content/artikel/jinja.md": article("'{{ site }}'", "{% include 'x' %} {{ 7 * 7 }}"),
            "content/texte/b.txt": _raw(evil, evil * 20),
            "content/seiten/s.md": article(f"'{evil}'", evil),
        },
        settings=SETTINGS + f"Beschriftungen:\n  archiv: '{evil}'\n",
    )
    report = made.build()
    assert report.published
    assert report.articles == 3
    for name, data in made.output().items():
        if name.endswith((".html", ".xml")):
            assert b"<script>alert" not in data, name
            assert b'href="javascript:' not in data, name
    assert "{{ 7 * 7 }}" in made.page("artikel/jinja/index.html")


def test_feeds_and_sitemap_are_xml_whatever_the_texts_hold(archive: Make) -> None:
    odd = "a\x01b\x0bc\x1bd\ufffee\uffff & < > \u2028 😀"
    made = archive(
        {
            "content/artikel/a.md": article(
                "A", f"{odd}\n\n## {odd}", Datum="2014", Kategorien="[K]"
            ),
            "content/texte/b.txt": _raw(odd, odd),
            "content/seiten/s.md": article("S", odd),
        }
    )
    assert made.build().published
    for name, data in made.output().items():
        if name.endswith(".xml"):
            ET.fromstring(data)  # noqa: S314


@pytest.mark.parametrize(
    "title", ["???", "日本語", "🚀🚀", "CON", "x" * 300, "a/b\\\\c", "..", ".", "\u202eumgekehrt"]
)
def test_titles_of_any_kind_have_an_article(archive: Make, title: str) -> None:
    made = archive({"content/texte/a.txt": _raw(title)})
    report = made.build()
    assert report.published
    assert report.articles == 1
    (name,) = made.articles()
    assert f"artikel/{name.removesuffix('.md')}/index.html" in made.output()
    assert made.build().written == 0


def test_every_problem_of_a_build_can_be_told(archive: Make) -> None:
    made = archive(
        {
            "content/artikel/a.md": "---\nTitl: x\nDatum: 2014-02-31\n---\n",
            "content/artikel/x.txt": "",
        }
    )
    for problem in made.build().problems:
        assert wording(problem).severity in Severity


@posix
@no_root
def test_a_read_only_folder_of_articles_does_not_keep_the_site_back(archive: Make) -> None:
    made = archive({"content/texte/a.txt": RAW, "content/artikel/b.md": article("B")})
    (made.root / "content/artikel").chmod(0o555)
    try:
        report = made.build()
        again = made.build()
    finally:
        (made.root / "content/artikel").chmod(0o755)
    assert report.published
    assert report.articles == again.articles == 2
    assert codes(report).count("nicht-schreibbar") == 1


def test_a_markdown_file_that_cannot_be_written_is_on_the_site_all_the_same(archive: Make) -> None:
    made = archive({"content/texte/a.txt": _raw("Eins im Netz")})
    (made.root / "content/artikel/eins-im-netz.md").mkdir(parents=True)
    report = made.build()
    assert report.published
    assert only(report, "nicht-schreibbar").path == "content/artikel/eins-im-netz.md"
    assert "zweiter Absatz" in made.page("artikel/eins-im-netz/index.html")
    assert made.build().articles == 1


def test_a_site_that_cannot_be_written_is_an_error_and_no_traceback(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.build()
    before = made.output()
    made.write("content/artikel/a.md", article("Neu"))

    def full(_self: Output, name: str, _data: bytes) -> None:
        raise OSError(28, "No space left on device", name)

    with monkeypatch.context() as patch:
        patch.setattr(Output, "stage", full)
        report = made.build()
    assert not report.published
    assert wording(only(report, "bau-gescheitert")).cure
    assert made.output() == before
    assert made.build().published
    assert "Neu" in made.page("index.html")


# --- memory -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        *(
            "stand.bin:",
            "stand.bin:Unsinn",
            "beleg.bin:",
            "beleg.bin:Unsinn",
            "umzug.json:{}",
            "neu/x:y",
        ),
        *("alt/x:y",),
    ],
)
def test_a_damaged_memory_is_noticed(archive: Make, tmp_path: Path, damage: str) -> None:
    made = archive({"content/texte/a.txt": RAW, "content/artikel/b.md": article("B")})
    made.build()
    name, _, content = damage.partition(":")
    made.write(f".cache/{name}", content)
    made.write("content/artikel/b.md", article("C"))
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


def test_the_memory_of_an_older_program_is_not_used(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/b.md": article("B")})
    made.build()
    for name in ("appearance", "receipt", "remembering", "searching"):
        monkeypatch.setattr(f"setzkasten.{name}.program_digest", lambda: b"another program")
    report = made.build()
    assert report.unchanged == 0
    assert report.written == len(made.output())


def test_the_memory_may_be_deleted_at_any_time(archive: Make, tmp_path: Path) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build()
    made.delete(".cache")
    made.write("site/fremd.html", "x")
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_two_writes_within_one_tick_of_the_clock_are_both_seen(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same size, same time of change, same inode: only the content tells."""
    monkeypatch.setattr(
        "setzkasten.read.tree.signature_of",
        lambda status: (status.st_size, status.st_mtime_ns, 0, 0),  # as coarse file systems have it
    )
    made = archive({"content/artikel/a.md": article("A", "eins")})
    made.build()
    path = made.root / "content/artikel/a.md"
    stamp = path.stat().st_mtime_ns
    path.write_bytes(article("A", "zwei").encode())
    os.utime(path, ns=(stamp, stamp))
    made.build()
    assert "zwei" in made.page("artikel/a/index.html")


def test_strangers_in_the_site_are_removed_and_the_host_s_folder_stays(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.build()
    made.write("site/.git/config", "x")
    made.write("site/artikel/a/fremd.html", "x")
    made.write("site/neu/tief/x.html", "x")
    report = made.build()
    assert report.removed == 2
    assert {name for name in made.output() if "fremd" in name or name.startswith("neu")} == set()
    assert made.read("site/.git/config") == "x"
    made.delete(".cache")
    made.build()
    assert made.read("site/.git/config") == "x"


@pytest.mark.parametrize("damage", ["delete", "cut", "folder", "site", "site-file", "parent-file"])
def test_a_damaged_site_is_healed(archive: Make, tmp_path: Path, damage: str) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    made.build()
    page = made.root / "site/artikel/a/index.html"
    made.delete("content/artikel/b.md")
    if damage in {"delete", "folder"}:
        page.unlink()
        if damage == "folder":
            page.mkdir()
    elif damage == "cut":
        page.write_bytes(b"")
    elif damage == "parent-file":
        shutil.rmtree(made.root / "site/artikel")
        made.write("site/artikel", "im Weg")
    else:
        shutil.rmtree(made.root / "site")
        if damage == "site-file":
            made.write("site", "im Weg")
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


@posix
def test_a_folder_of_the_site_that_became_a_link_is_not_written_through(
    archive: Make, tmp_path: Path
) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.build()
    (made.root / "site/artikel").rename(tmp_path / "fremd")
    (made.root / "site/artikel").symlink_to(tmp_path / "fremd")
    before = tree(tmp_path / "fremd")
    made.write("content/artikel/a.md", article("Neu"))
    made.build()
    assert tree(tmp_path / "fremd") == before
    assert "Neu" in made.page("artikel/a/index.html")


def test_a_file_that_changes_while_it_is_built_is_looked_at_again(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    real = Texts.body

    def meanwhile(self: Texts, path: str) -> str:
        made.write("content/artikel/b.md", article("Neu", "Ganz neuer Text."))
        self.gathered.loaded.clear()
        return real(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(Texts, "body", meanwhile)
        made.build()
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_file_that_changes_while_it_is_built_and_back_is_looked_at_again(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page then shows what was there meanwhile, under the fingerprint of what is there."""
    made = archive(
        {"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")},
        settings=SETTINGS + "Originale: nein\n",
    )
    real = Texts.body

    def meanwhile(self: Texts, path: str) -> str:
        made.write("content/artikel/b.md", article("B", "Nur für einen Augenblick."))
        self.gathered.loaded.clear()
        return real(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(Texts, "body", meanwhile)
        made.build()
    assert "Augenblick" in made.page("artikel/b/index.html")
    made.write("content/artikel/b.md", article("B"))
    report = made.build()
    assert made.output() == made.clean(tmp_path / "rein")
    assert report.written < len(made.output()) / 2, "and nothing else is made again"


def test_mistakes_that_differ_in_their_words_are_all_told(archive: Make) -> None:
    made = archive({f"content/artikel/{name}.md": article(name) for name in ("eins", "zwei")})
    made.write("themes/winzig/templates/article.html", "{{ label(article.title) }}")
    found = [dict(entry.values) for entry in made.build().problems]
    assert {"eins", "zwei"} <= {word for values in found for word in values.values()}


def test_a_page_of_a_file_that_changed_and_went_is_removed(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    real = Texts.body

    def meanwhile(self: Texts, path: str) -> str:
        made.write("content/artikel/b.md", article("Neu", "Ganz neuer Text."))
        self.gathered.loaded.clear()
        return real(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(Texts, "body", meanwhile)
        made.build()
    made.delete("content/artikel/b.md")
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


class _Killed(BaseException):
    """Stands for SIGKILL."""


@pytest.mark.parametrize("step", range(0, 40, 3))
@pytest.mark.parametrize("fresh", [True, False])
def test_a_build_that_died_is_healed_by_the_next(
    archive: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, *, fresh: bool
) -> None:
    made = archive(
        {"content/texte/a.txt": _raw("Eins im Netz"), "content/artikel/h.md": article("H")}
    )
    made.build()
    if fresh:
        made.delete(".cache")
    made.write("content/texte/a.txt", _raw("Aber zwei im Netz"))
    made.write("content/texte/b.txt", _raw("Eins im Netz"))
    count = 0
    real = os.replace

    def dying(source: object, target: object) -> None:
        nonlocal count
        count += 1
        if count > step:
            raise _Killed
        real(source, target)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", dying)
        with contextlib.suppress(_Killed):
            made.build()
    assert made.build().published
    assert made.articles() == ["aber-zwei-im-netz.md", "eins-im-netz.md", "h.md"]
    assert made.output() == made.clean(tmp_path / "rein")


def test_after_a_kill_no_half_file_lies_among_the_articles(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/texte/a.txt": _raw("Eins im Netz")})

    def dying(path: str, _parts: object) -> None:
        Path(path).write_bytes(b"---\nTitel: Ei")
        raise _Killed

    with monkeypatch.context() as patch:
        patch.setattr("setzkasten.publish.atomic._write", dying)
        with pytest.raises(_Killed):
            made.build()
    report = made.build()
    assert report.published
    assert report.articles == 1
    assert made.articles() == ["eins-im-netz.md"]


# --- parallel ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("small_batches")
def test_processes_give_the_same_site(archive: Make, tmp_path: Path) -> None:
    files = {f"content/texte/{number}.txt": _raw(f"Text Nummer {number}") for number in range(6)}
    files |= {f"content/artikel/h{number}.md": article(f"H{number}") for number in range(6)}
    made = archive(files)
    made.build(jobs=1)
    other = make_archive(tmp_path / "zwei", files)
    assert other.build(jobs=2).published
    assert other.output() == made.output()


@pytest.mark.usefixtures("small_batches")
def test_problems_of_templates_come_back_from_processes(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.write("themes/winzig/templates/page.html", "x")
    made.write("themes/winzig/templates/article.html", "{{ label('archif') }}")
    assert "vorlage-name-aehnlich" in codes(made.build(jobs=2))


def test_the_progress_counts_every_page(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/texte/b.txt": RAW})
    seen: list[object] = []

    class Watching(Silent):
        def phase(self, name: str) -> None:
            seen.append(name)

        def waiting(self, who: str) -> None:
            raise AssertionError(who)

        def total(self, steps: int) -> None:
            seen.append(steps)

        def step(self, steps: int = 1) -> None:
            seen[-1] = int(str(seen[-1])) - steps

    report = Site(made.root, progress=Watching()).build()
    assert [entry for entry in seen if isinstance(entry, str)] == list(report.seconds)
    assert [entry for entry in seen if isinstance(entry, int)] == [0, 0, 0]  # files, index, pages


# --- a site that stays in memory --------------------------------------------------------------


def test_two_failed_builds_in_a_row_are_told_alike(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A", Kategorien="[K]")})
    site = Site(made.root)
    site.build()
    made.write("themes/winzig/templates/article.html", "{{ fehlt }}")
    made.write("content/artikel/a.md", article("B", Kategorien="[K]"))
    first, second = site.build(), site.build()
    assert codes(first) == codes(second) == ["vorlage-undefiniert"]


def _pages(output: dict[str, bytes]) -> dict[str, bytes]:
    """Return a site without the index of the search, which is renewed later."""
    return {name: data for name, data in output.items() if not name.startswith("suche/daten/")}


def test_a_touch_looks_at_nothing_but_the_file(archive: Make, tmp_path: Path) -> None:
    names = [f"content/artikel/a{number}.md" for number in range(5)]
    made = archive({name: article(f"T {number}") for number, name in enumerate(names)})
    made.age()  # what was written a moment ago is always read again
    site = Site(made.root)
    site.build()
    made.write(names[0], article("Neu"))
    made.write(names[1], article("Auch neu"))
    report = site.touch({names[0]})
    assert "Neu" in made.page("artikel/a0/index.html")
    assert "Auch neu" not in made.page("artikel/a1/index.html")
    assert report.written > 0
    site.build()  # now there is time for the rest
    assert made.output() == made.clean(tmp_path / "rein")
    assert Site(made.root).build().written == 0


@pytest.mark.parametrize(
    "path",
    ["setzkasten.yaml", "content/artikel", "content/artikel/x.docx", "content/bilder/neu.jpg"],
)
def test_a_touch_of_more_than_articles_is_a_build(archive: Make, tmp_path: Path, path: str) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    site = Site(made.root)
    site.build()
    made.delete("content/artikel/b.md")
    if path != "content/artikel":
        text = made.read(path) if path == "setzkasten.yaml" else ""
        made.write(path, text.replace("Prüfarchiv", "Anderes Archiv"))
    site.touch({path})
    assert _pages(made.output()) == _pages(made.clean(tmp_path / "rein"))


def test_a_touch_sees_that_somebody_else_has_built(archive: Make, tmp_path: Path) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    site = Site(made.root)
    site.build()
    made.delete("content/artikel/b.md")
    made.build()
    made.write("content/artikel/a.md", article("Neu"))
    site.touch({"content/artikel/a.md"})
    assert _pages(made.output()) == _pages(made.clean(tmp_path / "rein"))


def test_a_preview_that_is_killed_leaves_no_wrong_site(archive: Make, tmp_path: Path) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    site = Site(made.root)
    site.build()
    made.write("content/artikel/a.md", article("Neu"))
    made.write("content/artikel/c.md", article("C", Kategorien="[K]"))
    site.touch({"content/artikel/a.md", "content/artikel/c.md"})
    made.delete("content/artikel/c.md")  # and what the touch had seen was never written down
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


# --- links ------------------------------------------------------------------------------------


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]


@pytest.mark.parametrize("base", ["https://example.org/", "https://example.org/archiv/"])
def test_every_link_leads_to_a_published_file(archive: Make, base: str) -> None:
    files = {
        f"content/artikel/a{number}.md": article(
            f"T {number}",
            Datum=f"2014-{number:02}-01",
            Kategorien="[Öl, C++]",
            Autor="Jo",
            Schlagworte=f"[s{number % 3}]",
        )
        for number in range(1, 8)
    }
    made = archive(
        files | {"content/artikel/u.md": article("U"), "content/seiten/impressum.md": article("I")}
    )
    made.build(base_url=base)
    output = made.output()
    path = base.removeprefix("https://example.org")
    for name, data in output.items():
        if name.endswith(".html"):
            links = _Links()
            links.feed(data.decode())
            for link in links.found:
                found = urlsplit(link)
                if found.netloc or found.scheme == "data":  # the canonical address; a download
                    assert link.startswith((base, "data:")), (name, link)
                    continue
                assert found.path.startswith(path) or link.startswith("#"), (name, link)
                target = found.path.removeprefix(path)
                target += "index.html" if not target or target.endswith("/") else ""
                assert target in output, (name, link)


def test_the_state_of_a_build_holds_no_clock(archive: Make, tmp_path: Path) -> None:
    """Nothing in the output depends on when it was made."""
    made = archive({"content/texte/a.txt": RAW})
    made.build()
    other = make_archive(tmp_path / "spaeter", {"content/texte/a.txt": RAW})
    for path in other.root.rglob("*"):
        os.utime(path, (1, 1))
    other.build()
    assert other.output() == made.output()
    year = str(time.gmtime().tm_year).encode()
    assert not any(year in data for data in made.output().values())


def test_journals_are_json_that_people_can_read(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.build()
    made.write("content/artikel/a.md", article("B"))
    seen: list[object] = []
    real = Output._apply

    def spying(self: Output, moves: list[str], removals: list[str]) -> None:
        seen.append(json.loads((made.root / ".cache/umzug.json").read_text("utf-8")))
        real(self, moves, removals)

    monkeypatch.setattr(Output, "_apply", spying)
    made.build()
    (plan,) = seen
    assert isinstance(plan, dict)
    assert "artikel/a/index.html" in plan["moves"]


def test_memory_is_not_kept_where_it_is_not_wanted(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    made.build(remember=False)
    assert not list((made.root / ".cache").glob("*.bin"))


# --- what can be in the way -------------------------------------------------------------------


def test_texts_about_terms_that_cannot_be_read_are_told_and_the_others_shown(
    archive: Make,
) -> None:
    made = archive(
        {
            "content/artikel/a.md": article("A", Schlagworte="[Netz, Zoll]"),
            "content/begriffe/netz.md": article("Netz", "Ein Netz hat Maschen."),
            "content/begriffe/zoll.md": b"\xff\xfe",
            "content/begriffe/offen.md": "---\nTitel: Offen\n",
        }
    )
    report = made.build()
    assert report.published
    told = {(entry.path, entry.code) for entry in report.problems}
    assert ("content/begriffe/zoll.md", "kein-utf8") in told
    assert ("content/begriffe/offen.md", "kopf-offen") in told
    assert not [path for path, _ in told if path.endswith("netz.md")]


def test_a_part_of_a_theme_that_cannot_be_read_is_told(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/artikel/a.md": article("A"), "themes/liesmich.txt": "kein Theme"})
    made.write("themes/winzig/assets/gross.bin", b"x" * 300_000)
    monkeypatch.setattr("setzkasten.read.files.MAX_BYTES", 200_000)
    report = made.build()
    assert report.published
    assert only(report, "zu-gross").path == "themes/winzig/assets/gross.bin"
    assert not [name for name in made.output() if "gross" in name]


def test_a_picture_that_cannot_be_read_is_told_and_left_out(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/bilder/klein.png": b"x", "content/bilder/gross.png": b"x" * 300_000})
    monkeypatch.setattr("setzkasten.read.files.MAX_BYTES", 200_000)
    report = made.build()
    assert report.published
    assert only(report, "zu-gross").path == "content/bilder/gross.png"
    assert [name for name in made.output() if name.endswith(".png")] == ["bilder/klein.png"]


def test_a_memory_that_cannot_be_written_is_told_and_the_site_is_there(
    archive: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = archive({"content/artikel/a.md": article("A")})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("setzkasten.remembering.save_state", full)
        report = made.build()
    assert report.published
    assert "der Datenträger ist voll" in wording(only(report, "nicht-gemerkt")).text
    assert made.output() == made.clean(tmp_path / "rein")
    assert codes(made.build()) == []


def test_addresses_that_cannot_be_written_down_are_told_and_the_site_is_there(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = SETTINGS.replace("example.org", "archiv.example")
    made = archive({"content/artikel/a.md": article("A")}, settings=real)

    def full(_path: Path, _data: bytes) -> object:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("setzkasten.remembering.write_atomically", full)
        report = made.build(lasting=True)
    assert report.published
    assert only(report, "adressen-nicht-gemerkt").path == "content/adressen.lock"
    assert not (made.root / "content/adressen.lock").exists()
    assert codes(made.build(lasting=True)) == []
    assert "/artikel/a/" in made.read("content/adressen.lock")


def test_a_touch_of_what_is_no_file_is_a_build(archive: Make, tmp_path: Path) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    site = made.site()
    assert site.build().published
    made.delete("content/artikel/b.md")
    (made.root / "content/artikel/b.md").mkdir()
    assert site.touch(["content/artikel/b.md"]).published
    assert "artikel/b/index.html" not in made.output()
    site.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_touch_of_what_never_was_there_changes_nothing(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article("A")})
    site = made.site()
    assert site.build().published
    before = made.output()
    report = site.touch(["content/artikel/nie.md"])
    assert (report.published, report.written, report.removed) == (True, 0, 0)
    assert made.output() == before


def test_a_damaged_index_of_the_search_is_made_anew_when_there_is_time(
    archive: Make, tmp_path: Path
) -> None:
    made = archive({"content/artikel/a.md": article("A", "Worte über den Handel.")})
    assert made.build().published
    [damaged, *_] = sorted((made.root / "site/suche/daten").iterdir())
    damaged.write_bytes(b"Unsinn")
    assert made.build(search=False).published
    assert not damaged.exists() or damaged.read_bytes() != b"Unsinn", "nothing wrong stays"
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


def test_an_original_that_changes_while_it_is_copied_is_copied_again(
    archive: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive({"content/texte/a.txt": _raw("Eins im Netz")})
    text = made.root / "content/texte/a.txt"
    before = text.read_bytes()

    def changing(root: Path, path: str) -> bytes | Problem:
        return b"Etwas anderes." if path.endswith("a.txt") else read_bytes(root, path)

    with monkeypatch.context() as patch:
        patch.setattr(sitefiles, "read_bytes", changing)
        assert made.build().published
    assert made.page("artikel/eins-im-netz/original.txt") == "Etwas anderes.\n"
    assert made.build().written == 1
    assert made.page("artikel/eins-im-netz/original.txt").encode() == before
    assert made.build().written == 0
