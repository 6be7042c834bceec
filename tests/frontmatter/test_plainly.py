"""The quick way of reading simple front matter gives what LibYAML gives."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from setzkasten.frontmatter.plainly import compose_plainly

KEYS = st.one_of(
    st.sampled_from(["Titel", "Schlagworte", "Nennt zuletzt", "Übersicht", "Autor:in", "no"]),
    st.text(min_size=1, max_size=6),
)
PIECES = st.sampled_from(
    [
        *('"', "'", "[", "]", "{", "}", ",", ", ", ": ", ":", " #", "#", "&", "*", "!", "|", ">"),
        *("-", "- ", "---", "...", "?", "%", "@", "`", "\\", "\t", " ", "  ", "~", "=", "<<", "."),
        *("\x85", "\u2028", "\ufeff", "\xa0", "\x00", "\ud800", "\U0001f600", "²", "e\u0301"),
        *("2014-10-29", "11:30", "010", "null", "Recht", "Größe", "/archiv/", "(etwa)", "C&A", "_"),
    ]
)
VALUES = st.one_of(
    st.lists(PIECES, max_size=6).map("".join),
    st.text(max_size=12).map(lambda text: f'"{text}"'),
    st.lists(PIECES, max_size=5).map(lambda items: "[" + ", ".join(items) + "]"),
    st.lists(st.text(max_size=5).map(lambda text: f'"{text}"'), max_size=4).map(
        lambda items: "[" + ",".join(items) + "]"
    ),
)
PAIRS = st.tuples(KEYS, VALUES, st.sampled_from(["", "", "  # Wort", "#", " #"])).map(
    lambda parts: f"{parts[0]}: {parts[1]}{parts[2]}"
)
LINES = st.one_of(
    PAIRS,
    PIECES,
    KEYS.map(lambda key: f"{key}:"),
    st.tuples(st.sampled_from(["  - ", "    ", "- ", "  "]), PAIRS).map("".join),
)
SAFE = st.tuples(
    st.sampled_from(["", "", "  - ", "    "]),
    st.sampled_from(["Titel", "Bilder", "Datum"]),
    st.sampled_from([" a", ' "b: c"', " [a, b]", "", " []", " 2014  # x", " x y"]),
).map(lambda parts: f"{parts[0]}{parts[1]}:{parts[2]}")


def seen(node: Any) -> Any:
    """Return what reading front matter sees of a node."""
    kind = type(node).__name__
    if isinstance(node, yaml.MappingNode):
        return kind, [(seen(key), seen(value)) for key, value in node.value]
    line = node.start_mark.line
    if isinstance(node, yaml.SequenceNode):
        return kind, line, [seen(item) for item in node.value]
    return kind, line, node.value, node.style or None


@given(
    st.lists(st.one_of(LINES, SAFE, SAFE), min_size=1, max_size=6).map("\n".join),
    st.sampled_from(["", "\n"]),
)
@example('Titel: "Ein: Titel # mit Zeichen"', "\n")
@example('Kategorien: [Payment, Recht, "Etsy & Co."]', "\n")
@example("Titel: a ", "")
@example("Titel: ²", "")
@example("a: b\n", "\n")
def test_simple_pairs_are_read_as_libyaml_reads_them(text: str, end: str) -> None:
    """What the quick way understands has the same keys, values, styles and lines."""
    found = compose_plainly(text + end)
    if found is not None:
        assert seen(found) == seen(yaml.compose(text + end, Loader=yaml.CSafeLoader))


@given(st.lists(SAFE, min_size=1, max_size=8).map("\n".join))
def test_lists_of_pictures_are_read_as_libyaml_reads_them(text: str) -> None:
    """Whatever the order of lines at three depths is, nothing is read as something else."""
    found = compose_plainly(text)
    if found is not None:
        assert seen(found) == seen(yaml.compose(text, Loader=yaml.CSafeLoader))


@pytest.mark.parametrize(
    "text",
    [
        'Titel: "Größe zählt: ein Test – 2014"\nDatum: 2014-10-29\n',
        'Autorin: "Anna Müller"\nKategorien: ["Etsy & Co."]\nSchlagworte: [Payment, A-B]\n',
        "Nennt zuletzt: 2014-10\nAdresse: mein-artikel\nFassung: 0f3a-77b1  # Prüfsumme, bitte …",
        "Titel: Preis – wer macht ihn?\nBilder:\n  - Bildquelle: A / B\n    Motiv: C\nOrt: D",
        "Schlagworte: []\nBilder:\n  - Bildquelle: X\n  - Bildunterschrift: Zwei\n",
    ],
)
def test_what_the_program_and_editors_write_is_understood(text: str) -> None:
    """The quick way is taken for the usual files, or it would be of no use."""
    assert compose_plainly(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        'Titel: "mit \\" Zeichen"',
        "Titel: Alibaba: der Riese",
        "Titel:",
        "Titel: &a b",
        "Bilder:\n- Bildquelle: X",
        "Bilder:\nTitel: X",
        "Titel: a# b",
        "Bilder: [a]\n  - Bildquelle: X",
        "",
        "# nur eine Bemerkung",
    ],
)
def test_all_else_is_left_to_libyaml(text: str) -> None:
    """A line that needs more than a look is not read the quick way."""
    assert compose_plainly(text) is None
