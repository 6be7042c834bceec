"""What of an archive is to appear in a site: the day it is made for, and whether with drafts."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.article import IsoDate

LAST_DAY: IsoDate = "9999-12-31"
"""As today, a day that holds no article back."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to appear.

    Attributes:
        today: the day of the build, to the day; articles with a later date are held back.
        drafts: whether to show drafts and later articles all the same, as the preview does.
    """

    today: IsoDate = LAST_DAY
    drafts: bool = False
