"""Bytes to text: the ladder, the line ends, and every repair by its name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from setzkasten.decode import decode
from setzkasten.decode.characters import TREATMENTS

TEXT = "Für „Größe“ – Maß und Öl…\r\nZweite Zeile über Ärger\nund Schluß"
PLAIN = TEXT.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_the_ladder_finds_the_encoding(codec: str, name: str) -> None:
    decoded = decode(TEXT.encode(codec))
    assert (decoded.encoding, decoded.text) == (name, PLAIN)
    assert decoded.newlines == ("\r\n", "\n")
    assert bool(decoded.doubts) == (name == "mac-roman")


def test_dos_850_and_latin_1() -> None:
    assert decode("Größe für über Öl".encode("cp850")).text == "Größe für über Öl"
    assert decode("Größe für über Öl".encode("latin-1")).text == "Größe für über Öl"
    assert decode("Größe für über Öl".encode("latin-1")).doubts == ()


def test_a_file_of_two_encodings_is_read_line_by_line() -> None:
    decoded = decode("Größe\n".encode() + "Öl für\n".encode("cp1252"))
    assert decoded.text == "Größe\nÖl für"
    assert decoded.doubts


def test_a_file_cut_within_a_character() -> None:
    decoded = decode("Größe fü".encode()[:-1])
    assert decoded.text == "Größe f\ufffd"
    assert decoded.lost == (1,)
    assert decoded.doubts


@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\xd8\r\x00\n\x00a\x00")
@example(b"a\r\r\n\n\x0cb\x85")
@example(b"\x81\x8d\x8f\x90\x9d")
@example(b"\xff\xfe\x00\x00\x00\x00\x11\x00")
def test_no_byte_is_lost_and_no_file_refused(data: bytes) -> None:
    decoded = decode(data)
    assert b"".join([line.raw for line in decoded.lines]) == data
    assert [line.number for line in decoded.lines] == list(range(1, len(decoded.lines) + 1))
    assert not any(end in line.text for line in decoded.lines for end in "\r\n")


@given(st.text(max_size=80), st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]))
def test_wide_and_narrow_text_keeps_its_bytes(text: str, codec: str) -> None:
    data = text.encode(codec, "replace")
    assert b"".join([line.raw for line in decode(data).lines]) == data


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        (TEXT.encode().decode("cp1252"), PLAIN),
        (TEXT.encode().decode("mac-roman"), PLAIN),
        ("fÃ¼r Größe", "für Größe"),
    ],
)
def test_mojibake_is_mended_and_named(damaged: str, mended: str) -> None:
    decoded = decode(damaged.encode())
    assert decoded.text == mended.replace("\r\n", "\n")
    repair = next(item for item in decoded.repairs if item.name == "zeichensalat")
    assert "ftfy" in repair.explanation
    assert repair.lines[0] == 1


@pytest.mark.parametrize(
    "text", ["Ein „Angriff“ – ‚so‘ ﬁnden", "São Paulo, Ångström, ÄÖÜ", "â bientôt"]
)
def test_healthy_text_is_left_alone(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.repairs) == (text, ())


def test_decomposed_umlauts_are_composed() -> None:
    decoded = decode(unicodedata.normalize("NFD", PLAIN).encode())
    assert decoded.text == PLAIN
    assert [repair.name for repair in decoded.repairs] == ["nfc"]


@pytest.mark.parametrize(
    ("text", "becomes", "name"),
    [
        ("a\x00b", "ab", "nul"),
        ("a\x0cb", "a b", "seitenvorschub"),
        ("a\x07b", "ab", "steuerzeichen"),
        ("a\u2028b", "a b", "zeilentrenner"),
        ("Ver\xadsand", "Versand", "weiches-trennzeichen"),
        ("a\u200bb", "ab", "nullbreite"),
        ("a\u202eb", "ab", "schreibrichtung"),
    ],
)
def test_invisible_characters_are_named(text: str, becomes: str, name: str) -> None:
    decoded = decode(text.encode())
    assert decoded.text == becomes
    assert [repair.name for repair in decoded.repairs] == [name]


def test_every_treatment_has_a_test_above() -> None:
    tested = {"nul", "seitenvorschub", "steuerzeichen", "zeilentrenner", "weiches-trennzeichen"}
    tested |= {"nullbreite", "schreibrichtung", "ersatzzeichen-halb"}
    assert {row.name for row in TREATMENTS} == tested


def test_half_a_character_becomes_a_visible_loss() -> None:
    decoded = decode("ab\ud800cd".encode("utf-16", "surrogatepass"))
    assert decoded.text == "ab\ufffdcd"
    assert decoded.lost == (1,)


def test_no_break_spaces_and_joiners_stay() -> None:
    text = "20\xa0% und 👩\u200d💻"
    assert decode(text.encode()).text == text
