"""Score the normaliser against the gold corpus.

usage: python -m tests.korpus.score [entwicklung|pruefung] [--misses]

Prints precision, recall and F1 for each field; with --misses what was expected
and what came. How a find is judged:

- fields of one value: right if equal after white space is folded. A title that is
  guessed from the first words also counts if one of the two begins with the other; where the
  labels give none because the text has none, a guess that says so is neither right nor wrong.
- lists: each value for itself; pictures: captions and credits each for themselves.
- cp1252 and latin-1 count as the same encoding: no byte tells them apart.
- lines: a line is right if its roles overlap with the labels; `rest` is scored alone.
- body: a line labelled `text` is kept if its letters and digits stand in the rendered
  body, in the order of the text.
- ledger: the bytes can be rebuilt, and every line that is not blank has one claim.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt

from setzkasten.model.ledger import Normalised
from setzkasten.normalise import normalise, rebuild
from tests.korpus.labels import Case, read_cases

_SINGLE = {
    "Dachzeile": "kicker",
    "Titel": "title",
    "Untertitel": "subtitle",
    "Teaser": "teaser",
    "Ort": "place",
    "Datum": "date",
    "Aktualisiert": "updated",
}
_LISTS = {"Autorin": "authors", "Kategorien": "categories", "Schlagworte": "tags"}
_TAG = re.compile(r"<[^>]+>")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass
class Score:
    """Hits, false finds and misses of one field, with the texts of the latter two."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, case: str, got: Counter[str], want: Counter[str]) -> None:
        """Compare two bags of values."""
        self.hits += (got & want).total()
        self.false += (got - want).total()
        self.missed += (want - got).total()
        if got != want:
            self.notes.append(f"{case}: erwartet {list(want)}, gefunden {list(got)}")

    def row(self) -> tuple[float, float, float]:
        """Return precision, recall and F1; 1 where there was nothing to find."""
        precision = self.hits / (self.hits + self.false) if self.hits + self.false else 1.0
        recall = self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0
        total = precision + recall
        return precision, recall, 2 * precision * recall / total if total else 0.0


def score(cases: list[Case]) -> dict[str, Score]:
    """Normalise all cases and score each field."""
    scores: dict[str, Score] = {}
    for case in cases:
        result = normalise(case.data, f"{case.name}.txt")
        for name, got, want in _compared(case, result):
            scores.setdefault(name, Score()).add(case.name, Counter(got), Counter(want))
    return scores


def _compared(case: Case, result: Normalised) -> Iterator[tuple[str, list[str], list[str]]]:
    labels, metadata = case.labels, result.metadata
    for key, attribute in _SINGLE.items():
        got, want = getattr(metadata, attribute), labels.get(key)
        if key == "Titel":
            got = _title(case, result, want)
        yield key, _listed(got), _listed(want)
    for key, attribute in _LISTS.items():
        yield key, _folded(getattr(metadata, attribute)), _folded(labels.get(key) or [])
    lost = int(labels.get("Schlagworte_verloren") or 0)
    yield "Schlagworte_verloren", _listed(metadata.tags_lost or None), _listed(lost or None)
    for key, attribute in (("Bildunterschrift", "caption"), ("Bildquelle", "credit")):
        got = [getattr(image, attribute) for image in metadata.images]
        want = [image.get(key) for image in labels.get("Bilder") or []]
        yield key, _folded(got), _folded(want)
    heads = [line for line in result.body.split("\n") if line.startswith("## ")]
    yield (
        "Zwischentitel",
        _folded([_text(head) for head in heads]),
        _folded(labels.get("Zwischentitel") or []),
    )
    yield "Kodierung", [_encoding(result.encoding)], [_encoding(labels["Kodierung"])]
    guessed = "Titel" in metadata.guessed
    yield (
        "Titel geraten",
        _listed(guessed or None),
        _listed(labels.get("Titel_sicherheit") == "geraten" or None),
    )
    yield from _lines(case, result)


def _title(case: Case, result: Normalised, want: str | None) -> str | None:
    got = result.metadata.title
    if "Titel" in result.metadata.guessed and case.labels.get("Titel_sicherheit") == "geraten":
        if want is None:
            return None
        folded = " ".join((want or "").split())
        if folded and (got.startswith(folded) or folded.startswith(got)):
            return folded
    return got


def _lines(case: Case, result: Normalised) -> Iterator[tuple[str, list[str], list[str]]]:
    roles = {
        number: tuple(role.value for role in claim.roles)
        for claim in result.claims
        for number in claim.lines
    }
    numbers = sorted(set(roles) | set(case.roles))
    rest = [str(number) for number in numbers if "rest" in roles.get(number, ())]
    yield (
        "Rest (Zeilen)",
        rest,
        [n for n in map(str, numbers) if "rest" in case.roles.get(int(n), ())],
    )
    right = [
        f"{number} {'/'.join(case.roles.get(number, ('-',)))}"
        if set(roles.get(number, ())) & set(case.roles.get(number, ()))
        else f"{number} {'/'.join(roles.get(number, ('-',)))}"
        for number in numbers
    ]
    want = [f"{number} {'/'.join(case.roles.get(number, ('-',)))}" for number in numbers]
    odd = [place for place, text in enumerate(right) if text != want[place]]
    yield "Zeilen", [right[place] for place in odd], [want[place] for place in odd]
    yield "Zeilen richtig", ["x"] * (len(numbers) - len(odd)), ["x"] * len(numbers)
    kept, texts = _kept(case, result)
    yield "Text erhalten", kept, texts
    filled = [str(line.number) for line in result.lines if line.text.strip()]
    claimed = [str(number) for claim in result.claims for number in claim.lines]
    yield "Zeilenbuch", sorted(claimed), sorted(filled)
    yield "Bytes", [str(rebuild(result) == case.data)], ["True"]


def _kept(case: Case, result: Normalised) -> tuple[list[str], list[str]]:
    """Return which `text` lines stand in the rendered body, and which there are."""
    body = _letters(_text(result.body))
    position = 0
    kept, texts = [], []
    for number, roles in sorted(case.roles.items()):
        if "text" not in roles:
            continue
        line = result.lines[number - 1].text
        texts.append(str(number))
        for candidate in (_letters(line), _letters(re.sub(r"^\s*[0-9]{1,3}[.)]\s", "", line))):
            place = body.find(candidate, position)
            if place >= 0:
                position = place + len(candidate)
                kept.append(str(number))
                break
    return kept, texts


def _text(markdown: str) -> str:
    return html.unescape(_TAG.sub("", _MARKDOWN.render(markdown)))


def _letters(text: str) -> str:
    return "".join([char for char in unicodedata.normalize("NFC", text) if char.isalnum()])


def _listed(value: object) -> list[str]:
    return [] if value is None else [" ".join(str(value).split())]


def _folded(values: object) -> list[str]:
    assert isinstance(values, list | tuple)
    return [" ".join(str(value).split()) for value in values if value]


def _encoding(name: str) -> str:
    return "cp1252" if name == "latin-1" else name


def main(arguments: list[str]) -> int:
    """Print the scores; return 1 where there are no cases."""
    parts = [argument for argument in arguments if not argument.startswith("--")]
    cases = read_cases(parts[0] if parts else "entwicklung")
    scores = score(cases)
    print(f"{len(cases)} Fälle")
    print(
        f"{'Feld':22}{'Genauigkeit':>12}{'Ausbeute':>10}{'F1':>8}{'richtig':>9}{'falsch':>8}{'fehlt':>7}"
    )
    for name, item in scores.items():
        if name == "Zeilen":
            continue
        precision, recall, f1 = item.row()
        numbers = f"{item.hits:9}{item.false:8}{item.missed:7}"
        print(f"{name:22}{precision:12.3f}{recall:10.3f}{f1:8.3f}{numbers}")
    if "--misses" in arguments:
        for name, item in scores.items():
            if item.notes and name != "Zeilen richtig":
                print(f"\n{name}")
                print("\n".join([f"  {note}" for note in item.notes]))
    return 0 if cases else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
