"""How to cite an article: a line to copy, and BibTeX and RIS to download.

The downloads are `data:` links (RFC 2397), so that an archive needs no two more files for each
article. Following one with the attribute `download` saves a file and loads nothing into the
page: no directive of a Content Security Policy speaks of it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from setzkasten.language.dates import long_date
from setzkasten.model.views import Card


class Download(NamedTuple):
    """A file in a link: the address that holds it, and the name to save it by."""

    address: Markup
    name: str


def _slug(card: Card) -> str:
    return card.url.rsplit("/", 2)[-2]


def _download(kind: str, text: str, name: str) -> Download:
    coded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    address = f"data:{kind};base64,{coded}"
    return Download(Markup(address), name)  # noqa: S704  # base64 has no special characters


# --- names --------------------------------------------------------------------------------

_PARTICLES = frozenset(
    "von vom zu zum zur van de den der del della di da dos du la le ten ter".split()
)
_BODY = re.compile(
    r"Redaktion|Team|Verlag|Verband|Verein|Agentur|Gesellschaft|Institut|GmbH|AG|e\. ?V\.|\W&\W"
    r"|[0-9/(]"
)


@lru_cache(maxsize=16384)
def sorted_name(name: str) -> str | None:
    """Return a person's name as lists sort it, `Schröder, Anna`; None where it is no such name.

    None stands for a name of one word, and for what looks like an office or a firm.
    """
    if "," in name or _BODY.search(name):
        return None
    words = name.split()
    last = len(words) - 1
    while last > 1 and words[last - 1] in _PARTICLES:
        last -= 1
    if last < 1 or not all(word[:1].isalpha() for word in words):
        return None
    return f"{' '.join(words[last:])}, {' '.join(words[:last])}"


# --- the line -----------------------------------------------------------------------------


def reference(
    card: Card, address: str, site: str, labels: Mapping[str, str], locale: str = "de"
) -> str:
    """Return the line that a German reader puts into a list of sources.

    `Schröder, Anna: Der Titel. In: Das Archiv, 29. Oktober 2014. https://… (abgerufen am …)`.
    The day of reading is the reader's to fill in. An article without a date is marked as such,
    one without an author is listed by its title.

    Args:
        card: the article.
        address: its full address.
        site: name of the archive.
        labels: all labels.
        locale: writes the date.
    """
    names = [sorted_name(link.title) or link.title for link in card.authors]
    who = " / ".join(names) + ": " if names else ""
    title = f"{card.title}. {card.subtitle}" if card.subtitle else card.title
    when = long_date(card.date, locale) if card.date else labels["ohne_datum"]
    where = f"{labels['in_werk']} {site}, {when}"
    return f"{who}{_ended(title)} {_ended(where)} {address} ({labels['abgerufen']}\u00a0…)"


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…" else f"{text}."


# --- BibTeX -------------------------------------------------------------------------------

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Braces have to be balanced even where they are escaped.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{char: f"\\{char}" for char in "#$%&_"},
    }
)
_SPECIAL = re.compile(r"[\\{}~^#$%&_]")
_LANGUAGES = {"de": "ngerman", "de-AT": "naustrian", "de-CH": "nswissgerman"}


@lru_cache(maxsize=1024)  # above all for the name of the site
def _tex(text: str) -> str:
    return text.translate(_TEX) if _SPECIAL.search(text) else text


@lru_cache(maxsize=16384)
def _tex_name(name: str) -> str:
    """Return a name for BibTeX; what is no person's stands in braces, to be left in one piece."""
    person = sorted_name(name)
    return _tex(person) if person else f"{{{_tex(name)}}}"


def bibtex(card: Card, address: str, site: str, language: str = "de") -> Download:
    """Return the article as an entry for BibTeX (type `@online` of biblatex), in UTF-8.

    The title stands in two pairs of braces: styles made for English would take German nouns
    their capitals.

    Args:
        card: the article.
        address: its full address.
        site: name of the archive.
        language: BCP 47 tag.
    """
    slug = _slug(card)
    fields = [f"title = {{{{{_tex(card.title)}}}}}"]
    if card.subtitle:
        fields.append(f"subtitle = {{{{{_tex(card.subtitle)}}}}}")
    if card.authors:
        names = " and ".join([_tex_name(link.title) for link in card.authors])
        fields.insert(0, f"author = {{{names}}}")
    fields.append(f"organization = {{{_tex(site)}}}")
    if card.date:
        fields.append(f"date = {{{card.date}}}")
    fields.append(f"url = {{{address}}}")
    if language in _LANGUAGES:
        fields.append(f"langid = {{{_LANGUAGES[language]}}}")
    text = f"@online{{{slug},\n  " + ",\n  ".join(fields) + "\n}\n"
    return _download("application/x-bibtex", text, f"{slug}.bib")


# --- RIS ----------------------------------------------------------------------------------


def ris(card: Card, address: str, site: str, language: str = "de") -> Download:
    """Return the article as a record in RIS (type `ELEC`, a web page), lines ending with CRLF.

    Args:
        card: the article.
        address: its full address.
        site: name of the archive.
        language: BCP 47 tag.
    """
    title = f"{card.title}. {card.subtitle}" if card.subtitle else card.title
    lines = ["TY  - ELEC"]
    lines += [f"AU  - {sorted_name(link.title) or link.title}" for link in card.authors]
    lines += [f"TI  - {title}", f"T2  - {site}"]
    if card.date:
        year, month, day = [*card.date.split("-"), "", ""][:3]
        lines += [f"PY  - {year}", f"DA  - {year}/{month}/{day}/"]
    lines += [f"UR  - {address}", f"LA  - {language}", "ER  - ", ""]
    return _download(
        "application/x-research-info-systems", "\r\n".join(lines), f"{_slug(card)}.ris"
    )
