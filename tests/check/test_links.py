"""Internal links: what arrives, what does not, and on which line that is."""

from __future__ import annotations

import pytest

from setzkasten.check.links import Built, check_links, internal, links_of
from setzkasten.check.piece import Piece
from setzkasten.model.article import Metadata

FILES = {
    "index.html": b"<h1>Start</h1>",
    "artikel/der-zoll/index.html": b'<h2 id="h-der-anfang">x</h2><p id=unquoted>',
    "artikel/hier/index.html": b"<h2 id='h-unten'>x</h2>",
    "feed.xml": b"<feed/>",
    "bilder/größe.jpg": b"",
}
BUILT = Built(
    "https://example.org/archiv/",
    FILES.get,
    frozenset(["/artikel/alt/"]),
    ["der-zoll", "hier"],
)


def _check(body: str, line: int = 1) -> list[tuple[str, int | None, dict[str, str]]]:
    piece = Piece(
        "content/artikel/hier.md", "/artikel/hier/", "", body, line, "Hier", Metadata("H")
    )
    return [(entry.code, entry.line, dict(entry.values)) for entry in check_links(piece, BUILT)]


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/artikel/der-zoll/",
        "/artikel/der-zoll",
        "/artikel/der-zoll/#h-der-anfang",
        "/artikel/der-zoll/#unquoted",
        "/artikel/der-zoll/?seite=2",
        "../der-zoll/",
        "#h-unten",
        "#top",
        "/feed.xml",
        "/bilder/gr%C3%B6%C3%9Fe.jpg",
        "/artikel/alt/",
        "https://example.org/archiv/artikel/der-zoll/",
        "https://example.org/archiv",
        "https://example.org/anderswo/",
        "https://anderswo.example/artikel/nichts/",
        "//anderswo.example/x",
        "mailto:kim@example.org",
        "tel:+4912345",
        "#bild-1",
    ],
)
def test_links_that_arrive_are_not_mentioned(target: str) -> None:
    assert _check(f"Siehe [hier]({target}).") == []


@pytest.mark.parametrize(
    ("target", "cure"),
    [
        ("/artikel/der-zol/", " Meinten Sie »/artikel/der-zoll/«?"),
        ("der-zoll.md", " Meinten Sie »/artikel/der-zoll/«?"),
        ("/nichts/dergleichen/", ""),
        ("https://example.org/archiv/nichts/", ""),
        ("/../../etc/passwd", ""),
        ("/%2e%2e/index.html", ""),
    ],
)
def test_links_into_the_void_are_found(target: str, cure: str) -> None:
    [(code, line, values)] = _check(f"Ein Satz.\n\nUnd [hier]({target}).", line=7)
    assert (code, line) == ("link-kaputt", 9)
    assert values == {"ziel": target, "vorschlag": cure}


def test_an_anchor_that_is_missing_is_found() -> None:
    [(code, line, values)] = _check("[x](/artikel/der-zoll/#h-das-ende)")
    assert (code, line, values["anker"]) == ("link-anker", 1, "h-das-ende")
    [(code, _, values)] = _check("[x](#unten)")
    assert (code, values["anker"]) == ("link-anker", "unten")


def test_links_of_every_kind_are_seen_each_on_its_line() -> None:
    text = (
        "Ein [erster](/a/) Link,\nein [zweiter](/b/)\n\n- [dritter][d]\n\n"
        "| [vierter](/c/) |\n|---|\n\n<https://example.org/x> `[kein](/k/)`\n\n"
        "    [auch keiner](/k/)\n\n[d]: /d/\n"
    )
    found = list(links_of(text))
    assert found == [(0, "/a/"), (1, "/b/"), (3, "/d/"), (5, "/c/"), (8, "https://example.org/x")]
    assert list(links_of("Nur Text. Kein Link.")) == []


def test_addresses_that_make_no_sense_are_not_ours() -> None:
    assert internal("http://[broken", "/x/", "https://example.org/") is None
    assert internal("javascript:alert(1)", "/x/", "https://example.org/") is None
