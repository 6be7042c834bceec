"""Dated lines in which not every word is understood: `Werkstatt & Versand, Heft 4, April 2012`.

Beside a date, short nouns are taken for the name of a journal, for the heading of a
section (behind a bar), or for what somebody is.
"""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.metagrammar import Fact, read_part
from setzkasten.normalise.metawords import ISSUE
from setzkasten.normalise.moments import find_moment, may_hold_date
from setzkasten.normalise.people import has_given_name, read_byline
from setzkasten.normalise.words import seems_headline

_ISSUE_WITHIN = re.compile(
    r"\b(?:heft|ausgabe|nr\.|jahrgang|jg\.|seiten?|s\.|folge) ?[0-9]|\b[0-9]{1,2}/[12][0-9]{3}\b"
    r"|(?:rundbrief|newsletter|mitgliederbrief|mitteilung(?:en)?|rundschau|anzeiger|digest"
    r"|zeitung|zeitschrift|magazin|kurier|journal|bulletin|nachrichten|monatsheft|blatt)\b",
    re.IGNORECASE,
)

_ISSUE_YEAR = re.compile(
    r"(?:(?:heft|ausgabe|nr\.?) ?[0-9]{1,3}(?: ?/ ?| \(?)|\b[0-9]{1,2} ?/ ?)([12][0-9]{3})\b\)?",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\s*(?:[|·•;\t»>]|//)\s*|\s[/~–—-]\s|,\s|[,.]?\s+(?=\()|(?<=\))\s+|:\s(?=[0-9])"
)
_FROM = re.compile(
    r"(?:(?:zuerst |erstmals )?(?:erschienen|abgedruckt|gedruckt|veröffentlicht) (?:in|im)|aus"
    r"|quelle|in)"
    r"(?: (?:der|dem|den))?(?: ?: ?| )(?=[A-ZÄÖÜ0-9„»\"])",
    re.IGNORECASE,
)
_JOIN = re.compile(r"[\s,;:(–-]*(?:\b(?:vom|am|von|für|ausgabe|heft)\b[\s:]*)*\Z", re.IGNORECASE)
# Dates of something else than the article.
_OTHER = re.compile(
    r"urteil|beschluss|gesetz|verordnung|\baz\b|aktenzeichen|entscheidung|rechnung|messe\b|termin"
    r"|prozent|euro\b|%|€|\bab [0-9]|geboren|gestorben|gültig|einsendeschluss|richtlinie"
    r"|frist|beginn|anmeld|veranstaltung",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(
    r"zeitung|blatt|post\b|kurier|magazin|rundschau|anzeiger|journal|online|news|blog|bote\b|woche"
    r"|presse|merkur|spiegel|brief|handel|welt\b|tageblatt|\w+(?:er|sche) [A-Z]",
    re.IGNORECASE,
)
# When something takes place: "Einsendeschluss: 3. Mai 2012", "Beginn: 3. Mai 2012, 18 Uhr, Ulm".
_EVENT = re.compile(
    r"(?:[^\W\d_]*(?:termine?|beginn|schluss|frist|ende|start)|wann|zeit(?:punkt|raum)?"
    r"|veranstaltung(?:stermin|stag)?|geboren|gestorben|gültig\w*|eröffnung|bewerbung\w*"
    r"|anmeldung\w*|treffpunkt|messe\w*|laufzeit|lieferbar|verfügbar)(?: am| ab| bis| vom)? ?:",
    re.IGNORECASE,
)
_LONGEST, _MOST_UNKNOWN = 150, 2
_SOURCE, _SOURCE_WORDS = 45, 5  # the longest name of a journal or heading


def read_leniently(text: str) -> list[Fact] | None:
    """Return what a dated line says, or None where it has no date or holds a sentence."""
    if len(text) > _LONGEST or not may_hold_date(text) or _EVENT.match(text):
        return None
    barred = " | " in text or " · " in text
    text = _FROM.sub("", text.strip("()[]"), 1) if _FROM.match(text.strip("()[]")) else text
    facts: list[Fact] = []
    unknown = 0
    for piece in _LOOSE.split(text):
        part = piece.strip(" ,;()–-")
        year = _ISSUE_YEAR.fullmatch(part)
        if year is not None:
            facts.append(Fact(Role.DATE, (year[1],), labelled=False, label="heft"))
            continue
        found = read_part(part, 1) if part else []
        if found is None:
            found = _of_journal(part)
        if found is None and not facts and not unknown and _may_be_author(part):
            found = [Fact(Role.AUTHOR, (part,), labelled=False)]
        if found is None:
            if not is_source(part):
                return None
            unknown += 1
            # What follows a date behind a bar is the heading it was filed under; what stands
            # before the issue is one where it is no journal's name.
            heads = not facts and (is_rubric_of_issue(text) or _is_rubric_of_day(text))
            if barred and (_is_dated(facts) or heads):
                found = [Fact(Role.CATEGORIES, (part,), labelled=False, label="?")]
        facts += found or []
    return facts if unknown <= _MOST_UNKNOWN and _is_dated(facts) else None


def is_rubric_of_issue(text: str) -> bool:
    """Tell `Menschen · Heft 49`: a heading, then the issue, between bars."""
    first, *others = [part.strip() for part in re.split(r"\s[|·•]\s", text)]
    return (
        bool(others)
        and not (len(others) > 1 and _ISSUE_YEAR.fullmatch(others[0]))  # journal, issue, page
        and ISSUE.fullmatch(others[0]) is not None
        and is_source(first)
        and first.count(" ") < _RUBRIC_WORDS
        and _PERIODICAL.search(first) is None
    )


_RUBRIC_WORDS = 3


def _is_rubric_of_day(text: str) -> bool:
    """Tell `Kultur | 14.09.2018`: one word for a heading, then nothing but the day."""
    rubric, bar, day = text.partition(" | ")
    moment = find_moment(day) if bar and " " not in rubric else None
    whole = moment is not None and moment[1] == 0 and moment[2] == len(day)
    return whole and _PERIODICAL.search(rubric) is None


def _of_journal(part: str) -> list[Fact] | None:
    """Read a part that holds a journal's name and its date or issue: `Packpost vom 3. Mai 2012`."""
    moment = find_moment(part)
    if moment is not None:
        before = _JOIN.sub("", part[: moment[1]])
        after = part[moment[2] :].strip(" ,.)")
        if (
            _OTHER.search(part)
            or (before and not is_source(before))
            or (after and not ISSUE.fullmatch(after))
        ):
            return None
        return [Fact(Role.DATE, (moment[0],), labelled=False)]
    year = _ISSUE_YEAR.search(part)
    if year is not None and (is_source(part) or year.start() == 0):
        return [Fact(Role.DATE, (year[1],), labelled=False, label="heft")]
    return [] if names_issue(part) and is_source(part) else None


def _is_dated(facts: list[Fact]) -> bool:
    return any(
        fact.role in {Role.DATE, Role.UPDATED}
        and (len(fact.values[0]) > len("2014") or fact.label == "heft")
        for fact in facts
    )


def is_source(text: str) -> bool:
    """Tell whether a part of a line may be the name of a journal or of a heading."""
    return (
        0 < len(text) <= _SOURCE
        and text.count(" ") < _SOURCE_WORDS
        and text[-1] not in ".!?:…“"
        and (text[0].isupper() or text[0].isdigit())
        and not seems_headline(text)
    )


def names_issue(text: str) -> bool:
    """Tell whether a line names the issue or page of a printed paper."""
    return _ISSUE_WITHIN.search(text) is not None


def heads_issue(text: str) -> bool:
    """Tell the line of an issue: `Ausgabe vom 11.06.2004`, `Nr. 4 / August 2003`."""
    return _ISSUE_LINE.match(text) is not None and len(text) <= _SOURCE


_ISSUE_LINE = re.compile(
    r"(?:ausgabe|heft|nr\.|nummer|jahrgang|folge|[^\W\d_]*brief|newsletter)\b.*[0-9]|"
    r"[0-9]{1,3}\. (?:jahrgang|ausgabe|heft)\b",
    re.IGNORECASE,
)


def _may_be_author(text: str) -> bool:
    """Tell whether the first part of a dated line is a full name and no journal's."""
    byline = read_byline(text, labelled=False)
    if byline is None or "&" in text or not all(" " in name for name in byline.names):
        return False
    return byline.known or has_given_name(text) or _PERIODICAL.search(text) is None
