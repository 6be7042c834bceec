"""The ledger of a raw text: what each of its lines became, and why.

Every line that is not blank stands in exactly one `Claim`; the lines keep their
bytes, so the file can be rebuilt from the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem


class Confidence(StrEnum):
    """How sure a recogniser is; the values are the words an editor reads."""

    SURE = "sicher"
    LIKELY = "wahrscheinlich"
    GUESSED = "geraten"


class Role(StrEnum):
    """What a line is; the values are the words of the gold corpus and of `explain`."""

    KICKER = "dachzeile"
    TITLE = "titel"
    SUBTITLE = "untertitel"
    TEASER = "teaser"
    AUTHOR = "autor"
    DATE = "datum"
    UPDATED = "aktualisiert"
    PLACE = "ort"
    CATEGORIES = "kategorien"
    TAGS = "schlagworte"
    CAPTION = "bildunterschrift"
    CREDIT = "bildquelle"
    SUBHEAD = "zwischentitel"
    BODY = "text"
    RESIDUE = "rest"


class Line(NamedTuple):
    """A line of the file; a tuple, for a text has many and tuples are made in C.

    Attributes:
        number: counted from 1.
        raw: its exact bytes, line ending and byte order mark included.
        text: what it says after decoding and repair, without the line ending.
    """

    number: int
    raw: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was mended on the way from bytes to text.

    Attributes:
        name: of the repair, in `setzkasten.decode.repairs` or `setzkasten.normalise.wrapping`.
        explanation: what was done, in German.
        lines: where, counted from 1.
        count: how often.
    """

    name: str
    explanation: str
    lines: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Lines that one recogniser has taken.

    Attributes:
        roles: what they are; several where one line feeds several fields.
        lines: their numbers, counted from 1, in order.
        rule: name of the recogniser in `setzkasten.normalise.table`.
        confidence: how sure it is.
    """

    roles: tuple[Role, ...]
    lines: tuple[int, ...]
    rule: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the value of a field comes from.

    Attributes:
        field: German key of the front matter.
        value: as text; lists joined by "; ".
        lines: the lines it was read from; they may be body lines.
        rule: name of the recogniser.
        confidence: how sure it is.
    """

    field: str
    value: str
    lines: tuple[int, ...]
    rule: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Normalised:
    """A raw text, read: front matter, body and the whole ledger.

    Attributes:
        source: path of the text, as it was given.
        metadata: the front matter.
        body: Markdown.
        encoding: name of the encoding, as in `setzkasten.decode`.
        lines: all lines of the file, blank ones too.
        claims: in the order of their first lines.
        evidence: one for each field that has a value.
        repairs: what was mended.
        problems: what an editor should look at.
    """

    source: str
    metadata: Metadata
    body: str
    encoding: str
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    repairs: tuple[Repair, ...]
    problems: tuple[Problem, ...]
