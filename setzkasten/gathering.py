"""Gather the sources: read what changed, normalise new texts, bring their Markdown up to date."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem, problem
from setzkasten.model.records import ArticleRecord, Ingested, TextRecord
from setzkasten.progress import Progress
from setzkasten.publish.atomic import write_atomically
from setzkasten.publish.state import State
from setzkasten.read.files import read_bytes, read_text
from setzkasten.read.tree import File, Signature, reason, settled
from setzkasten.sources import ARTICLES, TEXTS, Sources
from setzkasten.stages import article_of, ingest_text, ingest_texts, read_articles
from setzkasten.versions.differences import differences
from setzkasten.versions.reconcile import Decisions, Write, reconcile, unread
from setzkasten.workers import Workers

Record = TypeVar("Record")
Result = TypeVar("Result")

ROOM = 64 * 2**20  # bytes of Markdown kept in memory between reading and rendering


@dataclass
class Gathered:
    """The sources as they are now.

    Attributes:
        files: source file → signature and fingerprint of its bytes.
        texts, articles: what came of each raw text and each Markdown file.
        loaded: Markdown file → its bytes, of those read or made in this build; as many as fit.
        arrived: raw text → its new Markdown file.
        followed: Markdown files renewed because their raw text changed.
        removed: Markdown files that went with their raw text.
        unlinked: these and those that were renamed.
        problems: about files, beside those in the records.
    """

    files: dict[str, tuple[Signature, bytes]] = field(default_factory=dict)
    texts: dict[str, TextRecord] = field(default_factory=dict)
    articles: dict[str, ArticleRecord] = field(default_factory=dict)
    loaded: dict[str, bytes] = field(default_factory=dict)
    arrived: dict[str, str] = field(default_factory=dict)
    followed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unlinked: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def now(self, sources: Sources) -> Sources:
        """Return the sources as they are after what was written and removed in this build."""
        written = {*self.arrived.values(), *self.followed}
        kept = [
            file
            for file in sources.articles
            if file.path not in written and file.path not in self.unlinked
        ]
        kept += [File(path, self.files[path][0]) for path in written if path in self.files]
        return replace(sources, articles=sorted(kept, key=attrgetter("path")))


class Gatherer:
    """Reads the sources of one build.

    Args:
        root: the archive.
        old: the memory of the last build.
        scanned: when the look at the files began, nanoseconds.
        progress: is told of each file.
        published: raw text → the slugs under which readers know it.
    """

    def __init__(
        self,
        root: Path,
        old: State,
        scanned: int,
        progress: Progress,
        published: Mapping[str, Collection[str]],
    ) -> None:
        self.root = root
        self.scanned = scanned
        self.progress = progress
        self.published = published
        self.old = old
        self.result = Gathered()
        self._texts: list[File] = []
        self._articles: list[File] = []
        self._fresh: dict[str, Ingested] = {}
        self._unread: dict[str, ArticleRecord] = {}
        self._room = ROOM

    def look(self, sources: Sources) -> int:
        """Find the files that are not as they were, and return how many they are."""
        result, old = self.result, self.old
        self._articles = self._sorted_out(sources.articles, old.articles, result.articles)
        self._texts = self._sorted_out(sources.texts, old.texts, result.texts)
        return len(self._articles) + len(self._texts)

    def gather(self, texts: list[File], workers: Workers) -> Gathered:
        """Read the files that `look` found, and write the Markdown that raw texts ask for.

        Args:
            texts: all raw texts.
            workers: run the stages.
        """
        result, old = self.result, self.old
        self.progress.total(len(self._articles) + len(self._texts))
        articles = self._changed(self._articles, old.articles, result.articles)
        for path, article in workers.map(read_articles, articles):
            result.articles[path] = article
        raw = self._changed(self._texts, old.texts, result.texts)
        for path, ingested in workers.map(ingest_texts, raw):
            result.texts[path] = ingested.record
            self._fresh[path] = ingested
        present = result.articles | self._unread
        deleted = self._deleted(texts)
        self._carry_out(reconcile(result.texts, present, deleted, self.published))
        return result

    def _deleted(self, texts: list[File]) -> list[str]:
        """List raw texts that an editor deleted; a missing folder is no deletion of all."""
        if not (self.root / TEXTS).is_dir():
            return []
        present = {file.path for file in texts}
        return [path for path in self.old.texts if path not in present]

    # --- reading ----------------------------------------------------------------------

    def _sorted_out(
        self, files: list[File], known: Mapping[str, Record], kept: dict[str, Record]
    ) -> list[File]:
        """Keep the records of the files that look as they did, and return the others."""
        seen, found = self.old.files, self.result.files
        others = []
        for file in files:
            path = file.path
            before = seen.get(path) if path in known else None
            if before is not None and before[0] == file.signature:
                found[path] = before
                kept[path] = known[path]
            else:
                others.append(file)
        return others

    def _changed(
        self, files: list[File], known: Mapping[str, Record], kept: dict[str, Record]
    ) -> Iterator[tuple[str, bytes]]:
        """Read files; keep the records of those that say what they said, yield the others."""
        for file in files:
            self.progress.step()
            path = file.path
            data = read_bytes(self.root, path)
            if isinstance(data, Problem):
                self.result.problems.append(data)
                if path.endswith(".md"):
                    self._unread[path] = unread(self.old.articles.get(path))
                continue
            digest = digest_bytes(data)
            self.result.files[path] = (settled(file.signature, self.scanned), digest)
            before = self.old.files.get(path) if path in known else None
            if before is not None and before[1] == digest:
                kept[path] = known[path]
                continue
            if path.endswith(".md"):
                self._keep(path, data)
            yield path, data

    def _keep(self, path: str, data: bytes) -> None:
        """Keep a file's bytes for rendering, so that it need not be read twice."""
        if self._room >= len(data):
            self._room -= len(data)
            self.result.loaded[path] = data

    # --- writing ----------------------------------------------------------------------

    def _carry_out(self, decisions: Decisions) -> None:
        result = self.result
        result.problems += decisions.problems
        written = {self._write(write) for write in decisions.writes}
        replaced = [write.replaces for write in decisions.writes if write.replaces]
        for path in [*replaced, *decisions.removals]:
            if path not in written:
                self._remove(path)
        result.removed += [path for path in decisions.removals if path not in result.articles]
        for article, text in decisions.outdated.items():
            result.problems += self._outdated(article, text)

    def _write(self, write: Write) -> str:
        """Write the Markdown of a raw text and return the path of its file."""
        result = self.result
        path = f"{ARTICLES}/{write.slug}.md"
        data, record = article_of(self._ingested(write.text), write.slug)
        self._fresh.pop(write.text, None)  # tens of thousands of texts need not be kept twice
        try:
            if (self.root / ARTICLES).is_symlink():  # nobody has read what lies behind it
                raise NotADirectoryError(errno.ENOTDIR, "a link")
            signature = write_atomically(self.root / path, data)
        except OSError as error:
            result.problems.append(problem("nicht-schreibbar", path, grund=reason(error)))
            result.loaded[path] = data
        else:
            result.files[path] = (signature, record.digest)
            self._keep(path, data)
        result.articles[path] = record
        if write.replaces is None:
            result.arrived[write.text] = path
        else:
            result.followed.append(path)
        return path

    def _ingested(self, text: str) -> Ingested:
        if text not in self._fresh:
            data = read_bytes(self.root, text)
            self._fresh[text] = ingest_text(text, data if isinstance(data, bytes) else b"")
        return self._fresh[text]

    def _remove(self, path: str) -> None:
        try:
            (self.root / path).unlink(missing_ok=True)
        except OSError as error:
            self.result.problems.append(problem("nicht-loeschbar", path, grund=reason(error)))
            return
        self.result.articles.pop(path, None)
        self.result.files.pop(path, None)
        self.result.unlinked.add(path)

    def _outdated(self, article: str, text: str) -> Iterator[Problem]:
        """Say what an edited article and its changed raw text differ in."""
        current = read_text(self.root, article)
        if isinstance(current, str):
            found = differences(current, self._ingested(text).markdown)
            yield problem("original-geaendert", article, text=text, unterschiede=found)
