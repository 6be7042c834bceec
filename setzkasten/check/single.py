"""What can be said of one article by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from setzkasten.check.piece import Piece
from setzkasten.frontmatter.tidy import untidy_keys
from setzkasten.index.selection import first_day
from setzkasten.language.dates import long_date
from setzkasten.language.numbers import count
from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem, problem
from setzkasten.parse.markdown import PLACED_PICTURE
from setzkasten.sources import PICTURES

FAR = timedelta(days=366)

_DATES = (("Datum", "date"), ("Aktualisiert", "updated"))


def check_article(piece: Piece, today: date, pictures: Collection[str]) -> Iterator[Problem]:
    """Yield what an editor should look at in an article.

    Args:
        piece: the article.
        today: the day of the check.
        pictures: paths of the picture files below the root.
    """
    metadata = piece.metadata
    if metadata is None:
        return
    for key, line in untidy_keys(piece.text).items():
        yield problem("angabe-unordentlich", piece.path, line, schluessel=key)
    if metadata.draft:
        return
    yield from _missing(piece, metadata)
    yield from _guesses(piece, metadata)
    yield from _future(piece, metadata, today)
    yield from _pictures(piece, metadata, pictures)


def _missing(piece: Piece, metadata: Metadata) -> Iterator[Problem]:
    if not metadata.categories:
        yield problem("kategorie-fehlt", piece.path, piece.line("categories"))
    if not metadata.authors:
        yield problem("autorin-fehlt", piece.path, piece.line("authors"))
    if not metadata.date:
        yield problem("datum-fehlt", piece.path, piece.line("date"))
    if metadata.tags_lost:
        lost = count(metadata.tags_lost, "Schlagwort", "Schlagworte")
        yield problem("schlagworte-fehlen", piece.path, piece.line("tags_lost"), anzahl=lost)


def _guesses(piece: Piece, metadata: Metadata) -> Iterator[Problem]:
    others = [key for key in metadata.guessed if key != "Titel"]
    # Where there is no title at all, reading the file has said so already.
    named = "title" in piece.lines or piece.body.lstrip("\n").startswith("# ")
    if "Titel" in metadata.guessed and named:
        line = piece.line("title")
        yield problem("titel-vermutet", piece.path, line, titel=metadata.title)
    if others:
        line = piece.line("guessed")
        yield problem("angabe-vermutet", piece.path, line, angaben=", ".join(others))


def _future(piece: Piece, metadata: Metadata, today: date) -> Iterator[Problem]:
    for key, attribute in _DATES:
        value = getattr(metadata, attribute)
        # As text, `2026-12` comes before all of its days: it is in the future until November ends.
        if value and value > today.isoformat():
            far = value > (today + FAR).isoformat()
            line = piece.line(attribute)
            if attribute == "date":
                code = "erscheint-viel-spaeter" if far else "erscheint-spaeter"
                yield problem(code, piece.path, line, tag=long_date(first_day(value)))
            elif far:
                yield problem("datum-weit-voraus", piece.path, line, schluessel=key, datum=value)
            else:
                yield problem("datum-voraus", piece.path, line, schluessel=key, datum=value)


def _pictures(piece: Piece, metadata: Metadata, pictures: Collection[str]) -> Iterator[Problem]:
    images = metadata.images
    for number, image in enumerate(images, 1):
        if not image.credit and image.file:
            yield problem("bildquelle-fehlt", piece.path, piece.line("images"), nummer=number)
        elif not image.credit:
            yield problem("bildquelle-verloren", piece.path, piece.line("images"), nummer=number)
        if image.file and not _exists(image.file, pictures):
            yield problem("bild-datei-fehlt", piece.path, piece.line("images"), datei=image.file)
    text = piece.body.lstrip("\n")
    first = piece.body_line + len(piece.body) - len(text)
    for match in PLACED_PICTURE.finditer(text.rstrip("\n")):
        if int(match[1]) > len(images):
            line = first + text.count("\n", 0, match.start(1))
            have = count(len(images), "Bild", "Bilder")
            yield problem("bild-nummer", piece.path, line, nummer=match[1], anzahl=have)


def _exists(file: str, pictures: Collection[str]) -> bool:
    """Tell whether a picture is there; one of another host or from the site's root may be."""
    if "//" in file or file.startswith("/"):
        return True
    return f"{PICTURES}/{file.removeprefix('bilder/')}" in pictures
