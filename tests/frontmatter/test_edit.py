"""Editing a head: the wanted value is there, and nothing else is different."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from setzkasten.frontmatter.edit import NotEditableError, edit, edit_bytes
from setzkasten.frontmatter.read import read_front_matter
from setzkasten.frontmatter.schema import FIELDS, Kind, by_spelling, folded
from setzkasten.frontmatter.values import folded_text
from setzkasten.frontmatter.write import write_front_matter
from setzkasten.model.article import MOST_ENTRIES, Image, Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.parse.pages import FIELDS as PAGE_FIELDS
from setzkasten.versions.stamp import read_stamp, short, stamped
from tests.conftest import examples
from tests.frontmatter.test_roundtrip import METADATA, TEXT, TEXTS

FORMATTED = """\
---
# Diesen Kopf hat Frau Voß von Hand geordnet.
Datum: 2014-10-29   # so steht es im Heft

Titel: "Alibaba: der Riese"
'Autor':
  - Anna Müller   # Leipzig
  # kam später dazu
  - 'Jan Weiß'
Kategorien: [ Payment, "Recht",   Handel ]   # bitte so lassen
Schlagworte: [Zoll,
   Steuer,   # die Umsatzsteuer
   "Porto, Versand"]
# über den Teaser ist zu reden
Teaser: >-   # gefaltet
  Ein langer Satz,
  der weitergeht. # und das gehört dazu

Ort: &stadt Köln
Bilder:
  - Bildunterschrift: Der Hafen   # aus dem Archiv
    # Wer war das?
    Bildquelle: Foto Lang
  - Motiv: Ein Kran
Unsicher: [Datum]
# Ende
---
"""
BODY = "\n\nDer Text. \n---\nTitel: nicht dieser\n"


def _normal(text: str) -> str:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain)


def _values(text: str) -> dict[str, Any]:
    return dict(read_front_matter(_normal(text), "").values)


def _lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


# --- by example -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        (
            {"title": "Neu: # 1"},
            ['Titel: "Alibaba: der Riese"'],
            ['Titel: "Neu: # 1"'],
        ),
        (
            {"date": "2014-11"},
            ["Datum: 2014-10-29   # so steht es im Heft"],
            ["Datum: 2014-11   # so steht es im Heft"],
        ),
        (
            {"categories": ("Payment", "Recht", "Handel", "Mode")},
            ['Kategorien: [ Payment, "Recht",   Handel ]   # bitte so lassen'],
            ['Kategorien: [ Payment, "Recht",   Handel, Mode ]   # bitte so lassen'],
        ),
        (
            {"categories": ("Payment", "Handel")},
            ['Kategorien: [ Payment, "Recht",   Handel ]   # bitte so lassen'],
            ["Kategorien: [ Payment, Handel ]   # bitte so lassen"],
        ),
        (
            {"categories": ("Payment", 'Das "Recht"', "Handel")},
            ['Kategorien: [ Payment, "Recht",   Handel ]   # bitte so lassen'],
            ['Kategorien: [ Payment, "Das \\"Recht\\"",   Handel ]   # bitte so lassen'],
        ),
        (
            {"categories": ()},
            ['Kategorien: [ Payment, "Recht",   Handel ]   # bitte so lassen'],
            ["Kategorien: []   # bitte so lassen"],
        ),
        (
            {"authors": ("Anna Müller", "Jan Weiß", "Kim")},
            [],
            ["  - Kim"],
        ),
        (
            {"authors": ("Jan Weiß",)},
            ["  - Anna Müller   # Leipzig"],
            [],
        ),
        (
            {"authors": ("Jan Weiß", "Anna Müller")},
            ["  - Anna Müller   # Leipzig", "  # kam später dazu", "  - 'Jan Weiß'"],
            ["  - 'Jan Weiß'", "  - Anna Müller   # Leipzig", "  # kam später dazu"],
        ),
        (
            {"authors": ("Anna Müller", "Jan-O. Weiß")},
            ["  - 'Jan Weiß'"],
            ["  - 'Jan-O. Weiß'"],
        ),
        (
            {"tags": ("Zoll", "Steuer", "Porto, Versand", "Post")},
            ['   "Porto, Versand"]'],
            ['   "Porto, Versand", Post]'],
        ),
        (
            {"tags": ("Zoll", "Porto, Versand")},
            ["Schlagworte: [Zoll,", "   Steuer,   # die Umsatzsteuer", '   "Porto, Versand"]'],
            ["# die Umsatzsteuer", 'Schlagworte: [Zoll, "Porto, Versand"]'],
        ),
        (
            {"teaser": "Kurz."},
            [
                "Teaser: >-   # gefaltet",
                "  Ein langer Satz,",
                "  der weitergeht. # und das gehört dazu",
            ],
            ["Teaser: Kurz.  # gefaltet"],
        ),
        ({"place": "Bonn"}, ["Ort: &stadt Köln"], ["Ort: Bonn"]),
        ({"place": None}, ["Ort: &stadt Köln"], []),
        ({"guessed": None}, ["Unsicher: [Datum]"], []),
        ({"draft": True}, [], ["Entwurf: ja"]),
        ({"kicker": "POST"}, [], ["Dachzeile: POST"]),
        ({"updated": "2015"}, [], ["Aktualisiert: 2015"]),
        ({"tags_lost": 3}, [], ["Verlorene Schlagworte: 3"]),
        (
            {"images": (Image("Der Hafen", "Foto Lang"), Image(subject="Ein Kran", credit="dpa"))},
            [],
            ["    Bildquelle: dpa"],
        ),
        (
            {"images": (Image("Der Fluss", "Foto Lang"), Image(subject="Ein Kran"))},
            ["  - Bildunterschrift: Der Hafen   # aus dem Archiv"],
            ["  - Bildunterschrift: Der Fluss   # aus dem Archiv"],
        ),
        (
            {"images": (Image("Der Hafen"), Image(subject="Ein Kran"))},
            ["    Bildquelle: Foto Lang"],
            [],
        ),
        (
            {
                "images": (
                    Image("Der Hafen", "Foto Lang"),
                    Image(subject="Ein Kran"),
                    Image("Neu", file="neu.jpg"),
                )
            },
            [],
            ["  - Bildunterschrift: Neu", "    Datei: neu.jpg"],
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("mark", "form"), [("", "NFC"), ("\ufeff", "NFC"), ("", "NFD")])
def test_only_the_lines_that_are_meant_change(
    changes: dict[str, Any],
    old: list[str],
    new: list[str],
    newline: str,
    *,
    mark: str,
    form: Any,
) -> None:
    text = mark + unicodedata.normalize(form, FORMATTED + BODY).replace("\n", newline)
    edited = edit(text, changes)
    removed, added = _lines_changed(text, edited)
    assert [_normal(line) for line in removed] == old
    assert [_normal(line) for line in added] == new
    assert edited.count(newline) - text.count(newline) == len(new) - len(old)
    [(attribute, value)] = changes.items()
    assert (_values(edited).get(attribute) or None) == (value or None)


def test_the_first_of_two_equal_keys_is_changed_and_both_are_removed() -> None:
    text = "---\nOrt: Köln\nTitel: T\nPlace: Bonn\n---\n"
    assert edit(text, {"place": "Ulm"}) == "---\nOrt: Ulm\nTitel: T\nPlace: Bonn\n---\n"
    assert edit(text, {"place": None}) == "---\nTitel: T\n---\n"


@pytest.mark.parametrize(
    ("head", "changes", "result"),
    [
        ("Tags: Zoll, Post", {"tags": ("Zoll", "Post", "Recht")}, "Tags: Zoll, Post, Recht"),
        ("Tags: Zoll; Post", {"tags": ("Zoll", "a, b")}, 'Tags: [Zoll, "a, b"]'),
        ("Autor: Jan", {"authors": ("Jan", "Kim")}, "Autor: [Jan, Kim]"),
        ("Autor: 'Jan'", {"authors": ("Kim",)}, "Autor: 'Kim'"),
        ("Ort:", {"place": "Köln"}, "Ort: Köln"),
        ("Ort: # wo?", {"place": "Köln"}, "Ort: Köln # wo?"),
        ("Tags: []", {"tags": ("a",)}, "Tags: [a]"),
        ("Tags:\n- a\n- b", {"tags": ("a", "c", "b")}, "Tags:\n- a\n- c\n- b"),
        ("Tags:\n- a # x", {"tags": ()}, "Tags: []"),
        ("Tags:\n- a\n# x\n- b", {"tags": None}, "# x"),
        ("Titel: Amazon: der Riese", {"title": "A: B"}, 'Titel: "A: B"'),
        ('Titel: "Angriff" auf X', {"title": "Angriff"}, "Titel: Angriff"),
        ("Titel: 'It''s'", {"title": "Das ist's"}, "Titel: 'Das ist''s'"),
        ("Entwurf: ja", {"draft": False}, "Entwurf: nein"),
        ("Entwurf: ja", {"draft": None}, ""),
        ("Tags: &t [a]\nKategorien: *t", {"categories": ("b",)}, "Tags: &t [a]\nKategorien: [b]"),
        ("Ort: |\n  Köln\n # ende", {"place": "Ulm"}, "Ort: Ulm\n # ende"),
        ("Teaser: eins\n  zwei", {"teaser": "drei"}, "Teaser: drei"),
        ('Teaser: "eins\n\n  zwei" # c', {"teaser": "drei"}, 'Teaser: "drei" # c'),
        (
            "Bilder: [{Bildquelle: x}] # c",
            {"images": (Image(credit="dpa"),)},
            "# c\nBilder:\n  - Bildquelle: dpa",
        ),
        ("Tags: [~, a, null]", {"tags": ("a", "b")}, "Tags: [a, b]"),
        ("Tags: [a]", {"tags": ("", "b", " ", "b")}, "Tags: [b]"),
        ("Tags: [[a]]", {"tags": ("b",)}, "Tags: [b]"),
        ("Tags: [[a], # eins\n  b] # zwei", {"tags": ("c",)}, "# eins\n# zwei\nTags: [c]"),
        ("Tags: [[a], 'b #1']", {"tags": ("c",)}, "Tags: [c]"),
        ("Tags:\n- - a", {"tags": ("b",)}, "Tags: [b]"),
        ("Tags: !!seq [a]", {"tags": ("a", "b")}, "Tags: [a, b]"),
        ("Tags: [ # leer\n  ]", {"tags": ("a",)}, "# leer\nTags: [a]"),
        ("Titel: a: b", {"title": "c"}, "Titel: c"),
        ("Tags: Netz: Zoll", {"tags": ("a",)}, "Tags: [a]"),
        (
            "Bilder:\n  - Motiv: Kran\n    Bildquelle: dpa",
            {"images": (Image(credit="dpa"),)},
            "Bilder:\n  - Bildquelle: dpa",
        ),
        (
            "Bilder:\n  - Motiv: Kran",
            {"images": (Image(credit="dpa"),)},
            "Bilder:\n  - Bildquelle: dpa",
        ),
        (
            "Bilder:\n  - {Motiv: Kran}",
            {"images": (Image(subject="Hafen"),)},
            "Bilder:\n  - Motiv: Hafen",
        ),
        (
            "Bilder:\n  Motiv: Kran",
            {"images": (Image(subject="Kran"), Image(subject="Hafen"))},
            "Bilder:\n  - Motiv: Kran\n  - Motiv: Hafen",
        ),
        (
            "Bilder:\n- Motiv: Kran",
            {"images": (Image(subject="Kran", alt="Ein Kran"), Image(subject="Hafen"))},
            "Bilder:\n- Motiv: Kran\n  Alternativtext: Ein Kran\n- Motiv: Hafen",
        ),
        ("Titel: x\nEntwurf: ja", {"date": "2014"}, "Titel: x\nDatum: 2014\nEntwurf: ja"),
        ("Notiz: z\nTitel: x", {"kicker": "ya"}, "Dachzeile: ya\nNotiz: z\nTitel: x"),
        ("  Titel: x\n  Ort: y", {"date": "2014"}, "  Titel: x\n  Ort: y\n  Datum: 2014"),
    ],
)
def test_the_old_form_of_a_value_is_kept(head: str, changes: dict[str, Any], result: str) -> None:
    result = f"{result}\n" if result else ""
    assert edit(f"---\n{head}\n---\nText", changes) == f"---\n{result}---\nText"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", "---\nOrt: Köln\n---\n"),
        ("Text", "---\nOrt: Köln\n---\n\nText"),
        ("\ufeffText\r\n", "\ufeff---\r\nOrt: Köln\r\n---\r\n\r\nText\r\n"),
        ("---\n---\nText", "---\nOrt: Köln\n---\nText"),
        ("---\n# nichts\n---", "---\n# nichts\nOrt: Köln\n---"),
        ("--- \nTitel: x\n...\n", "--- \nTitel: x\nOrt: Köln\n...\n"),
    ],
)
def test_a_text_without_keys_gets_them(text: str, result: str) -> None:
    assert edit(text, {"place": "Köln"}) == result
    assert edit(text, {"place": None}) == text


@pytest.mark.parametrize(
    "text",
    [
        "---\nTitel: x\n",
        "---\nTitel: [x\n---\n",
        "---\n{Titel: x, Ort: y}\n---\n",
        "---\nnur Text\n---\n",
        "---\nOrt: &a Köln\nTeaser: *a\n---\n",
        "---\n? Ort\n: - a\n---\n",
    ],
)
def test_what_cannot_be_changed_alone_is_left_alone(text: str) -> None:
    with pytest.raises(NotEditableError):
        edit(text, {"place": "Ulm"})


def test_bytes_that_are_no_utf8_are_left_alone() -> None:
    with pytest.raises(NotEditableError):
        edit_bytes("---\nTitel: Köln\n---\n".encode("cp1252"), {"place": "Ulm"})


def test_values_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="ISO"):
        edit("---\nTitel: x\n---\n", {"date": "gestern"})
    with pytest.raises(ValueError, match="stamp"):
        edit("---\nTitel: x\n---\n", {"version": "x"})
    with pytest.raises(KeyError):
        edit("", {"gibt es nicht": "x"})


def test_free_pages_have_their_own_keys() -> None:
    text = "---\nTitel: Impressum\n---\nText"
    edited = edit(text, {"description": "Wer das ist"}, PAGE_FIELDS)
    assert edited == "---\nTitel: Impressum\nBeschreibung: Wer das ist\n---\nText"


def test_an_edited_file_belongs_to_the_editor_and_an_undone_edit_does_not() -> None:
    markdown = write_front_matter(Metadata("Titel", source="a.txt")) + "\nText\n"
    text = stamped(markdown, "titel", digest_bytes(b"roh"))
    edited = edit(text, {"tags": ("Zoll",)})
    assert read_stamp(text, "titel") == (short(digest_bytes(b"roh")), True)
    assert read_stamp(edited, "titel") == (short(digest_bytes(b"roh")), False)
    assert edit(edited, {"tags": ()}) == text


# --- by property ------------------------------------------------------------------------

_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: TEXT | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    Kind.NAMES: TEXTS,
    Kind.TERMS: TEXTS,
    Kind.DATE: st.sampled_from(["2014", "2014-10", "2014-10-29"]),
    Kind.NUMBER: st.integers(0, 999),
    Kind.FLAG: st.booleans(),
    Kind.IMAGES: st.lists(
        st.builds(Image, caption=st.none() | TEXT, credit=st.none() | TEXT, file=st.none() | TEXT),
        max_size=3,
    ).map(tuple),
}
_EDITABLE = [field for field in FIELDS if field.attribute != "version"]


@st.composite
def _change(draw: st.DrawFn) -> tuple[str, Any]:
    field = draw(st.sampled_from(_EDITABLE))
    return field.attribute, draw(st.none() | _VALUES[field.kind])


def _expected(value: Any) -> Any:
    return folded_text(value) or None if isinstance(value, str) else value or None


@settings(max_examples=examples(200))
@given(METADATA, st.lists(_change(), min_size=1, max_size=3), st.sampled_from(["\n", "\r\n"]))
@example(Metadata("x", tags=("\u2028a",)), [("place", "ü\u2028")], "\n")
def test_whatever_the_program_wrote_can_be_changed(
    metadata: Metadata, changes: list[tuple[str, Any]], newline: str
) -> None:
    text = (write_front_matter(metadata) + "\nText\n---\n").replace("\n", newline)
    wanted = {name: _expected(value) for name, value in changes}
    edited = edit(text, dict(changes))
    before, after = _values(text), _values(edited)
    for name in before.keys() | after.keys() | wanted.keys():
        kept = before.get(name)
        assert (after.get(name) or None) == wanted.get(name, kept or None)
    assert edited.endswith(f"---{newline}{newline}Text{newline}---{newline}")
    assert edited.count("\r") == (edited.count("\n") if newline == "\r\n" else 0)


@settings(max_examples=examples(150))
@given(_change(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_hand_formatting_survives_any_change(
    change: tuple[str, Any], newline: str, mark: str
) -> None:
    name, value = change
    text = mark + (FORMATTED + BODY).replace("\n", newline)
    edited = edit(text, {name: value})
    before, after = _values(text), _values(edited)
    assert (after.get(name) or None) == _expected(value)
    before.pop(name, None), after.pop(name, None)
    assert before == after
    key = next(field for field in FIELDS if field.attribute == name)
    mine = {key.key, *key.aliases}
    left = edited.splitlines()
    within = False
    for line in text.splitlines():
        if line[:1] not in {" ", "#", "-", ""}:
            within = line.split(":")[0].strip("'") in mine
        if not within:
            assert line in left, line
        for comment in ("# Diesen", "# so", "# über", "# Ende", "# Leipzig", "# die Umsatz"):
            if comment in line and value is not None and name != "authors":
                assert comment in edited
    undone = edit(edited, {name: _values(text).get(name)})
    assert _values(undone) == _values(text)


@settings(max_examples=examples(150))
@given(
    st.lists(
        st.text(st.sampled_from("aTt:OörtKateg' \"#-[]{},|>&*!\t\u2028\u0085é\u0301\r")) | TEXT,
        max_size=6,
    ),
    _change(),
)
def test_any_head_is_changed_rightly_or_not_at_all(
    lines: list[str], change: tuple[str, Any]
) -> None:
    text = "---\nTitel: Fest\n" + "\n".join(lines) + "\n---\nText\n"
    name, value = change
    assume(name != "version")
    try:
        edited = edit(text, {name: value})
    except NotEditableError:
        return
    before, after = _values(text), _values(edited)
    assert (after.pop(name, None) or None) == _expected(value)
    before.pop(name, None)
    assert after == before
    assert edited.endswith(text[text.rindex("\n---\nText") :]) or "---" in "\n".join(lines)


@pytest.mark.parametrize("key", ["Schlagworte", "Weiterleitungen", "Autorin"])
def test_a_list_of_which_only_a_part_is_used_stays(key: str) -> None:
    """Who changes it knows the first entries only; what came of it would lack all others."""
    names = [f"t{number}" for number in range(MOST_ENTRIES + 1)]
    text = f"---\nTitel: x\n{key}: [{', '.join(names)}]\n---\n\nText\n"
    attribute = by_spelling(FIELDS)[folded(key)].attribute
    for wanted in (tuple(names[:-1]), ("neu",), None):
        with pytest.raises(NotEditableError):
            edit(text, {attribute: wanted})
    assert edit(text, {"title": "Neu"}) == text.replace("Titel: x", "Titel: Neu")
    shorter = text.replace(f", {names[-1]}]", "]")
    assert read_front_matter(edit(shorter, {attribute: ("neu",)}), "").values[attribute] == ("neu",)
