"""From front matter to the form and back: what was not touched stays, what was typed is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.frontmatter.schema import Kind
from setzkasten.frontmatter.values import folded_text
from setzkasten.model.article import Metadata
from setzkasten.redaktion.fields import (
    FORM,
    completed,
    named,
    shown,
    typed,
    typed_changes,
    values_of,
)

FIELDS = {field.attribute: field for field in FORM}
ITEMS = st.lists(
    st.text("abcäß;\", &[]#:-'", min_size=1, max_size=12).map(folded_text).filter(bool), max_size=4
).map(lambda items: tuple(dict.fromkeys(items)))


@given(ITEMS)
def test_whatever_list_is_shown_is_read_back(items: tuple[str, ...]) -> None:
    field = FIELDS["tags"]
    assert typed(field, shown(field, items)) == items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        (" ; ;", ()),
        ("Payment; Recht, Steuern & Co.", ("Payment", "Recht, Steuern & Co.")),
        ("  a ;b;  a", ("a", "b")),
        ('"a; b"; c', ("a; b", "c")),
        ('"offen; c', ('"offen', "c")),
        ('ein "Wort"; c', ('ein "Wort"', "c")),
    ],
)
def test_lists_are_typed_with_semicolons(text: str, items: tuple[str, ...]) -> None:
    assert typed(FIELDS["tags"], text) == items


HEAD = Metadata(
    "Titel",
    authors=("Anna Müller", "Jan Weiß"),
    date="2014-10",
    tags=("Zoll",),
    teaser="Ein Satz.",
    tags_lost=3,
    guessed=("Titel", "Datum"),
    draft=True,
)


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    before = values_of(HEAD)
    assert before["authors"] == "Anna Müller; Jan Weiß"
    assert before["draft"] == "ja"
    found = typed_changes(before, before)
    assert (found.changes, found.problems) == ({}, {})


def test_line_ends_of_browsers_do_not_count() -> None:
    before = {"teaser": "Ein Satz."}
    assert typed_changes(before, {"teaser": "Ein\r\nSatz.\r\n"}).changes == {}


def test_what_was_typed_is_read() -> None:
    before = values_of(HEAD)
    now = before | {
        "title": "  Neuer   Titel ",
        "date": "29.10.2014",
        "authors": "Jan Weiß",
        "teaser": "",
        "draft": "",
    }
    assert typed_changes(before, now).changes == {
        "title": "Neuer Titel",
        "date": "2014-10-29",
        "authors": ("Jan Weiß",),
        "teaser": None,
        "draft": False,
    }


def test_a_box_that_is_not_ticked_sends_nothing() -> None:
    now = values_of(HEAD)
    del now["draft"]
    assert typed_changes(values_of(HEAD), now).changes == {"draft": False}


def test_fields_that_were_not_shown_are_left_alone() -> None:
    assert typed_changes({}, {"title": "X", "draft": "ja"}).changes == {}
    assert typed_changes({"kicker": "X"}, {}).changes == {}


@pytest.mark.parametrize(
    ("attribute", "text", "part"),
    [
        ("title", "  ", "Ohne Titel"),
        ("date", "2014-02-31", "kein Datum"),
        ("updated", "gestern", "kein Datum"),
    ],
)
def test_what_does_not_fit_is_said(attribute: str, text: str, part: str) -> None:
    before = {"title": "Titel", "date": "2014", "updated": ""}
    found = typed_changes(before, before | {attribute: text})
    assert found.changes == {}
    assert part in found.problems[attribute]


def test_what_a_hand_has_set_is_no_guess_any_more() -> None:
    assert completed(HEAD, {"title": "X"}) == {"title": "X", "guessed": ("Datum",)}
    assert completed(HEAD, {"title": "X", "date": "2014"})["guessed"] is None
    assert "guessed" not in completed(HEAD, {"authors": ()})


@pytest.mark.parametrize(
    ("tags", "lost"), [(("Zoll", "Porto"), 2), (("Zoll", "A", "B", "C", "D"), None)]
)
def test_tags_that_were_found_again_are_not_lost(tags: tuple[str, ...], lost: int | None) -> None:
    assert completed(HEAD, {"tags": tags})["tags_lost"] == lost


def test_tags_taken_away_or_spelt_otherwise_were_not_found() -> None:
    assert "tags_lost" not in completed(HEAD, {"tags": ("ZOLL",)})
    assert "tags_lost" not in completed(HEAD, {"tags": ()})


def test_a_flag_that_is_no_more_takes_its_key_away() -> None:
    assert completed(HEAD, {"draft": False}) == {"draft": None}


def test_names_for_editors_are_german() -> None:
    assert named(["title", "tags"]) == "Titel, Schlagworte"


def test_every_kind_in_the_form_can_be_typed() -> None:
    kinds = {field.kind for field in FORM}
    assert kinds == {Kind.TEXT, Kind.NAMES, Kind.TERMS, Kind.DATE, Kind.FLAG}
