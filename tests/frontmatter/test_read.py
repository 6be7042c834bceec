"""Front matter as editors type it, right and wrong."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.frontmatter.read import read_front_matter, split_head
from setzkasten.frontmatter.schema import FIELDS, IMAGE_FIELDS, SPELLINGS, folded
from setzkasten.model.article import Image
from tests.conftest import ROOT, codes, only, patience


def _values(head: str) -> dict[str, object]:
    found = read_front_matter(f"---\n{head}\n---\nText\n", "a.md")
    assert found.problems == ()
    return dict(found.values)


@pytest.mark.parametrize(
    "key",
    [
        *(
            "Autorin",
            "autor",
            "AUTOREN",
            "Autorinnen",
            "Autor:in",
            "Autor*innen",
            "Autor_innen",
            "AutorIn",
        ),
        *("author", "Verfasserin", "von"),
    ],
)
def test_keys_are_read_in_every_usual_spelling(key: str) -> None:
    assert _values(f"{key}: Jo Kern") == {"authors": ("Jo Kern",)}


def test_no_spelling_stands_for_two_keys() -> None:
    for fields in (FIELDS, IMAGE_FIELDS):
        names = [folded(name) for field in fields for name in (field.key, *field.aliases)]
        meant = {
            folded(name): field.key for field in fields for name in (field.key, *field.aliases)
        }
        assert set(names) == set(meant)
        for field in fields:
            for name in (field.key, *field.aliases):
                assert meant[folded(name)] == field.key


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("Tags: Payment, Recht; Steuern", {"tags": ("Payment", "Recht", "Steuern")}),
        ("Tags: [Payment, 'a, b']", {"tags": ("Payment", "a, b")}),
        ("Tags:\n- Payment\n- no", {"tags": ("Payment", "no")}),
        ("Kategorien: []", {"categories": ()}),
        ("Kategorien:", {"categories": ()}),
        ("Titel: 2014", {"title": "2014"}),
        ("Titel: 010", {"title": "010"}),
        ("Titel: no", {"title": "no"}),
        ("Titel: 11:30", {"title": "11:30"}),
        ("Titel: null", {"title": None}),
        ("Titel: 'null'", {"title": "null"}),
        ("Titel: >\n  zwei\n  Zeilen", {"title": "zwei Zeilen"}),
        ("Titel:   viel    Platz  ", {"title": "viel Platz"}),
        ('Titel: "a\\u202eb\\u0007c"', {"title": "abc"}),
        ("Entwurf: JA", {"draft": True}),
        ("Entwurf: nein", {"draft": False}),
        ("Datum: 29.10.2014", {"date": "2014-10-29"}),
        ("Autor: [A, B, A]", {"authors": ("A", "B")}),
        ("Bilder:\n- Foto: Jo\n  Unterschrift: U", {"images": (Image(caption="U", credit="Jo"),)}),
        ("Bild:\n  Caption: U", {"images": (Image(caption="U"),)}),
        ("Bilder:", {"images": ()}),
    ],
)
def test_values_are_what_the_editor_typed(head: str, values: dict[str, object]) -> None:
    assert _values(head) == values


@pytest.mark.parametrize(
    ("head", "code", "line"),
    [
        ("Titel: x\nDatum: 2014-02-31", "wert-falsch", 3),
        ("Titel: [a, b]", "wert-falsch", 2),
        ("Titel:\n  a: b", "wert-falsch", 3),
        ("Kategorien: {a: b}", "wert-falsch", 2),
        ("Kategorien: [[a]]", "wert-falsch", 2),
        ("Entwurf: vielleicht", "wert-falsch", 2),
        ("Verlorene Schlagworte: -1", "wert-falsch", 2),
        ("Bilder: Foto", "wert-falsch", 2),
        ("Bilder:\n- Unsinn: x", "wert-falsch", 3),
        ("Titel: x\nTitel: y", "schluessel-doppelt", 3),
        ("Titel: x\nÜberschrift: y", "schluessel-doppelt", 3),
        ("Titell: x", "schluessel-aehnlich", 2),
        ("Wetter: heiter", "schluessel-unbekannt", 2),
        ("? [a]\n: b", "schluessel-unbekannt", 2),
        ("Titel: x\n\tOrt: y", "kopf-tabulator", 3),
        ("nur Text", "kopf-keine-paare", 2),
        ("- eine\n- Liste", "kopf-keine-paare", 2),
        ("Titel: Alibaba: der Riese", "kopf-anfuehrung", 2),
        ('Ort: Köln\nTitel: "Angriff" auf Amazon', "kopf-anfuehrung", 3),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(head: str, code: str, line: int) -> None:
    found = read_front_matter(f"---\n{head}\n---\nText\n", "a.md")
    problem = only(found.problems, code)
    assert (problem.path, problem.line) == ("a.md", line)


def test_a_wrong_value_leaves_the_others_alone() -> None:
    head = "---\nTitel: A\nDatum: 2014-02-31\nOrt: Köln\n---\nText\n"
    found = read_front_matter(head, "a.md")
    assert dict(found.values) == {"title": "A", "place": "Köln"}
    values = dict(only(found.problems, "wert-falsch").values)
    assert values["wert"] == "2014-02-31"
    assert values["schluessel"] == "Datum"
    assert "29.10.2014" in values["erwartet"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Alibaba: der Riese", "Alibaba: der Riese"),
        ('"Angriff" auf Amazon', '"Angriff" auf Amazon'),
        ("'Angriff' auf: Amazon", "'Angriff' auf: Amazon"),
        ("@home: Versand", "@home: Versand"),
        ("`Zitat` vorn", "`Zitat` vorn"),
        ("% Rabatt", "% Rabatt"),
    ],
)
def test_values_with_one_meaning_only_are_healed(typed: str, title: str) -> None:
    found = read_front_matter(f"---\nTitel: {typed}\nOrt: Köln\n---\n", "a.md")
    assert dict(found.values) == {"title": title, "place": "Köln"}
    assert codes(found.problems) == ["kopf-anfuehrung"]


def test_front_matter_without_end_is_reported() -> None:
    found = read_front_matter("---\nTitel: x\n\nText\n", "a.md")
    assert not found.readable
    assert only(found.problems, "kopf-offen").line == 1


@pytest.mark.parametrize("text", ["", "Text", "Text\n---\nTitel: x\n---\n", "----\nx\n----\n"])
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    found = read_front_matter(text, "a.md")
    assert (found.body, found.problems, dict(found.values)) == (text, (), {})


def test_the_body_may_hold_rules_of_its_own() -> None:
    found = read_front_matter("---\nTitel: x\n---\nA\n\n---\n\nB\n", "a.md")
    assert found.body == "A\n\n---\n\nB\n"
    assert found.body_line == 4


@pytest.mark.parametrize("fence", ["---", "---  ", "...", "---\t"])
def test_fences_may_trail_blanks(fence: str) -> None:
    assert split_head(f"\ufeff--- \nTitel: x\n{fence}\nText") == ("Titel: x\n", "Text")


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        BOMB + "Titel: x",
        "Titel: &a [*a]",
        "Kategorien: &a {b: *a}",
        "Bilder: &a [*a]",
        "<<: *unbekannt",
        "Titel: !!python/object/apply:os.system [false]",
        "Titel: !!binary eA==",
        "Kategorien: !!set {a, b}",
        "Titel: " + "[" * 2_000 + "]" * 2_000,
        "Titel: " + "{a: " * 500 + "}" * 500,
        "Kategorien: [" + ", ".join(f"t{number}" for number in range(100_000)) + "]",
        "\n".join(f"k{number}: x" for number in range(3_000)),
        "Titel: " + "x" * 2_000_000,
        'Titel: "' + " " * 200_000 + 'b: "c',
        'Titel: a"' + " " * 60_000 + "b: c",
        "\n".join(['Ort: "a" b'] * 200),
    ],
    ids=lambda head: head[:24],
)
def test_bombs_tags_and_anchors_do_nothing(head: str) -> None:
    start = time.process_time()
    read_front_matter(f"---\n{head}\n---\nText\n", "a.md")
    assert time.process_time() - start < patience(3)


@pytest.mark.parametrize("opening", ["[", "{", "- ", "[{a: ", "? "])
def test_deep_nesting_does_not_kill_the_process(opening: str) -> None:
    """In a process of its own: the C parser has been seen to overflow the stack."""
    code = (
        "import sys; from setzkasten.frontmatter.read import read_front_matter\n"
        f"text = '---\\nTitel: ' + {opening!r} * 100_000 + '\\n---\\nText\\n'\n"
        "head = read_front_matter(text, 'a.md'); assert head.problems, head\n"
        f"text = '---\\n' + {opening!r} * 100_000 + '\\n---\\nText\\n'\n"
        "head = read_front_matter(text, 'a.md'); assert head.problems, head\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, (done.returncode, done.stderr[-500:])


@given(st.text())
def test_every_text_gives_a_head_or_a_reason(text: str) -> None:
    found = read_front_matter(text.replace("\r", "\n"), "a.md")
    assert found.readable or found.problems
    assert set(found.values) <= {field.attribute for field in SPELLINGS.values()}


@given(
    st.lists(
        st.sampled_from([*"aÄ:-[]{}'\"#&*!|>%@`,?\n ", "Titel: ", "  - ", "---\n", "Tags: "]),
        max_size=25,
    )
)
def test_every_near_miss_of_yaml_gives_a_head_or_a_reason(pieces: list[str]) -> None:
    text = "---\n" + "".join(pieces) + "\n---\nText\n"
    found = read_front_matter(text, "a.md")
    assert found.readable or found.problems
    for problem in found.problems:
        assert 1 <= (problem.line or 0) <= text.count("\n") + 1
