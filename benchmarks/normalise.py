"""How fast the normaliser is: articles per second on one core, and time over size.

usage: python -m benchmarks.normalise [ARTICLES] [MEGABYTES]

Writes nothing. The articles are made up here, 2.6 KB each in the mean, in the form
of the seeds: title, paragraphs, byline with place, categories and tags. Forty authors and
a few categories recur, as they do in an archive.
"""

from __future__ import annotations

import random
import sys
import time

from setzkasten.normalise import normalise, to_markdown

_WHO = ("Der Händler", "Die Plattform", "Das Auktionshaus", "Der Zahlungsdienst")
_DOES = ("meldet", "prüft", "verschiebt", "erweitert", "bestätigt", "testet")
_WHAT = ("größere Pakete", "neue Regeln für Rücksendungen", "die Öffnung für Fremdhändler")
_HOW = (
    "wie aus einem Schreiben hervorgeht",
    "sagte ein Sprecher im Oktober {year}",
    "obwohl der Umsatz um {share} Prozent stieg",
    "„das ist für uns der größte Schritt seit Jahren“, so das Haus",
)
_FIRST = ("Anna", "Björn", "Dörte", "Ellen", "Frank", "Gesa", "Holger", "Ines")
_LAST = ("Müller", "Schröder-Voß", "Weiß", "Beck", "Achterberg")
_PLACES = ("Leipzig", "Köln", "Holzkirchen")
_HEADINGS = ("Recht", "Etsy & Co.", "Payment", "Logistik", "Marktplätze", "Mobile", "Technik")
_LONG = 0.114  # of the paragraphs have four sentences, the others three: 2,600 bytes in the mean


def articles(count: int, seed: int = 7) -> list[bytes]:
    """Return made-up raw texts, the same ones for the same numbers."""
    rng = random.Random(seed)  # noqa: S311 -- not for secrets

    def sentence() -> str:
        how = rng.choice(_HOW).format(year=rng.randint(2008, 2016), share=rng.randint(2, 90))
        return f"{rng.choice(_WHO)} {rng.choice(_DOES)} {rng.choice(_WHAT)}, {how}."

    texts = []
    for number in range(count):
        body = "\n\n".join(
            [" ".join([sentence() for _ in range(3 + (rng.random() < _LONG))]) for _ in range(8)]
        )
        texts.append(
            f"{rng.choice(_WHO)} {rng.choice(_DOES)} {rng.choice(_WHAT)} – Folge {number + 1}\n\n"
            f"{body}\n\n{rng.choice(_FIRST)} {rng.choice(_LAST)}, {rng.choice(_PLACES)}\n\n\n\n"
            f"Kategorien: {', '.join(rng.sample(_HEADINGS, rng.randint(1, 3)))}\n\n"
            f"Schlagworte:{', ' * rng.randint(3, 12)}\n"
        )
    return [text.encode() for text in texts]


def seconds(data: bytes) -> float:
    """Return how long one file takes."""
    start = time.perf_counter()
    to_markdown(normalise(data, "gross.txt"))
    return time.perf_counter() - start


def main(arguments: list[str]) -> None:
    """Print both measurements."""
    count = int(arguments[0]) if arguments else 2000
    largest = int(arguments[1]) if len(arguments) > 1 else 20
    texts = articles(count)
    for text in texts[:50]:
        to_markdown(normalise(text, "warm.txt"))
    best = min(_run(texts) for _ in range(3))
    size = sum(map(len, texts)) / count
    print(f"{count} Artikel von {size:.0f} Bytes: {count / best:.0f} Artikel je Sekunde")
    paragraph = texts[0].split(b"\n\n")[1]
    for megabytes in (largest // 4, largest // 2, largest):
        total = megabytes * 1_000_000
        one_line = paragraph * (total // len(paragraph))
        many = b"\n\n".join(texts) * (total // sum(map(len, texts)) + 1)
        print(
            f"{megabytes:3} MB: eine Zeile {seconds(one_line):6.2f} s, "
            f"Absätze {seconds(many[:total]):6.2f} s"
        )


def _run(texts: list[bytes]) -> float:
    start = time.perf_counter()
    for text in texts:
        to_markdown(normalise(text, "x.txt"))
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
