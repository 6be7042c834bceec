"""Tidying a head: what no reader sees goes away, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setzkasten.frontmatter.edit import same_values
from setzkasten.frontmatter.layout import NotEditableError
from setzkasten.frontmatter.places import key_lines
from setzkasten.frontmatter.tidy import tidied, untidy_keys
from setzkasten.frontmatter.write import write_front_matter
from setzkasten.model.article import Metadata
from tests.frontmatter.test_roundtrip import METADATA


@pytest.mark.parametrize(
    ("head", "key", "result"),
    [
        ('Autorin: "Anna  Müller "', "Autorin", 'Autorin: "Anna Müller"'),
        ("Autorin: ' Jan'  # wer?", "Autorin", "Autorin: 'Jan'  # wer?"),
        ("Autorin: Anna\u00a0Müller", "Autorin", "Autorin: Anna Müller"),
        ("Titel: Zwei  Wörter", "Titel", "Titel: Zwei Wörter"),
        ("Tags: [Zoll, ' Post', Zoll]", "Schlagworte", "Tags: [Zoll, 'Post']"),
        ("Tags: [' Post', Zoll]", "Schlagworte", "Tags: ['Post', Zoll]"),
        ("Tags:\n  - Zoll\n  - Zoll # b\n  - Post", "Schlagworte", "Tags:\n  - Zoll\n  - Post"),
        ("Bilder:\n  - Bildquelle: 'dpa '", "Bilder", "Bilder:\n  - Bildquelle: 'dpa'"),
    ],
)
def test_blanks_and_repetitions_are_found_and_go_away(head: str, key: str, result: str) -> None:
    text = f"---\n# Kopf\nEntwurf: nein\n{head}\n---\n\nText  mit  Lücken.\n"
    assert untidy_keys(text) == {key: 4}
    clean = tidied(text)
    assert clean == f"---\n# Kopf\nEntwurf: nein\n{result}\n---\n\nText  mit  Lücken.\n"
    assert same_values(text, clean)


@pytest.mark.parametrize(
    "text",
    [
        "Kein Kopf,  nur Text.",
        "---\nTitel: offen",
        "---\nTitel: [kaputt\n---\n",
        "---\nTitel:   x   # zwei  Leerzeichen\nTags: [a,   b]\n---\n",
        "---\nTeaser: >\n  gefaltet  so\n---\n",
        "---\nTags: Zoll, Post\n---\n",
        "---\n# \" ' \nTitel: x\n---\n",
    ],
)
def test_layout_and_unreadable_heads_are_left_alone(text: str) -> None:
    assert untidy_keys(text) == {}


@settings(max_examples=60)
@given(METADATA)
def test_what_the_program_writes_is_tidy(metadata: Metadata) -> None:
    text = write_front_matter(metadata) + "Text"
    assert untidy_keys(text) == {}
    assert tidied(text) == text


@settings(max_examples=100)
@given(st.lists(st.text("ab \u00a0'\"", max_size=6), max_size=4))
def test_tidying_never_changes_what_a_file_says(items: list[str]) -> None:
    quoted = ", ".join("'" + item.replace("'", "''") + "'" for item in items)
    text = f"---\nTags: [{quoted}]\nOrt: '  x'\n---\n"
    clean = tidied(text)
    assert same_values(text, clean)
    assert untidy_keys(clean) == {}


def test_keys_are_found_on_their_lines() -> None:
    text = "---\n# Kopf\nTitel: x\nTags:\n  - a\nKeywords: b\nUnbekannt: c\n---\n"
    assert key_lines(text) == {"title": 3, "tags": 4}
    assert key_lines(text.replace("\n", "\r\n")) == {"title": 3, "tags": 4}
    assert key_lines("Text") == key_lines("---\nTitel: x") == {}


@pytest.mark.parametrize(
    "text",
    [
        "---\nTags: &t [a, a]\nKategorien: *t\n---\n",
        "---\nTitel: 'x '\n: - a: b\n   c\n---\n",
        "---\nTags: [a , a]\nTitel: [offen\n---\n",
        "---\nEntwurf: 'ja '\n---\n",
    ],
)
def test_a_head_that_cannot_be_tidied_stays_as_it_is(text: str) -> None:
    try:
        assert same_values(text, tidied(text))
    except NotEditableError:
        assert untidy_keys(text).keys() <= {"Schlagworte", "Kategorien", "Titel"}


def test_a_text_without_a_head_is_tidy() -> None:
    assert tidied("Nur  Text") == "Nur  Text"


def test_keys_that_nobody_knows_are_left_alone() -> None:
    text = "---\nTitel: x\nNotiz: ['a ', 'a ']\n---\n"
    assert untidy_keys(text) == {}
    assert tidied(text) == text
