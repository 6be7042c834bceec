"""From the bytes of a raw text to front matter, body and ledger. Pure: no files, no clock."""

from __future__ import annotations

from typing import Any

from setzkasten.decode import Decoded, decode
from setzkasten.frontmatter.write import write_front_matter
from setzkasten.model.article import Metadata
from setzkasten.model.ledger import Claim, Confidence, Evidence, Normalised
from setzkasten.model.problem import Problem, problem
from setzkasten.normalise.blocks import Block
from setzkasten.normalise.body import body_blocks, to_body
from setzkasten.normalise.moments import latest_month
from setzkasten.normalise.page import Page, Picture
from setzkasten.normalise.table import recognise
from setzkasten.normalise.verify import verify
from setzkasten.normalise.wrapping import units_of


def normalise(data: bytes, source: str) -> Normalised:
    """Read a raw text.

    Args:
        data: the bytes of the file.
        source: its path below `content/texte/`, for the front matter and for problems.

    Raises:
        LedgerError: the result does not account for every byte and line (a bug).
    """
    decoded = decode(data)
    wrapped = units_of(decoded.lines)
    page = Page(wrapped.units, source)
    recognise(page)
    page.pictures.sort(key=lambda picture: picture.units[0].index)
    parts = body_blocks(page)
    _note_period(page, parts)
    result = Normalised(
        source,
        _metadata(page),
        to_body(parts),
        decoded.encoding,
        decoded.lines,
        tuple(sorted(page.claims, key=_first_line)),
        tuple([item for items in page.evidence.values() for item in items]),
        decoded.repairs + wrapped.repairs(),
        _problems(page, decoded),
    )
    verify(result, data, parts)
    return result


def to_markdown(normalised: Normalised) -> str:
    """Return a result as the text of a Markdown file: front matter, blank line, body."""
    return f"{write_front_matter(normalised.metadata)}\n{normalised.body}"


def _first_line(claim: Claim) -> int:
    return claim.lines[0]


def _note_period(page: Page, parts: list[Block | Picture]) -> None:
    """Note the latest month the text names where the day of publication is unknown."""
    if "date" in page.values:
        return
    latest = None
    for part in parts:
        if isinstance(part, Block):
            for text in part.texts:
                month = latest_month(text) if _has_year(text) else None
                if month is not None and (latest is None or month > latest[0]):
                    latest = month, part
    if latest is not None:
        page.rule = "zeitraum"
        page.values["mentions_until"] = latest[0]
        page.note("Nennt zuletzt", latest[0], latest[1].units, Confidence.GUESSED)


def _has_year(text: str) -> bool:
    return "20" in text or "19" in text


def _metadata(page: Page) -> Metadata:
    values: dict[str, Any] = dict(page.values)
    guessed = tuple(
        [
            key
            for key, items in page.evidence.items()
            if key != "Nennt zuletzt"
            and all(item.confidence is Confidence.GUESSED for item in items)
        ]
    )
    return Metadata(
        **values,
        images=tuple([picture.image() for picture in page.pictures]),
        source=page.source,
        guessed=guessed,
    )


def _problems(page: Page, decoded: Decoded) -> tuple[Problem, ...]:
    problems = list(page.problems)
    problems += [
        problem("kodierung-zweifelhaft", page.source, grund=doubt) for doubt in decoded.doubts
    ]
    if decoded.lost:
        problems.append(
            problem("zeichen-verloren", page.source, decoded.lost[0], anzahl=len(decoded.lost))
        )
    if not page.units:
        problems = [problem("text-leer", page.source)]
    lost: list[Evidence] = page.evidence.get("Verlorene Schlagworte", [])
    if lost:
        number = page.values["tags_lost"]
        problems.append(
            problem("schlagworte-verloren", page.source, lost[0].lines[0], anzahl=number)
        )
    return tuple(problems)
