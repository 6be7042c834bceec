"""Say in a few words what two versions of an article differ in."""

from __future__ import annotations

import difflib

from setzkasten.frontmatter.read import read_front_matter
from setzkasten.frontmatter.schema import FIELDS
from setzkasten.language.numbers import count

_OF_THE_PROGRAM = frozenset(("version", "source", "guessed", "address"))
_OF_THE_DESK = frozenset(("rejected_tags", "rejected_categories", "not_duplicate_of", "reviewed"))


def differences(mine: str, theirs: str) -> str:
    """Compare two Markdown files.

    Args:
        mine: the file an editor has changed.
        theirs: what the program would write now.

    Returns:
        German, such as `Titel, Kategorien, 2 Absätze`; never empty.
    """
    one, other = read_front_matter(mine, ""), read_front_matter(theirs, "")
    names = [
        field.key
        for field in FIELDS
        if field.attribute not in _OF_THE_PROGRAM | _OF_THE_DESK
        and (one.values.get(field.attribute) or None) != (other.values.get(field.attribute) or None)
    ]
    paragraphs = _changed_paragraphs(one.body, other.body)
    if paragraphs:
        names.append(count(paragraphs, "Absatz", "Absätze"))
    return ", ".join(names) or "nur Zeichen, die auf der Seite nicht zu sehen sind"


def _changed_paragraphs(one: str, other: str) -> int:
    left, right = one.strip().split("\n\n"), other.strip().split("\n\n")
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return sum(
        max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )
