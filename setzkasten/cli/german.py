"""argparse in German: its own words, and errors that name the way to the help."""

from __future__ import annotations

import argparse
from typing import NoReturn

# What argparse says by itself, in German. It looks its words up in its own `_` and
# `ngettext` when it needs them, so giving it other ones is all it takes.
_GERMAN = {
    "usage: ": "Aufruf: ",
    "options": "Schalter",
    "positional arguments": "Angaben",
    "show this help message and exit": "diese Hilfe zeigen",
    "show program's version number and exit": "die Version zeigen",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "es fehlt: %s",
    "unrecognized arguments: %s": "unbekannt: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "»%(value)s« gibt es nicht; möglich ist %(choices)s"
    ),
    "invalid %(type)s value: %(value)r": "»%(value)s« passt hier nicht",
    "expected one argument": "hier fehlt ein Wert",
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s ist nicht eindeutig; gemeint sein kann %(matches)s"
    ),
    "ignored explicit argument %r": "der Wert %r ist hier nicht vorgesehen",
    "not allowed with argument %s": "verträgt sich nicht mit %s",
    "one of the arguments %s is required": "es fehlt eines von %s",
}


def _translated(text: str) -> str:
    return _GERMAN.get(text, text)


argparse._ = _translated  # type: ignore[attr-defined]


class GermanParser(argparse.ArgumentParser):
    """Ends with the words of an error and the way to the help."""

    def error(self, message: str) -> NoReturn:
        """End the program with these words and with code 2, as argparse does."""
        command = self.prog
        self.exit(2, f"{message[:1].upper()}{message[1:]}\nHilfe: {command} --help\n")
