"""What may stand before a credit, and credits that no word announces."""

from __future__ import annotations

import pytest

from setzkasten.model.article import Image
from tests.normalise.test_rules import P, Q, read

T = "Papier ist geduldig"
LABELS = [
    "Teaserbild: {}",
    "Header-Bild: {}",
    "Produktfotos: {}",
    "Foto(s): {}",
    "Fotocredits: {}",
    "Foto-Credit: {}",
    "Bildhinweis: {}",
    "Bildautorin: {}",
    "Bildmaterial: {}",
    "Copyright Foto: {}",
    "Quelle des Bildes: {}",
    "Symbolbild, Foto: {}",
    "Bilder 1-3: {}",
    "Fotos (2): {}",
    "Bild (oben): {}",
    "Foto oben: {}",
    "Bild 1: {}",
    "Aufnahme: {}",
    "Visualisierung: {}",
    "Buchcover: {}",
    "Photo credit: {}",
    "Photo by {}",
    "Titelbild von {}",
    "Bild via {}",
    "Foto – {}",
    "Bildquelle {}",
    "• Foto: {}",
    "Foto:\n{}",
    "Bildnachweis:\n- {}",
]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_of_a_credit(label: str) -> None:
    result = read(T, P, label.format("Karl Beck"), Q, P)
    assert [image.credit for image in result.metadata.images] == ["Karl Beck"]
    assert result.metadata.authors == ()


UNANNOUNCED = [
    ("Karl Beck / pixelio.de", "Karl Beck / pixelio.de"),
    ("picture alliance / dpa", "picture alliance / dpa"),
    ("obs/Packwerk AG", "obs/Packwerk AG"),
    ("iStock.com/karlbeck", "iStock.com/karlbeck"),
    ("dpa-Bild", "dpa"),
    ("(Archiv des Verfassers)", "Archiv des Verfassers"),
    ("Foto von Karl Beck auf Pixabay", "Karl Beck auf Pixabay"),
    ("Foto: z.V.g.", "z.V.g."),
    ("Foto: http://www.flickr.com/photos/karl", "http://www.flickr.com/photos/karl"),
]


@pytest.mark.parametrize(("line", "credit"), UNANNOUNCED)
def test_a_credit_that_no_word_announces(line: str, credit: str) -> None:
    assert read(T, P, line, Q, P).metadata.images == (Image(credit=credit),)


CAPTION = "Volle Regale am Hafen"
LINES = [
    f"{CAPTION}; Foto: Karl Beck",
    f"{CAPTION}, Foto: Karl Beck",
    f"{CAPTION} (Foto Karl Beck)",
    f"{CAPTION} (Karl Beck / pixelio.de)",
    f"Foto: Karl Beck – {CAPTION}",
    f"(Foto: Karl Beck) {CAPTION}",
    f"Bild: Das Lager am Abend, {CAPTION} (Quelle: Karl Beck)",
    f"Bildunterschrift: {CAPTION}, Foto: Karl Beck",
]


@pytest.mark.parametrize("line", LINES)
def test_a_caption_and_its_credit_on_one_line(line: str) -> None:
    (image,) = read(T, P, line, Q, P).metadata.images
    assert (image.caption or "").endswith(CAPTION)
    assert (image.credit or "").startswith("Karl Beck")
    assert len(image.credit or "") <= len("Karl Beck / pixelio.de")


def test_a_list_of_credits_gives_one_picture_each() -> None:
    result = read(T, P, Q, "Bildnachweise:\nTitelbild: Karl Beck\nBild 2: Fotolia / Jan Pohl")
    assert result.metadata.images == (
        Image(credit="Karl Beck", subject="Titelbild"),
        Image(credit="Fotolia / Jan Pohl", subject="Bild 2"),
    )
    result = read(T, P, "- Foto 1: Karl Beck\n- Foto 2: Jan Pohl", Q)
    assert [image.credit for image in result.metadata.images] == ["Karl Beck", "Jan Pohl"]


NONE = [
    "Quelle: Pressestelle des Amtsgerichts",
    "Originalpublikation: Beck, K. (2017): Papier und Geduld.\nQuelle: Hochschule Bremen",
    "Quellen:\nHafenamt\nGespräch mit Karl Beck",
    "Vorbild: Karl Beck",
    "- Gehäuse: Holz\n- Foto: gut",
]


@pytest.mark.parametrize("block", NONE)
def test_what_credits_no_picture(block: str) -> None:
    result = read(T, P, Q, block)
    assert result.metadata.images == ()
    assert block.rpartition("\n")[2].lstrip("- ") in result.body.replace("\\", "")


def test_a_picture_of_the_week_is_a_title() -> None:
    result = read("Bild der Woche: Der höchste Stapel", P, Q)
    assert result.metadata.images == ()
    assert result.metadata.title == "Bild der Woche: Der höchste Stapel"
