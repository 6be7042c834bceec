"""The name under which a text that was dropped into the window is kept."""

from __future__ import annotations

import re
import unicodedata

MOST_BYTES = 8 * 2**20
"""A longer text is no article."""

ENDING = ".txt"
LONGEST = 120  # bytes of a name; every file system takes 255, and programs add to it

# What Windows refuses (Microsoft, "Naming Files, Paths, and Namespaces"), and what nobody sees.
_FORBIDDEN = re.compile(
    r'[<>:"|?*\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]'
)
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)


class NameProblem(Exception):  # noqa: N818  # an editor's, not the program's
    """A file cannot be kept under its name; the words are German."""


def safe_name(given: str) -> str:
    r"""Return a name that any system takes, without folders, ending in `.txt`.

    Args:
        given: what the browser says, perhaps with the folders it came from.

    Raises:
        NameProblem: it is no text file, or nothing is left of the name.
    """
    bare = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    name = " ".join(_FORBIDDEN.sub(" ", bare).split()).lstrip(".~ ").rstrip(". ")
    if not name.lower().endswith(ENDING):
        shown = name[:60] or "Die Datei"
        raise NameProblem(
            f"»{shown}« ist keine Textdatei. Speichern Sie sie in ihrem Programm als »Nur Text "
            "(*.txt)«, und ziehen Sie diese Datei hierher."
        )
    stem = name[: -len(ENDING)].rstrip(". ")
    if _DEVICES.match(f"{stem}."):
        stem = f"text-{stem}"
    stem = stem.encode("utf-8")[: LONGEST - len(ENDING)].decode("utf-8", "ignore").rstrip(". ")
    if not stem:
        raise NameProblem("Die Datei braucht einen Namen vor der Endung .txt.")
    return stem + ENDING
