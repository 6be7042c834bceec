"""A generated archive: as many articles as wanted, with everything that a page can hold.

Nothing in it is left to chance, so that what fails once fails again.
"""

from __future__ import annotations

from pathlib import Path

from tests.conftest import write

SETTINGS = """\
Titel: Die große Prüfsammlung
Beschreibung: Erfundene Artikel, damit die Seiten eines großen Archivs gemessen werden können.
Adresse: https://example.org/
Theme: magazin
"""

NOUNS = (
    *("Versandhandel", "Ladentheke", "Rechnungskauf", "Lieferschein", "Packtisch", "Gutschein"),
    *("Umsatzsteuer", "Preisschild", "Warenkorb", "Suchmaschine", "Rücksendung", "Paketstation"),
    *("Datenschutzgrundverordnung", "Zahlungsausfallversicherung", "Öffnungszeit", "Ärger"),
)
VERBS = ("verändert", "verteuert", "rettet", "ersetzt", "überholt", "vergisst", "prüft")
PEOPLE = (
    *("Anna Öztürk", "Dr. Jörg von der Weißenburg", "Kim Lê", "Sofía Núñez", "Émile Çelik"),
    *("Bärbel Grün", "Malte Hinrichs-Bökenförde", "Zoë Ängström", "kay", "Redaktion"),
)
PLACES = ("Görlitz", "Mönchengladbach", "Zürich", "Bad Neuenahr-Ahrweiler")
CATEGORIES = (
    *("Recht", "Logistik", "Marketing", "Payment", "Handmade & Co.", "C++ & <Technik>", "Mode"),
    *("Studien", "Öffentliche Beschaffung", "Einzelhandel", "Mobile", "International"),
)
SENTENCES = (
    "Wer „bestellt“ sagt, meint noch lange nicht ›bezahlt‹ – das wissen 4.711 Händler.",
    "Der Preis stieg von 19,90 Euro auf z. B. 24,90 Euro, also um rund 25 Prozent.",
    "Niemand hatte damit gerechnet, am wenigsten die Betreiberin selbst.",
    "Die Donaudampfschifffahrtsgesellschaftskapitänsmützenversandkostenpauschale bleibt.",
    "Am Ende zählt, was im Karton liegt, und nicht, was auf ihm steht & klebt.",
)
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9" width="960" height="540">'
    '<rect width="16" height="9" fill="#7a8"/></svg>'
)

EXTRAS = """\
| Land | Anteil | Versandkosten in Euro | Rücksendefrist | Zahlungsarten | Anmerkung |
|---|--:|--:|:-:|---|---|
| Österreich | 41 % | 9,90 | 14 Tage | Rechnung, Lastschrift | ohne Zollanmeldung |
| Schweiz | 17 % | 24,50 | 14 Tage | Vorkasse | Ausfuhrbegleitdokument beilegen |
===
> „Ich habe den Kunden nie gesehen, aber ich kenne seine Schuhgröße.“
>
> – eine Händlerin
===
```
GET /artikel?sortierung=preis&richtung=ab&seite=2&filter=lieferbar&land=AT HTTP/1.1
```
===
1. erst zählen
2. dann messen
   - in Zentimetern
   - in Gramm
3. dann wiegen
===
![Ein Karton](#bild-1)
===
Mehr steht bei [den Kollegen](https://example.com/lange/adresse/die-auf-keinem-telefon-passt.html)
und im [Archiv](/archiv/) sowie unter `sehr_langer_name_ohne_trennstellen_mit_unterstrichen_2014`.
===
***
===
4. Die Liste beginnt bei vier.
5. Und endet bei fünf.
""".removesuffix("\n").split("\n===\n")


def write_many(root: Path, count: int) -> None:
    """Write an archive of `count` articles: three of four by hand, the others as raw text."""
    write(root / "setzkasten.yaml", SETTINGS)
    write(root / "content/bilder/karton.svg", PICTURE)
    write(root / "content/seiten/impressum.md", "---\nTitel: Impressum\n---\n\nEine Adresse.\n")
    for number in range(count):
        if number % 4 == 3:
            name = f"content/texte/{number % 7}/{number:04d}.txt"
            write(root / name, _raw(number))
        else:
            write(root / f"content/artikel/nummer-{number}.md", _by_hand(number))


def _title(number: int) -> str:
    one, other = NOUNS[number % 16], NOUNS[(number * 7 + 5) % 16]
    title = f"{one} {VERBS[number % 7]} {other}, Folge {number}"
    return f"„{title}“" if number % 13 == 0 else title


def _paragraph(number: int) -> str:
    length = 2 + number % 3
    return " ".join([SENTENCES[(number + step) % len(SENTENCES)] for step in range(length)])


def _date(number: int) -> str:
    """Return a date, more or less precise, with years that have no articles; or none."""
    year = 2003 + (number * number) % 17
    year += year in {2009, 2010}
    day = f"{year}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    return ["", day[:4], day[:7], day, day, day, day, day][number % 8]


def _by_hand(number: int) -> str:
    categories = [CATEGORIES[number % 12], CATEGORIES[number % 5]][: 1 + number % 2]
    tags = [f"{NOUNS[(number + step) % 16]} {number % 9 + step}" for step in range(number % 6)]
    head = [f"Titel: {_title(number)!r}"]
    if number % 5:
        people = [PEOPLE[number % 10], PEOPLE[(number * 3) % 10]][: 1 + (number % 3 == 0)]
        head.append(f"Autorin: [{', '.join(dict.fromkeys(people))}]")
    if date := _date(number):
        head.append(f"Datum: {date}")
        head += ["Aktualisiert: 2021-02-03"] * (number % 11 == 5)
    head += [f"Ort: {PLACES[number % 4]}"] * (number % 3 == 1)
    head += ["Dachzeile: Zahl der Woche"] * (number % 7 == 2)
    head += ["Unterzeile: Was die Branche dazu sagt und was nicht"] * (number % 6 == 1)
    head += [f"Teaser: {_paragraph(number + 2)!r}"] * (number % 2)
    head.append(f"Kategorien: [{', '.join(map(repr, dict.fromkeys(categories)))}]")
    head.append(f"Schlagworte: [{', '.join(tags)}]")
    if number % 8 in {1, 4, 6}:
        head.append("Bilder:\n  - Bildunterschrift: Der Karton, von oben\n    Bildquelle: Privat")
        head += ["    Datei: karton.svg\n    Alternativtext: Karton"] * (number % 8 != 4)
    parts = [_paragraph(number), EXTRAS[number // 3 % len(EXTRAS)], _paragraph(number + 1)]
    for step in range(number % 5):
        parts += [f"{'#' * (2 + step % 2)} Abschnitt {step + 1}: {NOUNS[(number + step) % 16]}"]
        parts += [_paragraph(number + step), _paragraph(number + 2 * step)]
    return "---\n" + "\n".join(head) + "\n---\n\n" + "\n\n".join(parts) + "\n"


def _raw(number: int) -> str:
    lines = [_title(number), _paragraph(number), f"Von {PEOPLE[number % 8]}"]
    lines += [f"Kategorie: {CATEGORIES[number % 12].replace('<', '').replace('>', '')}"]
    lines += [_paragraph(number + step) for step in range(1, 2 + number % 6)]
    lines += [f"Tags: {NOUNS[number % 16]}, {NOUNS[(number + 1) % 16]}"]
    return "\n\n".join(lines) + "\n"
