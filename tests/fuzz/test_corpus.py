"""The corpus: seeds for atheris, and every case that was ever found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.target import check

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_every_case_of_the_corpus_holds(path: Path) -> None:
    check(path.read_bytes())


def test_the_corpus_is_small_and_covers_all_kinds_of_files() -> None:
    sizes = [path.stat().st_size for path in CORPUS.iterdir()]
    assert sum(sizes) < 200_000
    assert {path.suffix for path in CORPUS.iterdir()} >= {".txt", ".md", ".yaml", ".bin"}
