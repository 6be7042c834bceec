"""Slugs: German letters spelt out, nothing merged, always fit for a file name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from setzkasten.language.slug import MAX_LENGTH, is_slug, slug_of, unique_slugs

WORDS = {
    "Müller": "mueller",
    "Übersee": "uebersee",
    "Öl & Essig": "oel-und-essig",
    "Äpfel": "aepfel",
    "Straße": "strasse",
    "GROẞE STRAẞE": "grosse-strasse",
    "Größenwahn": "groessenwahn",
    "süß-sauer": "suess-sauer",
    "Café": "cafe",
    "Crème brûlée": "creme-brulee",
    "Señor Núñez": "senor-nunez",
    "Łódź": "lodz",
    "Åse Ødegård": "ase-odegard",
    "naïve Fassade": "naive-fassade",
    "Zürich": "zuerich",
    "Würzburger Töpfermarkt": "wuerzburger-toepfermarkt",
    "C++": "c-plus-plus",
    "C#": "c-sharp",
    "C": "c",
    "A+": "a-plus",
    "100 %": "100-prozent",
    "50 € Gutschein": "50-euro-gutschein",
    "Etsy & Co.": "etsy-und-co",
    "B2B/B2C": "b2b-b2c",
    "11:30 Uhr": "11-30-uhr",
    "Was ist E-Commerce?": "was-ist-e-commerce",
    "»Angriff« auf Amazon": "angriff-auf-amazon",
    "Versand – aber wie?": "versand-aber-wie",
    "5. Auflage": "5-auflage",
    "Kund:innen": "kund-innen",
    "  viel   Platz  ": "viel-platz",
    "UPPER lower": "upper-lower",
    "Unter_strich": "unter-strich",
    "m@il": "m-at-il",
    "2014": "2014",
    "Tür & Tor": "tuer-und-tor",
    "Fuß": "fuss",
    "ÄÖÜ": "aeoeue",
    "Ärzte ohne Öfen": "aerzte-ohne-oefen",
    "weiß": "weiss",
}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "slug"), WORDS.items())
def test_german_words_are_spelt_out_composed_or_not(text: str, slug: str, form: str) -> None:
    assert slug_of(unicodedata.normalize(form, text)) == slug  # type: ignore[arg-type]


def test_texts_without_letters_get_slugs_that_differ() -> None:
    slugs = [slug_of(text) for text in ("???", "!!!", "…", "«»", "---", "")]
    assert len(set(slugs)) == len(slugs)
    assert all(is_slug(slug) for slug in slugs)


def test_foreign_scripts_and_emoji_stay_apart() -> None:
    texts = ["日本語", "日本", "한국어", "Привет", "مرحبا", "🚀", "🛒", "👩‍💻", "a🚀", "b🚀"]
    slugs = [slug_of(text) for text in texts]
    assert len(set(slugs)) == len(slugs)
    assert all(is_slug(slug) for slug in slugs)


@pytest.mark.parametrize("name", ["CON", "prn", "Aux", "NUL", "COM1", "com9", "LPT1", "lpt0"])
def test_device_names_of_windows_are_no_slugs(name: str) -> None:
    assert not is_slug(name.lower())
    assert slug_of(name) != name.lower()
    assert is_slug(slug_of(name))


@pytest.mark.parametrize("text", ["x" * 300, "wort " * 60, "ä" * 300, "Langeswort" * 30 + " kurz"])
def test_three_hundred_characters_are_cut(text: str) -> None:
    slug = slug_of(text)
    assert 0 < len(slug) <= MAX_LENGTH
    assert is_slug(slug)


def test_a_long_title_is_cut_between_words() -> None:
    title = " ".join(f"wort{number}" for number in range(40))
    assert title.replace(" ", "-").startswith(slug_of(title) + "-")


@pytest.mark.parametrize(
    "text", ["", "A", "a_b", "a b", "-a", "a-", "a--b", "ä", "a.b", "a\n", "x" * 161]
)
def test_what_cannot_stand_in_an_address_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@given(st.text())
@example("\ud800")
@example("con")
@example("\u0130")
@example("&#x41;")
def test_every_text_has_a_slug_that_is_its_own_slug(text: str) -> None:
    slug = slug_of(text)
    assert is_slug(slug)
    assert len(slug) <= MAX_LENGTH
    assert slug_of(slug) == slug


@given(st.text())
def test_the_unicode_form_of_a_text_does_not_change_its_slug(text: str) -> None:
    assert slug_of(unicodedata.normalize("NFD", text)) == slug_of(text)


SLUGS = st.sampled_from(["a", "a-2", "a-3", "a-2-2", "b", "b-2"])


@given(st.lists(SLUGS), st.sets(SLUGS))
def test_no_address_is_given_out_twice(wanted: list[str], taken: set[str]) -> None:
    given_out = unique_slugs(wanted, taken)
    assert len(given_out) == len(wanted)
    assert len(set(given_out)) == len(given_out)
    assert not taken & set(given_out)
    for slug, own in zip(wanted, given_out, strict=True):
        assert own == slug or own.startswith(f"{slug}-")


@given(st.lists(SLUGS, unique=True))
def test_whoever_comes_first_keeps_the_plain_address(wanted: list[str]) -> None:
    assert unique_slugs(wanted) == wanted


def test_ten_thousand_equal_titles_take_no_quadratic_time() -> None:
    slugs = unique_slugs(["gleich"] * 10_000)
    assert slugs[0] == "gleich"
    assert slugs[-1] == "gleich-10000"
