"""All recognisers, in the order in which they look at a text: one row each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.authorboxes import claim_author_box
from setzkasten.normalise.bylines import claim_signature
from setzkasten.normalise.datelines import read_dateline, read_postscript
from setzkasten.normalise.frame import claim_below_labels, claim_frame, claim_hangers
from setzkasten.normalise.guess import guess_title
from setzkasten.normalise.leads import claim_kicker_and_lead, claim_lead
from setzkasten.normalise.metalines import claim_meta_lines, settle_date
from setzkasten.normalise.page import Page
from setzkasten.normalise.pictures import claim_pictures
from setzkasten.normalise.repeats import claim_repeated_captions
from setzkasten.normalise.residue import claim_residue
from setzkasten.normalise.subheads import claim_subheads
from setzkasten.normalise.terms import claim_terms
from setzkasten.normalise.titles import claim_labelled_titles, claim_title


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A unit that knows one thing about old articles.

    Attributes:
        name: as the ledger and `explain` give it, in German.
        claims: what it claims.
        why: how it knows, in German, for editors.
        confidence: how sure it is, unless it says otherwise for a find.
        run: looks at a page and claims.
    """

    name: str
    claims: tuple[Role, ...]
    why: str
    confidence: Confidence
    run: Callable[[Page], None]


def _claim_body(page: Page) -> None:
    free = page.free()
    if page.signed_body:
        page.claim(
            [unit for unit in free if unit.index in page.signed_body], Role.BODY, Role.AUTHOR
        )
        free = page.free()
    page.claim(free, Role.BODY)


RECOGNISERS: tuple[Recogniser, ...] = (
    Recogniser(
        "rest",
        (Role.RESIDUE,),
        "Wortlaut von Bedienelementen, Kästen und Kommentaren einer Website",
        Confidence.SURE,
        claim_residue,
    ),
    Recogniser(
        "rahmen",
        (Role.RESIDUE,),
        "Pfad, Linkleiste, Trennlinie oder Name des Blattes über oder unter dem Text",
        Confidence.LIKELY,
        claim_frame,
    ),
    Recogniser(
        "begriffe",
        (Role.CATEGORIES, Role.TAGS),
        "ein Wort wie »Kategorien:« oder »Schlagworte:« mit kurzen Werten",
        Confidence.SURE,
        claim_terms,
    ),
    Recogniser(
        "unter-den-begriffen",
        (Role.RESIDUE,),
        "steht ganz am Ende unter Kategorien oder Schlagworten, wo der Artikel schon zu Ende ist",
        Confidence.LIKELY,
        claim_below_labels,
    ),
    Recogniser(
        "titelangabe",
        (Role.TITLE, Role.KICKER, Role.SUBTITLE, Role.TEASER),
        "ein Wort wie »Titel:« oder »Dachzeile:« am Anfang",
        Confidence.SURE,
        claim_labelled_titles,
    ),
    Recogniser(
        "kopfzeile",
        (Role.AUTHOR, Role.DATE, Role.UPDATED, Role.PLACE, Role.CATEGORIES, Role.TAGS),
        "eine Zeile über oder unter dem Text, die ganz aus Namen, Datum und Ähnlichem besteht",
        Confidence.SURE,
        claim_meta_lines,
    ),
    Recogniser(
        "autorenkasten",
        (Role.RESIDUE,),
        "»Über …« mit dem Namen, unter dem der Text steht, und wenige Zeilen über diese Person",
        Confidence.LIKELY,
        claim_author_box,
    ),
    Recogniser(
        "anhang",
        (Role.RESIDUE,),
        "kurze Zeile, die ganz am Ende unmittelbar unter Bedienelementen hängt",
        Confidence.LIKELY,
        claim_hangers,
    ),
    Recogniser(
        "bildangabe",
        (Role.CAPTION, Role.CREDIT),
        "eine Bildquelle wie »Foto: …« oder »© …«, mit der Bildunterschrift davor",
        Confidence.SURE,
        claim_pictures,
    ),
    Recogniser(
        "ortsmarke",
        (),
        "Ort, Datum oder Agentur vor dem ersten Gedankenstrich des Textes",
        Confidence.SURE,
        read_dateline,
    ),
    Recogniser(
        "nachtrag",
        (),
        "ein Absatz, der mit »Nachtrag vom …« oder »Update vom …« und einem ganzen Datum beginnt",
        Confidence.LIKELY,
        read_postscript,
    ),
    Recogniser(
        "stand",
        (Role.DATE,),
        "»Stand: …« ist das Datum, wo kein anderes bekannt ist",
        Confidence.LIKELY,
        settle_date,
    ),
    Recogniser(
        "dachzeile-vorspann",
        (Role.KICKER, Role.TEASER, Role.TITLE),
        "Rubrik, kurzer Absatz und dann eine Zeile, die mehr nach Titel aussieht als alle späteren",
        Confidence.LIKELY,
        claim_kicker_and_lead,
    ),
    Recogniser(
        "titel",
        (Role.TITLE, Role.KICKER, Role.SUBTITLE, Role.TEASER, Role.RESIDUE),
        "kurze Zeile ohne Punkt am Anfang",
        Confidence.SURE,
        claim_title,
    ),
    Recogniser(
        "vorspann",
        (Role.TEASER, Role.TITLE),
        "Absatz über dem Titel, über Autor und Datum oder viel kürzer als die folgenden",
        Confidence.LIKELY,
        claim_lead,
    ),
    Recogniser(
        "unterschrift",
        (Role.AUTHOR, Role.PLACE),
        "ein Name oder Kürzel ganz am Ende des Textes",
        Confidence.LIKELY,
        claim_signature,
    ),
    Recogniser(
        "wiederholung",
        (Role.TITLE, Role.CAPTION),
        "die Zeile sagt noch einmal, was Titel oder Bildunterschrift sagen",
        Confidence.SURE,
        claim_repeated_captions,
    ),
    Recogniser(
        "titel-geraten",
        (),
        "keine Zeile sieht wie ein Titel aus; genommen wurden die ersten Worte",
        Confidence.GUESSED,
        guess_title,
    ),
    Recogniser(
        "zwischentitel",
        (Role.SUBHEAD,),
        "kurze Zeile für sich, kein Satz, darunter Text",
        Confidence.LIKELY,
        claim_subheads,
    ),
    Recogniser(
        "text",
        (Role.BODY,),
        "was nichts anderes ist, ist Text",
        Confidence.SURE,
        _claim_body,
    ),
)
"""The recognisers; the last one takes what is left."""

BY_NAME = {recogniser.name: recogniser for recogniser in RECOGNISERS}


_SURVEYED = frozenset(
    ("rest", "rahmen", "unter-den-begriffen", "autorenkasten")
)  # what they take is no running text


def recognise(page: Page) -> None:
    """Let all recognisers look at a page, in order."""
    page.survey()
    for recogniser in RECOGNISERS:
        page.rule, page.confidence = recogniser.name, recogniser.confidence
        before = len(page.claims)
        recogniser.run(page)
        if recogniser.name in _SURVEYED and len(page.claims) > before:
            page.survey()
