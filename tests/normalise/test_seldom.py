"""What lines say that are seldom: footers, signs, places, days and controls of many kinds."""

from __future__ import annotations

import pytest

from setzkasten.model.ledger import Role
from setzkasten.normalise.footers import read_footer
from setzkasten.normalise.metagrammar import read_part
from setzkasten.normalise.neighbours import place_below_letter, rubric_with_issue
from setzkasten.normalise.people import has_given_name, read_byline
from setzkasten.normalise.titleforms import holds_day, split_day
from tests.normalise.test_rules import P, Q, read

T = "Papier ist geduldig"


def _facts(facts: object) -> list[tuple[str, tuple[str, ...]]] | None:
    if facts is None:
        return None
    return [(fact.role.name, fact.values) for fact in facts]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Veröffentlicht in Handel, Versand.", ["Handel", "Versand"]),
        ("Abgelegt unter Handel | 3 Kommentare", ["Handel"]),
        ("Dieser Eintrag wurde veröffentlicht von Anna Müller.", ["Anna Müller"]),
    ],
)
def test_footers_say_where_an_article_belongs(text: str, facts: list[str]) -> None:
    found = read_footer(text)
    assert found is not None
    assert [value for fact in found for value in fact.values] == facts


@pytest.mark.parametrize(
    "text",
    [
        "Veröffentlicht in zwei Sprachen und mit vielen Bildern, die niemand braucht.",
        "x" * 2_000,
        "Der Handel wächst: und zwar so, wie es alle wollten. Das sagt jeder.",
    ],
)
def test_other_sentences_are_no_footers(text: str) -> None:
    assert not read_footer(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Eckernförde, 9. Mai 2016", "Eckernförde"),
        ("Eckernförde, 9. Mai 2016.", "Eckernförde"),
        ("Eckernförde, 9. Mai 2016, abends", None),
        ("eckernförde, 9. Mai 2016", None),
        ("Eckernförde, im Mai war es kalt", None),
    ],
)
def test_a_place_and_a_day_stand_below_letters(text: str, place: str | None) -> None:
    facts = place_below_letter(text)
    found = {fact.role: fact.values for fact in facts or []}
    assert found.get(Role.PLACE) == (None if place is None else (place,))
    assert (Role.DATE in found) is (place is not None)


@pytest.mark.parametrize(
    ("text", "is_rubric"),
    [("Menschen · Heft 49", True), ("Menschen und Heft 49", False), ("a | b | c", False)],
)
def test_a_rubric_may_name_an_issue(text: str, *, is_rubric: bool) -> None:
    assert (rubric_with_issue(text) is not None) is is_rubric


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Montag, 3. Mai", True),
        ("3.5.", True),
        ("3. Mai 2012", True),
        ("Mai 2012", False),
        ("Im Mai", False),
        ("Drei Mai", False),
    ],
)
def test_a_line_may_hold_a_day(text: str, *, holds: bool) -> None:
    assert holds_day(text) is holds


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("03.05.2012 – Papier ist geduldig", ("2012-05-03", "Papier ist geduldig")),
        ("Papier ist geduldig (3. Mai 2012)", ("2012-05-03", "Papier ist geduldig")),
        ("Papier (3. Mai 2012)", None),
        ("Am 3. Mai 2012 war Papier geduldig", None),
        ("Papier ist geduldig im Mai 2012", None),
        ("03.05.2012 – papier ist geduldig", None),
        ("Papier ist geduldig", None),
    ],
)
def test_a_day_is_cut_off_a_title(title: str, found: tuple[str, str] | None) -> None:
    assert split_day(title) == found


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("Anna Müller, Köln", ("Anna Müller",), "Köln"),
        ("Anna Müller (dpa)", ("Anna Müller", "dpa"), None),
        ("Anna Müller (am)", ("Anna Müller",), None),
        ("ANNA MÜLLER", ("Anna Müller",), None),
        ("Anna Müller und Karl Beck", ("Anna Müller", "Karl Beck"), None),
    ],
)
def test_names_come_with_much_beside_them(
    text: str, names: tuple[str, ...], place: str | None
) -> None:
    byline = read_byline(text, labelled=False)
    assert byline is not None
    assert (byline.names, byline.place) == (names, place)


@pytest.mark.parametrize("text", ["", "und", "(dpa)", "der Laden, die Ware", "Dr."])
def test_what_is_no_name_is_no_byline(text: str) -> None:
    byline = read_byline(text, labelled=False) if text else None
    assert byline is None or byline.names == ("dpa",)


def test_titles_alone_have_no_given_name() -> None:
    assert not has_given_name("Dr. Prof.")
    assert has_given_name("Dr. Anna")


def test_parts_of_a_line_end_somewhere() -> None:
    assert read_part("", 0) == []
    assert read_part("von Anna Müller", 99) is None


@pytest.mark.parametrize(
    ("blocks", "author", "in_body"),
    [
        ((P, Q + " (mg)"), ("mg",), True),
        ((P, Q + " [dpa]"), ("dpa",), True),
        ((P, Q + " -mg-"), ("mg",), True),
        ((P, Q + " (Anna Müller)"), ("Anna Müller",), True),
        ((P, Q + " (siehe unten)"), (), True),
        ((P, Q, "(Anna)"), ("Anna",), False),
        ((P, Q, "mehr."), (), True),
    ],
)
def test_signs_at_the_end(
    blocks: tuple[str, ...], author: tuple[str, ...], *, in_body: bool
) -> None:
    result = read(T, *blocks)
    assert result.metadata.authors == author
    if in_body:
        assert blocks[-1].split()[-1].strip(" –()[].") in result.body


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("1. eins\n2. zwei\n3. drei", "1. eins\n2. zwei\n3. drei"),
        ("01. eins\n02. zwei\n03. drei", "01"),
        ("a) eins\nb) zwei\nc) drei", "- a) eins\n- b) zwei\n- c) drei"),
        ("a) eins\nb) zwei\nund so weiter\nc) drei", "c) drei"),
        ("a) eins", "a) eins"),
    ],
)
def test_lists_of_numbers_and_letters(lines: str, wanted: str) -> None:
    assert wanted in read(T, P, lines, Q).body.replace("\\", "")


def test_a_quotation_has_its_speaker_below() -> None:
    quote = "„Wir haben damit gerechnet, dass die Kunden bleiben, und so ist es gekommen.“"
    body = read(T, P, f"{quote}\nKarl Beck, Händler", Q).body
    assert f"> {quote}" in body
    assert "> Karl Beck, Händler" in body.replace("  \n", "\n") or "Karl Beck, Händler" in body
    plain = read(T, P, quote, Q).body
    assert ">" not in plain


def test_a_subhead_may_end_in_a_number_sign() -> None:
    assert "## Neues von C\\#" in read(T, P, "Neues von C#", Q).body


@pytest.mark.parametrize(
    ("caption", "kept"),
    [
        ("Das Lager in Ulm. Foto: Karl Beck", ("Das Lager in Ulm.", "Karl Beck")),
        ("Bildunterschrift: Das Lager in Ulm (Foto: Karl Beck)", ("Das Lager in Ulm", "Karl Beck")),
    ],
)
def test_captions_with_their_credits(caption: str, kept: tuple[str, str]) -> None:
    [image] = read(T, P, caption, Q).metadata.images
    assert (image.caption, image.credit) == kept


@pytest.mark.parametrize(
    "line",
    [
        "Startseite > Handel > Versand > Porto",
        "Home » Archiv » 2012",
    ],
)
def test_frames_of_sites_are_set_aside(line: str) -> None:
    assert line not in read(line, T, P, Q).body
    assert read(line, T, P, Q).metadata.title == T


@pytest.mark.parametrize(
    "line",
    [
        "Newsletter abonnieren und keine Ausgabe mehr verpassen, kostenlos",
        "Bitte anmelden, um einen Kommentar zu schreiben",
    ],
)
def test_offers_below_the_text_are_set_aside(line: str) -> None:
    assert line not in read(T, P, Q, line).body


def test_the_sheet_of_a_calendar_is_a_date_or_nothing() -> None:
    assert read("12\nMär\n2014", T, P, Q).metadata.date == "2014-03-12"
    assert read("Mär 12\n2014", T, P, Q).metadata.date == "2014-03-12"
    undated = read("12\nMär", T, P, Q)
    assert undated.metadata.date is None
    assert "Mär" not in undated.body


def test_the_head_of_a_letter_is_set_aside() -> None:
    result = read("Von: Karl Beck <beck@example.org>\nAn: liste@example.org", T, P, Q)
    assert "beck@example.org" not in result.body


def test_rows_of_a_box_are_no_labels() -> None:
    box = "Name: Packpost\nGründung: 2010\nOrt: Oldenburg\nThema: Versand"
    result = read(T, P, box, Q)
    assert result.metadata.place is None
    assert "Gründung: 2010" in result.body


def test_three_rows_in_columns_are_a_table_and_two_are_not() -> None:
    rows = ["Karton   3 Euro", "Porto    5 Euro", "Zoll     2 Euro"]
    table = read(T, P, "\n".join(rows), Q).body
    assert "| Karton | 3 Euro |" in " ".join(table.split("\n"))
    assert "|" not in read(T, P, "\n".join(rows[:2]), Q).body


def test_what_is_said_to_the_readers_stays_in_the_text() -> None:
    result = read(T, P, Q, "Eure Anna")
    assert result.metadata.authors == ("Anna",)
    assert "Eure Anna" in result.body
    assert "Anna Müller" not in read(T, P, Q, "Anna Müller").body


def test_an_agency_and_a_sign_stand_before_a_report() -> None:
    result = read(T, f"Berlin (dpa/mg) – {P}", Q)
    assert result.metadata.authors == ("dpa", "mg")


def test_tags_may_follow_a_footer() -> None:
    text = "Abgelegt unter Handel. Schlagworte: Zoll, Porto"
    assert _facts(read_footer(text)) == [("CATEGORIES", ("Handel",)), ("TAGS", ("Zoll", "Porto"))]
    assert read_footer("Der Handel wächst. Schlagworte: Zoll, Porto") is None


def test_names_of_two_lines_add_up() -> None:
    result = read(T, "Von Anna Müller", P, Q, "Foto und Text: Karl Beck", "(dpa)")
    assert result.metadata.authors[0] == "Anna Müller"
    assert len(set(result.metadata.authors)) == len(result.metadata.authors)
