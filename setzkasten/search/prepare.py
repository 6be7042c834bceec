"""What the search knows of one article: pure and picklable, fit for any worker and any cache."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from setzkasten.search.words import STOP, WORD, fold, parts_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the search is to find it; all but `body` is plain text.

    Attributes:
        slug: names the article; nothing else has to be unique.
        url: its address from the host's root.
        title, kicker, subtitle: None or "" where there is none.
        lead: its own lead; "" where the first sentences of the text stand in for it.
        date: publication as ISO 8601 text, as precise as known; "" for none.
        shown: the date as readers see it, "" for none.
        authors, categories, tags: in the article's own order, as they are mostly spelt.
        place: of the byline, "" for none.
        body: its text as HTML.
    """

    slug: str
    url: str
    title: str
    kicker: str | None
    subtitle: str | None
    lead: str
    date: str
    shown: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    place: str
    body: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article, ready to be put into the index.

    Attributes:
        slug: of the article.
        card: what the page shows of it and cuts excerpts from: a JSON array of address, title,
            date, authors, text. Paragraphs are lines.
        year: four digits, "" where no date is known.
        authors, categories: what the reader may filter by.
        spellings: the words that it is found by, one space between them, in the order of what
            they fold to. A word that stands at the start of sentences only has a small letter
            here, for nothing tells whether it is a noun.
        impacts: for each of them how much the article is about it, from 1 to 63.
    """

    slug: str
    card: bytes
    year: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    spellings: str
    impacts: bytes


# How often a word counts, by where it stands: what an article is called says most of what it is
# about. The measurements in benchmarks/README.md hardly change with these.
TITLE, NAME, SUBHEAD, LEAD, TEXT = 10.0, 6.0, 4.0, 2.0, 1.0

HALF = 4.0  # the weight that gets half of the highest impact: BM25's k1, for weighted fields
USUAL = 450  # words of a usual article; longer ones say more words without being more about each
LENGTH = 0.4  # BM25's b: how much of an article's length counts
MOST = 63

_BLOCK = re.compile(r"<(/?)(h[1-6]|p|li|td|th|figcaption|blockquote|pre|tr|dt|dd|hr)\b[^>]*>")
_BREAK = re.compile(r"<(?:br|/?figure|/?table|/?ul|/?ol|img)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_SENTENCE = re.compile(r"[.!?:…»«„“”\"‚‘()–—/\n]\s*\Z")


def prepare(entry: Entry) -> Prepared:
    """Take an article apart.

    Args:
        entry: the article.

    Returns:
        The same for the same article, always.
    """
    heads, text = _plain(entry.body)
    lead = " ".join(entry.lead.split())
    words = _Weights()
    names = [*entry.authors, *entry.categories, *entry.tags, entry.place]
    words.add(entry.title, TITLE)
    for part in (entry.kicker or "", entry.subtitle or "", *heads):
        words.add(part, SUBHEAD)
    for name in names:
        words.add(name, NAME, sentences=False)
    words.add(lead, LEAD)
    words.add(text, TEXT)
    length = len(text) / 6.5  # characters of a German word, with the blank
    scale = 1 - LENGTH + LENGTH * max(length, 50) / USUAL
    found = sorted(words.weights)
    shown = f"{lead}\n{text}" if lead else text
    authors = ", ".join(entry.authors)
    return Prepared(
        slug=entry.slug,
        card=msgspec.json.encode((entry.url, entry.title, entry.shown, authors, shown)),
        year=entry.date[:4],
        authors=entry.authors,
        categories=entry.categories,
        spellings=" ".join([words.spellings[word] for word in found]),
        impacts=_impacts([words.weights[word] / scale for word in found]),
    )


def _impacts(weights: list[float]) -> bytes:
    """Return how much an article is about words of these weights: BM25's saturation."""
    return bytes([round(MOST * weight / (weight + HALF)) or 1 for weight in weights])


def _plain(body: str) -> tuple[list[str], str]:
    """Return the headings of a text, and the whole of it as lines of plain text."""
    heads: list[str] = []
    lines: list[str] = []
    pieces = _BLOCK.split(_BREAK.sub("\n", body))
    for place in range(0, len(pieces), 3):
        line = " ".join(html.unescape(_TAG.sub("", pieces[place])).split())
        if not line:
            continue
        lines.append(line)
        opened = place > 1 and not pieces[place - 2] and pieces[place - 1]
        if opened and opened[0] == "h" and opened != "hr":
            heads.append(line)
    return heads, "\n".join(lines)


class _Weights:
    """How much an article is about each of its words, by folded word.

    Attributes:
        weights: folded word → the sum of the weights of the places where it stands.
        spellings: folded word → how it is written; a noun where it is one anywhere.
    """

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self.spellings: dict[str, str] = {}

    def add(self, text: str, weight: float, *, sentences: bool = True) -> None:
        """Add the words of a text, or of a name, whose first word is as capital as it looks."""
        text = unicodedata.normalize("NFC", text)
        weights, spellings = self.weights, self.spellings
        end = 0
        for found in WORD.finditer(text):
            word = found[0]
            start = found.start()
            if (
                sentences
                and word[0].isupper()
                and word[1:].islower()
                and _opens_sentence(text, end, start)
            ):
                word = word[0].lower() + word[1:]
            end = found.end()
            for folded, part, small in _filed(word):
                if folded not in weights:
                    weights[folded] = weight
                    spellings[folded] = part
                else:
                    weights[folded] += weight
                    if not small and spellings[folded].islower():
                        spellings[folded] = part


@lru_cache(maxsize=1 << 18)
def _filed(word: str) -> tuple[tuple[str, str, bool], ...]:
    """Return what a word is filed under: folded, as written, and whether in small letters."""
    filed = [(fold(part), part, part.islower()) for part in parts_of(word)]
    return tuple([one for one in filed if one[0] not in STOP and (one[0][1:] or one[0].isdigit())])


def _opens_sentence(text: str, end: int, start: int) -> bool:
    return not end or (start - end > 1 and _SENTENCE.search(text, end, start) is not None)
