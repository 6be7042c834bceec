"""What Jinja says of a template that it cannot read, in German.

A sentence that is not known here is left out: the line is told in any case.
"""

from __future__ import annotations

import re

_SIGNS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "begin of print statement": "{{",
    "end of template": "das Ende der Datei",
    "name": "ein Name",
    "string": "ein Text in Anführungszeichen",
    "integer": "eine Zahl",
}

_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        r"Encountered unknown tag 'end\w+'\. Jinja was .* closed is '(\w+)'\.",
        "Hier müsste zuerst {0} enden.",
    ),
    (
        r"(?:Encountered unknown tag|Unexpected end of template).* closed is '(\w+)'\.",
        "{0} hat kein Ende.",
    ),
    (r"Encountered unknown tag '(end\w+)'\.", "{0} beendet nichts, was begonnen hat."),
    (r"Encountered unknown tag '(.+?)'\.", "Eine Anweisung {0} gibt es nicht."),
    (r"No filter named '(.+?)'.*", "Einen Filter {0} gibt es nicht."),
    (r"No test named '(.+?)'.*", "Eine Prüfung {0} gibt es nicht."),
    (r"block '(.+)' defined twice", "Der Block {0} steht zweimal da."),
    (r"expected token '(.+)', got '(.+)'", "Statt {1} müsste hier {0} stehen."),
    (r"unexpected '(.+)', expected '(.+)'", "Statt {0} müsste hier {1} stehen."),
    (r"unexpected end of template, expected '(.+)'\.", "Am Ende der Datei fehlt {0}."),
    (r"Expected an expression, got '(.+)'", "Vor {0} fehlt ein Ausdruck."),
    (
        r"unexpected char '(.+)' at .*|unexpected char \"(.)\" at .*",
        "Das Zeichen {0} gehört nicht hierher.",
    ),
    (r"unexpected '(.+)'", "{0} gehört nicht hierher."),
    (r"Missing end of comment tag", "Ein Kommentar hat kein Ende: #}} fehlt."),
    (r"Missing end of raw directive", "raw hat kein Ende."),
    (r"(»_.*«)", "Namen, die mit _ beginnen, sind Vorlagen verschlossen: {0}."),
)
_TABLE = tuple((re.compile(pattern, re.DOTALL), text) for pattern, text in _SENTENCES)


def explained(message: str) -> str:
    """Return what Jinja's message about a template's syntax means, or "" for an unknown one."""
    for pattern, text in _TABLE:
        if match := pattern.fullmatch(message):
            return text.format(*[_quoted(part) for part in match.groups() if part is not None])
    return ""


def _quoted(part: str) -> str:
    return part if part.startswith("»") else f"»{_SIGNS.get(part, part)}«"
