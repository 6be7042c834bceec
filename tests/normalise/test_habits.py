"""Lines about an article and around it, as many different sources word them."""

from __future__ import annotations

import pytest

from setzkasten.model.ledger import Role
from tests.normalise.test_rules import P, Q, read

T = "Papier ist geduldig"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Packpost, Ausgabe Mai 2012, S. 14 f.", "2012-05"),
        ("Packpost vom 3. Mai 2012", "2012-05-03"),
        ("Packpost, Ausgabe 5/2012", "2012"),
        ("03.05.2012 / 14:30 Uhr / Logistik", "2012-05-03"),
        ("May 3, 2012", "2012-05-03"),
        ("Stand: Mai 2012", "2012-05"),
        ("LG Ulm, Urteil vom 3. Mai 2012, Az. 3 O 12/12", None),
    ],
)
def test_dates_in_the_head(line: str, date: str | None) -> None:
    assert read(T, line, P, Q).metadata.date == date


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von unserer Mitarbeiterin Anna Müller", "Anna Müller"),
        ("Es berichtet: Anna Müller, Geschäftsstelle", "Anna Müller"),
        ("Mit Karl Beck sprach Anna Müller.", "Anna Müller"),
        ("Liebe Grüße, Anna", "Anna"),
        ("gez. K. Beck", "K. Beck"),
    ],
)
def test_authors_below_the_text(line: str, author: str) -> None:
    assert read(T, P, Q, line).metadata.authors == (author,)


@pytest.mark.parametrize(
    "line",
    ["Artikel drucken", "Teilen auf: Facebook (4)", "Zum Seitenanfang", "War das Thema hilfreich?"],
)
def test_controls_below_the_text(line: str) -> None:
    result = read(T, P, Q, line)
    assert (line in result.body) == (line == "War das Thema hilfreich?")


@pytest.mark.parametrize("head", ["Zurück nach oben", "Mehr Artikel im Regal", "Teilen lohnt sich"])
def test_headings_that_sound_like_controls(head: str) -> None:
    assert f"## {head}" in read(T, P, head, Q).body


@pytest.mark.parametrize(
    ("lines", "authors", "date"),
    [
        ("Mitgeschrieben von Tjark Onnen", ("Tjark Onnen",), None),
        ("Vertretungsweise beantwortet von Karl Beck, Jurist", ("Karl Beck",), None),
        ("Gesammelt von Moderatorin Rosalie Quint, 18.02.13", ("Rosalie Quint",), "2013-02-18"),
        ("notiert am Sonntag, den 4. März 2012, kurz vor Mitternacht", (), "2012-03-04"),
        ("Eingelaufen: 14.02.2011 - 16:42", (), "2011-02-14"),
        ("12.03.2014\nAnwalt Dr. Karl Beck, Ratgeber in Ulm", ("Dr. Karl Beck",), "2014-03-12"),
        ("12.03.2014, von KARL BECK, ULM", ("Karl Beck",), "2014-03-12"),
        ("Packpost 14/2011 | 7. April 2011", (), "2011-04-07"),
        ("Verfasst am 3.5.2014 von Anna Ott und Jan Beck", ("Anna Ott", "Jan Beck"), "2014-05-03"),
    ],
)  # fmt: skip
def test_lines_below_the_title(lines: str, authors: tuple[str, ...], date: str | None) -> None:
    metadata = read(f"{T}\n{lines}", P, Q).metadata
    assert (metadata.title, metadata.authors, metadata.date) == (T, authors, date)


def test_a_change_told_by_any_verb_is_an_update() -> None:
    metadata = read(f"{T}\nEingetragen am 4.2.13\nZuletzt ergänzt am 21.3.13", P, Q).metadata
    assert (metadata.date, metadata.updated) == ("2013-02-04", "2013-03-21")


def test_the_sheet_of_a_calendar() -> None:
    metadata = read(f"12\nMär\n2014\n\n{T}", P, Q).metadata
    assert (metadata.title, metadata.date) == (T, "2014-03-12")


def test_a_profile_s_place_is_none_of_the_article() -> None:
    result = read(T, "Name: Karl Beck\nOrt: Ulm\nGründung: 2003", P, Q)
    assert result.metadata.place is None
    assert "Ort: Ulm" in result.body


def test_a_name_below_a_greeting_with_more_below_it() -> None:
    result = read(T, P, Q, "Mit freundlichen Grüßen\nKarl Beck\nGeschäftsführer")
    assert result.metadata.authors == ("Karl Beck",)
    assert "Karl Beck" in result.body


@pytest.mark.parametrize(
    ("line", "tags", "lost"),
    [
        ("Stichworte: Porto – Karton – Band", ("Porto", "Karton", "Band"), 0),
        ("Verschlagwortet: Porto · A/B-Test", ("Porto", "A/B-Test"), 0),
        ("Stichworte: / / / /", (), 5),
        ("Tags: # # # #", (), 4),
    ],
)
def test_tags_between_other_signs(line: str, tags: tuple[str, ...], lost: int) -> None:
    metadata = read(T, P, Q, line).metadata
    assert (metadata.tags, metadata.tags_lost or 0) == (tags, lost)


def test_the_tags_of_serendipity() -> None:
    head = "Geschrieben von Karl Beck in Werkstatt um 20:14 | Kommentare (2) | Trackback (1)"
    metadata = read(T, P, Q, f"{head}\nTags für diesen Artikel: karton, leim").metadata
    assert metadata.tags == ("karton", "leim")
    assert metadata.authors == ("Karl Beck",)


def test_a_name_with_an_office_below_a_greeting() -> None:
    result = read(T, P, Q, "Mit freundlichen Grüßen\nTjorven Ott, Kundenberatung")
    assert result.metadata.authors == ("Tjorven Ott",)


def test_an_office_is_no_second_author() -> None:
    assert read(T, P, Q, "Text: Anna Müller, Referat Internet").metadata.authors == ("Anna Müller",)


def test_the_sign_of_an_author_who_is_known_is_no_second_one() -> None:
    metadata = read(f"{T}\nVon Anna Müller", P, Q, "(am)").metadata
    assert metadata.authors == ("Anna Müller",)


def test_paragraphs_below_categories_within_the_text_are_kept() -> None:
    result = read(T, P, "Kategorien: Versand", Q, P)
    assert P in result.body
    assert Q in result.body


# --- learnt from the sets u, v and w ------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Wird dieser Newsletter nicht richtig angezeigt? Klicken Sie hier.",
        "Falls diese E-Mail nicht korrekt dargestellt wird, klicken Sie bitte hier.",
        "Newsletter im Browser ansehen",
        "Zur Online-Version",
    ],
)
def test_how_a_newsletter_can_be_seen_is_set_aside(line: str) -> None:
    result = read(line, T, P, Q)
    assert result.metadata.title == T
    assert Role.RESIDUE in result.claims[0].roles


@pytest.mark.parametrize(
    "line",
    [
        "Diese Pressemitteilung wurde 412 mal gelesen.",
        "Für den Inhalt ist allein der Herausgeber verantwortlich.",
        "Schreiben Sie uns Ihre Meinung!",
        "Weitere Interviews\nDer Herr der Kisten\nDie Frau am Band",
        "Dateien:\nErgebnisse.pdf (212 KB)",
        "Blog von Karl",
        "Zum Vergrößern anklicken",
    ],
)
def test_what_portals_put_below_is_set_aside(line: str) -> None:
    result = read(T, P, Q, line)
    last = len(line.split("\n"))
    assert all(Role.RESIDUE in claim.roles for claim in result.claims[-last:])


@pytest.mark.parametrize(
    "line",
    [
        "Schreiben Sie uns Ihre Meinung!",
        "Weitere Berichte",
        "Dateien:",
        "Profilbild von Karl",
    ],
)
def test_within_the_text_such_lines_are_its_own(line: str) -> None:
    assert line.rstrip(":") in read(T, P, line, f"{Q} {P}", Q).body


def test_the_last_question_at_the_foot_of_a_paragraph_is_the_author_s() -> None:
    assert (
        "Schreiben Sie uns Ihre Meinung!"
        in read(T, P, f"{Q}\nSchreiben Sie uns Ihre Meinung!").body
    )


def test_a_row_of_terms_below_author_and_date() -> None:
    metadata = read(f"{T}\nGespeichert von Karl am 3. Mai 2012\nGemüse | Versand", P, Q).metadata
    assert metadata.tags == ("Gemüse", "Versand")


def test_categories_above_title_and_date() -> None:
    metadata = read(f"E-Commerce, Tipps\n{T}\n3. Mai 2012 / Karl Beck", P, Q).metadata
    assert metadata.categories == ("E-Commerce", "Tipps")
    assert metadata.title == T


def test_a_section_with_the_day() -> None:
    metadata = read(f"Detailhandel, 5. Juli 2015\n{T}", P, Q).metadata
    assert (metadata.categories, metadata.date) == (("Detailhandel",), "2015-07-05")
    assert metadata.title == T


def test_a_byline_that_no_list_knows_below_the_lead() -> None:
    lead = "Ein Verein verschickt Käse in das ganze Land. Nun wird das Porto billiger."
    metadata = read(f"{T}\n{lead}\nUrs Zgraggen, Schüpfheim", P, Q).metadata
    assert (metadata.authors, metadata.place) == (("Urs Zgraggen",), "Schüpfheim")
    assert metadata.teaser == lead


def test_a_box_about_the_author_is_set_aside_and_one_about_a_firm_is_text() -> None:
    box = "Über Karl Beck\nKarl Beck berät kleine Läden und trinkt zu viel Kaffee."
    result = read(f"{T}\nVon Karl Beck", P, Q, box)
    assert "trinkt zu viel" not in result.body
    assert "beschäftigt" in read(T, P, Q, "Über Papierkahn\nPapierkahn beschäftigt viele.").body


def test_who_writes_and_takes_the_pictures() -> None:
    metadata = read(T, P, Q, "Text und Fotos: Anna Müller").metadata
    assert metadata.authors == ("Anna Müller",)
    assert [image.credit for image in metadata.images] == ["Anna Müller"]


def test_two_who_sign_a_letter() -> None:
    assert read(T, P, Q, "Viele Grüße aus der Teestube\nBernd & Meike").metadata.authors == (
        "Bernd",
        "Meike",
    )


@pytest.mark.parametrize(
    ("ending", "authors"),
    [
        ("Das kostet fünf Euro (etwa).", ()),
        ("Das kostet fünf Euro (etwa)", ()),
        ("Die nächste Messe ist im Februar. (gs)", ("gs",)),
        ("Mehr im nächsten Heft. (dpa/mg)", ("dpa", "mg")),
    ],
)
def test_words_in_brackets_at_the_end(ending: str, authors: tuple[str, ...]) -> None:
    assert read(T, P, f"{Q} {ending}").metadata.authors == authors


def test_headings_with_and_in_the_sentence_of_a_blog() -> None:
    line = "Dieser Beitrag wurde am 3. Mai 2012 in Handel, Versand und Zoll veröffentlicht."
    assert read(T, P, Q, line).metadata.categories == ("Handel", "Versand", "Zoll")


def test_a_byline_with_the_day_of_its_last_change() -> None:
    metadata = read(f"{T}\nVon Anna Müller, aktualisiert am 4. Mai 2016", P, Q).metadata
    assert (metadata.authors, metadata.date, metadata.updated) == (
        ("Anna Müller",),
        None,
        "2016-05-04",
    )


def test_a_path_of_two() -> None:
    result = read("Ratgeber / Sicher einkaufen", T, P, Q)
    assert result.metadata.title == T
    assert Role.RESIDUE in result.claims[0].roles


def test_a_club_above_its_letter() -> None:
    result = read("BUND KLEINER PACKER e.V.\nMitgliederbrief 5/2010", T, P, Q)
    assert result.metadata.title == T
    assert Role.RESIDUE in result.claims[0].roles


@pytest.mark.parametrize(
    ("line", "date", "updated"),
    [
        ("3. Mai 2012 (aktualisiert: 5. Mai 2012)", "2012-05-03", "2012-05-05"),
        ("Stand: 5. Mai 2012 (zuerst veröffentlicht am 3. Mai 2012)", "2012-05-03", "2012-05-05"),
        ("Zuletzt bearbeitet von Anna Müller am 5. Mai 2012", None, "2012-05-05"),
    ],
)
def test_the_day_of_the_last_change(line: str, date: str | None, updated: str) -> None:
    metadata = read(f"{T}\n{line}", P, Q).metadata
    assert (metadata.date, metadata.updated) == (date, updated)


@pytest.mark.parametrize(
    ("line", "date", "categories"),
    [
        ("von Anna Müller in Handel, Versand", None, ("Handel", "Versand")),
        ("von Anna Müller (Redaktion)", None, ()),
        ("3. Mai 2012 By Anna Müller 2 Comments", "2012-05-03", ()),
    ],
)
def test_a_byline_right_below_the_title(
    line: str, date: str | None, categories: tuple[str, ...]
) -> None:
    metadata = read(f"{T}\n{line}", P, Q).metadata
    assert metadata.title == T
    assert metadata.authors == ("Anna Müller",)
    assert (metadata.date, metadata.categories) == (date, categories)


def test_what_stands_between_the_title_bar_and_the_title_is_set_aside() -> None:
    menu = "Versandblog\nAlles rund um den Versand\nÜber uns\nKontakt"
    result = read(f"{T} | Versandblog\n{menu}", f"{T}\nVon Anna Müller", P, Q)
    assert result.metadata.title == T
    assert all(Role.RESIDUE in claim.roles for claim in result.claims[1:5])


@pytest.mark.parametrize(
    ("line", "categories", "tags"),
    [
        ("Kategorie: Handel | Kommentare (3)", ("Handel",), ()),
        (
            "Veröffentlicht in Handel | Verschlagwortet mit Karton, Versand",
            ("Handel",),
            ("Karton", "Versand"),
        ),
        (
            "This entry was posted in Handel and tagged Karton, Versand. Bookmark the permalink.",
            ("Handel",),
            ("Karton", "Versand"),
        ),
    ],
)
def test_lists_of_terms_with_more_on_their_line(
    line: str, categories: tuple[str, ...], tags: tuple[str, ...]
) -> None:
    metadata = read(T, P, Q, line).metadata
    assert (metadata.categories, metadata.tags) == (categories, tags)


def test_links_to_the_articles_before_and_after() -> None:
    result = read(T, P, Q, "« Kartons im Regen\nBänder im Wind »")
    assert [claim.roles for claim in result.claims[-2:]] == [(Role.RESIDUE,)] * 2
    assert "« Wir falten », sagt er." in read(T, P, "« Wir falten », sagt er.", Q).body
