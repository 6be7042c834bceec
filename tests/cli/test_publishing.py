"""`deploy`, `rules`, `export`: what they say and what they leave behind."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.cli.deploying import MOST_NAMES
from setzkasten.cli.main import main
from setzkasten.hosts.netlify import redirects_file
from setzkasten.hosts.redirect import GONE, Redirect
from tests.conftest import Archive, article, tree

Make = Callable[..., Archive]
Out = pytest.CaptureFixture[str]


@pytest.fixture
def built(archive: Make) -> Archive:
    made = archive({f"content/artikel/{name}.md": article(name.upper()) for name in "abc"})
    assert made.build().published
    return made


def _redirects(made: Archive, *redirects: Redirect) -> None:
    made.write("site/_redirects", redirects_file("/", redirects))


# --- deploy -----------------------------------------------------------------------------------


def test_without_a_memory_everything_is_new(built: Archive, capsys: Out) -> None:
    before = tree(built.root)
    assert main(["deploy", "--dry-run"], built.root) == 0
    out = capsys.readouterr().out
    assert f"In site/ liegen {len(built.output())} Dateien, zusammen" in out
    assert "alles gilt als neu" in out
    assert "Netlify: nimmt die Website an." in out
    assert "GitHub Pages: nimmt die Website an." in out
    assert tree(built.root) == before, "nothing is written"


def test_what_changed_since_the_last_time_is_named(built: Archive, capsys: Out) -> None:
    assert main(["deploy", "--done"], built.root) == 0
    assert "Dateien in site/ sind veröffentlicht" in capsys.readouterr().out
    main(["deploy", "--dry-run"], built.root)
    assert "0 neu, 0 geändert, 0 entfallen" in capsys.readouterr().out
    built.write("content/artikel/neu.md", article("Neu"))
    built.delete("content/artikel/a.md")
    built.build()
    main(["deploy", "--dry-run"], built.root)
    out = capsys.readouterr().out
    assert "  + artikel/neu/index.html" in out
    assert "  − artikel/a/index.html" in out
    assert "  ~ index.html" in out


def test_the_list_of_an_export_will_do_as_well(built: Archive, tmp_path: Path, capsys: Out) -> None:
    main(["deploy", "--done"], built.root)
    (built.root / ".cache/veroeffentlicht.txt").rename(tmp_path / "liste.txt")
    main(["deploy", "--dry-run", "--against", str(tmp_path / "liste.txt")], built.root)
    assert "0 neu, 0 geändert" in capsys.readouterr().out
    assert main(["deploy", "--dry-run", "--against", "fehlt.txt"], built.root) == 2
    assert "fehlt.txt lässt sich nicht lesen" in capsys.readouterr().err


def test_the_checksums_of_an_exported_archive_will_do(built: Archive, capsys: Out) -> None:
    main(["export", "zip"], built.root)
    zipped = zipfile.ZipFile(built.root / "export/pruefarchiv.zip")
    built.write("alt.txt", zipped.read("pruefarchiv/manifest-sha256.txt"))
    built.write("content/artikel/neu.md", article("Neu"))
    built.build()
    capsys.readouterr()
    main(["deploy", "--dry-run", "--against", str(built.root / "alt.txt")], built.root)
    out = capsys.readouterr().out
    assert " 1 neu, " in out or "artikel/neu/index.html" in out
    assert " 0 entfallen" in out


def test_what_github_cannot_lead_is_explained(built: Archive, capsys: Out) -> None:
    _redirects(built, Redirect("/?p=1", "/artikel/a/"), Redirect("/alt/", "/artikel/a/"))
    assert main(["deploy", "--dry-run", "--host", "github"], built.root) == 0
    out = capsys.readouterr().out
    assert "GitHub Pages kann die alte Adresse »/?p=1« nicht weiterleiten" in out
    assert "/alt/" not in out
    assert "Netlify:" not in out


def test_a_host_that_would_refuse_makes_the_command_fail(
    built: Archive, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("setzkasten.hosts.limits.GITHUB_BYTES", 1000)
    assert main(["deploy", "--dry-run"], built.root) == 0, "nobody asked for GitHub"
    assert main(["deploy", "--dry-run", "--host", "github"], built.root) == 1
    assert main(["deploy", "--dry-run", "--host", "netlify"], built.root) == 0
    assert "nimmt die Website so nicht an" in capsys.readouterr().out


def test_without_a_site_there_is_a_word_of_help(archive: Make, capsys: Out) -> None:
    made = archive({})
    for command in (["deploy", "--dry-run"], ["deploy", "--done"], ["rules", "nginx"]):
        assert main(command, made.root) == 2
        assert "python build.py build" in capsys.readouterr().err


def test_deploy_wants_to_know_what_for(built: Archive, capsys: Out) -> None:
    with pytest.raises(SystemExit):
        main(["deploy"], built.root)
    assert "es fehlt eines von --dry-run --done" in capsys.readouterr().err.lower()


# --- rules ------------------------------------------------------------------------------------


def test_rules_hold_what_the_built_site_knows(built: Archive, capsys: Out) -> None:
    _redirects(built, Redirect("/alt/?p=1", "/artikel/a/"), Redirect("/fort/", None, GONE))
    assert main(["rules", "nginx", "--folder", "/srv/archiv"], built.root) == 0
    nginx = capsys.readouterr().out
    assert "root /srv/archiv;" in nginx
    assert '"/alt/ 1" "301 /artikel/a/";' in nginx
    assert '"/fort/" "410 410.html";' in nginx
    assert main(["rules", "apache"], built.root) == 0
    apache = capsys.readouterr().out
    assert 'RewriteRule "^fort/?$" - [R=410,L]' in apache
    assert "Content-Security-Policy" in apache
    assert main(["rules", "apache", "--base-url", "https://x.example/archiv"], built.root) == 0
    assert "RewriteBase /archiv/" in capsys.readouterr().out


def test_rules_can_be_written_where_they_belong(built: Archive, capsys: Out) -> None:
    assert main(["rules", "apache", "--to", "site/.htaccess"], built.root) == 0
    assert "Geschrieben: site/.htaccess" in capsys.readouterr().out
    main(["rules", "apache"], built.root)
    assert built.page(".htaccess") == capsys.readouterr().out


# --- export -----------------------------------------------------------------------------------


def test_each_export_says_what_it_wrote(built: Archive, capsys: Out) -> None:
    assert main(["export", "zip"], built.root) == 0
    assert "export/pruefarchiv.zip" in capsys.readouterr().out
    assert main(["export", "epub", "--by", "category"], built.root) == 0
    assert "export/pruefarchiv-artikel-ohne-kategorie.epub" in capsys.readouterr().out
    assert main(["export", "catalogue"], built.root) == 0
    assert "export/katalog/katalog.sqlite" in capsys.readouterr().out
    names = {path.name for path in (built.root / "export").rglob("*") if path.is_file()}
    assert names >= {"pruefarchiv.zip", "artikel.csv", "katalog.json", "metadata.json"}
    zipped = zipfile.ZipFile(built.root / "export/pruefarchiv.zip").namelist()
    assert "pruefarchiv/data/site/index.html" in zipped


def test_an_export_holds_what_was_written_last(built: Archive) -> None:
    built.write("content/artikel/d.md", article("D"))
    main(["export", "zip"], built.root)
    zipped = zipfile.ZipFile(built.root / "export/pruefarchiv.zip").namelist()
    assert "pruefarchiv/data/site/artikel/d/index.html" in zipped


def test_an_export_goes_where_it_is_told_to(built: Archive, tmp_path: Path, capsys: Out) -> None:
    target = tmp_path / "anderswo"
    assert main(["export", "zip", "--to", str(target)], built.root) == 0
    assert str(target) in capsys.readouterr().out
    assert (target / "pruefarchiv.zip").is_file()


def test_without_a_good_build_there_is_no_export(built: Archive, capsys: Out) -> None:
    built.write("themes/winzig/templates/home.html", "{{ fehlt }}")
    assert main(["export", "zip"], built.root) == 1
    assert "home.html" in capsys.readouterr().err
    assert not (built.root / "export").exists()


def test_an_export_takes_the_pictures_that_can_be_read(built: Archive) -> None:
    both = "[{Datei: laden.png}, {Datei: weg.png}]"
    built.write(
        "content/artikel/bild.md", article("Bild", "![](#bild-1)\n\n![](#bild-2)", Bilder=both)
    )
    built.write("content/bilder/laden.png", b"\x89PNG\r\n\x1a\n")
    assert main(["export", "epub"], built.root) == 0
    [book] = (built.root / "export").glob("*.epub")
    zipped = zipfile.ZipFile(book)
    pictures = [name for name in zipped.namelist() if "/bilder/" in name]
    assert [zipped.read(name) for name in pictures] == [b"\x89PNG\r\n\x1a\n"]


def test_long_lists_of_names_are_cut(built: Archive, capsys: Out) -> None:
    assert main(["deploy", "--done"], built.root) == 0
    for number in range(MOST_NAMES):
        built.write(f"content/artikel/neu{number}.md", article(f"Neu {number}"))
    assert built.build().published
    capsys.readouterr()
    assert main(["deploy", "--dry-run"], built.root) == 0
    out = capsys.readouterr().out
    added = int(re.search(r"(\d+) neu", out)[1])  # type: ignore[index]
    assert out.count("\n  + ") == MOST_NAMES + 1
    assert f"  + … und {added - MOST_NAMES} weitere Dateien" in out


def test_a_limit_that_is_near_is_told_and_is_no_failure(
    built: Archive, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(map(len, built.output().values()))
    monkeypatch.setattr("setzkasten.hosts.limits.GITHUB_BYTES", round(size * 1.1))
    assert main(["deploy", "--dry-run", "--host", "github"], built.root) == 0
    assert "nimmt die Website an; eine Grenze ist nahe." in capsys.readouterr().out
