"""`new`: begin an article."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.cli.clock import today
from setzkasten.cli.terminal import harmless
from setzkasten.desk.skeleton import Beginning, skeleton
from setzkasten.frontmatter.values import folded_text
from setzkasten.language.dates import parse_date
from setzkasten.language.slug import slug_of
from setzkasten.options import Options
from setzkasten.read.tree import reason
from setzkasten.sources import ARTICLES

if TYPE_CHECKING:
    import argparse


def begin(options: argparse.Namespace, root: Path) -> int:
    """Write the file of a new article and say where it is; returns the exit code."""
    title = folded_text(options.title)
    if not title:
        print("Der Titel ist leer.", file=sys.stderr)
        return 2
    day = parse_date(options.date) if options.date else today()
    if day is None:
        print(f"»{options.date}« ist kein Datum. Zum Beispiel: 2014-10-29", file=sys.stderr)
        return 2
    path = f"{ARTICLES}/{slug_of(title)}.md"
    beginning = Beginning(
        title,
        day,
        tuple(map(folded_text, options.author)),
        tuple(map(folded_text, options.category)),
        tuple(map(folded_text, options.tag)),
        _categories(root),
    )
    try:
        (root / ARTICLES).mkdir(parents=True, exist_ok=True)
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(skeleton(beginning))
    except OSError as error:
        if not (root / path).exists():  # nor can it be, where a file stands in a folder's place
            print(f"Die Datei {path} lässt sich nicht anlegen: {reason(error)}.", file=sys.stderr)
            return 1
        print(
            f"Die Datei {path} gibt es schon; sie bleibt, wie sie ist.\n"
            "Öffnen Sie sie, oder wählen Sie einen anderen Titel.",
            file=sys.stderr,
        )
        return 1
    print(
        f"Angelegt: {harmless(str(root / path))}\n"
        "Der Artikel ist ein Entwurf. Schreiben Sie ihn, und löschen Sie dann die Zeile "
        "»Entwurf: ja«."
    )
    return 0


def _categories(root: Path) -> tuple[str, ...]:
    """Return the archive's categories as the last build saw them, the most used first."""
    from setzkasten.remembering import Memory

    counts: Counter[str] = Counter()
    for record in Memory(root, Options()).load().articles.values():
        counts.update(record.summary.metadata.categories if record.summary else ())
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
