"""The original text as the page shows it: each line with what it became, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from setzkasten.model.ledger import Claim, Evidence, Normalised, Role
from setzkasten.normalise.explain import why

MOST_LINES = 3000
MOST_CHARACTERS = 400_000
"""How much of a text a page shows; longer ones are no articles."""

_KEYS = {
    Role.KICKER: "Dachzeile",
    Role.TITLE: "Titel",
    Role.SUBTITLE: "Unterzeile",
    Role.TEASER: "Teaser",
    Role.AUTHOR: "Autorin",
    Role.DATE: "Datum",
    Role.UPDATED: "Aktualisiert",
    Role.PLACE: "Ort",
    Role.CATEGORIES: "Kategorien",
    Role.TAGS: "Schlagworte",
    Role.CAPTION: "Bildunterschrift",
    Role.CREDIT: "Bildquelle",
    Role.SUBHEAD: "Zwischentitel",
    Role.RESIDUE: "weggelassen",
}
"""What the label beside a line says; running text has none. Keys of the front matter where there
is one, so that lines and fields are tied by the same word."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from.

    Attributes:
        value: what was recognised.
        confidence: sicher, wahrscheinlich or geraten.
        why: how the program knows.
        lines: numbers of the lines, from 1.
    """

    value: str
    confidence: str
    why: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """A line of the original text.

    Attributes:
        number: from 1.
        text: what it says, repairs done.
        labels: what it became, German; empty for running text and blank lines.
        kind: name for the colour: the first label, lower case ASCII.
        note: how the program knows and how sure it is; "" for running text.
        repairs: what was mended in it.
    """

    number: int
    text: str
    labels: tuple[str, ...]
    kind: str
    note: str
    repairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """The original text.

    Attributes:
        path: below the archive's root.
        encoding: as in `setzkasten.decode`.
        lines: all, or as many as a page shows.
        left_out: how many are not shown.
        sources: German key → where its value comes from.
        repairs: what was mended, each with the number of times.
    """

    path: str
    encoding: str
    lines: tuple[OriginalLine, ...]
    left_out: int
    sources: Mapping[str, tuple[Source, ...]]
    repairs: tuple[str, ...]


def original_of(path: str, normalised: Normalised) -> Original:
    """Return what the page shows of a normalised text.

    Args:
        path: of the raw text, below the archive's root.
        normalised: what `setzkasten.normalise` made of it.
    """
    claims = {number: claim for claim in normalised.claims for number in claim.lines}
    mended: dict[int, list[str]] = {}
    for repair in normalised.repairs:
        for number in repair.lines:
            mended.setdefault(number, []).append(repair.explanation)
    lines: list[OriginalLine] = []
    room = MOST_CHARACTERS
    for line in normalised.lines[:MOST_LINES]:
        if room <= 0:
            break
        text = line.text if len(line.text) <= room else f"{line.text[:room]} …"
        room -= len(line.text)
        repairs = mended.get(line.number, ())
        lines.append(_line(line.number, text, claims.get(line.number), repairs))
    return Original(
        path,
        normalised.encoding,
        tuple(lines),
        len(normalised.lines) - len(lines),
        _sources(normalised.evidence),
        tuple([f"{repair.explanation} ({repair.count}×)" for repair in normalised.repairs]),
    )


def _line(number: int, text: str, claim: Claim | None, repairs: Iterable[str]) -> OriginalLine:
    roles = claim.roles if claim else ()
    labels = tuple(dict.fromkeys([_KEYS[role] for role in roles if role in _KEYS]))
    note = f"{why(claim.rule)} ({claim.confidence})" if claim and labels else ""
    return OriginalLine(
        number, text, labels, colour(labels[0]) if labels else "", note, tuple(repairs)
    )


def colour(key: str) -> str:
    """Return the name under which the style sheet knows a field."""
    return key.lower()


def _sources(evidence: Iterable[Evidence]) -> dict[str, tuple[Source, ...]]:
    found: dict[str, tuple[Source, ...]] = {}
    for item in evidence:
        source = Source(item.value, item.confidence.value, why(item.rule), item.lines)
        found[item.field] = (*found.get(item.field, ()), source)
    return found
