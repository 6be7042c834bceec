"""What an article is about, in a few stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.language.stems import STEMS
from setzkasten.model.article import Metadata
from setzkasten.parse.keystems import MOST_KEYS, key_stems


def _keys(body: str, title: str = "Ohne", **more: object) -> list[str]:
    return key_stems(Metadata(title, **more), body).split()  # type: ignore[arg-type]


def test_the_forms_of_a_word_have_one_stem() -> None:
    for forms in (
        ("Händler", "Händlern", "Händlers"),
        ("Größe", "große"),
        ("E-Commerce", "Ecommerce"),
    ):
        assert len({STEMS[form] for form in forms}) == 1


def test_nouns_within_sentences_count_and_words_that_begin_them_do_not() -> None:
    keys = _keys("Natürlich kauft der Imker seinen Honig im Netz. Vielleicht aber auch nicht.")
    assert set(keys) == {"imk", "honig", "netz"}


def test_what_is_said_more_often_comes_first() -> None:
    assert _keys("und der Imker, und der Honig und noch ein Honig")[0] == "honig"


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ({"tags": ("Brief",)}, "und der Honig und der Honig"),
        ({"title": "Der Brief"}, "und der Honig und der Honig"),
        ({"teaser": "und ein Brief, der Brief, den Brief"}, "und der Honig"),
    ],
)
def test_title_tags_and_lead_count_too(where: dict[str, object], text: str) -> None:
    assert _keys(text, **where)[0] == "brief"


def test_subheads_count_twice() -> None:
    assert _keys("und der Honig\n\n## Der Brief\n\nText")[0] == "brief"


def test_the_word_that_begins_a_title_counts_where_the_text_has_it_as_a_noun() -> None:
    assert _keys("und der Honig", "Honig bleibt")[0] == "honig"
    assert "natur" not in _keys("und der Honig", "Natürlich Honig")


def test_a_tag_in_small_letters_is_a_key_all_the_same() -> None:
    assert _keys("", tags=("click & collect",)) == [STEMS["clickcollect"]]


def test_a_tag_of_several_words_is_one_key_however_it_is_written() -> None:
    keys = {
        key_stems(Metadata("Ohne", tags=(tag,)), "")
        for tag in ("Same Day Delivery", "Same-Day-Delivery", "same day delivery")
    }
    assert keys == {STEMS["samedaydelivery"]}


@given(st.text(), st.text(min_size=1), st.lists(st.text(min_size=1)).map(tuple))
def test_keys_are_few_and_each_but_once(body: str, title: str, tags: tuple[str, ...]) -> None:
    keys = _keys(body, title, tags=tags)
    assert len(keys) == len(set(keys)) <= MOST_KEYS


def test_a_word_without_end_is_no_trouble() -> None:
    assert len(_keys("und ein " + "Wort" * 10_000)[0]) < 100
