"""Which source files there are, each with its part to play."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from setzkasten.model.problem import Problem, problem
from setzkasten.read.tree import File, find_file, find_files, find_one, is_source_name

CONTENT = "content"
TEXTS = "content/texte"
ARTICLES = "content/artikel"
PAGES = "content/seiten"
TERMS = "content/begriffe"
PICTURES = "content/bilder"
THEMES = "themes"
SETTINGS = "setzkasten.yaml"
LOCK = "content/adressen.lock"

DOCUMENTS = frozenset((".doc", ".docx", ".rtf", ".odt", ".pdf", ".pages"))
"""Endings of files that hold text but are no plain text."""


@dataclass(frozen=True)
class Sources:
    """The files that a site is made from, each list sorted by path.

    Attributes:
        scanned: when the look at them began, nanoseconds.
        texts: raw texts.
        articles, pages, terms: Markdown files.
        pictures: whatever lies in the folder of pictures.
        themes: all files of all themes.
        settings: the settings file, or nothing where there is none.
        lock: the list of all addresses ever published, or nothing.
        problems: files that cannot be read, or lie where nothing reads them.
    """

    scanned: int
    texts: list[File]
    articles: list[File]
    pages: list[File]
    terms: list[File]
    pictures: list[File]
    themes: list[File]
    settings: list[File]
    lock: list[File]
    problems: tuple[Problem, ...]

    @property
    def all(self) -> list[File]:
        """Every file, in a fixed order."""
        return [
            *self.settings,
            *self.lock,
            *self.themes,
            *self.texts,
            *self.articles,
            *self.pages,
            *self.terms,
            *self.pictures,
        ]


def stem_of(path: str) -> str:
    """Return the name of a file without its folder and its ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def find_sources(root: Path) -> Sources:
    """Look through the archive's folders; no file is opened."""
    scanned = time.time_ns()
    content, problems = find_files(root, CONTENT)
    themes, wrong = find_files(root, THEMES)
    parts: dict[str, list[File]] = {
        folder: [] for folder in (TEXTS, ARTICLES, PAGES, TERMS, PICTURES)
    }
    notes = [*problems, *wrong]
    for file in content:
        if file.path == LOCK:
            continue
        folder = next((folder for folder in parts if file.path.startswith(f"{folder}/")), None)
        note = _misplaced(file.path, folder)
        if note is not None:
            notes.append(note)
        elif folder is not None:
            parts[folder].append(file)
    return Sources(
        scanned=scanned,
        texts=parts[TEXTS],
        articles=parts[ARTICLES],
        pages=parts[PAGES],
        terms=parts[TERMS],
        pictures=parts[PICTURES],
        themes=themes,
        settings=find_file(root, SETTINGS),
        lock=find_file(root, LOCK),
        problems=tuple(notes),
    )


_LISTS = ("texts", "articles", "pages", "terms", "pictures", "themes", "settings", "lock")


def packed(sources: Sources) -> tuple[object, ...]:
    """Return the same as plain tuples, which travel between processes at a quarter of the cost."""
    lists = [[(file.path, file.signature) for file in getattr(sources, name)] for name in _LISTS]
    return (sources.scanned, lists, sources.problems)


def unpacked(found: tuple[Any, ...]) -> Sources:
    """Return what was packed."""
    scanned, lists, problems = found
    files = [[File(path, signature) for path, signature in entries] for entries in lists]
    return Sources(scanned=scanned, problems=problems, **dict(zip(_LISTS, files, strict=True)))


def look_again(root: Path, seen: Sources, paths: Collection[str]) -> Sources | None:
    """Look at some articles and texts again.

    Args:
        root: the archive.
        seen: all sources as they were.
        paths: what may have changed, below the root.

    Returns:
        All sources as they are now, if nothing else has changed; None where that cannot be
        said without looking through all folders.
    """
    scanned = time.time_ns()
    lists = {TEXTS: list(seen.texts), ARTICLES: list(seen.articles)}
    odd = {entry.path for entry in seen.problems}
    for path in paths:
        folder = next((folder for folder in lists if path.startswith(f"{folder}/")), None)
        if folder is None or path in odd:
            return None
        files = lists[folder]
        place = bisect_left(files, path, key=attrgetter("path"))
        known = place < len(files) and files[place].path == path
        try:
            now = find_one(root, path)
        except OSError:
            return None
        if not (known or now or _is_folder(path, files, odd)):
            continue  # an editor's step to a save, gone by now
        if _misplaced(path, folder) or not is_source_name(path):
            return None
        if known and now:
            files[place] = now
        elif known:
            del files[place]
        elif now:
            files.insert(place, now)
    return replace(seen, scanned=scanned, texts=lists[TEXTS], articles=lists[ARTICLES])


def _is_folder(path: str, files: list[File], odd: Collection[str]) -> bool:
    """Tell whether a path was that of a folder with files in it."""
    below = f"{path}/"
    place = bisect_left(files, below, key=attrgetter("path"))
    found = place < len(files) and files[place].path.startswith(below)
    return found or any(entry.startswith(below) for entry in odd)


def _misplaced(path: str, folder: str | None) -> Problem | None:
    """Say where a file belongs that lies where nothing reads it; None for a file in its place."""
    if folder == PICTURES:
        return None
    name, dot, ending = path.rpartition("/")[2].rpartition(".")
    suffix = f"{dot}{ending}".lower() if name else ""
    if suffix in DOCUMENTS:
        return problem("kein-klartext", path)
    if folder == TEXTS:
        return None if suffix == ".txt" else _elsewhere(path, suffix)
    if folder in {ARTICLES, PAGES, TERMS} and suffix == ".md":
        flat = path.count("/") == folder.count("/") + 1
        return None if flat else problem("falscher-ordner", path, richtig=folder)
    return _elsewhere(path, suffix)


def _elsewhere(path: str, suffix: str) -> Problem:
    right = {".txt": TEXTS, ".md": ARTICLES}.get(suffix, PICTURES)
    return problem("falscher-ordner", path, richtig=right)
