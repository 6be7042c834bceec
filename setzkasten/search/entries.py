"""From the articles of a plan to what the search knows of them: the part that workers run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from setzkasten.language.dates import long_date
from setzkasten.model.article import Image
from setzkasten.model.views import Card, Link
from setzkasten.parse.figures import BodyContext
from setzkasten.parse.markdown import render_body
from setzkasten.search.prepare import Entry, Prepared, prepare


@dataclass(frozen=True, slots=True)
class IndexJob:
    """An article to be prepared.

    The result depends on nothing but the fingerprint of the card, that of the body, the slug, the
    pictures and the locale.

    Attributes:
        slug: of the article.
        card: what other pages show of it.
        markdown: its text.
        images: its pictures, whose captions stand in the text where it places them.
    """

    slug: str
    card: Card
    markdown: str
    images: tuple[Image, ...] = ()


def entry_of(job: IndexJob, locale: str) -> Entry:
    """Return an article as the search is to find it.

    Args:
        job: the article.
        locale: as Babel writes it, such as `de_AT`.
    """
    card = job.card
    # The words that stand at every picture say nothing of an article.
    body = render_body(job.markdown, job.images, BodyContext(credit="", lost="", table=""))
    return Entry(
        slug=job.slug,
        url=card.url,
        title=card.title,
        kicker=card.kicker,
        subtitle=card.subtitle,
        lead=card.teaser if card.has_lead else "",
        date=card.date or "",
        shown=long_date(card.date, locale) if card.date else "",
        authors=_names(card.authors),
        categories=_names(card.categories),
        tags=_names(card.tags),
        place=card.place or "",
        body=body.html,
    )


def _names(links: Sequence[Link]) -> tuple[str, ...]:
    return tuple([link.title for link in links])


def prepare_articles(locale: str, jobs: Sequence[IndexJob]) -> list[Prepared]:
    """Prepare articles, in order."""
    return [prepare(entry_of(job, locale)) for job in jobs]
