"""How the index grows: time, files and bytes of one search over the number of articles.

usage: python -m benchmarks.suche.scale [ARTICLES]

Writes nothing. The articles are made up here, of about 400 words each, as many of them
stop words as in German prose. The vocabulary is that of a language: frequent words few, rare
words many (Zipf), and most nouns compounds of others, so that new words never end, which an
archive generated of few sentences would not show. Times are processor time of one core.
"""

from __future__ import annotations

import gc
import itertools
import json
import random
import sys
import time

from setzkasten.search.build import build_index
from setzkasten.search.prepare import Entry, Prepared, prepare
from setzkasten.search.words import STOP, key_of

_ONSETS = "b br d dr f fl g gl gr h k kl kr l m n p pl pr r s sch schl schw st str t tr w z".split()
_VOWELS = "a e i o u ä ö ü ei au eu ie".split()
_CODAS = "b ck ft g l ll lt m n nd ng nk r rt s st t tz".split()
_MORE = ("", "", "el", "er", "ik", "on", "um", "ine", "ette", "ament", "ator", "ular")
_LINKS = ("", "", "s", "n", "en", "e")
ROOTS, COMPOUNDS, SMALL = 12_000, 160_000, 4_000
WORDS, TELLING = 400, 220


def vocabulary(rng: random.Random) -> list[str]:
    """Return made-up words, the most frequent first."""

    def syllable() -> str:
        return rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)

    def root() -> str:
        return syllable() + rng.choice(_MORE)

    roots = list(dict.fromkeys([root() for _ in range(ROOTS)]))
    compounds = [
        (rng.choice(roots) + rng.choice(_LINKS) + rng.choice(roots)).capitalize()
        for _ in range(COMPOUNDS)
    ]
    small = [root() + rng.choice(["en", "t", "e", "lich", "ig"]) for _ in range(SMALL)]
    words = [word.capitalize() for word in roots] + small
    rng.shuffle(words)
    rng.shuffle(compounds)
    mixed = [word for pair in zip(words, compounds, strict=False) for word in pair]
    return mixed + compounds[len(words) :]


def entries(count: int, seed: int = 7) -> list[Entry]:
    """Return made-up articles, the same ones for the same number."""
    rng = random.Random(seed)  # noqa: S311 -- not for secrets
    words = vocabulary(rng)
    weights = list(itertools.accumulate([1 / (rank + 8) for rank in range(len(words))]))
    stop = sorted(STOP)
    made = []
    for number in range(count):
        drawn = rng.choices(words, cum_weights=weights, k=TELLING)
        drawn += rng.choices(stop, k=WORDS - TELLING)
        rng.shuffle(drawn)
        text = "</p><p>".join([" ".join(drawn[at : at + 60]) + "." for at in range(0, WORDS, 60)])
        made.append(
            Entry(
                slug=f"artikel-{number}",
                url=f"/artikel/artikel-{number}/",
                title=" ".join(drawn[:8]),
                kicker=None,
                subtitle=None,
                lead="",
                date=f"{2008 + number % 9}-05-01",
                shown=f"1. Mai {2008 + number % 9}",
                authors=(f"Autorin {number % 25}",),
                categories=(f"Kategorie {number % 12}", f"Kategorie {number % 7}"),
                tags=tuple(drawn[20:25]),
                place="Leipzig",
                body=f"<p>{text}</p>",
            )
        )
    return made


def one_search(files: dict[str, bytes], words: list[str]) -> int:
    """Return the bytes that a search for some words loads, with its first ten results.

    What it loads of the texts is ten files of usual size: a result may be anywhere.
    """
    head = json.loads(files["kopf.json"])
    shards = set()
    for word in words:
        at = max(n for n, start in enumerate(head["bereiche"]) if start <= key_of(word))
        shards.add(f"w-{at}.json")
    # A result is an article, so a file counts as often as it has articles.
    texts = [len(data) for name, data in files.items() if name.startswith("t-")]
    held = [head["gruppen"][n] for n in range(len(texts))]
    total = sum(_digit(digit) * size for digit, size in zip(held, texts, strict=True))
    usual = total / head["artikel"]
    return round(len(files["kopf.json"]) + sum(len(files[name]) for name in shards) + 10 * usual)


def _digit(digit: str) -> int:
    from setzkasten.search.postings import ALPHABET

    return ALPHABET.index(digit)


def main(arguments: list[str]) -> None:
    """Print the measurements for an eighth, a quarter, a half and all of the articles."""
    most = int(arguments[0]) if arguments else 10_000
    made = entries(most)
    gc.disable()
    start = time.process_time()
    prepared: list[Prepared] = [prepare(entry) for entry in made]
    each = (time.process_time() - start) / most
    print(f"prepare: {1000 * each:.2f} ms an article")
    frequent = [word for word in made[0].title.split() if word not in STOP][:2]
    for count in (most // 8, most // 4, most // 2, most):
        start = time.process_time()
        files = build_index(prepared[:count])
        seconds = time.process_time() - start
        size = sum(map(len, files.values()))
        words = sum(len(data) for name, data in files.items() if name.startswith("w-"))
        print(
            f"{count:6} articles: merge {seconds:5.2f} s, {len(files):5} files, "
            f"{size / 1e6:6.2f} MB, of it dictionary {words / 1e6:5.2f} MB; "
            f"a search of two words {one_search(files, frequent) / 1000:4.0f} kB"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
