"""The catalogue of problems: what is wrong and what to do, in German.

A new problem is a new row here; code builds it with `setzkasten.model.problem.problem`.
`{name}` stands for a value that the problem brings along.
"""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.model.problem import Problem, Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Entry:
    """How much a problem matters, what is wrong, and what to do about it."""

    severity: Severity
    text: str
    cure: str = ""


CATALOGUE: dict[str, Entry] = {
    # --- front matter ------------------------------------------------------------------
    "kopf-offen": Entry(
        _E,
        "Der Kopf der Datei beginnt mit »---«, hört aber nicht auf.",
        "Setzen Sie unter die letzte Angabe eine eigene Zeile mit drei Bindestrichen: ---",
    ),
    "kopf-yaml": Entry(
        _E,
        "Der Kopf der Datei ist an dieser Stelle nicht zu lesen.",
        "Jede Angabe steht in einer eigenen Zeile als »Schlüssel: Wert«. Setzen Sie Werte mit "
        'Sonderzeichen in gerade Anführungszeichen: Titel: "…"',
    ),
    "kopf-tabulator": Entry(
        _E,
        "Im Kopf der Datei steht ein Tabulator.",
        "Ersetzen Sie ihn durch Leerzeichen.",
    ),
    "kopf-keine-paare": Entry(
        _E,
        "Im Kopf der Datei stehen keine Angaben der Form »Schlüssel: Wert«.",
        "Schreiben Sie zum Beispiel: Titel: Mein Artikel",
    ),
    "kopf-anfuehrung": Entry(
        _N,
        "Ein Wert enthält Zeichen, die im Kopf eine eigene Bedeutung haben; er wurde als Text gelesen.",
        'Setzen Sie ihn in gerade Anführungszeichen, dann ist er eindeutig: Titel: "…"',
    ),
    "wert-falsch": Entry(
        _W,
        "»{schluessel}: {wert}« lässt sich nicht lesen; die Angabe fehlt auf der Seite.",
        "Erwartet wird {erwartet}.",
    ),
    "schluessel-doppelt": Entry(
        _W,
        "»{schluessel}« steht zweimal im Kopf; es gilt die erste Angabe.",
        "Löschen Sie eine der beiden Zeilen.",
    ),
    "schluessel-aehnlich": Entry(
        _W,
        "Den Schlüssel »{schluessel}« gibt es nicht; die Angabe wird nicht benutzt.",
        "Meinten Sie »{gemeint}«?",
    ),
    "schluessel-unbekannt": Entry(
        _W,
        "Den Schlüssel »{schluessel}« gibt es nicht; die Angabe wird nicht benutzt.",
        "Diese Schlüssel gibt es: {bekannt}.",
    ),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A problem in German, ready to be shown."""

    severity: Severity
    place: str
    text: str
    cure: str


def wording(problem: Problem) -> Wording:
    """Say a problem in German.

    Raises:
        KeyError: the code is not in the catalogue, or a value is missing (a programming error).
    """
    entry = CATALOGUE[problem.code]
    values = dict(problem.values)
    place = problem.path if problem.line is None else f"{problem.path}, Zeile {problem.line}"
    return Wording(
        entry.severity, place, entry.text.format_map(values), entry.cure.format_map(values)
    )
