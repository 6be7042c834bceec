"""Gather what is not an article: settings, theme, free pages, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.model.settings import Settings
from setzkasten.parse.pages import FreePage, parse_page
from setzkasten.parse.settings import FILE as SETTINGS
from setzkasten.parse.settings import read_settings, with_slash
from setzkasten.read.files import read_bytes, text_of
from setzkasten.read.tree import find_files
from setzkasten.render.theme import Theme, base_of, build_theme

PAGES = "content/seiten"
PICTURES = "content/bilder"
THEMES = "themes"


@dataclass(frozen=True)
class Surroundings:
    """All inputs of a site beside its articles.

    Attributes:
        settings: of the site.
        theme: with the themes it builds on.
        pages: the free pages, drafts included.
        page_texts: path of a free page → its text.
        pictures: name below `content/bilder/` → path and fingerprint.
        problems: what is wrong with any of them.
    """

    settings: Settings
    theme: Theme
    pages: tuple[FreePage, ...]
    page_texts: Mapping[str, str]
    pictures: Mapping[str, tuple[str, bytes]]
    problems: tuple[Problem, ...]


def gather_surroundings(root: Path, base_url: str | None = None) -> Surroundings:
    """Read settings, theme, free pages and the names of pictures.

    Args:
        root: the archive.
        base_url: stands in for the one in the settings.
    """
    problems: list[Problem] = []
    settings = _settings(root, problems)
    if base_url is not None:
        settings = replace(settings, base_url=with_slash(base_url))
    theme = _theme(root, settings, problems)
    pages, texts = _pages(root, problems)
    pictures = _pictures(root, problems)
    return Surroundings(settings, theme, pages, texts, pictures, tuple(problems))


def _read_text(root: Path, path: str, problems: list[Problem]) -> str | None:
    data = read_bytes(root, path)
    text = data if isinstance(data, Problem) else text_of(data, path)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    return text


def _settings(root: Path, problems: list[Problem]) -> Settings:
    if not (root / SETTINGS).is_file():
        problems.append(problem("einstellungen-fehlen", SETTINGS))
        return Settings()
    settings, wrong = read_settings(_read_text(root, SETTINGS, problems) or "")
    problems += wrong
    return settings


def _theme(root: Path, settings: Settings, problems: list[Problem]) -> Theme:
    """Read a theme and those below it; a chain that bites its own tail ends there."""
    layers: dict[str, dict[str, bytes]] = {}
    name: str | None = settings.theme
    while name is not None and name not in layers:
        folder = f"{THEMES}/{name}"
        if not (root / folder).is_dir() or name != Path(name).name:
            problems.append(problem("theme-fehlt", SETTINGS, theme=name, da=_themes(root)))
            break
        layers[name] = _files(root, folder, problems)
        name = base_of(layers[name])
    theme, wrong = build_theme(layers)
    problems += wrong
    for key, _value in settings.theme_settings:
        if key not in theme.settings:
            known = ", ".join(theme.settings) or "keine"
            problems.append(
                problem("theme-einstellung", SETTINGS, name=key, theme=theme.name, da=known)
            )
    return theme


def _themes(root: Path) -> str:
    folder = root / THEMES
    names = [entry.name for entry in folder.iterdir() if entry.is_dir()] if folder.is_dir() else []
    return ", ".join(sorted(names)) or "keins"


def _files(root: Path, folder: str, problems: list[Problem]) -> dict[str, bytes]:
    files, wrong = find_files(root, folder)
    problems += wrong
    found = {}
    for file in files:
        data = read_bytes(root, file.path)
        if isinstance(data, Problem):
            problems.append(data)
        else:
            found[file.path.removeprefix(f"{folder}/")] = data
    return found


def _pages(root: Path, problems: list[Problem]) -> tuple[tuple[FreePage, ...], dict[str, str]]:
    files, wrong = find_files(root, PAGES, (".md",), deep=False)
    problems += wrong
    pages, texts = [], {}
    for file in files:
        text = _read_text(root, file.path, problems)
        if text is None:
            continue
        slug = file.path.rpartition("/")[2].removesuffix(".md")
        page, notes = parse_page(text, file.path, slug)
        problems += notes
        if page is not None:
            pages.append(page)
            texts[file.path] = text
    return tuple(pages), texts


def _pictures(root: Path, problems: list[Problem]) -> dict[str, tuple[str, bytes]]:
    found = {
        path.lower(): (f"{PICTURES}/{path}", digest_bytes(data))
        for path, data in _files(root, PICTURES, problems).items()
    }
    return {path.removeprefix(f"{PICTURES}/"): (path, digest) for path, digest in found.values()}
