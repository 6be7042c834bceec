"""Slugs: the part of an address that stands for a title or a term."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from slugify import slugify
from slugify.special import GERMAN

MAX_LENGTH = 80

# python-slugify drops these, so that C++ and C# would both become "c".
_SPOKEN = [
    ("ß", "ss"),
    ("ẞ", "SS"),
    ("&", " und "),
    ("+", " plus "),
    ("#", " sharp "),
    ("@", " at "),
    ("%", " prozent "),
    ("€", " euro "),
]
_REPLACEMENTS = [*GERMAN, *_SPOKEN]

# Names that Windows keeps for devices, whatever the extension; a slug becomes a file name.
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z")
_VALID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def slug_of(text: str) -> str:
    """Return the slug of any text: `[a-z0-9-]`, at most 80 characters, never empty.

    German letters are spelt out (`ä` → `ae`, `ß` → `ss`), composed or not. Text
    without a single letter or digit gets a slug made from its hash, so that two
    such texts differ.
    """
    composed = unicodedata.normalize("NFC", text)
    slug = slugify(
        composed,
        replacements=_REPLACEMENTS,
        max_length=MAX_LENGTH,
        word_boundary=True,
        save_order=True,
        entities=False,
        decimal=False,
        hexadecimal=False,
        # Left to choose, it looks for Unidecode each time, and spells otherwise where that is.
        backend="text-unidecode",
    )
    if not slug:
        return (
            "text-"
            + hashlib.blake2b(composed.encode("utf-8", "replace"), digest_size=4).hexdigest()
        )
    if _RESERVED.match(slug):
        return f"{slug}-text"
    return slug


def is_slug(text: str) -> bool:
    """Tell whether the text can stand in an address as it is."""
    return (
        len(text) <= 2 * MAX_LENGTH and _VALID.match(text) is not None and not _RESERVED.match(text)
    )


def unique_slugs(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Give each wanted slug an address of its own, in the order they come.

    The first keeps the plain slug, later ones get `-2`, `-3` …; slugs in `taken`
    are never given out.
    """
    used = set(taken)
    next_number: dict[str, int] = {}
    result = []
    for slug in wanted:
        candidate = slug
        number = next_number.get(slug, 2)
        while candidate in used:
            candidate = f"{slug}-{number}"
            number += 1
        next_number[slug] = number
        used.add(candidate)
        result.append(candidate)
    return result


def slug_of_name(name: str) -> str:
    """Return the slug of a file's name: the name itself, where that can stand in an address."""
    return name if is_slug(name) else slug_of(name)
