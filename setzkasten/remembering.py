"""What a build leaves behind for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from setzkasten.addresses.lock import Lock, update_lock
from setzkasten.changes import Changes, PlannedGroup
from setzkasten.gathering import Gathered
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.options import CACHE, Options
from setzkasten.plan.assemble import Plan
from setzkasten.program import program_digest
from setzkasten.proposing import Proposals
from setzkasten.publish.atomic import write_atomically
from setzkasten.publish.output import Output
from setzkasten.publish.published import FileMark
from setzkasten.publish.state import GroupRecord, State, load_state, save_state
from setzkasten.read.files import read_text
from setzkasten.read.tree import reason, settled
from setzkasten.receipt import drop_receipt, write_receipt
from setzkasten.report import Report
from setzkasten.sources import LOCK, Sources
from setzkasten.surroundings import Surroundings


@dataclass(frozen=True)
class Memory:
    """The files below `.cache/` that one build writes and the next one reads.

    Attributes:
        root: the archive.
        options: whether to remember at all.
    """

    root: Path
    options: Options

    @property
    def _state(self) -> Path:
        return self.root / CACHE / "stand.bin"

    def load(self) -> State:
        """Return what the last build left; an empty state where that cannot be trusted."""
        if not self.options.remember:
            return State()
        return load_state(self._state, program_digest()) or State()

    def begin(self) -> None:
        """Take away what will not be true any more in a moment."""
        drop_receipt(self.root / CACHE)

    def keep_addresses(self, before: Lock, after: Lock, gathered: Gathered) -> list[Problem]:
        """Write down the addresses that readers know by now.

        Args:
            before: what the file says.
            after: what it has to say.
            gathered: takes note of the file as it is then.
        """
        if before == after:
            return []
        text = read_text(self.root, LOCK) if (self.root / LOCK).exists() else ""
        data = update_lock(text if isinstance(text, str) else "", after).encode("utf-8")
        try:
            signature = write_atomically(self.root / LOCK, data)
        except OSError as error:
            return [problem("adressen-nicht-gemerkt", LOCK, grund=reason(error))]
        gathered.files[LOCK] = (signature, digest_bytes(data))
        return []

    def keep(
        self,
        sources: tuple[Sources, Gathered],
        state: State,
        report: Report,
        *,
        search: bool,
        span: tuple[str, str],
    ) -> list[Problem]:
        """Write down a build that has been published; say what goes wrong with that.

        Args:
            sources: what was built, and what came of it.
            state: to be remembered.
            report: to be said again where nothing has changed.
            search: whether the index of the search was renewed.
            span: as `setzkasten.receipt.Receipt.span`.
        """
        if not self.options.remember:
            return []
        try:
            save_state(self._state, state)
            if state.proposed_from is not None and all(
                group.inputs for group in state.groups.values()
            ):  # else something is to be looked at again
                options = replace(self.options, search=search)
                self._write_receipt(sources, state, report, options, span)
        except OSError as error:  # the site is there, only the next build has more to do
            return [problem("nicht-gemerkt", CACHE, grund=reason(error))]
        return []

    def _write_receipt(
        self,
        built: tuple[Sources, Gathered],
        state: State,
        report: Report,
        options: Options,
        span: tuple[str, str],
    ) -> None:
        sources, gathered = built
        signatures = {file.path: settled(file.signature, sources.scanned) for file in sources.all}
        signatures |= {path: signature for path, (signature, _) in gathered.files.items()}
        for path in gathered.unlinked:
            signatures.pop(path, None)
        write_receipt(
            self.root / CACHE,
            options,
            sources=signatures,
            misplaced=sources.problems,
            marks=(state.marks, state.folders),
            span=span,
            report=replace(report, arrivals=(), followed=(), removed_articles=()),
        )


def state_after(
    output: Output,
    gathered: tuple[Sources, Surroundings, Gathered],
    site: tuple[State, Changes],
    templates: tuple[bytes, Mapping[str, bytes]],
    index: tuple[Plan, Proposals, bytes],
) -> State:
    """Return what the next build needs to know of one that has been published.

    Args:
        output: the published site.
        gathered: what it was made from.
        site: what was known before, and what was done.
        templates: fingerprint of the whole look, and of each template with all it draws in.
        index: the plan, what is proposed, and the fingerprint of the index of the search.
    """
    plan, proposals, searched = index
    (sources, around, articles), (old, changes) = gathered, site
    pictures = {
        file.path: (settled(file.signature, sources.scanned), around.pictures[file.path])
        for file in sources.pictures
        if file.path in around.pictures
    }
    marks = {name: mark for name, mark in old.marks.items() if name not in changes.damaged}
    marks |= changes.staged
    copied = {
        name: (digest, marks[name]) for name, digest in changes.copied.items() if name in marks
    }
    theme, digests = templates
    return State(
        program=program_digest(),
        files=articles.files | pictures,
        texts=articles.texts,
        articles=articles.articles,
        groups={key: _record(group, marks, changes) for key, group in changes.groups.items()},
        copied=copied,
        folders=changes.folders | output.folder_marks(changes.touched),
        theme=theme,
        templates=digests,
        related=plan.archive.related.found,
        search=searched,
        proposed=proposals.found,
        proposed_from=proposals.source,
        drafts=plan.shows_drafts,
    )


def _record(
    group: PlannedGroup | GroupRecord, marks: Mapping[str, FileMark], changes: Changes
) -> GroupRecord:
    """Return what to remember of a group of pages, once they are published."""
    if isinstance(group, GroupRecord):
        return group
    pages = {
        name: (b"" if name in changes.doubtful else fingerprint, marks[name], listed)
        for name, (fingerprint, listed) in group.pages.items()
        if name in marks
    }
    sure = len(pages) == len(group.pages) and changes.doubtful.isdisjoint(pages)
    inputs = group.inputs if sure else b""  # to be looked at again
    return GroupRecord(inputs, group.listing, pages)
