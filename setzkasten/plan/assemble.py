"""From records and settings to the plan of the site. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from setzkasten import __version__
from setzkasten.index.archive import Archive, build_archive
from setzkasten.language.collation import sort_key
from setzkasten.language.labels import LABELS
from setzkasten.language.slug import is_slug, slug_of, unique_slugs
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord
from setzkasten.model.settings import Settings
from setzkasten.model.views import Link, SiteView
from setzkasten.parse.pages import FreePage
from setzkasten.plan.cards import Deck
from setzkasten.plan.frame import Frame
from setzkasten.plan.routes import TAKEN
from setzkasten.sources import stem_of

MENU = (
    ("archiv", "archive"),
    ("kategorien", "category_index"),
    ("schlagworte", "tag_index"),
    ("autorinnen", "author_index"),
)
"""The main menu: label and route."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules of `setzkasten.plan.rules` take the inputs of their groups from.

    Attributes:
        frame: what all pages have in common.
        archive: the index.
        deck: articles and terms as pages show them.
        pages: the free pages, in alphabetical order of their titles.
        bodies: slug of an article → the file with its text.
    """

    frame: Frame
    archive: Archive
    deck: Deck
    pages: tuple[FreePage, ...]
    bodies: Mapping[str, str]


def assemble(
    articles: Mapping[str, ArticleRecord],
    pages: Iterable[FreePage],
    settings: Settings,
    before: Plan | None = None,
) -> tuple[Plan, tuple[Problem, ...]]:
    """Make the plan.

    Args:
        articles: by path below the root; drafts and unreadable ones are left out.
        pages: free pages; drafts are left out.
        settings: of the site.
        before: a plan whose parts are taken over where they would come out the same.
    """
    shown = {
        path: record.summary
        for path, record in sorted(articles.items())
        if record.summary is not None and not record.summary.metadata.draft
    }
    addresses, problems = _addresses(shown)
    summaries = {addresses[path]: summary for path, summary in shown.items()}
    archive = build_archive(summaries, before.archive if before else None)
    frame = Frame(settings, LABELS | dict(settings.labels))
    deck = before.deck if before and before.frame.routes == frame.routes else None
    plan = Plan(
        frame=frame,
        archive=archive,
        deck=Deck(archive, frame.routes, deck),
        pages=_free(pages, problems),
        bodies={slug: path for path, slug in addresses.items()},
    )
    return plan, (*problems, *archive.problems)


def _addresses(paths: Iterable[str]) -> tuple[dict[str, str], list[Problem]]:
    """Give each article its slug: the name of its file, where that can stand in an address."""
    names = {path: stem_of(path) for path in paths}
    unfit = [path for path, name in names.items() if not is_slug(name)]
    odd = set(unfit)
    fit = [path for path in names if path not in odd]
    wanted = [slug_of(names[path]) for path in unfit]
    given = unique_slugs(wanted, [names[path] for path in fit])
    addresses = {path: names[path] for path in fit} | dict(zip(unfit, given, strict=True))
    problems = [
        problem("adresse-vergeben", path, adresse=plain, neu=slug)
        for path, plain, slug in zip(unfit, wanted, given, strict=True)
        if plain != slug
    ]
    return addresses, problems


def _free(pages: Iterable[FreePage], problems: list[Problem]) -> tuple[FreePage, ...]:
    kept = {}
    for page in sorted(pages, key=lambda page: (sort_key(page.title), page.path)):
        if page.draft:
            continue
        if page.slug in TAKEN or page.slug in kept:
            problems.append(problem("seite-adresse", page.path, adresse=page.slug))
        else:
            kept[page.slug] = page
    return tuple(kept.values())


def site_view(plan: Plan, theme_settings: Mapping[str, str]) -> SiteView:
    """Return what every template knows of the site."""
    settings, routes = plan.frame.settings, plan.frame.routes
    return SiteView(
        title=settings.title,
        description=settings.description,
        language=settings.language,
        base_url=settings.base_url,
        navigation=tuple(
            [Link(plan.frame.labels[label], routes.url(route)) for label, route in MENU]
        ),
        footer=tuple([Link(page.title, routes.url("page", slug=page.slug)) for page in plan.pages]),
        feed=routes.url("feed"),
        theme=tuple(sorted(theme_settings.items())),
        generator=f"Setzkasten {__version__}",
    )
