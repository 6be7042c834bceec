"""What is told at an address whose page was taken away for good."""

from __future__ import annotations

import re
from dataclasses import dataclass

from setzkasten.language.dates import long_date
from setzkasten.model.article import IsoDate

_FILE = re.compile(r"410(-artikel)?(?:-(\d{4}(?:-\d\d){0,2}))?\.html\Z")


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is known of a page that was taken away; all that is the same is told by one file.

    Attributes:
        article: whether it was an article.
        date: when it was taken away, as precise as known, or None.
    """

    article: bool = False
    date: IsoDate | None = None

    @property
    def file(self) -> str:
        """The file, below `site/`, that servers show there."""
        kind = "-artikel" if self.article else ""
        return f"410{kind}{f'-{self.date}' if self.date else ''}.html"

    @classmethod
    def of_file(cls, name: str) -> Tombstone:
        """Return what a file is about; nothing is known where no tombstone is called so."""
        match = _FILE.match(name)
        return cls(match[1] is not None, match[2]) if match else cls()

    @property
    def title(self) -> str:
        """The heading of the page."""
        return f"{'Dieser Artikel' if self.article else 'Diese Seite'} wurde entfernt"

    def sentence(self, locale: str = "de") -> str:
        """Say what became of the page.

        Args:
            locale: as Babel writes it; decides how the date is written.
        """
        subject = "Er" if self.article else "Sie"
        if self.date is None:
            return f"{subject} wurde aus dem Archiv genommen."
        before = {len("2014-10-29"): "am ", len("2014-10"): "im "}.get(len(self.date), "")
        when = f"{before}{long_date(self.date, locale)}"
        return f"{subject} wurde {when} aus dem Archiv genommen."


UNKNOWN = Tombstone()
"""Of a page of which nothing more is known; its file stands in where a server knows only one."""
