"""Two texts side by side, and the names of new ones."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from setzkasten.redaktion.comparing import Row, rows
from setzkasten.redaktion.uploads import LONGEST, NameProblem, safe_name


def words(row: Row, side: str) -> str:
    return "".join(piece.text for piece in getattr(row, side))


def different(row: Row, side: str) -> list[str]:
    return [piece.text.strip() for piece in getattr(row, side) if not piece.same]


def test_equal_paragraphs_stand_beside_each_other() -> None:
    found = rows("Eins.\n\nZwei.\n\nDrei.", "Eins.\n\nDrei.\n\nVier.")
    assert [(words(row, "left"), words(row, "right"), row.same) for row in found] == [
        ("Eins.", "Eins.", True),
        ("Zwei.", "", False),
        ("Drei.", "Drei.", True),
        ("", "Vier.", False),
    ]


def test_in_changed_paragraphs_the_changed_words_are_told() -> None:
    (row,) = rows("Der Händler liefert am Montag.", "Der Händler liefert am Dienstag.")
    assert different(row, "left") == ["Montag."]
    assert different(row, "right") == ["Dienstag."]


BODIES = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "ä."]), min_size=1, max_size=6).map(" ".join),
    max_size=6,
).map("\n\n".join)


@given(BODIES, BODIES)
@example("", "")
@example("x " * 1000, "y " * 1000)
def test_no_word_is_lost_or_made_up(left: str, right: str) -> None:
    found = rows(left, right)
    for side, body in (("left", left), ("right", right)):
        assert " ".join(words(row, side) for row in found).split() == body.split()


# --- names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "name"),
    [
        ("004_6042888f3d2a18e9.txt", "004_6042888f3d2a18e9.txt"),
        ("Grüße aus Köln.TXT", "Grüße aus Köln.txt"),
        ("Gru\u0308ße.txt", "Grüße.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Texte\\a.txt", "a.txt"),
        ("ordner/a.txt", "a.txt"),
        ("..txt.txt", "txt.txt"),
        (".versteckt.txt", "versteckt.txt"),
        ("~$offen.txt", "$offen.txt"),
        ('a<b>:"|?*.txt', "a b.txt"),
        ("con.txt", "text-con.txt"),
        ("COM1.bak.txt", "text-COM1.bak.txt"),
        ("a\u202etxt.b.txt", "a txt.b.txt"),
        ("a\x00b.txt", "a b.txt"),
        ("a .txt", "a.txt"),
        ("a.txt ", "a.txt"),
        ("\ud800a.txt", "a.txt"),
    ],
)
def test_names_are_made_safe(given_: str, name: str) -> None:
    assert safe_name(given_) == name


@pytest.mark.parametrize("given_", ["", ".txt", "a", "a.docx", "a.txt.exe", "..", "/", "   .txt"])
def test_what_is_no_text_is_refused_in_german(given_: str) -> None:
    with pytest.raises(NameProblem, match=r"txt"):
        safe_name(given_)


@given(st.text(max_size=300))
@example("ä" * 300 + ".txt")
@example("con" + " " * 40 + ".txt")
def test_no_name_leaves_the_folder(given_: str) -> None:
    try:
        name = safe_name(given_ + ".txt")
    except NameProblem:
        return
    assert name.endswith(".txt")
    assert not set(name) & set('/\\:*?"<>|\0\n')
    assert not name.startswith((".", "~"))
    assert len(name.encode()) <= LONGEST
    assert safe_name(name) == name
