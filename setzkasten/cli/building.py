"""`build`: bring the site up to date once."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from setzkasten.cli.clock import today
from setzkasten.cli.reporting import print_report
from setzkasten.hosts.policy import HEADERLESS
from setzkasten.options import Options
from setzkasten.receipt import unchanged
from setzkasten.sources import Sources, find_sources

if TYPE_CHECKING:
    import argparse

    from setzkasten.report import Report

FAILED = 1
BUSY = 4
"""Exit code where another build in the same archive did not end in time."""


def build(options: argparse.Namespace, root: Path) -> int:
    """Build and say what was done; returns the exit code."""
    start = time.perf_counter()
    wanted = Options(
        base_url=options.base_url,
        noindex=options.noindex,
        headers=options.host not in HEADERLESS,
        lasting=True,
        jobs=options.jobs,
        search=not options.no_search,
        today=today(options.today),
    )
    sources = find_sources(root)
    report = unchanged(root, wanted, sources)
    if report is None:
        report = _build(root, wanted, sources, options.scheduler)
    if report is None:
        return FAILED
    report = replace(report, total=time.perf_counter() - start)
    print_report(report, profile=options.profile)
    if report.published:
        return 0
    return BUSY if any(entry.code == "bau-laeuft" for entry in report.problems) else FAILED


def _build(root: Path, wanted: Options, sources: Sources, scheduler: str | None) -> Report | None:
    """Build; None where the cluster that was asked for cannot be used, which is said."""
    from setzkasten.cli.progress import TerminalProgress
    from setzkasten.site import Site

    if scheduler is None:
        with TerminalProgress() as progress:
            return Site(root, wanted, progress).build(sources)
    from setzkasten.cluster import ClusterError, cluster

    try:
        with cluster(scheduler) as crew, TerminalProgress() as progress:
            return Site(root, wanted, progress, crew).build(sources)
    except ClusterError as error:
        print(error, file=sys.stderr)
        return None
