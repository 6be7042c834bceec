"""Near-duplicates: what is found, what is not, and that the work grows with the archive."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from setzkasten.check.duplicates import ALIKE, CONTAINED, near_duplicates, shingles

_WORDS = [f"wort{number}" for number in range(400)]


def _text(rng: random.Random, length: int = 150) -> str:
    return " ".join(rng.choices(_WORDS, k=length))


def _edited(text: str, rng: random.Random, changes: int) -> str:
    words = text.split()
    for _ in range(changes):
        words[rng.randrange(len(words))] = "anders"
    return " ".join(words)


def test_copies_with_changes_are_found_and_others_are_not() -> None:
    rng = random.Random(5)  # noqa: S311
    texts = {f"a{number:03}": _text(rng) for number in range(300)}
    copies = {
        f"b{number:03}": _edited(texts[f"a{number:03}"], rng, 6) for number in range(0, 300, 3)
    }
    found = near_duplicates(texts | copies)
    assert {(pair.first, pair.second) for pair in found} == {
        (f"a{name[1:]}", name) for name in copies
    }
    assert all(ALIKE <= pair.likeness < 1 for pair in found)


def test_case_and_punctuation_do_not_count() -> None:
    text = (
        "Der Händler sagt: Das Paket kommt heute, ganz bestimmt, noch vor dem Abend um acht Uhr an."
    )
    [pair] = near_duplicates({"a": text, "b": text.upper().replace(",", " –")})
    assert (pair.likeness, pair.contained) == (1, 1)


def test_a_short_version_is_found_in_the_long_one() -> None:
    rng = random.Random(3)  # noqa: S311
    long = _text(rng, 300)
    [pair] = near_duplicates({"lang": long, "kurz": " ".join(long.split()[:90]), "x": _text(rng)})
    assert (pair.first, pair.second) == ("kurz", "lang")
    assert pair.likeness < ALIKE <= CONTAINED <= pair.contained


def test_a_large_family_of_copies_hangs_together() -> None:
    rng = random.Random(9)  # noqa: S311
    text = _text(rng)
    family = {f"f{number:02}": _edited(text, rng, 1) for number in range(40)}
    others = {f"x{number:02}": _text(rng) for number in range(40)}
    found = near_duplicates(family | others)
    assert {name for pair in found for name in (pair.first, pair.second)} == family.keys()
    assert len(found) < 40 * 8


def test_a_footer_under_every_article_makes_no_duplicates() -> None:
    rng = random.Random(11)  # noqa: S311
    footer = _text(rng, 40)
    texts = {f"a{number}": f"{_text(rng, 200)} {footer}" for number in range(200)}
    assert near_duplicates(texts) == ()


def test_short_texts_are_left_alone() -> None:
    assert near_duplicates({"a": "Nur ein Satz.", "b": "Nur ein Satz.", "c": "", "d": ""}) == ()


@settings(max_examples=60)
@given(st.lists(st.text("abc ", min_size=40, max_size=90), max_size=6), st.randoms())
def test_likeness_is_exact_and_order_does_not_matter(texts: list[str], rng: random.Random) -> None:
    named = {f"t{number}": text for number, text in enumerate(texts)}
    found = near_duplicates(named)
    names = list(named)
    rng.shuffle(names)
    assert near_duplicates({name: named[name] for name in names}) == found
    for pair in found:
        one, other = set(shingles(named[pair.first])), set(shingles(named[pair.second]))
        assert pair.likeness == round(len(one & other) / len(one | other), 3)
        assert pair.first < pair.second
