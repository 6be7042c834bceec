"""Captions that are the title of their article: which may be, and what follows from it."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence, Role
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.titleforms import folded
from setzkasten.normalise.unit import Unit


def depicts(caption: str) -> bool:
    """Tell `Leere Fahrräder am Dienstag vor dem Depot`, what one sees, from a title."""
    return len(caption) >= _LONG_CAPTION and _PLACED.search(caption) is not None


_LONG_CAPTION = 30
_PLACED = re.compile(r" (?:am|im|in|vor|bei|beim|auf|an|mit|aus|unter|über|neben|hinter|während) ")


def give_title(page: Page, picture: Picture, unit: Unit) -> None:
    """Let a caption be the title too."""
    caption = picture.caption or ""
    page.add_role(unit, Role.TITLE)
    page.values["title"] = folded(caption)
    page.note("Titel", folded(caption), [unit], Confidence.LIKELY)
