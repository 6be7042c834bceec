"""What templates see: one frozen value for each kind of page.

A page's fingerprint is taken from its view, so a template can show nothing that
does not count for the fingerprint. `url` fields are paths from the host's root,
base path included (`/archiv/artikel/x/`); the template function `absolute`
makes full addresses of them. Dates are `IsoDate` text; the template functions
of `setzkasten.render.functions` write them out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from setzkasten.model.article import Image, IsoDate
from setzkasten.model.records import Summary


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go and what it is called."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Card:
    """What any page may show of an article.

    Attributes:
        title: as in the front matter; plain text like all other texts here.
        url: the article's address.
        kicker, subtitle: Dachzeile and Unterzeile, None where there is none.
        teaser: the article's own lead, or else its first sentences.
        has_lead: whether `teaser` is the article's own lead.
        date, updated: publication and update, as precise as known, or None.
        mentions_until: latest date that the text of an undated article talks about: an estimate.
        place: place of the byline.
        minutes: reading time in whole minutes, at least 1.
        authors, categories, tags: in the article's own order, each with its page.
        guessed: German names of fields whose value is the program's guess.
        draft: shown in the preview only.
        due: the day on which it will be published; until then shown in the preview only. None
            where it is published, or a draft.
        suggested_categories, suggested_tags: terms that it most likely lost, the program says;
            it counts for their pages. Never the author's own words, and to be marked as that.
        digest: fingerprint of all of the above.
    """

    title: str
    url: str
    kicker: str | None
    subtitle: str | None
    teaser: str
    has_lead: bool
    date: IsoDate | None
    updated: IsoDate | None
    mentions_until: IsoDate | None
    place: str | None
    minutes: int
    authors: tuple[Link, ...]
    categories: tuple[Link, ...]
    tags: tuple[Link, ...]
    guessed: tuple[str, ...]
    draft: bool
    digest: bytes = field(repr=False)
    due: IsoDate | None = None
    suggested_categories: tuple[Link, ...] = ()
    suggested_tags: tuple[Link, ...] = ()


class CardSource(Protocol):
    """Makes cards when somebody looks at them."""

    @property
    def years(self) -> Mapping[str, str]:
        """The year of each article that has a date; the fingerprint of its card covers it."""

    def card(self, slug: str) -> Card:
        """Return the card of an article."""

    def summary(self, slug: str) -> Summary:
        """Return the summary of an article; the fingerprint of its card covers it."""

    def roll(self, slugs: Sequence[str | None]) -> Roll:
        """Return what stands for the cards of articles, None for an empty place."""


@dataclass(frozen=True, slots=True)
class Roll:
    """Stands for the cards of some articles until the page is rendered, by their fingerprint.

    Attributes:
        digest: fingerprint of all the cards, in order.
        slugs: the articles; None for a place that is empty.
        source: has what the fingerprint stands for.
    """

    digest: bytes
    slugs: tuple[str | None, ...] = field(compare=False)
    source: CardSource = field(compare=False, repr=False)

    def cards(self) -> tuple[Card, ...]:
        """Return the cards, without the empty places."""
        return tuple(map(self.source.card, self.present))

    @property
    def present(self) -> tuple[str, ...]:
        """The articles, without the empty places."""
        return tuple([slug for slug in self.slugs if slug is not None])


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a table of contents: level 2 to 6, the anchor in the page, the plain text."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Body:
    """A rendered text: safe HTML and its headings."""

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class BodyRef:
    """Stands for a `Body` until the page is rendered, by the fingerprint of its Markdown.

    Attributes:
        path: file with the Markdown, relative to the archive's root.
        digest: fingerprint of the Markdown and the pictures.
        images: the pictures that the text places with `![…](#bild-1)`.
    """

    path: str
    digest: bytes
    images: tuple[Image, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What every template knows of its own page, as `page`.

    Attributes:
        kind: the name of the route, such as `article` or `category`.
        url: address of the page.
        title: plain text for the title element, without the site's name.
        description: one or two sentences for search engines; "" where there are none.
        crumbs: the way from the home page to here, without the page itself.
        feed, json_feed: addresses of the feeds that belong to this page, None for the site's own.
        indexed: whether search engines may list it.
    """

    kind: str
    url: str
    title: str
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    feed: str | None = None
    json_feed: str | None = None
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands in a list cut into pages.

    Attributes:
        number, total: this page and how many there are, from 1.
        previous, next: addresses of the neighbours, or None.
        pages: first, last and the pages around this one; None marks a gap.
    """

    number: int
    total: int
    previous: str | None
    next: str | None
    pages: tuple[Link | None, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A year or month with the number of its articles and its page."""

    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class TermLink:
    """A category, tag or author in a list: its page, number of articles and register letter."""

    title: str
    url: str
    count: int
    letter: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page.

    Attributes:
        newest: the newest dated articles, or the first undated ones where none is dated.
        articles, authors: how many the archive has.
        years: articles per year, oldest first, years without articles included with 0.
        undated: the page of undated articles, None where all are dated.
        categories: all, most articles first.
        tags: the most used, in alphabetical order.
    """

    template: ClassVar[str] = "home.html"
    newest: Roll | tuple[Card, ...]
    articles: int
    authors: int
    years: tuple[Bar, ...]
    undated: Bar | None
    categories: tuple[TermLink, ...]
    tags: tuple[TermLink, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """An article that another one points to.

    Attributes:
        title, url: its own.
        date: of publication, as precise as known, or None.
        draft, due: as of its card.
    """

    title: str
    url: str
    date: IsoDate | None
    draft: bool = False
    due: IsoDate | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The neighbours of an article within its first category, None at the ends."""

    category: Link
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article.

    Attributes:
        article: its facts.
        body: its text, rendered.
        previous, next: its neighbours in time; those of undated ones in alphabetical order.
        images: captions and credits, in order; those that the text places are in `body` too.
        unplaced: the pictures that the text does not place.
        source: name of the raw text, or None for an article written by hand.
        row: its neighbours in its first category; None where it has none there, or the same
            ones as in time.
        related: articles about the same, the most related first; often none.
        words: how many the text has.
        picture: address of the first picture whose file is there, or None.
        original: address of the original text, or None where the settings leave these out.
    """

    template: ClassVar[str] = "article.html"
    article: Card
    body: BodyRef | Body
    previous: Link | None
    next: Link | None
    images: tuple[Image, ...]
    unplaced: tuple[Image, ...]
    source: str | None
    row: Row | None = None
    related: tuple[Pointer, ...] = ()
    words: int = 0
    picture: str | None = None
    original: str | None = None


@dataclass(frozen=True, slots=True)
class TermIndexView:
    """All categories, all tags or all authors.

    Attributes:
        taxonomy: `category`, `tag` or `author`.
        terms: in the order of DIN 5007-1.
        letters: the letters that occur, in order.
    """

    template: ClassVar[str] = "term_index.html"
    taxonomy: str
    terms: tuple[TermLink, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """One page of the articles of a category, a tag or an author.

    Attributes:
        taxonomy: `category`, `tag` or `author`.
        name: as it is mostly spelt.
        count: number of all its articles.
        years: articles per year, oldest first, gaps included with 0; links go to the archive.
        undated: how many of its articles have no date.
        cards: the articles of this page, newest first, undated ones last.
        pager: where this page stands.
        body: words about the term, rendered; only on the first page, else None.
    """

    template: ClassVar[str] = "term.html"
    taxonomy: str
    name: str
    count: int
    years: tuple[Bar, ...]
    undated: int
    cards: Roll | tuple[Card, ...]
    pager: Pager
    body: BodyRef | Body | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive and those of its months that have articles."""

    title: str
    url: str
    count: int
    months: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The way through time: years, their months, and the articles without a date.

    Attributes:
        years: newest first.
        undated: the page of undated articles, None where all are dated.
        articles: how many there are in all.
        chart: articles per year, oldest first, years without articles included with 0.
    """

    template: ClassVar[str] = "archive.html"
    years: tuple[Year, ...]
    undated: Bar | None
    articles: int
    chart: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A letter of the alphabet with articles; `entries` are in the order of their titles."""

    letter: str
    entries: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class AllView:
    """The list of all articles from A to Z: of a small archive on one page, else one per letter.

    Attributes:
        letter: whose page this is; None for the whole alphabet.
        count: number of the articles of that letter, or of all.
        letters: the register, each with the place of its articles.
        sections: what this page lists; nothing where `letters` lead to pages of their own.
        pager: where this page stands.
    """

    template: ClassVar[str] = "all.html"
    letter: str | None
    count: int
    letters: tuple[Bar, ...]
    sections: tuple[Section, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One page of the articles of a year, of a month, or of those without a date.

    Attributes:
        name: `2014`, `Oktober 2014`, or None for the undated.
        count: number of all its articles.
        months: of a year: its months with articles; else empty.
        previous, next: neighbouring years or months with articles.
        cards: the articles of this page, newest first; the undated in alphabetical order.
        pager: where this page stands.
    """

    template: ClassVar[str] = "period.html"
    name: str | None
    count: int
    months: tuple[Bar, ...]
    previous: Link | None
    next: Link | None
    cards: Roll | tuple[Card, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class FreePageView:
    """A page such as the Impressum: its title is `page.title`.

    Attributes:
        body: its text, rendered.
        draft: shown in the preview only.
    """

    template: ClassVar[str] = "page.html"
    body: BodyRef | Body
    draft: bool = False


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search: a script fills it, and without scripts it shows other ways to the articles.

    Attributes:
        articles: how many the archive has.
        categories: all, most articles first.
        undated: the page of undated articles, None where all are dated.
    """

    template: ClassVar[str] = "search.html"
    articles: int
    categories: tuple[TermLink, ...]
    undated: Bar | None


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """What the host shows for an unknown address."""

    template: ClassVar[str] = "404.html"


@dataclass(frozen=True, slots=True)
class FeedView:
    """An Atom feed (RFC 4287) of dated articles, newest first.

    Attributes:
        home: address of the page that the feed follows.
        updated: newest date in the feed, or None where nothing is dated.
        cards: the entries; each has a date.
    """

    template: ClassVar[str] = "feed.xml"
    home: str
    updated: IsoDate | None
    cards: Roll | tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class JsonFeedView:
    """A JSON Feed (jsonfeed.org, version 1.1) of dated articles, newest first.

    Attributes:
        home: address of the page that the feed follows.
        cards: the items; each has a date.
    """

    template: ClassVar[str] = "feed_json.txt"
    home: str
    cards: Roll | tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """A sitemap (sitemaps.org 0.9): addresses, with the date of the last change if known."""

    template: ClassVar[str] = "sitemap.xml"
    urls: tuple[tuple[str, IsoDate | None], ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The list of sitemaps of a site that is too big for one: their addresses."""

    template: ClassVar[str] = "sitemap_index.xml"
    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """robots.txt (RFC 9309)."""

    template: ClassVar[str] = "robots.txt"
    sitemap: str


@dataclass(frozen=True, slots=True)
class ManifestView:
    """The web app manifest (W3C): name and symbol of the site on a home screen."""

    template: ClassVar[str] = "manifest.txt"


@dataclass(frozen=True, slots=True)
class LlmsView:
    """llms.txt (llmstxt.org): the way through the archive for language models, in Markdown.

    Attributes:
        articles: how many there are.
        years: the first and the last, or nothing.
        overviews: pages that lead on.
        categories: with their counts.
        pages: free pages such as the Impressum.
        feeds: addresses of the feeds and the sitemap.
        original: address of an original text with `SLUG` for the name of an article, or None.
    """

    template: ClassVar[str] = "llms.txt"
    articles: int
    years: tuple[str, ...]
    overviews: tuple[Link, ...]
    categories: tuple[Bar, ...]
    pages: tuple[Link, ...]
    feeds: tuple[Link, ...]
    original: str | None


View = (
    HomeView
    | ArticleView
    | TermIndexView
    | TermView
    | ArchiveView
    | AllView
    | PeriodView
    | FreePageView
    | SearchView
    | NotFoundView
    | FeedView
    | JsonFeedView
    | SitemapView
    | SitemapIndexView
    | RobotsView
    | ManifestView
    | LlmsView
)


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every template knows of the site, as `site`.

    Attributes:
        title, description: from the settings.
        language: BCP 47 tag such as `de`.
        base_url: full address of the home page, with a final slash.
        navigation: the main menu.
        footer: links of the footer, such as Impressum and Datenschutz.
        feed: address of the site's own feed.
        theme: settings of the theme, by name.
        generator: name and version of the program.
        json_feed: address of the site's own JSON feed.
        content_policy: what a page may load (CSP Level 3), for its head; "" where the host's
            headers say it.
    """

    title: str
    description: str
    language: str
    base_url: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    feed: str
    theme: tuple[tuple[str, str], ...]
    generator: str
    json_feed: str = ""
    content_policy: str = ""
