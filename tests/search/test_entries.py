"""From a card and a text to an entry."""

from __future__ import annotations

import pickle

from setzkasten.model.article import Image
from setzkasten.model.views import Card, Link
from setzkasten.search.entries import IndexJob, entry_of, prepare_articles


def _card(*, has_lead: bool) -> Card:
    return Card(
        title="Titel",
        url="/archiv/artikel/x/",
        kicker="Dach",
        subtitle=None,
        teaser="Der Anfang.",
        has_lead=has_lead,
        date="2014-10",
        updated=None,
        mentions_until=None,
        place="Köln",
        minutes=3,
        authors=(Link("Anna Müller", "/archiv/autorin/anna-mueller/"),),
        categories=(Link("Recht", "/archiv/kategorie/recht/"),),
        tags=(Link("Zoll", "/archiv/schlagwort/zoll/"),),
        guessed=(),
        draft=False,
        digest=b"",
    )


def test_an_entry_has_the_words_of_its_article() -> None:
    job = IndexJob(
        "x", _card(has_lead=True), "Ein *Satz*.\n\n![](#bild-1)", (Image("Am Kai", "Uwe"),)
    )
    entry = entry_of(job, "de_AT")
    assert (entry.slug, entry.url, entry.shown) == ("x", "/archiv/artikel/x/", "Oktober 2014")
    assert (entry.authors, entry.categories, entry.tags) == (
        ("Anna Müller",),
        ("Recht",),
        ("Zoll",),
    )
    assert entry.lead == "Der Anfang."
    assert "<em>Satz</em>" in entry.body
    (made,) = prepare_articles("de_AT", [pickle.loads(pickle.dumps(job))])  # noqa: S301
    words = made.spellings.split()
    assert {"Kai", "Uwe", "Satz", "Köln", "Zoll", "Dach"} - set(words) == {"Dach"}
    assert not {"Bild", "erhalten"} & set(words)  # they stand at every picture


def test_first_sentences_are_not_counted_twice() -> None:
    assert entry_of(IndexJob("x", _card(has_lead=False), "Der Anfang."), "de").lead == ""
