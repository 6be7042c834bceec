"""Cut a file into its lines without losing a byte.

A line ends at CRLF, CR or LF and nowhere else: form feeds, U+0085 and U+2028
stand inside lines.
"""

from __future__ import annotations

import re

from setzkasten.decode.ladder import WIDE, Encoding

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def cut(data: bytes, encoding: Encoding) -> tuple[list[bytes], list[str]]:
    """Return the raw lines, endings included, and the same decoded, without endings.

    The raw lines, joined, are the file.
    """
    if encoding.name in WIDE:
        return _cut_wide(data, encoding)
    raw = data.splitlines(keepends=True)
    if encoding.name == "utf-8+cp1252":
        texts = [_either(line) for line in raw]
        return raw, [text.rstrip("\r\n") for text in texts]
    text = decode_all(data[encoding.mark :], encoding.name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1] and len(lines) > len(raw):
        lines.pop()
    return raw, lines


def decode_all(data: bytes, name: str) -> str:
    """Decode bytes; what an encoding leaves undefined becomes a C1 control, cut ends U+FFFD."""
    if name in {"utf-8", "utf-8-sig"}:
        return data.decode("utf-8", "replace")
    if name == "cp1252":
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1").translate(_SLOPPY_1252)
    return data.decode(name)


# The five bytes that Windows-1252 leaves open stay the C1 controls of Latin-1 (as WHATWG does).
_SLOPPY_1252 = {
    byte: bytes((byte,)).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


def _either(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return decode_all(line, "cp1252")


def _cut_wide(data: bytes, encoding: Encoding) -> tuple[list[bytes], list[str]]:
    """Cut text of wide code units: line ends are code units, not bytes."""
    end = len(data) - (len(data) - encoding.mark) % 2
    # Damaged surrogates must not move the cuts, so the raw lines are taken from a lossless reading.
    lossless = data[encoding.mark : end].decode(encoding.name, "surrogatepass")
    found = _LINE.findall(lossless)
    raw = [line.encode(encoding.name, "surrogatepass") for line in found]
    texts = [
        line.rstrip("\r\n").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        for line in found
    ]
    if raw:
        raw[0] = data[: encoding.mark] + raw[0]
        raw[-1] += data[end:]
        if end < len(data):
            texts[-1] += "\ufffd"
    elif data:
        raw, texts = [data], ["\ufffd" if end < len(data) else ""]
    return raw, texts
