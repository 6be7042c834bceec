"""Gather the sources: read what changed, normalise new texts, bring their Markdown up to date."""

from __future__ import annotations

import errno
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
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
from setzkasten.stages import (
    Source,
    file_of,
    ingest_text,
    ingest_texts,
    read_articles,
    record_of,
)
from setzkasten.versions.differences import differences
from setzkasten.versions.reconcile import Decisions, Write, reconcile, unread
from setzkasten.workers import Crew, spread

Record = TypeVar("Record")
Read = TypeVar("Read", ArticleRecord, Ingested)


@dataclass
class Gathered:
    """The sources as they are now.

    Attributes:
        files: source file → signature and fingerprint of its bytes.
        texts, articles: what came of each raw text and each Markdown file.
        loaded: Markdown file → its bytes, where it could not be written.
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
        self._fresh: dict[str, Ingested] = {}
        self._unread: dict[str, ArticleRecord] = {}

    def gather(self, sources: Sources, crew: Crew) -> Gathered:
        """Read the files that do not look as they did; write the Markdown that texts ask for.

        Args:
            sources: all source files.
            crew: runs the stages.
        """
        result, old = self.result, self.old
        articles = self._sorted_out(sources.articles, old.articles, result.articles)
        texts = self._sorted_out(sources.texts, old.texts, result.texts)
        self.progress.total(len(articles) + len(texts))
        source = partial(self._source, old.articles)
        for file, article in self._read(source, read_articles, articles, crew):
            result.articles[file.path] = article or old.articles[file.path]
        source = partial(self._source, old.texts)
        for file, ingested in self._read(source, ingest_texts, texts, crew):
            result.texts[file.path] = ingested.record if ingested else old.texts[file.path]
            if ingested:
                self._fresh[file.path] = ingested
        present = result.articles | self._unread
        deleted = self._deleted(sources.texts)
        self._carry_out(reconcile(result.texts, present, deleted, self.published), crew)
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

    def _source(self, known: Mapping[str, object], file: File) -> Source:
        path = file.path
        before = self.old.files.get(path) if path in known else None
        return Source(path, read_bytes(self.root, path), before[1] if before else None)

    def _read(
        self,
        source: Callable[[File], Source],
        stage: Callable[[list[Source]], list[Read | Problem | bytes]],
        files: list[File],
        crew: Crew,
    ) -> Iterator[tuple[File, Read | None]]:
        """Read files; yield them with what was read, None for what says what it said before."""
        for file, found in zip(files, crew.each(source, stage, files), strict=True):
            self.progress.step()
            path = file.path
            if isinstance(found, Problem):
                self.result.problems.append(found)
                if path.endswith(".md"):
                    self._unread[path] = unread(self.old.articles.get(path))
                continue
            read = None if isinstance(found, bytes) else found
            digest = found if isinstance(found, bytes) else _digest_of(found)
            self.result.files[path] = (settled(file.signature, self.scanned), digest)
            yield file, read

    # --- writing ----------------------------------------------------------------------

    def _carry_out(self, decisions: Decisions, crew: Crew) -> None:
        result = self.result
        result.problems += decisions.problems
        written = self._write(list(decisions.writes), crew)
        replaced = [write.replaces for write in decisions.writes if write.replaces]
        for path in [*replaced, *decisions.removals]:
            if path not in written:
                self._remove(path)
        result.removed += [path for path in decisions.removals if path not in result.articles]
        for article, text in decisions.outdated.items():
            result.problems += self._outdated(article, text)

    def _write(self, writes: list[Write], crew: Crew) -> set[str]:
        """Write the Markdown of raw texts and return the paths of the files."""
        missing = [write.text for write in writes if write.text not in self._fresh]
        for path, found in zip(missing, crew.each(self._again, ingest_texts, missing), strict=True):
            if isinstance(found, Ingested):
                self._fresh[path] = found
        # The archive is on this computer, wherever its texts are normalised.
        done = spread(self._file, FileWriter(self.root), writes, crew.jobs)
        return {self._written(write, *outcome) for write, outcome in zip(writes, done, strict=True)}

    def _again(self, text: str) -> Source:
        return Source(text, self._data(text))

    def _data(self, text: str) -> bytes:
        data = read_bytes(self.root, text)
        return data if isinstance(data, bytes) else b""

    def _file(self, write: Write) -> tuple[str, bytes]:
        return _path_of(write), file_of(self._fresh[write.text], write.slug)

    def _written(self, write: Write, digest: bytes, signature: Signature | None, why: str) -> str:
        """Take note of a Markdown file that was written for a raw text; return its path."""
        result = self.result
        path = _path_of(write)
        ingested = self._fresh.pop(write.text)  # texts by the tens of thousands
        if signature is None:
            result.problems.append(problem("nicht-schreibbar", path, grund=why))
            result.loaded[path] = file_of(ingested, write.slug)
        else:
            result.files[path] = (signature, digest)
        result.articles[path] = record_of(ingested, write.slug, digest)
        if write.replaces is None:
            result.arrived[write.text] = path
        else:
            result.followed.append(path)
        return path

    def _ingested(self, text: str) -> Ingested:
        if text not in self._fresh:
            self._fresh[text] = ingest_text(text, self._data(text))
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


def _digest_of(read: ArticleRecord | Ingested) -> bytes:
    return read.record.digest if isinstance(read, Ingested) else read.digest


def _path_of(write: Write) -> str:
    return f"{ARTICLES}/{write.slug}.md"


@dataclass(frozen=True)
class FileWriter:
    """Writes the Markdown of raw texts; picklable, so that processes can help.

    Attributes:
        root: the archive.
    """

    root: Path

    def __call__(self, files: list[tuple[str, bytes]]) -> list[tuple[bytes, Signature | None, str]]:
        """Write files, in order, given as path below the root and bytes.

        Returns:
            For each, the fingerprint of the bytes; and its signature, or None and the reason why
            it cannot be written.
        """
        return [(digest_bytes(data), *self._write(path, data)) for path, data in files]

    def _write(self, path: str, data: bytes) -> tuple[Signature | None, str]:
        try:
            if (self.root / ARTICLES).is_symlink():  # nobody has read what lies behind it
                raise NotADirectoryError(errno.ENOTDIR, "a link")
            return write_atomically(self.root / path, data), ""
        except OSError as error:
            return None, reason(error)
