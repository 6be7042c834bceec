"""The index of the search in whole builds: made, kept, renewed, never stale for long."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.search import entries
from setzkasten.site import Site
from tests.conftest import Archive, article

Make = Callable[..., Archive]
FOLDER = "suche/daten/"

ARTICLES = {
    "content/artikel/a.md": article("Käuferschutz", "Der Händler schützt.", Kategorien="[Recht]"),
    "content/artikel/b.md": article("Netzgeräte", "Ein Absatz über Strom.", Datum="2014-10-29"),
}


def _index(made: Archive) -> dict[str, bytes]:
    return {n: data for n, data in made.output().items() if n.startswith(FOLDER)}


def _texts(made: Archive) -> str:
    return b"".join(data for n, data in _index(made).items() if "/t-" in n).decode()


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the articles that are prepared from now on."""
    seen: list[str] = []
    real = entries.entry_of

    def spying(job: entries.IndexJob, locale: str) -> object:
        seen.append(job.slug)
        return real(job, locale)

    monkeypatch.setattr(entries, "entry_of", spying)
    return seen


def test_a_build_makes_the_index(archive: Make) -> None:
    made = archive(ARTICLES)
    made.build()
    head = json.loads(_index(made)[f"{FOLDER}kopf.json"])
    assert head["artikel"] == 2
    assert [name for name, _ in head["filter"]["kategorie"]] == ["Recht"]
    assert "Der Händler schützt." in _texts(made)


def test_only_what_changed_is_prepared_again(archive: Make, prepared: list[str]) -> None:
    made = archive(ARTICLES)
    made.build()
    assert sorted(prepared) == ["a", "b"]
    prepared.clear()
    made.write("content/artikel/a.md", article("Käuferschutz", "Neue Worte."))
    made.build()
    assert prepared == ["a"]
    assert "Neue Worte." in _texts(made)
    assert "schützt" not in _texts(made)


def test_another_template_does_not_touch_the_index(
    archive: Make, prepared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = archive(ARTICLES)
    made.build()
    prepared.clear()
    before = {name: (made.root / "site" / name).stat().st_mtime_ns for name in _index(made)}
    made.write("themes/winzig/templates/404.html", "anders")

    def put_together(*_: object) -> dict[str, bytes]:
        raise AssertionError("put together again")

    monkeypatch.setattr("setzkasten.searching.build_index", put_together)
    assert made.build().published
    assert prepared == []
    after = {name: (made.root / "site" / name).stat().st_mtime_ns for name in _index(made)}
    assert after == before


def test_a_new_address_of_the_site_renews_it(archive: Make) -> None:
    made = archive(ARTICLES)
    made.build()
    made.build(base_url="https://example.org/archiv/")
    assert '"/archiv/artikel/a/"' in _texts(made)


@pytest.mark.parametrize("damage", ["delete", "change"])
def test_a_damaged_index_is_made_anew(archive: Make, damage: str, tmp_path: Path) -> None:
    made = archive(ARTICLES)
    made.build()
    file = made.root / "site" / FOLDER / "kopf.json"
    if damage == "delete":
        file.unlink()
    else:
        file.write_text("{}")
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_without_search_the_index_stays_as_it_is(archive: Make, tmp_path: Path) -> None:
    made = archive(ARTICLES)
    made.build()
    before = _index(made)
    made.write("content/artikel/a.md", article("Anders", "Neue Worte."))
    made.build(search=False)
    assert _index(made) == before
    assert "Anders" in made.page("artikel/a/index.html")
    made.build()  # and is not taken for a fresh one
    assert made.output() == made.clean(tmp_path / "rein")


def test_an_article_that_goes_goes_from_the_index(archive: Make, tmp_path: Path) -> None:
    made = archive(ARTICLES)
    made.build()
    made.delete("content/artikel/a.md")
    made.build()
    assert "schützt" not in _texts(made)
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_spoilt_memory_of_the_index_is_not_trusted(archive: Make, tmp_path: Path) -> None:
    made = archive(ARTICLES)
    made.build()
    made.write(".cache/suche.bin", "Unsinn")
    made.write("content/artikel/a.md", article("Anders", "Neue Worte."))
    made.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_the_preview_shows_pages_first_and_renews_the_index_later(
    archive: Make, tmp_path: Path
) -> None:
    made = archive(ARTICLES)
    site = Site(made.root)
    site.build(search=False)
    assert "artikel/a/index.html" in made.output()
    assert _index(made) == {}
    site.build(search=True)
    assert "Der Händler schützt." in _texts(made)
    made.age()
    site.build(search=True)
    made.write("content/artikel/a.md", article("Anders", "Neue Worte."))
    site.touch({"content/artikel/a.md"})
    assert "Neue Worte." not in _texts(made)
    site.build(search=True)
    assert made.output() == made.clean(tmp_path / "rein")


def test_many_processes_make_the_same_index(
    archive: Make, tmp_path: Path, small_batches: None
) -> None:
    made = archive(ARTICLES)
    made.build(jobs=3)
    assert made.output() == made.clean(tmp_path / "rein")
