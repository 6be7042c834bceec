"""Archives to export: the demo archive, and one that is as nasty as archives get."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

import pytest

from setzkasten.export.reading import Holdings, read_holdings
from setzkasten.options import Options
from setzkasten.site import Site
from tests.conftest import ROOT, Archive, article, make_archive

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

NASTY = r"""
Ein Absatz mit <b>HTML</b>, & und &amp; und "Anführung", *betont*, **stark**, `code <x>` und\
hartem Umbruch.

## Überschrift & <Zeichen>

| Spalte | Zahl |
|:-------|-----:|
| a      |    1 |
| ü      |   22 |

> Ein Zitat
>
> - Liste
>   1. verschachtelt
>   2. und weiter

---

```
<script>alert("x")</script>
```

Verweise: [auf den zweiten](/artikel/zweiter/), [mit Anker](/artikel/zweiter/#h-x),
[auf eine Seite](/impressum/), [nach draußen](https://example.com/?a=1&b=2 "Titel"),
<https://example.com/pfad>, [mit Leerzeichen](</artikel/nicht da/>), [leer](), [Anker](#bild-1),
[mit Umlaut](https://example.com/größe), [kaputt](http://exa%20mple/), <mailto:a@example.com>.

![Ein Bild](da.png)

![](#bild-1)

Mitten ![im Text](da.png) steht eins, ![fehlt](fehlt.png) steht keins.

&nbsp;&copy; 😀 ﷽
"""


def nasty_archive(root: Path) -> Archive:
    """Make an archive whose articles hold all that can go wrong."""
    return make_archive(
        root,
        {
            "content/artikel/erster.md": article(
                '"Titel mit <b>, & und \\" \\x01"',
                NASTY,
                Datum="2014-10-29",
                Autorin='["A & B", "C <D>"]',
                Kategorien='["R & D <x>"]',
                Schlagworte='["C++", "=1+1", "Zoll"]',
                Teaser='"Ein <Vorspann> & mehr"',
                Ort="Köln",
                Dachzeile='"Oben & <unten>"',
                Bilder='[{Bildunterschrift: "Bild & <x>", Bildquelle: "Ich & du"}]',
            ),
            "content/artikel/zweiter.md": article(
                "Zweiter", "", Datum="2014", Schlagworte="[zoll]"
            ),
            "content/artikel/dritter.md": article(
                "Dritter", "Text", Aktualisiert="2015-02", Kategorien="[Ablage]"
            ),
            "content/artikel/entwurf.md": article("Geheim", "Text", Entwurf="ja"),
            "content/seiten/impressum.md": "---\nTitel: Impressum\n---\nWer?\n",
            "content/bilder/da.png": PIXEL,
        },
    )


def holdings_of(made: Archive) -> Holdings:
    """Build an archive and read what can be exported."""
    report = made.site().build()
    assert report.published, report.problems
    return read_holdings(made.root)


@pytest.fixture(scope="session")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, Holdings]:
    made = nasty_archive(tmp_path_factory.mktemp("export") / "archiv")
    return made, holdings_of(made)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, Holdings]:
    root = tmp_path_factory.mktemp("demo")
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "setzkasten.yaml", root)
    assert Site(root, Options()).build().published
    return Archive(root), read_holdings(root)
