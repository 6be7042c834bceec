"""Numbers and counted nouns."""

from __future__ import annotations

import pytest

from setzkasten.language.labels import LABELS
from setzkasten.language.numbers import count, count_label, number


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (999, "999"), (1000, "1.000"), (1234567, "1.234.567"), (-5, "-5")]
)
def test_thousands_are_set_apart(value: int, text: str) -> None:
    assert number(value) == text


def test_the_locale_decides_about_the_separator() -> None:
    assert number(12345, "de_CH") == "12’345"


def test_exactly_one_has_the_singular() -> None:
    assert count(1, "Kategorie", "Kategorien") == "1 Kategorie"
    assert count(0, "Kategorie", "Kategorien") == "0 Kategorien"
    assert count(2000, "Kategorie", "Kategorien") == "2.000 Kategorien"


def test_a_label_may_have_one_form_for_both() -> None:
    assert count_label(1, "Artikel") == "1 Artikel"
    assert count_label(2, "Artikel") == "2 Artikel"
    assert count_label(2, "Jahr|Jahre") == "2 Jahre"


def test_no_label_is_empty_or_padded() -> None:
    for name, text in LABELS.items():
        assert text.strip() == text, name
        assert all(text.split("|")), name
