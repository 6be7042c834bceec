"""One table of broken, huge and malicious files: each is on the site or in the report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from setzkasten import frontmatter, model, stages
from setzkasten.model.article import MOST_ENTRIES
from tests.conftest import SETTINGS, TINY_THEME, Archive, article, tree
from tests.hostile.checking import GOOD, check_build, check_good, said, words_of

Make = Callable[..., Archive]

RAW = (
    "Ein Laden geht ins Netz\n\nDer erste Absatz ist lang genug, um einer zu sein.\n\n"
    "Und noch einer kommt dazu, damit der Text kein Titel ist.\n"
)


@dataclass(frozen=True)
class Case:
    """A hostile file and what becomes of it.

    Attributes:
        path: below the archive.
        data: its content.
        shows: words that readers find on the site; empty where there is no page.
        tells: code of the problem that the editor reads; empty where there is none.
        line: of the file, that the problem names.
        others: codes of further problems of the file that may come along.
    """

    path: str
    data: str | bytes
    shows: str = ""
    tells: str = ""
    line: int | None = None
    others: frozenset[str] = field(default_factory=frozenset)


def _md(head: str, body: str = "Findling im Körper.") -> str:
    return f"---\n{head}\n---\n\n{body}\n"


MD = "content/artikel/boese.md"
TXT = "content/texte/boese.txt"
PAGE = "content/seiten/boese.md"

_LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
_UNKNOWN = frozenset(("schluessel-unbekannt", "schluessel-aehnlich"))

CASES: dict[str, Case] = {
    # --- front matter: YAML that attacks
    "billion laughs": Case(
        MD,
        _md(f"{_LAUGHS}Titel: Findling"),
        "Findling im Körper",
        "schluessel-unbekannt",
        2,
        _UNKNOWN,
    ),
    "billion laughs as tags": Case(
        MD,
        _md(f"Titel: Findling\n{_LAUGHS}Schlagworte: *i"),
        "Findling im Körper",
        "wert-falsch",
        None,
        _UNKNOWN,
    ),
    "python object": Case(
        MD,
        _md('Titel: !!python/object/apply:os.system ["touch /tmp/boese"]\nOrt: x'),
        "Findling im Körper",
        "wert-falsch",
        2,
        frozenset(("titel-fehlt",)),
    ),
    "python name": Case(MD, _md("Titel: !!python/name:os.system Findling"), "Findling im Körper"),
    "foreign tag": Case(MD, _md("Titel: !boese Findling"), "Findling im Körper"),
    "binary tag": Case(MD, _md("Titel: !!binary RmluZGxpbmc="), "Findling im Körper"),
    "merge key": Case(
        MD,
        _md("Titel: Findling\n<<: {Datum: 2014}"),
        "Findling im Körper",
        "schluessel-unbekannt",
        3,
    ),
    "alias of itself": Case(
        MD, _md("Titel: Findling\nSchlagworte: &a [*a]"), "Findling im Körper", "wert-falsch", 3
    ),
    "alias without anchor": Case(
        MD, _md("Titel: Findling\nOrt: *nichts"), "Findling im Körper", "kopf-anfuehrung", 3
    ),
    "duplicate key": Case(
        MD, _md("Titel: Findling\nTitel: Zweiter"), "Findling im Körper", "schluessel-doppelt", 3
    ),
    "duplicate key in two spellings": Case(
        MD,
        _md("Titel: Findling\nÜberschrift: Zweiter"),
        "Findling im Körper",
        "schluessel-doppelt",
        3,
    ),
    "list instead of text": Case(
        MD, _md("Titel: Findling\nOrt: [a, b]"), "Findling im Körper", "wert-falsch", 3
    ),
    "mapping instead of list": Case(
        MD, _md("Titel: Findling\nSchlagworte: {a: b}"), "Findling im Körper", "wert-falsch", 3
    ),
    "list of lists": Case(
        MD, _md("Titel: Findling\nKategorien: [[a], [b]]"), "Findling im Körper", "wert-falsch", 3
    ),
    "number instead of pictures": Case(
        MD, _md("Titel: Findling\nBilder: 7"), "Findling im Körper", "wert-falsch", 3
    ),
    "impossible date": Case(
        MD, _md("Titel: Findling\nDatum: 2014-02-31"), "Findling im Körper", "wert-falsch", 3
    ),
    "date beyond all time": Case(
        MD, _md("Titel: Findling\nDatum: 99999-01-01"), "Findling im Körper", "wert-falsch", 3
    ),
    "year nought": Case(
        MD, _md("Titel: Findling\nDatum: 0000-00-00"), "Findling im Körper", "wert-falsch", 3
    ),
    "date as a bomb of digits": Case(
        MD, _md(f"Titel: Findling\nDatum: {'9' * 10_000}"), "Findling im Körper", "wert-falsch", 3
    ),
    "negative number": Case(
        MD,
        _md("Titel: Findling\nVerlorene Schlagworte: -1"),
        "Findling im Körper",
        "wert-falsch",
        3,
    ),
    "infinite number": Case(
        MD,
        _md("Titel: Findling\nVerlorene Schlagworte: .inf"),
        "Findling im Körper",
        "wert-falsch",
        3,
    ),
    "huge number": Case(
        MD,
        _md(f"Titel: Findling\nVerlorene Schlagworte: {'9' * 9_999}"),
        "Findling im Körper",
        "wert-falsch",
        3,
    ),
    "unclosed": Case(
        MD, "---\nTitel: Findling\n\nText ohne Ende des Kopfs.\n", "", "kopf-offen", 1
    ),
    "unclosed bracket": Case(MD, _md("Titel: Findling\nSchlagworte: [a, b"), "", "kopf-yaml"),
    "unclosed quote": Case(MD, _md('Titel: "Findling'), "Findling", "kopf-anfuehrung", 2),
    "tab": Case(MD, _md("Titel: Findling\nBilder:\n\t- Bildquelle: x"), "", "kopf-tabulator", 4),
    "only a list": Case(MD, _md("- Titel\n- Findling"), "", "kopf-keine-paare", 2),
    "only a word": Case(MD, _md("Findling"), "", "kopf-keine-paare", 2),
    "empty head": Case(MD, _md(""), "Findling im Körper", "titel-fehlt", 1),
    "empty file": Case(MD, "", "Boese", "titel-fehlt", 1),
    "null values": Case(
        MD,
        _md("Titel: ~\nDatum: null\nSchlagworte: ~\nBilder: ~"),
        "Findling im Körper",
        "titel-fehlt",
        1,
    ),
    "two documents": Case(MD, _md("Titel: Findling\n--- \nTitel: Zweiter"), "Findling"),
    "directive": Case(MD, _md("%YAML 9.9\nTitel: Findling"), "", "kopf-yaml"),
    "complex key": Case(
        MD, _md("Titel: Findling\n? [a, b]\n: c"), "Findling im Körper", "schluessel-unbekannt", 3
    ),
    "long key": Case(
        MD, _md(f"Titel: Findling\n{'k' * 900}: c"), "Findling im Körper", "schluessel-unbekannt", 3
    ),
    "deep flow": Case(MD, _md(f"Titel: Findling\nOrt: {'[' * 10_000}"), "", "kopf-yaml"),
    "deep block": Case(
        MD,
        _md("Titel: Findling\nOrt:\n" + "\n".join(" " * i + "a:" for i in range(1, 400))),
        "",
        "kopf-yaml",
    ),
    "deep dashes": Case(MD, _md(f"Titel: Findling\nOrt:\n  {'- ' * 5_000}x"), "", "kopf-yaml"),
    "windows line ends": Case(
        MD, _md("Titel: Findling\nDatum: 2014").replace("\n", "\r\n"), "Findling im Körper"
    ),
    "old mac line ends": Case(
        MD, _md("Titel: Findling\nDatum: 2014").replace("\n", "\r"), "Findling im Körper"
    ),
    "byte order mark": Case(MD, "\ufeff" + _md("Titel: Findling"), "Findling im Körper"),
    "NUL in the head": Case(MD, _md("Titel: Find\x00ling"), "", "kopf-yaml", 2),
    "NUL in the body": Case(MD, _md("Titel: x", "Findling\x00 mit Null."), "Findling mit Null"),
    "not UTF-8": Case(MD, "---\nTitel: Süß\n---\n\nText\n".encode("cp1252"), "", "kein-utf8", 2),
    "UTF-16": Case(MD, _md("Titel: Findling").encode("utf-16"), "", "kein-utf8", 1),
    "a picture named .md": Case(MD, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "", "kein-utf8", 1),
    "forged stamp": Case(
        MD,
        _md("Titel: Findling\nQuelle: fremd.txt\nFassung: 000000000000-000000000000"),
        "Findling im Körper",
    ),
    "source out of the archive": Case(
        MD, _md("Titel: Findling\nQuelle: ../../../etc/passwd"), "Findling im Körper"
    ),
    "permalink out of the site": Case(
        MD,
        _md("Titel: Findling\nAdresse: ../../../../fort\nWeiterleitung: /../../x"),
        "Findling im Körper",
        "weiterleitung-unlesbar",
    ),
    "permalink that is nothing but dots": Case(
        MD, _md("Titel: Findling\nAdresse: ../.."), "Findling im Körper"
    ),
    "endless title": Case(MD, _md(f"Titel: Findling {'x' * 100_000}"), "Findling im Körper"),
    "a thousand unknown keys": Case(
        MD,
        _md("Titel: Findling\n" + "\n".join(f"K{n}: v" for n in range(1_000))),
        "Findling im Körper",
        "schluessel-unbekannt",
        3,
        _UNKNOWN,
    ),
    "hundreds of tags": Case(
        MD,
        _md("Titel: Findling\nSchlagworte: [" + ", ".join(f"t{n}" for n in range(300)) + "]"),
        "t299",
    ),
    "one tag many times": Case(
        MD,
        _md("Titel: Findling\nSchlagworte: [" + ", ".join(["Handel"] * 5_000) + "]"),
        "Handel (1)",
    ),
    "tags that are one address": Case(
        MD,
        _md("Titel: Findling\nSchlagworte: ['C', 'c', 'Ç', '?', '!', '日本', '🚀']"),
        "日本",
        "",
        None,
        frozenset(("begriff-adresse", "begriff-schreibweisen")),
    ),
    # --- bodies
    "ten thousand quotes": Case(MD, _md("Titel: Findling", "> " * 10_000 + "Findling"), "Findling"),
    "ten thousand brackets": Case(
        MD, _md("Titel: Findling", "[" * 10_000 + "Findling" + "](x)" * 10_000), "Findling"
    ),
    "ten thousand stars": Case(
        MD, _md("Titel: Findling", "Findling " + "*a **b " * 5_000), "Findling"
    ),
    "ten thousand ticks": Case(
        MD, _md("Titel: Findling", "Findling " + "`" * 10_000 + " `` x"), "Findling"
    ),
    "ten thousand lists": Case(MD, _md("Titel: Findling", "- " * 10_000 + "Findling"), "Findling"),
    "ten thousand headings": Case(MD, _md("Titel: Findling", "## Findling\n\n" * 600), "Findling"),
    "ten thousand references": Case(
        MD,
        _md("Titel: Findling", "".join(f"[a{n}]: /x\n" for n in range(5_000)) + "\nFindling [a1]"),
        "Findling",
    ),
    "ten thousand entities": Case(
        MD, _md("Titel: Findling", "Findling " + "&amp;" * 10_000), "Findling"
    ),
    "wide table": Case(
        MD,
        _md(
            "Titel: Findling", "|" + "Findling|" * 1_000 + "\n|" + "-|" * 1_000 + "\n" + "|x\n" * 20
        ),
        "Findling",
    ),
    "picture that is not there": Case(
        MD, _md("Titel: Findling", "Findling\n\n![x](#bild-9999)"), "Findling"
    ),
    "pictures out of the archive": Case(
        MD,
        _md(
            "Titel: Findling\nBilder: [{Datei: ../../../etc/passwd, Bildunterschrift: Findling}]",
            "![x](#bild-1)",
        ),
        "Findling",
    ),
    # --- raw texts
    "empty text": Case(TXT, "", "", "text-leer"),
    "blank text": Case(TXT, " \r\n\t\n\x00", "", "text-leer"),
    "NUL in a text": Case(TXT, RAW.replace("Absatz", "Absatz\x00"), "Ein Laden geht ins Netz"),
    "only NUL": Case(TXT, b"\x00" * 5_000, "", "text-leer"),
    "invalid UTF-8": Case(
        TXT,
        RAW.encode() + b"\xff\xfe\xc3\x28 Findling \xf0\x28\x8c\x28 und Ende.\n",
        "Findling",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren")),
    ),
    "overlong UTF-8": Case(
        TXT,
        RAW.encode() + b"Findling \xc0\xae\xc0\xae/ und Ende.\n",
        "Findling",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren")),
    ),
    "lone surrogate": Case(
        TXT,
        RAW.encode() + b"Findling \xed\xa0\x80 und Ende des Textes.\n",
        "Findling",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren")),
    ),
    "UTF-16 text": Case(TXT, RAW.encode("utf-16"), "Ein Laden geht ins Netz"),
    "UTF-16 without mark": Case(
        TXT,
        RAW.encode("utf-16-le"),
        "Ein Laden geht ins Netz",
        "",
        None,
        frozenset(("kodierung-zweifelhaft",)),
    ),
    "UTF-32 text": Case(
        TXT,
        RAW.encode("utf-32"),
        "Laden",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren", "titel-geraten")),
    ),
    "all bytes": Case(
        TXT,
        RAW.encode() + bytes(range(256)),
        "Ein Laden geht ins Netz",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren")),
    ),
    "a picture named .txt": Case(
        TXT,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        "PNG",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren", "titel-geraten")),
    ),
    "a program named .txt": Case(
        TXT,
        b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9,
        "ELF",
        "",
        None,
        frozenset(("kodierung-zweifelhaft", "zeichen-verloren", "titel-geraten")),
    ),
    "a zip named .txt": Case(TXT, b"PK\x03\x04rest", "", "text-fremdformat"),
    "a PDF named .txt": Case(TXT, b"%PDF-1.4", "", "text-fremdformat"),
    "one line of a megabyte": Case(
        TXT, "Findling " + "wort " * 200_000, "Findling", "titel-geraten"
    ),
    "one word of a megabyte": Case(
        TXT, "Findling\n\n" + "x" * 1_000_000, "Findling", "", None, frozenset(("titel-geraten",))
    ),
    "ten thousand lines of one letter": Case(TXT, RAW + "x\n" * 10_000, "Ein Laden geht ins Netz"),
    "hundreds of tags in a text": Case(
        TXT,
        f"{RAW}\nTags: " + ", ".join(f"t{n}" for n in range(300)) + "\n",
        "Ein Laden geht ins Netz",
    ),
    "nested quotes": Case(TXT, RAW + "»" * 10_000 + "Findling" + "«" * 10_000, "Findling"),
    "nested brackets": Case(TXT, RAW + "(" * 10_000 + "Findling" + ")" * 10_000, "Findling"),
    "emoji as title": Case(
        TXT,
        RAW.replace("Ein Laden geht ins Netz", "🚀🚀🚀"),
        "🚀",
        "",
        None,
        frozenset(("titel-geraten",)),
    ),
    "long title": Case(
        TXT,
        RAW.replace("Ein Laden", "Findling " + "sehr " * 60),
        "Findling",
        "",
        None,
        frozenset(("titel-geraten",)),
    ),
    "title of signs": Case(
        TXT,
        RAW.replace("Ein Laden geht ins Netz", "???"),
        "Der erste Absatz",
        "",
        None,
        frozenset(("titel-geraten",)),
    ),
    "title in Japanese": Case(TXT, RAW.replace("Ein Laden geht ins Netz", "日本語"), "日本語"),
    "front matter in a text": Case(
        TXT,
        f"---\nTitel: Findling\nFassung: x\n---\n\n{RAW}",
        "Ein Laden geht ins Netz",
        "",
        None,
        frozenset(("titel-geraten",)),
    ),
    "jinja in a text": Case(
        TXT,
        RAW + "\n{{ site.title }} {% raw %} Findling {#\n",
        "{{ site.title }} {% raw %} Findling {#",
    ),
    # --- free pages
    "page without head": Case(PAGE, "# Findling\n\nKörper.", "Findling"),
    "page that is unclosed": Case(PAGE, "---\nTitel: x\n", "", "kopf-offen", 1),
    "page that is no UTF-8": Case(PAGE, b"\xff\xfe\xfd", "", "kein-utf8", 1),
    "page in the place of another": Case(
        "content/seiten/archiv.md", article("Findling"), "", "seite-adresse"
    ),
    "page in the place of a file": Case(
        "content/seiten/feed.xml.md", article("Findling"), "Findling"
    ),
    "page named like a device": Case("content/seiten/con.md", article("Findling"), "Findling"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_is_on_the_site_or_in_the_report(archive: Make, tmp_path: Path, case: Case) -> None:
    made = archive(GOOD | {case.path: case.data})
    report, site = check_build(made, tmp_path)
    mine = [entry for entry in report.problems if entry.path in {case.path, ""}]
    if case.tells:
        found = [entry for entry in mine if entry.code == case.tells]
        assert found, report.problems
        if case.line is not None:
            assert case.line in {entry.line for entry in found}
        assert case.path in said(report)
    assert {entry.code for entry in mine} <= {case.tells, *case.others}
    if case.shows:
        assert case.shows in words_of(site)
    assert case.shows or case.tells, "a case must be found again"


def _pages(site: Mapping[str, bytes], folder: str) -> set[str]:
    """Return the names of the pages of terms: `schlagwort/t1/index.html` is `t1`."""
    paths = [name.split("/") for name in site if name.startswith(f"{folder}/")]
    return {parts[1] for parts in paths if len(parts) > 2}


def test_of_a_hundred_thousand_tags_the_first_are_used_and_none_is_lost(
    archive: Make, tmp_path: Path
) -> None:
    names = ", ".join([f"t{number}" for number in range(100_000)])
    made = archive(GOOD | {MD: _md(f"Titel: Findling\nSchlagworte: [{names}]")})
    report, site = check_build(made, tmp_path)  # which also checks that the file stays
    told = [entry for entry in report.problems if entry.path == MD]
    assert [(entry.code, entry.line) for entry in told] == [("liste-lang", 3)]
    assert "100.000" in said(report)
    assert _pages(site, "schlagwort") == {f"t{number}" for number in range(MOST_ENTRIES)}


@pytest.mark.parametrize("count", [1_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_so_are_those_of_a_text_and_the_article_s_file_has_all(
    archive: Make, tmp_path: Path, count: int
) -> None:
    names = [f"t{number}" for number in range(count)]
    made = archive(GOOD | {TXT: f"{RAW}\nTags: {', '.join(names)}\n"})
    report, site = check_build(made, tmp_path)
    written = "content/artikel/ein-laden-geht-ins-netz.md"
    line = made.read(written).split("\n").index(f"Schlagworte: [{', '.join(names)}]") + 1
    told = [entry for entry in report.problems if entry.path == written]
    assert [(entry.code, entry.line) for entry in told] == [("liste-lang", line)]
    assert _pages(site, "schlagwort") == set(names[:MOST_ENTRIES])
    made.delete(".cache")  # whoever finds only the files tells the same
    assert [entry for entry in made.build().problems if entry.path == written] == told


@pytest.mark.parametrize("entries", [3, 4])
@pytest.mark.parametrize(
    ("key", "folder"),
    [("Kategorien", "kategorie"), ("Schlagworte", "schlagwort"), ("Autorin", "autorin")],
)
def test_only_more_entries_than_allowed_are_too_many(
    archive: Make, monkeypatch: pytest.MonkeyPatch, key: str, folder: str, entries: int
) -> None:
    for module in (model.article, frontmatter.read, stages):
        monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    names = ", ".join([f"t{number}" for number in range(entries)])
    made = archive({MD: _md(f"Titel: Findling\n{key}: [{names}]")})
    told = [entry.code for entry in made.build().problems if entry.path == MD]
    assert told == ["liste-lang"] * (entries > 3)
    assert _pages(made.output(), folder) == {"t0", "t1", "t2"}


SETTINGS_FILES: dict[str, tuple[str | bytes, str, int | None]] = {
    "bomb": (f"{_LAUGHS}{SETTINGS}", "schluessel-unbekannt", 1),
    "tag": (f"{SETTINGS}Sprache: !!python/object/apply:os.system [id]\n", "wert-falsch", 7),
    "duplicate": (f"{SETTINGS}Titel: x\n", "schluessel-doppelt", 7),
    "list": (f"{SETTINGS}Beschriftungen: [a]\n", "wert-falsch", 7),
    "nested": (f"{SETTINGS}Beschriftungen:\n  archiv: [a]\n", "wert-falsch", 8),
    "nobody": (f"{SETTINGS}Beschriftungen:\n  gibtsnicht: a\n", "beschriftung-unbekannt", None),
    "huge label": (
        f"{SETTINGS}Beschriftungen:\n  ? {'x' * 100_000}\n  : a\n",
        "beschriftung-unbekannt",
        None,
    ),
    "zero": (SETTINGS.replace("größe: 3", "größe: 0"), "wert-falsch", 5),
    "huge": (SETTINGS.replace("größe: 3", "größe: 99999999"), "wert-falsch", 5),
}


@pytest.mark.parametrize(("text", "code", "line"), SETTINGS_FILES.values(), ids=SETTINGS_FILES)
def test_settings_that_attack_are_told_and_the_rest_is_built(
    archive: Make, tmp_path: Path, text: str, code: str, line: int | None
) -> None:
    made = archive(GOOD, settings=text)
    report, _site = check_build(made, tmp_path)
    found = [entry for entry in report.problems if entry.code == code]
    assert found, report.problems
    assert found[0].path == "setzkasten.yaml"
    assert line is None or line in {entry.line for entry in found}


BROKEN_SETTINGS: dict[str, tuple[str | bytes, str, int | None]] = {
    # the whole file cannot be read
    "not UTF-8": ("Titel: x\nBeschreibung: Süß\n".encode("cp1252"), "kein-utf8", 2),
    "unclosed": ("Titel: x\nTheme: [x\n", "kopf-yaml", 2),
    "tab": ("Titel: x\nBeschriftungen:\n\tarchiv: x\n", "kopf-tabulator", 3),
    "deep": ("[" * 100_000, "kopf-yaml", 1),
    "a list": ("- Titel\n", "kopf-keine-paare", 1),
    "NUL": ("Titel: x\x00\n", "kopf-yaml", 1),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "kein-utf8", 1),
    "huge": (b"#" * (64 * 2**20 + 1), "zu-gross", None),
    # what is on every page cannot be read
    "list as title": (SETTINGS.replace("Prüfarchiv", "[a]"), "wert-falsch", 1),
    "slip in title": (SETTINGS.replace("Titel:", "Titl:"), "schluessel-aehnlich", 1),
    "script": (
        SETTINGS.replace("https://example.org/", "javascript:alert(1)"),
        "wert-falsch",
        3,
    ),
    "detour": (
        SETTINGS.replace("https://example.org/", "https://example.org/../../x/"),
        "wert-falsch",
        3,
    ),
    "markup": (
        SETTINGS.replace("https://example.org/", "https://example.org/'><script>"),
        "wert-falsch",
        3,
    ),
    "theme outside": (SETTINGS.replace("winzig", "../../etc"), "wert-falsch", 4),
}


def _refuses(made: Archive, code: str, line: int | None) -> None:
    """Check that a build publishes and changes nothing, and says where that comes from."""
    before = made.output(), tree(made.root / "content")
    for report in (made.build(), made.site().touch(["content/artikel/gut-eins.md"])):
        assert not report.published
        problems = {(entry.code, entry.path, entry.line) for entry in report.problems}
        assert (code, "setzkasten.yaml", line) in problems
        assert ("einstellungen-unbrauchbar", "setzkasten.yaml", line) in problems
        told = said(report)
        assert "setzkasten.yaml" in told
        assert "wurde nicht erneuert" in told
    assert (made.output(), tree(made.root / "content")) == before


@pytest.mark.parametrize(("text", "code", "line"), BROKEN_SETTINGS.values(), ids=BROKEN_SETTINGS)
def test_no_site_is_published_under_a_name_that_nobody_gave_it(
    archive: Make, tmp_path: Path, text: str | bytes, code: str, line: int | None
) -> None:
    # The theme that holds without settings is here the same tiny one: it would be published.
    themes = {f"themes/magazin/{path}": data for path, data in TINY_THEME.items()}
    made = archive(GOOD | themes)
    assert made.build().published
    made.write("content/texte/neu.txt", RAW)
    made.write("setzkasten.yaml", text)
    _refuses(made, code, line)
    made.write("setzkasten.yaml", SETTINGS)
    assert made.build().published
    assert made.output() == made.clean(tmp_path / "rein")


def _folder(path: Path) -> None:
    path.mkdir()


def _dead_link(path: Path) -> None:
    path.symlink_to(path.with_name("nirgends.yaml"))


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _locked(path: Path) -> None:
    path.write_text(SETTINGS, "utf-8")
    path.chmod(0)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and rights of POSIX")
@pytest.mark.parametrize("make", [_folder, _dead_link, _pipe, _locked])
def test_what_is_no_readable_file_is_no_missing_one(
    archive: Make, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    if make is _locked and os.geteuid() == 0:
        pytest.skip("root may read everything")
    made = archive(GOOD)
    assert made.build().published
    made.delete("setzkasten.yaml")
    make(made.root / "setzkasten.yaml")
    _refuses(made, "nicht-lesbar", None)


def test_an_address_given_for_this_build_makes_up_for_a_wrong_one(archive: Make) -> None:
    wrong = SETTINGS.replace("https://example.org/", "example.org")
    made = archive(GOOD, settings=wrong)
    assert not made.build().published
    report = made.build(base_url="https://example.com/")
    assert report.published
    assert [entry.code for entry in report.problems] == ["wert-falsch"]
    made.write("setzkasten.yaml", wrong.replace("Titel: Prüfarchiv", "Titel: [a]"))
    assert not made.build(base_url="https://example.com/").published


def _theme(**files: str | bytes) -> Mapping[str, str | bytes]:
    return TINY_THEME | {
        name.replace("__", "/").replace("_", "."): data for name, data in files.items()
    }


MANIFESTS: dict[str, tuple[str | bytes, str]] = {
    "bomb": (f"{_LAUGHS}Einstellungen:\n  ton: leise\n", "schluessel-unbekannt"),
    "tag": ("Name: !!python/object/new:os.system [id]\nEinstellungen: {ton: a}\n", "wert-falsch"),
    "list": ("Name: [x]\nEinstellungen: {ton: a}\n", "wert-falsch"),
    "itself": ("Basis: winzig\nEinstellungen: {ton: a}\n", ""),
    "not UTF-8": ("Name: Süß\nEinstellungen: {ton: a}\n".encode("cp1252"), ""),
}


@pytest.mark.parametrize(("text", "code"), MANIFESTS.values(), ids=MANIFESTS)
def test_manifests_that_attack_are_told_and_the_rest_is_built(
    archive: Make, tmp_path: Path, text: str | bytes, code: str
) -> None:
    made = archive(GOOD, theme=TINY_THEME | {"theme.yaml": text})  # type: ignore[dict-item]
    report, _site = check_build(made, tmp_path)
    assert not code or code in {entry.code for entry in report.problems}


TEMPLATES: dict[str, tuple[str, str]] = {
    "file": ("{% include '/etc/passwd' %}", "vorlage-fehlt"),
    "file above": ("{% include '../../../setzkasten.yaml' %}", "vorlage-fehlt"),
    "classes": ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "vorlage-syntax"),
    "globals": ("{{ url.__globals__ }}", "vorlage-syntax"),
    "item": ("{{ url['__globals__'] }}", "vorlage-syntax"),
    "filter": ("{{ ''|attr('__class__') }}", "vorlage-syntax"),
    "unclosed": ("{% for x in [1] %}", "vorlage-syntax"),
    "nobody": ("{{ gibtsnicht }}", "vorlage-undefiniert"),
    "nought": ("{{ 1 // 0 }}", "vorlage-fehler"),
}


@pytest.mark.parametrize(("text", "code"), TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_that_fails_leaves_the_last_good_site(
    archive: Make, text: str, code: str
) -> None:
    made = archive(GOOD)
    assert made.build().published
    before = made.output()
    made.write("themes/winzig/templates/page.html", f"<p>\n{text}")
    report = made.build()
    assert not report.published
    found = [entry for entry in report.problems if entry.path.endswith("page.html")]
    assert {entry.code.removesuffix("-aehnlich") for entry in found} == {code}
    assert {entry.line for entry in found} == {2}
    assert made.output() == before


@pytest.mark.parametrize(
    ("path", "function"), [(TXT, "ingest_text"), (MD, "read_article")], ids=["text", "article"]
)
def test_a_fault_of_the_program_in_one_file_keeps_no_other_off_the_site(
    archive: Make, monkeypatch: pytest.MonkeyPatch, path: str, function: str
) -> None:
    from setzkasten import stages

    made = archive(GOOD | {path: RAW if path == TXT else article("Findling")})
    real = getattr(stages, function)

    def faulty(name: str, data: bytes) -> object:
        if name == path:
            raise IndexError("list index out of range")
        return real(name, data)

    with monkeypatch.context() as patch:
        patch.setattr(stages, function, faulty)
        report = made.build()
    assert report.published
    check_good(made.output())
    (found,) = [entry for entry in report.problems if entry.path == path]
    assert found.code == "programmfehler"
    assert "IndexError, test_inputs.py:" in dict(found.values)["fehler"]
    assert "auf einen eigenen Fehler gestoßen" in " ".join(said(report).split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "data"),
    [
        (
            MD,
            _md("Titel: Findling\nSchlagworte: [" + ", ".join(f"t{n}" for n in range(9_999)) + "]"),
        ),
        (MD, _md("Titel: Findling\nSchlagworte: [" + "Handel, " * 100_000 + "x]")),
        (TXT, f"{RAW}\nTags: " + ", ".join(f"t{n}" for n in range(9_999)) + "\n"),
        (TXT, "wort " * 4_000_000),
        (TXT, "x" * 20_000_000),
        (TXT, RAW + "Ein Absatz, der lang genug ist, um einer zu sein.\n\n" * 100_000),
        (MD, _md("Titel: Findling", "Ein Absatz mit *Wort*.\n\n" * 100_000)),
    ],
    ids=["tags", "one tag", "tags of a text", "one line", "one word", "paragraphs", "Markdown"],
)
def test_the_biggest_are_built_in_two_minutes_or_told(archive: Make, path: str, data: str) -> None:
    """Twenty megabytes in one line, ten thousand tags, a hundred thousand times one tag."""
    import time

    made = archive(GOOD | {path: data})
    start = time.process_time()
    report = made.build()
    assert time.process_time() - start < 120
    assert report.published
    check_good(made.output())
    assert report.articles == 4 or path in {entry.path for entry in report.problems}
