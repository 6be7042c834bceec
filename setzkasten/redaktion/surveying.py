"""Survey an archive in a process of its own, so that the preview has nothing to wait for.

`python -m setzkasten.redaktion.surveying ARCHIVE KEY` writes `.cache/redaktion.bin`. Like all of
`.cache/` it may be deleted at any time: hand decisions are kept in the articles.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from setzkasten.check.reading import read_stock
from setzkasten.options import CACHE
from setzkasten.publish.sealed import read_sealed, write_sealed
from setzkasten.redaktion.survey import Survey, survey
from setzkasten.sources import find_sources

_KIND = "Redaktion 1"
_POLITE = 15  # steps below the usual priority: whoever edits comes first


def read_survey(root: Path) -> Survey:
    """Return the last survey, an empty one where there is none."""
    return read_sealed(root / CACHE / "redaktion.bin", _KIND, Survey) or Survey()


def write_survey(root: Path, key: bytes) -> None:
    """Survey an archive and keep the result; raises OSError where that cannot be done."""
    stock = read_stock(root, find_sources(root))
    articles = {piece.path: (piece.metadata, piece.body) for piece in stock.articles}
    found = survey({path: (head, body) for path, (head, body) in articles.items() if head}, key)
    write_sealed(root / CACHE / "redaktion.bin", _KIND, found)


def command(root: Path, key: bytes) -> list[str]:
    """Return the command of the process that does it."""
    # -P: a file in the archive's folder must not stand in for one of Python's modules.
    return [sys.executable, "-P", "-m", "setzkasten.redaktion.surveying", str(root), key.hex()]


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(_POLITE)
    with suppress(OSError):  # without memory there are no suggestions, and no harm is done
        write_survey(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
