"""What a build has to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from setzkasten.changes import Changes
from setzkasten.gathering import Gathered
from setzkasten.messages.recognition import recognised
from setzkasten.model.problem import Problem
from setzkasten.plan.assemble import Plan
from setzkasten.report import Arrival, Report, Withheld
from setzkasten.searching import index_folder


def report_of(
    plan: Plan,
    gathered: Gathered,
    changes: Changes,
    problems: Iterable[Problem],
    seconds: Mapping[str, float],
    *,
    published: bool,
) -> Report:
    """Return the report of a build.

    Args:
        plan: the site.
        gathered: the articles, with the problems in each.
        changes: what was done.
        problems: all others.
        seconds: phase → how long it took.
        published: whether the site was renewed.
    """
    found = list(problems)
    for text in gathered.texts.values():
        found += text.problems
    for article in gathered.articles.values():
        found += article.problems
    addresses = {path: slug for slug, path in plan.bodies.items()} if gathered.arrived else {}
    arrivals = []
    for raw, path in gathered.arrived.items():
        summary = gathered.articles[path].summary
        if path in addresses and summary is not None:
            url = plan.frame.routes.url("article", slug=addresses[path])
            arrivals.append(Arrival(raw, path, url, recognised(summary.metadata)))
    folder = index_folder(plan)
    withheld = [Withheld(path, due) for path, due in plan.selection.withheld.items()]
    return Report(
        published=published,
        articles=len(plan.archive.summaries),
        categories=len(plan.archive.terms["category"]),
        tags=len(plan.archive.terms["tag"]),
        authors=len(plan.archive.terms["author"]),
        duplicates=len(plan.selection.duplicates),
        withheld=(*withheld, *map(Withheld, plan.page_drafts)),
        previewed=plan.shows_drafts,
        written=len(changes.staged),
        indexed=sum(name.startswith(folder) for name in changes.staged),
        unchanged=len(changes.names) - len(changes.staged),
        removed=len(changes.removed),
        arrivals=tuple(arrivals),
        followed=tuple(gathered.followed),
        removed_articles=tuple(gathered.removed),
        problems=tuple(sorted(set(found), key=_order)),
        seconds=dict(seconds),
        base_url=plan.frame.settings.base_url,
    )


def refusal(problems: Iterable[Problem], base_url: str, seconds: Mapping[str, float]) -> Report:
    """Return the report of a build that ended before the first article, since settings forbid it.

    Args:
        problems: why.
        base_url: where the site would be.
        seconds: phase → how long it took.
    """
    found = tuple(sorted(set(problems), key=_order))
    return Report(published=False, problems=found, seconds=dict(seconds), base_url=base_url)


def _order(entry: Problem) -> tuple[str, int, str, tuple[tuple[str, str], ...]]:
    return entry.path, entry.line or 0, entry.code, entry.values
