"""Suggestions: from the archive's own words first, no more than were lost, with their reasons."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from benchmarks.vorschlaege import generated
from setzkasten.model.article import Metadata
from setzkasten.model.ledger import Confidence
from setzkasten.suggest.learning import Knowledge, keys_of, learn
from setzkasten.suggest.reading import Reading, read
from setzkasten.suggest.suggestions import (
    LEAST,
    accepted,
    lost_categories,
    lost_tags,
    suggest_all,
    suggest_categories,
    suggest_tags,
)
from setzkasten.suggest.vocabulary import namings, vocabulary
from tests.conftest import ROOT

ARCHIVE = {
    "zoll-1": ("Zoll", "Recht", "Der Zoll prüft Pakete. Das Zollamt verlangt Papiere aus Fernost."),
    "zoll-2": ("Zoll", "Recht", "Wer in Fernost bestellt, zahlt Zoll. Die Grenze ist nah."),
    "retoure-1": ("Retouren", "Logistik", "Die Retoure kostet Geld. Die Rücksendung ist lästig."),
    "retoure-2": ("Retouren", "Logistik", "Retouren füllen das Lager. Jede Rücksendung zählt."),
    "porto-1": ("Versandkosten", "Logistik", "Versandkosten steigen. Das Porto wird teurer."),
    "porto-2": ("Versandkosten", "Logistik", "Wer zahlt den Versand? Die Kosten trägt der Shop."),
    "karte-1": ("Kreditkarte", "Payment", "Mit der Kreditkarte zahlt man schnell an der Kasse."),
    "karte-2": ("Kreditkarte", "Payment", "Kreditkarten sind bequem. Die Kasse piept."),
}


def _archive() -> dict[str, Reading]:
    return {
        slug: read(Metadata(f"Bericht {slug[-1]}", tags=(tag,), categories=(category,)), body)
        for slug, (tag, category, body) in ARCHIVE.items()
    }


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return learn(_archive())


def _names(slug: str, body: str, known: Knowledge, most: int = 3, title: str = "X") -> list[str]:
    found = suggest_tags(slug, read(Metadata(title), body), known, most)
    return [entry.name for entry in found if entry.known]


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("Am Montag kam der Zoll.", "Zoll"),
        ("Das Zollamt prüft. Die Zollerklärung fehlt dem Zöllner, sagt der Zoll.", "Zoll"),
        ("Man sprach über eine einzelne Retoure und ihre Retourenquote.", "Retouren"),
        ("Beim Bezahlen half die Kreditkartennummer, wie bei Kreditkarten üblich.", "Kreditkarte"),
    ],
)
def test_a_text_that_names_a_term_gets_it_suggested(body: str, tag: str, known: Knowledge) -> None:
    assert _names("neu", body, known)[:1] == [tag]


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("Er kam durch den Zoll.", "zoll", "direct"),
        ("Eine Retoure kam.", "retouren", "direct"),
        ("Mit Kreditkarten gezahlt.", "kreditkarte", "direct"),
        ("Das Zollamt.", "zoll", "inside"),
        ("Der Einfuhrzoll.", "zoll", "inside"),
        ("Die Retourenquote.", "retouren", "inside"),
        ("Der Versand hat seine Kosten.", "versandkosten", "parts"),
        ("Wer nur etwas rollt.", "zoll", None),
        ("Ein Kostüm im Versand.", "versandkosten", None),
    ],
)
def test_terms_are_named_inflected_in_compounds_and_in_parts(
    text: str, key: str, kind: str | None, known: Knowledge
) -> None:
    naming = namings(read(Metadata("X"), text), known.tags.terms).get(key)
    found = {name: getattr(naming, name) for name in ("direct", "inside", "parts") if naming}
    assert {name for name, weight in found.items() if weight} == ({kind} if kind else set())


def test_terms_of_several_words_are_named_by_all_of_them() -> None:
    names = [["Same Day Delivery"], ["Click & Collect"], ["C++"]]
    terms = vocabulary(names, {})
    for text, keys in (
        ("Das Same-Day-Delivery kam.", {"samedaydelivery"}),
        ("Ein Delivery am Day, the Same.", {"samedaydelivery"}),
        ("Erst Click, dann Collect.", {"click&collect"}),
        ("Nur ein Click.", set()),
    ):
        assert namings(read(Metadata("X"), text), terms).keys() == keys


def test_what_goes_with_a_term_speaks_for_it_without_its_name() -> None:
    archive = _archive()
    archive["neu"] = read(Metadata("Y"), "Jede Rücksendung kommt ins Lager zurück.")
    [best, *_] = suggest_tags("neu", archive["neu"], learn(archive), 3)
    assert best.name == "Retouren"
    assert "Rücksendung" in best.words


def test_every_suggestion_has_words_of_the_text_and_a_confidence(known: Knowledge) -> None:
    reading = read(Metadata("Zoll und Retouren"), "Der Zoll hält Retouren auf. Zoll ist Zoll.")
    found = suggest_tags("neu", reading, known, 5)
    assert {entry.name for entry in found} >= {"Zoll", "Retouren"}
    for entry in found:
        assert entry.words
        assert all(word in reading.text for word in entry.words)
        assert entry.chance >= LEAST
        assert entry.confidence in Confidence
    chances = [entry.chance for entry in found if entry.known]
    assert chances == sorted(chances, reverse=True)


def test_there_are_no_more_than_asked_for_and_none_that_the_article_has(known: Knowledge) -> None:
    body = "Zoll, Retouren, Versandkosten und Kreditkarten: Zoll, Retoure, Versand, Kosten."
    for most in range(5):
        assert len(_names("neu", body, known, most)) <= most
    reading = read(Metadata("X", tags=("ZOLL",)), body)
    assert "Zoll" not in [entry.name for entry in suggest_tags("neu", reading, known, 5)]


def test_own_terms_come_before_new_words(known: Knowledge) -> None:
    body = "Die Holzeisenbahn und der Zoll. Eine Holzeisenbahn, dann die Holzeisenbahn."
    found = suggest_tags("neu", read(Metadata("Die Holzeisenbahn am Zoll"), body), known, 5)
    assert [entry.known for entry in found] == sorted(
        [entry.known for entry in found], reverse=True
    )


def test_an_archive_without_tags_gets_words_of_the_text() -> None:
    text = "Da steht die Holzeisenbahn. Neben der Holzeisenbahn liegt, ja, die Holzeisenbahn."
    archive = {
        f"a{number}": read(Metadata("Der Laden"), "Der Laden hat auf.") for number in range(20)
    }
    archive["neu"] = read(Metadata("Die Holzeisenbahn"), text)
    found = suggest_tags("neu", archive["neu"], learn(archive), 3)
    assert [(entry.name, entry.known) for entry in found] == [("Holzeisenbahn", False)]


def test_an_author_is_no_tag() -> None:
    text = "Da kam Lindqvist. Auch Lindqvist weiß, was Lindqvist will."
    archive = {
        f"a{number}": read(Metadata("Der Laden"), "Der Laden hat auf.") for number in range(20)
    }
    archive["neu"] = read(Metadata("Lindqvist", authors=("Mats Lindqvist",)), text)
    assert suggest_tags("neu", archive["neu"], learn(archive), 3) == ()


def test_categories_are_only_those_of_the_archive(known: Knowledge) -> None:
    archive = _archive()
    archive["neu"] = read(Metadata("Z"), "Die Rücksendung kam ins Lager, das Porto stieg.")
    found = suggest_categories("neu", archive["neu"], learn(archive), 2)
    assert found[0].name == "Logistik"
    assert {entry.name for entry in found} <= {"Recht", "Logistik", "Payment"}
    assert suggest_categories("neu", archive["neu"], known, 0) == ()


def test_how_many_may_be_suggested() -> None:
    assert lost_tags(Metadata("X", tags_lost=7)) == 7
    assert lost_tags(Metadata("X", tags=("a",), tags_lost=2)) == 2
    assert lost_tags(Metadata("X")) == 0
    assert lost_tags(Metadata("X"), unknown=4) == 4
    assert lost_tags(Metadata("X", tags=("a",)), unknown=4) == 0
    assert lost_categories(Metadata("X")) == 2
    assert lost_categories(Metadata("X", categories=("a",))) == 0


def test_accepting_adds_each_term_once_and_counts_down_what_was_lost() -> None:
    lost = Metadata("X", tags=("Zoll",), tags_lost=3)
    assert accepted(lost, ("Porto", "ZOLL")) == {"tags": ("Zoll", "Porto"), "tags_lost": 2}
    assert accepted(replace(lost, tags_lost=1), ("Porto",)) == {
        "tags": ("Zoll", "Porto"),
        "tags_lost": None,
    }
    assert accepted(Metadata("X"), ("Porto",)) == {"tags": ("Porto",)}


def test_the_order_of_articles_does_not_matter() -> None:
    archive = generated(60)
    slugs = list(archive)
    backwards = learn({slug: archive[slug] for slug in reversed(slugs)})
    forwards = learn(archive)
    for slug in slugs[:20]:
        bare = replace(archive[slug], tags=())
        assert suggest_tags(slug, bare, forwards, 5) == suggest_tags(slug, bare, backwards, 5)


def test_an_article_does_not_learn_from_itself() -> None:
    """A tag that no other article has is never suggested as one of the archive's own."""
    archive = _archive() | {"neu": read(Metadata("X", tags=("Porzellan",)), "Teller, Tassen.")}
    known = learn(archive)
    found = suggest_tags("neu", replace(archive["neu"], tags=("anderes",)), known, 5)
    assert "Porzellan" not in [entry.name for entry in found if entry.known and entry.chance > 0.5]


def test_hidden_tags_are_found_again_much_better_than_by_frequency() -> None:
    """A small copy of the benchmark, which says how good it is in figures."""
    archive = generated(150)
    fold = list(archive)[::5]
    hidden = {slug: replace(archive[slug], tags=()) for slug in fold}
    known = learn({**archive, **hidden})
    counts: dict[str, int] = {}
    for slug in archive.keys() - hidden.keys():
        for key in keys_of(archive[slug].tags):
            counts[key] = counts.get(key, 0) + 1
    usual = sorted(counts, key=lambda key: (-counts[key], key))
    hits = offered = frequent = 0
    for slug, reading in hidden.items():
        right = set(keys_of(archive[slug].tags))
        found = suggest_tags(slug, reading, known, min(5, len(right)))
        offered += len(found)
        hits += sum(keys_of((entry.name,))[0] in right for entry in found)
        frequent += len(right & set(usual[: min(5, len(right))]))
    assert hits / offered >= 0.6
    assert hits >= 3 * frequent


def test_a_whole_archive_gets_no_more_than_it_lost() -> None:
    articles = {
        slug: (Metadata("X", tags=(tag,), categories=(kind,)), body)
        for slug, (tag, kind, body) in ARCHIVE.items()
    }
    body = "Der Zoll hält Retouren auf, der Zoll."
    articles["verloren"] = (Metadata("Zoll und Retouren", tags_lost=1, categories=("Recht",)), body)
    articles["leer"] = (Metadata("Zoll und Retouren"), body)
    found = suggest_all(articles)
    assert found.keys() <= {"verloren", "leer"}
    assert [entry.name for entry in found["verloren"].tags] == ["Zoll"]
    assert found["verloren"].categories == ()
    assert "leer" not in found or found["leer"].tags == ()
    assert [entry.name for entry in suggest_all(articles, unknown=2)["leer"].tags] == [
        "Zoll",
        "Retouren",
    ]


def test_every_process_suggests_the_same() -> None:
    code = (
        "from dataclasses import replace\n"
        "from benchmarks.vorschlaege import generated\n"
        "from setzkasten.suggest.learning import learn\n"
        "from setzkasten.suggest.suggestions import suggest_categories, suggest_tags\n"
        "archive = generated(80)\n"
        "known = learn(archive)\n"
        "for slug, entry in list(archive.items())[:20]:\n"
        "    bare = replace(entry, tags=(), categories=())\n"
        "    print(suggest_tags(slug, bare, known, 5), suggest_categories(slug, bare, known, 2))\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert said[0].count("Suggestion(") > 40
