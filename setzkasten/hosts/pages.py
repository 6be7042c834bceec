"""Redirects as small pages, for hosts that know no rules: GitHub Pages, any plain folder.

GitHub Pages serves files and nothing else (<https://docs.github.com/en/pages>): it knows no
redirect rules, sets no headers of ours and does not look at queries.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from setzkasten.hosts.policy import META_POLICY
from setzkasten.hosts.redirect import Redirect
from setzkasten.hosts.tombstone import Tombstone
from setzkasten.model.problem import Problem, problem

NO_JEKYLL = ".nojekyll"
"""An empty file that keeps GitHub from running Jekyll over the site."""

_PAGES = frozenset(("", ".html", ".htm"))
_FOREIGN = frozenset('<>:"|?*')  # no part of a file name on Windows
_LONGEST = 240  # bytes of a name: file systems take 255


def page_file(redirect: Redirect, base_path: str) -> str | Problem:
    """Return the file below `site/` that stands at an old address, or why there can be none.

    Args:
        redirect: the redirect.
        base_path: of the site, with slashes at both ends.
    """
    if "?" in redirect.old:
        return problem("weiterleitung-abfrage", redirect.origin, adresse=redirect.old)
    path = redirect.plain_path or ""
    if not path.startswith(base_path) or path == base_path:
        return problem(
            "weiterleitung-ausserhalb", redirect.origin, adresse=redirect.old, basis=base_path
        )
    name = path.removeprefix(base_path)
    suffix = "" if name.endswith("/") else PurePosixPath(name).suffix.lower()
    if suffix not in _PAGES or not _is_portable(name):
        return problem("weiterleitung-endung", redirect.origin, adresse=redirect.old)
    return name if suffix else f"{name.rstrip('/')}/index.html"


def _is_portable(name: str) -> bool:
    """Tell whether files of every system can be called so."""
    steps = name.rstrip("/").split("/")
    return not set(name) & _FOREIGN and all(
        step[-1] not in ". " and len(step.encode()) <= _LONGEST for step in steps
    )


def redirect_pages(
    redirects: Iterable[Redirect],
    base_url: str,
    published: Iterable[str],
    language: str = "de",
    search: str | None = None,
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Make a small page for each old address that can have one.

    Args:
        redirects: settled ones.
        base_url: full address of the home page, with a final slash.
        published: all files of the site; none of them is ever covered, nor is one whose name
            differs in capitals only, for some file systems take that for the same.
        language: BCP 47 tag of the pages.
        search: address of the search, for pages that tell what is gone.

    Returns:
        File below `site/` → its bytes; and which addresses such hosts cannot serve, and why.
    """
    wanted = tuple(redirects)
    base_path = urlsplit(base_url).path
    origin = base_url.removesuffix(base_path)
    names = _Names(published if wanted else ())
    found: dict[str, bytes] = {}
    problems: list[Problem] = []
    for redirect in wanted:
        name = page_file(redirect, base_path)
        if isinstance(name, Problem):
            problems.append(name)
        elif not names.add(name):
            problems.append(problem("weiterleitung-endung", redirect.origin, adresse=redirect.old))
        elif redirect.new is None:
            found[name] = gone_page(redirect.tombstone, base_path, search, language)
        else:
            found[name] = moved_page(f"{origin}{redirect.new}", redirect.new, language)
    return found, tuple(problems)


class _Names:
    """The names of files, of which no two may be one on a file system that ignores case.

    The names that are asked about end in `.html` or `.htm`, so of all the folders of a site
    only those that are called so can be in their way.
    """

    def __init__(self, files: Iterable[str]) -> None:
        self._files = {name.casefold() for name in files}
        odd = [name for name in self._files if ".htm" in name.rpartition("/")[0]]
        self._folders = {folder for name in odd for folder in _above(name)}

    def add(self, name: str) -> bool:
        """Add a file, unless its name or a folder above it is taken; tell whether it was added."""
        folded = name.casefold()
        above = _above(folded)
        if folded in self._files or folded in self._folders or above & self._files:
            return False
        self._files.add(folded)
        self._folders |= above
        return True


def _above(name: str) -> set[str]:
    """Return all folders above a file."""
    steps = name.split("/")[:-1]
    return {"/".join(steps[:count]) for count in range(1, len(steps) + 1)}


def moved_page(target: str, address: str, language: str = "de") -> bytes:
    """Return a page that leads on at once.

    Args:
        target: full address of the new page, named as the canonical one (RFC 6596).
        address: the same from the host's root, so that it also works in a preview.
        language: BCP 47 tag.
    """
    title = "Diese Seite ist umgezogen"
    return _page(
        title,
        f'<link rel="canonical" href="{escape(target)}">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(address)}">\n',
        f'<p>Sie steht jetzt hier: <a href="{escape(address)}">{escape(target)}</a></p>\n',
        language,
    )


def gone_page(
    tombstone: Tombstone, home: str, search: str | None = None, language: str = "de"
) -> bytes:
    """Return the page that stands where something was taken away for good.

    Args:
        tombstone: what is known of it.
        home: address of the home page.
        search: address of the search, if there is one to lead on to.
        language: BCP 47 tag.
    """
    ways = [f'<a href="{escape(search)}">Im Archiv suchen</a>'] if search else []
    ways.append(f'<a href="{escape(home)}">Zur Startseite</a>')
    sentence = tombstone.sentence(language.replace("-", "_"))
    return _page(
        tombstone.title,
        '<meta name="robots" content="noindex">\n',
        f"<p>{sentence}</p>\n<p>{' · '.join(ways)}</p>\n",
        language,
    )


def _page(title: str, head: str, body: str, language: str) -> bytes:
    text = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{META_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n{head}</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
    return text.encode("utf-8")
