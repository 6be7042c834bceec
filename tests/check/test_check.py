"""A whole archive is checked: each finding on its line, the sound parts without a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from setzkasten.addresses.lock import read_lock, update_lock, with_decisions
from setzkasten.check.check import Checked, check_archive
from setzkasten.messages.catalogue import CATALOGUE, wording
from setzkasten.model.problem import Severity
from tests.conftest import SETTINGS, Archive, tree

Make = Callable[..., Archive]

TODAY = date(2020, 6, 15)

ALIKE = "sind einander sehr ähnlich."
SAME = "gilt als derselbe Begriff."

LONG = " ".join(f"Wort{number} steht hier und bleibt." for number in range(40))

SOUND = """\
---
Titel: Der Zoll
Autorin: Kim
Datum: 2014-10-29
Kategorien: [Recht]
Schlagworte: [Zoll]
---

Ein Text über [Porto](/artikel/porto/#h-wie-teuer) und sonst nichts.
"""
SECOND = SOUND.replace("Der Zoll", "Porto").replace(
    "Ein Text über [Porto](/artikel/porto/#h-wie-teuer)", "## Wie teuer\n\nEtwas"
)
PAGES = {
    "content/seiten/impressum.md": "---\nTitel: Impressum\n---\n[Zoll](/artikel/zoll/)\n",
    "content/seiten/datenschutz.md": "---\nTitel: Datenschutz\n---\nNichts wird gespeichert.\n",
}
GOOD = {"content/artikel/zoll.md": SOUND, "content/artikel/porto.md": SECOND, **PAGES}


def _checked(archive: Make, files: Mapping[str, str | bytes]) -> Checked:
    made = archive(files)
    report = made.build()
    return check_archive(made.root, report, TODAY)


def _found(archive: Make, files: Mapping[str, str | bytes]) -> set[tuple[str, str, int | None]]:
    checked = _checked(archive, GOOD | files)
    return {(entry.code, entry.path, entry.line) for entry in checked.problems}


def test_an_archive_in_order_gets_no_findings(archive: Make) -> None:
    checked = _checked(archive, GOOD)
    assert checked.problems == ()
    assert (checked.articles, checked.complete) == (2, True)


def test_what_an_article_lacks_is_found_on_its_line(archive: Make) -> None:
    text = (
        "---\nTitel: Rest\nKategorien: []\nSchlagworte: [Zoll, Zoll]\nVerlorene Schlagworte: 3\n"
        "Unsicher: [Titel, Ort]\nBilder:\n  - Bildunterschrift: x\n  - Datei: weg.jpg\n---\n\n"
        "Text.\n\n![x](#bild-3)\n"
    )
    path = "content/artikel/rest.md"
    assert _found(archive, {path: text}) == {
        ("kategorie-fehlt", path, 3),
        ("autorin-fehlt", path, 1),
        ("datum-fehlt", path, 1),
        ("angabe-unordentlich", path, 4),
        ("schlagworte-fehlen", path, 5),
        ("titel-vermutet", path, 2),
        ("angabe-vermutet", path, 6),
        ("bildquelle-verloren", path, 7),
        ("bildquelle-fehlt", path, 7),
        ("bild-datei-fehlt", path, 7),
        ("bild-nummer", path, 14),
    }


def test_drafts_are_left_in_peace(archive: Make) -> None:
    draft = "---\nTitel: Der Zoll\nEntwurf: ja\nSchlagworte: [Selten]\n---\n[x](/nichts/)\n"
    assert _found(archive, {"content/artikel/entwurf.md": draft}) == set()


def test_dates_in_the_future_are_found_as_precise_as_they_are(archive: Make) -> None:
    days = {
        "a": "2020-06-15",
        "b": "2020-06-16",
        "c": "2020",
        "d": "2021",
        "e": "2022",
        "f": "2021-06-17",
    }
    files = {
        f"content/artikel/{name}.md": SOUND.replace("Der Zoll", f"Zoll {name}").replace(
            "2014-10-29", day
        )
        for name, day in days.items()
    }
    found = {(path[-4], code) for code, path, _ in _found(archive, files)}
    assert found == {
        ("b", "erscheint-spaeter"),
        ("d", "erscheint-spaeter"),
        ("e", "erscheint-viel-spaeter"),
        ("f", "erscheint-viel-spaeter"),
    }


def test_terms_that_may_be_one_are_found(archive: Make) -> None:
    def one(title: str, tags: str) -> str:
        return SOUND.replace("Der Zoll", title).replace("[Zoll]", f"[{tags}]")

    files = {
        "content/artikel/a.md": one("A", "Zoll, E-Commerce, Retoure, Versandkosten"),
        "content/artikel/b.md": one("B", "Zoll, E-Commerce, Retouren, Versandkosten"),
        "content/artikel/c.md": one("C", "Zoll, Ecommerce, Retouren, Versandkostem"),
    }
    checked = _checked(archive, GOOD | files)
    said = {(entry.code, entry.path[-4], wording(entry).text) for entry in checked.problems}
    assert said == {
        (
            "begriff-schreibweise",
            "c",
            f"Schlagworte: »Ecommerce« heißt sonst »E-Commerce« und {SAME}",
        ),
        ("begriff-einzeln", "a", "Schlagworte: »Retoure« hat nur einen Artikel."),
        ("begriff-einzeln", "c", "Schlagworte: »Versandkostem« hat nur einen Artikel."),
        (
            "begriff-aehnlich",
            "a",
            f"Schlagworte: »Retoure« (1 Artikel) und »Retouren« (2 Artikel) {ALIKE}",
        ),
        (
            "begriff-aehnlich",
            "c",
            f"Schlagworte: »Versandkostem« (1 Artikel) und »Versandkosten« (2 Artikel) {ALIKE}",
        ),
    }


def test_articles_that_repeat_each_other_are_found(archive: Make) -> None:
    def one(title: str, body: str, more: str = "") -> str:
        head = SOUND.partition("---\n\n")[0].replace("Der Zoll", title)
        return f"{head}{more}---\n\n{body}\n"

    files = {
        "content/artikel/a.md": one("Gleich", LONG),
        "content/artikel/b.md": one("Gleich", LONG.replace("Wort7 ", "Wort ")),
        "content/artikel/c.md": one("Teil", " ".join(LONG.split()[:70])),
        "content/artikel/d.md": one("Erklärt", LONG, "Duplikat von: a\n"),
        "content/artikel/e.md": one("Falsch", "Etwas.", "Duplikat von: nichts.md\n"),
        "content/artikel/f.md": one("Kreis", "Etwas.", "Duplikat von: /artikel/g/\n"),
        "content/artikel/g.md": one("Kreis 2", "Etwas.", "Duplikat von: f.md\n"),
    }
    found = {(code, path[-4], line) for code, path, line in _found(archive, files)}
    assert found == {
        ("titel-doppelt", "b", 2),
        ("fast-gleich", "b", None),
        ("teil-von", "c", None),
        ("duplikat-unbekannt", "e", 7),
        ("duplikat-kreis", "f", 7),
        ("duplikat-kreis", "g", 7),
    }


def test_pages_with_gaps_and_missing_pages_are_found(archive: Make) -> None:
    files = dict(GOOD)
    del files["content/seiten/datenschutz.md"]
    files["content/seiten/impressum.md"] = (
        "---\nTitel: Impressum\n---\n\n**Bitte ausfüllen:** Name\n\nTODO\n"
    )
    checked = _checked(archive, files)
    assert [(entry.code, entry.path, entry.line) for entry in checked.problems] == [
        ("ausfuellen", "content/seiten/impressum.md", 5),
        ("ausfuellen", "content/seiten/impressum.md", 7),
        ("seite-fehlt", "content/seiten", None),
    ]


def test_broken_links_are_errors_and_missing_anchors_are_not(archive: Make) -> None:
    text = SOUND.replace("Der Zoll", "Links").replace("#h-wie-teuer", "#h-wie-billig")
    text += "\nUnd [hier](/artikel/weg/).\n"
    checked = _checked(archive, GOOD | {"content/artikel/links.md": text})
    assert [(entry.code, entry.line) for entry in checked.problems] == [
        ("link-kaputt", 11),
        ("link-anker", 9),
    ]
    assert checked.count(Severity.ERROR) == checked.count(Severity.WARNING) == 1


def test_what_the_build_found_is_told_too_the_worst_first(archive: Make) -> None:
    broken = {
        "content/artikel/kaputt.md": "---\nTitel: x\n",
        "content/artikel/y.md": SOUND.replace("Ort", "Ord").replace("Der Zoll", "Y") + "Tippo: x",
    }
    checked = _checked(archive, GOOD | broken)
    assert checked.problems[0].code == "kopf-offen"
    order = [list(Severity).index(CATALOGUE[entry.code].severity) for entry in checked.problems]
    assert order == sorted(order)


def test_nothing_in_the_archive_is_changed(archive: Make) -> None:
    made = archive(GOOD)
    report = made.build()
    before = tree(made.root)
    check_archive(made.root, report, TODAY)
    assert tree(made.root) == before


def test_drafts_and_files_that_cannot_be_read_are_no_part_of_the_terms(archive: Make) -> None:
    found = _found(
        archive,
        {
            "content/artikel/kaputt.md": "---\nTitel: x\n",
            "content/artikel/byte.md": b"\xff\xfe",
            "content/seiten/byte.md": b"\xff\xfe",
            "content/seiten/entwurf.md": "---\nTitel: Neu\nEntwurf: ja\n---\nTODO\n",
        },
    )
    assert found == {
        ("kopf-offen", "content/artikel/kaputt.md", 1),
        ("kein-utf8", "content/artikel/byte.md", 1),
        ("kein-utf8", "content/seiten/byte.md", 1),
    }


def test_pictures_are_looked_up_one_by_one(archive: Make) -> None:
    lines = [
        "Bilder:",
        "  - Datei: https://example.org/fern.png",
        "    Bildquelle: Kim",
        "  - Datei: /anderswo.png",
        "    Bildquelle: Kim",
        "  - Datei: da.png",
        "    Bildquelle: Kim",
        "  - Datei: weg.png",
        "  - Bildunterschrift: Der Hafen",
    ]
    text = SOUND.replace("---\n\nEin", "\n".join([*lines, "---\n\n![](#bild-6)\n\nEin"]))
    found = _found(archive, {"content/artikel/zoll.md": text, "content/bilder/da.png": b"x"})
    path = "content/artikel/zoll.md"
    assert found == {
        ("bild-datei-fehlt", path, 7),
        ("bildquelle-fehlt", path, 7),
        ("bildquelle-verloren", path, 7),
        ("bild-nummer", path, 18),
    }


def test_links_are_followed_below_the_address_that_was_given(archive: Make) -> None:
    made = archive(GOOD)
    report = made.build(base_url="https://example.org/archiv/")
    checked = check_archive(made.root, report, TODAY, "https://example.org/archiv")
    assert checked.problems == ()


def test_addresses_that_have_moved_are_no_dead_ends(archive: Make) -> None:
    real = SETTINGS.replace("example.org", "archiv.example")
    first = SOUND.replace("/artikel/porto/#h-wie-teuer", "/artikel/alt/")
    made = archive(GOOD | {"content/artikel/zoll.md": first}, settings=real)
    made.write("content/artikel/alt.md", SECOND.replace("Titel: Porto", "Titel: Alt"))
    assert made.build(lasting=True).published
    made.delete("content/artikel/alt.md")
    text = made.read("content/adressen.lock")
    decided = with_decisions(read_lock(text)[0], {"/artikel/alt/": "/artikel/porto/"})
    made.write("content/adressen.lock", update_lock(text, decided))
    report = made.build(lasting=True)
    assert report.published
    assert not [
        entry
        for entry in check_archive(made.root, report, TODAY).problems
        if entry.code.startswith("link")
    ]
