"""Related articles: who shares seldom key stems."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setzkasten.index import related as module
from setzkasten.index.related import COMMON, MOST_RELATED, Related, recalled, relate
from setzkasten.model.article import Metadata
from setzkasten.model.records import ArticleRecord, Summary
from tests.conftest import examples

STEMS = [f"s{number}" for number in range(9)]
KEYS = st.dictionaries(
    st.sampled_from([f"a{number}" for number in range(9)]),
    st.lists(st.sampled_from(STEMS), unique=True, max_size=6).map(" ".join),
)


def _found(keys: dict[str, str]) -> dict[str, list[str]]:
    found = relate(keys)
    return {slug: found.to(slug) for slug in keys}


def test_the_more_and_the_more_telling_the_stems_they_share_the_better() -> None:
    keys = {
        "a": "steuer zoll paket",
        "b": "steuer zoll wien",
        "c": "messe halle zoll",
        "d": "garten zaun drohne",
    }
    assert _found(keys) == {"a": ["b", "c"], "b": ["a", "c"], "c": ["a", "b"], "d": []}


def test_a_seldom_stem_counts_more_than_a_common_one() -> None:
    keys = {"a": "paket imker", "b": "imker", "c": "paket", "d": "paket", "e": "paket"}
    assert _found(keys)["a"][0] == "b"


def test_a_stem_that_all_have_relates_nothing() -> None:
    keys = {f"a{number}": "handel" for number in range(COMMON + 1)}
    assert not any(_found(keys).values())


def test_equals_stand_in_the_order_of_their_names_and_there_are_five() -> None:
    keys = dict.fromkeys("gfedcba", "imker")
    assert _found(keys)["g"] == ["a", "b", "c", "d", "e"]
    assert _found(keys)["a"] == ["b", "c", "d", "e", "f"]


def test_what_is_hardly_related_is_left_out() -> None:
    telling = "a1 a2 a3 a4"
    keys = {"x": f"{telling} b", "y": f"{telling} c", "z": "q1 q2 q3 q4 b"}
    assert _found(keys)["x"] == ["y"]


@given(KEYS)
def test_nothing_is_related_to_itself_and_the_order_of_articles_does_not_matter(
    keys: dict[str, str],
) -> None:
    found = _found(keys)
    assert found.keys() == keys.keys()
    for slug, others in found.items():
        assert slug not in others
        assert len(set(others)) == len(others) <= MOST_RELATED
        assert all(set(keys[slug].split()) & set(keys[other].split()) for other in others)
    assert _found(dict(reversed(keys.items()))) == found


@settings(max_examples=examples(300))
@given(KEYS, st.lists(KEYS, min_size=1, max_size=3))
def test_a_chain_of_edits_comes_out_like_a_new_start(
    first: dict[str, str], edits: list[dict[str, str]]
) -> None:
    kept = relate(first)
    for keys in edits:
        kept = relate(keys, kept)
        remembered = Related(kept.keys, kept.found)  # as from disk: without postings
        assert kept == relate(keys) == remembered
        assert relate(first, remembered) == relate(first)


@settings(max_examples=examples(200))
@given(KEYS, KEYS)
def test_also_where_stems_are_common_and_candidates_many(
    before: dict[str, str], after: dict[str, str]
) -> None:
    common, enough = module.COMMON, module.ENOUGH
    module.COMMON, module.ENOUGH = 3, 3
    try:
        assert relate(after, relate(before)) == relate(after)
    finally:
        module.COMMON, module.ENOUGH = common, enough


@settings(max_examples=examples(100))
@given(KEYS, KEYS)
def test_what_is_recalled_is_as_good_as_what_was_known(
    before: dict[str, str], after: dict[str, str]
) -> None:
    articles = {f"content/artikel/{slug}.md": _record(keys) for slug, keys in before.items()}
    draft = {"content/artikel/entwurf.md": _record("s1 s2"), "content/artikel/x.md": _record(None)}
    kept = recalled(relate(before).found, articles | draft)
    assert kept == relate(before)
    assert relate(after, kept) == relate(after)


def test_nothing_is_recalled_of_an_archive_with_names_that_are_no_addresses() -> None:
    found = relate({"ueber-uns": "s1", "a": "s1"}).found
    articles = {"content/artikel/Über uns.md": _record("s1"), "content/artikel/a.md": _record("s1")}
    assert recalled(found, articles) == Related()


def _record(keys: str | None) -> ArticleRecord:
    summary = None
    if keys is not None:
        summary = Summary(Metadata("T"), "t", "", 0, b"", (), b"", keys)
    return ArticleRecord(b"", summary, False, None, b"", ())


def test_only_those_are_worked_out_again_that_share_what_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {f"a{number}": f"s{number % 40} t{number}" for number in range(200)}
    old = relate(keys)
    worked = []
    plain = module._related
    monkeypatch.setattr(
        module, "_related", lambda slug, *more: worked.append(slug) or plain(slug, *more)
    )
    assert relate(dict(keys), old) is old
    assert worked == []
    found = relate(keys | {"a7": "s7 neu"}, old)
    assert worked == ["a7"]  # nobody else has t7 or neu
    assert found == relate(keys | {"a7": "s7 neu"})
    worked.clear()
    relate(keys | {"a7": "s8 t7"}, old)
    assert sorted(worked) == sorted(
        {f"a{number}" for number in range(200) if number % 40 in {7, 8}}
    )
