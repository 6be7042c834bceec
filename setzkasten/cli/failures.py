"""What happens when the program itself is at fault: a word to the editor, the rest to a file."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from setzkasten.options import CACHE


def tell_failure(error: Exception, root: Path) -> None:
    """Say that the program has failed, and keep what developers need in `.cache/fehler.txt`."""
    file = root / CACHE / "fehler.txt"
    trace = "".join(traceback.format_exception(error))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(trace, "utf-8", errors="replace")
        where = f"Was geschah, steht in {file}."
    except OSError:
        where = f"{type(error).__name__}: {error}"
    print(
        "Setzkasten ist auf einen eigenen Fehler gestoßen; Ihre Dateien sind unverändert.\n"
        f"{where}\nBitte schicken Sie diese Datei an die Entwicklerinnen und Entwickler.",
        file=sys.stderr,
        flush=True,
    )
