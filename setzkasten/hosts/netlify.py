"""The files `_headers` and `_redirects` that Netlify reads in the published folder.

Rules as <https://docs.netlify.com/routing/headers/>, <https://docs.netlify.com/routing/redirects/>
and <https://docs.netlify.com/routing/redirects/redirect-options/> have them.
"""

from __future__ import annotations

from collections.abc import Iterable

from setzkasten.hosts.policy import FINGERPRINTED, KEEP_FOREVER, headers
from setzkasten.hosts.redirect import GONE, Redirect
from setzkasten.hosts.tombstone import Tombstone

_NOTE = "# Von Setzkasten geschrieben; was Sie hier ändern, ist beim nächsten Bauen wieder fort."
_SHADOW = "!"  # the rule counts though there is a file at the old address
_NOT_FOUND = 404
_REWRITE = 200


def headers_file(base_path: str = "/", *, preview: bool = False) -> str:
    """Return `_headers`.

    Pages get no `Cache-Control` of ours: `public, max-age=0, must-revalidate` is what Netlify
    sends by itself, and a second value for `/*` would reach the assets as well.

    Args:
        base_path: of the site, with slashes at both ends.
        preview: whether search engines have to keep away.
    """
    lines = [_NOTE, "/*"]
    lines += [f"  {name}: {value}" for name, value in headers(preview=preview)]
    lines += [f"{base_path}{FINGERPRINTED}*", f"  Cache-Control: {KEEP_FOREVER}"]
    return "\n".join(lines) + "\n"


def redirects_file(base_path: str = "/", redirects: Iterable[Redirect] = ()) -> str:
    """Return `_redirects`.

    Where the site has a base path, everything below it is served from the published folder,
    and the host's root leads there. Netlify documents the statuses 200, 301, 302 and 404, so
    what is gone answers 404, with a page that says so.

    Args:
        base_path: of the site, with slashes at both ends.
        redirects: settled ones; `setzkasten.hosts.redirect.settle` makes them.
    """
    # The first rule that fits counts: those that ask for a query go before those that do not.
    ordered = sorted(redirects, key=lambda entry: (-len(entry.parameters), entry.old))
    lines = [_NOTE, *[_rule(entry) for entry in ordered]]
    if base_path != "/":
        lines += [
            f"/ {base_path} 302{_SHADOW}",
            f"{base_path}* /:splat {_REWRITE}{_SHADOW}",
        ]
    return "\n".join(lines) + "\n"


def _rule(redirect: Redirect) -> str:
    query = [part for part in redirect.old.partition("?")[2].split("&") if part]
    if redirect.new is None:
        target, status = f"/{redirect.tombstone.file}", _NOT_FOUND
    else:
        target, status = redirect.new, redirect.status
    return " ".join([redirect.path, *query, target, f"{status}{_SHADOW}"])


def read_redirects_file(text: str) -> tuple[Redirect, ...]:
    """Return the redirects in a file that `redirects_file` wrote; other rules are left out."""
    found = []
    for line in text.splitlines():
        words = line.split()
        if line.startswith("#") or len(words) < 3 or "*" in words[0]:  # noqa: PLR2004
            continue
        path, *query, target, status = words
        code = int(status.removesuffix(_SHADOW))
        if path == "/" and not query:
            continue  # the way to the base path
        old = path + (f"?{'&'.join(query)}" if query else "")
        if code == _NOT_FOUND:
            found.append(Redirect(old, None, GONE, tombstone=Tombstone.of_file(target[1:])))
        else:
            found.append(Redirect(old, target, code))
    return tuple(sorted(found, key=lambda entry: entry.old))
