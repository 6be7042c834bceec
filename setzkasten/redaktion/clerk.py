"""What the forms of the Redaktion ask for, done or refused: decisions, steps back, new texts."""

from __future__ import annotations

from dataclasses import dataclass

from setzkasten.desk.changing import ChangedError
from setzkasten.frontmatter.edit import NotEditableError
from setzkasten.language.numbers import data_size
from setzkasten.messages import editing as words
from setzkasten.model.article import Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.read.tree import reason
from setzkasten.redaktion import pages
from setzkasten.redaktion.addresses import Way
from setzkasten.redaktion.editing import Current, current
from setzkasten.redaktion.requests import (
    Form,
    conflict_rows,
    decision,
    names_another,
    resent,
    typed_in,
)
from setzkasten.redaktion.room import Answer, Room
from setzkasten.redaktion.sheet import Draft
from setzkasten.redaktion.uploads import MOST_BYTES, NameProblem, safe_name
from setzkasten.redaktion.views import ConflictView, Notice
from setzkasten.sources import TEXTS, stem_of


@dataclass(frozen=True)
class Clerk:
    """Carries out what editors decide.

    Attributes:
        room: what is known, and the pages.
    """

    room: Room

    def decide(self, name: str, way: Way, form: Form) -> Answer:
        """Change an article as a form asks for.

        Args:
            name: of the article.
            way: how the editor came there.
            form: `tun` says what to do, `fassung` which file the editor saw.
        """
        if form.get("tun") == "zurueck":
            return self.take_back(way, name)
        paths = self.room.known()[0].paths
        other = names_another(form)
        if name not in paths or (other is not None and (other == name or other not in paths)):
            return self.room.missing()
        now = current(self.room.root, paths[name])
        if now.metadata is None:
            return self._failed(name, way, words.NOT_EDITABLE, 409)
        if decision(now.metadata, form) is None:
            return self.room.refuse(400, words.UNKNOWN_ACTION)
        if form.get("tun") == "speichern" and (problems := typed_in(form).problems):
            sent = {key[5:]: text for key, text in form.items() if key.startswith("feld-")}
            told = Notice(words.CHECK_INPUT, good=False)
            return self.room.article(name, way, told, Draft(sent, problems), status=422)
        return self._carry_out(now, now.metadata, way, form)

    def _carry_out(self, now: Current, metadata: Metadata, way: Way, form: Form) -> Answer:
        name, wanted = stem_of(now.path), decision(metadata, form)
        if wanted is None or form.get("fassung") != now.digest.hex():
            return self._conflict(now, way, form)
        try:
            changed = self.room.editing.change(now, wanted.changes, wanted.what)
        except ChangedError:
            return self._conflict(current(self.room.root, now.path), way, form)
        except (NotEditableError, ValueError):
            return self._failed(name, way, words.NOT_EDITABLE, 409)
        except OSError as error:
            return self._failed(name, way, words.not_written(reason(error)), 500)
        told = Notice(words.done(wanted.what) if changed else words.NOTHING_CHANGED)
        return self.room.go_on(way.article(name, way.place), told)

    def _failed(self, name: str, way: Way, text: str, status: int) -> Answer:
        return self.room.article(name, way, Notice(text, good=False), status=status)

    def _conflict(self, now: Current, way: Way, form: Form) -> Answer:
        name, metadata = stem_of(now.path), now.metadata
        wanted = decision(metadata, form) if metadata else None
        if metadata is None or wanted is None:
            return self._failed(name, way, words.NOT_EDITABLE, 409)
        url = way.article(name, way.place)
        view = ConflictView(
            self.room.frame(None, name),
            metadata.title,
            url,
            url,
            conflict_rows(metadata, wanted),
            resent(form, metadata, now.digest),
        )
        return Answer(409, pages.conflict_page(view))

    def take_back(self, way: Way, name: str | None = None) -> Answer:
        """Take the last step back, or the last one of an article."""
        try:
            step = self.room.editing.take_back(name)
        except ChangedError:
            told = Notice(words.CHANGED_SINCE, good=False)
        except OSError as error:
            told = Notice(words.not_written(reason(error)), good=False)
        else:
            told = Notice(words.NOTHING_TO_UNDO, good=False)
            if step is not None:
                told = Notice(words.undone(step.what, self.room.title_of(step.path)))
        return self.room.go_on(way.article(name, way.place) if name else way.list(), told)

    def take_in(self, given: str, data: bytes) -> Answer:
        """Keep a new raw text, byte for byte, and go to the queue.

        Args:
            given: the name that the browser sent.
            data: the bytes; more than `MOST_BYTES` where there are more.
        """
        try:
            name = safe_name(given)
        except NameProblem as wrong:
            return self.room.go_on(Way().list(), Notice(str(wrong), good=False))
        told = self._objection(name, data)
        if told is None:
            try:
                self.room.editing.take_in(name, data)
            except FileExistsError:
                told = words.there_already(name)
            except OSError as error:
                told = words.not_written(reason(error))
        if told is not None:
            return self.room.go_on(Way().list(), Notice(told, good=False))
        return Answer(303, location=Way().arrival(name))

    def _objection(self, name: str, data: bytes) -> str | None:
        """Say why a text is not taken in; None for nothing that speaks against it."""
        if len(data) > MOST_BYTES:
            return words.file_too_big(name, data_size(MOST_BYTES))
        if not data.strip():
            return words.empty_file(name)
        digest = digest_bytes(data)
        texts = self.room.known()[0].texts
        same = next((path for path, text in texts.items() if text.digest == digest), None)
        same_name = same == f"{TEXTS}/{name}"
        return words.same_already(name, same) if same and not same_name else None
