"""The one clock: commands look at it once, and hand the day on as a value."""

from __future__ import annotations

from datetime import date

from setzkasten.model.article import IsoDate


def today(wished: IsoDate | None = None) -> IsoDate:
    """Return the day of today where this computer is, or the day that the command line names."""
    return wished or date.today().isoformat()
