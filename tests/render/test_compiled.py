"""Compiled templates are kept, and never trusted when damaged."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
import pytest

from setzkasten.render.compiled import MOST_KEPT, CompiledTemplates

KEY = b"\x01" * 16


def _render(place: Path, source: str = "Hallo {{ name }}", key: bytes = KEY) -> str:
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"a.html": source}),
        autoescape=True,
        bytecode_cache=CompiledTemplates(key, place),
    )
    return environment.get_template("a.html").render(name="Welt")


def _files(place: Path) -> list[Path]:
    return sorted(path for path in place.rglob("*") if path.is_file())


def test_a_second_environment_does_not_compile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _render(tmp_path) == "Hallo Welt"
    assert len(_files(tmp_path)) == 1

    def compile_nothing(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(jinja2.Environment, "compile", compile_nothing)
    assert _render(tmp_path) == "Hallo Welt"


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "folder"])
def test_damage_is_noticed_and_mended(tmp_path: Path, damage: str) -> None:
    _render(tmp_path)
    (file,) = _files(tmp_path)
    whole = file.read_bytes()
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        cut = {"empty": b"", "cut": whole[:-5], "flipped": whole[:-1] + bytes([whole[-1] ^ 1])}
        file.write_bytes(cut[damage])
    assert _render(tmp_path) == "Hallo Welt"
    if damage != "folder":
        assert file.read_bytes() == whole


def test_another_template_or_surface_is_not_mistaken_for_it(tmp_path: Path) -> None:
    assert _render(tmp_path) == "Hallo Welt"
    assert _render(tmp_path, "Tschüs {{ name }}") == "Tschüs Welt"
    assert _render(tmp_path, key=b"\x02" * 16) == "Hallo Welt"


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("")
    assert _render(tmp_path / "datei") == "Hallo Welt"


def test_old_sets_make_room(tmp_path: Path) -> None:
    for number in range(MOST_KEPT + 3):
        _render(tmp_path, key=bytes([number]) * 16)
        folder = tmp_path / (bytes([number]) * 16).hex()
        os.utime(folder, ns=(number * 10**9, number * 10**9))
    kept = sorted(path.name[:2] for path in tmp_path.iterdir())
    assert kept == [f"{number:02x}" for number in range(3, MOST_KEPT + 3)]
