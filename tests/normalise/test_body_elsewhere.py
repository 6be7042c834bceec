"""The paragraphs of all cases of the corpus, each put into another article: they stay its text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from setzkasten.decode import decode
from setzkasten.model.ledger import Role
from setzkasten.normalise import normalise
from setzkasten.normalise.wrapping import units_of
from tests.korpus.labels import read_cases
from tests.normalise.test_body_stays import R
from tests.normalise.test_rules import P, Q

T = "Papier ist geduldig"
PICTURE = "Das Lager am Hafen\nFoto: Karl Beck"
PLACES = {
    "first": (T, "{}", P, Q, R),
    "first, below the byline": (f"{T}\nVon Anna Müller, 3. Mai 2012", "{}", P, Q, R),
    "second": (T, P, "{}", Q, R),
    "last": (T, P, Q, R, "{}"),
    "above signature and labels": (T, P, Q, R, "{}", "Anna Müller, Köln", "Kategorien: Recht"),
    "below a picture": (T, P, PICTURE, "{}", Q, R),
    "above a picture": (T, P, "{}", PICTURE, Q, R),
    "above a credit": (T, P, "{}", "Foto: Karl Beck", Q, R),
    "below a credit": (T, P, "(Foto: Karl Beck)", "{}", Q, R),
    "right below a paragraph": (T, f"{P}\n{{}}", Q, R),
    "right above a paragraph": (T, f"{{}}\n{P}", Q, R),
    "below a list": (T, P, "- Kartons\n- Bänder", "{}", Q, R),
    "above other articles": (T, P, Q, R, "{}", "Ähnliche Artikel:\nKartons im Regen\nBand im Wind"),
    "no blank lines": (f"{T}\n{P}\n{{}}\n{Q}\n{R}",),
}
_SHORT = 200  # a shorter first paragraph may well be the lead


@cache
def _paragraphs() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_all_paragraphs()))


def _all_paragraphs() -> Iterator[str]:
    """Go through all that the labels call text and nothing else, if it can be a paragraph."""
    for case in read_cases("entwicklung"):
        for unit in units_of(decode(case.data).lines).units:
            roles = {role for number in unit.lines for role in case.roles.get(number, ("",))}
            if roles == {"text"} and unit.running:
                yield " ".join(unit.text.split())


def _roles(text: str, paragraph: str) -> set[Role]:
    result = normalise(text.encode(), "x.txt")
    number = text.split("\n").index(paragraph) + 1
    return {role for claim in result.claims if number in claim.lines for role in claim.roles}


def test_there_are_many_paragraphs() -> None:
    assert len(_paragraphs()) > 1000


@pytest.mark.parametrize("place", PLACES)
def test_a_paragraph_is_text_wherever_it_stands(place: str) -> None:
    """Each paragraph stands in every third place, so that all together take seconds."""
    turn = list(PLACES).index(place)
    lost = []
    for paragraph in _paragraphs()[turn % 3 :: 3]:
        text = "\n\n".join(PLACES[place]).replace("{}", paragraph)
        roles = _roles(text, paragraph)
        lead = roles == {Role.TEASER} and place.startswith("first") and len(paragraph) < _SHORT
        if not (roles & {Role.BODY, Role.SUBHEAD} or lead):
            lost.append((paragraph, roles))
    assert lost == []
