"""The scorer itself: what counts as a title where the labels give none."""

from __future__ import annotations

from tests.korpus.labels import Case
from tests.korpus.score import score

TEXT = (
    "Die Nachtzusteller streiken wieder, und diesmal wollen sie so lange durchhalten, bis die "
    "Zulage für den Sonntag bezahlt wird. Gesprochen wird seit Montag nicht mehr."
)
LABELS = {"Titel": None, "Titel_sicherheit": "geraten", "Kodierung": "utf-8"}


def test_a_guess_is_no_false_find_where_the_text_has_no_title() -> None:
    scores = score([Case("x", TEXT.encode(), LABELS, {1: ("text",)})])
    assert (scores["Titel"].hits, scores["Titel"].false, scores["Titel"].missed) == (0, 0, 0)
    assert scores["Titel geraten"].hits == 1


def test_a_title_that_is_none_is_a_false_find() -> None:
    case = Case("x", f"Streik am Sonntag\n\n{TEXT}".encode(), LABELS, {1: ("text",), 3: ("text",)})
    scores = score([case])
    assert scores["Titel"].false == 1
    assert scores["Titel geraten"].missed == 1
