"""Terms: which spellings are one, which never merge, and their addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.index.taxonomies import TAXONOMIES, build_terms, term_key
from setzkasten.model.article import Metadata
from tests.conftest import codes, only

CATEGORY = TAXONOMIES[0]


def _articles(*categories: Sequence[str]) -> dict[str, Metadata]:
    return {
        f"a{number}": Metadata(title="T", categories=tuple(names))
        for number, names in enumerate(categories)
    }


@pytest.mark.parametrize(
    "other",
    [
        *("e-commerce", "E Commerce", "ECOMMERCE", "E\u2011Commerce", "E\u00a0Commerce"),
        *("E–Commerce", "E\u00adCommerce", "e\u200bcommerce", " E-Commerce "),
    ],
)
def test_case_blanks_and_hyphens_do_not_tell_terms_apart(other: str) -> None:
    assert term_key(other) == term_key("E-Commerce")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("C++", "C#"), ("C++", "C"), ("Maße", "Masse"), ("Mull", "Müll"), ("A/B", "AB")),
        *(("Recht.", "Recht"), ("???", "!!!"), ("日本", "日本語"), ("Öl", "Oel"), ("🚀", "🛒")),
        *(("-", "–"),),
    ],
)
def test_signs_and_letters_tell_terms_apart(one: str, other: str) -> None:
    assert term_key(one) != term_key(other)


@given(st.text(min_size=1).filter(str.strip))
def test_the_unicode_form_and_case_do_not_matter(text: str) -> None:
    assert term_key(unicodedata.normalize("NFD", text)) == term_key(
        unicodedata.normalize("NFC", text)
    )
    assert term_key(text.strip())  # never empty, unless the text is
    assert term_key(text) == term_key(text)


NAMES = st.text("aAbB -–ßä+#?\u00a0", min_size=1, max_size=4).filter(str.strip)


@given(st.lists(st.lists(NAMES, max_size=3), max_size=6))
def test_terms_never_share_an_address_and_none_is_lost(lists: list[list[str]]) -> None:
    articles = _articles(*lists)
    terms, _ = build_terms(CATEGORY, articles)
    slugs = [term.slug for term in terms.values()]
    assert len(set(slugs)) == len(slugs)
    for slug, metadata in articles.items():
        for name in metadata.categories:
            assert slug in terms[term_key(name)].articles
    for term in terms.values():
        assert len(set(term.articles)) == len(term.articles)


@given(st.lists(st.lists(NAMES, max_size=3), max_size=5), st.randoms())
def test_the_order_of_articles_does_not_matter(lists: list[list[str]], chance: object) -> None:
    articles = _articles(*lists)
    shuffled = list(articles)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, notes = build_terms(CATEGORY, articles)
    other, others = build_terms(CATEGORY, {slug: articles[slug] for slug in shuffled})
    assert list(one) == list(other)
    assert [(term.name, term.slug, set(term.articles)) for term in one.values()] == [
        (term.name, term.slug, set(term.articles)) for term in other.values()
    ]
    assert notes == others


def test_the_most_frequent_spelling_wins_and_the_editor_hears_of_it() -> None:
    terms, notes = build_terms(CATEGORY, _articles(["e-commerce"], ["E-Commerce"], ["E-Commerce"]))
    assert [term.name for term in terms.values()] == ["E-Commerce"]
    values = dict(only(notes, "begriff-schreibweisen").values)
    assert values["begriff"] == "E-Commerce"
    assert "»e-commerce« (1×)" in values["andere"]


@pytest.mark.parametrize(
    ("spellings", "name"),
    [
        (["e-commerce", "e-commerce", "E-Commerce"], "e-commerce"),
        (["e-commerce", "E-Commerce"], "E-Commerce"),
        (["ecommerce", "e commerce"], "e commerce"),
    ],
)
def test_between_spellings_the_number_decides_then_the_capitals(
    spellings: list[str], name: str
) -> None:
    terms, _ = build_terms(CATEGORY, _articles(*[[spelling] for spelling in spellings]))
    assert [term.name for term in terms.values()] == [name]


def test_different_terms_with_one_address_are_told_apart_and_reported() -> None:
    terms, notes = build_terms(CATEGORY, _articles(["Öl", "Oel"]))
    assert sorted(term.slug for term in terms.values()) == ["oel", "oel-2"]
    assert codes(notes) == ["begriff-adresse"]


def test_terms_stand_in_german_order() -> None:
    terms, _ = build_terms(CATEGORY, _articles(["Zoll", "Ärger", "Amazon", "ebay", "Österreich"]))
    names = [term.name for term in terms.values()]
    assert names == ["Amazon", "Ärger", "ebay", "Österreich", "Zoll"]


def test_an_article_that_names_a_term_twice_counts_once() -> None:
    terms, _ = build_terms(CATEGORY, _articles(["E-Commerce", "ecommerce"]))
    assert [term.articles for term in terms.values()] == [("a0",)]
