"""What only the comparison of articles shows: the same title, nearly the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from setzkasten.check.duplicates import ALIKE, Pair, near_duplicates
from setzkasten.check.piece import Piece
from setzkasten.language.collation import sort_key
from setzkasten.model.article import Metadata
from setzkasten.model.problem import Problem, problem


def says_no(metadata: Metadata | None, slug: str) -> bool:
    """Tell whether an editor has said (`Kein Duplikat von:`) that an article is no duplicate."""
    return metadata is not None and slug in map(_slug_in, metadata.not_duplicate_of)


def _slug_in(value: str) -> str:
    return value.strip("/").rpartition("/")[2].removesuffix(".md")


def check_whole(pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Yield what an editor should look at among the published articles."""
    yield from _titles(pieces)
    shown = {piece.path: piece for piece in pieces}
    for pair in near_duplicates({path: piece.body for path, piece in shown.items()}):
        first, second = shown[pair.first], shown[pair.second]
        if not (says_no(first.metadata, second.slug) or says_no(second.metadata, first.slug)):
            yield _near(first, second, pair)


def _titles(pieces: Sequence[Piece]) -> Iterator[Problem]:
    same: dict[str, list[Piece]] = {}
    for piece in pieces:
        same.setdefault(sort_key(piece.title)[0] or piece.title, []).append(piece)
    for first, *others in same.values():
        for piece in others:
            yield problem(
                "titel-doppelt",
                piece.path,
                piece.line("title"),
                titel=piece.title,
                andere=first.path,
                slug=first.slug,
            )


def _near(first: Piece, second: Piece, pair: Pair) -> Problem:
    """Say it at the shorter one, which is more likely the copy; between equals, at the second."""
    copy, original = (first, second) if len(first.body) < len(second.body) else (second, first)
    alike = pair.likeness >= ALIKE
    share = pair.likeness if alike else pair.contained
    percent = min(99, int(100 * share)) if copy.body != original.body else 100
    if alike:
        return problem(
            "fast-gleich", copy.path, prozent=percent, andere=original.path, slug=original.slug
        )
    return problem("teil-von", copy.path, prozent=percent, andere=original.path, slug=original.slug)
