"""Take the pictures of the guide from the real thing: `python -m docs.bilder.aufnehmen [NAME …]`.

The demo archive is copied to a temporary folder, the preview started there, and Chromium looks
at it. Pictures lie beside this file, `docs/redaktion.md` shows them, and a test holds both
together. Day, window and language are fixed, so that a picture only changes with what it shows.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.tools import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = Path(__file__).resolve().parent
MOST = 100_000
"""Bytes of a picture: a guide is read on slow lines too."""

TODAY = "2026-11-24"
WIDTH, HEIGHT = 960, 600  # CSS pixels of the window
PATIENCE = 60.0  # seconds that the preview may take for anything

FOUND = "body:not(:has(.sucht))"
"""A page of the Redaktion whose suggestions and near-duplicates are there."""

NEW_TEXT = """\
Der Adventskalender kommt per Post

Von Friederike Voss, Lübeck, 3. Dezember 2014

Vierundzwanzig kleine Päckchen, jedes einzeln verklebt: Eine Manufaktur aus Lübeck verschickt ihren
Adventskalender dieses Jahr zum ersten Mal selbst. Der Versand dauert zwei Tage, das Packen drei
Wochen.

Wer bis zum Nikolaustag bestellt, bekommt die verpassten Türchen in einem Extrakarton. Das kostet
Porto, spart aber Reklamationen.

Kategorien: Logistik & Versand
Schlagworte: , , ,
"""


@dataclass(frozen=True)
class Desk:
    """An archive with its running preview.

    Attributes:
        root: the archive.
        origin: where the preview is, without a slash at the end.
        page: a window of the browser.
    """

    root: Path
    origin: str
    page: Page

    def write(self, path: str, text: str) -> None:
        """Write a file of the archive, as an editor saves it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Change a file of the archive; what is to be changed has to be there."""
        text = (self.root / path).read_text("utf-8")
        if old not in text:
            raise LookupError(f"{path}: {old}")
        self.write(path, text.replace(old, new, 1))

    def show(self, address: str, wanted: str) -> None:
        """Open an address, as often as it takes until something is to be seen there.

        Args:
            address: from the host's root.
            wanted: a CSS selector.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.page.goto(self.origin + address)
            if self.page.locator(wanted).count():
                return
            self.page.wait_for_timeout(300)
        raise TimeoutError(f"{address}: {wanted}")


def vorschau(desk: Desk) -> None:
    """Show the front page."""
    desk.show("/", ".titelseite")


def neuer_text(desk: Desk) -> None:
    """Show the article that came of a new text."""
    desk.write("content/texte/004_6042888f3d2a18e9.txt", NEW_TEXT)
    desk.show("/artikel/der-adventskalender-kommt-per-post/", "article")


def redaktion_liste(desk: Desk) -> None:
    """Show the queue of the Redaktion, with all reasons found."""
    desk.show("/_redaktion/", f"{FOUND} #schlange li")


def redaktion_artikel(desk: Desk) -> None:
    """Show an article that lost its tags, beside its original text."""
    desk.page.set_viewport_size({"width": 1120, "height": 680})
    desk.show(f"/_redaktion/{LOST}/", ".vorschlaege form")


def vermutung(desk: Desk) -> None:
    """Show the field of a guess."""
    desk.write("content/texte/satz.txt", GUESSED)
    desk.show("/_redaktion/?grund=titel", "#schlange li a")
    name = desk.page.locator("#schlange li a").first.get_attribute("href")
    desk.show(name or "", f"{FOUND} .geraten button")
    desk.page.set_viewport_size({"width": 1120, "height": 680})
    desk.page.locator(".geraten button").first.scroll_into_view_if_needed()


def entwurf(desk: Desk) -> None:
    """Show how drafts and later articles look in a list."""
    head = (
        "---\nTitel: {}\nAutorin: Friederike Voss\nDatum: {}\nKategorien: [Payment]\n{}---\n\n{}\n"
    )
    desk.write(
        "content/artikel/das-rueckgabepaket-im-januar.md",
        head.format("Das Rückgabepaket im Januar", "2027-01-07", "", LATER),
    )
    desk.write(
        "content/artikel/was-vom-fest-uebrig-bleibt.md",
        head.format("Was vom Fest übrig bleibt", "2026-11-20", "Entwurf: ja\n", DRAFT),
    )
    desk.show("/kategorie/payment/", ".entwurf time")
    desk.page.evaluate("document.querySelector('.karte').scrollIntoView()")


def bild(desk: Desk) -> None:
    """Show an article with a picture whose file is there."""
    pictures = desk.root / "content/bilder"
    pictures.mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "themes/magazin/assets/teilen.png", pictures / "setzkasten.png")
    desk.write("content/artikel/ein-kasten-voller-buchstaben.md", PICTURED)
    desk.show("/artikel/ein-kasten-voller-buchstaben/", "figure img")
    desk.page.locator("figcaption").scroll_into_view_if_needed()
    desk.page.evaluate("document.querySelector('figure img').decode()")
    desk.page.wait_for_timeout(300)  # until it is painted


def fehler(desk: Desk) -> None:
    """Show the panel of an error."""
    desk.show("/", ".titelseite")
    template = "themes/magazin/templates/article.html"
    desk.change(template, "{% if article.updated %}", "{% if article.updated }")
    desk.page.wait_for_selector("[role=alert]", timeout=PATIENCE * 1000)


LOST = "anprobieren-hier-kaufen-dort-und-dazwischen-ein-kleiner-sender"
GUESSED = """\
Als die ersten Händler ihre Kartons bedruckten, hielt man das für Spielerei. Niemand zählte mit.
Heute steht auf jedem zweiten Paket ein Spruch. Er kostet drei Cent und wird gern fotografiert.

Kategorien: Logistik & Versand
"""
LATER = (
    "Zwei Wochen nach dem Fest kommen die Pakete zurück. Drei Händler zeigen, wie sie sich rüsten."
)
DRAFT = "Gutscheine, Umtausch, Restposten: Was im Lager bleibt, wenn die Lichter aus sind."

PICTURED = """\
---
Titel: Ein Kasten voller Buchstaben
Autorin: Friederike Voss
Datum: 2014-11-18
Kategorien: [Buchhandel]
Bilder:
  - Bildunterschrift: Jedes Fach hat seinen Buchstaben.
    Bildquelle: Friederike Voss
    Datei: setzkasten.png
    Alternativtext: Gezeichneter Setzkasten mit vielen leeren Fächern
---

![Jedes Fach hat seinen Buchstaben.](#bild-1)

Wer früher eine Zeitung setzte, griff blind in das richtige Fach.
"""

SCENES: dict[str, Callable[[Desk], None]] = {
    "vorschau": vorschau,
    "neuer-text": neuer_text,
    "redaktion-liste": redaktion_liste,
    "redaktion-artikel": redaktion_artikel,
    "vermutung": vermutung,
    "entwurf": entwurf,
    "bild": bild,
    "fehler": fehler,
}
"""Name of a picture → what is to be seen on it."""


@contextmanager
def previewed(root: Path) -> Iterator[str]:
    """Run the preview of an archive; gives its address, without a slash at the end."""
    command = [sys.executable, "-m", "setzkasten", "serve", "--no-open", "--today", TODAY]
    with (root / "ausgabe.log").open("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command, cwd=root, stdout=output, env=_environment())
        try:
            yield _address(process, root / "ausgabe.log")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def _address(process: subprocess.Popen[bytes], output: Path) -> str:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if found := re.search(r"Vorschau: (http://localhost:\d+)", output.read_text("utf-8")):
            return found[1]
        time.sleep(0.1)
    raise RuntimeError(output.read_text("utf-8"))


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}


def copy_archive(root: Path) -> None:
    """Copy the demo archive."""
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "setzkasten.yaml", root / "setzkasten.yaml")


_ENCODE = """async png => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.85).split(",")[1];
}"""


def as_webp(browser: Browser, png: bytes) -> bytes:
    """Return a picture as WebP, half as big; the browser can do it, so no library has to."""
    page = browser.new_page()
    encoded = page.evaluate(_ENCODE, base64.b64encode(png).decode())
    page.close()
    return base64.b64decode(encoded)


def take(names: list[str]) -> int:
    """Take pictures; returns the exit code.

    Args:
        names: of the scenes; none for all.
    """
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        print("There is no Chromium.", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name in names or SCENES:
            with tempfile.TemporaryDirectory() as place:
                root = Path(place)
                copy_archive(root)
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT},
                    locale="de-DE",
                    timezone_id="Europe/Berlin",
                    color_scheme="light",
                    reduced_motion="reduce",
                )
                with previewed(root) as origin:
                    SCENES[name](Desk(root, origin, page))
                    data = as_webp(browser, page.screenshot(animations="disabled"))
                page.close()
            (PICTURES / f"{name}.webp").write_bytes(data)
            print(f"{name}.webp  {len(data)}")
            if len(data) > MOST:
                print(f"{name}.webp is too big.", file=sys.stderr)
                return 1
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(take(sys.argv[1:]))
