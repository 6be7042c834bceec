"""What only the comparison of articles shows: the same title, nearly the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from setzkasten.check.duplicates import ALIKE, Pair, near_duplicates
from setzkasten.check.piece import Piece
from setzkasten.language.collation import sort_key
from setzkasten.model.problem import Problem, problem


def check_whole(pieces: Sequence[Piece]) -> Iterator[Problem]:
    """Yield what an editor should look at among the published articles."""
    yield from _titles(pieces)
    shown = {piece.path: piece for piece in pieces}
    for pair in near_duplicates({path: piece.body for path, piece in shown.items()}):
        yield _near(shown[pair.first], shown[pair.second], pair)


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
