"""Read an article's Markdown file into values."""

from __future__ import annotations

import re
from dataclasses import replace

from setzkasten.frontmatter.read import read_front_matter
from setzkasten.frontmatter.values import folded_text
from setzkasten.language.collation import sort_key
from setzkasten.language.slug import slug_of_name
from setzkasten.model.article import Article, Metadata, bounded
from setzkasten.model.digest import digest_bytes, digest_of
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import Summary
from setzkasten.parse.keystems import key_stems
from setzkasten.parse.markdown import placed_pictures

EXCERPT_LENGTH = 260

_NO_PARAGRAPH = re.compile(r"[#>|`~!\-+*=]|\d{1,9}[.)] |    |\t")
_SENTENCE_END = re.compile(r"[.!?…][“”\"»)]?(?=\s)")
_MARKS = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*?|__?|`|<((?:https?://|[^\s<>@]+@)[^\s<>]+)>")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")


def parse_article(text: str, path: str, slug: str) -> tuple[Article | None, tuple[Problem, ...]]:
    r"""Read an article.

    Args:
        text: the whole file, line ends as `\n`.
        path: its name in problems.
        slug: its address.

    Returns:
        The article, or None where its front matter cannot be read at all; and what is wrong.
    """
    head = read_front_matter(text, path)
    if not head.readable:
        return None, head.problems
    values = dict(head.values)
    problems = head.problems
    body = head.body.strip("\n")
    if not values.get("title"):
        values["title"], body = split_title(body)
    if not values["title"]:
        values["title"] = title_of_slug(slug)
        values["guessed"] = (*values.get("guessed", ()), "Titel")
        problems = (*problems, problem("titel-fehlt", path, 1, titel=values["title"]))
    return Article(slug, Metadata(**values), body, head.body_line), problems


_FIRST_HEADING = re.compile(r"\n*# +([^\n]+)(?:\n+|\Z)")


def split_title(body: str) -> tuple[str, str]:
    """Part a Markdown text from the heading of level 1 with which it begins.

    Returns:
        The heading's words, "" where the text begins otherwise, and the text after it.
    """
    heading = _FIRST_HEADING.match(body)
    title = folded_text(heading[1].rstrip(" #")) if heading else ""
    return (title, body[heading.end() :]) if heading and title else ("", body)


def title_of_slug(slug: str) -> str:
    """Return a title for a text that has none: the words of its address."""
    return slug.replace("-", " ").capitalize()


def address_of(text: str) -> str | None:
    """Return the slug that an editor asks for, as such or as the whole address of the page.

    Args:
        text: `mein-artikel`, `/artikel/mein-artikel/` or what a browser shows.
    """
    name = re.split(r"[?#]", text)[0].rstrip("/ ").rpartition("/")[2]
    return slug_of_name(name) if any(map(str.isalnum, name)) else None


def summarise(article: Article) -> Summary:
    """Return what other pages may know of an article."""
    metadata = bounded(replace(article.metadata, version=None, address=None))
    text = metadata.teaser or excerpt(article.body)
    words = article.body.count(" ") + article.body.count("\n\n") + 1 if article.body else 0
    body = digest_bytes(article.body.encode("utf-8", "surrogatepass"))
    placed = tuple(sorted(placed_pictures(article.body))) if metadata.images else ()
    digest = digest_of((metadata, text, words, body, placed))
    alphabet = sort_key(metadata.title)[0]
    keys = key_stems(metadata, article.body)
    return Summary(metadata, alphabet, text, words, body, placed, digest, keys)


def excerpt(body: str) -> str:
    """Return the first sentences of a Markdown body as plain text, about 260 characters.

    Cut after a sentence where one ends late enough, else after a word, with an ellipsis.
    """
    paragraph = next(
        (block for block in body.split("\n\n", 12) if block and not _NO_PARAGRAPH.match(block)), ""
    )
    text = folded_text(_without_marks(paragraph[: 4 * EXCERPT_LENGTH]))
    if len(text) <= EXCERPT_LENGTH:
        return text
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, EXCERPT_LENGTH)]
    if ends and ends[-1] >= EXCERPT_LENGTH // 3:
        return text[: ends[-1]]
    cut = text.rfind(" ", 0, EXCERPT_LENGTH)
    return text[: cut if cut > 0 else EXCERPT_LENGTH].rstrip(" ,;:–-") + " …"


def _without_marks(text: str) -> str:
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if not any(map(text.__contains__, "\\*_`<")):
        return text
    return _MARKS.sub(lambda match: match[1] or match[2] or "", text)
