"""From the lock of addresses to redirects, and to the word that an address would vanish."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.addresses.lock import LOCK, Drift
from setzkasten.hosts.redirect import GONE, MOVED, Redirect, old_address
from setzkasten.model.problem import Problem, problem


def lock_redirects(drift: Drift, base_path: str = "/") -> Iterator[Redirect]:
    """Yield the redirects that keep every published address alive.

    Args:
        drift: what becomes of the addresses.
        base_path: of the site, with slashes at both ends.
    """
    for address, target in drift.moved.items():
        yield Redirect(_based(address, base_path), base_path + target[1:], MOVED, LOCK)
    for address in drift.gone:
        yield Redirect(_based(address, base_path), None, GONE, LOCK)


def _based(address: str, base_path: str) -> str:
    full = base_path + address[1:]
    return old_address(full) or full


def vanishing(drift: Drift) -> tuple[Problem, ...]:
    """Return an error for each address that would vanish though nobody said so."""
    return tuple([problem("adresse-verschwindet", LOCK, adresse=entry) for entry in drift.missing])
