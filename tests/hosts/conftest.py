"""The demo archive with old addresses, ready for any host."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from setzkasten.hosts.files import HEADERS, host_files
from setzkasten.hosts.redirect import GONE, Redirect, Settled, old_address, settle
from setzkasten.hosts.tombstone import UNKNOWN, Tombstone
from setzkasten.options import Options
from setzkasten.plan import alphabet
from setzkasten.site import Site
from tests.conftest import ROOT, tree

BASES = ("https://example.org/", "https://example.org/archiv/")
ARTICLES = (
    "das-e-book-bekommt-sein-preisschild",
    "widerruf-ohne-raetsel-was-seit-heute-anders-ist",
)


@dataclass(frozen=True)
class Demo:
    """A built site.

    Attributes:
        base_url: full address of its home page.
        files: path below `site/` → bytes.
        settled: the redirects it was built with.
    """

    base_url: str
    files: dict[str, bytes]
    settled: Settled

    @property
    def base_path(self) -> str:
        return urlsplit(self.base_url).path

    @property
    def origin(self) -> str:
        return self.base_url.removesuffix(self.base_path)

    def page(self, slug: str) -> str:
        """Return the address of an article."""
        return f"{self.base_path}artikel/{slug}/"

    @property
    def addresses(self) -> list[str]:
        """The addresses of all pages that the planner made."""
        return [
            self.base_path + name.removesuffix("index.html")
            for name in self.files
            if name.endswith("index.html")
        ]


def old_addresses(base: str) -> dict[str, str | None]:
    """Old addresses of a blog, as editors write them down → slug of the article that follows."""
    first, second = ARTICLES
    return {
        "/?p=123": first,
        f"{base}?p=124": second,
        f"{base}?page_id=7&lang=de": second,
        f"{base}2014/10/alt.html": first,
        f"{base}2014/10/ordner/": second,
        f"{base}2014/11/ohne-schrägstrich": first,
        f"{base}alt.php?id=9": second,
        f"{base}alt.php": first,
        f"{base}artikel/umbenannt/": second,
        f"{base}artikel/entfernt/": None,
        f"https://altes-blog.example{base}archives/17-mit-(klammern).html": first,
        "/ausserhalb/alt.html": second,
    }


def build(base_url: str, root: object) -> dict[str, bytes]:
    """Build the demo archive as for a host without headers, and return its files."""
    from pathlib import Path

    place = Path(str(root))
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, place / name)
    shutil.copy(ROOT / "setzkasten.yaml", place)
    with pytest.MonkeyPatch.context() as patch:  # a page for each letter, as big archives have it
        patch.setattr(alphabet, "FEW", len(list((place / "content/texte").rglob("*.txt"))) // 2)
        report = Site(place, Options(base_url=base_url, headers=False)).build()
    assert report.published, report.problems
    return tree(place / "site")


@pytest.fixture(scope="session", params=BASES)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo archive below `/` and below `/archiv/`, with its files for hosts."""
    base_url: str = request.param
    files = build(base_url, tmp_path_factory.mktemp("demo"))
    made = Demo(base_url, files, Settled((), ()))
    wanted = []
    for text, slug in old_addresses(made.base_path).items():
        old = old_address(text)
        assert old is not None, text
        new = made.page(slug) if slug else None
        stone = Tombstone(article=True, date="2024-05-17") if new is None else UNKNOWN
        wanted.append(Redirect(old, new, GONE if new is None else 301, "a.md", stone))
    settled = settle(wanted, made.addresses)
    assert settled.problems == ()
    search = f"{made.base_path}suche/"
    extra = host_files(base_url, settled.redirects, files, search=search)
    assert HEADERS in extra.files
    return Demo(base_url, files | extra.files, settled)
