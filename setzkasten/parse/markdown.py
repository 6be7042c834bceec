"""Markdown to HTML: CommonMark with tables, no raw HTML, pictures as figures.

Most paragraphs of an archive hold no Markdown at all; a text of only such
paragraphs takes a short cut that a property test holds equal to markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import unquote

from setzkasten.model.article import Image
from setzkasten.model.views import Body
from setzkasten.parse.figures import FOREIGN, BodyContext, figure, figure_of, picture_address
from setzkasten.parse.outline import Outline

PICTURE_TARGET = re.compile(r"#bild-([1-9][0-9]{0,3})\Z")
"""Where a Markdown image points that stands for an entry of `Bilder:`, counted from 1."""

PLACED_PICTURE = re.compile(
    r"(?:\A|\n\n)!\[(?:[^\[\]\\\n]|\\.)*\]\(#bild-([1-9][0-9]{0,3})\)(?=\n\n|\Z)"
)
"""A paragraph that places a picture: nothing but a Markdown image."""

_PICTURE_BLOCK = re.compile(r"!\[((?:[^\[\]\\\n]|\\.)*)\]\(#bild-([1-9][0-9]{0,3})\)\Z")
# Control characters and non-characters are no part of any text; HTML does not allow them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# Anything that might mean something to CommonMark: a sign, an entity, the end of a line, its start.
_SIGN = re.compile(r"[\\`*_\[\]<>|\x00\t]")
_ENTITY = re.compile(r"&[#A-Za-z]")
_LINE_START = re.compile(r"[ #+\-=~:]|[0-9]{1,9}[.)](?:[ \n]|\Z)")
_LATER_LINE = re.compile(r" \n|\n(?:[ #+\-=~:]|[0-9]{1,9}[.)](?:[ \n]|\Z))")
_BLANK_LINES = re.compile(r"\n{2,}")

# The same once more as bytes of UTF-8, with what HTML escapes and the control characters: looking
# for bytes takes a fraction of the time. A text of none of these is bare.
_SIGNS = bytes({*range(10), *range(11, 32), 0x7F, *b'\\`*_[]<>|&"'})
_RARE = (b"\xc2", b"\xef\xbf")  # how control characters and non-characters beyond ASCII begin
_HEADING = re.compile(r"(#{2,4}) ([^\n#]+)\Z")


PLAIN = BodyContext()


def render_body(markdown: str, images: Sequence[Image] = (), context: BodyContext = PLAIN) -> Body:
    """Render a Markdown text.

    Args:
        markdown: CommonMark with tables; HTML in it is shown as text.
        images: the article's pictures, placed by `![…](#bild-1)`.
        context: base path and words.

    Returns:
        Safe HTML, its headings from level 2 on with anchors of their own.
    """
    bare = _is_bare(markdown)
    if not bare and _CONTROLS.search(markdown):
        markdown = _CONTROLS.sub("", markdown)
    outline = Outline()
    html = _short_cut(markdown, images, context, outline, bare=bare)
    if html is None:
        html = _full(markdown, images, context, outline)
    return Body(html, tuple(outline.headings))


def placed_pictures(markdown: str) -> frozenset[int]:
    """Return the numbers, from 1, of the pictures that a text places."""
    return frozenset([int(number) for number in PLACED_PICTURE.findall(markdown)])


# --- the short cut ----------------------------------------------------------------------


def _short_cut(
    markdown: str, images: Sequence[Image], context: BodyContext, outline: Outline, *, bare: bool
) -> str | None:
    """Render a text without Markdown; None where markdown-it has to read it."""
    blocks = _plain_blocks(markdown, bare=bare)
    if blocks is None:
        return None
    if bare and "#" not in markdown and blocks != [""]:
        return "<p>" + "</p>\n<p>".join(blocks) + "</p>\n"
    return "".join([_plain_block(block, images, context, outline) for block in blocks])


def _is_bare(markdown: str) -> bool:
    """Tell whether a text has no sign, and nothing that HTML escapes or does not allow."""
    data = markdown.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _SIGNS)) == len(data) and not any(
        start in data for start in _RARE
    )


def _plain_blocks(markdown: str, *, bare: bool) -> list[str] | None:
    """Split a text without Markdown into paragraphs; None where markdown-it has to read it."""
    text = markdown.strip("\n")
    blocks = _BLANK_LINES.split(text) if "\n\n\n" in text else text.split("\n\n")
    for block in blocks:
        if _is_significant(block, bare=bare) and not _is_plain_special(block):
            return None
        if block[:1].isspace() or block[-1:].isspace() or "\r" in block:
            return None
    return blocks


def _is_significant(block: str, *, bare: bool = False) -> bool:
    """Tell whether a block holds anything that CommonMark might read as more than words."""
    return (
        (not bare and _SIGN.search(block) is not None)
        or _LINE_START.match(block) is not None
        or (not bare and "&" in block and _ENTITY.search(block) is not None)
        or ("\n" in block and _LATER_LINE.search(block) is not None)
    )


def _is_plain_special(block: str) -> bool:
    """Tell whether a block is a heading or a picture whose words are nothing but words."""
    if match := _PICTURE_BLOCK.match(block):
        words = match[1]
    elif match := _HEADING.match(block):
        words = match[2]
    else:
        return False
    return words == " ".join(words.split()) and not _is_significant(words)


def _plain_block(
    block: str, images: Sequence[Image], context: BodyContext, outline: Outline
) -> str:
    if not block:
        return ""
    if match := _PICTURE_BLOCK.match(block):
        return figure(int(match[2]), images, context, match[1])
    if match := _HEADING.match(block):
        title = match[2]
        level = len(match[1])
        return f'<h{level} id="{outline.anchor(level, title)}">{_escaped(title)}</h{level}>\n'
    return f"<p>{_escaped(block)}</p>\n"


def _escaped(text: str) -> str:
    """Escape as markdown-it does: like the standard library, but for the apostrophe."""
    return escape(text, quote=False).replace('"', "&quot;")


# --- markdown-it ------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    # A wide table scrolls in a frame of its own, which the keyboard must reach (WCAG 2.1.1).
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    return parser


def _open_table(_renderer: Any, _tokens: Any, _place: int, _options: Any, words: Any) -> str:
    name = escape(words["table"])
    return f'<div class="tabelle" role="group" aria-label="{name}" tabindex="0"><table>\n'


def _close_table(*_: Any) -> str:
    return "</table></div>\n"


def _full(markdown: str, images: Sequence[Image], context: BodyContext, outline: Outline) -> str:
    parser = _parser()
    words = {"table": context.table}
    tokens = parser.parse(markdown)
    _shift_headings(tokens)
    output = []
    start = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            title = _text_of(tokens[index + 1])
            token.attrSet("id", outline.anchor(int(token.tag[1]), title))
        elif token.type in {"th_open", "td_open"}:
            _class_of_column(token)
        elif token.type == "inline":
            _prefix_links(token, context.base_path)
            picture = _only_picture(token)
            if picture is not None and tokens[index - 1].type == "paragraph_open":
                output.append(
                    parser.renderer.render(tokens[start : index - 1], parser.options, words)
                )
                output.append(_figure_of(picture, images, context))
                start = index + 2
            else:
                _place_words(token, context)
    output.append(parser.renderer.render(tokens[start:], parser.options, words))
    return "".join(output)


def _shift_headings(tokens: Sequence[Any]) -> None:
    """Push all headings one level down where the text uses level 1: that is the page's title."""
    if any(token.tag == "h1" for token in tokens):
        for token in tokens:
            if token.type in {"heading_open", "heading_close"}:
                token.tag = f"h{min(6, int(token.tag[1]) + 1)}"


def _class_of_column(cell: Any) -> None:
    """Say by a class how a column is aligned: pages have no style attributes (CSP)."""
    style = str(cell.attrs.pop("style", ""))
    name = {"text-align:right": "rechts", "text-align:center": "mitte"}.get(style)
    if name:
        cell.attrSet("class", name)


def _text_of(inline: Any) -> str:
    parts = [
        _text_of(child) if child.children else (child.content or " ")
        for child in inline.children or ()
        if child.type in {"text", "code_inline", "image", "softbreak", "hardbreak", "text_special"}
    ]
    return " ".join("".join(parts).split())


def _only_picture(inline: Any) -> Any | None:
    children = inline.children or []
    return children[0] if len(children) == 1 and children[0].type == "image" else None


def _place_words(inline: Any, context: BodyContext) -> None:
    """Put words where a picture of the list, or one of another host, stands amid text.

    A figure cannot stand there, and a page loads nothing from other hosts.
    """
    for child in inline.children or ():
        source = str(child.attrGet("src") or "") if child.type == "image" else ""
        if PICTURE_TARGET.match(source):
            child.type, child.content, child.children = "text", _text_of(child), None
        elif FOREIGN.match(source):
            words = escape(_text_of(child) or source)
            child.type, child.children = "html_inline", None
            child.content = f'<a href="{escape(source)}">{words}</a>'
        elif source:
            child.attrSet("src", picture_address(unquote(source), context))


def _figure_of(picture: Any, images: Sequence[Image], context: BodyContext) -> str:
    source = str(picture.attrGet("src") or "")
    caption = _text_of(picture) if picture.children else ""
    if match := PICTURE_TARGET.match(source):
        return figure(int(match[1]), images, context, caption)
    title = str(picture.attrGet("title") or "")
    image = Image(caption=title or None, file=unquote(source), alt=caption)
    return figure_of(image, None, context)


def _prefix_links(inline: Any, base_path: str) -> None:
    """Put the base path before links from the site's root: texts are written for any host."""
    for child in inline.children or ():
        target = child.attrGet("href") if child.attrs else None
        if isinstance(target, str):
            child.attrSet("href", _based(target, base_path))


def _based(target: str, base_path: str) -> str:
    if target.startswith("/") and not target.startswith("//"):
        return base_path + target[1:]
    return target
