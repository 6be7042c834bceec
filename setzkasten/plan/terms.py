"""The pages of categories, tags and authors."""

from __future__ import annotations

from collections.abc import Iterator

from setzkasten.index.taxonomies import TAXONOMIES, Taxonomy, Term
from setzkasten.language.collation import initial
from setzkasten.model.views import Card, Link, Page, TermIndexView, TermLink, TermView
from setzkasten.plan.listing import pages_of, year_bars
from setzkasten.plan.periods import year_url
from setzkasten.plan.planned import Plan, PlannedPage, counted, home_crumb, planned, summary_line


def term_links(plan: Plan, taxonomy: str) -> tuple[TermLink, ...]:
    """Return the terms of a taxonomy with their counts, in the order of DIN 5007-1."""
    links = plan.cards.terms[taxonomy]
    return tuple(
        [
            TermLink(term.name, links[key].url, len(term.articles), initial(term.name))
            for key, term in plan.archive.terms[taxonomy].items()
        ]
    )


def term_cards(plan: Plan, term: Term) -> tuple[Card, ...]:
    """Return the articles of a term, newest first, undated ones last."""
    slugs = sorted(term.articles, key=plan.order.__getitem__)
    return tuple([plan.cards.by_slug[slug] for slug in slugs])


def term_index_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield a page with all categories, one with all tags, one with all authors."""
    for taxonomy in TAXONOMIES:
        terms = term_links(plan, taxonomy.name)
        heading = plan.labels[taxonomy.heading]
        page = Page(
            f"{taxonomy.name}_index",
            plan.routes.url(f"{taxonomy.name}_index"),
            heading,
            f"{counted(plan, len(terms), taxonomy.label)} – {plan.settings.title}",
            (home_crumb(plan),),
        )
        letters = tuple(dict.fromkeys([term.letter for term in terms]))
        yield planned(plan, page, TermIndexView(taxonomy.name, terms, letters))


def term_pages(plan: Plan) -> Iterator[PlannedPage]:
    """Yield the pages of each category, tag and author."""
    for taxonomy in TAXONOMIES:
        index = plan.routes.url(f"{taxonomy.name}_index")
        crumbs = (home_crumb(plan), Link(plan.labels[taxonomy.heading], index))
        for term in plan.archive.terms[taxonomy.name].values():
            yield from _pages_of_term(plan, taxonomy, term, crumbs)


def _pages_of_term(
    plan: Plan, taxonomy: Taxonomy, term: Term, crumbs: tuple[Link, ...]
) -> Iterator[PlannedPage]:
    cards = term_cards(plan, term)
    years = year_bars(cards, year_url(plan))
    undated = sum(card.date is None for card in cards)
    feed = plan.routes.url(f"{taxonomy.name}_feed", slug=term.slug)
    description = summary_line(plan, len(cards), term.name)

    def url(number: int) -> str:
        return plan.routes.url(taxonomy.name, number, slug=term.slug)

    for shown, pager in pages_of(cards, plan.settings.page_size, url):
        view = TermView(taxonomy.name, term.name, len(cards), years, undated, shown, pager)
        page = Page(taxonomy.name, url(pager.number), term.name, description, crumbs, feed)
        yield planned(plan, page, view)
