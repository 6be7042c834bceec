"""The memory of a build: kept whole, or not trusted."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten.model.article import Image, Metadata
from setzkasten.model.problem import problem
from setzkasten.model.records import ArticleRecord, Summary, TextRecord
from setzkasten.publish.sealed import read_sealed, write_sealed
from setzkasten.publish.state import GroupRecord, State, load_state, save_state

SUMMARY = Summary(
    Metadata("Größe", authors=("A",), images=(Image(caption="c"),)),
    "grosse",
    "Lead",
    3,
    b"b" * 16,
    (1,),
    b"d",
)
STATE = State(
    program=b"p" * 16,
    files={"content/texte/ä.txt": ((1, 2, 3, 4), b"x" * 16)},
    texts={
        "content/texte/ä.txt": TextRecord(b"d", "s", b"m", (problem("text-leer", "a", 1, x=2),))
    },
    articles={"a.md": ArticleRecord(b"d", SUMMARY, True, "0" * 12, b"m", ())},
    groups={"home": GroupRecord(b"i", b"l", {"index.html": (b"f" * 16, (10, 11), "2014")})},
    copied={"bilder/a.jpg": (b"g" * 16, (12, 13))},
    folders={"": 12},
    theme=b"t",
    templates={"home.html": b"h"},
)


def test_a_state_comes_back_as_it_was(tmp_path: Path) -> None:
    save_state(tmp_path / "stand.bin", STATE)
    assert load_state(tmp_path / "stand.bin", b"p" * 16) == STATE


def test_the_state_of_another_program_is_not_trusted(tmp_path: Path) -> None:
    save_state(tmp_path / "stand.bin", STATE)
    assert load_state(tmp_path / "stand.bin", b"q" * 16) is None


def test_a_missing_state_is_none(tmp_path: Path) -> None:
    assert load_state(tmp_path / "stand.bin", b"") is None
    (tmp_path / "stand.bin").mkdir()
    assert load_state(tmp_path / "stand.bin", b"") is None


@given(data=st.data())
def test_no_damage_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("stand") / "stand.bin"
    save_state(path, STATE)
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    match data.draw(st.sampled_from(["cut", "flip", "insert"])):
        case "cut":
            damaged = whole[:place]
        case "flip":
            damaged = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))])
            damaged += whole[place + 1 :]
        case _:
            damaged = whole[:place] + b"\x00" + whole[place:]
    if damaged != whole:
        path.write_bytes(damaged)
        assert load_state(path, b"p" * 16) is None


@given(st.binary())
def test_any_bytes_are_no_state(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("stand") / "stand.bin"
    path.write_bytes(data)
    assert load_state(path, b"") is None


@pytest.mark.parametrize("payload", [{}, [], {"program": 3}, {"program": b"", "texts": [1]}])
def test_a_sealed_file_of_another_shape_is_none(tmp_path: Path, payload: object) -> None:
    path = tmp_path / "x.bin"
    write_sealed(path, "Probe 1", payload)
    found = read_sealed(path, "Probe 1", State)
    assert found is None or payload == {}


def test_a_sealed_file_of_another_kind_is_none(tmp_path: Path) -> None:
    write_sealed(tmp_path / "x.bin", "Probe 1", STATE)
    assert read_sealed(tmp_path / "x.bin", "Probe 2", State) is None
    assert read_sealed(tmp_path / "x.bin", "Probe 1", State) == STATE


def test_a_checksum_is_no_pickle(tmp_path: Path) -> None:
    """Reading the memory must never run code: it is plain msgpack with a schema."""
    save_state(tmp_path / "stand.bin", STATE)
    payload = (tmp_path / "stand.bin").read_bytes()
    body = payload[payload.index(b"\n") + 1 + 32 :]
    assert msgspec.msgpack.decode(body)["program"] == b"p" * 16
