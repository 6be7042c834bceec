"""The whole archive as a bag after BagIt (RFC 8493): its files and their checksums, for keeps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from setzkasten import __version__
from setzkasten.export.packing import files_below
from setzkasten.language.numbers import count
from setzkasten.language.slug import slug_of
from setzkasten.model.settings import Settings
from setzkasten.publish.manifest import write_manifest

KEPT = ("content", "themes", "site")
"""What is kept of an archive: originals, Markdown, pictures and pages; themes; the built site."""

_SETTINGS = "setzkasten.yaml"


def bag_name(settings: Settings) -> str:
    """Return the name of the bag's only folder, and of its ZIP."""
    return slug_of(settings.title) or "archiv"


def bag_files(root: Path, settings: Settings, articles: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the bag, as path in the ZIP and bytes; those that describe it last.

    Args:
        root: the archive.
        settings: of the site.
        articles: how many it has.

    Raises:
        OSError: a file cannot be read.
    """
    folder = bag_name(settings)
    manifest: dict[str, str] = {}
    size = 0
    paths = [path for kept in KEPT for path in files_below(root, kept)]
    if (root / _SETTINGS).is_file():
        paths.append(_SETTINGS)
    for path in paths:
        data = (root / path).read_bytes()
        manifest[f"data/{path}"] = _sum(data)
        size += len(data)
        yield f"{folder}/data/{path}", data
    about = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info(settings, size, len(manifest)),
        "LIESMICH.txt": _read_me(settings, articles),
        "manifest-sha256.txt": write_manifest(manifest),
    }
    about["tagmanifest-sha256.txt"] = write_manifest(
        {name: _sum(text.encode("utf-8")) for name, text in about.items()}
    )
    for name, text in sorted(about.items()):
        yield f"{folder}/{name}", text.encode("utf-8")


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _info(settings: Settings, size: int, files: int) -> str:
    """Return what RFC 8493, section 2.2.2, reserves labels for; no date, for equal bytes."""
    lines: Iterable[tuple[str, str]] = (
        ("Source-Organization", settings.title),
        ("External-Description", settings.description),
        ("External-Identifier", settings.base_url),
        ("Payload-Oxum", f"{size}.{files}"),
        ("Bag-Software-Agent", f"Setzkasten {__version__}"),
    )
    return "".join([f"{name}: {' '.join(value.split())}\n" for name, value in lines if value])


def _read_me(settings: Settings, articles: int) -> str:
    return f"""\
{settings.title}
{count(articles, "Artikel", "Artikel")} · {settings.base_url}

Das ist das ganze Archiv, so wie es war, als diese Datei entstand:

  data/content/texte/    die Originaltexte, unverändert
  data/content/artikel/  die Artikel als Markdown, mit allen Angaben im Kopf
  data/content/seiten/   Impressum und andere freie Seiten
  data/content/bilder/   die Bilder, soweit erhalten
  data/themes/           das Aussehen
  data/site/             die fertige Website
  data/setzkasten.yaml   ihre Einstellungen

Manche dieser Ordner fehlen, wenn es nichts gibt, was hineingehört.

Ist alles unversehrt? Im Ordner dieser Datei:

  sha256sum --check manifest-sha256.txt        (Linux)
  shasum -a 256 --check manifest-sha256.txt    (macOS)

Der Aufbau folgt BagIt (RFC 8493); Werkzeuge für Bibliotheken und Archive prüfen ihn auch ohne
diese Anleitung. Zum Lesen genügt jedes Programm für reinen Text. Die Website baut Setzkasten
aus data/ neu.
"""
