"""Whatever an editor or an old text may bring along, in every place where it can stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SETTINGS, TINY_THEME, Archive, article
from tests.hostile.checking import GOOD, check_build, words_of

Make = Callable[..., Archive]

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "closing": '"></title></textarea></script><script>alert(1)</script>',
    "handler": "<img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x="',
    "single": "' onfocus='alert(1)' autofocus='",
    "svg": "<svg/onload=alert(1)>",
    "svg-link": '<svg><a xlink:href="javascript:alert(1)"><text y="9">x</text></a></svg>',
    "math": '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
    "iframe": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "style": "<style>@import url(//evil.example/x.css);</style>",
    "base": "<base href=//evil.example/>",
    "form": '<form action="//evil.example"><button formaction=javascript:alert(1)>x</button>',
    "comment": "<!--><script>alert(1)</script>-->",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "php": "<?php system('id') ?>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &#x3c;i&#x3e;",
    "link": "[klick](javascript:alert(1))",
    "link-case": "[klick](JaVaScRiPt:alert(1))",
    "link-entity": "[klick](&#106;avascript&colon;alert(1))",
    "link-tab": "[klick](<java\tscript:alert(1)>)",
    "link-data": "[klick](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "link-vbscript": "[klick](vbscript:msgbox)",
    "link-file": "[klick](file:///etc/passwd)",
    "autolink": "<javascript:alert(1)> <data:text/html,x>",
    "reference": "[klick][a] [a]: javascript:alert(1)",
    "image": "![Bild](javascript:alert(1))",
    "image-data": "![Bild](data:image/svg+xml;base64,PHN2Zy8+)",
    "image-up": "![Bild](../../../../etc/passwd)",
    "image-up-coded": "![Bild](%2e%2e/%2e%2e/etc/passwd)",
    "image-host": "![Bild](//evil.example/zaehlpixel.gif)",
    "image-backslash": "![Bild](\\\\evil.example\\x.gif)",
    "image-title": '![Bild](a.jpg "x\\" onerror=\\"alert(1)")',
    "jinja": "{{ 7 * 7 }} {% include '/etc/passwd' %} {{ ''.__class__.__mro__ }} {# x #}",
    "format": "%s %(x)s {0} {x!r} ${x} $x \\1 \\g<0>",
    "traversal": "../../../../etc/passwd",
    "absolute": "/etc/passwd",
    "unc": "\\\\server\\share\\x.txt",
    "drive": "C:\\Windows\\system.ini",
    "bidi": "Rechts\u202enach\u2066links\u2069\u202c",
    "zero-width": "Null\u200bbreit\u200d\u2060\ufeffe",
    "controls": "Steuer\x01\x02\x07\x08\x0e\x1b[31mzeichen\x7f\x85\x9b",
    "formfeed": "Seiten\x0cvorschub\x0bund\x1cmehr\x1d\x1e",
    "separators": "Zeile\u2028und\u2029Absatz",
    "noncharacters": "Un\ufffe\uffff\ufdd0zeichen",
    "emoji": "👩\u200d👩\u200d👧\u200d👦🏳️\u200d🌈 " * 4,
    "zalgo": "Z" + "\u0301\u0316" * 120 + "algo",
}

WORD = "Findling"  # stands before each payload, so that each is found again


def _marked(name: str) -> str:
    return WORD + "".join(part.capitalize() for part in name.split("-"))


def _yaml(text: str) -> str:
    """Write any text as a YAML scalar."""
    quoted = json.dumps(text, ensure_ascii=True)
    # What JSON writes as a pair of surrogates is one character in YAML.
    return json.dumps(text, ensure_ascii=False) if "\\ud" in quoted else quoted


def _body(name: str, payload: str) -> dict[str, str]:
    return {f"content/artikel/{name}.md": article(f"Titel {name}", f"{_marked(name)} {payload}")}


def _block(name: str, payload: str) -> dict[str, str]:
    body = f"{_marked(name)}\n\n{payload}\n\n> {payload}\n\n- {payload}\n\n## {payload}\n\n"
    body += f"| {payload} |\n|---|\n| {payload} |\n\n```\n{payload}\n```\n"
    return {f"content/artikel/{name}.md": article(f"Titel {name}", body)}


def _free_page(name: str, payload: str) -> dict[str, str]:
    head = {"Beschreibung": _yaml(payload)}
    text = article(_yaml(f"{_marked(name)} {payload}"), payload, **head)
    return {f"content/seiten/seite-{name}.md": text}


def _key(key: str, form: str = "{}") -> Callable[[str, str], dict[str, str]]:
    def write(name: str, payload: str) -> dict[str, str]:
        value = form.format(_yaml(f"{_marked(name)} {payload}"))
        keys = {"Titel": f"Titel {name}", key: value}
        head = "\n".join(f"{key}: {value}" for key, value in keys.items())
        return {f"content/artikel/{name}.md": f"---\n{head}\n---\n\nKörper.\n"}

    return write


def _title(name: str, payload: str) -> dict[str, str]:
    return {f"content/artikel/{name}.md": article(_yaml(f"{_marked(name)} {payload}"))}


def _picture_file(name: str, payload: str) -> dict[str, str]:
    image = f"[{{Bildunterschrift: {_marked(name)}, Datei: {_yaml(payload)}}}]"
    text = article(f"Titel {name}", "![x](#bild-1)", Bilder=image)
    return {f"content/artikel/{name}.md": text}


def _raw_body(name: str, payload: str) -> dict[str, str]:
    text = (
        f"Ein Text über {name} geht ins Netz\n\nDer Anfang ist ganz gewöhnlich und lang genug.\n\n"
        f"Hier steht {_marked(name)} {payload} mitten im Satz, und danach geht es weiter.\n\n"
        f"{payload}\n\nDas Ende ist wieder gewöhnlich, und auch lang genug für einen Absatz.\n"
    )
    return {f"content/texte/{name}.txt": text}


def _raw_title(name: str, payload: str) -> dict[str, str]:
    text = (
        f"{_marked(name)} {payload}\n\nDer Anfang ist ganz gewöhnlich und lang genug.\n\n"
        "Das Ende ist wieder gewöhnlich, und auch lang genug für einen Absatz.\n"
    )
    return {f"content/texte/{name}.txt": text}


def _raw_labels(name: str, payload: str) -> dict[str, str]:
    text = (
        f"Ein Text über {name} geht ins Netz\n\nDer Anfang ist ganz gewöhnlich und lang genug.\n\n"
        "Das Ende ist wieder gewöhnlich, und auch lang genug für einen Absatz.\n\n"
        f"Kategorie: {_marked(name)} {payload}\nTags: {payload}, Handel\nBild: {payload}\n"
    )
    return {f"content/texte/{name}.txt": text}


PLACES: dict[str, Callable[[str, str], dict[str, str]]] = {
    "Text": _body,
    "Bausteine": _block,
    "Titel": _title,
    "Dachzeile": _key("Dachzeile"),
    "Unterzeile": _key("Unterzeile"),
    "Autorin": _key("Autorin"),
    "Ort": _key("Ort"),
    "Kategorie": _key("Kategorien", "[{}, Handel]"),
    "Schlagwort": _key("Schlagworte", "[{}, Handel]"),
    "Teaser": _key("Teaser"),
    "Quelle": _key("Quelle"),
    "Bildunterschrift": _key("Bilder", "[{{Bildunterschrift: {}}}]"),
    "Bildquelle": _key("Bilder", "[{{Bildunterschrift: x, Bildquelle: {}}}]"),
    "Alternativtext": _key("Bilder", "[{{Datei: a.jpg, Bildunterschrift: x, Alternativtext: {}}}]"),
    "Bilddatei": _picture_file,
    "Freie Seite": _free_page,
    "Rohtext": _raw_body,
    "Rohtext-Titel": _raw_title,
    "Rohtext-Angaben": _raw_labels,
}

NOT_SHOWN = {"Dachzeile", "Unterzeile", "Ort", "Quelle", "Alternativtext"}
"""Places that the theme of these tests does not show, or not in words."""


@pytest.mark.parametrize("place", PLACES)
def test_nothing_runs_and_nothing_is_lost(archive: Make, tmp_path: Path, place: str) -> None:
    files = dict(GOOD)
    for name, payload in PAYLOADS.items():
        files |= PLACES[place](name, payload)
    made = archive(files)
    report, site = check_build(made, tmp_path)
    assert report.articles + len(report.drafts) == 3 + len(PAYLOADS) * (place != "Freie Seite")
    words = words_of(site)
    if place not in NOT_SHOWN:
        assert [name for name in PAYLOADS if _marked(name) not in words] == []


@pytest.mark.parametrize("theme", ["magazin", "schlicht"])
def test_nothing_runs_in_the_themes_that_come_along(theme: str, archive: Make) -> None:
    """These have scripts and styles of their own, so only what the payloads add is looked for."""
    import shutil

    from tests.conftest import ROOT

    files: dict[str, str] = dict(GOOD)
    for name, payload in list(PAYLOADS.items())[::3]:
        images = f"[{{Bildunterschrift: {_yaml(payload)}, Datei: {_yaml(payload)}}}]"
        value = _yaml(f"{_marked(name)} {payload}")
        keys = dict.fromkeys(("Dachzeile", "Unterzeile", "Autorin", "Ort", "Teaser"), value)
        terms = {"Kategorien": f"[{value}]", "Schlagworte": f"[{value}]", "Bilder": images}
        text = article(value, f"{payload}\n\n![x](#bild-1)", **keys, **terms)
        files[f"content/artikel/{name}.md"] = text
    made = archive(files, settings=SETTINGS.replace("winzig", theme))
    shutil.copytree(ROOT / "themes", made.root / "themes", dirs_exist_ok=True)
    plain = _words_instead(made)
    report = made.build()
    assert report.published, report.problems
    dirty = _alive(made.output())
    made.delete("content")
    for path, content in plain.items():
        made.write(path, content)
    assert made.build().published
    # Bars over the years are drawn by the theme where there is more than one.
    assert dirty <= _alive(made.output()) | {"<svg>"}


def _words_instead(made: Archive) -> dict[str, str]:
    """Return the archive's articles with a harmless word in the place of each payload."""
    found = {}
    for path in sorted((made.root / "content").rglob("*.md")):
        name = path.stem
        keys = dict.fromkeys(("Dachzeile", "Unterzeile", "Autorin", "Ort", "Teaser"), "Wort")
        terms = {"Kategorien": f"[{name}]", "Schlagworte": f"[{name}]"}
        picture = {"Bilder": "[{Bildunterschrift: Wort, Datei: wort.jpg}]"}
        text = article(f"Titel {name}", "Wort\n\n![x](#bild-1)", **keys, **terms, **picture)
        found[path.relative_to(made.root).as_posix()] = text
    return found


def _alive(site: dict[str, bytes]) -> set[str]:
    from tests.hostile.checking import page_of

    pages = [data.decode("utf-8") for name, data in site.items() if name.endswith(".html")]
    found = {thing for html in pages for thing in page_of(html).alive}
    # The themes offer an article's entry for a bibliography to be saved.
    return {thing for thing in found if not thing.startswith("a href=data:application/x-")}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_settings_and_themes_may_say_anything(archive: Make, tmp_path: Path, payload: str) -> None:
    value = _yaml(f"{WORD} {payload}")
    key = _yaml(f"{WORD} {payload}"[:60])  # YAML allows keys no longer than 1024 bytes
    settings = (
        f"Titel: {value}\nBeschreibung: {value}\nAdresse: https://example.org/archiv/\n"
        f"Theme: winzig\nBeschriftungen:\n  archiv: {value}\n  {key}: x\n"
        f"Theme-Einstellungen:\n  ton: {value}\n  {key}: x\n{key}: x\n"
    )
    manifest = f"Name: {value}\nEinstellungen:\n  ton: {value}\n  {key}: x\n{key}: y\n"
    made = archive(GOOD, settings=settings, theme=TINY_THEME | {"theme.yaml": manifest})
    report, site = check_build(made, tmp_path)
    assert WORD in words_of(site)
    assert {entry.path for entry in report.problems} <= {
        "setzkasten.yaml",
        "themes/winzig/theme.yaml",
    }


@pytest.mark.parametrize(
    "name",
    [
        *("../../../../tmp", "..", ".", "/etc", "C:\\Windows", "\\\\server\\share", "winzig/../.."),
        *("winzig\x00", "nul", "{{ 7 }}", "w" * 300, "winzig ", "Winzig", "[]", "{a: b}", "!!x y"),
    ],
)
@pytest.mark.parametrize("key", ["Theme", "Adresse", "Sprache", "Seitengröße", "Neueste"])
def test_settings_of_the_wrong_kind_are_told_and_not_used(
    archive: Make, tmp_path: Path, key: str, name: str
) -> None:
    value = name if name[:1] in "[{!" else _yaml(name)
    others = "".join(line for line in SETTINGS.splitlines(True) if not line.startswith(key))
    made = archive(GOOD, settings=f"{others}{key}: {value}\n")
    report = made.build()
    told = [entry for entry in report.problems if entry.path == "setzkasten.yaml"]
    if key == "Theme":
        # Without a theme there is no site; the default one is not in this archive.
        # Blanks and characters that nobody sees do not count.
        assert report.published == (name in {"winzig ", "winzig\x00"})
        assert report.published or told
    else:
        codes = ["wert-falsch"]
        if key == "Adresse":  # a default would be wrong on every page
            codes.append("einstellungen-unbrauchbar")
        assert report.published is (key != "Adresse")
        assert sorted(entry.code for entry in told) == sorted(codes)
        assert {entry.line for entry in told} == {len(others.splitlines()) + 1}


@pytest.mark.parametrize("base", ["../..", "/etc", "nirgends", "winzig", "{{ x }}", "CON", "[a]"])
def test_a_theme_stands_on_no_path(archive: Make, tmp_path: Path, base: str) -> None:
    value = base if base.startswith("[") else _yaml(base)
    theme = TINY_THEME | {"theme.yaml": f"Basis: {value}\nEinstellungen:\n  ton: leise\n"}
    made = archive(GOOD, theme=theme)
    report, _site = check_build(made, tmp_path)
    assert base == "winzig" or [entry.severity for entry in map(_wording, report.problems)]


def _wording(entry: object) -> object:
    from setzkasten.messages.catalogue import wording

    return wording(entry)  # type: ignore[arg-type]
