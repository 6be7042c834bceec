"""The short way after a save: what it leaves is what the long way would have left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from setzkasten.options import Options
from setzkasten.publish.state import State
from setzkasten.report import Report
from setzkasten.site import Site
from tests.conftest import SETTINGS, Archive, article

Make = Callable[..., Archive]

SHORT = ["Setzen"]
PATH = "content/artikel/a3.md"
WORDS = ["Bahnhofsuhr", "Kurbelwelle", "Leuchtturm", "Zitronenbaum", "Marmelade", "Segelschiff"]


_HEADS = {"Datum": "2014-10-13", "Kategorien": "[Öl]", "Autor": "[Eva Beispiel]"}


def _body(number: int, *, more: str = "") -> str:
    words = [WORDS[(number + step) % len(WORDS)] for step in range(3)]
    return " ".join(f"Die {word} steht hier, und {word} bleibt." for word in words) + more


def _article(number: int, more: str = "", **keys: str) -> str:
    heads = _HEADS | {"Datum": f"2014-10-{number + 10}"} | keys
    return article(f"Titel {number}", _body(number, more=more), **heads)


@pytest.fixture
def made(archive: Make) -> Archive:
    made = archive(
        {f"content/artikel/a{number}.md": _article(number) for number in range(12)}
        | {"setzkasten.yaml": f"{SETTINGS}Seitengröße: 2\n"}
    )
    made.age()
    return made


@pytest.fixture
def site(made: Archive) -> Site:
    site = Site(made.root, Options(drafts=True, today="2020-01-01"))
    assert site.build().published
    return site


def _touch(site: Site, made: Archive, text: str, path: str = PATH) -> Report:
    made.write(path, text)
    return site.touch({path})


def _ways(report: Report) -> list[str]:
    return list(report.seconds)


def _settled(site: Site) -> State:
    assert site.known is not None
    # Whether a file could have been written again in the same tick hangs on the moment.
    return replace(site.known.state, files={}, search=b"")


@pytest.mark.parametrize(
    "text",
    [
        *(_article(3, " Mehr."), _article(3, " " + _body(4)), _article(3, Dachzeile="Oben")),
        *(_article(3, Teaser="Kurz"), article("Titel 3", "x", **_HEADS)),
        _article(3, "\n\n![](#bild-1)", Bilder='[{Datei: "2014/laden.jpg"}]'),
    ],
)
def test_the_short_way_leaves_what_the_long_one_would(
    made: Archive, site: Site, tmp_path: Path, text: str
) -> None:
    for again in range(2):  # also from what the short way has left
        report = _touch(site, made, f"{text}\n{'Noch etwas. ' * again}")
        assert (_ways(report), report.published, report.removed) == (SHORT, True, 0)
        assert report.written > 0
    short = _settled(site)
    assert site.build(search=False).written == 0
    assert _settled(site) == short
    site.build()
    clean = made.clean(tmp_path / "rein")
    assert made.output().keys() == clean.keys()
    assert made.output() == clean


def test_what_is_related_follows(made: Archive, site: Site) -> None:
    assert "Leuchtturm" not in made.page("artikel/a9/index.html")
    before = site.known
    report = _touch(site, made, article("Titel 3", _body(0), **_HEADS))
    assert before is not None
    assert site.known is not None
    assert _ways(report) == SHORT
    old, new = before.plan.archive.related, site.known.plan.archive.related
    assert old.found != new.found
    assert len([slug for slug in new.found if new.found[slug] != old.found[slug]]) > 1
    short = _settled(site)
    assert site.build(search=False).written == 0
    assert _settled(site) == short


@pytest.mark.parametrize(
    "text",
    [
        *(_article(3, Datum="2014-10-30"), _article(3, Kategorien="[Öl, Gas]")),
        *(_article(3, Schlagworte="[Neu]"), _article(3, Entwurf="ja"), "---\nTitel: x\n"),
        *(_article(3).replace("Titel 3", "Anders"), _article(3, Aktualisiert="2015-01-01")),
        *(_article(3, Weiterleitungen="[/alt/]"), _article(3, **{"Duplikat von": "a1"})),
        *(_article(3, Quelle="a.txt"), _article(3, Adresse="anders")),
    ],
)
def test_what_others_see_goes_the_long_way(
    made: Archive, site: Site, tmp_path: Path, text: str
) -> None:
    report = _touch(site, made, text)
    assert _ways(report) != SHORT
    report = _touch(site, made, _article(3))
    assert _ways(report) != SHORT
    site.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_another_day_goes_the_long_way(made: Archive, site: Site) -> None:
    site.on("2020-01-02")
    assert _ways(_touch(site, made, _article(3, " Mehr."))) != SHORT
    assert _ways(_touch(site, made, _article(3, " Noch mehr."))) == SHORT


def test_nothing_new_writes_nothing(made: Archive, site: Site) -> None:
    report = _touch(site, made, _article(3))
    assert (_ways(report), report.written, report.published) == (SHORT, 0, True)
    assert report.articles == 12


def test_steps_of_an_editor_are_no_change(made: Archive, site: Site) -> None:
    """Names that stood there for a moment, such as a copy that was moved into place."""
    made.write(PATH, _article(3, " Mehr."))
    report = site.touch({PATH, "content/artikel/4913", "content/artikel/a3.md~"})
    assert _ways(report) == SHORT
    assert "Mehr." in made.page("artikel/a3/index.html")


def test_a_new_name_beside_is_seen(made: Archive, site: Site, tmp_path: Path) -> None:
    made.write(PATH, _article(3, " Mehr."))
    made.write("content/artikel/neu.md", _article(3))
    report = site.touch({PATH, "content/artikel/neu.md"})
    assert _ways(report) != SHORT
    site.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_page_that_fails_leaves_the_site_and_its_repair_renews_it(
    made: Archive, site: Site, tmp_path: Path
) -> None:
    made.write(
        "themes/winzig/templates/article.html",
        "{% if page.title == 'Titel 3' %}{{ page.x.y }}{% endif %}",
    )
    before = made.output()
    assert not site.build().published
    report = _touch(site, made, _article(3, " Mehr."))
    assert not report.published
    assert made.output() == before
    made.write("themes/winzig/templates/article.html", "{{ page.title }}")
    site.build()
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_file_that_changes_under_our_hands_is_looked_at_again(
    made: Archive, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import setzkasten.touching as module

    real = module.plan_again

    def later(*arguments: object) -> object:
        monkeypatch.setattr(module, "plan_again", real)
        made.write(PATH, _article(3, " Ganz anders."))
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "plan_again", later)
    report = _touch(site, made, _article(3, " Mehr."))
    assert _ways(report) != SHORT
    site.touch({PATH})
    site.build()
    assert "Ganz anders." in made.page("artikel/a3/index.html")
    assert made.output() == made.clean(tmp_path / "rein")


def test_a_term_with_proposed_articles_keeps_them(made: Archive) -> None:
    made.write("setzkasten.yaml", f"{SETTINGS}Sichere Vorschläge: ja\n")
    site = Site(made.root)
    site.build()
    assert site.known is not None
    before = site.known.state.proposed
    report = _touch(site, made, _article(3, " Mehr."))
    assert _ways(report) == SHORT
    assert (site.known.state.proposed, site.known.state.proposed_from) == (before, None)
