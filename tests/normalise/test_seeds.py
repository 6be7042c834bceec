"""The two seed articles, read as the issue asks; skipped where they are not at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from setzkasten.model.article import Image
from setzkasten.normalise import normalise, rebuild

_ROOT = Path(__file__).parents[2]
SEEDS = Path(os.environ.get("SETZKASTEN_SEEDS", _ROOT.parent / "shared" / "seeds"))
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed articles here")


def _read(start: str) -> tuple[bytes, str]:
    path = next(SEEDS.glob(f"{start}_*.txt"))
    return path.read_bytes(), path.name


def test_seed_000() -> None:
    data, name = _read("000")
    result = normalise(data, name)
    lines = data.decode().splitlines()
    metadata = result.metadata
    assert metadata.title == lines[2]
    assert "schließ sich mit" in metadata.title  # as it was typed
    assert metadata.teaser == lines[0]
    assert metadata.images == (
        Image(credit="Kuzma via Shutterstock", subject="digitale Kooperation"),
    )
    assert (metadata.authors, metadata.date, metadata.categories) == ((), None, ())
    assert metadata.guessed == ()
    body = [block for block in result.body.split("\n\n") if not block.startswith("![")]
    assert [block.strip() for block in body] == lines[6:13:2]
    assert rebuild(result) == data


def test_seed_004() -> None:
    data, name = _read("004")
    result = normalise(data, name)
    lines = data.decode().splitlines()
    metadata = result.metadata
    assert metadata.title == lines[0]
    assert metadata.authors == ("Ellen Schmitt-Fleckenstein",)
    assert metadata.place == "Holzkirchen"
    assert metadata.categories == ("Alibaba", "Etsy & Co.", "Payment")
    assert (metadata.tags, metadata.tags_lost) == ((), 12)
    assert (metadata.date, metadata.mentions_until) == (None, "2014-10")
    assert metadata.teaser is None
    assert metadata.images == (Image("Alibaba und Apple – die neuen besten Freunde"),)
    claimed = [claim for claim in result.claims if claim.lines in {(9,), (11,)}]
    assert all("bildunterschrift" in claim.roles for claim in claimed)
    assert result.body.startswith("Seit Alibabas-Börsengang im September 2014, haben")
    assert rebuild(result) == data
