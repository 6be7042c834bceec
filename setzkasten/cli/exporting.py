"""`export`: the archive as ZIP, as books, as a catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.cli.clock import today
from setzkasten.cli.reporting import print_problems, summary
from setzkasten.cli.terminal import harmless
from setzkasten.language.numbers import data_size
from setzkasten.model.problem import Severity
from setzkasten.options import Options
from setzkasten.publish.atomic import write_atomically
from setzkasten.sources import PICTURES

if TYPE_CHECKING:
    import argparse

    from setzkasten.export.reading import Holdings

DATABASE = "katalog"


def export(options: argparse.Namespace, root: Path) -> int:
    """Build, so that nothing is stale, and export; returns the exit code."""
    from setzkasten.export.reading import read_holdings
    from setzkasten.messages.catalogue import CATALOGUE
    from setzkasten.site import Site

    wanted = Options(base_url=options.base_url, today=today())
    report = Site(root, wanted).build()
    if not report.published:
        errors = [
            entry for entry in report.problems if CATALOGUE[entry.code].severity is Severity.ERROR
        ]
        print_problems(errors, sys.stderr)
        print(summary(report), file=sys.stderr)
        return 1
    holdings = read_holdings(root, options.base_url, wanted.showing)
    target = root / options.to
    for path in _FORMS[options.form](root, target, holdings, options.by):
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        print(f"{harmless(shown)}  {data_size(path.stat().st_size)}")
    return 0


def _zip(root: Path, target: Path, holdings: Holdings, _by: str) -> Iterator[Path]:
    from setzkasten.export.bag import bag_files, bag_name
    from setzkasten.export.packing import pack

    path = target / f"{bag_name(holdings.settings)}.zip"
    pack(path, bag_files(root, holdings.settings, len(holdings.pieces)))
    yield path


def _epub(root: Path, target: Path, holdings: Holdings, by: str) -> Iterator[Path]:
    from setzkasten.export.books import books
    from setzkasten.export.epub import epub
    from setzkasten.read.files import read_bytes

    def picture(name: str) -> bytes | None:
        data = read_bytes(root, f"{PICTURES}/{name.removeprefix('/')}")
        return data if isinstance(data, bytes) else None

    for book in books(holdings, by):
        path = target / f"{book.name}.epub"
        write_atomically(path, epub(book, holdings, picture))
        yield path


def _catalogue(_root: Path, target: Path, holdings: Holdings, _by: str) -> Iterator[Path]:
    from setzkasten.export.catalogue import TABLES, rows
    from setzkasten.export.database import write_database
    from setzkasten.export.tables import as_csv, as_json, datasette_metadata, read_me

    folder, found = target / DATABASE, rows(holdings)
    files = {f"{table.name}.csv": as_csv(table, found[table.name]) for table in TABLES}
    files["katalog.json"] = as_json(holdings, found)
    files["metadata.json"] = datasette_metadata(holdings, DATABASE)
    files["LIESMICH.txt"] = read_me(DATABASE)
    for name, data in sorted(files.items()):
        write_atomically(folder / name, data)
        yield folder / name
    write_database(folder / f"{DATABASE}.sqlite", found)
    yield folder / f"{DATABASE}.sqlite"


_FORMS = {"zip": _zip, "epub": _epub, "catalogue": _catalogue}
