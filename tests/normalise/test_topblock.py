"""Kicker, title, subtitle and lead: which of the lines on top is what."""

from __future__ import annotations

import pytest

from tests.normalise.test_rules import P, Q, read


@pytest.mark.parametrize(
    ("top", "kicker", "title", "subtitle"),
    [
        ("Logistik\nPapier ist geduldig", "Logistik", "Papier ist geduldig", None),
        ("Papier ist geduldig\nWarum Kartons warten", None, "Papier ist geduldig", 1),
        ("Karla rät\n„Wer zahlt das Porto?“\nFrage von Jan aus Ulm", "Karla rät", 1, 2),
        ("KARTON\nWarum ich nichts falte", "KARTON", "Warum ich nichts falte", None),
        ("Session 4, Saal\nKisten lernen fliegen", "Session 4, Saal", 1, None),
        ("Aus Blättern wird Erde\nWarum sammeln?", None, "Aus Blättern wird Erde", None),
        ("Marktcheck:\nZehn Scheren im Vergleich", "Marktcheck", 1, None),
        ("Rat für Betriebe\nKartonhaus spart Porto per Fragebogen", "Rat für Betriebe", 1, None),
        (
            "Börsen und Tage\nTreffpunkt Kartonhaus am Hafen\nLeim, Band und Tee",
            "Börsen und Tage",
            1,
            2,
        ),
        (
            "Verpackung\nWarum der Karton rund wird",
            "Verpackung",
            "Warum der Karton rund wird",
            None,
        ),
        ("Kartonlos\nWarum der Versand im Beutel keine Mode bleibt", None, "Kartonlos", 1),
    ],
)
def test_readings_of_the_top(
    top: str, kicker: str | None, title: str | int, subtitle: int | None
) -> None:
    lines = top.split("\n")
    metadata = read(top, P, Q).metadata
    assert metadata.kicker == kicker
    assert metadata.title == (lines[title] if isinstance(title, int) else title)
    if subtitle is not None:
        assert metadata.subtitle == lines[subtitle]


def test_a_mere_kind_of_text_is_no_title() -> None:
    metadata = read("+++ EIL +++", P, Q).metadata
    assert (metadata.kicker, metadata.guessed) == ("EIL", ("Titel",))


def test_a_line_that_reads_like_the_subheads_is_one() -> None:
    result = read("Papier ist geduldig", "Was sich ändert", P, "Was bleibt", Q)
    assert result.metadata.subtitle is None
    assert result.body.startswith("## Was sich ändert")


def test_a_day_in_the_title_line_is_the_date() -> None:
    metadata = read("Papier ist geduldig (12.03.2014)", P, Q).metadata
    assert (metadata.title, metadata.date) == ("Papier ist geduldig", "2014-03-12")


def test_a_site_s_name_behind_the_title_is_left_out() -> None:
    assert read("Papier ist geduldig | Kistenblatt", P, Q).metadata.title == "Papier ist geduldig"
    assert read("Papier - und kein Ende", P, Q).metadata.title == "Papier - und kein Ende"


def test_a_very_long_title_above_its_byline() -> None:
    title = "Papier: " + "wie drei Frauen aus Ulm jeden Monat neunhundert Kartons falten " * 2
    result = read(f"{title.strip()}\nVon Karl Beck", P, Q)
    assert result.metadata.title == title.strip()


def test_kicker_lead_and_title_in_this_order() -> None:
    lead = "Jede vierte Kiste steht leer. Drei Beispiele aus Jever zeigen, was dagegen hilft."
    result = read(f"Juni 2013\nTopthema\n\n{lead}\n\nWer räumt das Lager – und wann?", P, Q, P)
    metadata = result.metadata
    assert (metadata.kicker, metadata.teaser) == ("Topthema", lead)
    assert metadata.title == "Wer räumt das Lager – und wann?"


def test_a_lead_between_byline_and_text() -> None:
    lead = "Das Wichtigste in einem Satz: Wer misst, der spart."
    metadata = read(
        f"Papier ist geduldig\nVon Karl Beck\n\n{lead} Und zwar jeden Tag.", P, Q
    ).metadata
    assert metadata.teaser == f"{lead} Und zwar jeden Tag."


def test_a_first_paragraph_of_ordinary_length_is_text() -> None:
    result = read("Papier ist geduldig\nVon Karl Beck", P, Q, P)
    assert result.metadata.teaser is None
    assert result.body.startswith(P)
