"""From the lock of addresses to redirects, and to the word that an address would vanish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from setzkasten.addresses.lock import Drift
from setzkasten.hosts.redirect import GONE, MOVED, Redirect, old_address
from setzkasten.hosts.tombstone import Tombstone
from setzkasten.language.dates import long_date
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import Problem, problem
from setzkasten.sources import LOCK


def lock_redirects(drift: Drift, base_path: str, articles: str) -> Iterator[Redirect]:
    """Yield the redirects that keep every published address alive.

    Args:
        drift: what becomes of the addresses.
        base_path: of the site, with slashes at both ends.
        articles: what the addresses of articles begin with.
    """
    for address, target in drift.moved.items():
        yield Redirect(_based(address, base_path), base_path + target[1:], MOVED, LOCK)
    for address, date in drift.gone.items():
        stone = Tombstone(address.startswith(articles), date or None)
        yield Redirect(_based(address, base_path), None, GONE, LOCK, stone)


def _based(address: str, base_path: str) -> str:
    full = base_path + address[1:]
    return old_address(full) or full


def vanishing(missing: Iterable[str], *, strict: bool = True) -> tuple[Problem, ...]:
    """Return what to say of addresses that would vanish though nobody said so.

    Args:
        missing: the addresses.
        strict: whether that is an error, as it is where readers would miss them.
    """
    if strict:
        return tuple([problem("adresse-verschwindet", LOCK, adresse=entry) for entry in missing])
    return tuple([problem("adresse-verschwunden", LOCK, adresse=entry) for entry in missing])


def withdrawing(
    withdrawn: Mapping[str, tuple[str, IsoDate | None]], *, strict: bool = True
) -> tuple[Problem, ...]:
    """Return what to say of published articles that are not to appear any more, or not yet.

    Args:
        withdrawn: address → file of the article, and its first day; None for a draft.
        strict: as in `vanishing`.
    """
    if strict:
        draft, later = "artikel-zurueckgezogen", "artikel-verschoben"
    else:
        draft, later = "artikel-zurueckgezogen-vorschau", "artikel-verschoben-vorschau"
    return tuple(
        [
            problem(later, path, adresse=address, tag=long_date(due))
            if due
            else problem(draft, path, adresse=address)
            for address, (path, due) in withdrawn.items()
        ]
    )
