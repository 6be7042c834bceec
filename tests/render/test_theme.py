"""Themes: a folder is enough; one may stand on another."""

from __future__ import annotations

import pytest

from setzkasten.messages.catalogue import wording
from setzkasten.render.theme import build_theme, built_in_templates, fingerprinted
from tests.conftest import codes, only


def _files(**files: str) -> dict[str, bytes]:
    return {
        name.replace("__", "/").replace("_", "."): text.encode() for name, text in files.items()
    }


def test_the_upper_theme_wins_and_the_lower_can_still_be_named() -> None:
    theme, problems = build_theme(
        {
            "oben": _files(templates__home_html="oben", assets__stil_css="o"),
            "unten": _files(
                templates__home_html="unten", templates__page_html="p", assets__stil_css="u"
            ),
        }
    )
    assert problems == ()
    assert theme.templates["home.html"] == "oben"
    assert theme.templates["unten/home.html"] == "unten"
    assert theme.templates["page.html"] == "p"
    assert theme.files["page.html"] == "themes/unten/templates/page.html"
    assert theme.assets["stil.css"] == b"o"
    assert (theme.name, theme.chain) == ("oben", ("oben", "unten"))


def test_the_program_brings_feeds_and_sitemap_which_a_theme_may_replace() -> None:
    assert set(built_in_templates()) == {
        *("feed.xml", "feed_json.txt", "sitemap.xml", "sitemap_index.xml", "robots.txt"),
        *("manifest.txt", "llms.txt", "all.html", "search.html"),
    }
    theme, _ = build_theme({"t": _files(templates__feed_xml="mein Feed")})
    assert theme.templates["feed.xml"] == "mein Feed"
    assert "sitemap.xml" in theme.templates


def test_settings_of_the_lower_theme_are_defaults() -> None:
    theme, _ = build_theme(
        {
            "oben": _files(theme_yaml="Einstellungen:\n  farbe: rot\n"),
            "unten": _files(theme_yaml="Einstellungen:\n  farbe: blau\n  ton: leise\n"),
        }
    )
    assert theme.settings == {"farbe": "rot", "ton": "leise"}


def test_a_setting_may_have_one_of_the_values_that_the_theme_offers() -> None:
    manifest = "Einstellungen:\n  farbe: rot\n  ton: leise\nAuswahl:\n  farbe: rot, hell blau\n"
    theme, problems = build_theme({"t": _files(theme_yaml=manifest)})
    assert problems == ()
    wanted = (("farbe", "grün"), ("ton", "laut"), ("licht", "an"))
    assert theme.settings_with(wanted) == {"farbe": "rot", "ton": "laut"}
    refused = theme.refusals(wanted, "setzkasten.yaml")
    assert codes(refused) == ["theme-einstellung-wert", "theme-einstellung"]
    assert wording(refused[0]).text == (
        "Die Einstellung »farbe« des Themes »t« kann nicht »grün« sein; es bleibt bei »rot«."
    )
    assert wording(refused[0]).cure == "Zur Wahl stehen: rot, hell blau."
    assert theme.refusals((("farbe", "hell blau"),), "x") == []
    assert theme.settings_with((("farbe", "hell blau"),))["farbe"] == "hell blau"


def test_a_manifest_that_cannot_be_read_is_reported() -> None:
    _, problems = build_theme({"t": _files(theme_yaml="Name: x\nFarbe: y\n")})
    assert only(problems, "schluessel-unbekannt").path == "themes/t/theme.yaml"


def test_a_template_that_is_no_utf8_is_reported() -> None:
    theme, problems = build_theme({"t": {"templates/home.html": "Größe".encode("cp1252")}})
    assert codes(problems) == ["kein-utf8"]
    assert "home.html" not in theme.templates


def test_line_ends_of_windows_do_not_count() -> None:
    one, _ = build_theme({"t": {"templates/home.html": b"a\r\nb\r\n"}})
    other, _ = build_theme({"t": {"templates/home.html": b"\xef\xbb\xbfa\nb\n"}})
    assert one.templates == other.templates


@pytest.mark.parametrize("name", ["README.md", "templates/x.py", "x.html", "template/home.html"])
def test_other_files_of_a_theme_are_not_published(name: str) -> None:
    theme, problems = build_theme({"t": {name: b"x"}})
    assert problems == ()
    assert theme.assets == {}
    assert set(theme.templates) == set(built_in_templates())


def test_the_name_of_an_asset_changes_with_its_content() -> None:
    assert fingerprinted("stil.css", b"a") != fingerprinted("stil.css", b"b")
    assert fingerprinted("schrift/a.woff2", b"a").startswith("schrift/a.")
    assert fingerprinted("schrift/a.woff2", b"a").endswith(".woff2")
    assert fingerprinted("LICENSE", b"a").startswith("LICENSE.")
    assert fingerprinted("stil.css", b"a") == fingerprinted("stil.css", b"a")
