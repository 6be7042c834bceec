"""The ledger adds up for any bytes, says so when it does not, and explains itself in German."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.messages.catalogue import wording
from setzkasten.normalise import LedgerError, normalise, rebuild
from setzkasten.normalise.explain import explain, explain_line
from setzkasten.normalise.table import RECOGNISERS
from setzkasten.normalise.verify import verify
from tests.korpus.labels import read_cases
from tests.korpus.score import score

_BITS = st.lists(
    st.sampled_from(
        [
            b"Ein Titel",
            b"Von Anna M\xc3\xbcller",
            b"29.10.2014",
            b"Foto: Beck",
            b"- Punkt",
            b"1. Punkt",
            b"Schlagworte:, , ,",
            b"Kategorien:",
            b"Weiterlesen",
            b"Kommentare (3)",
            b"a\tb",
            b"a\tc",
            b"Ein Satz, der so lang ist, dass er nur Text sein kann, und der mit Punkt endet. Ja.",
            b"\xe4\xf6\xfc",
            b"\x0c",
            b"\x00",
            b"\xc2\xad",
            b"   ",
            b"",
            b"",
            b"Anna",
            b"(mg)",
            b"## x",
            b"Newsletter abonnieren",
            b"Frage: Was?",
            b"\xe2\x80\x9eSo.\xe2\x80\x9c",
            b"Titel: X",
            b"Ver-",
        ]
    ),
    max_size=25,
)


@given(_BITS, st.sampled_from([b"\n", b"\r\n", b"\r", b"\n\n"]))
def test_the_ledger_adds_up(lines: list[bytes], end: bytes) -> None:
    data = end.join(lines)
    result = normalise(data, "x.txt")
    assert rebuild(result) == data
    filled = [line.number for line in result.lines if line.text.strip(" \t\xad\xa0")]
    assert sorted(number for claim in result.claims for number in claim.lines) == filled
    assert explain(result).startswith("x.txt\n")
    for problem in result.problems:
        wording(problem)


@given(st.binary(max_size=300))
def test_any_bytes_make_an_article(data: bytes) -> None:
    assert rebuild(normalise(data, "x.txt")) == data


def test_a_ledger_that_does_not_add_up_is_refused() -> None:
    data = b"Ein Titel\n\nEin Satz.\n"
    result = normalise(data, "x.txt")
    verify(result, data, ())
    with pytest.raises(LedgerError, match="Bytes"):
        verify(result, data + b"x", ())
    with pytest.raises(LedgerError, match=r"Zeilen \[3\]"):
        verify(replace(result, claims=result.claims[:-1]), data, ())
    with pytest.raises(LedgerError, match=r"Zeilen \[1\]"):
        verify(replace(result, claims=(*result.claims, result.claims[0])), data, ())


def test_each_line_is_explained_in_german() -> None:
    data = (
        b"Ein Titel\n\nVon Anna M\xc3\xbcller\n\n"
        + b"Hier steht ein Satz. " * 9
        + b"\n\nTags:, ,\n"
    )
    result = normalise(data, "x.txt")
    text = explain(result)
    assert "Kodierung utf-8, Zeilenenden LF" in text
    assert "→ titel (sicher): kurze Zeile ohne Punkt" in text
    assert "Autorin: Anna Müller  (Zeile 3, sicher)" in text
    assert "Verlorene Schlagworte: 3" in text
    assert "es fehlen wohl 3" in text
    assert explain_line(result, 2) == "leer"
    assert explain_line(result, 5).startswith("text: ")


def test_recognisers_have_names_and_reasons() -> None:
    names = [recogniser.name for recogniser in RECOGNISERS]
    assert len(set(names)) == len(names)
    assert all(recogniser.why for recogniser in RECOGNISERS)
    assert names[-1] == "text"


def test_the_development_corpus_is_read() -> None:
    scores = score(read_cases("entwicklung"))
    for field in ("Bytes", "Zeilenbuch", "Text erhalten", "Titel", "Datum", "Autorin"):
        assert scores[field].row()[2] >= 0.97, scores[field].notes
    for field, item in scores.items():
        if field != "Zeilen":  # those hold only the misses
            assert item.row()[2] >= 0.9, (field, item.notes)
