"""How well the search finds: a hundred judged queries, beside Pagefind with and without our parts.

usage: python -m benchmarks.suche.measure [--queries]

Builds the demo archive, searches it in Chromium, and prints for each search

recall@10    relevant articles among the first ten results, as a share of the relevant ones (no
             query has more than ten), averaged over the queries
precision    R-precision: the share of relevant ones among the first R results, where R is how
             many there are
P@10         the share of relevant ones among the first ten results, fewer where fewer were found;
             0 where nothing was
MRR          one by the place of the first relevant result, 0 where there is none among ten
nothing      queries without any result

Pagefind (`pip install "pagefind[extended]"`; left out where it is not installed) indexes the
article pages alone, each by the content of its main element, in German. »with parts« asks it for
the word and for each compound that our index knows of it, and keeps the best score of a page.
With --queries prints what each search misses and finds wrongly.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

from setzkasten.options import Options
from setzkasten.parse.pages import body_of
from setzkasten.search.build import build_index
from setzkasten.search.entries import IndexJob, prepare_articles
from setzkasten.search.words import key_of, words_of
from setzkasten.site import Site

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
]
FIRST = 10


@dataclass(frozen=True)
class Query:
    """A query, what kind it is of, and the slugs of the articles that answer it."""

    kind: str
    text: str
    relevant: frozenset[str]


def queries() -> list[Query]:
    """Return the judged queries."""
    table = yaml.safe_load(Path(__file__).with_name("anfragen.yaml").read_text("utf-8"))
    names = table["artikel"]
    return [
        Query(kind, str(text), frozenset([names[name] for name in relevant]))
        for kind, rows in table["anfragen"].items()
        for text, relevant in rows.items()
    ]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def build_site(folder: Path) -> Path:
    """Build the demo archive with its index; return the published folder."""
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "setzkasten.yaml", folder)
    site = Site(folder, Options())
    if not site.build().published:
        raise SystemExit("the demo archive cannot be built")
    index = site.folder / "suche" / "daten"
    if not index.exists():  # the build does not make it yet
        assert site._known is not None  # noqa: S101, SLF001
        plan = site._known.plan  # noqa: SLF001
        jobs = [
            IndexJob(slug, plan.deck.card(slug), body_of((folder / path).read_text("utf-8")))
            for slug, path in plan.bodies.items()
        ]
        index.mkdir(parents=True)
        for name, data in build_index(prepare_articles("de", jobs)).items():
            (index / name).write_bytes(data)
    return site.folder


def index_with_pagefind(site: Path) -> bool:
    """Add an index of Pagefind's to a site; False where Pagefind is not installed."""
    chosen = site.parent / "pagefind"
    shutil.copytree(site / "artikel", chosen / "artikel")
    for file in chosen.rglob("*.html"):
        text = file.read_text("utf-8").replace("<main ", "<main data-pagefind-body ", 1)
        file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(chosen), "--force-language", "de"]
    done = subprocess.run(
        [*command, "--output-path", str(site / "pagefind")], capture_output=True, check=False
    )
    return done.returncode == 0


def slug_of_address(address: str) -> str:
    """Return the slug in the address of an article."""
    return address.rstrip("/").rpartition("/")[2].removesuffix("index.html").rstrip("/")


def ours(page: Any, home: str, query: str) -> list[str]:
    """Search as a reader does: open the page of the search and look at its list."""
    page.goto(f"{home}suche/")
    page.fill("#suche-feld", query)
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#suche-stand').textContent")
    links = page.eval_on_selector_all(
        "#suche-liste [data-feld=titel]", "all => all.map(a => a.getAttribute('href'))"
    )
    return [slug_of_address(link) for link in links]


PAGEFIND = """async ([queries, first]) => {
  window.pagefind = window.pagefind || await import('/pagefind/pagefind.js');
  const scores = {};
  for (const [query, share] of queries) {
    for (const result of (await pagefind.search(query)).results) {
      const url = (await result.data()).url;
      scores[url] = Math.max(scores[url] || 0, result.score * share);
    }
  }
  return Object.entries(scores).sort((a, b) => b[1] - a[1]).slice(0, first).map(([url]) => url);
}"""


def pagefind(
    page: Any, home: str, query: str, variants: Callable[[str], list[str]] | None = None
) -> list[str]:
    """Search with Pagefind; `variants` gives other words for a word."""
    asked: list[tuple[str, float]] = [(query, 1.0)]
    for word in words_of(query) if variants else ():
        asked += [(query.replace(word, other), 0.5) for other in variants(word)]
    if page.url != f"{home}404.html":
        page.goto(f"{home}404.html")
    return [slug_of_address(url) for url in page.evaluate(PAGEFIND, [asked, FIRST])]


def compounds_in(index: Path) -> Callable[[str], list[str]]:
    """Return the function from a word to the compounds that our index has of it."""
    entries: dict[str, list[str]] = {}
    for file in index.glob("w-*.json"):
        entries |= json.loads(file.read_bytes())
    return lambda word: entries[key_of(word)][2].split() if key_of(word) in entries else []


def figures(rows: list[tuple[Query, list[str]]]) -> dict[str, float]:
    """Return the averages of some queries with their results."""
    recall, precision, ten, first = [], [], [], []
    for query, found in rows:
        right = [slug in query.relevant for slug in found[:FIRST]]
        recall.append(sum(right) / len(query.relevant))
        precision.append(sum(right[: len(query.relevant)]) / len(query.relevant))
        ten.append(sum(right) / len(right) if right else 0.0)
        first.append(1 / (right.index(True) + 1) if any(right) else 0.0)
    return {
        "recall@10": mean(recall),
        "precision": mean(precision),
        "P@10": mean(ten),
        "MRR": mean(first),
        "nothing": sum(not found for _, found in rows),
    }


def main(arguments: list[str]) -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    asked = queries()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(Path(folder))
        searches: dict[str, Callable[[Any, str, str], list[str]]] = {"setzkasten": ours}
        if index_with_pagefind(site):
            variants = compounds_in(site / "suche/daten")
            searches["pagefind"] = pagefind
            searches["pagefind with parts"] = functools.partial(pagefind, variants=variants)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(site) as home:
            page = browser.new_page()
            for name, search in searches.items():
                rows = [(query, search(page, home, query.text)) for query in asked]
                _print(name, rows, each="--queries" in arguments)
        browser.close()


def _print(name: str, rows: list[tuple[Query, list[str]]], *, each: bool) -> None:
    kinds = list(dict.fromkeys([query.kind for query, _ in rows]))
    for kind in (*kinds, None):
        some = [row for row in rows if kind in {None, row[0].kind}]
        values = "  ".join([f"{key} {value:5.3g}" for key, value in figures(some).items()])
        print(f"{name:20} {kind or 'all':28} {len(some):3}  {values}")
    for query, found in rows if each else ():
        missed = query.relevant - set(found[:FIRST])
        wrong = [slug for slug in found[:FIRST] if slug not in query.relevant]
        if missed or wrong:
            print(f"  {query.text}\n    missed {sorted(missed)}\n    wrong  {wrong}")


if __name__ == "__main__":
    main(sys.argv[1:])
