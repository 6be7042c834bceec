"""Addresses live as long as the site: the lock, old addresses, what hosts need, in whole builds."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from setzkasten.cli.main import main
from setzkasten.options import Options
from setzkasten.receipt import unchanged
from setzkasten.sources import LOCK, find_sources
from tests.conftest import SETTINGS, Archive, article, codes, only, tree
from tests.hosts.netlify import Netlify

Make = Callable[..., Archive]
RAW = "Der Laden geht ins Netz\n\nEin Absatz, der lang genug ist.\n\nNoch einer dazu.\n"


@pytest.fixture
def archive(archive: Make) -> Make:
    """Return the function that makes an archive with an address of its own."""
    settings = SETTINGS.replace("example.org", "example.net")
    return lambda files=None: archive(files, settings=settings)


def test_while_the_address_is_a_placeholder_nothing_is_published(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.write("setzkasten.yaml", SETTINGS)
    assert made.build(lasting=True).published
    assert not (made.root / LOCK).exists()


def _lines(made: Archive) -> list[str]:
    return [line for line in made.read(LOCK).splitlines() if not line.startswith("#")]


def test_what_is_published_is_remembered(archive: Make) -> None:
    made = archive(
        {
            "content/texte/a.txt": RAW,
            "content/artikel/b.md": article("B", Kategorien="[Recht]", Autorin="Ute"),
            "content/seiten/impressum.md": "---\nTitel: Impressum\n---\n",
        }
    )
    assert made.build().published
    assert not (made.root / LOCK).exists(), "a preview promises nothing"
    assert made.build(lasting=True).published
    assert _lines(made) == [
        "/artikel/b/ Artikel content/artikel/b.md",
        "/artikel/der-laden-geht-ins-netz/ Artikel a.txt",
        "/autorin/ute/ Autorin Ute",
        "/impressum/ Seite content/seiten/impressum.md",
        "/kategorie/recht/ Kategorie Recht",
    ]


def test_a_build_that_changes_nothing_still_ends_at_once(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.build(lasting=True)
    made.age()
    made.build(lasting=True)
    wanted = Options(lasting=True)
    assert unchanged(made.root, wanted, find_sources(made.root)) is not None
    made.write("content/artikel/a.md", article("Neu"))
    made.age()
    made.build()
    assert unchanged(made.root, Options(), find_sources(made.root)) is not None
    assert unchanged(made.root, wanted, find_sources(made.root)) is None, "a preview was between"


def test_remarks_in_the_list_of_addresses_stay(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.build(lasting=True)
    made.write(LOCK, "# von Hand\n" + made.read(LOCK))
    made.write("content/artikel/b.md", article("B"))
    assert made.build(lasting=True).published
    assert made.read(LOCK).startswith("# von Hand\n")
    assert any(line.startswith("/artikel/b/ ") for line in _lines(made))


def test_an_old_address_that_nobody_can_ask_for_is_told(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article(Weiterleitungen="['//nirgends/', /alt/]")})
    report = made.build(lasting=True)
    assert only(report, "weiterleitung-unlesbar").path == "content/artikel/a.md"
    assert Netlify(made.output()).answer("/alt/").location == "/artikel/a/"


def test_an_article_that_vanishes_stops_the_build_until_somebody_decides(archive: Make) -> None:
    made = archive({f"content/artikel/{name}.md": article(name.upper()) for name in "ab"})
    made.build(lasting=True)
    before = made.output()
    made.delete("content/artikel/a.md")
    report = made.build(lasting=True)
    assert not report.published
    assert dict(only(report, "adresse-verschwindet").values) == {"adresse": "/artikel/a/"}
    assert made.output() == before, "the last good site stays"
    preview = made.build()
    assert preview.published
    assert "adresse-verschwunden" in codes(preview)
    lock = made.read(LOCK)
    made.write(
        LOCK, lock.replace("/artikel/a/ Artikel content/artikel/a.md", "/artikel/a/ entfernt")
    )
    assert made.build(lasting=True).published
    assert "/artikel/a/ entfernt" in _lines(made)
    host = Netlify(made.output())
    assert host.answer("/artikel/a/").status == 404
    assert "gibt es nicht mehr" in host.answer("/artikel/a/").body.decode()
    made.write(
        LOCK, lock.replace("/artikel/a/ Artikel content/artikel/a.md", "/artikel/a/ → /artikel/b/")
    )
    assert made.build(lasting=True).published
    assert Netlify(made.output()).answer("/artikel/a").location == "/artikel/b/"


def test_an_address_follows_its_text_to_a_new_title(archive: Make) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build(lasting=True)
    made.write("content/texte/a.txt", RAW.replace("Der Laden geht", "Das Geschäft geht"))
    assert made.build(lasting=True).published
    assert made.articles() == ["das-geschaeft-geht-ins-netz.md"]
    host = Netlify(made.output())
    answer = host.answer("/artikel/der-laden-geht-ins-netz/")
    assert (answer.status, answer.location) == (301, "/artikel/das-geschaeft-geht-ins-netz/")
    small = made.page("artikel/der-laden-geht-ins-netz/index.html")
    assert (
        'rel="canonical" href="https://example.net/artikel/das-geschaeft-geht-ins-netz/"' in small
    )


def test_a_term_without_articles_leads_to_the_overview(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article(Schlagworte="[Zoll, Post]")})
    made.build(lasting=True)
    made.write("content/artikel/a.md", article(Schlagworte="[Post]"))
    assert made.build(lasting=True).published
    answer = Netlify(made.output()).answer("/schlagwort/zoll/")
    assert (answer.status, answer.location) == (302, "/schlagwort/")


def test_old_addresses_of_a_blog_lead_to_the_article(archive: Make) -> None:
    old = '["/?p=123", /2014/10/alt.html, "https://blog.example/x/", "javascript:x"]'
    made = archive({"content/artikel/a.md": article(Weiterleitungen=old)})
    report = made.build()
    assert only(report, "weiterleitung-unlesbar").path == "content/artikel/a.md"
    host = Netlify(made.output())
    for address in ("/?p=123", "/2014/10/alt.html", "/x/"):
        answer = host.answer(address)
        assert answer.status == 301
        assert answer.location.startswith("/artikel/a/")
    assert "2014/10/alt.html" in made.output()
    assert host.answer("/").status == 200


def test_redirects_keep_out_of_the_way_of_pages_and_feeds(archive: Make) -> None:
    old = "[/feed.xml, /artikel/b/, /assets/]"
    made = archive(
        {
            "content/artikel/a.md": article("A", Weiterleitungen=old),
            "content/artikel/b.md": article("B"),
        }
    )
    report = made.build()
    assert codes(report).count("weiterleitung-belegt") == 2
    host = Netlify(made.output())
    assert host.answer("/feed.xml").status == host.answer("/artikel/b/").status == 200


def test_a_redirect_that_is_taken_away_is_gone_everywhere(archive: Make, tmp_path: object) -> None:
    made = archive({"content/artikel/a.md": article(Weiterleitungen="[/alt/]")})
    made.build()
    assert "alt/index.html" in made.output()
    made.write("content/artikel/a.md", article())
    made.build()
    assert "alt/index.html" not in made.output()
    from pathlib import Path

    assert made.output() == made.clean(Path(str(tmp_path)) / "neu")


def test_hosts_find_their_files(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.build()
    assert made.output().keys() >= {"_headers", "_redirects", ".nojekyll"}
    assert made.build().written == 0


def test_a_preview_for_colleagues_is_for_no_search_engine(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.build()
    plain = made.output()
    assert main(["build", "--noindex"], made.root) == 0
    assert "X-Robots-Tag: noindex" in made.page("_headers")
    assert "artikel/a/" not in made.page("sitemap.xml")
    assert main(["build"], made.root) == 0
    assert made.output() == plain


@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may write everything"
)
def test_a_lock_that_cannot_be_written_is_told(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.root.joinpath("content").chmod(0o555)
    report = made.build(lasting=True)
    made.root.joinpath("content").chmod(0o755)
    assert "adressen-nicht-gemerkt" in codes(report)


def test_marks_of_git_in_the_lock_are_told_and_do_no_harm(archive: Make) -> None:
    made = archive({"content/artikel/a.md": article()})
    made.build(lasting=True)
    made.write(LOCK, f"<<<<<<< HEAD\n{made.read(LOCK)}>>>>>>> zweig\n")
    report = made.build(lasting=True)
    assert report.published
    assert codes(report).count("adressen-konflikt") == 2
    assert tree(made.root)[LOCK].startswith(b"<<<<<<<"), "what people see to, people mend"
