"""A theme as a value: templates, assets and settings, with those of the themes below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from setzkasten.frontmatter.read import read_pairs
from setzkasten.frontmatter.schema import Field, Kind, by_spelling
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem

MANIFEST = "theme.yaml"

FIELDS: tuple[Field, ...] = (
    Field("Name", "name", Kind.TEXT),
    Field("Beschreibung", "description", Kind.TEXT),
    Field("Basis", "base", Kind.THEME),
    Field("Einstellungen", "settings", Kind.PAIRS),
    Field("Auswahl", "choices", Kind.PAIRS),
)

_SPELLINGS = by_spelling(FIELDS)
_TEMPLATE = re.compile(r"templates/(.+\.(?:html|xml|txt))\Z")
_ASSET = re.compile(r"assets/(.+)\Z")


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme and the themes below it give, the upper ones winning.

    Attributes:
        name: its folder.
        chain: the folders, from the theme itself down.
        templates: name → source; also as `folder/name`, to extend what a lower theme has.
        files: name of a template → file, for error messages.
        assets: name → bytes.
        settings: name → default.
        choices: name of a setting → the values it may have; others may have any.
    """

    name: str
    chain: tuple[str, ...]
    templates: Mapping[str, str]
    files: Mapping[str, str]
    assets: Mapping[str, bytes]
    settings: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def asset_names(self) -> dict[str, str]:
        """Each asset's published name, with a fingerprint of its content: `stil.4f2a9c1e.css`."""
        return {name: fingerprinted(name, data) for name, data in self.assets.items()}

    def settings_with(self, wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Return the settings of a site: what it wants and may have, else the default."""
        return dict(self.settings) | {
            name: value
            for name, value in wanted
            if name in self.settings and value in self.choices.get(name, (value,))
        }

    def refusals(self, wanted: Iterable[tuple[str, str]], path: str) -> list[Problem]:
        """Say which of a site's wishes the theme does not know, or cannot grant.

        Args:
            wanted: the settings of the theme as the site has them.
            path: the file that they stand in.
        """
        found = []
        for name, value in wanted:
            if name not in self.settings:
                known = ", ".join(self.settings) or "keine"
                found.append(
                    problem("theme-einstellung", path, name=name, theme=self.name, da=known)
                )
            elif value not in self.choices.get(name, (value,)):
                found.append(
                    problem(
                        "theme-einstellung-wert",
                        path,
                        name=name,
                        theme=self.name,
                        wert=value,
                        vorgabe=self.settings[name],
                        da=", ".join(self.choices[name]),
                    )
                )
        return found


def fingerprinted(name: str, data: bytes) -> str:
    """Return the published name of a file: its fingerprint stands before the extension."""
    stem, dot, extension = name.rpartition(".")
    mark = digest_bytes(data).hex()[:8]
    return f"{stem}.{mark}{dot}{extension}" if stem else f"{name}.{mark}"


def is_fingerprinted(name: str, data: bytes) -> bool:
    """Tell whether `fingerprinted` gave a file with that content its name, or its path."""
    return digest_bytes(data).hex()[:8] in name.rpartition("/")[2].split(".")[-2:]


def base_of(files: Mapping[str, bytes]) -> str | None:
    """Return the name of the theme that a theme's files build on, or None."""
    values, _ = _manifest(files, "")
    return values.get("base")


def build_theme(layers: Mapping[str, Mapping[str, bytes]]) -> tuple[Theme, tuple[Problem, ...]]:
    """Put a theme together.

    Args:
        layers: folder → its files by path below it, from the theme itself down to the
            last one it builds on.

    Returns:
        The theme, and what is wrong with its files.
    """
    templates: dict[str, str] = {}
    files: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    settings: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for name, source in built_in_templates().items():
        templates[name] = source
        files[name] = f"setzkasten/render/templates/{name}"
    for folder, content in reversed(list(layers.items())):
        values, wrong = _manifest(content, folder)
        problems += wrong
        settings |= dict(values.get("settings", ()))
        for name, listed in values.get("choices", ()):
            choices[name] = tuple([part.strip() for part in listed.split(",")])
        for path, data in content.items():
            if match := _TEMPLATE.match(path):
                try:
                    source = data.decode("utf-8-sig").replace("\r\n", "\n")
                except UnicodeDecodeError:
                    problems.append(problem("kein-utf8", f"themes/{folder}/{path}", 1))
                    continue
                for name in (match[1], f"{folder}/{match[1]}"):
                    templates[name] = source
                    files[name] = f"themes/{folder}/{path}"
            elif match := _ASSET.match(path):
                assets[match[1]] = data
    chain = tuple(layers)
    theme = Theme(chain[0] if chain else "", chain, templates, files, assets, settings, choices)
    return theme, tuple(problems)


def _manifest(
    files: Mapping[str, bytes], folder: str
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    text = files.get(MANIFEST, b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
    values, problems = read_pairs(text, f"themes/{folder}/{MANIFEST}", _SPELLINGS)
    return values or {}, problems


@lru_cache(maxsize=1)
def built_in_templates() -> dict[str, str]:
    """Return the templates that the program brings along: feeds, sitemap, robots.txt."""
    folder = resources.files("setzkasten.render") / "templates"
    return {
        entry.name: entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.is_file()
    }
