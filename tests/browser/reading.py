"""What a page consists of, as a program reads it: links, loads, anchors, structured data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Contents:
    """Parts of one page.

    Attributes:
        links: targets of `a`, with the fragment.
        loads: what the browser fetches to show the page.
        terms: Dublin Core of the page: element and value, each as often as it is there.
        feeds: (type, address) of the feeds that the head names.
        anchors: values of `id`, each once.
        metas: name or property → content; the last of several.
        canonical: address that the page calls its own.
        data: JSON-LD, parsed.
        wrong: what no page may have.
    """

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    feeds: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    metas: dict[str, str] = field(default_factory=dict)
    canonical: str | None = None
    data: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def contents_of(html: str) -> Contents:
    """Read a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.contents


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.contents = Contents()
        self.script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        found = self.contents
        if "id" in values:
            if values["id"] in found.anchors:
                found.wrong.append(f"two elements are called {values['id']}")
            found.anchors.add(values["id"])
        if "style" in values or tag == "style":
            found.wrong.append(f"<{tag}> has a style that a strict policy forbids")
        found.wrong += [f"<{tag} {name}> runs a script" for name in values if name[:2] == "on"]
        if tag == "a" and "href" in values:
            found.links.append(values["href"])
        if "src" in values:
            found.loads.append(values["src"])
        if tag == "meta":
            self._meta(values.get("name") or values.get("property"), values.get("content", ""))
        if tag == "link":
            self._link(values)
        if tag == "script":
            self.script = [] if values.get("type") == "application/ld+json" else None
            if self.script is None and "src" not in values:
                found.wrong.append("a script stands in the page")

    def _meta(self, name: str | None, content: str) -> None:
        if name:
            self.contents.metas[name] = content
        if name and name.startswith("DC."):
            self.contents.terms.append((name.removeprefix("DC."), content))

    def _link(self, values: dict[str, str]) -> None:
        relation, target = values.get("rel", ""), values.get("href", "")
        if relation == "canonical":
            self.contents.canonical = target
        elif relation == "alternate" and values.get("type") != "text/html":
            self.contents.feeds.append((values.get("type", ""), target))
        elif relation not in {"prev", "next", "schema.DC"}:  # browsers do not follow these
            self.contents.loads.append(target)

    def handle_data(self, data: str) -> None:
        if self.script is not None:
            self.script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.script is not None:
            self.contents.data.append(json.loads("".join(self.script)))
            self.script = None
