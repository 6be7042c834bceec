"""What recognisers look at: a line, or several lines that a line wrap had cut apart."""

from __future__ import annotations

import re

from setzkasten.model.ledger import Role

SHORT = 200
"""Longer units are running text; only shorter ones can be labels, titles or bylines."""

_LEAD_WINDOW = 40
_RUNNING, _RUNNING_SENTENCE = 140, 60
_LEAD = re.compile(r"[^\w©]*(©|[^\W\d_]+|[0-9]+)")
_SENTENCES = re.compile(r"[^\W\d_]{3,}\. (?=[A-ZÄÖÜ])")
_FULL_STOP = (".", ".“", ".”", '."', ".)", "…", "!“", "“.")
_SENTENCE_END = (".", "!", "?", "…", ".“", "!“", "?“", ".”", '."', ".)", "!”", "?”", "“.", "«.")


class Unit:
    """A unit of text on its way through the recognisers; the only thing here that changes.

    Attributes:
        index: position among the units of the text.
        lines: numbers of its lines.
        text: what it says: wrapped lines joined, without white space at its ends.
        dropped: characters that joining left out (hyphens at line ends).
        gap: blank lines before it; 0 where it follows directly.
        indent: white space at the start of its first line.
        plain: for recognition: NBSP and runs of white space are one blank.
        lead: its first word in lower case, its first digits, or "©".
        roles: what it was claimed as; empty while it is free.
        running: whether it is long enough, or enough of a sentence, to be running text.
        short: whether it can be anything but running text.
    """

    __slots__ = (
        "dropped",
        "gap",
        "indent",
        "index",
        "lead",
        "lines",
        "plain",
        "roles",
        "running",
        "short",
        "text",
    )

    def __init__(
        self, index: int, lines: tuple[int, ...], text: str, *, gap: int, indent: str, dropped: int
    ) -> None:
        self.index = index
        self.lines = lines
        self.text = text
        self.gap = gap
        self.indent = indent
        self.dropped = dropped
        self.roles: tuple[Role, ...] = ()
        size = len(text)
        self.short = size <= SHORT
        self.plain = " ".join(text.split()) if self.short else text
        self.running = size >= _RUNNING or (
            size >= _RUNNING_SENTENCE
            and (
                self.plain.endswith(_FULL_STOP)
                # "… ein zweites Lager. Was steckt dahinter?" is text as well.
                or (self.plain[-1] in "?!" and _SENTENCES.search(self.plain) is not None)
            )
        )
        match = _LEAD.match(text, 0, _LEAD_WINDOW)
        self.lead = match[1].lower() if match else ""

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends like a sentence."""
        return self.plain.endswith(_SENTENCE_END)
