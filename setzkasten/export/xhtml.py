"""HTML as the site has it, written as the XHTML that books need."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from xml.sax.saxutils import escape, quoteattr

_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_DROPPED = frozenset(("loading", "style"))  # of no use in a book


def xhtml(
    html: str, link: Callable[[str], str | None], picture: Callable[[str], str | None]
) -> str:
    """Return well-formed XHTML of a piece of HTML that the program itself wrote.

    Args:
        html: what `setzkasten.parse.markdown.render_body` returns.
        link: gives the address in the book for one on the site, or None where it is none.
        picture: gives the file in the book for the address of a picture, or None where it is
            not there: then its alternative text takes its place.
    """
    writer = _Writer(link, picture)
    writer.feed(html)
    writer.close()
    return writer.text


class _Writer(HTMLParser):
    def __init__(
        self, link: Callable[[str], str | None], picture: Callable[[str], str | None]
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._link = link
        self._picture = picture
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the start of an element."""
        values = {name: value or "" for name, value in attrs if name not in _DROPPED}
        if tag == "img":
            source = self._picture(values.get("src", ""))
            if source is None:
                self._parts.append(escape(values.get("alt", "")))
                return
            values["src"] = source
        if "href" in values:
            target = self._link(values.pop("href"))
            values |= {"href": target} if target else {}
        written = "".join([f" {name}={quoteattr(value)}" for name, value in values.items()])
        self._parts.append(f"<{tag}{written}{'/' if tag in _VOID else ''}>")

    def handle_endtag(self, tag: str) -> None:
        """Write the end of an element."""
        if tag not in _VOID:
            self._parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text."""
        self._parts.append(escape(data))
