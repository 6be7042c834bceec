"""The ledger has to add up: every byte is there, every line is accounted for once."""

from __future__ import annotations

from collections.abc import Sequence

from setzkasten.decode.characters import SOFT_HYPHEN
from setzkasten.model.ledger import Normalised
from setzkasten.normalise.blocks import Block, Kind
from setzkasten.normalise.page import Picture


class LedgerError(Exception):
    """The ledger does not add up: a bug in a recogniser, never the fault of a text."""


def rebuild(normalised: Normalised) -> bytes:
    """Return the bytes of the file that a result was made from."""
    return b"".join([line.raw for line in normalised.lines])


def verify(normalised: Normalised, data: bytes, parts: Sequence[Block | Picture]) -> None:
    """Check a result against the bytes it was made from.

    Raises:
        LedgerError: bytes, lines or characters are missing or were counted twice.
    """
    if rebuild(normalised) != data:
        raise LedgerError(f"{normalised.source}: die Bytes lassen sich nicht wiederherstellen")
    filled = [line.number for line in normalised.lines if line.text.strip(_BLANK)]
    claimed = [number for claim in normalised.claims for number in claim.lines]
    if sorted(claimed) != filled:
        odd = sorted(set(claimed) ^ set(filled)) or sorted(
            {number for number in claimed if claimed.count(number) > 1}
        )
        raise LedgerError(f"{normalised.source}: nicht genau einmal gezählte Zeilen {odd[:20]}")
    for part in parts:
        if isinstance(part, Block):
            _verify_block(normalised, part)


_BLANK = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0" + SOFT_HYPHEN


def _verify_block(normalised: Normalised, block: Block) -> None:
    """Check that a block says every visible character of its lines, but for named omissions."""
    if (block.kind is Kind.PARAGRAPH or block.kind is Kind.SUBHEAD) and len(
        block.units[0].lines
    ) == 1:
        return  # the unit's text is the line
    lines = [normalised.lines[number - 1].text for unit in block.units for number in unit.lines]
    dropped = block.dropped + sum(unit.dropped for unit in block.units)
    if _visible(lines) != _visible(block.texts) + dropped:
        number = block.units[0].lines[0]
        raise LedgerError(f"{normalised.source}: ab Zeile {number} fehlen Zeichen im Text")


def _visible(texts: Sequence[str]) -> int:
    return sum(len("".join(text.split())) for text in texts)
