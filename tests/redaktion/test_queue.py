"""Which articles need a look, in which order, and the way through them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from setzkasten.model.article import Metadata
from setzkasten.model.problem import problem
from setzkasten.model.records import ArticleRecord, Summary, TextRecord
from setzkasten.redaktion.addresses import Way, way_of
from setzkasten.redaktion.listing import list_view
from setzkasten.redaktion.queue import PAGE, Holdings, Queue, build_queue, page_of
from setzkasten.redaktion.reasons import Reason, findings, weight
from setzkasten.redaktion.views import Frame

WHOLE = Metadata(
    "Ganz", authors=("Anna Müller",), date="2014-10-29", categories=("Handel",), tags=("Netz",)
)


def record(metadata: Metadata | None) -> ArticleRecord:
    summary = None
    if metadata is not None:
        summary = Summary(metadata, metadata.title.lower(), "", 1, b"", (), metadata.title.encode())
    return ArticleRecord(b"d", summary, True, None, b"", ())


def queue_of(*heads: Metadata) -> Queue:
    articles = {f"content/artikel/{head.title.lower()}.md": record(head) for head in heads}
    return build_queue(Holdings(articles), {})


@pytest.mark.parametrize(
    ("change", "reason", "words"),
    [
        ({"guessed": ("Titel",)}, Reason.TITLE, "Titel geraten"),
        ({"categories": ()}, Reason.CATEGORY, "keine Kategorie"),
        ({"tags_lost": 1}, Reason.LOST, "1 Schlagwort verloren"),
        ({"tags_lost": 12}, Reason.LOST, "12 Schlagworte verloren"),
        ({"authors": ()}, Reason.AUTHOR, "keine Autorin"),
        ({"date": None}, Reason.DATE, "kein Datum"),
        ({"guessed": ("Autorin", "Datum")}, Reason.GUESSED, "geraten: Autorin, Datum"),
        ({"tags": ()}, Reason.TAGS, "keine Schlagworte"),
    ],
)
def test_each_reason_has_its_words(change: dict[str, object], reason: Reason, words: str) -> None:
    found = findings(record(replace(WHOLE, **change)), None)  # type: ignore[arg-type]
    assert [(entry.reason, entry.words) for entry in found] == [(reason, words)]


def test_a_whole_article_needs_no_look() -> None:
    assert findings(record(WHOLE), None) == ()


def test_a_draft_that_lacks_something_is_marked() -> None:
    (entry,) = queue_of(replace(WHOLE, date=None, draft=True)).waiting
    assert entry.draft


def text(*codes: str, repairs: tuple[str, ...] = ()) -> TextRecord:
    return TextRecord(b"", "", None, tuple([problem(code, "t.txt") for code in codes]), repairs)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (text(repairs=("zeichensalat",)), "Kodierung ausgebessert"),
        (text("kodierung-zweifelhaft"), "Kodierung unsicher"),
        (text("zeichen-verloren", "kodierung-zweifelhaft"), "Zeichen verloren"),
    ],
)
def test_a_repaired_encoding_is_a_reason(raw: TextRecord, words: str) -> None:
    assert [entry.words for entry in findings(record(WHOLE), raw)] == [words]


def test_harmless_repairs_are_none() -> None:
    assert findings(record(WHOLE), text(repairs=("weiches-trennzeichen", "nfc"))) == ()


def test_near_duplicates_are_a_reason() -> None:
    assert [entry.reason for entry in findings(record(WHOLE), None, 2)] == [Reason.DUPLICATE]


@pytest.mark.parametrize("done", [{"reviewed": True}, {"duplicate_of": "b"}])
def test_what_a_hand_has_decided_is_done(done: dict[str, object]) -> None:
    head = replace(WHOLE, date=None, guessed=("Titel",), **done)  # type: ignore[arg-type]
    assert findings(record(head), text("zeichen-verloren"), 3) == ()


def test_an_unreadable_head_comes_before_all() -> None:
    articles = {
        "content/artikel/a.md": record(Metadata("A", guessed=("Titel",), tags_lost=9)),
        "content/artikel/kaputt.md": record(None),
    }
    queue = build_queue(Holdings(articles), {})
    assert [entry.name for entry in queue.waiting] == ["kaputt", "a"]
    assert queue.waiting[0].title == "kaputt"


def test_a_worse_reason_outweighs_all_lesser_ones() -> None:
    lesser = Metadata("A", categories=("Handel",), guessed=("Datum",))
    worse = replace(WHOLE, guessed=("Titel",))
    assert weight(findings(record(worse), None)) > weight(findings(record(lesser), None, 5))


def test_the_worst_come_first_and_equals_go_by_title() -> None:
    queue = queue_of(
        replace(WHOLE, title="c", date=None),
        replace(WHOLE, title="b", categories=()),
        replace(WHOLE, title="d", categories=(), date=None),
        replace(WHOLE, title="a", categories=()),
        replace(WHOLE, title="z", guessed=("Titel",)),
        WHOLE,
    )
    assert [entry.title for entry in queue.waiting] == ["z", "d", "a", "b", "c"]
    assert queue.counts == {Reason.TITLE: 1, Reason.CATEGORY: 3, Reason.DATE: 2}


def test_the_queue_can_be_narrowed() -> None:
    queue = queue_of(
        replace(WHOLE, title="Zoll in Sachsen", date=None),
        replace(WHOLE, title="Porto", date=None, authors=()),
        replace(WHOLE, title="Über Zölle", authors=()),
    )
    assert [each.title for each in queue.narrowed(Reason.AUTHOR).waiting] == ["Porto", "Über Zölle"]
    assert [each.title for each in queue.narrowed(None, "zoll SACHSEN").waiting] == [
        "Zoll in Sachsen"
    ]
    assert [each.title for each in queue.narrowed(Reason.DATE, "porto").waiting] == ["Porto"]
    assert queue.narrowed(None) is queue


def test_ten_thousand_articles_are_put_in_order_in_a_moment() -> None:
    """The list is asked for after each save; about a fifth of a second, ten times that allowed."""
    articles = {
        f"content/artikel/a{number}.md": record(
            replace(WHOLE, title=f"Titel {number}", tags_lost=number % 7, date=None)
        )
        for number in range(10_000)
    }
    start = time.process_time()
    queue = build_queue(Holdings(articles), {})
    queue.narrowed(Reason.LOST, "titel 99")
    assert time.process_time() - start < 2
    assert len(queue.waiting) == 10_000


# --- the way through ----------------------------------------------------------------------


LETTERS = queue_of(*[replace(WHOLE, title=letter, date=None) for letter in "abcde"])


@pytest.mark.parametrize(
    ("name", "place", "around"),
    [
        ("a", None, (None, "b")),
        ("c", None, ("b", "d")),
        ("e", None, ("d", None)),
        ("c", 2, ("b", "d")),
        ("fertig", 2, ("b", "c")),  # it has left the queue: what moved up comes next
        ("e", 1, ("a", "b")),  # it was mended in part and has moved down
        ("fertig", 0, (None, "a")),
        ("fertig", 5, ("e", None)),
        ("fertig", None, (None, "a")),
        ("c", 99, ("b", "d")),
    ],
)
def test_whoever_works_through_the_queue_skips_nothing(
    name: str, place: int | None, around: tuple[str | None, str | None]
) -> None:
    assert LETTERS.around(name, place) == around


def test_nothing_is_around_in_an_empty_queue() -> None:
    assert Queue(()).around("a", 0) == (None, None)
    assert Queue(()).around("a") == (None, None)


def test_pages_hold_their_number_in_bounds() -> None:
    entries = queue_of(*[replace(WHOLE, title=f"t{n:03}", date=None) for n in range(PAGE + 1)])
    assert [len(page_of(entries.waiting, number)[0]) for number in (1, 2)] == [PAGE, 1]
    assert page_of(entries.waiting, 99)[1:] == (2, 2)
    assert page_of(entries.waiting, -3)[1:] == (1, 2)
    assert page_of((), 1) == ((), 1, 1)


# --- addresses ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "way", [Way(), Way(Reason.LOST), Way(None, "ä & b", 3), Way(Reason.DATE, "zoll", 1, 7)]
)
def test_addresses_carry_the_way_along(way: Way) -> None:
    from urllib.parse import parse_qsl, urlsplit

    def read(url: str) -> Way:
        return way_of(dict(parse_qsl(urlsplit(url).query)))

    assert read(way.list()) == replace(way, place=None)
    assert read(way.article("größe/..", way.place)) == replace(way, page=1)
    assert urlsplit(way.article("größe/..", 0)).path == "/_redaktion/gr%C3%B6%C3%9Fe%2F../"


@pytest.mark.parametrize(
    "query",
    [
        {"grund": "quatsch", "seite": "-1", "platz": "x"},
        {"seite": "9" * 30, "platz": "9" * 30},
        {"seite": "²", "platz": "٣"},
        {"seite": "0"},
    ],
)
def test_nonsense_in_an_address_does_not_count(query: dict[str, str]) -> None:
    assert way_of(query) == Way()


def test_long_words_are_cut() -> None:
    assert len(way_of({"wort": "x" * 10_000}).words) == 100


# --- the view -----------------------------------------------------------------------------


def test_the_list_says_how_many_in_correct_german() -> None:
    frame = Frame("t", "/", "Archiv")
    one = queue_of(replace(WHOLE, date=None))
    assert list_view(frame, one, Way(), 1, searching=False).summary == (
        "1 Artikel wartet auf einen Blick."
    )
    assert list_view(frame, LETTERS, Way(), 5, searching=False).summary == (
        "5 Artikel warten auf einen Blick."
    )
    assert list_view(frame, LETTERS, Way(words="a"), 5, searching=False).summary == (
        "1 Artikel von 5 passt zu: »a« im Titel."
    )


def test_filters_lead_to_the_first_page_and_keep_the_words() -> None:
    view = list_view(Frame("t", "/", "A"), LETTERS, Way(Reason.DATE, "a", 4), 5, searching=False)
    assert [(each.label, each.count, each.current) for each in view.filters] == [
        ("alle", "5", False),
        ("kein Datum", "5", True),
    ]
    assert view.filters[0].url == "/_redaktion/?wort=a"
    assert view.entries[0].url == "/_redaktion/a/?grund=datum&wort=a&platz=0"
