"""What a line about an article says: names, dates, places, headings, to the last word.

`Von Sven Achterberg, 9. Januar 2012 | Kategorie: Versand`. A line of which any part
is something else says nothing; but see `journals`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from setzkasten.language.dates import parse_iso
from setzkasten.model.ledger import Role
from setzkasten.normalise.labels import label_of
from setzkasten.normalise.metawords import (
    AGAIN,
    ASIDE,
    CHANGED,
    CHANGED_LAST,
    CIRCUMSTANCE,
    COUNTED,
    DONE,
    ISSUE,
    LABELLED_DAY,
    NOBODY,
    UNDONE,
)
from setzkasten.normalise.moments import find_moment, may_hold_date
from setzkasten.normalise.people import has_given_name, is_known_place, may_be_place, read_byline
from setzkasten.normalise.termlists import are_plausible, split_terms
from setzkasten.normalise.wordlists import NO_NAMES

_STRONG = re.compile(
    r"\s*(?:\||·|•|//|\t|»|>)\s*|\s/\s|\s[~*]\s"
    r"|(?<!und)(?<!&)[,;/.]?\s+(?=(?:Fotos?|Bild(?:er)?|Text|Grafik(?:en)?|Illustration(?:en)?):)"
)
_DASH = re.compile(r"\s[–—-]\s")
_BEFORE_DATE = re.compile(r"(?:[\s,;:|–(-]|\b(?:am|vom|den|im|um|seit))*\Z")
_AFTER_DATE = re.compile(r"^[\s,;:|–()./-]*")
# Behind a date: "am 12. Mai 2014 in Logistik, Recht".
_UNDER = re.compile(
    r"(?:in|unter|in der rubrik|in der kategorie|rubrik|kategorie|ressort)\b:? (.+)", re.IGNORECASE
)
_LONGEST = 180
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that a part of a line gives."""

    role: Role
    values: tuple[str, ...]
    labelled: bool = True
    label: str = ""  # the word that announced it, lower case


def nobody(text: str) -> bool:
    """Tell an account that stands for nobody: `admin`, `Redaktion`."""
    return NOBODY.fullmatch(text) is not None


def read_meta(text: str) -> list[Fact] | None:
    """Return what a line says, or None where any part of it is something else."""
    if len(text) > _LONGEST or _is_plain_sentence(text):
        return None
    found = _read_line(text)
    return None if found is None else list(found)


@lru_cache(maxsize=2048)  # an archive's bylines are few
def _read_line(text: str) -> tuple[Fact, ...] | None:
    facts: list[Fact] = []
    if "omment" in text:
        text = COUNTED.sub(" |", text)  # "3. Mai 2012 By Anna Ott 2 Comments"
    if text[:1] in "([" and text[-1:] in ")]":
        text = text[1:-1]
    for segment in _STRONG.split(text):
        found = read_part(segment.strip(" ,;–-"), 0)
        if found is None:
            return None
        facts += found
    return tuple(facts)


def _is_plain_sentence(text: str) -> bool:
    """Tell a line that begins with an article or the like; a cheap look before the grammar."""
    return (
        len(text) > _SHORT
        and text.partition(" ")[0].lower() in NO_NAMES
        and not may_hold_date(text)
        and label_of(text) is None
    )


_SHORT = 30


def read_part(text: str, depth: int) -> list[Fact] | None:
    """Return what a part of a line says; `depth` counts the parts it is a part of."""
    if not text or ASIDE.fullmatch(text) or ISSUE.fullmatch(text):
        return []
    if depth > _DEPTH:
        return None
    if depth and (headed := _UNDER.match(text)):
        terms = split_terms(headed[1])
        return [Fact(Role.CATEGORIES, terms.terms)] if are_plausible(terms, headed[1]) else None
    found = _labelled_or_dated(text, depth)
    if found is None and _DASH.search(text):
        return _dashed(text, depth)
    return found


def _dashed(text: str, depth: int) -> list[Fact] | None:
    """Read a line whose parts stand between dashes: `Anna Müller – 3. Mai 2012`."""
    facts: list[Fact] = []
    for part in _DASH.split(text):
        found = read_part(part.strip(" ,;"), depth + 1)
        if found is None:
            return None
        facts += found
    return facts


def _labelled_or_dated(text: str, depth: int) -> list[Fact] | None:
    labelled = label_of(text)
    if labelled is not None:
        word = labelled.word.lower()
        found = _labelled(labelled.label.role, labelled.value, labelled.colon, depth, word)
        if found is not None:
            return found
    if ":" in text and (day := LABELLED_DAY.match(text)):
        moment = find_moment(text)
        if moment is not None and moment[1] == day.end() and moment[2] == len(text):
            role = Role.UPDATED if CHANGED.search(day["word"]) else Role.DATE
            return [Fact(role, (moment[0],))]
    if any(map(text.__contains__, _DOERS)) and (done := DONE.match(text)):
        return _done(done, text, depth)
    moment = find_moment(text)
    if moment is not None:
        return _dated(text, moment, depth)
    if NOBODY.fullmatch(text):
        return [Fact(Role.AUTHOR, (), labelled=False)]
    return _bare(text, depth)


_DOERS = (" von ", " durch ", " am ", " vom ", " den ")  # a cheap look before the pattern


def _done(match: re.Match[str], text: str, depth: int) -> list[Fact] | None:
    """Read who did it, or when, behind a participle; None where that is neither."""
    value = text[match.end() :]
    if UNDONE.search(match["verb"]):
        return None
    again = (match["adverb"] or "").lower().strip() in AGAIN or CHANGED.search(match["verb"])
    role = Role.UPDATED if again else Role.DATE
    if match["key"] in {"von", "durch"}:
        found = _author(value, False, depth)
        return found and [
            replace(fact, role=role) if fact.role is Role.DATE else fact for fact in found
        ]
    moment = find_moment(value)
    if moment is None or value[: moment[1]].strip():
        return None
    behind = _AFTER_DATE.sub("", value[moment[2] :])
    rest = read_part(behind, depth + 1)
    if rest is None and not CIRCUMSTANCE.fullmatch(behind):
        return None
    return [Fact(role, (moment[0],)), *(rest or [])]


def _labelled(role: Role, value: str, colon: bool, depth: int, word: str) -> list[Fact] | None:
    if role is Role.AUTHOR:
        found = _author(value, colon, depth)
        if found and _PICTURED.search(word):
            found.append(Fact(Role.CREDIT, (", ".join(found[0].values),), labelled=False))
        return found
    if role in {Role.DATE, Role.UPDATED}:
        return _moment_after(role, value, depth, word)
    if role in {Role.CATEGORIES, Role.TAGS} and value:
        terms = split_terms(value)
        return [Fact(role, terms.terms)] if are_plausible(terms, value) else None
    if role is Role.PLACE and (is_known_place(value) or may_be_place(value)):
        return [Fact(role, (value,))]
    if role is Role.CREDIT and colon and word in _CREDITED and read_byline(value, labelled=True):
        return [Fact(role, (value,), labelled=False)]
    return None


_PICTURED = re.compile(r"\b(?:fotos?|bild(?:er)?)\b", re.IGNORECASE)  # "Text und Fotos: X"
_MONTH_OF_YEAR = re.compile(r"([0-9]{1,2}) ?[/.] ?([12][0-9]{3})")
_CREDITED = frozenset(("foto", "fotos", "bild", "bilder", "grafik", "illustration"))


def _moment_after(role: Role, value: str, depth: int, word: str) -> list[Fact] | None:
    moment = find_moment(value)
    if moment is None:
        numbers = _MONTH_OF_YEAR.fullmatch(value.strip(" ."))
        date = parse_iso(f"{numbers[2]}-{int(numbers[1]):02}") if numbers else None
        return [Fact(role, (date,), label=word)] if date else None
    before = _BEFORE_DATE.sub("", value[: moment[1]])
    ahead = read_part(before, depth + 1) if before else []
    rest = read_part(_AFTER_DATE.sub("", value[moment[2] :]), depth + 1)
    if rest is None or ahead is None:
        return None
    return [*ahead, Fact(role, (moment[0],), label=word), *rest]


def _author(value: str, colon: bool, depth: int) -> list[Fact] | None:
    """Read the names after "Von" or "Autor:", and a date behind them."""
    moment = find_moment(value)
    rest: list[Fact] | None = []
    if moment is not None:
        behind = read_part(_AFTER_DATE.sub("", value[moment[2] :]), depth + 1)
        changed = CHANGED_LAST.search(value, 0, moment[1])
        role = Role.UPDATED if changed else Role.DATE
        rest = None if behind is None else [Fact(role, (moment[0],)), *behind]
        value = value[: changed.start()] if changed else _BEFORE_DATE.sub("", value[: moment[1]])
        # "von Anna Müller in Gestaltung am 4. Februar 2010"
        name, _, heading = value.partition(" in ")
        if rest is not None and heading and not is_known_place(heading):
            terms = split_terms(heading)
            if are_plausible(terms, heading):
                value, rest = name, [*rest, Fact(Role.CATEGORIES, terms.terms)]
    elif " in " in value or value.endswith(")"):
        value, rest = _without_heading(value)
    if rest is not None and NOBODY.fullmatch(value):
        return [Fact(Role.AUTHOR, ()), *rest]
    byline = read_byline(value, labelled=True)
    if byline is None or rest is None:
        return None
    # After a mere "Von" a single word, or words that could be things, need a known first name.
    if not colon and not byline.known and not all(" " in name for name in byline.names):
        return None
    facts = [Fact(Role.AUTHOR, byline.names)]
    if byline.place:
        facts.append(Fact(Role.PLACE, (byline.place,)))
    return facts + rest


def _without_heading(value: str) -> tuple[str, list[Fact]]:
    """Cut the heading off `Anna Ott in Handel, Versand`, or her desk off `Anna Ott (Redaktion)`."""
    name, bracket, role = value.rstrip(")").partition(" (")
    if bracket and NOBODY.fullmatch(role):
        return name, []
    name, _, heading = value.partition(" in ")
    terms = split_terms(heading)
    byline = read_byline(name, labelled=False)
    known = byline is not None and byline.known and bool(terms.terms)
    if not known or is_known_place(heading.partition(",")[0]) or not are_plausible(terms, heading):
        return value, []
    if not all(term[0].isupper() or term[0].isdigit() for term in terms.terms):
        return value, []
    return name, [Fact(Role.CATEGORIES, terms.terms)]


def _dated(text: str, moment: tuple[str, int, int], depth: int) -> list[Fact] | None:
    date, start, end = moment
    before = read_part(_BEFORE_DATE.sub("", text[:start]), depth + 1) if start else []
    signed = _SIGNED.fullmatch(text[end:])
    after = (
        [Fact(Role.AUTHOR, (signed[1],), labelled=False)]
        if signed
        else read_part(_AFTER_DATE.sub("", text[end:]), depth + 1)
    )
    if before is None or after is None:
        return None
    return [*before, Fact(Role.DATE, (date,), labelled=False), *after]


_SIGNED = re.compile(r",? ?[(\[/–-] ?([a-zäöü]{2,4})[)\]/–-]")  # "3. Mai 2012 (mg)"


def _bare(text: str, depth: int) -> list[Fact] | None:
    """Read names without a label, only where a known first name or an agency vouches for them."""
    if is_known_place(text):
        return [Fact(Role.PLACE, (text,), labelled=False)]
    if text.partition(" ")[0].lower() in NO_NAMES:
        return None
    # Beside a date a first name will do: "19. November 2013, Marlies".
    byline = read_byline(text, labelled=depth > 0 and has_given_name(text))
    if byline is None or not byline.known:
        return None
    facts = [Fact(Role.AUTHOR, byline.names, labelled=False)]
    if byline.place:
        facts.append(Fact(Role.PLACE, (byline.place,), labelled=False))
    return facts
