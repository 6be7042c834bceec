"""Literal text as Markdown: what a source says is what the page shows, signs and all.

Only what CommonMark (with tables, without HTML) would take for markup gets a
backslash; ordinary prose comes out as it went in. Most paragraphs pass two
cheap tests and are returned unchanged.

Rules: CommonMark 0.31.2, https://spec.commonmark.org/0.31.2/.
"""

from __future__ import annotations

import re

from setzkasten.normalise.links import autolink, destination, may_hold_links, split_links

_INLINE = "*_&<]`\\"
_START = re.compile(
    r"(?:#{1,6}(?=[ \t]|\Z)|[>=|:]|~~~|[-+*](?=[ \t]|\Z)|-(?=[-\s:|]*\Z)|_(?=[_\s]*\Z))"
)
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|\Z)")
_ENTITY = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)")
_RUN = re.compile(r"\*+|_+")
_ESCAPED_OR_BRACKET = re.compile(r"(\\.)|([\[\]])")


def escape_line(text: str) -> str:
    """Return one line of text as Markdown that stands at the start of a block.

    Takes text without line breaks and without white space at its ends. Addresses
    of the web and of mail become links, nothing else gets a meaning.
    """
    escaped = escape_inline(text)
    if not escaped or escaped[0] == "\\" or text[0].isalpha():
        return escaped
    if number := _NUMBER.match(text):
        return f"{number[1]}\\{escaped[number.end(1) :]}"
    if _START.match(text):
        return "\\" + escaped
    return escaped


def escape_inline(text: str) -> str:
    """Return text as Markdown that stands inside a line, with its addresses as links."""
    if not may_hold_links(text):
        return escape_signs(text)
    output = []
    position = 0
    for part, target in split_links(text):
        after = position + len(part)
        if target is None:
            literal = escape_signs(part, text[position - 1 : position], text[after : after + 1])
            # Beside a link any bracket could become part of one, and "!" would make it a picture.
            literal = _without_brackets(literal)
            output.append(literal[:-1] + "\\!" if literal.endswith("!") else literal)
        else:
            output.append(_link(part, target))
        position = after
    return "".join(output)


def _link(shown: str, target: str) -> str:
    return autolink(shown, target) or f"[{escape_label(shown)}]({destination(target)})"


def escape_label(text: str) -> str:
    """Return text as Markdown for the square brackets of a link or a picture."""
    return _without_brackets(escape_signs(text, "[", "]"))


def _without_brackets(markdown: str) -> str:
    """Escape the brackets that are not escaped yet."""
    return _ESCAPED_OR_BRACKET.sub(lambda match: match[1] or f"\\{match[2]}", markdown)


def escape_signs(text: str, before: str = "", after: str = "") -> str:
    """Return text with a backslash before each sign that Markdown would take for markup.

    Args:
        text: the text, without line breaks.
        before: the character before it, where it is part of a line.
        after: the character after it, likewise.
    """
    if not any(map(text.__contains__, _INLINE)):
        return text
    if "\\" in text:
        text = _BACKSLASH.sub(r"\\\\", text)
    if "&" in text:
        text = _ENTITY.sub(r"\\&", text)
    if "<" in text:
        text = _TAG_LIKE.sub(r"\\<", text)
    if "`" in text:
        text = text.replace("`", "\\`")
    if "](" in text or "]:" in text:
        # Brackets may also have been opened on the line above.
        text = text.replace("[", "\\[").replace("](", "\\](").replace("]:", "\\]:")
    if "*" in text or "_" in text:
        text = _escape_runs(text, before, after)
    return text


def escape_cell(text: str) -> str:
    """Return text as Markdown for the cell of a table."""
    return escape_inline(text).replace("|", "\\|")


def _escape_runs(text: str, before: str, after: str) -> str:
    """Escape runs of `*` and `_` that could open or close emphasis.

    They cannot between two blanks (`5 * 3`), nor can `_` within a word (`snake_case`).
    """
    whole = f"{before or '.'}{text}{after or '.'}"

    def replace(match: re.Match[str]) -> str:
        run = match.group()
        left, right = whole[match.start()], whole[match.end() + 1]
        if left == " " == right or (run[0] == "_" and left.isalnum() and right.isalnum()):
            return run
        return "".join(["\\" + sign for sign in run])

    return _RUN.sub(replace, text)
