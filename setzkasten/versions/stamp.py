r"""The stamp (`Fassung:`) by which a Markdown file tells whether a hand has touched it.

It holds two fingerprints: of the raw text the file was made from, and of the
file as the program wrote it, name included. A file whose second fingerprint
still fits is the program's: it follows its raw text. Any other belongs to the
editor. The stamp travels with the file through git, copies and clones, and
needs no cache; line ends and Unicode form do not count, since git and file
systems change them.
"""

from __future__ import annotations

import hashlib
import re

from setzkasten.frontmatter.values import folded_text

LENGTH = 12  # hexadecimal digits; 48 bits tell apart the versions of one file

_LINE = re.compile(
    rf"^Fassung: ([0-9a-f]{{{LENGTH}}})-([0-9a-f]{{{LENGTH}}})[^\n]*\n", re.MULTILINE
)
_SOURCE = re.compile(r"^Quelle:[ \t]+(.+)$", re.MULTILINE)
_LONGEST_HEAD = 10_000  # characters in which it is looked for where the head has no end
_COMMENT = "  # Prüfsumme des Programms, bitte stehen lassen"
_FENCE = "\n---\n"


def short(digest: bytes) -> str:
    """Return a fingerprint as a stamp has it."""
    return digest.hex()[:LENGTH]


def _fingerprint(slug: str, markdown: str) -> str:
    data = f"{slug}\n{markdown}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=LENGTH // 2).hexdigest()


def stamped(markdown: str, slug: str, text_digest: bytes) -> str:
    """Return the file as the program writes it: the Markdown with its address and a stamp.

    Args:
        markdown: front matter and body, without a stamp.
        slug: the file's name without `.md`.
        text_digest: fingerprint of the raw text's bytes.
    """
    head, fence, body = markdown.partition(_FENCE)
    stamp = f"{short(text_digest)}-{_fingerprint(slug, markdown)}"
    return f"{head}\n{_address_line(slug)}Fassung: {stamp}{_COMMENT}{fence}{body}"


def _address_line(slug: str) -> str:
    """Return the line that keeps an article's address when an editor renames its file.

    The name of a file that the program keeps is its address, so the line says nothing new there
    and counts for no fingerprint: files of older versions, which lack it, stay as they are.
    """
    return f"Adresse: {slug}\n"


def read_stamp(text: str, slug: str) -> tuple[str | None, bool]:
    r"""Read the stamp of a file.

    Args:
        text: the whole file, NFC, line ends as `\n`.
        slug: its name without `.md`.

    Returns:
        The short fingerprint of the raw text it was made from, or None without a
        stamp; and whether the file is as the program wrote it.
    """
    match = _stamp_line(text)
    if match is None:
        return None, False
    return match[1], match[2] == _fingerprint(slug, bare(text, slug))


def source_in(text: str) -> str | None:
    """Return the raw text that a file names, though the rest of its head may be broken.

    An editor who is in the middle of a line must not lose the tie between file and text.
    """
    end = text.find(_FENCE)
    match = _SOURCE.search(text, 0, end + 1 if end > 0 else _LONGEST_HEAD)
    return folded_text(match[1].strip("\"' \t")) or None if match else None


def bare(text: str, slug: str) -> str:
    """Return a file's text without its stamp and, before that, the line of its address.

    Args:
        text: the whole file.
        slug: its name without `.md`; a line with another address is an editor's and stays.
    """
    match = _stamp_line(text)
    if match is None:
        return text
    before, line = text[: match.start()], _address_line(slug)
    if before.endswith(f"\n{line}"):
        before = before.removesuffix(line)
    return before + text[match.end() :]


def _stamp_line(text: str) -> re.Match[str] | None:
    end = text.find(_FENCE)
    return _LINE.search(text, 0, end + 1) if end > 0 else None
