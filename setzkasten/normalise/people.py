"""Names of people and places in the words of a byline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.normalise.wordlists import (
    ACADEMIC,
    AGENCIES,
    COMPANIES,
    GIVEN_NAMES,
    LEGAL_FORMS,
    NO_NAMES,
    PARTICLES,
    PLACE_PHRASES,
    PLACES,
    ROLE_WORDS,
)

_LONGEST_NAME, _LONGEST_BYLINE = 5, 120
_PLACE = re.compile(f"(?:{PLACE_PHRASES})\\Z")
_BETWEEN = re.compile(r"\s*(,|;|/|&|\+|\bund\b|\bsowie\b|\bmit\b)\s*")
_CAPITAL = re.compile(r"[A-ZÄÖÜÀ-ÞĀ-Ž][^\W\d_]*\.?(?:[-'’][^\W\d_]+\.?)*\Z")
_PLACE_WORD = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ]?[a-zäöüß]+)*\Z")
_INITIALS = re.compile(r"[a-zäöü]{2,4}\Z")
_SHORT_NAME = re.compile(r"\A(?:[A-ZÄÖÜ]\. ?){2,3}\Z|\A[A-ZÄÖÜ][a-zäöüß]+ [A-ZÄÖÜ]\.\Z")
_MAIL = re.compile(r"\s*[<(\[]?(?:mailto:)?[\w.+-]{1,60}@[\w.-]{1,80}[>)\]]?")
# "unser Redaktionsmitglied X", "Chefredakteurin X": what somebody is, before the name.
_OURS = re.compile(
    r"(?:unser(?:e[mnr]?)? |(?:der|die|dem) )?(?P<role>[A-ZÄÖÜ][\w-]+(?:/in|:in"
    r"|\*in)?) (?=[A-ZÄÖÜ])"
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{1,40})[)\]]\s*\Z")
_IN_BRACKETS_WITHIN = re.compile(r"\s*\([^()]{2,40}\)")
# Endings of what people are; towns that end so are in the list of places.
_ROLE_ENDING = re.compile(
    r"(?:er|in|eur|or|ist|ent|ant|chef|vorstand|mann|frau|expert[ei]n?|ung|keit|heit|schaft|arbeit"
    r"|hilfe|kammer|amt|bund|werk|institut|kreis|zentrum|magazin|forum|portal|agentur|kanzlei|museum"
    r"|schule|universität|stiftung|gesellschaft|genossenschaft|redaktion|nachrichten|zeitung|radio"
    r"|shop|blog|markt|versand|handel|online|media|bank|verlag|stelle|tion|gruppe|team|dienst"
    r"|büro|zentrale|kauf|trieb|lager|logistik|technik|presse|marketing|support|verband|verein)\Z"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote something, where, and whether a first name of the list vouches for it."""

    names: tuple[str, ...]
    place: str | None = None
    known: bool = False
    extra: bool = False  # something stood there beside names and place: what somebody is


def read_byline(text: str, *, labelled: bool) -> Byline | None:  # noqa: C901  # a list of cases
    """Read `X`, `X und Y`, `X, Ort`, `Dr. X (Ort)`, agencies.

    Args:
        text: what might be a byline, white space folded.
        labelled: whether a word such as "Von" or "Autor:" stood before it. Then single
            words and initials are names too, and what somebody is may follow.
    """
    if not text or len(text) > _LONGEST_BYLINE:
        return None
    if not text.endswith(("jr.", "sen.")) and not _SHORT_NAME.search(text):
        text = text.rstrip(" .:")
    if "@" in text:
        text = _MAIL.sub("", text).strip()
    if labelled and text.count("(") > 1:
        text = _IN_BRACKETS_WITHIN.sub("", text)  # where each of several people works
    text, sign_after = _bracketed_sign(text)
    text, place = _bracketed_place(text)
    names: list[str] = []
    known = extra = False
    parts = _BETWEEN.split(text)
    for sign, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        if is_agency(part):
            names.append(part)
            known = True
        elif names and place is None and sign == "," and _is_place_after(part):
            place = part
        elif (name := _named(part, single=labelled, first=not sign)) and not extra:
            names.append(name)
            known = known or has_given_name(name)
        elif names and (labelled or (known and (_WRITER.match(part) or _is_house(sign, part)))):
            extra = True
        else:
            return None
    if sign_after:
        names += sign_after
    if not names:
        return None
    names = [_uncapitalled(name) for name in names]
    return Byline(tuple(dict.fromkeys(names)), place and _uncapitalled(place), known, extra)


def _uncapitalled(name: str) -> str:
    """Return a name that was set in capitals, `SABINE OTT`, as one writes it."""
    words = name.split()
    if not name.isupper() or is_agency(name) or max(map(len, words)) <= _SHORTEST_CAPITALS:
        return name
    return " ".join([word.title() if len(word) > 1 else word for word in words])


_SHORTEST_CAPITALS = 3


def _named(part: str, *, single: bool, first: bool) -> str | None:
    """Return the name in a part of a byline, without what its bearer is: `Redakteur X`."""
    match = _OURS.match(part)
    if match and _is_writer(match, part):
        rest = part[match.end() :]
        vouched = has_given_name(rest) or (single and first)
        vouched = vouched or (single and _is_occupation(match["role"]) and " " in rest)
        return rest if vouched and is_name(rest, single=True) else None
    if (
        not first
        and not has_given_name(part)
        and _ROLE_ENDING.search(part.partition(" ")[0].lower())
    ):
        return None
    return part if is_name(part, single=single) else None


_WRITER = re.compile(
    r"(?:freier? |unsere? )?(?:\w+-?)?(?:redakt|autor|korrespondent|journalist|mitarbeiter|reporter"
    r"|volontär|kolumnist|blogger|praktikant)\w*(?: .{2,40})?\Z",
    re.IGNORECASE,
)


def _is_writer(match: re.Match[str], part: str) -> bool:
    role = match["role"].lower()
    known = _WRITER.match(role) is not None or role in ROLE_WORDS
    return known or part.startswith("unser") or _is_occupation(match["role"])


_OCCUPATION = re.compile(
    r"(?:[^\W\d_]{3,}(?:ator|agog|ist|ant|ent|eur|loge|olog|arzt|anwalt|meister|leiter|führer|helfer"
    r"|schreiber|sprecher|berater|forscher|händler|lehrer|macher)(?:in)?|[^\W\d_]{4,}(?:ärzt|anwält"
    r"|login)in?)\Z"
)


def names_role(text: str) -> bool:
    """Tell whether a text begins with what somebody is, and then a name: `Rechtsanwältin X`."""
    match = _OURS.match(text)
    return match is not None and _is_writer(match, text)


def _is_occupation(word: str) -> bool:
    """Tell what somebody is by the word's ending: `Moderatorin`."""
    return word not in GIVEN_NAMES and _OCCUPATION.match(word.lower()) is not None


def _is_house(sign: str, part: str) -> bool:
    """Tell the paper that somebody writes for: `Anna Müller / Packpost`."""
    return sign == "/" and part[:1].isupper() and len(part) > _LONGEST_NAME


def _is_place_after(part: str) -> bool:
    """Tell whether a part is the place: `Anna Müller, Köln`."""
    return is_known_place(part) or (may_be_place(part) and not has_given_name(part))


def _bracketed_sign(text: str) -> tuple[str, list[str]]:
    """Cut the agency or initials off `Anna Müller (dpa)`."""
    match = _IN_BRACKETS.search(text)
    if match and match.start() and all(is_agency(part) for part in match[1].split("/")):
        return text[: match.start()], match[1].split("/")
    if match and match.start() and _INITIALS.match(match[1]):
        return text[: match.start()], []  # her sign says nothing that her name does not
    return text, []


def _bracketed_place(text: str) -> tuple[str, str | None]:
    match = _IN_BRACKETS.search(text)
    if match and (is_known_place(match[1]) or may_be_place(match[1])):
        return text[: match.start()], match[1]
    return text, None


def is_agency(text: str) -> bool:
    """Tell whether a text names a news agency."""
    return text.lower() in AGENCIES


def is_name(text: str, *, single: bool) -> bool:
    """Tell whether a text has the form of a person's name.

    Args:
        text: the text.
        single: whether one word, or initials, will do.
    """
    words = text.split()
    rest = [word for word in words if word.lower() not in ACADEMIC]
    if not rest or len(rest) > _LONGEST_NAME:
        return False
    if len(rest) == 1 and len(words) == 1:
        return single and _single_name(rest[0])
    if rest[0].lower() in PARTICLES and len(words) == len(rest):
        return False
    return all(_is_name_word(word) for word in rest) and _CAPITAL.match(rest[-1]) is not None


def _single_name(word: str) -> bool:
    if _INITIALS.match(word):
        return word not in PARTICLES
    return _is_name_word(word) and _CAPITAL.match(word) is not None


def _is_name_word(word: str) -> bool:
    lower = word.lower()
    if lower in PARTICLES and word != lower.title():
        return True
    if lower in NO_NAMES:
        return False
    if lower in LEGAL_FORMS or lower in COMPANIES or lower in ROLE_WORDS:
        return word in GIVEN_NAMES
    return _CAPITAL.match(word) is not None


def has_given_name(text: str) -> bool:
    """Tell whether the first word that is no title is a first name of the list."""
    for word in text.split():
        if word.lower() not in ACADEMIC:
            first = word.split("-")[0]
            return word in GIVEN_NAMES or first in GIVEN_NAMES or first.title() in GIVEN_NAMES
    return False


def is_known_place(text: str) -> bool:
    """Tell whether a text is a place of the list or has the form of a longer place name."""
    if text.partition(" ")[0].lower() in ROLE_WORDS:
        return False
    return text in PLACES or text.title() in PLACES or _PLACE.match(text) is not None


def may_be_place(text: str) -> bool:
    """Tell whether a single word could be a place: no role, no company, no first name."""
    lower = text.lower()
    return (
        _PLACE_WORD.match(text) is not None
        and lower not in COMPANIES
        and lower not in ROLE_WORDS
        and text not in GIVEN_NAMES
        and not _ROLE_ENDING.search(lower)
    )
