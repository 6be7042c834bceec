"""What the program says about another build in the same archive."""

from __future__ import annotations

import time


def builder(process: int, since: int) -> str:
    """Name a build by its process, such as `Prozess 4711, seit 10:31 Uhr`.

    Args:
        process: its number; 0 where that is not known.
        since: when it began, nanoseconds since 1970.
    """
    if not process:
        return "ein anderer Prozess"
    begun, now = time.localtime(since / 1e9), time.localtime()
    day = "" if begun[:3] == now[:3] else f"{begun.tm_mday}.{begun.tm_mon}.{begun.tm_year}, "
    return f"Prozess {process}, seit {day}{begun.tm_hour}:{begun.tm_min:02d} Uhr"


def waiting_for(who: str) -> str:
    """Say that another build, as `builder` names it, is waited for."""
    return f"In diesem Archiv wird gerade schon gebaut ({who}). Ich warte, bis das fertig ist …"
