"""The figures of a text: pictures with caption and credit, also where the file is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from setzkasten.model.article import Image

FOREIGN = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyContext:
    """What a body's HTML depends on beside the Markdown.

    Attributes:
        base_path: path of the site on its host, such as `/` or `/archiv/`.
        pictures: address of the folder of pictures.
        credit: the word before a picture's source.
        lost: what stands in place of a picture whose file is lost.
        table: the name of the frame in which a table scrolls.
    """

    base_path: str = "/"
    pictures: str = "/bilder/"
    credit: str = "Bild:"
    lost: str = "Das Bild ist nicht erhalten."
    table: str = "Tabelle"


def figure(number: int, images: Sequence[Image], context: BodyContext, caption: str = "") -> str:
    """Return the figure of picture `number`, counted from 1, with caption and credit.

    The front matter's caption wins over the one in the text, which stands in
    where the list of pictures has no such entry.
    """
    image = images[number - 1] if number <= len(images) else Image(caption=caption or None)
    return figure_of(image, number, context)


def figure_of(image: Image, number: int | None, context: BodyContext) -> str:
    """Return the figure of a picture, with the anchor `bild-NUMBER` unless that is None."""
    anchor = f' id="bild-{number}"' if number is not None else ""
    if image.file and FOREIGN.match(image.file):
        # A page loads nothing from other hosts; whoever wants the picture can follow the link.
        address = escape(image.file)
        picture = f'<p class="bild-verloren"><a href="{address}">{address}</a></p>'
    elif image.file:
        source = escape(picture_address(image.file, context))
        alt = escape(image.alt or image.subject or "")
        picture = f'<img src="{source}" alt="{alt}" loading="lazy">'
    else:
        picture = f'<p class="bild-verloren">{escape(context.lost)}</p>'
    words = []
    if caption_words := image.caption or image.subject:
        words.append(f"<span>{escape(caption_words)}</span>")
    if image.credit:
        words.append(
            f'<cite class="bildquelle">{escape(context.credit)} {escape(image.credit)}</cite>'
        )
    caption = f"<figcaption>{' '.join(words)}</figcaption>" if words else ""
    return f'<figure class="bild"{anchor}>{picture}{caption}</figure>\n'


def picture_address(file: str, context: BodyContext) -> str:
    """Return the address of a picture, given as path below `content/bilder/` or from the root."""
    if file.startswith("/"):
        return context.base_path + quote(file.lstrip("/"))
    return context.pictures + quote(file.removeprefix("bilder/"))
