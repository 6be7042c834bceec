"""Settings: a default for whatever is missing or wrong, and a word about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.messages.catalogue import wording
from setzkasten.model.settings import Settings
from setzkasten.parse.settings import FIELDS, read_settings
from tests.conftest import ROOT, codes, only


def test_no_file_means_defaults() -> None:
    assert read_settings("") == (Settings(), ())


def test_every_setting_is_read() -> None:
    settings, problems = read_settings(
        "Titel: Mein Archiv\nBeschreibung: Text\nAdresse: https://a.example/archiv\nTheme: eigen\n"
        "Seitengröße: 7\nNeueste: 3\nSprache: de-AT\nBeschriftungen:\n  archiv: Jahrgänge\n"
        "Theme-Einstellungen:\n  farbe: '#fff'\n"
    )
    assert problems == ()
    assert settings == Settings(
        title="Mein Archiv",
        description="Text",
        base_url="https://a.example/archiv/",
        theme="eigen",
        page_size=7,
        newest=3,
        language="de-AT",
        labels=(("archiv", "Jahrgänge"),),
        theme_settings=(("farbe", "#fff"),),
    )


def test_the_archive_s_own_settings_are_right() -> None:
    settings, problems = read_settings((ROOT / "setzkasten.yaml").read_text("utf-8"))
    assert problems == ()
    assert settings.title != Settings().title


@pytest.mark.parametrize(
    ("line", "code"),
    [
        *(("Seitengröße: 0", "wert-falsch"), ("Seitengröße: viele", "wert-falsch")),
        *(("Adresse: example.org", "wert-falsch"), ("Adresse: ftp://a.example/", "wert-falsch")),
        *(("Adresse: https://a.example/?x", "wert-falsch"), ("Adresse: 'https://'", "wert-falsch")),
        *(
            ("Adresse: javascript:alert(1)", "wert-falsch"),
            ("Adresse: https://a b/", "wert-falsch"),
        ),
        *(
            ("Adresse: https://a.example//", "wert-falsch"),
            ("Adresse: https://a.example/x//y", "wert-falsch"),
        ),
        *(("Theme: ../../etc", "wert-falsch"), ("Theme: /etc", "wert-falsch")),
        *(("Theme: ..", "wert-falsch"), ("Theme: a/b", "wert-falsch")),
        *(("Sprache: en", "wert-falsch"), ("Sprache: de_AT", "wert-falsch")),
        *(("Titel: [a]", "wert-falsch"), ("Beschriftungen: x", "wert-falsch")),
        *(("Beschriftungen:\n  archiw: x", "beschriftung-unbekannt"),),
        *(("Farbe: rot", "schluessel-unbekannt"), ("Titl: x", "schluessel-aehnlich")),
    ],
)
def test_a_wrong_setting_is_reported_and_the_default_holds(line: str, code: str) -> None:
    settings, problems = read_settings(f"Neueste: 5\n{line}\n")
    assert settings == Settings(newest=5)
    problem = only(problems, code)
    assert problem.path == "setzkasten.yaml"
    assert wording(problem).text


def test_a_wrong_setting_is_reported_with_its_line() -> None:
    _, problems = read_settings("Titel: x\n\n# Bemerkung\nSprache: en\n")
    assert only(problems, "wert-falsch").line == 4


def test_the_message_about_a_label_names_the_one_that_was_meant() -> None:
    _, problems = read_settings("Beschriftungen:\n  kategorie_: x\n")
    assert ("gemeint", "kategorie") in only(problems, "beschriftung-unbekannt").values


def test_unreadable_settings_are_defaults_and_an_error() -> None:
    settings, problems = read_settings("Titel: [offen\nOrt")
    assert settings == Settings()
    assert codes(problems) == ["kopf-yaml", "einstellungen-unbrauchbar"]


@given(st.text())
def test_any_text_gives_settings_that_can_be_used(text: str) -> None:
    settings, problems = read_settings(text.replace("\r", "\n"))
    assert settings.page_size >= 1
    assert settings.base_url.startswith("http")
    assert settings.base_url.endswith("/")
    for problem in problems:
        assert wording(problem).text


def test_every_setting_has_a_default() -> None:
    for field in FIELDS:
        assert hasattr(Settings(), field.attribute)
