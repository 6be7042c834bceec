"""Addresses of the web and of mail in running text, as Markdown links that read the same.

Every quantifier is bounded or cannot backtrack: a line may have 20 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?<![\w/.@-])(?:"
    r"(?P<web>https?://[^\s<>\"„“”»«‹›|\\^`{}]+)"
    r"|(?P<www>www\.[^\s<>\"„“”»«‹›|\\^`{}]+)"
    r"|(?P<mail>[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6})"
    r")",
    re.IGNORECASE,
)
# What an autolink shows exactly as it stands: no percent signs, no punycode, no brackets.
_AUTOLINK = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9/._~+,;=?#!$'()-]*)?\Z")
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"  # CommonMark 0.31, section 6.5
_AUTOMAIL = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._+-]*@{_LABEL}(?:\.{_LABEL})+\Z")
_HOST = re.compile(r"(?:https?://|www\.)[a-z0-9äöüß-]+(?:\.[a-z0-9äöüß-]+)*", re.IGNORECASE)
_TRAILING = ".,;:!?'’*_…)–—"


def may_hold_links(text: str) -> bool:
    """Tell cheaply whether `split_links` is worth calling."""
    return "://" in text or "www." in text or "@" in text


def split_links(text: str) -> Iterator[tuple[str, str | None]]:
    """Cut a text at its addresses.

    Yields:
        Pieces of the text in order, each with the target it links to, or None.
    """
    position = 0
    for match in _ADDRESS.finditer(text):
        found = _without_trailing(match.group())
        target = _target(found, match.lastgroup or "")
        if target is None:
            continue
        if match.start() > position:
            yield text[position : match.start()], None
        yield found, target
        position = match.start() + len(found)
    if position < len(text):
        yield text[position:], None


def autolink(shown: str, target: str) -> str | None:
    """Return `<address>` where that shows the address as it was typed, else None."""
    if target == shown and _AUTOLINK.match(shown) and "xn--" not in shown:
        return f"<{shown}>"
    if target == f"mailto:{shown}" and _AUTOMAIL.match(shown):
        return f"<{shown}>"
    return None


def destination(target: str) -> str:
    """Return an address as the destination of an inline link."""
    return "<" + target.replace("&", "\\&") + ">"


def _without_trailing(found: str) -> str:
    """Leave out the punctuation of the sentence; a bracket stays where it was opened inside."""
    while found and found[-1] in _TRAILING:
        if found[-1] == ")" and found.count("(") >= found.count(")"):
            break
        found = found[:-1]
    return found


def _target(found: str, kind: str) -> str | None:
    if kind == "mail":
        return f"mailto:{found}"
    if not _HOST.match(found) or "." not in found[4:]:
        return None
    return found if kind == "web" else f"http://{found}"
