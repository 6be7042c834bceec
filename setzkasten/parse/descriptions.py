"""Words about a category, a tag or an author, from `content/begriffe/`."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.frontmatter.read import read_front_matter
from setzkasten.frontmatter.schema import Field, Kind, by_spelling, folded
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.parse.article import split_title, title_of_slug

FIELDS: tuple[Field, ...] = (
    Field("Titel", "title", Kind.TEXT, ("Title", "Begriff", "Name")),
    Field("Art", "kind", Kind.TEXT),
    Field("Beschreibung", "summary", Kind.TEXT, ("Description", "Teaser")),
    Field("Entwurf", "draft", Kind.FLAG, ("Draft",)),
)

_SPELLINGS = by_spelling(FIELDS)

KINDS: dict[str, str] = {
    folded(word): taxonomy
    for taxonomy, words in (
        ("category", ("Kategorie", "Kategorien", "Rubrik", "Ressort")),
        ("tag", ("Schlagwort", "Schlagworte", "Schlagwörter", "Stichwort")),
        ("author", ("Autorin", "Autor", "Autorinnen", "Autoren", "Person")),
    )
    for word in words
}
"""What `Art:` may say, folded → the taxonomy."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words about a term.

    Attributes:
        path: the file.
        name: the term, in any of its spellings.
        taxonomy: `category`, `tag` or `author`; None for whichever has such a term.
        summary: for search engines; "" where there is none.
        draft: whether it stays unpublished.
        body: fingerprint of the body.
    """

    path: str
    name: str
    taxonomy: str | None
    summary: str
    draft: bool
    body: bytes


def parse_description(
    text: str, path: str, stem: str
) -> tuple[Description | None, tuple[Problem, ...]]:
    r"""Read the file of a term.

    Args:
        text: the whole file, line ends as `\n`.
        path: its name in problems.
        stem: name of the file without its ending; names the term where no title does.

    Returns:
        The description, or None where its front matter cannot be read; and what is wrong.
    """
    head = read_front_matter(text, path, _SPELLINGS)
    if not head.readable:
        return None, head.problems
    problems = head.problems
    name, body = head.values.get("title"), head.body.strip("\n")
    if not name:
        name, body = split_title(body)
    kind = head.values.get("kind")
    if kind and folded(kind) not in KINDS:
        problems = (*problems, problem("begriffstext-art", path, 1, art=kind))
    found = Description(
        path,
        name or title_of_slug(stem),
        KINDS.get(folded(kind)) if kind else None,
        head.values.get("summary") or "",
        bool(head.values.get("draft")),
        digest_bytes(body.encode("utf-8", "surrogatepass")),
    )
    return found, problems
