"""What keeps every published address alive: the lock, and the old addresses that articles name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from setzkasten.addresses.lock import Lock, Owner, State, compare, renewed
from setzkasten.addresses.redirects import lock_redirects
from setzkasten.hosts.redirect import MOVED_FOR_NOW, Redirect, old_address, place
from setzkasten.index.taxonomies import TAXONOMIES
from setzkasten.language.slug import is_slug
from setzkasten.model.problem import Problem, problem
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
    """

    redirects: tuple[Redirect, ...]
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    lock: Lock


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
    article = ROUTES["article"]
    found = {}
    for slug, path in plan.bodies.items():
        source = plan.archive.summaries[slug].metadata.source
        found[article.replace("{slug}", slug)] = Owner(ARTICLE, source or path)
    for taxonomy in TAXONOMIES:
        route = ROUTES[taxonomy.name]
        for term in plan.archive.terms[taxonomy.name].values():
            found[route.replace("{slug}", term.slug)] = Owner(_KINDS[taxonomy.name], term.name)
    for page in plan.pages:
        found[ROUTES["page"].replace("{slug}", page.slug)] = Owner("Seite", page.path)
    return found


def lasting(plan: Plan, lock: Lock, *, counts: bool = True) -> Lasting:
    """Find out what becomes of all addresses.

    Args:
        plan: the site as it will be.
        lock: what was published.
        counts: whether what is published now will have to last.
    """
    if not counts and not lock.entries:
        found: list[Problem] = []
        return Lasting(tuple(_asked(plan, found)), (), tuple(found), lock)
    planned = owners(plan)
    drift = compare(lock, planned)
    routes = plan.frame.routes
    problems: list[Problem] = []
    wanted = [*_asked(plan, problems), *lock_redirects(drift, routes.base_path, _BEFORE)]
    left = []
    for address in drift.missing:
        overview = OVERVIEWS.get(lock.entries[address].detail.partition(" ")[0])
        if overview is None:
            left.append(address)
            continue
        old = old_address(routes.base_path + address[1:]) or address
        wanted.append(Redirect(old, routes.url(overview), MOVED_FOR_NOW))
    return Lasting(tuple(wanted), tuple(left), tuple(problems), renewed(lock, planned))


def _asked(plan: Plan, problems: list[Problem]) -> Iterator[Redirect]:
    """Yield the old addresses that articles name under `Weiterleitungen:`."""
    search = place(plan.frame.routes.url("search"))
    for slug, summary in plan.archive.summaries.items():
        for text in summary.metadata.redirects:
            old, path = old_address(text), plan.bodies[slug]
            if old is None:
                problems.append(problem("weiterleitung-unlesbar", path, adresse=text))
            elif "?" in old and place(old.partition("?")[0]) == search:  # what readers look for
                problems.append(problem("weiterleitung-belegt", path, adresse=text))
            else:
                yield Redirect(old, plan.frame.routes.url("article", slug=slug), origin=path)
