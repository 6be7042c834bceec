"""Which picture stands for an article where others show it: the first one that there is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import quote

from setzkasten.model.article import Image
from setzkasten.sources import PICTURES


def first_picture(images: Iterable[Image], published: Collection[str]) -> str | None:
    """Return the name below the address of pictures of the first picture whose file is there.

    Args:
        images: of an article, in order.
        published: the pictures of the archive, as paths below its root.
    """
    for image in images:
        name = (image.file or "").removeprefix("bilder/")
        if name and f"{PICTURES}/{name}" in published:
            return quote(name)
    return None
