"""Titles in many forms and places: each form in each place is found as typed, and not guessed."""

from __future__ import annotations

import pytest

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise import normalise
from tests.normalise.test_rules import P, Q

TITLES = [
    "Pappe ist heiß",
    "Pappe!",
    "Pappe",
    "Rückkehr der Schachteln",
    "Wer hat Angst vor dem Karton?",
    "Warum Kartons eckig bleiben",
    "„Plastik kommt mir nicht ins Haus“",
    "»Wir falten bis zum Schluss«",
    "Kartonhändler: „Wir können nicht klagen“",
    "Studie: Jedes dritte Paket ist zu groß",
    "5 Gründe für dicke Pappe",
    "Rückblick 2015",
    "Kartonage.de startet eigenen Laden",
    "Umsatz +7%: Pappe boomt",
    "LG Köln: Kein Rückgaberecht für Schachteln",
    "Packmesse 2014 (Teil 2)",
    "Schachteltest, Teil 3: Klappen",
    "Schluss mit dem Kleben.",
    "Falten. Fertig.",
    "Uff.",
    "Klotz am Bein? Von wegen!",
    "Falten, stapeln, umwerfen ...",
    "PAPPE AUF DEM VORMARSCH",
    "Gelesen im März 2011",
    "Bild der Woche: Der höchste Stapel",
    "Die Marke »Fundus« gibt auf",
    "geklaut in 40 sekunden",
]
PLACES = {
    "first": "{title}\n\n{text}",
    "above the date": "{title}\n3. Mai 2012\n\n{text}",
    "below the date": "03.05.2012\n{title}\n\n{text}",
    "set apart below the date": "3. Mai 2012\n\n{title}\n\n{text}",
    "above the byline": "{title}\nVon Anna Müller\n\n{text}",
    "below a path": "Startseite > News > Lager\n{title}\nVeröffentlicht am 3. Mai 2012\n\n{text}",
    "below a credit": "Foto: Anna Müller\n\n{title}\n\n{text}",
    "above a picture": "{title}\n\nVolle Regale im Lager\nFoto: Anna Müller\n\n{text}",
    "below a category": "Kategorie: Handel\n{title}\n\n{text}",
    "above the labels": "{title}\n\n{text}\n\nAnna Müller, Köln\n\nKategorien: Handel, Recht",
}
TEXT = f"{P}\n\n{Q}\n\n{P}"


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_in_its_place(title: str, place: str) -> None:
    metadata = normalise(place.format(title=title, text=TEXT).encode(), "x.txt").metadata
    assert metadata.title == title
    assert "Titel" not in metadata.guessed


HEADERS = [
    "Der Schachtelblog",
    "Schachtelblog – Neues aus der Packstube",
    "Pappe, Papier und Co. - der Blog für Packer",
    "www.schachtel.de",
    "Schachtel & Sohn GmbH",
    "Schachtel-Kurier Nr. 14",
    "Home Über uns Kontakt Impressum",
    "Handel | Logistik",
    "Unsere Meinung",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("title", ["Pappe ist heiß", "Der letzte Packer", "Wer faltet noch?"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n3. Mai 2012\n"])
def test_the_paper_s_name_is_no_title(header: str, title: str, between: str) -> None:
    result = normalise(f"{header}{between}{title}\n\n{TEXT}".encode(), "x.txt")
    assert result.metadata.title == title
    assert result.claims[0].lines == (1,)
    assert {Role.RESIDUE, Role.KICKER} & set(result.claims[0].roles)


def test_an_unknown_line_above_date_and_title_is_set_aside() -> None:
    text = f"Neues von nebenan\n3. Mai 2012\n\nBäckerin verschickt Brot im Karton\n\n{TEXT}"
    result = normalise(text.encode(), "x.txt")
    assert result.metadata.title == "Bäckerin verschickt Brot im Karton"
    assert result.claims[0].confidence is Confidence.LIKELY


def test_a_subtitle_below_the_date_stays_one() -> None:
    text = f"Umzug bei laufendem Betrieb\n3. Mai 2012\n\nWie ein Händler alles verlor\n\n{TEXT}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert (metadata.title, metadata.subtitle) == (
        "Umzug bei laufendem Betrieb",
        "Wie ein Händler alles verlor",
    )


def test_a_caption_on_top_is_no_title() -> None:
    for block in (
        "Blick auf das Lager am Hafen\n(c) Anna Müller",
        "Foto: Anna Müller\nBlick auf das Lager",
    ):
        text = f"{block}\n\nDrei Tage Pappe: Zu Besuch in der Fabrik\n8. Dezember 2016\n\n{TEXT}"
        metadata = normalise(text.encode(), "x.txt").metadata
        assert metadata.title == "Drei Tage Pappe: Zu Besuch in der Fabrik"
        assert metadata.images[0].credit == "Anna Müller"
        assert (metadata.images[0].caption or "").startswith("Blick auf das Lager")


def test_a_greeting_is_no_title() -> None:
    text = f"Liebe Mitglieder,\n\n{P}\n\n{Q}\n\nViele Grüße\nOrtrud Fenske"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert "Titel" in metadata.guessed


def test_what_mail_programs_write_before_a_subject_is_no_part_of_the_title() -> None:
    text = f"Re: [packer] Kartons im Regen\nVon: Anna Müller\nDatum: 19.04.2005\n\n{TEXT}"
    assert normalise(text.encode(), "x.txt").metadata.title == "Kartons im Regen"


def test_a_title_in_capitals_on_two_lines() -> None:
    text = f"UNSERE WAAGE BEKOMMT\nEINEN NEUEN ZEIGER\n\n{TEXT}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert metadata.title == "UNSERE WAAGE BEKOMMT EINEN NEUEN ZEIGER"


def test_a_lead_in_the_block_of_the_title() -> None:
    lead = "Vier von zehn Kartons sind zu groß. Das haben Forscher in drei Lagern nachgemessen."
    text = f"Wie viel Luft reist mit?\n{lead}\n\n{TEXT}"
    assert normalise(text.encode(), "x.txt").metadata.teaser == lead


def test_print_that_is_set_by_millimetres_is_joined() -> None:
    lines = (
        "Zu viel Druck schadet der Fuge ebenso wie zu\n"
        "wenig, und das mag mancher Geselle nicht so\n"
        "recht glauben, der die Zwingen bis zum Anschlag\n"
        "zudreht, doch die Versuche an der Schule\n"
        "sind eindeutig und lassen keinen Zweifel mehr zu."
    )
    body = normalise(f"Leim richtig pressen\n\n{lines}\n\n{lines}".encode(), "x.txt").body
    assert "ebenso wie zu wenig, und" in body
    assert "##" not in body


LEADS = [
    "Der Markt für Pappe wächst seit Jahren wieder.",
    "Schachteln sind wieder da. Wie kam es dazu?",
    "Wer braucht heute noch Kartons? Und warum kaufen plötzlich alle wieder welche?",
    "Pappe? Ja bitte! In deutschen Lagern kehrt der Karton zurück!",
    "Pappe galt lange als altmodisch. Das ändert sich gerade …",
]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("title", ["Pappe ist heiß", "Wer faltet noch?", "5 Gründe für Pappe"])
@pytest.mark.parametrize("below", ["", "\n\n(Bildquelle Karton: Kuzma via Shutterstock)"])
def test_a_short_lead_above_its_title(lead: str, title: str, below: str) -> None:
    metadata = normalise(f"{lead}\n\n{title}{below}\n\n{TEXT}".encode(), "x.txt").metadata
    assert (metadata.teaser, metadata.title) == (lead, title)
    assert "Titel" not in metadata.guessed


@pytest.mark.parametrize("title", ["Schluss mit dem Kleben.", "Klotz am Bein? Von wegen!"])
def test_a_short_sentence_above_a_subtitle_is_the_title(title: str) -> None:
    text = f"{title}\n\nWarum wir ab Mai nur noch falten\n\n{TEXT}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert metadata.title == title
    assert metadata.teaser is None


LEADS_WITHOUT_STOP = [
    "Der Markt für Pappe wächst seit Jahren, doch die Preise fallen, und niemand weiß warum",
    "Ein Händler aus Ulm verschickt seine Kartons nur noch ungefaltet und spart dabei viel Geld",
    "Wie kleine Händler mit großen Paketen umgehen und warum das Porto nicht das Wichtigste ist",
    "Wer heute Pappe kauft, zahlt doppelt so viel wie vor einem Jahr, und kein Ende ist in Sicht!",
    "Der Markt für Kartons ist leergefegt, die Preise steigen, und die Händler suchen nach Wegen:",
    f"Der Handel verpackt seine Ware aufwendiger denn je, und alle ärgern sich{' über Pappe' * 5}",
]


@pytest.mark.parametrize("lead", LEADS_WITHOUT_STOP)
@pytest.mark.parametrize("title", ["Pappe ist heiß", "5 Gründe für Pappe", "Das große Falten"])
@pytest.mark.parametrize("below", ["", "\n\n(Bildquelle Karton: Kuzma via Shutterstock)"])
def test_a_long_lead_without_a_full_stop(lead: str, title: str, below: str) -> None:
    metadata = normalise(f"{lead}\n\n{title}{below}\n\n{TEXT}".encode(), "x.txt").metadata
    assert (metadata.teaser, metadata.title) == (lead, title)


@pytest.mark.parametrize("lead", [*LEADS_WITHOUT_STOP[:2], "Zehn Jahre " + "Pappe und Papier " * 5])
def test_a_long_title_above_a_subhead_is_no_lead(lead: str) -> None:
    text = f"{lead.strip()}\n\nHintergrund\n\n{P}\n\n{Q}\n\nAusblick\n\n{P}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert metadata.title == lead.strip()


def test_a_long_question_above_a_headline_is_a_lead() -> None:
    lead = "Wie viel Pappe braucht ein Paket, bis es sicher beim Kunden ankommt?"
    metadata = normalise(f"{lead}\n\nPappe ist heiß\n\n{TEXT}".encode(), "x.txt").metadata
    assert (metadata.teaser, metadata.title) == (lead, "Pappe ist heiß")
    text = f"{lead}\n\nRückkehr der Schachteln\n\n{TEXT}"
    assert normalise(text.encode(), "x.txt").metadata.title == lead


@pytest.mark.parametrize("title", ["Studie: Pappe wird knapp", "Neuland: der Karton zum Essen"])
def test_a_title_with_a_colon_below_the_lead_keeps_its_day(title: str) -> None:
    text = f"{P}\n\n{title}\n3. Mai 2012\n\n{Q}\n\n{P}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert (metadata.title, metadata.date) == (title, "2012-05-03")
    box = f"Pappe ist heiß\n\n{P}\n\nWorkshop: Packen üben\n3. Mai 2012\nRaum: Halle 3\n\n{Q}"
    assert normalise(box.encode(), "x.txt").metadata.date is None


@pytest.mark.parametrize("site", [" - Packen heute", " | Packen heute", " – packen-heute.de"])
def test_a_title_bar_may_say_less_than_the_title(site: str) -> None:
    title = "Stillstand im Lager: Förderband Brix fällt stundenlang aus"
    text = f"Förderband Brix fällt aus{site}\n\nStartseite > News\n\n{title}\n\n{TEXT}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert (metadata.title, metadata.subtitle) == (title, None)


def test_a_source_with_a_month_is_no_day_of_publishing() -> None:
    text = f"Pappe ist heiß\n\n{TEXT}\n\nQuellen:\nEigene Umfrage unter 31 Packern, Februar 2016."
    result = normalise(text.encode(), "x.txt")
    assert result.metadata.date is None
    assert "Februar 2016" in result.body


@pytest.mark.parametrize("line", ["Recht hat sie :-)", "4711|Schal|<leer>|19|*", "Nur <b> hilft"])
def test_smiles_and_rows_of_data_are_no_subheads(line: str) -> None:
    text = f"Pappe ist heiß\n\n{P}\n\n{line}\n\n{Q}\n\nFazit zum Schluss\n\n{P}"
    body = normalise(text.encode(), "x.txt").body
    assert body.count("## ") == 1


@pytest.mark.parametrize("kicker", ["Unsere Leute", "Der große Test", "Zu Besuch bei Schachtel"])
@pytest.mark.parametrize("title", ["Die Frau, die jede Kiste kennt", "Pappe wird knapp"])
def test_what_papers_call_their_columns_is_a_kicker(kicker: str, title: str) -> None:
    metadata = normalise(f"{kicker}\n{title}\n\n{TEXT}".encode(), "x.txt").metadata
    assert (metadata.kicker, metadata.title) == (kicker, title)


def test_a_topic_right_above_a_line_with_a_verb_is_a_kicker() -> None:
    text = f"3. Mai 2012\nStreit um Pfand\nDorfladen in Ulm öffnet im Mai\n\n{TEXT}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert metadata.title == "Dorfladen in Ulm öffnet im Mai"


@pytest.mark.parametrize(
    "line",
    [
        "Verband der Kartonhändler e.V. > Aktuelles > Recht",
        "Logistikbote Online - Druckansicht",
    ],
)
def test_paths_and_printed_versions_above_a_title(line: str) -> None:
    text = f"{line}\n\nNeue Regeln für Kartons ab Juli\n\n{TEXT}"
    assert normalise(text.encode(), "x.txt").metadata.title == "Neue Regeln für Kartons ab Juli"


@pytest.mark.parametrize(
    ("note", "day"),
    [
        (
            "Nachtrag vom 14.11.2011: Der Händler hat sich gemeldet und liefert wieder.",
            "2011-11-14",
        ),
        ("Update (3. Mai 2012): Die Preise sind wieder gefallen, sagt der Verband.", "2012-05-03"),
        ("Update vom 10. September: Es wird schon besser, danke euch allen!", None),
        ("Update 2: Auch im Mai 2012 hat sich nichts geändert, sagt der Verband.", None),
    ],
)
def test_the_day_of_an_addition_is_that_of_the_last_change(note: str, day: str | None) -> None:
    result = normalise(f"Pappe ist heiß\n\n{TEXT}\n\n{note}".encode(), "x.txt")
    assert (result.metadata.updated, result.metadata.date) == (day, None)
    assert note in result.body


SUBHEADS = [("Kunden zahlen das Porto", "Was nun kommt"), ("Hintergrund", "Fazit")]


@pytest.mark.parametrize(
    "title", ["Rückkehr der Schachteln", "Pappe ist heiß", "Zehn Jahre Papier"]
)
@pytest.mark.parametrize("subheads", SUBHEADS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_title_below_the_first_paragraph_of_an_article_with_subheads(
    title: str, subheads: tuple[str, str], gap: str
) -> None:
    first, second = subheads
    text = f"{P} {Q}\n\n{title}\n\n{Q}\n\n{first}\n\n{P}\n\n{second}\n\n{Q}"
    assert normalise(text.encode(), "x.txt").metadata.title == title
    pictured = f"{P} {Q}\n\n{title}{gap}Bild: Shutterstock\n\n{Q}\n\n{first}\n\n{P}"
    assert normalise(pictured.encode(), "x.txt").metadata.title == title


def test_the_first_subhead_of_a_text_without_title_is_none() -> None:
    text = f"{P} {Q}\n\nHintergrund\n\n{Q}\n\nFazit\n\n{P}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert "Titel" in metadata.guessed


@pytest.mark.parametrize(
    ("kicker", "title"),
    [
        ("Packstube", "Warum Kartons eckig bleiben"),
        ("Faltereien", "Wie man Kartons stapelt"),
        ("Recht & Steuern", "Der Preis der Pappe"),
        ("Logistik", "iPackPro 2 im Test"),
    ],
)
def test_a_section_that_no_list_knows(kicker: str, title: str) -> None:
    metadata = normalise(f"{kicker}\n{title}\n\n{TEXT}".encode(), "x.txt").metadata
    assert (metadata.kicker, metadata.title) == (kicker, title)


@pytest.mark.parametrize("subtitle", ["Ein Besuch im Lager", "Was Versender jetzt wissen müssen"])
@pytest.mark.parametrize("title", ["Ohne Kleber geht es auch", "PAPPE AUF DEM VORMARSCH"])
def test_a_title_above_its_subtitle(title: str, subtitle: str) -> None:
    metadata = normalise(f"{title}\n{subtitle}\n\n{TEXT}".encode(), "x.txt").metadata
    assert (metadata.title, metadata.subtitle) == (title, subtitle)


def test_the_first_turn_of_an_interview_is_no_title() -> None:
    turns = f"Packpost: Wie viele Kartons passen in einen Wagen?\n\n{P}\n\nPackpost: Und danach?"
    text = f"Pappe ist heiß\n\n{turns}\n\n{Q}\n\nPackpost: Danke!\n\n{P}"
    assert normalise(text.encode(), "x.txt").metadata.title == "Pappe ist heiß"
