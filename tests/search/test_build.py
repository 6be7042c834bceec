"""The files of the index: what stands in them, and that nothing but the articles decides it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from setzkasten.search.build import build_index
from setzkasten.search.postings import ALPHABET
from setzkasten.search.prepare import Prepared
from setzkasten.search.shards import SIZE
from tests.conftest import ROOT
from tests.search.articles import prepared

WORDS = "der Handel mit Käuferschutz im Onlinehandel und die Umsatzsteuer auf Büchern".split()


def _words(files: dict[str, bytes]) -> dict[str, list[str]]:
    entries: dict[str, list[str]] = {}
    for name, data in files.items():
        if name.startswith("w-"):
            entries |= json.loads(data)
    return entries


def _head(files: dict[str, bytes]) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(files["kopf.json"])
    return head


def _cards(files: dict[str, bytes]) -> list[str]:
    """Return the addresses of all articles, by number."""
    groups = _head(files)["gruppen"]
    held = [json.loads(files[f"t-{number}.json"]) for number in range(len(groups))]
    assert [len(group) for group in held] == [ALPHABET.index(digit) for digit in groups]
    return [card[0] for group in held for card in group]


def _numbers(postings: str) -> list[int]:
    """Return the articles of short lists: no gap needs a second digit here."""
    found, article = [], 0
    for digit in postings[::2]:
        article += ALPHABET.index(digit)
        found.append(article)
        article += 1
    return found


ARTICLES = [
    prepared("a", "Der Einzelhandel klagt", "<p>Der Handel und ein Händler.</p>", date="2014-05"),
    prepared("b", "Recht", "<p>mit Käuferschutz</p>", categories=("Recht",), authors=("Ö. Bär",)),
    prepared("c", "Noch eines", "<p>vom Schutz der Händler</p>", categories=("Recht", "Äpfel")),
    prepared("d", "Leer", ""),
]


def _found(key: str, place: int) -> set[str]:
    """Return the slugs of the articles in a list of a term."""
    files = build_index(ARTICLES)
    addresses = _cards(files)
    lists = _words(files)[key][place].split()
    return {addresses[n].split("/")[2] for text in lists for n in _numbers(text)}


def test_a_word_leads_to_its_articles() -> None:
    assert _found("handel", 1) == {"a"}
    assert _found("handl", 1) == {"a", "c"}


def test_a_part_leads_through_its_compounds() -> None:
    assert _found("schutz", 1) == {"c"}
    assert _found("schutz", 3) == {"b"}
    assert _words(build_index(ARTICLES))["schutz"][2] == "Käuferschutz"
    assert _words(build_index(ARTICLES))["handel"][2] == "Einzelhandel"


def test_the_head_tells_what_can_be_filtered() -> None:
    head = _head(build_index(ARTICLES))
    assert head["artikel"] == 4
    names = {kind: [name for name, _ in rows] for kind, rows in head["filter"].items()}
    assert names == {"kategorie": ["Äpfel", "Recht"], "autor": ["Ö. Bär"], "jahr": ["2014"]}


def test_an_archive_without_articles_has_an_index() -> None:
    files = build_index([])
    assert _words(files) == {}
    assert _head(files)["artikel"] == 0
    assert _head(files)["bereiche"] == [""]


def _many(count: int) -> list[Prepared]:
    return [
        prepared(f"artikel-{n}", f"Titel{n} {n % 7}", f"<p>{'Wort' * (n % 3 + 1)}{n} Rest</p>")
        for n in range(count)
    ]


def test_the_files_stay_small_and_the_words_findable() -> None:
    files = build_index(_many(3000))
    starts = _head(files)["bereiche"]
    shards = [json.loads(files[f"w-{number}.json"]) for number in range(len(starts))]
    assert starts == sorted(starts)
    assert len(shards) > 5
    for number, shard in enumerate(shards):
        assert min(shard) >= starts[number]
        assert number + 1 == len(starts) or max(shard) < starts[number + 1]
        assert len(files[f"w-{number}.json"]) <= SIZE + 2 or len(shard) == 1
    sizes = [ALPHABET.index(digit) for digit in _head(files)["gruppen"]]
    assert sum(sizes) == 3000
    assert 1 <= sum(sizes) / len(sizes) <= 4


def test_an_edited_article_changes_one_text_file() -> None:
    articles = _many(300)
    before = build_index(articles)
    after = build_index(
        [*articles[:7], prepared("artikel-7", "Titel7 0", "<p>Neu</p>"), *articles[8:]]
    )
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert len([name for name in changed if name.startswith("t-")]) == 1


ARTICLE = st.builds(
    lambda title, body: (" ".join(title), f"<p>{' '.join(body)}</p>"),
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.lists(st.sampled_from(WORDS), max_size=12),
)


@settings(deadline=None)
@given(st.lists(ARTICLE, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(rows: list[tuple[str, str]], rng: Any) -> None:
    articles = [prepared(f"a{n}", *row) for n, row in enumerate(rows)]
    shuffled = articles[:]
    rng.shuffle(shuffled)
    assert build_index(shuffled) == build_index(articles)


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_hash_seed_does_not_matter(seed: str) -> None:
    program = (
        "from tests.search.test_build import ARTICLES, _many; import hashlib\n"
        "from setzkasten.search.build import build_index\n"
        "files = build_index([*ARTICLES, *_many(50)])\n"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    environment = dict(os.environ, PYTHONHASHSEED=seed)
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    files = build_index([*ARTICLES, *_many(50)])
    import hashlib

    here = hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()
    assert told.stdout.decode().strip() == here
