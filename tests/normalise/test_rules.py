"""One small text for each rule: what it finds, and what it must leave alone."""

from __future__ import annotations

import pytest

from setzkasten.model.article import Image
from setzkasten.model.ledger import Normalised
from setzkasten.normalise import normalise, to_markdown

P = (
    "Der Versender Papierkahn hat sein Lager umgebaut und liefert nun am selben Tag. Das kostet "
    "mehr, sagt die Leiterin, aber es lohnt sich schon im ersten Monat für alle."
)
Q = (
    "Kunden aus der Nachbarschaft holen ihre Kartons gleich selbst ab. Sie sparen das Porto und "
    "bringen leere Schachteln zurück, die noch einmal verschickt werden können."
)


def read(*blocks: str) -> Normalised:
    return normalise("\n\n".join(blocks).encode(), "x.txt")


# --- authors ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "authors", "place"),
    [
        ("Von Anna Müller", ("Anna Müller",), None),
        ("von Anna Müller und Karl Beck", ("Anna Müller", "Karl Beck"), None),
        ("Autor: Karl Beck", ("Karl Beck",), None),
        ("Autorin: Dr. Anna Müller-Lüdenscheidt", ("Dr. Anna Müller-Lüdenscheidt",), None),
        ("Text: Karl von der Heide", ("Karl von der Heide",), None),
        ("Ein Gastbeitrag von Anna Müller, Rechtsanwältin in Köln", ("Anna Müller",), None),
        ("geschrieben von Karl Beck", ("Karl Beck",), None),
        ("Anna Müller, Köln", ("Anna Müller",), "Köln"),
        ("Von Karl Beck, Frankfurt am Main", ("Karl Beck",), "Frankfurt am Main"),
        ("Tjorven Achternbusch, Kappeln", ("Tjorven Achternbusch",), "Kappeln"),
        ("(mg)", ("mg",), None),
        ("(dpa/mg)", ("dpa", "mg"), None),
        ("Reuters", ("Reuters",), None),
        ("Eure Anna", ("Anna",), None),
        ("Viele Grüße\nTjorven", ("Tjorven",), None),
        ("Von Anna Müller (Köln)", ("Anna Müller",), "Köln"),
    ],
)
def test_a_byline_below_the_text(line: str, authors: tuple[str, ...], place: str | None) -> None:
    metadata = read("Papier ist geduldig", P, Q, line).metadata
    assert (metadata.authors, metadata.place) == (authors, place)


@pytest.mark.parametrize(
    "line",
    [
        "Jack Ma, Gründer",
        "Papierkahn GmbH, Köln",
        "Kanzlei Beck und Partner, Ulm",
        "Mit freundlichen Grüßen",
        "Ihr Team vom Papierkahn",
        "Weitere Informationen",
        "Von der Werkbank ins Wohnzimmer",
    ],
)
def test_no_byline_below_the_text(line: str) -> None:
    assert read("Papier ist geduldig", P, Q, line).metadata.authors == ()


def test_the_speaker_of_a_quotation_is_no_author() -> None:
    result = read("Papier ist geduldig", P, "„Wir falten alles selbst.“\nAnna Müller, Köln")
    assert result.metadata.authors == ()
    assert "> „Wir falten alles selbst.“\\\n> Anna Müller, Köln" in result.body


@pytest.mark.parametrize(
    "title", ["Von Bonn nach Berlin", "Von Bürsten und Besen", "Vom Sortieren der Briefe"]
)
def test_a_title_that_begins_like_a_byline(title: str) -> None:
    metadata = read(title, P, Q).metadata
    assert (metadata.title, metadata.authors) == (title, ())


# --- dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "date", "updated"),
    [
        ("29. Oktober 2014", "2014-10-29", None),
        ("29.10.2014", "2014-10-29", None),
        ("29.10.14", "2014-10-29", None),
        ("29.10.99", "1999-10-29", None),
        ("2014-10-29", "2014-10-29", None),
        ("Mittwoch, 29. Oktober 2014, 10:32 Uhr", "2014-10-29", None),
        ("Mi., 29.10.2014 - 10.32 Uhr", "2014-10-29", None),
        ("Oktober 2014", "2014-10", None),
        ("Veröffentlicht am 29.10.2014 um 10:32", "2014-10-29", None),
        (
            "Veröffentlicht am 29. Oktober 2014 | Stand: 3. November 2014",
            "2014-10-29",
            "2014-11-03",
        ),
        ("Aktualisiert: 3.11.2014", None, "2014-11-03"),
        ("Erschienen am 31.02.2014", None, None),
    ],
)
def test_a_date_above_the_text(line: str, date: str | None, updated: str | None) -> None:
    metadata = read("Papier ist geduldig", line, P, Q).metadata
    assert (metadata.date, metadata.updated) == (date, updated)


def test_a_dateline_stays_in_the_text() -> None:
    result = read("Papier ist geduldig", f"München, 3. Mai 2012 – {P}", Q)
    assert (result.metadata.place, result.metadata.date) == ("München", "2012-05-03")
    assert result.body.startswith("München, 3. Mai 2012 – Der Versender")


def test_an_agency_s_dateline() -> None:
    metadata = read("Papier ist geduldig", f"Berlin (dpa) - {P}", Q).metadata
    assert (metadata.place, metadata.authors) == ("Berlin", ("dpa",))


def test_a_date_within_the_text_is_a_mentioned_period_only() -> None:
    metadata = read("Papier ist geduldig", P, f"Im September 2014 und am 12.08.2013 war es so. {Q}")
    assert metadata.metadata.date is None
    assert metadata.metadata.mentions_until == "2014-09"
    dated = read("Papier ist geduldig", "1. Mai 2015", P, f"Im September 2014 war es so. {Q}")
    assert dated.metadata.mentions_until is None


def test_the_dates_of_a_timeline_are_no_dates_of_publication() -> None:
    result = read("Papier ist geduldig", P, "3. Mai 2012", P, "5. Juni 2012", Q, "6. Juli 2012", Q)
    assert result.metadata.date is None


# --- labels -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("Etsy & Co., C&A, 1&1", ("Etsy & Co.", "C&A", "1&1")),
        ("„Recht, Steuern & Co.“, Payment", ("Recht, Steuern & Co.", "Payment")),
        ("Recht, Steuern & Co.; Payment", ("Recht, Steuern & Co.", "Payment")),
        ("Recht | Payment", ("Recht", "Payment")),
        ("C#, C++, c", ("C#", "C++", "c")),
        ("E-Commerce, E Commerce, e-commerce", ("E-Commerce",)),
        ("Recht, Payment.", ("Recht", "Payment")),
        ("-", ()),
        ("no, 010, 11:30", ("no", "010", "11:30")),
    ],
)
def test_categories_are_cut(line: str, terms: tuple[str, ...]) -> None:
    assert read("Papier ist geduldig", P, f"Kategorien: {line}").metadata.categories == terms


@pytest.mark.parametrize(
    ("line", "tags", "lost"),
    [
        ("Schlagworte:, , , , , , , , , , ,", (), 12),
        ("Schlagworte: , , ,", (), 4),
        ("Schlagworte:", (), 0),
        ("Tags: Papier, , Karton", ("Papier", "Karton"), 1),
        ("Tags: Papier, Karton,", ("Papier", "Karton"), 0),
        ("Hashtags: #Papier #Karton", ("Papier", "Karton"), 0),
        ("Stichworte\nPapier\nKarton", ("Papier", "Karton"), 0),
        ("Keywords:\n\nPapier\nKarton", ("Papier", "Karton"), 0),
        ("Verschlagwortet mit Papier, Karton", ("Papier", "Karton"), 0),
    ],
)
def test_tags_and_how_many_were_lost(line: str, tags: tuple[str, ...], lost: int) -> None:
    result = read("Papier ist geduldig", P, Q, line)
    assert (result.metadata.tags, result.metadata.tags_lost) == (tags, lost)
    assert [item.code for item in result.problems] == ["schlagworte-verloren"] * bool(lost)


@pytest.mark.parametrize(
    "line",
    [
        "Kategorien sind für viele Händler das, was für andere der Keller ist.",
        "Kategorien: Das klingt nach Verwaltung und nach sehr viel Arbeit am Abend.",
        "Thema ist natürlich auch das Porto.",
    ],
)
def test_a_sentence_is_no_label(line: str) -> None:
    result = read("Papier ist geduldig", P, line, Q)
    assert result.metadata.categories == ()
    assert line in result.body


# --- titles -----------------------------------------------------------------------------


def test_kicker_title_and_subtitle() -> None:
    metadata = read(
        "Logistik\nPapierkahn baut um und hofft\nWarum weniger oft mehr ist", P, Q
    ).metadata
    assert (metadata.kicker, metadata.title, metadata.subtitle) == (
        "Logistik",
        "Papierkahn baut um und hofft",
        "Warum weniger oft mehr ist",
    )


def test_a_title_below_its_lead() -> None:
    result = read(
        P, "Papierkahn liefert am selben Tag", "(Bildquelle Kahn: A. Beck via Bildhof)", Q
    )
    assert result.metadata.title == "Papierkahn liefert am selben Tag"
    assert result.metadata.teaser == P
    assert result.metadata.images == (Image(credit="A. Beck via Bildhof", subject="Kahn"),)
    assert result.body == f"![](#bild-1)\n\n{Q}\n"


def test_a_lead_between_title_and_byline() -> None:
    result = read("Papier ist geduldig", P, "Von Anna Müller", Q)
    assert result.metadata.teaser == P
    assert result.body == f"{Q}\n"


def test_a_text_without_title_says_so() -> None:
    result = read(f"Das Porto steigt. {P}", Q)
    assert result.metadata.title == "Das Porto steigt"
    assert result.metadata.guessed == ("Titel",)
    assert [item.code for item in result.problems] == ["titel-geraten"]
    assert result.body.startswith("Das Porto steigt. Der Versender")


def test_an_empty_text() -> None:
    for data in (b"", b"\n \n", b"\xef\xbb\xbf"):
        result = normalise(data, "x.txt")
        assert result.metadata.title == "Ohne Titel"
        assert [item.code for item in result.problems] == ["text-leer"]


# --- pictures ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "image"),
    [
        ("(Foto: Beck / dpa)", Image(credit="Beck / dpa")),
        ("© Beck", Image(credit="Beck")),
        ("Bild: Papierkahn", Image(credit="Papierkahn")),
        ("Ein Kahn aus Papier\nGrafik: Beck", Image("Ein Kahn aus Papier", "Beck")),
        ("Ein Kahn aus Papier (Foto: Beck)", Image("Ein Kahn aus Papier", "Beck")),
        ("Ein Kahn aus Papier. Foto: Beck", Image("Ein Kahn aus Papier.", "Beck")),
        ("Bildunterschrift: Ein Kahn aus Papier", Image("Ein Kahn aus Papier")),
        (
            "(Bildquelle Kahn im Hof: Beck via Bildhof)",
            Image(None, "Beck via Bildhof", "Kahn im Hof"),
        ),
    ],
)
def test_captions_and_credits(block: str, image: Image) -> None:
    result = read("Papier ist geduldig", P, block, Q)
    assert result.metadata.images == (image,)
    assert result.body == f"{P}\n\n![{image.caption or ''}](#bild-1)\n\n{Q}\n"


def test_a_caption_said_twice_is_one_picture() -> None:
    twice = "Papier und Kahn - eine gute Idee"
    result = read("Papier und Kahn (neu) – eine gute Idee", P, twice, twice.replace("-", "–"), Q)
    assert result.metadata.images == (Image("Papier und Kahn – eine gute Idee"),)


def test_a_source_below_a_table_stays_there() -> None:
    result = read("Papier ist geduldig", P, "Ort\tZahl\nKöln\t3\nQuelle: eigene Zählung", Q)
    assert result.metadata.images == ()
    assert "| Ort | Zahl |" in result.body
    assert "Quelle: eigene Zählung" in result.body


# --- structure --------------------------------------------------------------------------


def test_subheads_lists_and_addresses() -> None:
    body = read(
        "Papier ist geduldig",
        P,
        "Was zu tun ist",
        Q,
        "- falten\n- kleben",
        "3. messen\n4. wiegen",
        "a) sofort\nb) später",
        "Papierkahn\nAm Hof 3\n50667 Köln",
        Q,
    ).body
    assert "## Was zu tun ist\n" in body
    assert "- falten\n- kleben\n" in body
    assert "3. messen\n4. wiegen" in body
    assert "- a) sofort\n- b) später" in body
    assert "Papierkahn\\\nAm Hof 3\\\n50667 Köln" in body


def test_numbers_that_do_not_count_up_are_no_list() -> None:
    body = read("Papier ist geduldig", P, "3. Stock, links: Dort steht der Kahn.", Q).body
    assert "3\\. Stock" in body


def test_wrapped_lines_are_joined_and_cut_words_closed() -> None:
    wrapped = (
        "Der Versender Papierkahn hat sein Lager umgebaut und liefert nun am sel-\n"
        "ben Tag aus, und zwar jeden Karton. Ein- und Verkauf sitzen jetzt neben-\n"
        "einander, damit niemand mehr rufen muss. Das kostet mehr im E-\n"
        "Commerce, sagt die Leiterin, aber es lohnt sich bereits im ersten Monat\n"
        "für alle."
    )
    result = read("Papier ist geduldig", wrapped, "Kurze Zeile\nnoch eine")
    assert "am selben Tag aus" in result.body
    assert "Ein- und Verkauf sitzen jetzt nebeneinander" in result.body
    assert "E-Commerce, sagt" in result.body
    assert "Kurze Zeile\\\nnoch eine" in result.body
    assert {repair.name for repair in result.repairs} == {"zeilenumbruch", "worttrennung"}


def test_interview_turns_are_paragraphs_of_their_own() -> None:
    body = read("Papier ist geduldig", P, "Frage: Und nun?\nAntwort: Weiter.", Q).body
    assert "Frage: Und nun?\n\nAntwort: Weiter.\n" in body


def test_addresses_become_links_and_nothing_else() -> None:
    body = read(
        "Papier ist geduldig", f"{P} Mehr unter https://kahn.example/a und a@kahn.example."
    ).body
    assert "<https://kahn.example/a> und <a@kahn.example>." in body


# --- residue ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        "Startseite > Papier > Kahn",
        "Sie sind hier: Start » Papier",
        "Facebook 12 | Twitter 3 | Google+ 1",
        "Twittern 14\nGefällt mir 3\n+1 2",
        "Weiterlesen »",
        "Drucken | Als E-Mail versenden",
        "Wir verwenden Cookies, um unsere Seiten zu verbessern. OK",
        "Newsletter abonnieren\nIhre E-Mail-Adresse",
        "Lesen Sie auch:\nEin anderer Kahn\nNoch ein Kahn",
        "© 2014 Papierkahn Verlag. Alle Rechte vorbehalten.",
        "Kommentare (2)\n\nHans: Das stimmt so nicht, denn mein Kahn ist aus Holz gebaut.",
        "Seite 1 von 2",
        "Anzeige",
    ],
)
def test_residue_is_set_aside(block: str) -> None:
    result = read("Papier ist geduldig", P, Q, block)
    assert result.body == f"{P}\n\n{Q}\n"
    assert result.claims[-1].roles == ("rest",)


@pytest.mark.parametrize(
    "line",
    [
        "Weiter geht es am Montag mit einem neuen Kahn, heißt es aus dem Haus.",
        "Kommentare zu lesen hat sich die Leiterin abgewöhnt, seit es so viele sind.",
        "Facebook und Twitter sind für sie nur zwei Marktplätze unter vielen anderen.",
        "Newsletter verschickt das Haus nur noch im Advent, und auch dann nur einen.",
    ],
)
def test_sentences_are_no_residue(line: str) -> None:
    assert line in read("Papier ist geduldig", P, line, Q).body


# --- the whole --------------------------------------------------------------------------


def test_the_same_bytes_give_the_same_result() -> None:
    data = f"Papier ist geduldig\n\n{P}\n\nVon Anna Müller\n\n{Q}".encode()
    assert to_markdown(normalise(data, "x.txt")) == to_markdown(normalise(data, "x.txt"))


def test_a_wordpress_head_and_foot() -> None:
    result = read(
        "Papier ist geduldig\nVon Sabine Beck am 12. Mai 2014 in Papier, Recht | 4 Kommentare",
        P,
        "Dieser Beitrag wurde unter Karton abgelegt und mit Kahn, Hof und Porto verschlagwortet. "
        "Setze ein Lesezeichen auf den Permalink.",
        "← Der alte Kahn\nDer neue Kahn →",
    )
    metadata = result.metadata
    assert (metadata.authors, metadata.date) == (("Sabine Beck",), "2014-05-12")
    assert metadata.categories == ("Papier", "Recht", "Karton")
    assert metadata.tags == ("Kahn", "Hof", "Porto")
    assert result.body == f"{P}\n"


def test_an_account_is_no_author() -> None:
    metadata = read("Papier ist geduldig", "3. März 2013 von admin", P, Q).metadata
    assert (metadata.authors, metadata.date) == ((), "2013-03-03")


def test_a_place_and_a_full_stop_open_a_report() -> None:
    assert read("Papier ist geduldig", f"Köln. {P}", Q).metadata.place == "Köln"


def test_a_sentence_set_apart_can_be_the_title() -> None:
    metadata = read("Papier ist geduldig.", P, Q).metadata
    assert (metadata.title, metadata.guessed) == ("Papier ist geduldig.", ())


def test_questions_of_an_interview_are_no_subheads() -> None:
    body = read(
        "Papier ist geduldig", "Herr Beck, wie geht es?", P, "Was falten Sie?", Q, "Und nun?", P
    ).body
    assert "##" not in body
    body = read("Papier ist geduldig", P, "Wer haftet?", Q, "Was ist zu tun?", P).body
    assert body.count("## ") == 2


def test_footnotes_below_the_byline() -> None:
    result = read("Papier ist geduldig", P, Q, "Anna Müller, Köln\n2016-01-14", f"[1] {Q}")
    metadata = result.metadata
    assert (metadata.authors, metadata.place, metadata.date) == (
        ("Anna Müller",),
        "Köln",
        "2016-01-14",
    )
    assert "[1] Kunden" in result.body


def test_two_lists_on_one_line() -> None:
    metadata = read(
        "Papier ist geduldig", P, "Kategorien: Recht, Karton Schlagworte: Kahn, Hof"
    ).metadata
    assert (metadata.categories, metadata.tags) == (("Recht", "Karton"), ("Kahn", "Hof"))


def test_a_postscript_below_the_signature() -> None:
    result = read("Papier ist geduldig", P, Q, "Liebe Grüße\nTjorven", f"PS: {P}")
    assert result.metadata.authors == ("Tjorven",)
    assert f"PS: {P}" in result.body


def test_a_dateline_that_ends_in_a_full_stop() -> None:
    metadata = read("Papier ist geduldig", f"Hamburg, 12.03.2014. {P}", Q).metadata
    assert (metadata.place, metadata.date) == ("Hamburg", "2014-03-12")
