"""One article, taken apart."""

from __future__ import annotations

import json
import pickle

from hypothesis import given
from hypothesis import strategies as st

from setzkasten.search.prepare import MOST, Prepared, prepare
from tests.search.articles import entry, prepared


def _impacts(article: Prepared) -> dict[str, int]:
    return dict(zip(article.spellings.split(), article.impacts, strict=True))


def test_the_card_has_what_the_page_shows() -> None:
    article = prepared(
        "a",
        "Größe & Maß",
        "<h2 id='x'>Erst</h2>\n<p>Ein <em>Satz</em>&nbsp;mit &lt;b&gt;.</p><ul><li>eins</li></ul>",
        lead="Der  Anfang.",
        shown="1. Mai 2014",
        date="2014-05-01",
        authors=("Anna Müller", "Kay"),
    )
    assert json.loads(article.card) == [
        "/artikel/a/",
        "Größe & Maß",
        "1. Mai 2014",
        "Anna Müller, Kay",
        "Der Anfang.\nErst\nEin Satz mit <b>.\neins",
    ]
    assert article.year == "2014"


def test_where_a_word_stands_decides_how_much_it_counts() -> None:
    filler = "Füllung " * 50
    article = prepared(
        "a",
        "Über Titelwort",
        f"<h2>Das Kopfwort</h2><p>Mit Textwort {filler}</p>",
        lead="Mit Vorwort",
        tags=("Schlagwort",),
    )
    impacts = _impacts(article)
    order = ["Titelwort", "Schlagwort", "Kopfwort", "Vorwort", "Textwort"]
    assert sorted(order, key=lambda word: -impacts[word]) == order
    assert len({impacts[word] for word in order}) == len(order)


def test_a_word_counts_more_often_and_in_short_articles_more() -> None:
    once = _impacts(prepared("a", body="<p>das Wort</p>"))
    twice = _impacts(prepared("a", body="<p>das Wort, ein Wort</p>"))
    long = _impacts(prepared("a", body=f"<p>das Wort {'und anderes ' * 900}</p>"))
    assert long["Wort"] < once["Wort"] < twice["Wort"] <= MOST


def test_the_capital_letter_of_a_noun_is_told_from_that_of_a_sentence() -> None:
    body = "<p>Manche Dinge. Kaufen wollen alle. Der Kauf: Verkauf. »Rabatte« gibt es.</p>"
    words = prepared("a", "Heute neu", body, tags=("Preisbindung",)).spellings.split()
    assert {"Dinge", "Kauf", "Preisbindung"} <= set(words)
    assert {"manche", "kaufen", "verkauf", "rabatte", "heute"} <= set(words)


def test_a_noun_stays_one_though_it_opens_sentences_too() -> None:
    words = prepared("a", body="<p>Handel ist Handel. Handel!</p>").spellings.split()
    assert words == ["Handel"]


def test_words_that_say_nothing_are_left_out() -> None:
    article = prepared("a", "Das und der", "<p>Wir werden x es 7 tun.</p>")
    assert article.spellings.split() == ["7", "tun"]


def test_pictures_and_tables_are_text_of_their_own() -> None:
    body = (
        '<figure class="bild"><img src="a.jpg"><figcaption><span>Am Kai</span></figcaption>'
        "</figure><table><tr><th>Land</th><td>20 %</td></tr></table><p>a<br>b</p>"
    )
    assert json.loads(prepared("a", body=body).card)[4] == "Am Kai\nLand\n20 %\na b"


def test_decomposed_letters_are_composed() -> None:
    assert prepared("a", body="<p>der Mu\u0308ller</p>").spellings == "Müller"


@given(st.text(), st.text())
def test_any_article_can_be_prepared(title: str, body: str) -> None:
    made = prepare(entry("a", title.encode("utf-8", "replace").decode(), body))
    assert len(made.spellings.split()) == len(made.impacts)
    assert all(1 <= impact <= MOST for impact in made.impacts)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301
