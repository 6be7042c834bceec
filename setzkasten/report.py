"""What a build did, as a value; the command line and the preview put it into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter

from setzkasten.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw text that became an article.

    Attributes:
        text, article: its file, and the article's file.
        url: the article's address.
        recognised: what was found in the text, in one line.
    """

    text: str
    article: str
    url: str
    recognised: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """An article or a free page that is not published yet.

    Attributes:
        path: its file.
        due: the day on which it will be; None for a draft.
    """

    path: str
    due: str | None = None


@dataclass(frozen=True)
class Report:
    """What a build did.

    Attributes:
        published: whether `site/` is what the sources say; False leaves the last good site.
        articles, categories, tags, authors: how many the site has.
        duplicates: articles that only lead to another one.
        withheld: what is not published yet, in the order of files.
        previewed: whether the site shows it all the same.
        written, unchanged, removed: files of the site.
        indexed: how many of the written ones are of the search's index, which no page shows.
        arrivals: raw texts that became articles, in the order of their files.
        followed: Markdown files renewed because their raw text changed.
        removed_articles: Markdown files that went with their deleted raw text.
        problems: what the editor should know, in the order of files.
        total: how long all of it took, seconds.
        seconds: name of a phase → how long it took, in order.
        base_url: full address of the home page.
    """

    published: bool = True
    articles: int = 0
    categories: int = 0
    tags: int = 0
    authors: int = 0
    duplicates: int = 0
    withheld: tuple[Withheld, ...] = ()
    previewed: bool = False
    written: int = 0
    indexed: int = 0
    unchanged: int = 0
    removed: int = 0
    arrivals: tuple[Arrival, ...] = ()
    followed: tuple[str, ...] = ()
    removed_articles: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    total: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)
    base_url: str = ""

    @property
    def drafts(self) -> tuple[Withheld, ...]:
        """The drafts."""
        return tuple([entry for entry in self.withheld if entry.due is None])

    @property
    def coming(self) -> tuple[Withheld, ...]:
        """What has a date that is yet to come, the next first."""
        later = [(entry.due, entry.path, entry) for entry in self.withheld if entry.due]
        return tuple([entry for _, _, entry in sorted(later, key=itemgetter(0, 1))])
