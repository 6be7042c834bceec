"""Gather what is not an article: settings, theme, free pages, pictures."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from setzkasten.addresses.lock import Lock, read_lock
from setzkasten.language.slug import slug_of_name
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.model.settings import Settings
from setzkasten.parse.descriptions import Description, parse_description
from setzkasten.parse.pages import FreePage, parse_page
from setzkasten.parse.settings import is_unusable, read_settings, unusable, with_slash
from setzkasten.publish.state import State
from setzkasten.read.files import read_bytes, read_text
from setzkasten.read.tree import File
from setzkasten.render.theme import Theme, base_of, build_theme
from setzkasten.sources import LOCK, SETTINGS, THEMES, Sources, stem_of


@dataclass(frozen=True)
class Surroundings:
    """All inputs of a site beside its articles.

    Attributes:
        settings: of the site.
        theme: with the themes it builds on.
        pages: the free pages, drafts included.
        descriptions: words about terms, drafts included.
        page_texts: path of a free page or of the file of a term → its text.
        pictures: path of a picture → fingerprint.
        lock: all addresses that were ever published.
        problems: what is wrong with any of them.
        usable: False where the settings would put the whole site under a wrong name; then
            nothing else has been read.
    """

    settings: Settings
    theme: Theme
    pages: tuple[FreePage, ...]
    descriptions: tuple[Description, ...]
    page_texts: Mapping[str, str]
    pictures: Mapping[str, bytes]
    lock: Lock
    problems: tuple[Problem, ...]
    usable: bool = True


def gather_surroundings(
    root: Path,
    sources: Sources,
    old: State,
    base_url: str | None = None,
    *,
    noindex: bool = False,
    headers: bool = True,
) -> Surroundings:
    """Read settings, theme, free pages and the fingerprints of pictures.

    Args:
        root: the archive.
        sources: its files.
        old: the memory of the last build, so that a known picture need not be read.
        base_url: stands in for the one in the settings.
        noindex: whether search engines have to keep away.
        headers: whether the host sends the headers of ours.
    """
    problems: list[Problem] = []
    settings = replace(_settings(root, sources, problems), noindex=noindex, headers=headers)
    if base_url is not None:
        settings = replace(settings, base_url=with_slash(base_url))
        problems = [entry for entry in problems if not is_unusable(entry, "Adresse")]
    if any(map(is_unusable, problems)):
        nothing = build_theme({})[0]
        return Surroundings(
            settings, nothing, (), (), {}, {}, Lock(), tuple(problems), usable=False
        )
    theme = _theme(root, sources, settings, problems)
    pages, texts = _pages(root, sources, problems)
    descriptions, about = _descriptions(root, sources, problems)
    pictures = {
        file.path: digest
        for file in sources.pictures
        if (digest := _picture(root, file, old, problems)) is not None
    }
    texts |= about
    lock = _lock(root, sources, problems)
    found = (pages, descriptions, texts, pictures, lock)
    return Surroundings(settings, theme, *found, tuple(problems))


def _lock(root: Path, sources: Sources, problems: list[Problem]) -> Lock:
    text = _read_text(root, LOCK, problems) if sources.lock else None
    lock, wrong = read_lock(text or "")
    problems += wrong
    return lock


def _read_text(root: Path, path: str, problems: list[Problem]) -> str | None:
    text = read_text(root, path)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    return text


def _settings(root: Path, sources: Sources, problems: list[Problem]) -> Settings:
    if not sources.settings and not os.path.lexists(root / SETTINGS):
        problems.append(problem("einstellungen-fehlen", SETTINGS))
        return Settings()
    text = _read_text(root, SETTINGS, problems)
    if text is None:  # a file that nobody can read now, a folder, a link that leads nowhere
        problems.append(unusable(problems[-1].line))
        return Settings()
    settings, wrong = read_settings(text)
    problems += wrong
    return settings


def _theme(root: Path, sources: Sources, settings: Settings, problems: list[Problem]) -> Theme:
    """Read a theme and those below it; a chain that bites its own tail ends there."""
    files: dict[str, list[str]] = {}
    for file in sources.themes:
        folder, _, path = file.path.removeprefix(f"{THEMES}/").partition("/")
        if path:
            files.setdefault(folder, []).append(path)
    layers: dict[str, dict[str, bytes]] = {}
    name: str | None = settings.theme
    while name is not None and name not in layers:
        if name not in files:
            known = ", ".join(sorted(files)) or "keins"
            problems.append(problem("theme-fehlt", SETTINGS, theme=name, da=known))
            break
        layers[name] = _read_all(root, f"{THEMES}/{name}", files[name], problems)
        name = base_of(layers[name])
    theme, wrong = build_theme(layers)
    problems += wrong
    problems += theme.refusals(settings.theme_settings, SETTINGS)
    return theme


def _read_all(
    root: Path, folder: str, names: list[str], problems: list[Problem]
) -> dict[str, bytes]:
    found = {}
    for name in names:
        data = read_bytes(root, f"{folder}/{name}")
        if isinstance(data, Problem):
            problems.append(data)
        else:
            found[name] = data
    return found


def _pages(
    root: Path, sources: Sources, problems: list[Problem]
) -> tuple[tuple[FreePage, ...], dict[str, str]]:
    pages, texts = [], {}
    for file in sources.pages:
        text = _read_text(root, file.path, problems)
        if text is None:
            continue
        name = stem_of(file.path)
        slug = slug_of_name(name)
        page, notes = parse_page(text, file.path, slug)
        problems += notes
        if page is not None:
            pages.append(page)
            texts[file.path] = text
    return tuple(pages), texts


def _descriptions(
    root: Path, sources: Sources, problems: list[Problem]
) -> tuple[tuple[Description, ...], dict[str, str]]:
    found, texts = [], {}
    for file in sources.terms:
        text = _read_text(root, file.path, problems)
        if text is None:
            continue
        description, notes = parse_description(text, file.path, stem_of(file.path))
        problems += notes
        if description is not None:
            found.append(description)
            texts[file.path] = text
    return tuple(found), texts


def _picture(root: Path, file: File, old: State, problems: list[Problem]) -> bytes | None:
    known = old.files.get(file.path)
    if known is not None and known[0] == file.signature:
        return known[1]
    data = read_bytes(root, file.path)
    if isinstance(data, Problem):
        problems.append(data)
        return None
    return digest_bytes(data)
