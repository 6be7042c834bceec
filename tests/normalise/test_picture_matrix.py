"""Forms of captions and forms of credits crossed, joined in many ways, in many places."""

from __future__ import annotations

from itertools import product

import pytest

from setzkasten.model.article import Image
from setzkasten.normalise import normalise
from tests.normalise.test_body_stays import R
from tests.normalise.test_rules import P, Q, read

T = "Papierkahn liefert jetzt am selben Tag"
CAPTIONS = [
    "Im neuen Lager stapeln sich die Kartons bis unter das Dach.",
    "Im neuen Lager stapeln sich die Kartons bis unter das Dach",
    "Volle Regale im Lager am Hafen",
    "Der neue Laden",
    "Die Packhalle in Ulm (2011)",
    "Karl Beck, Geschäftsführer der Papierkahn GmbH",
    "Papierkahn-Chef Karl Beck setzt auf Pappe",
    "Bei der Eröffnung (v. l. n. r.): Anna Müller, Karl Beck und Jan Ott",
    "V.l.n.r.: Anna Müller, Karl Beck und Jan Ott",
    "„Wir falten alles von Hand“: Karl Beck in seinem Laden",
    "Karl Beck leitet das Lager. Im Herbst zieht er um.",
    "Wohin mit all den Kartons?",
    "Logo Papierkahn",
]
CREDITS = [
    ("Foto: Karl Beck", "Karl Beck"),
    ("Fotos: Karl Beck", "Karl Beck"),
    ("Bilder: Karl Beck", "Karl Beck"),
    ("Bildquelle: © Karl Beck", "Karl Beck"),
    ("Bildnachweis: Karl Beck", "Karl Beck"),
    ("Bildrechte: Papierkahn GmbH", "Papierkahn GmbH"),
    ("Grafik: Papierkahn", "Papierkahn"),
    ("Abbildung: Papierkahn", "Papierkahn"),
    ("Screenshot: papierkahn.de", "papierkahn.de"),
    ("Illustration: Anna Müller", "Anna Müller"),
    ("Quelle: Fotolia", "Fotolia"),
    ("Copyright: Karl Beck", "Karl Beck"),
    ("© Karl Beck", "Karl Beck"),
    ("(c) Karl Beck", "Karl Beck"),
    ("© karlbeck - Fotolia.com", "karlbeck - Fotolia.com"),
    ("© karlbeck – stock.adobe.com", "karlbeck – stock.adobe.com"),
    ("Foto: Karl Beck / dpa", "Karl Beck / dpa"),
    ("Foto: obs/Papierkahn GmbH", "obs/Papierkahn GmbH"),
    ("Bild: Karl Beck via Flickr (CC BY 2.0)", "Karl Beck via Flickr (CC BY 2.0)"),
    ("Foto: Pixabay", "Pixabay"),
    ("Foto: PR", "PR"),
    ("Foto: privat", "privat"),
    ("Foto: Hersteller", "Hersteller"),
    ("Werkfoto: Papierkahn", "Papierkahn"),
    ("Symbolfoto: dpa", "dpa"),
    ("Foto: kbe", "kbe"),
]
JOINED = {
    "brackets": "{} ({})",
    "square brackets": "{} [{}]",
    "a bar": "{} | {}",
    "a dash": "{} – {}",
    "a hyphen": "{} - {}",
    "a comma": "{}, {}",
    "nothing but a blank": "{} {}",
    "two lines": "{}\n{}",
    "two lines and brackets": "{}\n({})",
}
PLACES = (
    "{t}\n\n{x}\n\n{p}\n\n{q}\n\n{r}",
    "{t}\nVon Anna Müller, 3. Mai 2012\n\n{x}\n\n{p}\n\n{q}\n\n{r}",
    "{t}\n\n{p}\n\n{x}\n\n{q}\n\n{r}",
    "{t}\n\n{p}\n\n{q}\n\n{r}\n\n{x}\n\nAnna Müller, Köln\n\nKategorien: Handel, Recht",
)


def _read(place: str, picture: str) -> tuple[Image, ...]:
    text = place.format(t=T, x=picture, p=P, q=Q, r=R)
    result = normalise(text.encode(), "x.txt")
    assert result.metadata.title == T
    assert all(paragraph in result.body for paragraph in (P, Q, R))
    return result.metadata.images


@pytest.mark.parametrize("joined", JOINED)
def test_every_caption_with_every_credit(joined: str) -> None:
    """All pairs, each in every second place, so that the test takes seconds."""
    wrong = []
    for number, (caption, (line, credit)) in enumerate(product(CAPTIONS, CREDITS)):
        said = caption.rstrip(".") if joined == "a comma" else caption
        for place in PLACES[number % 2 :: 2]:
            images = _read(place, JOINED[joined].format(said, line))
            if images != (Image(caption=said, credit=credit),):
                wrong.append((said, line, images))
    assert wrong == []


GLUED = ["Foto", "Fotos", "Bild", "Bildquelle", "Grafik", "Illustration", "Symbolbild"]


@pytest.mark.parametrize("label", GLUED)
def test_a_lost_line_end_before_the_credit(label: str) -> None:
    line = f"Volle Regale am Hafen{label}: Anna Müller"
    assert _read(PLACES[2], line) == (Image("Volle Regale am Hafen", "Anna Müller"),)


@pytest.mark.parametrize(
    "credit",
    ["Karl Beck/Fotolia.com", "karlbeck – stock.adobe.com", "obs/Papierkahn GmbH"],
)
@pytest.mark.parametrize("joined", ["{} ({})", "{} | {}", "{} / {}", "{}. {}", "{}\n{}"])
def test_an_archive_needs_no_label(credit: str, joined: str) -> None:
    caption = "Volle Regale am Hafen"
    images = _read(PLACES[2], joined.format(caption, credit))
    assert [(image.caption or "").rstrip(".") for image in images] == [caption]
    assert [image.credit for image in images] == [credit]


@pytest.mark.parametrize(
    ("line", "images"),
    [
        ("Foto oben: Karl Beck, Foto unten: Anna Müller", ("Karl Beck", "Anna Müller")),
        ("Foto: Karl Beck | Grafik: Anna Müller", ("Karl Beck", "Anna Müller")),
        ("Grafik: Anna Müller, Quelle: bvh", ("Anna Müller, Quelle: bvh",)),
        ("Alle Fotos: Karl Beck", ("Karl Beck",)),
        ("Bildquelle Papierkahn", ("Papierkahn",)),
        ("(Symbolbild)", ("Symbolbild",)),
        ("(Fotolia)", ("Fotolia",)),
        ("Bildquelle: iStock.com/Karl B.", ("iStock.com/Karl B.",)),
    ],
)
def test_credits_without_captions(line: str, images: tuple[str, ...]) -> None:
    found = _read(PLACES[2], line)
    assert tuple(image.credit for image in found) == images
    assert all(image.caption is None for image in found)


def test_two_captions_with_their_credits_on_one_line() -> None:
    line = "Volle Regale (Foto: Karl Beck) Leere Regale (Foto: Anna Müller)"
    result = read(T, P, line, Q)
    assert result.metadata.images == (
        Image("Volle Regale", "Karl Beck"),
        Image("Leere Regale", "Anna Müller"),
    )
    assert "![Volle Regale](#bild-1)\n\n![Leere Regale](#bild-2)" in result.body


def test_several_captions_above_one_label() -> None:
    lines = "Volle Regale am Hafen\nDer neue Laden\nFotos: Karl Beck"
    assert _read(PLACES[2], lines) == (
        Image("Volle Regale am Hafen"),
        Image("Der neue Laden", "Karl Beck"),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Unser Packtisch: eine alte Tür, zwei Böcke und ein Klebebandhalter",
        "Durchsichtig wie Glas: die erste Rolle der neuen Folie",
        "Kein Stuhl mehr frei: Vortrag zum Widerrufsrecht",
        "Das zweite Waschbecken, Auflage vom Amt",
        "Anna Müller prüft die Kartons mit der Hand",
        "Abb. 1 Umsätze im Onlinehandel",
        "Unser Bild zeigt Karl Beck im Lager.",
    ],
)
def test_a_caption_without_a_credit(line: str) -> None:
    assert _read(PLACES[2], line) == (Image(line),)


@pytest.mark.parametrize(
    "line",
    [
        "Unser Tipp: die Ware sofort prüfen",
        "Schritt 2: Die Grenze knapp darüber setzen",
        "Die Alternative: Lastschrift",
        "Termin: 3. Mai 2012, 18 Uhr, Stadthaus Ulm",
        "LG Köln, Urteil vom 14.06.2012, Az. 3 O 112/11 (nicht rechtskräftig)",
        "1. Ausweis ansehen, auch wenn man sich kennt und sich schon zum dritten Mal sieht",
        "Der Umsatz im Onlinehandel stieg 2012 um 27 Prozent. Quelle: Handelsverband",
        "Der Umsatz im Onlinehandel stieg um 27 Prozent (Quelle: Handelsverband).",
        "„Wir falten alles von Hand.“ Quelle: Papierkahn",
        "Tabelle 1: Umsätze im Onlinehandel (Quelle: Handelsverband)",
    ],
)
def test_no_caption(line: str) -> None:
    result = read(T, P, line, Q)
    assert result.metadata.images == ()
    assert line.rsplit(". ", maxsplit=1)[-1] in result.body


def test_a_source_below_a_quotation_or_a_list_is_text() -> None:
    for above in ("„Wir falten alles von Hand, auch die großen Kartons.“", "- Kartons\n- Bänder"):
        result = read(T, P, above, "Quelle: Papierkahn", Q)
        assert result.metadata.images == ()
        assert "Quelle: Papierkahn" in result.body


def test_whom_a_picture_shows_is_no_author() -> None:
    text = f"{T}\n\nKarl Beck\nFoto: privat\n\n{P}\n\n{Q}"
    metadata = normalise(text.encode(), "x.txt").metadata
    assert metadata.authors == ()
    assert metadata.images == (Image("Karl Beck", "privat"),)
    agency = normalise(f"{T}\n\nFoto: Karl Beck / dpa\n\n{P}\n\n{Q}".encode(), "x.txt").metadata
    assert agency.authors == ()
