"""A title for a text that has none: its first words, marked as guessed."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Confidence
from setzkasten.model.problem import problem
from setzkasten.normalise.page import Page
from setzkasten.normalise.people import is_known_place
from setzkasten.normalise.titleforms import folded, is_salutation


def guess_title(page: Page) -> None:
    """Take the first sentence for the title where the text has none, and say so."""
    if "title" in page.values:
        return
    free = (unit for unit in page.units if not unit.roles and not is_salutation(unit))
    unit = next(free, None) or next(iter(page.units), None)
    title = first_words(unit.text) if unit is not None else ""
    page.values["title"] = title or "Ohne Titel"
    page.note("Titel", title or "Ohne Titel", [unit] if unit else [], Confidence.GUESSED)
    line = unit.lines[0] if unit else None
    page.problems.append(problem("titel-geraten", page.source, line, titel=title or "Ohne Titel"))


_DATELINE = re.compile(r"[^–—]{2,60}? (?:[–—]|-) ")
_TOWN = re.compile(r"([A-ZÄÖÜ][\w-]{2,30})\. (?=[A-ZÄÖÜ„])")
_FIRST_SENTENCE = re.compile(r"(.+?[^\W\d_]{3,}[“”\"«)]?)[.!?:…](?=[\s“”\"«]|\Z)")
_LONGEST_GUESS = 90
_WINDOW = 400


def first_words(text: str) -> str:
    """Return the first sentence without its full stop, or as many words as a title may have."""
    text = folded(text[:_WINDOW])
    dateline = _DATELINE.match(text)
    if dateline and any(char.isdigit() or char == "(" for char in dateline.group()):
        text = text[dateline.end() :]
    town = _TOWN.match(text)
    if town and (town[1].isupper() or is_known_place(town[1])):
        text = text[town.end() :]
    sentence = _FIRST_SENTENCE.match(text)
    if sentence and len(sentence[1]) <= _LONGEST_GUESS:
        return sentence[1]
    if len(text) <= _LONGEST_GUESS:
        return text
    clipped = text[:_LONGEST_GUESS]
    comma = clipped.rfind(", ")
    return clipped[:comma] if comma > _LONGEST_GUESS // 2 else clipped.rpartition(" ")[0] or clipped
