"""The plan of the site after a few articles have come to say something else. Pure.

That is: nothing of what others know of an article beside its card; it keeps its address, its place
in time and alphabet and its terms. Then all of the index holds but what is related to what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from setzkasten.index.related import relate_again
from setzkasten.model.records import ArticleRecord, Summary, TextRecord
from setzkasten.plan.articles import Articles, article_group
from setzkasten.plan.assemble import Plan
from setzkasten.plan.originals import find_originals
from setzkasten.plan.planned import Group, PlannedPage

_ELSEWHERE = (
    *("title", "date", "updated", "authors", "categories", "tags", "tags_lost", "draft"),
    *("source", "redirects", "duplicate_of", "address"),
)
"""What the index, the addresses, the sitemap or other articles' pages take from front matter."""

_seen_elsewhere = attrgetter(*_ELSEWHERE)


def keeps_its_place(old: ArticleRecord, new: ArticleRecord) -> bool:
    """Tell whether an edit changes nothing but what an article says, and its card."""
    if old.summary is None or new.summary is None or old.summary.metadata.duplicate_of:
        return False
    before, now = [
        (_seen_elsewhere(summary.metadata), summary.alphabet, record.address)
        for record, summary in ((old, old.summary), (new, new.summary))
    ]
    # A file that was or is the program's follows its raw text.
    return before == now and not old.machine and not new.machine and _text(old) == _text(new)


def _text(record: ArticleRecord) -> tuple[str | None, str | None]:
    return record.text_digest, record.source


@dataclass(frozen=True)
class Edited:
    """What is other than it was.

    Attributes:
        articles: those that say something else, and have a page.
        related: those that have other related articles.
    """

    articles: Mapping[str, Summary]
    related: frozenset[str]


def plan_again(
    plan: Plan, records: Mapping[str, ArticleRecord], texts: Mapping[str, TextRecord]
) -> tuple[Plan, Edited]:
    """Return the plan in which some articles say something else, and which these are.

    Args:
        plan: of the site before.
        records: Markdown files → what they say now; each keeps its place.
        texts: as for `setzkasten.plan.assemble.assemble`.
    """
    archive = plan.archive
    summaries = {path: record.summary for path, record in records.items() if record.summary}
    selection = plan.selection
    readable = shown = {**selection.readable, **summaries}
    if selection.shown is not selection.readable:
        shown = {path: readable[path] for path in selection.shown}
    by_path = plan.addresses.by_path
    changed = {by_path[path]: summaries[path] for path in summaries if path in shown}
    related, others = relate_again(
        {slug: summary.keys for slug, summary in changed.items()}, archive.related
    )
    archive = replace(archive, summaries={**archive.summaries, **changed}, related=related)
    originals = plan.originals
    if originals:
        bodies = {slug: plan.bodies[slug] for slug in changed}
        found = find_originals(plan.frame.routes, bodies, records, texts)
        originals = {**originals, **found}
    made = replace(
        plan,
        archive=archive,
        deck=plan.deck.renewed(archive, changed),
        selection=replace(selection, readable=readable, shown=shown),
        originals=originals,
    )
    return made, Edited(changed, others)


def group_again(
    group: Group[Any], plan: Plan, edited: Edited
) -> tuple[Group[Any], list[PlannedPage]]:
    """Return a group as it is now, and its pages that can be others.

    An article's page shows of others only what an edit leaves as it is here: title, address, date.

    Args:
        group: as it was.
        plan: the new plan.
        edited: what is other in it.
    """
    if isinstance(group.inputs, Articles):
        again = article_group(plan, group.key, group.inputs.articles.present)
        return again, again.pages(plan.frame, edited.articles.keys() | edited.related)
    again = group.with_cards_of(plan.deck)
    return again, again.pages(plan.frame, edited.articles.keys())


def originals_again(
    old: Plan, plan: Plan, edited: Edited
) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the originals that say something else, as `Plan.originals` has them.

    Args:
        old: the plan before.
        plan: the new one.
        edited: what is other in it.
    """
    routes = plan.frame.routes
    for slug in edited.articles if plan.originals else ():
        name = routes.output(routes.url("original", slug=slug))
        if plan.originals[name] != old.originals[name]:
            yield name, plan.originals[name]
