"""The lock of addresses, `content/adressen.lock`: text that people, git and merges get along with.

One line for one address, sorted, so that two branches can add lines and `merge=union` of git
keeps both. Reading does not mind the order of lines, nor lines that are there twice; of two
that contradict each other, a decision (moved, gone) wins over a mere memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from setzkasten.language.dates import parse_date
from setzkasten.model.problem import Problem, problem
from setzkasten.sources import LOCK

_HEAD = """\
# Alle Adressen, die diese Website je hatte. Setzkasten ergänzt die Liste beim Veröffentlichen.
# Eine Adresse von hier verschwindet nie von selbst. Soll sie es, ändern Sie ihre Zeile:
#   /artikel/alt/ → /artikel/neu/    leitet dorthin weiter
#   /artikel/alt/ entfernt           zeigt, dass es die Seite nicht mehr gibt
#   /artikel/alt/ entfernt 2024-05   sagt dazu, seit wann
"""
_ARROW = "→"
_ARROWS = frozenset((_ARROW, "->", "=>"))
_GONE = "entfernt"


KINDS = frozenset(("Artikel", "Kategorie", "Schlagwort", "Autorin", "Seite"))
"""The first words of owners."""


class State(IntEnum):
    """What became of an address; the greater wins where two lines contradict each other."""

    HELD = 0
    GONE = 1
    MOVED = 2


@dataclass(frozen=True, slots=True, order=True)
class Owner:
    """What an address belongs to, by a name that outlives new titles and new addresses.

    Attributes:
        kind: one of `KINDS`.
        name: for an article its raw text or its file, for a term its name.
    """

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A line of the lock.

    Attributes:
        state: whether the address is held by its owner, gone, or moved.
        detail: the owner as text; the new address of what has moved; since when something is
            gone, as ISO date, or "" where nobody says it.
    """

    state: State
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """Every address that was ever published.

    Attributes:
        entries: address from the site's root, without base path → entry.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)


def held(owner: Owner) -> Entry:
    """Return the entry of an address that a page is published at."""
    return Entry(State.HELD, " ".join(str(owner).split()))


def read_lock(text: str) -> tuple[Lock, tuple[Problem, ...]]:
    r"""Read a lock, whatever a merge did to it.

    Args:
        text: the file, line ends as `\n`.

    Returns:
        The lock, and the lines that make no sense: those are left out.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        entry = _entry(words)
        if entry is None:
            kind = "adressen-konflikt" if words[0][:7] in _MARKERS else "adressen-zeile"
            problems.append(problem(kind, LOCK, number, zeile=line.strip()[:80]))
        else:
            entries[words[0]] = max(entry, entries.get(words[0], entry))
    return Lock(entries), tuple(problems)


_MARKERS = frozenset(("<" * 7, "=" * 7, ">" * 7, "|" * 7))


def _entry(words: list[str]) -> Entry | None:
    address, *rest = words
    if not address.startswith("/") or not rest:
        return None
    if rest[0] in _ARROWS:
        target, *left = rest[1:] or [""]
        return Entry(State.MOVED, target) if target[:1] == "/" and _is_owner(left) else None
    if rest[0] == _GONE:
        date = parse_date(rest[1]) if len(rest) > 1 else None
        left = rest[2:] if date else rest[1:]
        return Entry(State.GONE, date or "") if _is_owner(left) else None
    return Entry(State.HELD, " ".join(rest)) if len(rest) > 1 else None


def _is_owner(words: list[str]) -> bool:
    """Tell whether words are what stood in the line before somebody wrote a decision before them.

    Nothing is left of that, too.
    """
    return not words or (len(words) > 1 and words[0] in KINDS)


def write_lock(lock: Lock) -> str:
    """Return the file of a lock: sorted, one line for one address."""
    lines = [_line(address, entry) for address, entry in sorted(lock.entries.items())]
    return _HEAD + "".join(lines)


def _line(address: str, entry: Entry) -> str:
    if entry.state is State.MOVED:
        return f"{address} {_ARROW} {entry.detail}\n"
    if entry.state is State.GONE:
        return f"{address} {_GONE} {entry.detail}".rstrip() + "\n"
    return f"{address} {entry.detail}\n"


def update_lock(text: str, lock: Lock) -> str:
    r"""Return the file with all that the lock knows, and with all else that stands in it.

    Lines that people wrote stay as they are, comments keep their places. Lines that say the
    same are written once.

    Args:
        text: the file as it is, line ends as `\n`; "" where there is none.
        lock: what it has to say.
    """
    if not text.strip():
        return write_lock(lock)
    lines = text.removesuffix("\n").split("\n")
    start = next((at for at, line in enumerate(lines) if _parts(line)), len(lines))
    written = [f"{line}\n" for line in lines[:start]]  # what stands at the top stays there
    new = sorted(lock.entries.keys() - read_lock(text)[0].entries.keys(), reverse=True)
    seen: set[str] = set()
    remarks: list[str] = []  # stay with the line below them
    for line in lines[start:]:
        address, entry = _parts(line) or ("", None)
        if entry is None:
            remarks.append(f"{line}\n")
        elif address not in seen:
            while new and new[-1] < address:
                added = new.pop()
                written.append(_line(added, lock.entries[added]))
            wanted = lock.entries.get(address, entry)
            written += [*remarks, f"{line}\n" if wanted == entry else _line(address, wanted)]
            remarks = []
            seen.add(address)
    rest = [_line(added, lock.entries[added]) for added in reversed(new)]
    return "".join([*written, *remarks, *rest])


def _parts(line: str) -> tuple[str, Entry] | None:
    """Return address and entry of a line; None for remarks and what makes no sense."""
    words = line.split()
    entry = _entry(words) if words else None
    return (words[0], entry) if entry else None


def merge(locks: Iterable[Lock]) -> Lock:
    """Return what all locks know together; their order does not matter."""
    entries: dict[str, Entry] = {}
    for lock in locks:
        for address, entry in lock.entries.items():
            entries[address] = max(entry, entries.get(address, entry))
    return Lock(entries)


@dataclass(frozen=True, slots=True)
class Drift:
    """How the planned site differs from all that was ever published.

    Attributes:
        added: addresses that are new.
        moved: old address → the address that its owner has now, or that somebody decided on.
        gone: addresses that somebody declared gone → since when, as ISO date, or "".
        missing: addresses that would vanish, though nobody said so.
        returned: addresses that were moved or gone, and have a page again.
    """

    added: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()


def compare(lock: Lock, planned: Mapping[str, Owner]) -> Drift:
    """Find out what becomes of every address.

    Args:
        lock: what was published.
        planned: address from the site's root, without base path → owner, of every page that
            is to last.
    """
    homes: dict[str, str] = {}
    for address in sorted(planned, reverse=True):
        homes[held(planned[address]).detail] = address
    moved: dict[str, str] = {}
    gone: dict[str, str] = {}
    missing, returned = [], []
    for address, entry in sorted(lock.entries.items()):
        if address in planned:
            if entry.state is not State.HELD:
                returned.append(address)
        elif entry.state is State.MOVED:
            moved[address] = entry.detail
        elif entry.state is State.GONE:
            gone[address] = entry.detail
        elif entry.detail in homes:
            moved[address] = homes[entry.detail]
        else:
            missing.append(address)
    added = sorted(planned.keys() - lock.entries.keys())
    return Drift(tuple(added), moved, gone, tuple(missing), tuple(returned))


def renewed(lock: Lock, planned: Mapping[str, Owner]) -> Lock:
    """Return the lock after the planned site was published.

    Every address stays in it. A page that has come to an address holds it from now on; an
    address whose owner lives elsewhere keeps its owner's name, so that it follows wherever
    that goes next.
    """
    entries = dict(lock.entries)
    for address, owner in planned.items():
        entries[address] = held(owner)
    return Lock(entries)


def with_decisions(lock: Lock, decisions: Mapping[str, str | None]) -> Lock:
    """Return the lock after somebody decided what becomes of addresses.

    Args:
        lock: what was published.
        decisions: address → the one it leads to, or None for gone. Addresses that were never
            published are added, for old ones of a merged term may be known from elsewhere.
    """
    entries = dict(lock.entries)
    for address, target in decisions.items():
        entries[address] = Entry(State.GONE) if target is None else Entry(State.MOVED, target)
    return Lock(entries)
