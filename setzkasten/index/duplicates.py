"""Articles that say `Duplikat von:`, and which article each of them leads to in the end. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from setzkasten.language.slug import slug_of_name
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord, Summary
from setzkasten.sources import TEXTS, stem_of


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that only leads to another one.

    Attributes:
        target: the file of the article at the end of the chain; it has a page.
        redirects: old addresses of the duplicate, as its `Weiterleitungen:` has them.
    """

    target: str
    redirects: tuple[str, ...] = ()


def settle_duplicates(
    readable: Mapping[str, Summary],
    articles: Mapping[str, ArticleRecord],
    withheld: Collection[str],
) -> tuple[dict[str, Duplicate], tuple[Problem, ...]]:
    """Find out which articles are duplicates, and of which.

    A duplicate of a duplicate leads to the end of the chain. One that names nothing, itself,
    an article that leads back to it, or one that does not appear yet, keeps its own page.

    Args:
        readable: what the articles say, by path.
        articles: the same, with the lines on which they say it.
        withheld: paths of those that do not appear; what they repeat does not matter yet.
    """
    named = {
        path: summary.metadata.duplicate_of
        for path, summary in readable.items()
        if summary.metadata.duplicate_of and path not in withheld
    }
    if not named:
        return {}, ()
    names = _names(readable)
    targets = {path: _find(value, names) for path, value in named.items()}
    leading: dict[str, str] = {}
    problems = []
    for path, target in targets.items():
        code = _fault(path, targets, withheld)
        if code is None and target is not None:
            leading[path] = target
        elif code is not None:
            problems.append(
                problem(code, path, articles[path].duplicate_line, wert=named[path] or "")
            )
    found = {
        path: Duplicate(_end(path, leading), readable[path].metadata.redirects) for path in leading
    }
    return found, tuple(problems)


def _names(readable: Mapping[str, Summary]) -> dict[str, str]:
    """Map all that an article can be called to its file; the nearer name wins."""
    names: dict[str, str] = {}
    for name_of in (
        stem_of,
        lambda path: slug_of_name(stem_of(path)),
        lambda path: readable[path].metadata.source or "",
        lambda path: (readable[path].metadata.source or "").rpartition("/")[2],
    ):
        for path in readable:
            names.setdefault(name_of(path), path)
    return names


def _find(value: str, names: Mapping[str, str]) -> str | None:
    """Return the article that is meant: by slug, file, address, or its raw text's file."""
    plain = value.strip().strip("/")
    last = plain.rpartition("/")[2]
    for name in (plain.removeprefix(f"{TEXTS}/"), last.removesuffix(".md"), last):
        if name in names:
            return names[name]
    return None


def _fault(path: str, targets: Mapping[str, str | None], withheld: Collection[str]) -> str | None:
    """Return the code of what keeps an article from being a duplicate, None for nothing."""
    target = targets[path]
    if target is None:
        return "duplikat-unbekannt"
    if target in withheld:
        return "duplikat-wartet"
    seen = set()
    step: str | None = path
    while step is not None and step not in seen:
        seen.add(step)
        step = targets.get(step)
    return "duplikat-kreis" if step == path else None


def _end(path: str, leading: Mapping[str, str]) -> str:
    """Follow a chain to the article that has a page; there are no circles any more."""
    while path in leading:
        path = leading[path]
    return path
