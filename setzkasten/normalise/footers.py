"""Sentences that blogs put under their articles: `Geschrieben von X am … in Recht`.

A sentence counts only if every phrase of it is understood. WordPress wrote in German:
"Dieser Beitrag wurde unter Recht abgelegt und mit Porto verschlagwortet."
"""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role
from setzkasten.normalise.metagrammar import Fact, nobody
from setzkasten.normalise.moments import find_moment
from setzkasten.normalise.people import read_byline
from setzkasten.normalise.termlists import are_plausible, split_terms

FIRST_WORDS = frozenset(
    """
    dieser diese dieses this der die das artikel beitrag text eintrag geschrieben verfasst
    veröffentlicht erschienen gepostet eingestellt erstellt publiziert abgelegt zuerst
    ursprünglich posted written published online ein von am erschien für mit es
    aufgezeichnet aufgeschrieben mitgeschrieben zusammengestellt beobachtet erzählt notiert
    protokolliert autor autorin verfasser verfasserin
    """.split()
)
"""What such a sentence may begin with, lower case."""

_LONGEST = 300
_START = re.compile(
    r"(?:(?:dieser|der|dieses|das|diese|die)(?: vorstehende| obige)? (?:artikel|(?:gast"
    r"|blog)?beitrag|eintrag|text"
    r"|posting|bericht|interview|meldung|kolumne|post|nachricht|rezension)|artikel|beitrag|text"
    r"|eintrag)\b",
    re.IGNORECASE,
)
# Who wrote or asked, in a sentence of its own.
_SPOKEN = re.compile(
    r"(?:für (?:sie|euch|dich|uns) .{3,60}? (?:hat|haben)(?: das| dies| es)?"
    r"|mit .{3,80} (?:sprach|sprachen|redete|unterhielt sich)"
    r"|(?:das|dieses) (?:interview|gespräch)(?: mit .{3,60})? (?:führten?|führte für uns)"
    r"|die fragen(?: an .{3,60})? stellten?|es fragten?"
    r"|(?:autor|autorin|verfasser|verfasserin) (?:dieses|des) \w+ ist"
    r"|(?:aufgezeichnet|aufgeschrieben|mitgeschrieben|zusammengestellt|beobachtet|erzählt|notiert"
    r"|protokolliert) (?:hat|haben)(?: das| dies| es)?(?: für (?:uns|euch|sie|[A-ZÄÖÜ][\w-]+))?)"
    r" (?P<name>[A-ZÄÖÜ][^.:;!?]{2,60}?)(?: (?:aus|vom|von|für|in|im|am) .{2,60})?\Z",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:wurde|ist|erschien(?:en)?|zuerst|erstmals|ursprünglich|zuletzt|geschrieben|verfasst"
    r"|veröffentlicht|gepostet|eingestellt|erstellt|publiziert|gestellt|abgelegt|online"
    r"|abgedruckt|gedruckt|stammt|einsortiert|getaggt|verschlagwortet|gekennzeichnet|markiert"
    r"|hat|posted|written|published|gespeichert|und|geändert|aktualisiert|bearbeitet)\b",
    re.IGNORECASE,
)
_OTHER_VERBS = re.compile(_VERBS.pattern.replace("|und", ""), re.IGNORECASE)
_VERB_ONLY = re.compile(
    r"\b(?:wurde|ist|und )?(?:verschlagwortet|getaggt|gekennzeichnet|markiert)\b", re.IGNORECASE
)
_VERB_ENDS = re.compile(r"\s+und\s*\Z|\A\s*und\s+", re.IGNORECASE)
_PRINTED = re.compile(r"\b(?:erschien(?:en)?|(?:ab)?gedruckt|stammt)\b", re.IGNORECASE)
_NEW = re.compile(r"\b(?:geändert|aktualisiert|bearbeitet)\b")
_KEYS = re.compile(
    r"\b(von|by|am|vom|um|in|im|unter|aus|mit|auf|on|at|bei)\b(?! (?:Frank|der Au|Breisgau))"
)
_HEADING = re.compile(
    r"\A(?:(?:der|den|dem|die|das) )?(?:(?:rubriken?|kategorien?|ressorts?|themen?|bereich"
    r"|schlagworte?n?|stichworte?n?|tags?)\b:? ?)",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\A(?:der|den|dem|die|das|unserer?|ausgabe|heft)\b|[0-9]/[0-9]", re.IGNORECASE
)
_AND = re.compile(r" und (?=[A-ZÄÖÜ0-9][^\s,]*(?:, |\Z))")


def read_footer(text: str) -> list[Fact] | None:
    """Return what such a sentence says, or None where any phrase of it is something else."""
    if len(text) > _LONGEST:
        return None
    if "omment" in text:
        text = _COUNTER.sub("", text)
    if ": " in text and (tagged := _LISTED.search(text)):
        before = read_footer(text[: tagged.start() + 1])
        terms = split_terms(tagged["terms"])
        if before is None or not are_plausible(terms, tagged["terms"]):
            return None
        return [*before, Fact(Role.TAGS, terms.terms)]
    if spoken := _SPOKEN.match(text.rstrip(" .")):
        byline = read_byline(spoken["name"], labelled=True)
        known = byline is not None and (byline.known or " " in byline.names[0])
        return [Fact(Role.AUTHOR, byline.names)] if byline is not None and known else None
    start = _START.match(text)
    if start is None and not _VERBS.match(text):
        return _read_english(text)
    more = _NEXT.search(text)
    sentence = text[: more.start()] if more else text
    facts = _phrases(sentence[start.end() if start else 0 :].strip(" .,:"))
    return facts or None


# What WordPress wrote where nobody had translated it.
_ENGLISH = re.compile(
    r"This (?:entry|post|article) was (?:posted|published|written)(?: on (?P<day>[^.]{6,40}?))?"
    r"(?: by (?P<author>[^.]{3,40}?))?"
    r"(?:,? (?:and is filed )?(?:in|under) (?P<terms>[^.]{2,120}?))?"
    r"(?:,? (?:and )?tagged(?: with)? (?P<tags>[^.]{2,160}?))?(?:,? by (?P<by>[^.]{3,40}?))?\."
    r"(?: Bookmark the permalink\.?)?"
)


def _read_english(text: str) -> list[Fact] | None:
    match = _ENGLISH.fullmatch(text)
    if match is None:
        return None
    facts = []
    moment = find_moment(match["day"]) if match["day"] else None
    if moment is not None:
        facts.append(Fact(Role.DATE, (moment[0],)))
    name = match["author"] or match["by"]
    byline = read_byline(name, labelled=True) if name and not nobody(name) else None
    if byline is not None:
        facts.append(Fact(Role.AUTHOR, byline.names))
    for role, key in ((Role.CATEGORIES, "terms"), (Role.TAGS, "tags")):
        if match[key]:
            facts.append(Fact(role, split_terms(match[key].replace(" and ", ", ")).terms))
    return facts or None


_COUNTER = re.compile(
    r"\s*[|·•,]\s*(?:(?:[0-9]+|no|keine?|noch keine) (?:comments?|kommentare?)|leave a comment"
    r"|kommentar (?:schreiben|hinterlassen))\.?\Z",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\. (?:schlagworte?|schlagwörter|stichworte?|tags?|keywords?): ?(?P<terms>.{2,160})\Z",
    re.IGNORECASE,
)
# What WordPress adds in a second sentence.
_NEXT = re.compile(
    r"\. (?:Setze|Fügen?|Permalink|Permanenter|Lesezeichen|Bookmark|Sie können|Du kannst)\b.*\Z"
)


def _phrases(text: str) -> list[Fact] | None:
    facts: list[Fact] = []
    moment = find_moment(text)
    if moment is not None:
        role = Role.UPDATED if _NEW.search(text) else Role.DATE
        facts.append(Fact(role, (moment[0],)))
        text = f"{text[: moment[1]]} | {text[moment[2] :]}"
    printed = _PRINTED.search(text) is not None
    tagged = re.search(r"verschlagwortet|getaggt|gekennzeichnet|markiert", text) is not None
    parts = _KEYS.split(text)
    if _rest(parts[0]):
        return None
    for key, value in zip(parts[1::2], parts[2::2], strict=True):
        found = _phrase(key, value, printed=printed, tagged=tagged)
        if found is None:
            return None
        facts += found
    return facts


def _rest(text: str) -> str:
    return _VERBS.sub(" ", text).strip(" .,|:;()–-")


def _phrase(key: str, value: str, *, printed: bool, tagged: bool) -> list[Fact] | None:  # noqa: PLR0911  # a list of cases
    rest = " ".join(_rest(value).split())
    if key in {"von", "by"}:
        # "und" between names is one of the words that `_rest` takes for the sentence's own.
        names = " ".join(_OTHER_VERBS.sub(" ", value).split()).strip(" .,|:;()–-")
        byline = read_byline(names, labelled=True)
        if nobody(names):
            return []
        return None if byline is None else [Fact(Role.AUTHOR, byline.names)]
    if not rest or key in {"um", "at"}:
        return [] if not rest or rest[0].isdigit() else None
    if key == "mit":
        # "und" between tags is one of the words that `_rest` takes for the sentence's own.
        listed = _VERB_ONLY.sub(" ", value).strip(" .,")
        return [Fact(Role.TAGS, _terms(listed))] if tagged or _HEADING.match(rest) else None
    if key in {"in", "unter", "aus", "im", "auf"}:
        # "und" between headings, too.
        rest = " ".join(_VERB_ENDS.sub("", _OTHER_VERBS.sub(" ", value)).split()).strip(
            " .,|:;()–-"
        )
        headed = _HEADING.match(rest)
        rest = rest[headed.end() :] if headed else rest
        terms = split_terms(_AND.sub(", ", rest))
        if not are_plausible(terms, rest) or (not headed and _IN_WORDS.match(rest)):
            return None
        if not headed and (printed or _ARTICLE.search(rest) or key in {"im", "aus", "auf"}):
            return []
        return [Fact(Role.CATEGORIES, terms.terms)]
    return None


_IN_WORDS = re.compile(r"(?:zwei|drei|vier|fünf|sechs|wenigen|mehreren|ein\w*|kein\w*) ")


def _terms(text: str) -> tuple[str, ...]:
    return split_terms(_AND.sub(", ", _HEADING.sub("", text))).terms
