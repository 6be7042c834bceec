"""What macros made of a card is kept: the same HTML as ever, and only so much of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from markupsafe import Markup

from setzkasten.model.views import Card
from setzkasten.render import folding
from setzkasten.render.folding import keeper

CARD = Card(
    title="Titel",
    url="/artikel/a/",
    kicker=None,
    subtitle=None,
    teaser="Anfang",
    has_lead=False,
    date=None,
    updated=None,
    mentions_until=None,
    place=None,
    minutes=1,
    authors=(),
    categories=(),
    tags=(),
    guessed=(),
    draft=False,
    digest=b"eins",
)


class _Macro:
    """Counts how often it is called, and says with what."""

    def __init__(self, words: str = "") -> None:
        self.calls = 0
        self.words = words

    def __call__(self, *arguments: Any, **named: Any) -> Markup:
        self.calls += 1
        return Markup(f"{self.words}{arguments!r}{named!r}")  # noqa: S704  # nobody's input


@pytest.mark.parametrize(
    ("one", "other", "calls"),
    [
        ((CARD,), (CARD,), 1),
        ((CARD,), (replace(CARD),), 1),
        ((CARD,), (replace(CARD, title="Anders", digest=b"zwei"),), 2),
        ((CARD, 1), (CARD, 1), 1),
        ((CARD, 1), (CARD, True), 2),
        ((CARD, 1), (CARD, 2), 2),
        ((CARD, "a"), (CARD, Markup("a")), 2),
        ((CARD, None), (CARD,), 2),
        ((CARD, [1]), (CARD, [1]), 2),
        (("text",), ("text",), 2),
    ],
)
def test_only_what_is_the_same_in_all_is_made_once(
    one: tuple[Any, ...], other: tuple[Any, ...], calls: int
) -> None:
    macro, call = _Macro(), keeper()
    assert call(macro, *one) == _Macro()(*one)
    assert call(macro, *other) == _Macro()(*other)
    assert macro.calls == calls


def test_names_of_arguments_and_the_macro_itself_count() -> None:
    macro, other, call = _Macro(), _Macro("!"), keeper()
    assert call(macro, CARD, eins=1) == _Macro()(CARD, eins=1)
    assert call(macro, CARD, zwei=1) == _Macro()(CARD, zwei=1)
    assert call(other, CARD, eins=1) == _Macro("!")(CARD, eins=1)
    assert call(macro, CARD, eins=1) == _Macro()(CARD, eins=1)
    assert (macro.calls, other.calls) == (2, 1)


def test_no_more_is_kept_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "MOST_KEPT", 3)
    macro, call = _Macro(), keeper()
    for number in range(10):
        call(macro, CARD, number)
    assert macro.calls == 10
    call(macro, CARD, 9)
    assert macro.calls == 10, "the newest is kept"
    for number in range(9):
        call(macro, CARD, number)
    assert macro.calls >= 10 + 9 - 1, "nearly all of the others are not"


def test_what_is_long_is_made_anew_each_time() -> None:
    macro, call = _Macro("x" * folding.LONGEST_KEPT), keeper()
    assert call(macro, CARD) == call(macro, CARD)
    assert macro.calls == 2
