"""`build`: bring the site up to date once."""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.hosts.policy import HEADERLESS
from setzkasten.options import CACHE, Options
from setzkasten.sources import Sources, find_sources, packed, unpacked
from setzkasten.workers import aside, no_collection

if TYPE_CHECKING:
    import argparse

    from setzkasten.receipt import Glance
    from setzkasten.report import Report
    from setzkasten.site import Site

FAILED = 1
BUSY = 4
"""Exit code where another build in the same archive did not end in time."""


MUCH = 500_000
"""Bytes of memory of the last build from which on there are thousands of sources to look at."""


def build(options: argparse.Namespace, root: Path) -> int:
    """Build and say what was done; returns the exit code."""
    with no_collection():
        return _build_and_tell(options, root)


def _build_and_tell(options: argparse.Namespace, root: Path) -> int:
    start = time.perf_counter()
    looking = _begin_to_look(root)
    # What is loaded from here on is loaded while another process looks.
    from setzkasten.cli.clock import today
    from setzkasten.cli.reporting import print_report
    from setzkasten.receipt import Glance

    wanted = Options(
        base_url=options.base_url,
        noindex=options.noindex,
        headers=options.host not in HEADERLESS,
        lasting=True,
        jobs=options.jobs,
        search=not options.no_search,
        today=today(options.today),
    )
    glance = Glance(root, wanted)
    digest, packed_sources = looking()
    report = glance.unchanged(digest)
    if report is None:
        looked = (unpacked(pickle.loads(packed_sources)), glance)  # noqa: S301  # from ourselves
        report = _build(root, wanted, looked, options.scheduler)
    if report is None:
        return FAILED
    report = replace(report, total=time.perf_counter() - start)
    print_report(report, profile=options.profile)
    if report.published:
        return 0
    return BUSY if any(entry.code == "bau-laeuft" for entry in report.problems) else FAILED


def _begin_to_look(root: Path) -> Callable[[], tuple[bytes, bytes]]:
    """Begin to look for the sources, in another process where there are thousands of them.

    Returns:
        What gives their fingerprint, and themselves packed: mostly nobody needs them.
    """
    try:
        much = (root / CACHE / "stand.bin").stat().st_size >= MUCH
    except OSError:
        much = False
    return aside(partial(_look, root), worthwhile=much)


def _look(root: Path) -> tuple[bytes, bytes]:
    from setzkasten.receipt import sources_digest

    sources = find_sources(root)
    return sources_digest(sources), pickle.dumps(packed(sources))


def _build(
    root: Path, wanted: Options, looked: tuple[Sources, Glance], scheduler: str | None
) -> Report | None:
    """Build; None where the cluster that was asked for cannot be used, which is said."""
    from setzkasten.cli.progress import TerminalProgress
    from setzkasten.site import Site

    sources, glance = looked
    if scheduler is None:
        with TerminalProgress() as progress:
            return _built(Site(root, wanted, progress), sources, glance)
    from setzkasten.cluster import ClusterError, cluster

    try:
        with cluster(scheduler) as crew, TerminalProgress() as progress:
            return _built(Site(root, wanted, progress, crew), sources, glance)
    except ClusterError as error:
        print(error, file=sys.stderr)
        return None


def _built(site: Site, sources: Sources, glance: Glance) -> Report:
    _KEPT[:] = [site]
    return site.build(sources, glance=glance)


_KEPT: list[Site] = []
"""The site that was built: to take a large one apart before leaving takes longer than leaving."""
