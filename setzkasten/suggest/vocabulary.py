"""The archive's own terms, and how a text names them: inflected, inside of compounds, in parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from setzkasten.index.taxonomies import main_spelling, term_key
from setzkasten.language.stems import STEMS
from setzkasten.suggest.reading import Reading

LINKS = ("", "s", "n", "en", "es", "er", "e")
"""What German puts between the parts of a compound (Duden, Fugenelemente)."""

SHORTEST_PART = 4  # letters: a shorter one is found in too many words by chance
SHORTEST_REST = 3

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the archive.

    Attributes:
        key: what its spellings have in common, after `setzkasten.index.taxonomies.term_key`.
        name: the spelling that most articles use.
        articles: how many have it.
        stems: of its words; all of them have to be in a text that names it.
        joined: its stem where it is written as one word.
        parts: stems of the two parts of a compound; empty for any other word.
    """

    key: str
    name: str
    articles: int
    stems: tuple[str, ...]
    joined: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a stem of a text may have to do with terms; keys of terms.

    Attributes:
        heads: it is the term.
        several: it is the first of the term's words.
        inside: it is a compound that the term begins or ends.
        wholes: it is the first part of the term.
    """

    heads: tuple[str, ...]
    several: tuple[str, ...]
    inside: tuple[str, ...]
    wholes: tuple[str, ...]


@dataclass
class Vocabulary:
    """All terms of one taxonomy.

    Attributes:
        terms: by key.
        heads: stem → the terms that are this one word.
        leading: word, as it begins compounds → terms.
        wholes: stem of the first part → the compound terms that have it.
        several: first stem → terms of several words.
    """

    terms: Mapping[str, Term]
    heads: dict[str, list[str]] = field(default_factory=dict)
    leading: dict[str, list[str]] = field(default_factory=dict)
    wholes: dict[str, list[str]] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    _hits: dict[str, Hits | None] = field(default_factory=dict)

    def hits(self, stem: str, word: str) -> Hits | None:
        """Return what a stem may have to do with terms, None for nothing; kept for next time.

        Args:
            stem: of a word.
            word: as it is written; of several with the same stem, the first one decides.
        """
        if stem not in self._hits:
            found = Hits(
                tuple(self.heads.get(stem, ())),
                tuple(self.several.get(stem, ())),
                tuple(dict.fromkeys(self._inside(stem, word))),
                tuple(self.wholes.get(stem, ())),
            )
            any_found = found.heads or found.several or found.inside or found.wholes
            self._hits[stem] = found if any_found else None
        return self._hits[stem]

    def _inside(self, stem: str, word: str) -> Iterator[str]:
        plain = word.lower().replace("-", "").replace("‑", "")
        if len(plain) < SHORTEST_PART + SHORTEST_REST:
            return
        for cut in range(SHORTEST_PART, len(plain) - SHORTEST_REST + 1):
            yield from self.leading.get(plain[:cut], ())
        for cut in range(SHORTEST_REST, len(stem) - SHORTEST_PART + 1):
            yield from self.heads.get(stem[cut:], ())


def vocabulary(names: Iterable[Iterable[str]], known: Mapping[str, int]) -> Vocabulary:
    """Collect the terms of one taxonomy.

    Args:
        names: for each article, its terms.
        known: stem → in how many articles it stands, to tell the parts of compounds.
    """
    spellings: dict[str, Counter[str]] = {}
    articles: Counter[str] = Counter()
    for article in names:
        keys = {}
        for name in article:
            key = term_key(name)
            keys[key] = True
            spellings.setdefault(key, Counter())[name] += 1
        articles.update(keys)
    found = Vocabulary(
        {key: _term(key, spellings[key], articles[key], known) for key in sorted(spellings)}
    )
    for key, term in found.terms.items():
        if len(term.stems) == 1:
            found.heads.setdefault(term.joined, []).append(key)
            for form in _forms(term, known):
                found.leading.setdefault(form, []).append(key)
        else:
            found.several.setdefault(term.stems[0], []).append(key)
            found.heads.setdefault(term.joined, []).append(key)
        for part in term.parts[:1]:
            found.wholes.setdefault(part, []).append(key)
    return found


def _term(key: str, spellings: Counter[str], articles: int, known: Mapping[str, int]) -> Term:
    name = main_spelling(spellings)
    words = [word for word in name.split() if _LETTERS.search(word)] or [name]
    stems = tuple([STEMS[word] for word in words])
    joined = STEMS["".join(words)]
    return Term(key, name, articles, stems, joined, _compound(name, known))


def _forms(term: Term, known: Mapping[str, int]) -> Iterator[str]:
    """Yield how a term of one word begins compounds: as it is, and in the singular."""
    plain = term.name.lower().replace("-", "")
    if len(plain) >= SHORTEST_PART:
        yield plain
    # `Marktplätze` begins `Marktplatzgebühr`; but `Marke` does not begin `Marktplatz`.
    if term.joined != plain and len(term.joined) > SHORTEST_PART and known.get(term.joined):
        yield term.joined


def _compound(name: str, known: Mapping[str, int]) -> tuple[str, ...]:
    """Part a compound into two words that stand in the archive by themselves."""
    plain = name.lower()
    if not plain.isalpha():
        return ()
    best: tuple[int, tuple[str, ...]] = (0, ())
    for cut in range(SHORTEST_PART, len(plain) - SHORTEST_PART + 1):
        second = STEMS[plain[cut:]]
        if not known.get(second):
            continue
        for link in LINKS:
            first = plain[: cut - len(link)] if plain[:cut].endswith(link) else ""
            stem = STEMS[first] if len(first) >= SHORTEST_PART else ""
            if stem and known.get(stem):
                best = max(best, (min(known[stem], known[second]), (stem, second)))
    return best[1]


@dataclass
class Naming:
    """How a text names a term.

    Attributes:
        direct: weight of the term itself.
        inside: weight of compounds that it begins or ends.
        parts: weight of the lesser of its two parts, where both stand by themselves.
        titled: whether title or kicker name it.
        stems: what names it, for the evidence.
    """

    direct: int = 0
    inside: int = 0
    parts: int = 0
    titled: bool = False
    stems: list[str] = field(default_factory=list)


def namings(reading: Reading, terms: Vocabulary) -> dict[str, Naming]:
    """Return, by key, how an article names the terms that it names in any way."""
    found: dict[str, Naming] = {}
    stems, words = reading.stems, reading.words
    for stem, weight in stems.items():
        hits = terms.hits(stem, words[stem])
        if hits is None:
            continue
        for key in hits.heads:
            _direct(found, key, weight, (stem,), reading)
        for key in hits.several:
            others = terms.terms[key].stems
            if all(other in stems for other in others):
                least = min(stems[other] for other in others)
                _direct(found, key, least, others, reading)
        for key in hits.inside:
            naming = found.setdefault(key, Naming())
            naming.inside += weight
            naming.titled |= stem in reading.titled
            naming.stems.append(stem)
        for key in hits.wholes:
            first, second = terms.terms[key].parts
            if second in stems:
                naming = found.setdefault(key, Naming())
                naming.parts = min(weight, stems[second])
                naming.stems += [first, second]
    return found


def _direct(
    found: dict[str, Naming], key: str, weight: int, stems: tuple[str, ...], reading: Reading
) -> None:
    naming = found.setdefault(key, Naming())
    naming.direct += weight
    naming.titled |= all(stem in reading.titled for stem in stems)
    naming.stems[:0] = stems
