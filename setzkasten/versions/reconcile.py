"""Decide, for each raw text, what happens to the Markdown made of it. Pure: nothing is written here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from setzkasten.language.slug import unique_slugs
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord, TextRecord
from setzkasten.sources import TEXTS
from setzkasten.versions.stamp import short


@dataclass(frozen=True, slots=True)
class Write:
    """A Markdown file to be written for a raw text, and the one that it replaces, if another."""

    text: str
    slug: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What to do with the Markdown files.

    Attributes:
        writes: files to write, in the order of their raw texts.
        removals: files of the program whose raw text was deleted.
        outdated: file that a hand has edited → its raw text, which has changed since.
        problems: what the editor should know.
    """

    writes: tuple[Write, ...]
    removals: tuple[str, ...]
    outdated: Mapping[str, str]
    problems: tuple[Problem, ...]


def reconcile(
    texts: Mapping[str, TextRecord],
    articles: Mapping[str, ArticleRecord],
    deleted: Iterable[str] = (),
) -> Decisions:
    """Compare raw texts with the Markdown made of them.

    Args:
        texts: by path below the root.
        articles: by path below the root.
        deleted: raw texts that were there at the last build and are gone.

    An untouched file follows its text in content and in name. An edited file stays
    as it is, and so does every file whose text is merely missing: only a text that
    was seen and then deleted takes its untouched file along.
    """
    claims = _claims(texts, articles)
    fixed = {_slug(path) for path, record in articles.items() if not record.machine}
    waiting: list[tuple[str, str | None]] = []
    outdated: dict[str, str] = {}
    for text in sorted(texts):
        record = texts[text]
        mine = claims.get(text, [])
        edited = [path for path in mine if not articles[path].machine]
        for path in edited:
            known = articles[path].text_digest
            if known is not None and known != short(record.digest):
                outdated[path] = text
        machine = mine[: len(mine) - len(edited)]
        if record.markdown is not None and (machine or not edited):
            waiting.append((text, machine[0] if machine else None))
    slugs = unique_slugs([texts[text].slug for text, _path in waiting], fixed)
    writes = tuple(
        [
            Write(text, slug, path)
            for (text, path), slug in zip(waiting, slugs, strict=True)
            if path is None or not _is_current(articles[path], path, texts[text], slug)
        ]
    )
    gone = set(deleted)
    removals = [
        path
        for path, record in articles.items()
        if record.machine and _source(record) in gone and _source(record) not in texts
    ]
    notes = [
        problem("adresse-vergeben", text, adresse=texts[text].slug, neu=slug)
        for (text, _path), slug in zip(waiting, slugs, strict=True)
        if slug != texts[text].slug
    ]
    return Decisions(writes, tuple(sorted(removals)), outdated, tuple(notes))


def _claims(
    texts: Mapping[str, TextRecord], articles: Mapping[str, ArticleRecord]
) -> dict[str, list[str]]:
    """Map each raw text to the files that name it as their `Quelle`, untouched ones first.

    A text that was moved to another folder is found again by its bare name, where
    only one text has that name.
    """
    by_name: dict[str, list[str]] = {}
    for text in texts:
        by_name.setdefault(text.rpartition("/")[2], []).append(text)
    claims: dict[str, list[str]] = {}
    for path in sorted(articles, key=lambda path: (not articles[path].machine, path)):
        source = _source(articles[path])
        if source is None:
            continue
        if source not in texts:
            namesakes = by_name.get(source.rpartition("/")[2], [])
            if len(namesakes) != 1:
                continue
            source = namesakes[0]
        claims.setdefault(source, []).append(path)
    return claims


def _is_current(article: ArticleRecord, path: str, text: TextRecord, slug: str) -> bool:
    return (
        article.machine
        and _slug(path) == slug
        and article.text_digest == short(text.digest)
        and article.markdown == text.markdown
    )


def _source(article: ArticleRecord) -> str | None:
    """Return the path of the raw text that an article names, or None."""
    source = article.summary.metadata.source if article.summary else None
    return f"{TEXTS}/{source}" if source else None


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")
