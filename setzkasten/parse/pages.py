"""Free pages of `content/seiten/`: Impressum, Datenschutz and whatever else an editor wants."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.frontmatter.read import read_front_matter, split_head
from setzkasten.frontmatter.schema import Field, Kind, by_spelling
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.parse.article import split_title, title_of_slug

FIELDS: tuple[Field, ...] = (
    Field("Titel", "title", Kind.TEXT, ("Title",)),
    Field("Beschreibung", "description", Kind.TEXT, ("Description", "Teaser")),
    Field("Entwurf", "draft", Kind.FLAG, ("Draft",)),
)

SPELLINGS = by_spelling(FIELDS)


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page that belongs to no list.

    Attributes:
        slug: its address, the name of its file.
        path: the file.
        title, description: plain text.
        draft: whether it stays unpublished.
        body: fingerprint of the body.
    """

    slug: str
    path: str
    title: str
    description: str
    draft: bool
    body: bytes


def parse_page(text: str, path: str, slug: str) -> tuple[FreePage | None, tuple[Problem, ...]]:
    r"""Read a free page.

    Args:
        text: the whole file, line ends as `\n`.
        path: its name in problems.
        slug: its address.

    Returns:
        The page, or None where its front matter cannot be read; and what is wrong.
    """
    head = read_front_matter(text, path, SPELLINGS)
    if not head.readable:
        return None, head.problems
    problems = head.problems
    title = head.values.get("title")
    body = head.body.strip("\n")
    if not title:
        title, body = split_title(body)
    if not title:
        title = title_of_slug(slug)
        problems = (*problems, problem("titel-fehlt", path, 1, titel=title))
    page = FreePage(
        slug,
        path,
        title,
        head.values.get("description") or "",
        bool(head.values.get("draft")),
        digest_bytes(body.encode("utf-8", "surrogatepass")),
    )
    return page, problems


def body_of(text: str) -> str:
    """Return the Markdown body of an article's or a page's file."""
    parts = split_head(text)
    return parts[1].strip("\n") if parts else ""
