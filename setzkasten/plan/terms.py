"""The pages of categories, tags and authors, and their feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from setzkasten.index.taxonomies import TAXONOMIES, Taxonomy
from setzkasten.language.collation import initial
from setzkasten.model.views import BodyRef, Page, Roll, TermIndexView, TermLink, TermView
from setzkasten.parse.descriptions import Description
from setzkasten.plan.assemble import Plan
from setzkasten.plan.feeds import FEED_LENGTH, feed_pages
from setzkasten.plan.frame import Frame
from setzkasten.plan.listing import pages_of, year_bars
from setzkasten.plan.planned import Group, PlannedPage, planned


def term_links(plan: Plan, taxonomy: str) -> tuple[TermLink, ...]:
    """Return the terms of a taxonomy with their counts, in the order of DIN 5007-1."""
    links = plan.deck.terms[taxonomy]
    return tuple(
        [
            TermLink(term.name, links[key].url, len(term.articles), initial(term.name))
            for key, term in plan.archive.terms[taxonomy].items()
        ]
    )


@dataclass(frozen=True, slots=True)
class TermIndex:
    """All terms of a taxonomy."""

    taxonomy: Taxonomy
    terms: tuple[TermLink, ...]


def term_index_groups(plan: Plan) -> Iterator[Group[TermIndex]]:
    """Yield all categories, all tags and all authors."""
    for taxonomy in TAXONOMIES:
        inputs = TermIndex(taxonomy, term_links(plan, taxonomy.name))
        yield Group(f"{taxonomy.name}_index", inputs, term_index_page)


def term_index_page(frame: Frame, inputs: TermIndex) -> Iterator[PlannedPage]:
    """Yield the page with all terms of a taxonomy."""
    taxonomy, terms = inputs.taxonomy, inputs.terms
    page = Page(
        f"{taxonomy.name}_index",
        frame.routes.url(f"{taxonomy.name}_index"),
        frame.labels[taxonomy.heading],
        f"{frame.counted(len(terms), taxonomy.label)} – {frame.settings.title}",
        (frame.home_crumb(),),
    )
    letters = tuple(dict.fromkeys([term.letter for term in terms]))
    yield planned(frame, page, TermIndexView(taxonomy.name, terms, letters))


@dataclass(frozen=True, slots=True)
class TermArticles:
    """A term with its articles, newest first, undated ones last.

    Attributes:
        years: all years that have a page in the archive.
        about: words about it, None where there are none.
    """

    taxonomy: Taxonomy
    name: str
    slug: str
    articles: Roll
    years: tuple[str, ...]
    about: Description | None


def term_groups(plan: Plan) -> Iterator[Group[TermArticles]]:
    """Yield each category, tag and author."""
    years = tuple(plan.archive.chronology.years)
    for taxonomy in TAXONOMIES:
        for key, term in plan.archive.terms[taxonomy.name].items():
            articles = plan.deck.roll(term.articles)
            about = plan.descriptions.get((taxonomy.name, key))
            inputs = TermArticles(taxonomy, term.name, term.slug, articles, years, about)
            yield Group(f"{taxonomy.name}/{term.slug}", inputs, term_pages, parts=True)


def term_pages(
    frame: Frame, inputs: TermArticles, only: AbstractSet[str] | None = None
) -> Iterator[PlannedPage]:
    """Yield the pages of a term and its feeds; `only` those with one of some articles."""
    routes, name, roll = frame.routes, inputs.taxonomy.name, inputs.articles
    slugs = roll.present
    counts: Counter[str | None] = Counter(map(roll.source.years.get, slugs))
    undated = counts.pop(None, 0)
    years = year_bars(
        {year: count for year, count in counts.items() if year},
        lambda year: routes.url("year", year=year) if year in inputs.years else None,
    )
    atom = routes.url(f"{name}_feed", slug=inputs.slug)
    json = routes.url(f"{name}_json_feed", slug=inputs.slug)
    about = inputs.about
    description = about.summary if about else ""
    description = description or frame.summary_line(len(slugs), inputs.name)
    crumbs = frame.index_crumb(inputs.taxonomy.heading, f"{name}_index")

    def url(number: int) -> str:
        return routes.url(name, number, slug=inputs.slug)

    for shown, pager in pages_of(slugs, frame.settings.page_size, url, only):
        cards = roll.source.roll(shown)
        body = BodyRef(about.path, about.body) if about and pager.number == 1 else None
        view = TermView(name, inputs.name, len(slugs), years, undated, cards, pager, body)
        page = Page(name, url(pager.number), inputs.name, description, crumbs, atom, json)
        yield planned(frame, page, view)
    title = f"{inputs.name} – {frame.settings.title}"
    if only is None or not only.isdisjoint(slugs[:FEED_LENGTH]):
        yield from feed_pages(frame, (atom, json), title, url(1), roll)
