"""Addresses that once were, and where they lead today."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, quote_from_bytes, unquote_to_bytes, urlsplit

from setzkasten.hosts.tombstone import UNKNOWN, Tombstone
from setzkasten.model.problem import Problem, problem

MOVED = 301
MOVED_FOR_NOW = 302
GONE = 410

_PLAIN = "/-._~!$'()+,;=@&"
"""What stands in a path as it is (RFC 3986, section 3.3) and means nothing in Netlify's rules."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that once was, and what a host answers there today.

    Attributes:
        old: address from the host's root, percent-encoded, with its query if it has one:
            `/2014/10/alt.html`, `/?p=123`; as `old_address` gives it.
        new: address from the host's root, base path included; None where nothing follows.
        status: `MOVED`, `MOVED_FOR_NOW` or `GONE` (RFC 9110, section 15).
        origin: the file that asks for it, for messages.
        tombstone: where nothing follows, what is told there.
    """

    old: str
    new: str | None
    status: int = MOVED
    origin: str = field(default="", compare=False)
    tombstone: Tombstone = UNKNOWN

    @property
    def path(self) -> str:
        """The old address without its query, still percent-encoded."""
        return self.old.partition("?")[0]

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Names and values of the old address's query."""
        return tuple(parse_qsl(self.old.partition("?")[2], keep_blank_values=True))

    @property
    def plain_path(self) -> str | None:
        """The old path as people read it; None where its bytes are no UTF-8."""
        try:
            return unquote_to_bytes(self.path).decode("utf-8")
        except UnicodeDecodeError:
            return None


def old_address(text: str) -> str | None:
    """Read an address as an editor writes it down.

    Args:
        text: a path from the host's root, with or without query, or a full address whose host
            does not matter: an old host's name is led here, or it is nobody's.

    Returns:
        The address as `Redirect.old` has it, or None where no browser could ask for it. What
        follows a `#` is dropped, for browsers do not send it.
    """
    if any(char < " " or char in {"\x7f", "\\"} for char in text.strip()):
        return None
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return None
    if parts.scheme not in {"", "http", "https"} or (parts.scheme and not parts.netloc):
        return None
    path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
    raw = unquote_to_bytes(path)
    steps = raw.split(b"/")[1:]
    if b"" in steps[:-1] or {b".", b".."} & set(steps) or min(raw) < ord(" "):
        return None
    if path == "/" and not parts.query:
        return None
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = "&".join([f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs])
    return quote_from_bytes(raw, safe=_PLAIN) + (f"?{query}" if query else "")


def place(address: str) -> str:
    """Return what all spellings of an address have in common that hosts do not tell apart.

    Hosts serve `/x`, `/x/` and `/x/index.html` from the same file.
    """
    path, mark, query = address.partition("?")
    path = path.removesuffix("index.html").rstrip("/") or "/"
    return path + mark + query


@dataclass(frozen=True, slots=True)
class Settled:
    """Redirects that contradict neither each other nor the site.

    Attributes:
        redirects: sorted by old address; each leads to its end in one step.
        problems: about those that were left out or could not be.
    """

    redirects: tuple[Redirect, ...]
    problems: tuple[Problem, ...]


def settle(wanted: Iterable[Redirect], pages: Collection[str]) -> Settled:
    """Bring redirects in order: no chains, no circles, none in a page's way.

    Args:
        wanted: the more important first: of two for one old address the first one counts.
        pages: addresses, from the host's root, of all pages of the site.
    """
    taken = set(map(place, pages))
    chosen: dict[str, Redirect] = {}
    problems: list[Problem] = []
    for redirect in wanted:
        key = place(redirect.old)
        known = chosen.get(key)
        if key in taken:
            if redirect.new is None or place(redirect.new) != key:
                problems.append(
                    problem("weiterleitung-belegt", redirect.origin, adresse=redirect.old)
                )
        elif known is None:
            chosen[key] = redirect
        elif known.new != redirect.new:
            problems.append(
                problem(
                    "weiterleitung-doppelt",
                    redirect.origin,
                    adresse=redirect.old,
                    erste=known.new or known.origin,
                )
            )
    kept = []
    for redirect in chosen.values():
        end, wrong = _end(redirect, chosen, taken)
        if wrong:
            problems.append(wrong)
        elif end is not None and not _stays(end):
            kept.append(end)
    return Settled(tuple(sorted(kept, key=lambda entry: entry.old)), tuple(problems))


def _end(
    redirect: Redirect, chosen: dict[str, Redirect], taken: set[str]
) -> tuple[Redirect | None, Problem | None]:
    """Follow a redirect to its end: a page, or the word that nothing follows."""
    seen = {place(redirect.old)}
    target, status, tombstone = redirect.new, redirect.status, redirect.tombstone
    while target is not None and place(target) not in taken:
        key = place(target)
        if key in seen:
            return None, problem(
                "weiterleitung-kreis", redirect.origin, adresse=redirect.old, ziel=redirect.new
            )
        seen.add(key)
        following = chosen.get(key)
        if following is None:
            return None, problem(
                "weiterleitung-ins-leere", redirect.origin, adresse=redirect.old, ziel=target
            )
        target, tombstone = following.new, following.tombstone
        status = GONE if target is None else max(status, following.status)
    end = (target, GONE, tombstone) if target is None else (target, status, UNKNOWN)
    return replace(redirect, new=end[0], status=end[1], tombstone=end[2]), None


def _stays(redirect: Redirect) -> bool:
    """Tell whether the old path is the new one: the page is there already, whatever the query.

    A rule for it would lead in circles, for hosts hand the query on.
    """
    return redirect.new is not None and place(redirect.path) == place(redirect.new)
