"""An archive with a Redaktion, without a server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from setzkasten.redaktion.addresses import way_of
from setzkasten.redaktion.clerk import Clerk
from setzkasten.redaktion.queue import Holdings
from setzkasten.redaktion.room import Answer, Room
from setzkasten.redaktion.survey import survey, survey_key
from setzkasten.site import Site
from tests.conftest import Archive

LOST = """\
Laden öffnet im Netz

Der Händler liefert ab Oktober in ganz Sachsen. Die Kundschaft freut sich über kurze Wege.

Von Anna Müller, 29. Oktober 2014

Kategorien: Handel
Schlagworte: , ,
"""
"""A raw text that has lost three tags."""


def holdings_of(site: Site) -> Holdings:
    """Return what the last build of a site saw."""
    known = site.known
    assert known is not None
    plan = known.plan
    return Holdings(known.state.articles, known.state.texts, plan.bodies, plan.frame.routes)


@dataclass
class Desk:
    """An archive and its Redaktion.

    Attributes:
        archive: the files.
        site: stays in memory, as in the preview.
        room: what is known, and the pages.
    """

    archive: Archive
    site: Site
    room: Room

    @property
    def clerk(self) -> Clerk:
        """The one who carries out what forms ask for."""
        return Clerk(self.room)

    def build(self, *, surveyed: bool = True) -> Holdings:
        """Build the site, and tell the Redaktion of it."""
        assert self.site.build().published
        holdings = holdings_of(self.site)
        self.room.renew(holdings)
        if surveyed:
            articles = {}
            for path in holdings.articles:
                now = self.read(path)
                articles[path] = (now.metadata, now.body)
            self.room.learn(survey(articles, survey_key(holdings)))
        return holdings

    def read(self, path: str):  # type: ignore[no-untyped-def]  # an Article that there is
        """Return an article as it is on disk."""
        from setzkasten.redaktion.editing import current

        found = current(self.archive.root, path).article
        assert found is not None
        return found

    def form(self, article: str, /, **fields: str) -> dict[str, str]:
        """Return the form of an article's page, as a browser would send it, and some fields."""
        page = self.room.article(article, way_of({})).html
        sent = dict(fields)
        match = re.search(r'name="fassung" value="([0-9a-f]+)"', page)
        assert match
        sent.setdefault("fassung", match[1])
        for hidden in re.finditer(r'name="(alt-[a-z_]+)" value="([^"]*)"', page):
            sent.setdefault(hidden[1], unescape(hidden[2]))
            sent.setdefault(hidden[1].replace("alt-", "feld-"), unescape(hidden[2]))
        return sent

    def send(self, article: str, /, **fields: str) -> Answer:
        """Send the form of an article's page."""
        return self.clerk.decide(article, way_of({}), self.form(article, **fields))

    def follow(self, answer: Answer) -> str:
        """Return the page that an answer leads to."""
        assert answer.status == 303, answer.html
        path, _, query = answer.location.partition("?")
        pairs = dict(pair.split("=", 1) for pair in query.split("&") if pair)
        name = path.removeprefix("/_redaktion/").strip("/")
        if not name:
            from urllib.parse import unquote

            arrived = unquote(pairs.get("neu", "").replace("+", " "))
            return self.room.list(way_of(pairs), pairs.get("meldung", ""), arrived).html
        return self.room.article(name, way_of(pairs), pairs.get("meldung", "")).html


def desk_of(archive: Archive) -> Desk:
    """Return the Redaktion of an archive, built and surveyed."""
    desk = Desk(archive, archive.site(), Room(archive.root, title="Prüfarchiv"))
    desk.build()
    return desk
