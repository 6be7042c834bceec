"""From units to the Markdown of the body, with pictures where they stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from setzkasten.model.ledger import Role
from setzkasten.normalise.blocks import Block, Kind, blocks_of, cells_of
from setzkasten.normalise.escape import escape_cell, escape_inline, escape_label, escape_line
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.titleforms import folded
from setzkasten.normalise.unit import Unit


def body_blocks(page: Page) -> list[Block | Picture]:
    """Return the blocks of the body and the pictures between them, in the order of the text."""
    starts: dict[int, list[Picture]] = {}
    for picture in page.pictures:
        starts.setdefault(picture.units[0].index, []).append(picture)
    parts: list[Block | Picture] = []
    stretch: list[Unit] = []
    for unit in page.units:
        if unit.index in starts:
            parts += blocks_of(stretch, _is_subhead)
            stretch = []
            parts += starts[unit.index]
        if Role.BODY in unit.roles or Role.SUBHEAD in unit.roles:
            stretch.append(unit)
    parts += blocks_of(stretch, _is_subhead)
    return parts


def _is_subhead(unit: Unit) -> bool:
    return Role.SUBHEAD in unit.roles


def to_body(parts: Sequence[Block | Picture]) -> str:
    """Return blocks and pictures as Markdown."""
    output = []
    number = 0
    other = False
    previous: Kind | None = None
    for part in parts:
        if isinstance(part, Picture):
            number += 1
            output.append(f"![{escape_label(folded(part.caption or ''))}](#bild-{number})")
            previous = None
            continue
        # CommonMark joins lists of the same sign that follow one another.
        other = part.kind is previous and not other
        output.append(_WRITERS[part.kind](part, other))
        previous = part.kind
    return "\n\n".join(output) + "\n" if output else ""


def _lines(texts: Iterable[str]) -> str:
    return "\\\n".join([escape_line(_flat(text)) for text in texts])


def _flat(text: str) -> str:
    return text.replace("\t", " ") if "\t" in text else text


def _paragraph(block: Block, _other: bool) -> str:
    return escape_line(_flat(block.texts[0]))


def _verse(block: Block, _other: bool) -> str:
    return _lines(block.texts)


def _subhead(block: Block, _other: bool) -> str:
    text = escape_inline(folded(block.texts[0]))
    # A closing run of "#" would be taken for decoration.
    if text.endswith("#"):
        text = text[:-1] + "\\#"
    return f"## {text}"


def _bullets(block: Block, other: bool) -> str:
    sign = "*" if other else "-"
    return "\n".join([f"{sign} {escape_line(_flat(text))}" for text in block.texts])


def _numbers(block: Block, other: bool) -> str:
    sign = ")" if other else "."
    return "\n".join(
        [
            f"{number}{sign} {escape_line(_flat(text))}"
            for number, text in enumerate(block.texts, start=block.start)
        ]
    )


def _table(block: Block, _other: bool) -> str:
    rows = [[escape_cell(folded(cell)) for cell in cells_of(row)] for row in block.texts]
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(["| " + " | ".join(row) + " |" for row in rows])


def _quote(block: Block, _other: bool) -> str:
    return "> " + _lines(block.texts).replace("\n", "\n> ")


_WRITERS = {
    Kind.PARAGRAPH: _paragraph,
    Kind.SUBHEAD: _subhead,
    Kind.BULLETS: _bullets,
    Kind.NUMBERS: _numbers,
    Kind.TABLE: _table,
    Kind.VERSE: _verse,
    Kind.QUOTE: _quote,
}
