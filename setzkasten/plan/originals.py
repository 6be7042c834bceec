"""The text of each article as it came: a file beside its page, to be kept and compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from setzkasten.model.records import ArticleRecord, TextRecord
from setzkasten.plan.routes import Routes
from setzkasten.sources import TEXTS

Originals: TypeAlias = dict[str, tuple[str, bytes]]
"""File below the site → the source file it is made from, and the fingerprint of that."""


def find_originals(
    routes: Routes,
    bodies: Mapping[str, str],
    articles: Mapping[str, ArticleRecord],
    texts: Mapping[str, TextRecord],
) -> Originals:
    """Return the files that hold the originals of all articles.

    An article made from a raw text has that as its original; one written by hand, or whose raw
    text is gone, its Markdown file. `setzkasten.stages.original` makes the bytes.

    Args:
        routes: the addresses.
        bodies: slug of an article → its Markdown file.
        articles: Markdown file → what it says.
        texts: raw text → what came of it.
    """
    # Ten thousand addresses: the same for all but the slug.
    before, after = routes.output(routes.url("original", slug="|")).split("|")
    found: Originals = {}
    for slug, path in bodies.items():
        record = articles[path]
        source = record.summary.metadata.source if record.summary else None
        text = f"{TEXTS}/{source}"
        if source and text in texts:
            found[f"{before}{slug}{after}"] = (text, texts[text].digest)
        else:
            found[f"{before}{slug}{after}"] = (path, record.digest)
    return found
