"""Puts the prepared articles together: the files that the script of the search page loads.

All are JSON below one folder, and small, but for the first:

`kopf.json`
    `artikel`: how many articles there are. `gruppen`: how many of them each text file holds, one
    base-64 digit each. `fuellwoerter`: the words that are not searched for. `bereiche`: the first
    word of each dictionary file. `filter`: for `kategorie`, `autor` and `jahr` the names with the
    articles they hold, by `encode_articles`.
`w-<number>.json`
    Part of the dictionary: stem → what `dictionary.Term` has, in order.
`t-<number>.json`
    Articles as `Prepared.card` has them. They are grouped by a fingerprint of the slug, so that an
    edited article changes one of these files.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from setzkasten.language.collation import sort_key
from setzkasten.search.dictionary import dictionary
from setzkasten.search.postings import ALPHABET, encode_articles
from setzkasten.search.prepare import Prepared
from setzkasten.search.shards import cut
from setzkasten.search.words import STOP

GROUP = 3  # articles of a text file, about

_encode = msgspec.json.Encoder(order="deterministic").encode


def build_index(prepared: Iterable[Prepared]) -> dict[str, bytes]:
    """Return the files of the index.

    Args:
        prepared: the articles, in any order; no two with the same slug.

    Returns:
        Path below the folder of the index → content. The same for the same articles.
    """
    groups = _grouped(prepared)
    articles = [article for group in groups for article in group]
    entries = dictionary(articles)
    words = sorted(entries)
    lines = [_encode(word) + b":" + _encode(entries[word]) for word in words]
    ranges = cut(words, [len(line) + 1 for line in lines])
    files = {
        f"w-{number}.json": b"{" + b",".join(lines[first:last]) + b"}"
        for number, (first, last) in enumerate(ranges)
    }
    for number, group in enumerate(groups):
        files[f"t-{number}.json"] = b"[" + b",".join([item.card for item in group]) + b"]"
    files["kopf.json"] = _encode(
        {
            "artikel": len(articles),
            "fuellwoerter": " ".join(sorted(STOP)),
            "gruppen": "".join([ALPHABET[len(group)] for group in groups]),
            "bereiche": [
                words[first] if number else "" for number, (first, _) in enumerate(ranges)
            ],
            "filter": _filters(articles),
        }
    )
    return files


def _grouped(prepared: Iterable[Prepared]) -> list[list[Prepared]]:
    """Put articles into groups, by a fingerprint of their slugs; a group holds 63 at most."""
    articles = sorted(prepared, key=lambda article: article.slug)
    bits = max(len(articles) // GROUP, 1).bit_length()
    groups: dict[int, list[Prepared]] = defaultdict(list)
    for article in articles:
        digest = hashlib.blake2b(article.slug.encode(), digest_size=4).digest()
        groups[int.from_bytes(digest) >> (32 - bits)].append(article)
    return [
        group[first : first + len(ALPHABET) - 1]
        for _, group in sorted(groups.items())
        for first in range(0, len(group), len(ALPHABET) - 1)
    ]


def _filters(articles: Sequence[Prepared]) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, dict[str, list[int]]] = {"kategorie": {}, "autor": {}, "jahr": {}}
    for number, article in enumerate(articles):
        values = (article.categories, article.authors, (article.year,) if article.year else ())
        for names, held in zip(values, found.values(), strict=True):
            for name in dict.fromkeys(names):
                held.setdefault(name, []).append(number)
    return {
        kind: [(name, encode_articles(held[name])) for name in sorted(held, key=sort_key)]
        for kind, held in found.items()
    }
