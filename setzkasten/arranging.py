"""Put all that was gathered in order: from the sources as they are to the plan of the site."""

from __future__ import annotations

from setzkasten.gathering import Gathered
from setzkasten.index.related import recalled
from setzkasten.index.selection import select
from setzkasten.making import Texts
from setzkasten.model.problem import Problem
from setzkasten.model.showing import Showing
from setzkasten.plan.assemble import Plan, assemble
from setzkasten.proposing import Proposals, propose
from setzkasten.publish.state import State
from setzkasten.surroundings import Surroundings


def arrange(
    sources: tuple[Gathered, Surroundings, Texts],
    memory: tuple[State, Plan | None],
    showing: Showing,
    *,
    renew: bool,
) -> tuple[Plan, tuple[Problem, ...], Proposals]:
    """Make the plan of the site.

    Args:
        sources: the articles, all else, and where their texts come from.
        memory: what is remembered of an earlier build; and its plan, where it is in memory.
        showing: what is to appear.
        renew: whether there is time to propose terms anew.

    Returns:
        The plan, what the editor should know, and the terms that the program proposes.
    """
    gathered, around, texts = sources
    old, before = memory
    proposals = Proposals()
    if around.settings.suggestions:
        shown = select(gathered.articles, showing).shown
        proposals = propose(shown, texts, old, renew=renew)
    plan, notes = assemble(
        gathered.articles,
        around.pages,
        around.settings,
        before,
        related=None if before else recalled(old.related, old.articles),
        pictures=around.pictures,
        descriptions=around.descriptions,
        texts=gathered.texts,
        showing=showing,
        proposed=proposals.found,
    )
    return plan, notes, proposals
