"""What the Redaktion says after something was done there, or could not be done."""

from __future__ import annotations

NOTHING_CHANGED = "Es war nichts zu ändern."
NOTHING_TO_UNDO = "Es gibt nichts zurückzunehmen."
UNKNOWN_ARTICLE = "Diesen Artikel gibt es nicht (mehr)."
UNKNOWN_ACTION = "Diese Seite kennt das nicht. Laden Sie sie neu."
NOT_EDITABLE = (
    "Der Kopf dieser Datei lässt sich nicht ändern, ohne mehr zu ändern als gewünscht; die Datei "
    "bleibt, wie sie ist. Ändern Sie die Angabe von Hand."
)
CHANGED_SINCE = (
    "Die Datei ist seitdem von anderer Seite geändert worden; sie bleibt, wie sie ist. "
    "Zurückgenommen wurde nichts."
)
FOREIGN = (
    "Die Vorschau ist inzwischen neu gestartet worden, oder die Anfrage kam von einer anderen "
    "Seite. Geändert wurde nichts. Laden Sie die Seite neu, und versuchen Sie es noch einmal."
)
TOO_BIG = "Das ist zu viel auf einmal; geändert wurde nichts."
CHECK_INPUT = "Gespeichert ist noch nichts. Bitte sehen Sie nach, was bei den Feldern steht."
NO_FILE = "Es war keine Datei dabei. Wählen Sie eine Textdatei aus."


def done(what: str) -> str:
    """Say that something was done."""
    return f"{what[:1].upper()}{what[1:]}."


def undone(what: str, title: str) -> str:
    """Say that something was taken back."""
    return f"Zurückgenommen: {what} (»{title}«)."


def not_written(why: str) -> str:
    """Say that a file could not be written."""
    return (
        f"Die Datei lässt sich nicht schreiben: {why}. Sie bleibt, wie sie ist. "
        "Prüfen Sie Speicherplatz und Zugriffsrechte."
    )


def arrived(name: str) -> str:
    """Say that a text was taken in."""
    return f"»{name}« liegt jetzt bei den Texten; der Artikel entsteht in diesem Augenblick."


def there_already(name: str) -> str:
    """Say that there is a file of that name."""
    return (
        f"Einen Text »{name}« gibt es schon; er bleibt, wie er ist. Geben Sie der neuen Datei "
        "einen anderen Namen."
    )


def same_already(name: str, path: str) -> str:
    """Say that a text of the same content is there."""
    return f"Den Inhalt von »{name}« gibt es schon, als {path}. Angelegt wurde nichts."


def file_too_big(name: str, most: str) -> str:
    """Say that a text is too long to be one."""
    return f"»{name}« ist größer als {most} und wird nicht angenommen."


def empty_file(name: str) -> str:
    """Say that a file has nothing in it."""
    return f"»{name}« ist leer; daraus wird kein Artikel."
