"""Picture credits in many forms: alone, below a caption, behind one, above one."""

from __future__ import annotations

import pytest

from setzkasten.model.article import Image
from tests.normalise.test_rules import P, Q, read

T = "Papier ist geduldig"
CAPTION = "Volle Regale im Lager am Hafen"
CREDITS = [
    ("Foto: Karl Beck", "Karl Beck"),
    ("Foto: privat", "privat"),
    ("Foto: obs/Otto Group", "obs/Otto Group"),
    ("Foto: dpa Picture-Alliance", "dpa Picture-Alliance"),
    ("Bild: Archiv/Karl Beck", "Archiv/Karl Beck"),
    ("Bildquelle: iStock / karlbeck", "iStock / karlbeck"),
    ("Foto: Karl Beck / pixelio.de", "Karl Beck / pixelio.de"),
    ("Foto: Karl Beck, CC BY 2.0", "Karl Beck, CC BY 2.0"),
    ("Bild: Karl Beck via Flickr", "Karl Beck via Flickr"),
    ("Montage: Karl Beck", "Karl Beck"),
    ("Screenshot: Papierkahn", "Papierkahn"),
    ("Foto: Die Zeit", "Die Zeit"),
    ("Foto © Karl Beck", "Karl Beck"),
    ("Bild: © iStock.com/karlbeck", "iStock.com/karlbeck"),
    ("© Karl Beck – Fotolia.com", "Karl Beck – Fotolia.com"),
]
ALONE = [
    *CREDITS,
    ("(Foto: Karl Beck)", "Karl Beck"),
    ("[Foto: Karl Beck]", "Karl Beck"),
    ("/ Foto: Karl Beck", "Karl Beck"),
    ("– Foto: Karl Beck", "Karl Beck"),
    ("Foto Karl Beck", "Karl Beck"),
    ("Fotos von Karl Beck und Anna Müller", "Karl Beck und Anna Müller"),
    ("Foto/Copyright: Karl Beck", "Karl Beck"),
    ("Foto: zur Verfügung gestellt", "zur Verfügung gestellt"),
    ("Foto: Karl Beck (CC BY-SA 3.0)", "Karl Beck (CC BY-SA 3.0)"),
]


@pytest.mark.parametrize(("line", "credit"), ALONE)
def test_a_credit_alone(line: str, credit: str) -> None:
    assert read(T, P, line, Q).metadata.images == (Image(credit=credit),)


@pytest.mark.parametrize(("line", "credit"), ALONE)
def test_a_credit_below_its_caption(line: str, credit: str) -> None:
    result = read(T, P, f"{CAPTION}\n{line}", Q)
    assert result.metadata.images == (Image(caption=CAPTION, credit=credit),)


@pytest.mark.parametrize(("line", "credit"), CREDITS)
def test_a_credit_above_its_caption(line: str, credit: str) -> None:
    result = read(T, P, f"{line}\n{CAPTION}", Q)
    assert result.metadata.images == (Image(caption=CAPTION, credit=credit),)


@pytest.mark.parametrize(("line", "credit"), CREDITS)
@pytest.mark.parametrize("joined", ["{} {}", "{} / {}", "{} – {}", "{} ({})"])
def test_a_credit_behind_its_caption(line: str, credit: str, joined: str) -> None:
    result = read(T, P, joined.format(CAPTION, line), Q)
    assert result.metadata.images == (Image(caption=CAPTION, credit=credit),)


@pytest.mark.parametrize(
    "line",
    [
        "Fotos von Kunden sind die besten.",
        "Foto: So gelingt das Produktbild",
        "Er sucht noch das eine Foto: Wer eines hat, schreibt ihm.",
        "Quelle: Handelsverband, Jahresbericht 2012, Seite 14",
    ],
)
def test_no_credit(line: str) -> None:
    result = read(T, P, line, Q)
    assert result.metadata.images == ()
    assert line in result.body


def test_a_paragraph_is_no_caption() -> None:
    result = read(T, P, f"{Q}\nFoto: Karl Beck", P)
    assert result.metadata.images == (Image(credit="Karl Beck"),)
    assert Q in result.body


def test_rights_below_a_caption_are_a_credit() -> None:
    result = read(T, P, f"{CAPTION}\n© Papierkahn Maschinen GmbH", Q)
    assert result.metadata.images == (Image(CAPTION, "Papierkahn Maschinen GmbH"),)
    assert read(T, P, Q, "© 2012 Papierkahn GmbH").metadata.images == ()
