"""The receipt of a build: enough to see in a moment that nothing has changed since.

The full state knows what was read from each source; reading it takes longer than
looking at the files. The receipt knows only how sources and site looked. Where
both still look so, the last report holds, and nothing else is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import msgspec

from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.options import CACHE, Options
from setzkasten.program import program_digest
from setzkasten.publish.output import Output
from setzkasten.publish.published import Differences, FileMark
from setzkasten.publish.sealed import read_sealed, write_sealed
from setzkasten.read.tree import UNSETTLED, Signature
from setzkasten.report import Report
from setzkasten.sources import Sources
from setzkasten.workers import aside

_PASSING = frozenset(("nicht-lesbar", "nicht-schreibbar", "nicht-loeschbar"))
"""Codes of problems that may pass although no source changes."""

_KIND = "Beleg 3"


@dataclass(frozen=True)
class Receipt:
    """How everything looked at the end of a build.

    Attributes:
        program: fingerprint of the program and its libraries.
        base_url: the address that stood in for the one in the settings.
        noindex, headers, lasting: as in the options.
        search: whether the index of the search was renewed too.
        drafts: whether drafts and later articles are in the site.
        span: the first day, and the day after the last one, on which the same articles are due.
        sources: fingerprint of the names and signatures of all sources, and of what lies in
            wrong places.
        files: published file → size and time of change.
        folders: folder of the site → time of change.
        report: what was said.
    """

    program: bytes
    base_url: str | None
    noindex: bool
    headers: bool
    lasting: bool
    search: bool
    drafts: bool
    span: tuple[str, str]
    sources: bytes
    files: Mapping[str, FileMark]
    folders: Mapping[str, int]
    report: Report


def write_receipt(
    cache: Path,
    options: Options,
    *,
    sources: Mapping[str, Signature],
    misplaced: tuple[Problem, ...],
    marks: tuple[Mapping[str, FileMark], Mapping[str, int]],
    span: tuple[str, str],
    report: Report,
) -> None:
    """Keep a receipt, unless the next build may have to do something all the same.

    That is so where some source was not at rest when it was looked at, and where a file
    could not be read or written: perhaps it can be by then, and no source will have changed.

    Args:
        cache: where to keep it.
        options: of the build.
        sources: source file → signature of what was built.
        misplaced: files that are no sources, as `Sources.problems` tells of them.
        marks: published files and folders.
        span: as `Receipt.span`.
        report: of the build.

    Raises:
        OSError: it cannot be written.
    """
    failed = any(entry.code in _PASSING for entry in report.problems)
    if failed or UNSETTLED in sources.values():
        drop_receipt(cache)
        return
    receipt = Receipt(
        program_digest(),
        options.base_url,
        options.noindex,
        options.headers,
        options.lasting,
        options.search,
        options.drafts,
        span,
        _digest(sources, misplaced),
        *marks,
        report,
    )
    write_sealed(_path(cache), _KIND, receipt)


def drop_receipt(cache: Path) -> None:
    """Forget the receipt, since the site is about to change."""
    _path(cache).unlink(missing_ok=True)


class Glance:
    """A look at the published site beside the receipt of the last build.

    Where there are thousands of files another process looks at them, from now on.

    Args:
        root: the archive.
        options: of the build that is asked for.
    """

    def __init__(self, root: Path, options: Options) -> None:
        cache = root / CACHE
        found = read_sealed(_path(cache), _KIND, Receipt) if options.remember else None
        self._receipt = found if found and _fits(found, options) else None
        self._output = Output(root / options.output, cache)
        self._looked: Callable[[], Differences] | None = None
        if self._receipt and len(self._receipt.files) >= MANY_FILES:
            kept = (self._receipt.files, self._receipt.folders)
            self._looked = aside(partial(self._output.differences, *kept), worthwhile=True)

    def unchanged(self, sources: bytes) -> Report | None:
        """Return the report of the last build, if a build now would do nothing.

        Args:
            sources: `sources_digest` of the sources as they are now.
        """
        receipt = self._receipt
        if receipt is None or receipt.sources != sources or not self._is_as_it_was(receipt):
            return None
        report = receipt.report
        return replace(report, written=0, removed=0, unchanged=len(receipt.files), seconds={})

    def _is_as_it_was(self, receipt: Receipt) -> bool:
        if self._looked is None:
            return self._output.is_as(receipt.files, receipt.folders)
        found = self._looked()
        self._looked = lambda: found
        return found == ([], {})

    def standing(self, marks: Mapping[str, FileMark]) -> Callable[[], Differences] | None:
        """Return what tells how the site differs from what the last build left, if that is known.

        Args:
            marks: what it left, as somebody else remembers it.
        """
        known = self._receipt is not None and self._receipt.files == marks
        return self._looked if known else None


def unchanged(root: Path, options: Options, seen: Sources) -> Report | None:
    """Return the report of the last build, if a build now would do nothing."""
    return Glance(root, options).unchanged(sources_digest(seen))


MANY_FILES = 4_000  # published files that are worth a process of their own to look at


def _fits(receipt: Receipt, options: Options) -> bool:
    """Tell whether a build of the same sources as then, with these options, would do nothing."""
    if receipt.program != program_digest():
        return False
    made = (receipt.base_url, receipt.noindex, receipt.headers)
    if made != (options.base_url, options.noindex, options.headers):
        return False
    if (options.search and not receipt.search) or (options.lasting and not receipt.lasting):
        return False  # there is something left to do
    first, end = receipt.span
    return receipt.drafts == options.drafts and first <= options.today < end


def sources_digest(seen: Sources) -> bytes:
    """Return the fingerprint of how the sources look."""
    return _digest({file.path: file.signature for file in seen.all}, seen.problems)


def _digest(sources: Mapping[str, Signature], misplaced: tuple[Problem, ...]) -> bytes:
    return digest_bytes(msgspec.msgpack.encode((sorted(sources.items()), misplaced)))


def _path(cache: Path) -> Path:
    return cache / "beleg.bin"
