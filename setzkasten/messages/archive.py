"""Problems in the archive as a whole."""

from __future__ import annotations

from setzkasten.messages.entry import Entry
from setzkasten.model.problem import Severity

_N = Severity.NOTE

ENTRIES: dict[str, Entry] = {
    "begriff-schreibweisen": Entry(
        _N,
        "{taxonomie}: »{begriff}« kommt auch in anderer Schreibweise vor und gilt als derselbe "
        "Begriff: {andere}.",
        "Vereinheitlichen Sie die Schreibweise, wenn Sie mögen.",
    ),
    "begriff-adresse": Entry(
        _N,
        "{taxonomie}: »{begriff}« und ein anderer Begriff hätten dieselbe Adresse »{adresse}«; "
        "dieser bekommt »{neu}«.",
        "Wenn beide dasselbe meinen, schreiben Sie sie gleich.",
    ),
}
