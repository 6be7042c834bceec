"""Addresses live as long as the site: the lock, old addresses, what hosts need, in whole builds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.cli.main import main
from setzkasten.messages.catalogue import wording
from setzkasten.options import Options
from setzkasten.receipt import unchanged
from setzkasten.site import Site
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


def test_a_preview_for_colleagues_promises_nothing_but_keeps_what_was_promised(
    archive: Make,
) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    preview = Options(noindex=True, search=False, lasting=True)
    assert Site(made.root, preview).build().published
    assert not (made.root / LOCK).exists()
    assert made.build(lasting=True).published
    made.delete("content/artikel/b.md")
    report = Site(made.root, preview).build()
    assert not report.published
    assert "/artikel/b/" in made.read(LOCK)


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
    made.write(LOCK, lock.replace("/artikel/a/ Artikel", "/artikel/a/ entfernt 17.5.2024 Artikel"))
    assert made.build(lasting=True).published
    host = Netlify(made.output())
    assert host.answer("/artikel/a/").status == 404
    told = host.answer("/artikel/a/").body.decode()
    assert "<h1>Dieser Artikel wurde entfernt</h1>" in told
    assert "am 17. Mai 2024" in told
    assert made.page("artikel/a/index.html") == told, "the same where the host knows no rules"
    for name, data in made.output().items():
        if name.rpartition(".")[2] in {"xml", "json", "txt"}:
            assert b"artikel/a/" not in data, f"{name} leads to what is gone"
    made.write(
        LOCK, lock.replace("/artikel/a/ Artikel content/artikel/a.md", "/artikel/a/ → /artikel/b/")
    )
    assert made.build(lasting=True).published
    assert Netlify(made.output()).answer("/artikel/a").location == "/artikel/b/"


SHOP = "content/artikel/der-laden-geht-ins-netz.md"
RETITLED = RAW.replace("Der Laden geht", "Das Geschäft geht")


def test_until_it_is_published_an_address_follows_the_title(archive: Make) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build()
    assert "\nAdresse: der-laden-geht-ins-netz\nFassung: " in made.read(SHOP)
    made.write("content/texte/a.txt", RETITLED)
    made.build()
    assert made.articles() == ["das-geschaeft-geht-ins-netz.md"]
    renewed = made.read("content/artikel/das-geschaeft-geht-ins-netz.md")
    assert "\nAdresse: das-geschaeft-geht-ins-netz\n" in renewed


def test_once_published_an_address_stays_whatever_the_title_becomes(
    archive: Make, tmp_path: Path
) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build(lasting=True)
    lock = made.read(LOCK)
    for title in (RETITLED, RAW.replace("Der Laden", "Die Filiale")):  # the file stays untouched
        made.write("content/texte/a.txt", title)
        assert made.build(lasting=True).published
        assert [SHOP.rpartition("/")[2]] == made.articles()
        page = made.page("artikel/der-laden-geht-ins-netz/index.html")
        assert f"<h1>{title.partition(chr(10))[0]}</h1>" in page
    assert made.read(LOCK) == lock
    before = made.output()
    made.delete("content/artikel")
    assert made.clean(tmp_path / "neu") == before, "text and lock are enough to build the same site"


def test_a_new_text_with_the_same_title_does_not_push_the_published_one_away(archive: Make) -> None:
    made = archive({"content/texte/b.txt": RAW})
    made.build(lasting=True)
    made.write("content/texte/a.txt", RAW.replace("Noch einer", "Ganz ein anderer"))
    assert made.build(lasting=True).published
    assert "Ganz ein anderer" in made.page("artikel/der-laden-geht-ins-netz-2/index.html")
    assert "Noch einer" in made.page("artikel/der-laden-geht-ins-netz/index.html")


def test_a_renamed_file_stays_at_its_address(archive: Make) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build(lasting=True)
    lock, before = made.read(LOCK), made.output()
    (made.root / SHOP).rename(made.root / "content/artikel/laden.md")
    report = made.build(lasting=True)
    assert report.published
    assert report.problems == ()
    assert made.articles() == ["laden.md"]
    assert (made.read(LOCK), made.output()) == (lock, before)


def test_who_changes_the_address_by_hand_leaves_a_redirect(archive: Make, tmp_path: Path) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build(lasting=True)
    made.write(SHOP, made.read(SHOP).replace("\nAdresse: der-laden-", "\nAdresse: ein-laden-"))
    assert made.build(lasting=True).published
    host = Netlify(made.output())
    answer = host.answer("/artikel/der-laden-geht-ins-netz/")
    assert (answer.status, answer.location) == (301, "/artikel/ein-laden-geht-ins-netz/")
    assert host.answer("/artikel/ein-laden-geht-ins-netz/").status == 200
    small = made.page("artikel/der-laden-geht-ins-netz/index.html")
    assert 'rel="canonical" href="https://example.net/artikel/ein-laden-geht-ins-netz/"' in small
    made.write(SHOP, made.read(SHOP).replace("\nAdresse: ein-laden-", "\nAdresse: der-laden-"))
    assert made.build(lasting=True).published
    answer = Netlify(made.output()).answer("/artikel/ein-laden-geht-ins-netz/")
    assert answer.location == "/artikel/der-laden-geht-ins-netz/"
    assert made.output() == made.clean(tmp_path / "neu")


@pytest.mark.parametrize("remember", [True, False])
@pytest.mark.parametrize("edited", [False, True])
def test_a_renamed_text_stays_the_article_that_it_was(
    archive: Make, *, remember: bool, edited: bool
) -> None:
    made = archive({"content/texte/a.txt": RAW})
    made.build(lasting=True)
    made.write("content/texte/a.txt", RETITLED)
    made.build(lasting=True)  # so that its name does not follow from its title
    if edited:
        made.write(SHOP, made.read(SHOP) + "\nNachtrag.\n")
    (made.root / "content/texte/a.txt").rename(made.root / "content/texte/b.txt")
    if not remember:
        made.delete(".cache")
    report = made.build(lasting=True)
    assert report.published
    assert [SHOP.rpartition("/")[2]] == made.articles()
    assert codes(report) == (["text-umbenannt"] if edited else [])
    assert ("Quelle: b.txt" in made.read(SHOP)) != edited
    assert Netlify(made.output()).answer("/artikel/der-laden-geht-ins-netz/").status == 200


def test_the_preview_follows_an_address_that_is_changed(archive: Make, tmp_path: Path) -> None:
    made = archive({"content/artikel/a.md": article("A"), "content/artikel/b.md": article("B")})
    site = made.site()
    site.build()
    for said in ("neu", "noch-neuer", "b", "a"):
        made.write("content/artikel/a.md", article("A", Adresse=said))
        site.touch(["content/artikel/a.md"])
        site.build()
        assert made.output() == made.clean(tmp_path / said)


def test_a_copy_stands_under_its_own_name(archive: Make) -> None:
    made = archive({"content/artikel/b.md": article("B", Adresse="b")})
    made.build(lasting=True)
    made.write("content/artikel/a.md", made.read("content/artikel/b.md").replace("B", "Kopie"))
    report = made.build(lasting=True)
    assert dict(only(report, "adresse-vergeben").values) == {"adresse": "b", "neu": "a"}
    assert "<h1>B</h1>" in made.page("artikel/b/index.html")
    assert "<h1>Kopie</h1>" in made.page("artikel/a/index.html")


def test_a_new_article_says_its_address_from_the_start(archive: Make) -> None:
    made = archive({})
    assert main(["new", "Über Zölle"], made.root) == 0
    new = "content/artikel/ueber-zoelle.md"
    made.write(new, made.read(new).replace("\nEntwurf: ja", ""))
    assert main(["build"], made.root) == 0
    (made.root / new).rename(made.root / "content/artikel/zoll.md")
    assert main(["build"], made.root) == 0
    assert Netlify(made.output()).answer("/artikel/ueber-zoelle/").status == 200


@pytest.mark.parametrize("said", ["b", "/artikel/b/", "https://example.net/artikel/b/?x#y", "B"])
def test_a_hand_made_file_keeps_its_address_by_saying_it(archive: Make, said: str) -> None:
    made = archive({"content/artikel/b.md": article("B")})
    made.build(lasting=True)
    (made.root / "content/artikel/b.md").rename(made.root / "content/artikel/neu.md")
    report = made.build(lasting=True)
    assert not report.published
    assert "»Adresse: /artikel/b/«" in wording(only(report, "adresse-verschwindet")).cure
    made.write("content/artikel/neu.md", article("B", Adresse=f'"{said}"'))
    assert made.build(lasting=True).published
    assert Netlify(made.output()).answer("/artikel/b/").status == 200
    assert _lines(made) == ["/artikel/b/ Artikel content/artikel/neu.md"]


def test_files_without_the_line_are_left_as_they_are(archive: Make) -> None:
    """Older versions wrote none; ten thousand files need not change for it."""
    made = archive({"content/texte/a.txt": RAW})
    made.build()
    older = made.read(SHOP).replace("Adresse: der-laden-geht-ins-netz\n", "")
    made.write(SHOP, older)
    made.build(lasting=True)
    assert made.read(SHOP) == older
    made.write("content/texte/a.txt", RETITLED)
    made.build(lasting=True)
    assert "Titel: Das Geschäft" in made.read(SHOP), "and they still follow their texts"


@pytest.mark.parametrize(
    ("words", "target"),
    [(("rename", "Zoll", "Abgaben"), "abgaben"), (("merge", "Zoll", "Post"), "post")],
)
def test_a_term_that_is_renamed_or_merged_leaves_a_redirect(
    archive: Make, words: tuple[str, ...], target: str
) -> None:
    made = archive({"content/artikel/a.md": article(Schlagworte="[Zoll, Post]")})
    assert main(["build"], made.root) == 0
    assert main(["term", *words], made.root) == 0
    assert main(["build"], made.root) == 0
    answer = Netlify(made.output()).answer("/schlagwort/zoll/")
    assert (answer.status, answer.location) == (301, f"/schlagwort/{target}/")


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
    old = '[/feed.xml, /artikel/b/, /assets/, "/suche/?q=zoll", "/suche?q=post"]'
    made = archive(
        {
            "content/artikel/a.md": article("A", Weiterleitungen=old),
            "content/artikel/b.md": article("B"),
        }
    )
    report = made.build()
    assert codes(report).count("weiterleitung-belegt") == 4
    host = Netlify(made.output())
    assert host.answer("/suche/?q=zoll").status == 200
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
