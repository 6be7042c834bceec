"""What holds for every site, whatever its sources hold."""

from __future__ import annotations

import io
import re
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from setzkasten.cli.reporting import print_report
from setzkasten.report import Report
from tests.conftest import Archive, article, make_archive, tree

GOOD = {
    "content/artikel/gut-eins.md": article(
        "Gut eins", "Der erste gute Absatz.", Datum="2012-01-01"
    ),
    "content/artikel/gut-zwei.md": article(
        "Gut zwei", "Der zweite gute Absatz.", Datum="2013-01-01"
    ),
    "content/seiten/impressum.md": article("Impressum", "Die gute Seite."),
    "content/texte/gut-drei.txt": (
        "Gut drei geht ins Netz\n\nDer dritte gute Absatz ist lang genug, um einer zu sein.\n\n"
        "Und noch einer kommt dazu, damit der Text kein Titel ist.\n"
    ),
}
"""An archive in order; the words of its bodies are looked for on the site."""

_ALIVE = {
    *("script", "iframe", "style", "svg", "math", "object", "embed", "form", "base", "meta"),
    *(
        "input",
        "button",
        "textarea",
        "audio",
        "video",
        "details",
        "template",
        "noscript",
        "marquee",
    ),
}
_OF_THE_THEME = {("link", "rel"), ("meta", "charset")}
_SCHEMES = {"http", "https", "mailto", ""}


class Page(HTMLParser):
    """The elements of a page that can run or load something, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.alive: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ALIVE:
            self.alive.append(f"<{tag}>")
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "")
            if name.startswith("on") or name in {"style", "srcdoc", "formaction", "srcset"}:
                self.alive.append(f"{tag} {name}={value}")
            if name in {"href", "src"} and _scheme(address) not in _SCHEMES:
                self.alive.append(f"{tag} {name}={value}")
            if name == "src" and _leaves(address):
                self.alive.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.alive.append(f"<!--{data}-->")

    def unknown_decl(self, data: str) -> None:
        self.alive.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.alive.append(f"<?{data}>")


def _scheme(address: str) -> str:
    match = re.match(r"([a-zA-Z][a-zA-Z0-9+.\-]*):", address)
    return match[1].lower() if match else ""


def _leaves(address: str) -> bool:
    """Tell whether a page that loads this would ask another host: browsers take \\ for /."""
    return address.replace("\\", "/").startswith("//") or _scheme(address) != ""


@lru_cache(maxsize=4096)
def page_of(html: str) -> Page:
    """Take a page apart."""
    return Page(html)


def words_of(site: Mapping[str, bytes]) -> str:
    """Return all words that readers can see, of all pages, white space folded."""
    pages = [data.decode("utf-8") for name, data in site.items() if name.endswith(".html")]
    return " ".join(" ".join([page_of(html).text for html in pages]).split())


def check_site(site: Mapping[str, bytes]) -> None:
    """Check that nothing on a site runs, that all of it can be read and kept on any system."""
    for name, data in site.items():
        if name.endswith((".html", ".xml", ".txt")):
            text = data.decode("utf-8")  # valid UTF-8, to begin with
            # An original is shown as it came, as plain text.
            raw = name.endswith("/original.txt")
            assert raw or not _CONTROL.search(text), (name, _CONTROL.search(text))
        if name.endswith(".html"):
            assert set(page_of(text).alive) <= _own().get(name, set()), name
        if name.endswith(".xml"):
            ET.fromstring(data)  # noqa: S314
    _check_names(list(site))


@lru_cache(maxsize=1)
def _own() -> dict[str, set[str]]:
    """Return what the program itself puts on its pages, such as a field for searching."""
    with tempfile.TemporaryDirectory() as place:
        made = make_archive(Path(place), GOOD)
        assert made.build().published
        pages = {name: data for name, data in made.output().items() if name.endswith(".html")}
    return {name: set(page_of(data.decode("utf-8")).alive) for name, data in pages.items()}


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)


def _check_names(names: list[str]) -> None:
    pages = [name for name in names if not name.startswith(("bilder/", "assets/"))]
    for name in pages:
        for part in PurePosixPath(name).parts:
            assert not _RESERVED.match(part), name
            assert len(part.encode()) <= 200, name
            assert part.rstrip(". ") == part, name
            assert not re.search(r'[\x00-\x1f<>:"\\|?*]', part), name
            assert part == unicodedata.normalize("NFC", part), name
    alike = [unicodedata.normalize("NFC", name).casefold() for name in pages]
    assert len(set(alike)) == len(alike), "two pages would be one on Windows and macOS"


def check_good(site: Mapping[str, bytes]) -> None:
    """Check that the good articles are all there."""
    for name, words in (
        ("artikel/gut-eins/index.html", "Der erste gute Absatz."),
        ("artikel/gut-zwei/index.html", "Der zweite gute Absatz."),
        ("artikel/gut-drei-geht-ins-netz/index.html", "Der dritte gute Absatz ist lang genug"),
        ("impressum/index.html", "Die gute Seite."),
    ):
        assert words in page_of(site[name].decode("utf-8")).text, name


def said(report: Report) -> str:
    """Return what the editor reads on the terminal, having checked that it does no harm there."""
    out = io.StringIO()
    print_report(report, stream=out)
    text = out.getvalue()
    assert not _HARMFUL.search(text), repr(_HARMFUL.search(text))
    return text


_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def originals(made: Archive) -> dict[str, bytes]:
    """Return what no build may touch: raw texts, files written by hand, settings, themes."""
    kept = tree(made.root / "content") | tree(made.root / "themes")
    if (made.root / "setzkasten.yaml").is_file():
        kept["setzkasten.yaml"] = (made.root / "setzkasten.yaml").read_bytes()
    return kept


def check_build(made: Archive, outside: Path) -> tuple[Report, dict[str, bytes]]:
    """Build twice, check all that must hold for any archive, and return report and site.

    Args:
        made: the archive, holding the good articles besides others.
        outside: a folder around it in which nothing may change.
    """
    before = originals(made)
    around = {path for path in outside.rglob("*") if made.root not in path.parents}
    report = made.build()
    assert report.published, report.problems
    said(report)
    site = made.output()
    check_good(site)
    check_site(site)
    after = originals(made)
    assert {name: after.get(name) for name in before} == before, "a build changed a source"
    assert {path for path in outside.rglob("*") if made.root not in path.parents} == around
    again = made.build()
    assert (again.published, again.written, again.removed) == (True, 0, 0), again
    assert again.problems == report.problems
    assert made.output() == site
    return report, site
