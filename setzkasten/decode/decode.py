"""From the bytes of a file to its lines, with every repair named."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from setzkasten.decode.characters import ANY, REPLACEMENT, SOFT_HYPHEN, treat
from setzkasten.decode.ladder import WIDE, find_encoding
from setzkasten.decode.lines import cut
from setzkasten.decode.mojibake import LEADS, SUSPICIOUS, mend
from setzkasten.model.ledger import Line, Repair


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text.

    Attributes:
        lines: all lines, with their bytes; these, joined, are the file.
        encoding: as in `setzkasten.decode.ladder.Encoding`.
        newlines: which line endings occur: LF, CRLF, CR, as characters.
        repairs: what was mended.
        doubts: in German, what somebody should look at.
        lost: numbers of the lines that hold U+FFFD, where a character is lost for good.
    """

    lines: tuple[Line, ...]
    encoding: str
    newlines: tuple[str, ...]
    repairs: tuple[Repair, ...]
    doubts: tuple[str, ...]
    lost: tuple[int, ...]

    @property
    def text(self) -> str:
        """The whole text, lines joined by LF."""
        return "\n".join([line.text for line in self.lines])


def decode(data: bytes) -> Decoded:
    """Read the bytes of a text file; there is no file that it refuses."""
    encoding = find_encoding(data)
    raw, texts = cut(data, encoding)
    repairs = _Repairs()
    if not (data.isascii() and all(map(str.isprintable, texts))):
        texts = _mended(texts, repairs)
    lines = list(map(Line, range(1, len(texts) + 1), raw, texts))
    lost = [number for number, text in enumerate(texts, start=1) if REPLACEMENT in text]
    return Decoded(
        tuple(lines),
        encoding.name,
        _newlines(data.replace(b"\x00", b"") if encoding.name in WIDE else data),
        repairs.listed(),
        (encoding.doubt,) if encoding.doubt else (),
        tuple(lost),
    )


class _Repairs:
    """Gathers repairs of the same name over many lines."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, list[int], int]] = {}

    def add(self, name: str, explanation: str, line: int, count: int = 1) -> None:
        first, lines, before = self._found.get(name, (explanation, [], 0))
        if not lines or lines[-1] != line:
            lines.append(line)
        self._found[name] = (first, lines, before + count)

    def listed(self) -> tuple[Repair, ...]:
        return tuple(
            [
                Repair(name, explanation, tuple(lines), count)
                for name, (explanation, lines, count) in self._found.items()
            ]
        )


def _mended(texts: list[str], repairs: _Repairs) -> list[str]:
    """Mend what needs mending; one look at the whole text tells whether anything does."""
    whole = "\n".join(texts)
    if any(map(whole.__contains__, LEADS)) and SUSPICIOUS.search(whole):
        texts = [_without_mojibake(text, number, repairs) for number, text in _numbered(texts)]
        whole = "\n".join(texts)
    # What is to be treated is not printable; that test is the fastest.
    if not all(map(str.isprintable, texts)) and ANY.search(whole):
        texts = [_treated(text, number, repairs) for number, text in _numbered(texts)]
        whole = "\n".join(texts)
    if not unicodedata.is_normalized("NFC", whole):
        texts = [_composed(text, number, repairs) for number, text in _numbered(texts)]
    return texts


def _numbered(texts: list[str]) -> list[tuple[int, str]]:
    return list(enumerate(texts, start=1))


def _without_mojibake(text: str, number: int, repairs: _Repairs) -> str:
    if not SUSPICIOUS.search(text):
        return text
    fixed, explanation = mend(text)
    if fixed != text and not any(end in fixed for end in "\r\n"):
        repairs.add("zeichensalat", f"Zeichensalat aufgelöst (ftfy: {explanation})", number)
        return fixed
    return text


def _treated(text: str, number: int, repairs: _Repairs) -> str:
    if not ANY.search(text):
        return text
    # A soft hyphen at the end of a line tells that a word goes on; wrapping removes it.
    broken = text.rstrip().endswith(SOFT_HYPHEN)
    text, done = treat(text)
    if broken:
        text = text.rstrip() + SOFT_HYPHEN
    for treatment, count in done:
        repairs.add(treatment.name, treatment.explanation, number, count)
    return text


def _composed(text: str, number: int, repairs: _Repairs) -> str:
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        repairs.add("nfc", "Umlaute aus zwei Zeichen zu einem zusammengesetzt (NFC)", number)
    return composed


def _newlines(data: bytes) -> tuple[str, ...]:
    pairs = data.count(b"\r\n")
    found = [
        ("\r\n", pairs),
        ("\n", data.count(b"\n") - pairs),
        ("\r", data.count(b"\r") - pairs),
    ]
    return tuple([end for end, count in found if count])
