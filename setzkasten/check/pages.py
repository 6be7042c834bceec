"""Free pages: the ones that the law asks for, and what is still to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from setzkasten.check.piece import Piece
from setzkasten.model.problem import Problem, problem
from setzkasten.sources import PAGES

_WANTED = (("impressum", "Impressum"), ("datenschutz", "Datenschutz"))

_PLACEHOLDER = re.compile(
    r"bitte (?:aus|ein|er)(?:füllen|tragen|gänzen|setzen)|"
    r"\bhier (?:eintragen|ergänzen|ausfüllen)\b|"
    r"\bmuster(?:mann|frau|straße|strasse|stadt|firma)\b|\b0123[ /-]?456|"
    r"\b(?:todo|fixme|xxx+)\b|lorem ipsum|\[\.\.\.\]|\[…\]|_{5,}",
    re.IGNORECASE,
)


def check_pages(pages: Sequence[Piece]) -> Iterator[Problem]:
    """Yield what an editor should look at in the free pages that are published."""
    for slug, title in _WANTED:
        names = [f"{page.slug} {page.title}".lower() for page in pages]
        if not any(slug in name for name in names):
            yield problem("seite-fehlt", PAGES, titel=title, slug=slug)
    for page in pages:
        for offset, line in enumerate(page.body.split("\n")):
            if match := _PLACEHOLDER.search(line):
                place = page.body_line + offset
                yield problem("ausfuellen", page.path, place, stelle=_around(line, match))


def _around(line: str, match: re.Match[str]) -> str:
    """Return the placeholder with what comes after it, short enough to read."""
    words = line[match.start() :].replace("*", "").strip()
    return words if len(words) <= 60 else words[:60].rstrip() + " …"  # noqa: PLR2004
