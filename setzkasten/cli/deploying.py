"""`deploy` and `rules`: what publishing would do, and what a web server needs for it.

Neither of them uploads anything: that is for git, the host or rsync.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from setzkasten.cli.reporting import print_problems
from setzkasten.cli.terminal import harmless
from setzkasten.hosts.apache import apache_rules
from setzkasten.hosts.files import REDIRECTS
from setzkasten.hosts.limits import HOSTS, Facts
from setzkasten.hosts.netlify import read_redirects_file
from setzkasten.hosts.nginx import nginx_rules
from setzkasten.hosts.pages import redirect_pages
from setzkasten.hosts.redirect import Redirect
from setzkasten.language.numbers import count, data_size, number
from setzkasten.messages.catalogue import CATALOGUE
from setzkasten.model.problem import Severity
from setzkasten.model.settings import Settings
from setzkasten.options import OUTPUT, Options
from setzkasten.parse.settings import read_settings, with_slash
from setzkasten.publish.atomic import write_atomically
from setzkasten.publish.manifest import (
    PUBLISHED,
    Difference,
    Folder,
    difference,
    read_manifest,
    survey,
    write_manifest,
)
from setzkasten.read.files import read_text
from setzkasten.remembering import Memory
from setzkasten.sources import SETTINGS

if TYPE_CHECKING:
    import argparse

MOST_NAMES = 12
"""So many files of one kind of change are named."""

_KINDS = {
    ".html": "Seiten",
    ".xml": "Feeds und Sitemaps",
    ".json": "Daten",
    ".css": "Gestaltung",
    ".js": "Programme",
    **dict.fromkeys((".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico"), "Bilder"),
    **dict.fromkeys((".woff2", ".woff"), "Schriften"),
    ".txt": "Texte",
}
_OTHER = "Sonstiges"

_NO_SITE = "Der Ordner site/ ist leer. Bauen Sie zuerst: python build.py build"

_PREVIEW = (
    "In site/ liegt die Vorschau, mit Entwürfen und Artikeln, die noch nicht erscheinen. "
    "Bauen Sie zuerst: python build.py build"
)


def deploy(options: argparse.Namespace, root: Path) -> int:
    """Tell what publishing would do, or note what was published.

    Returns:
        0, or 1 where a host would not take the site, or 2 where there is none but the preview's.
    """
    folder = survey(root / OUTPUT)
    if not folder.files:
        print(_NO_SITE, file=sys.stderr)
        return 2
    if Memory(root, Options()).load().drafts:
        print(_PREVIEW, file=sys.stderr)
        return 2
    if options.done:
        write_atomically(root / PUBLISHED, write_manifest(folder.manifest).encode("utf-8"))
        print(f"Gemerkt: {_files(len(folder.files))} in site/ sind veröffentlicht.")
        return 0
    before = _manifest(root / PUBLISHED if options.against is None else Path(options.against))
    if before is None and options.against is not None:
        print(f"Die Datei {options.against} lässt sich nicht lesen.", file=sys.stderr)
        return 2
    _tell_sizes(folder)
    _tell_difference(before, folder)
    return _tell_limits(options.host, root, folder, options.base_url)


def _manifest(path: Path) -> dict[str, str] | None:
    """Read a list of checksums: one of ours, or that of an exported archive, of which the site."""
    try:
        manifest = read_manifest(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    exported = f"data/{OUTPUT}/"
    site = {
        name.removeprefix(exported): digest
        for name, digest in manifest.items()
        if name.startswith(exported)
    }
    return site or manifest


def _files(value: int) -> str:
    return count(value, "Datei", "Dateien")


def _tell_sizes(folder: Folder) -> None:
    """Print how big the site is, by kinds of files, the biggest first."""
    kinds: dict[str, tuple[int, int]] = {}
    for name, held in folder.files.items():
        kind = _KINDS.get(PurePosixPath(name).suffix.lower(), _OTHER)
        files, size = kinds.get(kind, (0, 0))
        kinds[kind] = files + 1, size + held.size
    total = sum(held.size for held in folder.files.values())
    print(f"In site/ liegen {_files(len(folder.files))}, zusammen {data_size(total)}:")
    for kind, (files, size) in sorted(kinds.items(), key=lambda entry: (-entry[1][1], entry[0])):
        print(f"  {kind:<20}{number(files):>8}{data_size(size):>12}")


def _tell_difference(before: dict[str, str] | None, folder: Folder) -> None:
    if before is None:
        print(
            "\nWas zuletzt veröffentlicht wurde, ist nicht bekannt; alles gilt als neu.\n"
            "Merken Sie es sich nach dem Veröffentlichen: python build.py deploy --done"
        )
        return
    found = difference(before, folder.manifest)
    print(
        f"\nGegenüber dem zuletzt veröffentlichten Stand: {number(len(found.added))} neu, "
        f"{number(len(found.changed))} geändert, {number(len(found.removed))} entfallen, "
        f"{number(found.unchanged)} gleich."
    )
    _tell_names(found)


def _tell_names(found: Difference) -> None:
    for sign, names in (("+", found.added), ("~", found.changed), ("−", found.removed)):
        for name in names[:MOST_NAMES]:
            print(f"  {sign} {harmless(name)}")
        if len(names) > MOST_NAMES:
            more = count(len(names) - MOST_NAMES, "weitere Datei", "weitere Dateien")
            print(f"  {sign} … und {more}")


def _tell_limits(host: str | None, root: Path, folder: Folder, base_url: str | None) -> int:
    """Print what hosts would not take; returns the exit code."""
    redirects = _redirects(root)
    _, pageless = redirect_pages(redirects, _base_url(root, base_url), ())
    facts = Facts(
        sizes={name: held.size for name, held in folder.files.items()},
        links=folder.links,
        redirects=len(redirects),
        pageless=pageless,
    )
    code = 0
    for key in HOSTS if host is None else [host]:
        name, limits = HOSTS[key]
        problems = list(limits(facts))
        severities = {CATALOGUE[entry.code].severity for entry in problems}
        print(f"\n{name}: {_verdict(severities)}")
        print_problems(problems, sys.stdout)
        # Without a host that was asked for, one that would not take the site is no failure.
        if Severity.ERROR in severities and host is not None:
            code = 1
    return code


def _verdict(severities: Iterable[Severity]) -> str:
    if Severity.ERROR in severities:
        return "nimmt die Website so nicht an."
    if Severity.WARNING in severities:
        return "nimmt die Website an; eine Grenze ist nahe."
    return "nimmt die Website an."


def _redirects(root: Path) -> tuple[Redirect, ...]:
    """Return the redirects of the built site."""
    text = read_text(root, f"{OUTPUT}/{REDIRECTS}")
    return read_redirects_file(text) if isinstance(text, str) else ()


def _base_url(root: Path, given: str | None) -> str:
    if given is not None:
        return with_slash(given)
    text = read_text(root, SETTINGS)
    return (read_settings(text)[0] if isinstance(text, str) else Settings()).base_url


def rules(options: argparse.Namespace, root: Path) -> int:
    """Print or write what a web server needs for the built site; returns the exit code."""
    if not (root / OUTPUT / "index.html").is_file():
        print(_NO_SITE, file=sys.stderr)
        return 2
    base_url, redirects = _base_url(root, options.base_url), _redirects(root)
    if options.server == "nginx":
        published = survey(root / OUTPUT).files
        text = nginx_rules(base_url, redirects, options.folder, published)
    else:
        text = apache_rules(base_url, redirects)
    if options.to is None:
        print(text, end="")
    else:
        write_atomically(root / options.to, text.encode("utf-8"))
        print(f"Geschrieben: {harmless(options.to)}")
    return 0
