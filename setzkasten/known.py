"""What a site that stays in memory knows of its last build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from setzkasten.model.problem import Problem
from setzkasten.options import Options
from setzkasten.plan.assemble import Plan
from setzkasten.plan.planned import Group
from setzkasten.plan.rules import plan_groups
from setzkasten.publish.state import State
from setzkasten.render.environment import Surface
from setzkasten.sources import Sources
from setzkasten.surroundings import Surroundings


@dataclass(frozen=True)
class Grouping:
    """All groups of pages but the sitemap.

    Attributes:
        groups: by their keys.
        users: each article → the keys of the groups that have its card among their inputs.
    """

    groups: Mapping[str, Group[Any]]
    users: Mapping[str, tuple[str, ...]]

    def with_groups(self, groups: Mapping[str, Group[Any]]) -> Grouping:
        """Return all groups, some of them in the place of those with their keys."""
        users = dict(self.users)
        for key, group in groups.items():
            if group.slugs() != self.groups[key].slugs():
                for slug in _articles(group) - _articles(self.groups[key]):
                    users[slug] = (*users[slug], key)
        return Grouping({**self.groups, **groups}, users)


def grouping_of(groups: Iterable[Group[Any]]) -> Grouping:
    """Put groups in order."""
    found = {group.key: group for group in groups}
    users: dict[str, list[str]] = {}
    for key, group in found.items():
        for slug in _articles(group):
            users.setdefault(slug, []).append(key)
    return Grouping(found, {slug: tuple(keys) for slug, keys in users.items()})


def _articles(group: Group[Any]) -> set[str]:
    return {slug for slugs in group.slugs() for slug in slugs if slug is not None}


@dataclass(frozen=True)
class Known:
    """A build that was published, with all that it was made from.

    Attributes:
        options: with which it was made.
        sources, around: what was built.
        state: what is remembered of it.
        plan: the pages.
        surface: what all pages were rendered from.
        names: every file that belongs to the site.
        problems: what there was to say, beside what the records of articles and texts say.
        whole: whether all that was read stands in files.
        earlier: the groups of pages, where they are known.
    """

    options: Options
    sources: Sources
    around: Surroundings
    state: State
    plan: Plan
    surface: Surface
    names: Mapping[str, None]
    problems: tuple[Problem, ...]
    whole: bool

    earlier: Grouping | None = None

    @cached_property
    def grouping(self) -> Grouping:
        """The groups of pages."""
        return self.earlier or grouping_of(plan_groups(self.plan))

    def get_ready(self) -> None:
        """Work out now what the next change would have to wait for."""
        _ = self.grouping
