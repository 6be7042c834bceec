"""How a site is built, as the command line says it."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.article import IsoDate
from setzkasten.model.showing import LAST_DAY, Showing

OUTPUT = "site"
CACHE = ".cache"


@dataclass(frozen=True)
class Options:
    """How to build.

    Attributes:
        base_url: stands in for the address in the settings.
        noindex: whether search engines have to keep away, as from a preview for colleagues.
        headers: whether the host sends the headers of ours; else each page says what it may load.
        lasting: whether this is for readers: addresses are remembered, and none may vanish.
        jobs: processes for big builds; None for one per processor. Never changes the result.
        output: the folder of the site, below the archive's root.
        remember: whether to use and keep the memory of the last build.
        search: whether to renew the index of the search; else it stays as it is.
        today: the day of the build, to the day: the only clock that a site knows.
        drafts: whether to show, with a mark, what is not published yet, as the preview does.
        patience: how long to wait for another build in the same archive, seconds.
    """

    base_url: str | None = None
    noindex: bool = False
    headers: bool = True
    lasting: bool = False
    jobs: int | None = None
    output: str = OUTPUT
    remember: bool = True
    search: bool = True
    today: IsoDate = LAST_DAY
    drafts: bool = False
    patience: float = 10.0

    @property
    def showing(self) -> Showing:
        """What is to appear."""
        return Showing(self.today, self.drafts)
