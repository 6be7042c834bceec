"""The page on the recognisers' desk: the units of a text, and what was found out about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from setzkasten.model.article import Image
from setzkasten.model.ledger import Claim, Confidence, Evidence, Role
from setzkasten.model.problem import Problem
from setzkasten.normalise.unit import Unit

# What may stand below the byline and is body all the same.
_AFTERWORD = re.compile(
    r"(?:\[[0-9]{1,3}\]|\*{1,3}\)?\s|\([0-9]{1,2}\)\s|[¹²³⁴⁵⁶⁷⁸⁹]"
    r"|Quellen?:|Anmerkung(?:en)?:|Hinweis:|P\. ?S\.|PS:"
    r"|Update\b|Nachtrag\b|Korrektur\b|(?:Die Autorin|Der Autor|Unsere? Autor(?:in)?)\b"
    r"|(?:Über|Zu[mr]?) (?:die |den |das |der )?(?:Autorin|Autor|Person|Verfasserin"
    r"|Verfasser|Unternehmen)\b)"
)


_LONGEST_SPEAKER = 60
_MOST_HEAD = 40  # units; a head that is longer has no title in its depths


def is_afterword(unit: Unit) -> bool:
    """Tell whether a unit is a footnote, a postscript or a note on the author."""
    return _AFTERWORD.match(unit.text) is not None


@dataclass(slots=True)
class Picture:
    """A picture in the making, standing where its first unit stands."""

    units: list[Unit]
    caption: str | None = None
    credit: str | None = None
    subject: str | None = None

    def image(self) -> Image:
        """Return the entry of the front matter."""
        return Image(caption=self.caption, credit=self.credit, subject=self.subject)


@dataclass(slots=True)
class Page:
    """Working state of one text.

    Attributes:
        units: all of them, in order.
        claims: what was taken, and by whom.
        evidence: for the fields, by their German keys.
        values: of the fields, by the attributes of `Metadata`.
        pictures: found so far, in no order.
        problems: to be shown to an editor.
        source: path of the text, for problems.
    """

    units: Sequence[Unit]
    source: str = ""
    claims: list[Claim] = field(default_factory=list)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    values: dict[str, object] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rule: str = ""
    confidence: Confidence = Confidence.SURE
    first_text: int = 0
    head_end: int = 0
    last_text: int = -1
    standing: Unit | None = None  # the line that says "Stand: …"
    signed_body: set[int] = field(default_factory=set)  # body units that name their author too

    _speakers: Counter[str] = field(default_factory=Counter)
    _places: dict[int, int] = field(default_factory=dict)
    _sizes: list[int] = field(default_factory=list)

    def survey(self) -> None:
        """Find where the running text begins and ends; what is claimed does not count.

        The head reaches to the second paragraph: a lead may stand above the byline.
        """
        running = [unit.index for unit in self.units if not unit.roles and unit.running]
        end = len(self.units)
        self.first_text = running[0] if running else end
        self.head_end = running[1] if len(running) > 1 else self.first_text + 1
        texts = (index for index in reversed(running) if not is_afterword(self.units[index]))
        self.last_text = next(texts, self.first_text - 1 if running else -1)

    def is_head(self, unit: Unit) -> bool:
        """Tell whether a unit stands above the text, or right below its first paragraph."""
        return unit.index < self.head_end

    def is_tail(self, unit: Unit) -> bool:
        """Tell whether a unit stands below the last running text."""
        return unit.index > self.last_text

    def has_text_before(self, unit: Unit) -> bool:
        """Tell whether running text stands above a unit."""
        return self.first_text < unit.index

    def claim(
        self, units: Iterable[Unit], *roles: Role, confidence: Confidence | None = None
    ) -> None:
        """Take units for the recogniser that is at work.

        Raises:
            ValueError: a unit is taken already (a bug of the recogniser).
        """
        for unit in units:
            if unit.roles:
                raise ValueError(f"{self.rule}: Zeile {unit.lines[0]} ist schon {unit.roles[0]}")
            unit.roles = roles
            self._places[unit.index] = len(self.claims)
            self.claims.append(Claim(roles, unit.lines, self.rule, confidence or self.confidence))

    def add_role(self, unit: Unit, role: Role) -> None:
        """Let a claimed unit feed another field too."""
        unit.roles = (role, *unit.roles)
        place = self._places[unit.index]
        self.claims[place] = Claim(unit.roles, unit.lines, self.rule, Confidence.LIKELY)

    def change_role(self, unit: Unit, before: Role, after: Role) -> None:
        """Let a claimed unit feed another field instead of the one it was claimed for."""
        unit.roles = tuple([after if role is before else role for role in unit.roles])
        claim = self.claims[self._places[unit.index]]
        self.claims[self._places[unit.index]] = Claim(
            unit.roles, claim.lines, claim.rule, Confidence.LIKELY
        )

    def note(
        self,
        key: str,
        value: str,
        units: Iterable[Unit],
        confidence: Confidence | None = None,
    ) -> None:
        """Write down where a field's value comes from."""
        lines = tuple([number for unit in units for number in unit.lines])
        self.evidence.setdefault(key, []).append(
            Evidence(key, value, lines, self.rule, confidence or self.confidence)
        )

    def previous(self, unit: Unit) -> Unit | None:
        """Return the unit before one."""
        return self.units[unit.index - 1] if unit.index else None

    def following(self, unit: Unit) -> Unit | None:
        """Return the unit after one."""
        return self.units[unit.index + 1] if unit.index + 1 < len(self.units) else None

    def after(self, unit: Unit) -> Iterator[Unit]:
        """Go through the units after one."""
        return (self.units[index] for index in range(unit.index + 1, len(self.units)))

    def is_set_apart(self, unit: Unit) -> bool:
        """Tell whether blank lines, or the text's ends, are around a unit."""
        following = self.following(unit)
        return (unit.gap > 0 or not unit.index) and (following is None or following.gap > 0)

    def title_follows(self, unit: Unit) -> bool:
        """Tell whether another short line above the text than this one can be the title."""
        return any(
            not item.roles
            and not item.running
            and (not item.ends_sentence or item.plain[-1] in "?!")
            and item is not unit
            for item in self.units[: min(self.first_text, _MOST_HEAD)]
        )

    def weigh(self, unit: Unit) -> tuple[int, int]:
        """Return how many characters of running text stand above a unit, and how many below it."""
        if not self._sizes:
            sizes = (len(item.text) if item.running else 0 for item in self.units)
            self._sizes = list(accumulate(sizes, initial=0))
        above, through = self._sizes[unit.index : unit.index + 2]
        return above, self._sizes[-1] - through

    def speaks(self, name: str) -> int:
        """Return how many lines begin with a word or name and a colon, as turns of a talk do.

        What stands on the page twice counts once.
        """
        if not self._speakers:
            lines = {unit.text[:_LONGEST_SPEAKER] for unit in self.units}
            starts = [line.partition(":") for line in lines]
            self._speakers = Counter([start for start, colon, _rest in starts if colon] or [""])
        return self._speakers[name]

    def is_flat(self) -> bool:
        """Tell whether no blank line stands within the text."""
        within = self.units[self.first_text + 1 : self.last_text + 1]
        if len(within) <= 1:
            within = self.units[1:-1]
        return not any(unit.gap for unit in within)

    def mentions_place(self, word: str) -> bool:
        """Tell whether the text speaks of somewhere by a name: "in Löbau", "bei Löbau"."""
        pattern = re.compile(
            rf"\b(?:[Ii]n|bei|[Aa]us|nach|Stadt|Gemeinde|Kreis|Raum) {re.escape(word)}\b"
        )
        return any(pattern.search(unit.text) for unit in self.units)

    def free(self) -> list[Unit]:
        """Return the units that nobody has claimed."""
        return [unit for unit in self.units if not unit.roles]
