"""What keeps every published address alive: the lock, and the old addresses that articles name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from setzkasten.addresses.lock import (
    Lock,
    Owner,
    State,
    compare,
    held,
    renewed,
    with_decisions,
)
from setzkasten.addresses.redirects import lock_redirects, vanishing, withdrawing
from setzkasten.hosts.redirect import MOVED_FOR_NOW, Redirect, old_address, place
from setzkasten.index.taxonomies import TAXONOMIES
from setzkasten.language.slug import is_slug
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import Summary
from setzkasten.plan.assemble import Plan
from setzkasten.plan.routes import ROUTES

OVERVIEWS = {"Kategorie": "category_index", "Schlagwort": "tag_index", "Autorin": "author_index"}
"""Kind of owner → route of the page that stands in for a term that no article has any more."""

ARTICLE = "Artikel"
_BEFORE, _AFTER = ROUTES["article"].split("{slug}")

_KINDS = {"category": "Kategorie", "tag": "Schlagwort", "author": "Autorin"}


PLACEHOLDERS = frozenset(("", "example.org", "www.example.org", "localhost", "127.0.0.1"))
"""Hosts that stand in the settings until there is a real one: there, nothing is published."""


def is_for_readers(base_url: str) -> bool:
    """Tell whether a site with this address is out in the world, so that its addresses count."""
    return (urlsplit(base_url).hostname or "") not in PLACEHOLDERS


@dataclass(frozen=True, slots=True)
class Lasting:
    """What becomes of all addresses.

    Attributes:
        redirects: to be settled with all files of the site; the more important first.
        missing: addresses of articles and pages that would vanish though nobody said so.
        problems: about old addresses that no browser can ask for.
        lock: as it has to be once the site is published.
        withdrawn: address → the article that was published there and is not to appear any more,
            or not yet, and its first day; None for a draft.
    """

    redirects: tuple[Redirect, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    lock: Lock
    withdrawn: Mapping[str, tuple[str, IsoDate | None]] = field(default_factory=dict)

    def lost(self, *, strict: bool = True) -> tuple[Problem, ...]:
        """Return what to say of addresses that a deploy would leave without a page.

        Args:
            strict: whether that is an error, as it is where readers would miss them.
        """
        plain = [address for address in self.missing if address not in self.withdrawn]
        return (*vanishing(plain, strict=strict), *withdrawing(self.withdrawn, strict=strict))


def published_slugs(lock: Lock) -> dict[str, list[str]]:
    """Return raw texts and files of articles, each with the slugs it was published under."""
    kind = f"{ARTICLE} "
    found: dict[str, list[str]] = {}
    for address, entry in lock.entries.items():
        if entry.state is State.HELD and entry.detail.startswith(kind):
            slug = address.removeprefix(_BEFORE).removesuffix(_AFTER)
            if is_slug(slug):
                found.setdefault(entry.detail.removeprefix(kind), []).append(slug)
    return found


def owners(plan: Plan) -> dict[str, Owner]:
    """Return the owner of each address that is to last, by the address from the site's root.

    Years and months are left out, and so are further pages of lists and feeds: they say
    nothing of their own and follow from the articles.
    """
    found = {}
    for slug, path in plan.bodies.items():
        found[_address(slug)] = _owner(path, plan.archive.summaries[slug])
    for taxonomy in TAXONOMIES:
        route = ROUTES[taxonomy.name]
        for term in plan.archive.terms[taxonomy.name].values():
            found[route.replace("{slug}", term.slug)] = Owner(_KINDS[taxonomy.name], term.name)
    for page in plan.pages:
        found[ROUTES["page"].replace("{slug}", page.slug)] = Owner("Seite", page.path)
    return found


def _owner(path: str, summary: Summary) -> Owner:
    return Owner(ARTICLE, summary.metadata.source or path)


def lasting(plan: Plan, lock: Lock, *, counts: bool = True) -> Lasting:
    """Find out what becomes of all addresses.

    Args:
        plan: the site as it will be.
        lock: what was published.
        counts: whether what is published now will have to last.
    """
    problems: list[Problem] = []
    asked = list(_asked(plan, problems))
    if not counts and not lock.entries:
        return Lasting(tuple(asked), (), tuple(problems), lock)
    planned, led = owners(plan), _duplicates(plan)
    lock = with_decisions(lock, led)
    drift = compare(lock, planned)
    routes = plan.frame.routes
    wanted = [*asked, *lock_redirects(drift, routes.base_path, _BEFORE)]
    left = []
    for address in drift.missing:
        overview = OVERVIEWS.get(lock.entries[address].detail.partition(" ")[0])
        if overview is None:
            left.append(address)
            continue
        old = old_address(routes.base_path + address[1:]) or address
        wanted.append(Redirect(old, routes.url(overview), MOVED_FOR_NOW))
    after = renewed(lock, planned)
    return Lasting(tuple(wanted), tuple(left), tuple(problems), after, _withdrawn(plan, lock))


def _withdrawn(plan: Plan, lock: Lock) -> dict[str, tuple[str, IsoDate | None]]:
    """Return the addresses of articles that readers know, and that are not to appear now."""
    found = {}
    for slug, (path, due) in plan.withheld.items():
        address = _address(slug)
        if lock.entries.get(address) == held(_owner(path, plan.selection.readable[path])):
            found[address] = (path, due)
    return found


def _duplicates(plan: Plan) -> dict[str, str | None]:
    """Map the address of each duplicate to that of the article it leads to."""
    by_path = plan.addresses.by_path
    return {
        _address(by_path[path]): _address(by_path[duplicate.target])
        for path, duplicate in plan.selection.duplicates.items()
    }


def _address(slug: str) -> str:
    return ROUTES["article"].replace("{slug}", slug)


def _asked(plan: Plan, problems: list[Problem]) -> Iterator[Redirect]:
    """Yield where duplicates lead, and the old addresses that articles name themselves."""
    by_path, url = plan.addresses.by_path, plan.frame.routes.url
    search = place(url("search"))
    for path, duplicate in plan.selection.duplicates.items():
        old, new = (url("article", slug=by_path[each]) for each in (path, duplicate.target))
        yield Redirect(old_address(old) or old, new, origin=path)
        yield from _listed(path, duplicate.redirects, (new, search), problems)
    for slug, summary in plan.archive.summaries.items():
        if summary.metadata.redirects:
            new = url("article", slug=slug)
            yield from _listed(
                plan.bodies[slug], summary.metadata.redirects, (new, search), problems
            )


def _listed(
    path: str, redirects: Iterable[str], places: tuple[str, str], problems: list[Problem]
) -> Iterator[Redirect]:
    """Yield the old addresses under `Weiterleitungen:`, given where they lead, and the search."""
    new, search = places
    for text in redirects:
        old = old_address(text)
        if old is None:
            problems.append(problem("weiterleitung-unlesbar", path, adresse=text))
        elif "?" in old and place(old.partition("?")[0]) == search:  # what readers look for
            problems.append(problem("weiterleitung-belegt", path, adresse=text))
        else:
            yield Redirect(old, new, origin=path)
