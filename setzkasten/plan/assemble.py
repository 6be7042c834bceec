"""From records and settings to the plan of the site. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from setzkasten import __version__
from setzkasten.hosts.policy import META_POLICY
from setzkasten.index.archive import Archive, build_archive
from setzkasten.index.related import Related
from setzkasten.index.selection import Selection, select
from setzkasten.language.collation import sort_key
from setzkasten.language.labels import LABELS
from setzkasten.language.slug import is_slug, slug_of_name, unique_slugs
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord, Proposed, TextRecord
from setzkasten.model.settings import Settings
from setzkasten.model.showing import Showing
from setzkasten.model.views import Link, SiteView
from setzkasten.parse.descriptions import Description
from setzkasten.parse.pages import FreePage
from setzkasten.plan.cards import Deck
from setzkasten.plan.descriptions import Descriptions, match_descriptions
from setzkasten.plan.frame import Frame
from setzkasten.plan.originals import Originals, find_originals
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
class Addresses:
    """Where the articles stand.

    Drafts and duplicates are among them, so that no address changes when an article appears.

    Attributes:
        asked: file → the slug that its head asks for, None where its name gives it.
        by_path: file → its slug.
        problems: what the editor should know about them.
    """

    asked: Mapping[str, str | None]
    by_path: Mapping[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the rules of `setzkasten.plan.rules` take the inputs of their groups from.

    Attributes:
        frame: what all pages have in common.
        archive: the index.
        deck: articles and terms as pages show them.
        pages: the free pages, in alphabetical order of their titles.
        descriptions: words about terms.
        addresses: what gave the articles their slugs.
        selection: which articles appear, and why others do not.
        bodies: slug of an article → the file with its text.
        pictures: the pictures of the archive, as paths below its root.
        originals: the files that hold the originals of articles; none where the settings leave
            them out.
        page_drafts: the files of free pages that are drafts.
    """

    frame: Frame
    archive: Archive
    deck: Deck
    pages: tuple[FreePage, ...]
    descriptions: Descriptions
    addresses: Addresses
    selection: Selection
    bodies: Mapping[str, str]
    pictures: Collection[str]
    originals: Originals
    page_drafts: tuple[str, ...] = ()

    @property
    def withheld(self) -> dict[str, tuple[str, IsoDate | None]]:
        """What is not published yet: slug → file, and its first day or None for a draft."""
        by_path = self.addresses.by_path
        return {by_path[path]: (path, due) for path, due in self.selection.withheld.items()}

    @property
    def shows_drafts(self) -> bool:
        """Whether any of that, or the draft of a free page, has a page all the same."""
        shown = self.selection.shown
        articles = any(path in shown for path in self.selection.withheld)
        return articles or any(page.draft for page in self.pages)


def assemble(
    articles: Mapping[str, ArticleRecord],
    pages: Iterable[FreePage],
    settings: Settings,
    before: Plan | None = None,
    *,
    related: Related | None = None,
    pictures: Collection[str] = frozenset(),
    texts: Mapping[str, TextRecord] | None = None,
    descriptions: Iterable[Description] = (),
    showing: Showing = Showing(),  # noqa: B008  # frozen
    proposed: Mapping[str, Proposed] | None = None,
) -> tuple[Plan, tuple[Problem, ...]]:
    """Make the plan.

    Args:
        articles: by path below the root; unreadable ones are left out.
        pages: free pages.
        settings: of the site.
        before: a plan whose parts are taken over where they would come out the same.
        related: what was related to what in an earlier build, where there is no `before`.
        pictures: the pictures of the archive, as paths below its root.
        texts: raw text → what came of it; without them there are no originals.
        descriptions: words about terms; drafts are left out.
        showing: which articles and free pages are to appear.
        proposed: file of an article → terms that it counts for beside its own.
    """
    selection = select(articles, showing)
    addresses = before.addresses if before else None
    asked = {path: articles[path].address for path in selection.readable}
    if addresses is None or addresses.asked != asked:
        addresses = _addresses(asked)
    by_path = addresses.by_path
    summaries = {by_path[path]: summary for path, summary in selection.shown.items()}
    withheld = {by_path[path]: due for path, due in selection.withheld.items()}
    pages = tuple(pages)
    page_drafts = tuple([page.path for page in pages if page.draft])
    pages, problems = _free(pages, drafts=showing.drafts)
    extra = {by_path[path]: terms for path, terms in (proposed or {}).items()}
    archive = build_archive(summaries, before.archive if before else None, related, extra)
    frame = Frame(settings, LABELS | dict(settings.labels))
    deck = before.deck if before and before.frame.routes == frame.routes else None
    about, wrong = match_descriptions(descriptions, archive.terms)
    bodies = {by_path[path]: path for path in selection.shown}
    originals: Originals = {}
    if settings.originals and texts is not None:
        originals = find_originals(frame.routes, bodies, articles, texts)
    plan = Plan(
        frame=frame,
        archive=archive,
        deck=Deck(archive, frame.routes, deck, withheld),
        pages=pages,
        descriptions=about,
        addresses=addresses,
        selection=selection,
        bodies=bodies,
        pictures=pictures,
        originals=originals,
        page_drafts=page_drafts,
    )
    notes = (*addresses.problems, *selection.problems, *problems, *wrong, *archive.problems)
    return plan, notes


def _addresses(asked: Mapping[str, str | None]) -> Addresses:
    """Give each article its slug: the one its head asks for, or else the name of its file.

    Of two with the same one, the file that is called so keeps it, for the other was copied from
    it; that one stands under its own name.

    Args:
        asked: file → the slug that its head asks for; None for nothing.
    """
    names = {path: stem_of(path) for path in asked}
    own = [path for path in asked if asked[path] == names[path]]
    given = {path: names[path] for path in own}
    taken = set(given.values())
    for path, slug in asked.items():
        if slug is not None and slug not in taken:
            given[path] = slug
            taken.add(slug)
    left = [path for path in asked if path not in given]
    left.sort(key=lambda path: not is_slug(names[path]))
    plain = [slug_of_name(names[path]) for path in left]
    given |= zip(left, unique_slugs(plain, taken), strict=True)
    wanted = {path: asked[path] or slug for path, slug in zip(left, plain, strict=True)}
    problems = [
        problem("adresse-vergeben", path, adresse=wanted[path], neu=given[path])
        for path in asked
        if wanted.get(path, given[path]) != given[path]
    ]
    return Addresses(asked, {path: given[path] for path in asked}, tuple(problems))


def _free(pages: Iterable[FreePage], *, drafts: bool) -> tuple[tuple[FreePage, ...], list[Problem]]:
    """Return the free pages that have an address, and say what is wrong with the others."""
    kept: dict[str, FreePage] = {}
    problems: list[Problem] = []
    for page in sorted(pages, key=lambda page: (sort_key(page.title), page.path)):
        if page.draft and not drafts:
            continue
        if page.slug in TAKEN or page.slug in kept:
            problems.append(problem("seite-adresse", page.path, adresse=page.slug))
        else:
            kept[page.slug] = page
    return tuple(kept.values()), problems


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
        json_feed=routes.url("json_feed"),
        content_policy="" if settings.headers else META_POLICY,
    )
