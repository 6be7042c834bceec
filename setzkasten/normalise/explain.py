"""What became of each line of a raw text, and why: the words of `explain FILE.txt`."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.messages.catalogue import wording
from setzkasten.model.ledger import Claim, Evidence, Normalised
from setzkasten.normalise.table import BY_NAME

_SHOWN = 60
_WHY = {"zeitraum": "das späteste Datum, das der Text ausdrücklich nennt"}
_NEWLINES = {b"\r\n": "CRLF", b"\r": "CR", b"\n": "LF"}


def explain(normalised: Normalised) -> str:
    """Return the whole ledger as lines of German text: lines, fields, repairs, problems."""
    sections = [
        _head(normalised),
        _lines(normalised),
        _fields(normalised),
        _repairs(normalised),
        _problems(normalised),
    ]
    return "\n\n".join(["\n".join(section) for section in map(list, sections) if section]) + "\n"


def explain_line(normalised: Normalised, number: int) -> str:
    """Return what one line, counted from 1, became and why; "leer" for a blank line."""
    claim = _by_line(normalised).get(number)
    return "leer" if claim is None else f"{_roles(claim)}: {why(claim.rule)} ({claim.confidence})"


def why(rule: str) -> str:
    """Return in German how a recogniser knows."""
    recogniser = BY_NAME.get(rule)
    return recogniser.why if recogniser is not None else _WHY.get(rule, rule)


def _by_line(normalised: Normalised) -> dict[int, Claim]:
    return {number: claim for claim in normalised.claims for number in claim.lines}


def _roles(claim: Claim) -> str:
    return " + ".join([role.value for role in claim.roles])


def _head(normalised: Normalised) -> Iterator[str]:
    ends = {
        name
        for line in normalised.lines
        for end, name in _NEWLINES.items()
        if line.raw.replace(b"\x00", b"").endswith(end)
        and not (name == "LF" and line.raw.replace(b"\x00", b"").endswith(b"\r\n"))
    }
    yield f"{normalised.source}"
    yield f"Kodierung {normalised.encoding}, Zeilenenden {', '.join(sorted(ends)) or 'keine'}"


def _lines(normalised: Normalised) -> Iterator[str]:
    claims = _by_line(normalised)
    width = len(str(len(normalised.lines)))
    for line in normalised.lines:
        claim = claims.get(line.number)
        if claim is None:
            continue
        shown = shortened(line.text)
        yield (
            f"{line.number:>{width}}  {shown:<{_SHOWN}}  → {_roles(claim)} ({claim.confidence}): "
            f"{why(claim.rule)}"
        )


def shortened(text: str) -> str:
    """Return the start of a line, with its white space folded and an ellipsis where cut."""
    text = " ".join(text[: _SHOWN * 4].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 2].rstrip() + " …"


def _fields(normalised: Normalised) -> Iterator[str]:
    if not normalised.evidence:
        return
    yield "Angaben"
    for item in normalised.evidence:
        yield f"  {item.field}: {shortened(item.value)}  ({_place(item)}{item.confidence})"
        yield f"      {why(item.rule)}"


def _place(item: Evidence) -> str:
    if not item.lines:
        return ""
    first, last = item.lines[0], item.lines[-1]
    return f"Zeile {first}, " if first == last else f"Zeilen {first} bis {last}, "


def _repairs(normalised: Normalised) -> Iterator[str]:
    if not normalised.repairs:
        return
    yield "Ausbesserungen"
    for repair in normalised.repairs:
        lines = ", ".join([str(number) for number in repair.lines[:8]])
        more = " …" if len(repair.lines) > 8 else ""  # noqa: PLR2004 -- enough to find the rest
        yield f"  {repair.name} ({repair.count}×): {repair.explanation}; Zeile {lines}{more}"


def _problems(normalised: Normalised) -> Iterator[str]:
    if not normalised.problems:
        return
    yield "Bitte ansehen"
    for item in normalised.problems:
        words = wording(item)
        yield f"  {words.severity}: {words.text} {words.cure}".rstrip()
