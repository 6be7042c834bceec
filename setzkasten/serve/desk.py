"""Keep the Redaktion informed: what the last build saw, and what surveys find."""

from __future__ import annotations

from pathlib import Path

from setzkasten.known import Known
from setzkasten.redaktion.queue import Holdings
from setzkasten.redaktion.room import Room
from setzkasten.redaktion.survey import Survey, survey_key
from setzkasten.redaktion.surveying import read_survey
from setzkasten.serve.events import Events
from setzkasten.serve.surveying import Surveyor

EVENT = "redaktion"
"""What open pages of the Redaktion are told when there is something new for them."""


class Desk:
    """The Redaktion of a running preview.

    Args:
        root: the archive.
        events: what open pages are told.
        home: address of the site on this computer.
    """

    def __init__(self, root: Path, events: Events, home: str = "/") -> None:
        self.room = Room(root, home=home)
        self._root = root
        self._events = events
        self._surveyor = Surveyor(root, self._begin, self._end)
        self._holdings: Holdings | None = None
        self._opened = False

    def see(self, known: Known | None) -> None:
        """Take note of a build; after one that failed, what was known before still holds."""
        if known is None:
            return
        plan = known.plan
        self._holdings = Holdings(
            known.state.articles, known.state.texts, plan.bodies, plan.frame.routes
        )
        self.room.title = plan.frame.settings.title
        self.room.renew(self._holdings)
        self._events.publish(EVENT)

    def survey(self) -> None:
        """Have the archive surveyed, where it is another one than at the last survey."""
        if self._holdings is None:
            return
        key = survey_key(self._holdings)
        if not self._opened:
            self._opened = True
            found = read_survey(self._root)  # of the last preview; perhaps it still holds
            self.room.learn(found)
            if found.key == key:
                self._surveyor.knows(key)
        self._surveyor.survey(key)

    def hold(self, *, on: bool) -> None:
        """Hold a survey while somebody waits for a page, or let it go on."""
        self._surveyor.hold(on=on)

    def end(self) -> None:
        """End what is under way."""
        self._surveyor.end()

    def _begin(self) -> None:
        self.room.searching = True

    def _end(self, found: Survey | None) -> None:
        self.room.searching = False
        if found is not None:
            self.room.learn(found)
        self._events.publish(EVENT)
