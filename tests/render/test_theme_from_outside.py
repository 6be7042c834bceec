"""A theme of a third party: a folder beside the others, and nothing of the program is touched."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from setzkasten.messages.catalogue import wording
from tests.conftest import ROOT, Archive, article, only

THEME = {
    "theme.yaml": """\
Name: Zettelkasten
Beschreibung: Karteikarten auf Holz.
Basis: schlicht
Einstellungen:
  holz: eiche
  gruss: Willkommen im Lesesaal.
""",
    # A block of the frame: every page gets it, those of schlicht's templates too.
    "templates/base.html": """\
{% extends "schlicht/base.html" %}
{% from "_karteikarte.html" import karteikarte %}
{% block html_attributes %} data-holz="{{ setting("holz") }}"{% endblock %}
{% block assets %}{{ super() }}<link rel="stylesheet" href="{{ asset("kartei/holz.css") }}">
{% endblock %}
{% block header %}<header class="lade">{{ super() }}
<img src="{{ asset("kartei/griff.svg") }}" alt="">
<p>{{ setting("gruss") }}</p></header>{% endblock %}
""",
    # One block of a page, with what the theme below puts there.
    "templates/article.html": """\
{% extends "schlicht/article.html" %}
{% from "_karteikarte.html" import karteikarte %}
{% block article_header %}{{ karteikarte(article) }}{{ super() }}{% endblock %}
{% block article_footer %}<p class="ende">Ende von {{ article.title }}</p>{% endblock %}
""",
    # A page that has nothing of the theme below.
    "templates/404.html": """\
<!DOCTYPE html><html lang="{{ site.language }}"><title>{{ page.title }}</title>
<h1>{{ label("nicht_gefunden") }}</h1><a href="{{ url("home") }}">{{ site.title }}</a></html>
""",
    "templates/_karteikarte.html": """\
{% macro karteikarte(card) %}
<div class="karteikarte">{{ card.title }}, {{ long_date(card.date) if card.date else "o. J." }}:
{{ counted(card.minutes, "minute") }}</div>
{% endmacro %}
""",
    # A part of the theme below, replaced for all that use it.
    "templates/_card.html": """\
{% macro card_item(card, level=2) %}<h{{ level }} class="zettel">
<a href="{{ card.url }}">{{ card.title }}</a></h{{ level }}>{% endmacro %}
""",
    # A file that the program itself brings along.
    "templates/robots.txt": "User-agent: *\nDisallow: {{ url('archive') }}\n",
    "assets/kartei/holz.css": ".lade { background: burlywood }\n",
    "assets/kartei/griff.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
}

SETTINGS = "Titel: Kartei\nAdresse: https://example.org/x/\nTheme: zettelkasten\n"


@pytest.fixture
def made(archive: Callable[..., Archive]) -> Archive:
    """An archive with the theme from outside beside the one it stands on."""
    made = archive(
        {
            "content/artikel/a.md": article("Eins & zwei", Datum="2014-10-29", Kategorien="[Holz]"),
            "content/seiten/impressum.md": "---\nTitel: Impressum\n---\n\nText.\n",
        },
        settings=SETTINGS,
        theme={},
    )
    shutil.copytree(ROOT / "themes" / "schlicht", made.root / "themes" / "schlicht")
    for path, text in THEME.items():
        made.write(f"themes/zettelkasten/{path}", text)
    return made


def _built(made: Archive) -> Archive:
    report = made.build()
    assert report.published, [wording(problem) for problem in report.problems]
    assert report.problems == ()
    return made


def test_the_frame_is_the_themes_own_on_every_page(made: Archive) -> None:
    _built(made)
    for path in ("index.html", "artikel/a/index.html", "archiv/index.html", "impressum/index.html"):
        html = made.page(path)
        assert '<html lang="de" data-holz="eiche">' in html
        assert "<p>Willkommen im Lesesaal.</p></header>" in html
        assert '<main id="inhalt" tabindex="-1">' in html, "what it leaves alone is schlicht's"


def test_blocks_parts_and_whole_pages_are_replaced(made: Archive) -> None:
    _built(made)
    html = made.page("artikel/a/index.html")
    assert "Eins &amp; zwei, 29. Oktober 2014:\n1 Minute</div>" in html
    assert "<h1>Eins &amp; zwei</h1>" in html, "super() is what schlicht has there"
    assert '<p class="ende">Ende von Eins &amp; zwei</p>' in html
    assert "artikel-fuss" not in html
    assert '<h2 class="zettel">' in made.page("kategorie/holz/index.html")
    assert made.page("404.html").startswith('<!DOCTYPE html><html lang="de"><title>')
    assert made.page("robots.txt") == "User-agent: *\nDisallow: /x/archiv/\n"


def test_assets_of_all_layers_are_published_under_fingerprints(made: Archive) -> None:
    _built(made)
    html = made.page("index.html")
    for name, kind in (("stil", "css"), ("kartei/holz", "css"), ("kartei/griff", "svg")):
        found = re.search(rf"/x/assets/({name}\.[0-9a-f]{{8}}\.{kind})", html)
        assert found, name
        assert (made.root / "site" / "assets" / found[1]).is_file()


def test_the_site_sets_what_the_theme_offers_and_is_told_what_it_does_not(made: Archive) -> None:
    made.write("setzkasten.yaml", SETTINGS + "Theme-Einstellungen:\n  holz: buche\n  lack: matt\n")
    report = made.build()
    problem = wording(only(report, "theme-einstellung"))
    assert "»lack«" in problem.text
    assert "fusszeile, holz, gruss" in problem.cure
    assert 'data-holz="buche"' in made.page("index.html")


def test_a_change_of_the_theme_renews_the_pages_that_show_it(made: Archive) -> None:
    _built(made)
    before = made.output()
    made.write("themes/zettelkasten/templates/_card.html", THEME["templates/_card.html"] + "\n")
    made.write(
        "themes/zettelkasten/templates/_karteikarte.html",
        "{% macro karteikarte(card) %}<b>{{ card.title }}</b>{% endmacro %}\n",
    )
    _built(made)
    assert "<b>Eins &amp; zwei</b>" in made.page("artikel/a/index.html")
    assert made.output()["archiv/index.html"] == before["archiv/index.html"]


def test_a_mistake_in_it_names_file_line_page_and_name_and_publishes_nothing(
    made: Archive, tmp_path: Path
) -> None:
    _built(made)
    before = made.output()
    made.write(
        "themes/zettelkasten/templates/_karteikarte.html",
        "{% macro karteikarte(card) %}\n\n<b>{{ card.titel }}</b>{% endmacro %}\n",
    )
    report = made.build()
    assert not report.published
    assert made.output() == before
    said = wording(only(report, "vorlage-undefiniert"))
    assert said.place == "themes/zettelkasten/templates/_karteikarte.html, Zeile 3"
    assert "»titel«" in said.text
    assert "Typ Card" in said.text
    assert "/x/artikel/a/" in said.text
    assert "Meinten Sie »title«?" in said.cure


def test_a_basis_that_is_not_there_is_told(made: Archive) -> None:
    made.write("themes/zettelkasten/theme.yaml", "Name: Z\nBasis: schlich\n")
    report = made.build()
    assert not report.published
    assert "schlich" in wording(only(report, "theme-fehlt")).text
