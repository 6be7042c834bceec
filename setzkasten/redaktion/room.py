"""What the Redaktion knows of the archive while the preview runs, and the pages that show it."""

from __future__ import annotations

import hmac
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from setzkasten.messages import editing as words
from setzkasten.read.files import read_bytes
from setzkasten.redaktion import pages
from setzkasten.redaktion.addresses import Way
from setzkasten.redaktion.editing import Editing, current
from setzkasten.redaktion.listing import list_view
from setzkasten.redaktion.original import Original, original_of
from setzkasten.redaktion.queue import Holdings, Queue, build_queue
from setzkasten.redaktion.sheet import MOST_LIKES, NOTHING, Draft, Material, article_view
from setzkasten.redaktion.survey import Survey, others_like
from setzkasten.redaktion.views import Frame, Notice
from setzkasten.sources import TEXTS, stem_of

MOST_NOTICES = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send: a page, or where to go on (303)."""

    status: int
    html: str = ""
    location: str = ""


@dataclass
class Room:
    """The Redaktion of one archive. Used by several threads.

    Attributes:
        root: the archive.
        title, home: of the site.
        searching: whether suggestions and near-duplicates are being looked for.
        token: what forms have to bring along; pages of other hosts cannot know it.
        editing: the one who writes.
    """

    root: Path
    title: str = ""
    home: str = "/"
    searching: bool = False
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    _holdings: Holdings | None = None
    _survey: Survey = field(default_factory=Survey)
    _queue: Queue | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _notices: OrderedDict[str, Notice] = field(default_factory=OrderedDict)
    editing: Editing = field(init=False)

    def __post_init__(self) -> None:
        self.editing = Editing(self.root)

    # --- what is known ----------------------------------------------------------------

    def renew(self, holdings: Holdings) -> None:
        """Take note of the archive as the last build saw it."""
        with self._lock:
            self._holdings, self._queue = holdings, None

    def learn(self, survey: Survey) -> None:
        """Take note of a survey."""
        with self._lock:
            self._survey, self._queue = survey, None

    def allows(self, token: str) -> bool:
        """Tell whether a form comes from a page of this Redaktion."""
        return hmac.compare_digest(token.encode(), self.token.encode())

    def known(self) -> tuple[Holdings, Survey, Queue | None]:
        """Return the archive, the survey and the queue; the queue is made when first asked for."""
        with self._lock:
            if self._queue is None and self._holdings is not None:
                likes = {
                    path: len(others_like(path, self._survey, self._holdings))
                    for path in self._survey.likenesses
                }
                self._queue = build_queue(self._holdings, likes)
            return self._holdings or Holdings(), self._survey, self._queue

    def title_of(self, path: str) -> str:
        """Return the title of an article, or its name where it is gone."""
        holdings = self.known()[0]
        return holdings.title(path) if path in holdings.articles else stem_of(path)

    def frame(self, notice: Notice | None, name: str | None = None) -> Frame:
        """Return what all pages have.

        Args:
            notice: what to tell.
            name: the article whose steps can be taken back; None for those of all.
        """
        journal = self.editing.journal
        step = journal.last(name)
        undo = ""
        if step is not None:
            undo = step.what if name else f"{step.what} (»{self.title_of(step.path)}«)"
        return Frame(self.token, self.home, self.title, notice, undo, journal.count(name))

    # --- pages ------------------------------------------------------------------------

    def list(self, way: Way, notice: str = "", arrived: str = "") -> Answer:
        """Return the page of the queue.

        Args:
            way: which part of it.
            notice: as `go_on` gave it.
            arrived: name of a text that was just taken in.
        """
        holdings, _, queue = self.known()
        told = self._take_notice(notice) or self._arrival(arrived, holdings)
        files = len(holdings.articles)
        view = list_view(self.frame(told), queue, way, files, searching=self.searching)
        return Answer(200, pages.list_page(view))

    def _arrival(self, name: str, holdings: Holdings) -> Notice | None:
        """Say what became of a new text, as soon as that is known."""
        text = f"{TEXTS}/{name}"
        if not name:
            return None
        path = next((path for path, source in holdings.origins.items() if source == text), None)
        if path is None:
            bare = not {"/", "\\"} & set(name)
            there = bare and (self.root / TEXTS / name).is_file()
            return Notice(words.arrived(name)) if there else None
        url = Way().article(stem_of(path), None)
        return Notice(f"»{name}« ist da.", url=url, link=f"»{holdings.title(path)}« ansehen")

    def article(
        self,
        name: str,
        way: Way,
        notice: str | Notice = "",
        draft: Draft = NOTHING,
        status: int = 200,
    ) -> Answer:
        """Return the page of an article, found by its name alone."""
        holdings, survey, queue = self.known()
        path = holdings.paths.get(name)
        if path is None:
            return self.missing()
        material = self._material(path, holdings, survey, queue or Queue(()), way)
        told = notice if isinstance(notice, Notice) else self._take_notice(notice)
        frame = self.frame(told, name)
        view = article_view(frame, material, way, searching=self.searching, draft=draft)
        return Answer(status, pages.article_page(view))

    def _material(
        self, path: str, holdings: Holdings, survey: Survey, queue: Queue, way: Way
    ) -> Material:
        likes = [other for other, _ in others_like(path, survey, holdings)[:MOST_LIKES]]
        return Material(
            current(self.root, path),
            holdings,
            survey,
            queue.narrowed(way.reason, way.words),
            self._original(holdings.origins.get(path)),
            {other: current(self.root, other) for other in likes},
        )

    def _original(self, text: str | None) -> Original | None:
        if text is None:
            return None
        from setzkasten.normalise import normalise

        data = read_bytes(self.root, text)
        if not isinstance(data, bytes):
            return None
        return original_of(text, normalise(data, text.removeprefix(f"{TEXTS}/")))

    def missing(self) -> Answer:
        """Return the page for an article that nobody knows."""
        return self.refuse(404, words.UNKNOWN_ARTICLE)

    def refuse(self, status: int, text: str) -> Answer:
        """Return a page that says why something is not done."""
        frame = self.frame(Notice(text, good=False))
        return Answer(status, pages.message_page(frame, "Das ging nicht"))

    # --- notices ----------------------------------------------------------------------

    def go_on(self, url: str, notice: Notice) -> Answer:
        """Send the browser to a page that says what has happened; a reload says it no more."""
        key = secrets.token_urlsafe(9)
        with self._lock:
            self._notices[key] = notice
            while len(self._notices) > MOST_NOTICES:
                self._notices.popitem(last=False)
        mark = "&" if "?" in url else "?"
        return Answer(303, location=f"{url}{mark}meldung={key}")

    def _take_notice(self, key: str) -> Notice | None:
        with self._lock:
            return self._notices.pop(key, None)
