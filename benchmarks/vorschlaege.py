"""How good the suggestions of tags are, and how fast.

usage: python -m benchmarks.vorschlaege [ARTICLES]

Tags of labelled articles are hidden and suggested again, no more than were hidden and at most
five: one article at a time in the demo archive (leave one out), a tenth at a time in a generated
archive whose texts speak of their tags in inflected forms, in compounds and in synonyms, name
others in passing, and whose tags are sometimes noise. Slots = min(5, hidden tags), over all
articles.

    precision    right ones among all that were suggested; slots left empty do not count
    strict       right ones among all slots: an empty slot is a wrong one
    recall@5     right ones among all hidden tags
    baseline     strict precision of the most frequent tags of the other articles

Then ARTICLES (10,000) are read, learned from and suggested for; seconds of one core.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

from setzkasten.frontmatter.read import read_front_matter
from setzkasten.model.article import Metadata
from setzkasten.model.ledger import Confidence
from setzkasten.suggest.learning import keys_of, learn
from setzkasten.suggest.reading import Reading, read
from setzkasten.suggest.suggestions import suggest_categories, suggest_tags

SLOTS = 5

_TOPICS = Path(__file__).with_suffix(".txt")
_MATERIALS = "Leder Holz Papier Seiden Woll Garten Küchen Büro Kinder Reise".split()
_THINGS = (
    *("tasche/taschen", "brille/brillen", "lampe/lampen", "decke/decken", "uhr/uhren"),
    *("korb/körben", "stuhl/stühlen", "schrank/schränken", "buch/büchern", "tuch/tüchern"),
    *("messer/messern", "kissen/kissen", "koffer/koffern", "schale/schalen", "karte/karten"),
)
_SYLLABLES = "ba do fe gu ka li mo na pe ru sa ti vo wi ze".split()
_SUBJECTS = (
    *("Der Händler", "Die Inhaberin", "Der Verband", "Die Kammer", "Ein Kunde", "Die Verkäuferin"),
    *("Das Unternehmen", "Der Geschäftsführer", "Eine Leserin", "Die Konkurrenz"),
)
_FRAMES = (
    *("{wer} spricht seit Wochen über {was}.", "{wer} kommt an {was} nicht vorbei."),
    *("Gerade bei {was} wird es teuer, meint {wer2}.", "{wer} hat mit {was} gerechnet."),
    *("Am Ende ging es um {was}.", "{wer} erinnert sich gut an {was}."),
)
_FILLING = (
    *("{wer} rechnet im kommenden Jahr mit mehr Bestellungen.", "Das kostet Zeit und Nerven."),
    *("{wer} widerspricht, die Zahlen sprechen eine andere Sprache.", "Ob das reicht, ist offen."),
    *("Im Vorjahr waren es {zahl} Prozent weniger.", "{wer} will abwarten und dann entscheiden."),
    *("Rund {zahl} Läden machen schon mit.", "Die Kundschaft nimmt es gelassen."),
)


def topics() -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Return the tags of the generated archive, each with its forms, compounds and synonyms.

    To those of the table come goods that are much alike, as `Ledertasche` and `Reisetasche`;
    what speaks of such a one without naming it are made-up names.
    """
    lines = _TOPICS.read_text("utf-8").splitlines()
    rows = [line.split(": ") for line in lines if not line.startswith("#")]
    found = [(name, tuple([tuple(words.split("/")) for words in kinds])) for name, *kinds in rows]
    for number, (material, thing) in enumerate(product(_MATERIALS, _THINGS)):
        one, many = [material + form for form in thing.split("/")]
        names = [_made_up(3 * number + place) for place in range(3)]
        kinds = ((f"der {one}", f"den {many}"), (f"{one}nladen", f"Billig{one}"), tuple(names))
        found.append((one, kinds))
    return found


def _made_up(number: int) -> str:
    """Return a name that no other number has."""
    size = len(_SYLLABLES)
    digits = (number % size, number // size % size, number // size**2 % size)
    return "Haus " + "".join([_SYLLABLES[digit] for digit in digits]).capitalize()


def generated(count: int, seed: int = 11) -> dict[str, Reading]:
    """Return made-up articles with known tags, the same ones for the same numbers."""
    return {slug: read(metadata, body) for slug, (metadata, body) in articles(count, seed).items()}


def articles(count: int, seed: int = 11) -> dict[str, tuple[Metadata, str]]:
    """Return front matter and text of made-up articles by slug.

    Of an article's tags, about four in ten are named, two in ten only stand in compounds, two in
    ten are spoken of in synonyms only, and one in ten is noise: nothing speaks of it.
    """
    rng = random.Random(seed)  # noqa: S311  # not for secrets
    table = topics()
    rng.shuffle(table)
    weights = [1 / (rank + 5) for rank in range(len(table))]
    found = {}
    for number in range(count):
        tags = list(dict.fromkeys(rng.choices(table, weights, k=rng.randint(4, 8))))
        passing = rng.choices(table, weights, k=2)
        sentences = [_filled(rng, rng.choice(_FILLING), "") for _ in range(14)]
        for _, (forms, compounds, synonyms) in tags:
            kind = rng.random()
            if kind < 0.45:
                said = [*rng.choices(forms, k=rng.randint(1, 3)), *rng.choices(compounds, k=1)]
            elif kind < 0.65:
                said = [f"dem Wort {word}" for word in rng.choices(compounds, k=2)]
            elif kind < 0.9:
                said = rng.sample(synonyms, k=min(2, len(synonyms)))
            else:
                said = []
            sentences += [_filled(rng, rng.choice(_FRAMES), what) for what in said]
        sentences += [
            _filled(rng, rng.choice(_FRAMES), rng.choice(kinds[rng.choice((0, 2))]))
            for _, kinds in passing
        ]
        rng.shuffle(sentences)
        title = _filled(rng, "{wer} und die Folge {zahl}", "")
        if rng.random() < 0.4:
            title = f"{title}: {rng.choice(tags[0][1][0])}"
        names = tuple([name for name, _ in tags])
        categories = (f"Rubrik {sum(map(ord, names[0])) % 7}",)
        metadata = Metadata(title, authors=("Kim Muster",), categories=categories, tags=names)
        found[f"artikel-{number:05}"] = (metadata, " ".join(sentences))
    return found


def _filled(rng: random.Random, frame: str, what: str) -> str:
    who, other = rng.sample(_SUBJECTS, 2)
    return frame.format(
        wer=who, wer2=other[:1].lower() + other[1:], was=what, zahl=rng.randint(2, 90)
    )


def demo(folder: Path) -> dict[str, Reading]:
    """Return the demo archive."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        head = read_front_matter(path.read_text("utf-8"), "")
        found[path.stem] = read(Metadata(**dict(head.values)), head.body)
    return found


def measure(readings: Mapping[str, Reading], folds: Iterable[list[str]]) -> None:
    """Hide the tags of each fold in turn, suggest them again, and print what came of it."""
    total: Counter[str] = Counter()
    levels: dict[Confidence, list[int]] = {}
    for fold in folds:
        hidden = {slug: replace(readings[slug], tags=()) for slug in fold}
        known = learn({**readings, **hidden})
        others = [readings[slug] for slug in readings if slug not in hidden]
        frequent = Counter([key for reading in others for key in keys_of(reading.tags)])
        usual = sorted(frequent, key=lambda key: (-frequent[key], key))
        for slug, reading in hidden.items():
            right = set(keys_of(readings[slug].tags))
            slots = min(SLOTS, len(right))
            found = suggest_tags(slug, reading, known, slots)
            hits = [keys_of((entry.name,))[0] in right for entry in found]
            total.update(slots=slots, offered=len(found), hits=sum(hits), hidden=len(right))
            total["usual"] += len(right & set(usual[:slots]))
            total["reachable"] += len(right & frequent.keys())
            for entry, hit in zip(found, hits, strict=True):
                levels.setdefault(entry.confidence, []).append(hit)
    print(
        f"  precision {total['hits'] / total['offered']:.3f}"
        f"  strict {total['hits'] / total['slots']:.3f}"
        f"  recall@5 {total['hits'] / total['hidden']:.3f}"
        f"  baseline {total['usual'] / total['slots']:.3f}"
        f"  (× {total['hits'] / max(1, total['usual']):.1f} strict)"
        f"  known to the archive {total['reachable'] / total['hidden']:.0%}"
    )
    for level in Confidence:
        hits = levels.get(level, [])
        share = f"{sum(hits) / len(hits):.0%}" if hits else "–"
        print(f"    {level:<14} {len(hits):>5} suggested, {share} right")


def measure_categories(readings: Mapping[str, Reading], slugs: list[str]) -> None:
    """Hide the categories of one article after the other; print how often the first is right."""
    right = 0
    for slug in slugs:
        hidden = replace(readings[slug], categories=())
        found = suggest_categories(slug, hidden, learn({**readings, slug: hidden}), 1)
        right += bool(found) and found[0].name in readings[slug].categories
    counts = Counter([name for slug in slugs for name in readings[slug].categories])
    usual = counts.most_common(1)[0][1] / len(slugs)
    print(f"  category first suggested right {right / len(slugs):.3f}, baseline {usual:.3f}")


def speed(count: int) -> None:
    """Print how long many articles take."""
    made = articles(count)
    start = time.process_time()
    readings = {slug: read(metadata, body) for slug, (metadata, body) in made.items()}
    reading = time.process_time()
    known = learn(readings)
    learned = time.process_time()
    for slug, entry in readings.items():
        suggest_tags(slug, entry, known, SLOTS)
        suggest_categories(slug, entry, known, 2)
    done = time.process_time()
    size = sum(len(body) for _, body in made.values()) / count / 1000
    print(
        f"{count} articles of {size:.1f} KB: read {reading - start:.1f} s, learn "
        f"{learned - reading:.1f} s, suggest {done - learned:.1f} s, all {done - start:.1f} s"
    )


def main(arguments: list[str]) -> None:
    """Print all measurements."""
    count = int(arguments[0]) if arguments else 10_000
    archive = demo(Path(__file__).resolve().parent.parent / "content/artikel")
    labelled = [slug for slug, reading in archive.items() if reading.tags]
    print(f"demo archive, {len(labelled)} labelled articles of {len(archive)}, leave one out")
    measure(archive, [[slug] for slug in labelled])
    measure_categories(archive, [slug for slug in archive if archive[slug].categories])
    for size in (200, 1000, 3000):
        made = generated(size)
        print(f"generated archive, {size} articles, {len(topics())} tags, ten folds")
        measure(made, [list(made)[fold::10] for fold in range(10)])
    speed(count)


if __name__ == "__main__":
    main(sys.argv[1:])
