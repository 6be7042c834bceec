"""Change articles as decided, take it back, take new texts in. Writes to files, one at a time."""

from __future__ import annotations

import errno
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from setzkasten.desk.changing import write_unless_changed
from setzkasten.frontmatter.edit import edit_bytes
from setzkasten.model.article import Article, Metadata
from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.parse.article import parse_article
from setzkasten.publish.atomic import write_new
from setzkasten.read.files import read_bytes, text_of
from setzkasten.redaktion.journal import Journal, Step
from setzkasten.sources import TEXTS, stem_of


@dataclass(frozen=True)
class Current:
    """A Markdown file as it is on disk.

    Attributes:
        path: below the archive's root.
        data: its bytes.
        article: what it says; None where its head cannot be read.
        problems: what is wrong with it.
    """

    path: str
    data: bytes
    article: Article | None
    problems: tuple[Problem, ...]

    @property
    def digest(self) -> bytes:
        """Fingerprint of its bytes."""
        return digest_bytes(self.data)

    @property
    def metadata(self) -> Metadata | None:
        """Its front matter, where that can be read."""
        return self.article.metadata if self.article else None


def current(root: Path, path: str) -> Current:
    """Read a Markdown file."""
    data = read_bytes(root, path)
    if isinstance(data, Problem):
        return Current(path, b"", None, (data,))
    text = text_of(data, path)
    if isinstance(text, Problem):
        return Current(path, data, None, (text,))
    article, problems = parse_article(text, path, stem_of(path))
    return Current(path, data, article, problems)


@dataclass
class Editing:
    """The one who writes. Used by several threads.

    Attributes:
        root: the archive.
        journal: what can be taken back.
    """

    root: Path
    journal: Journal = field(default_factory=Journal)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def change(self, before: Current, changes: Mapping[str, Any], what: str) -> bool:
        """Change the front matter of an article, unless the file is another one by now.

        Args:
            before: the file as it was read.
            changes: attribute → new value.
            what: what is done, in German, for whoever takes it back.

        Returns:
            Whether anything was different.

        Raises:
            ChangedError: somebody else has changed the file.
            NotEditableError: the head cannot be changed without touching more.
            OSError: it cannot be written.
        """
        after = edit_bytes(before.data, changes)
        if after == before.data:
            return False
        step = Step(before.path, stem_of(before.path), what, before.data, after)
        with self._lock:
            write_unless_changed(self.root, before.path, after, before.digest)
            self.journal = self.journal.noted(step)
        return True

    def take_back(self, name: str | None = None) -> Step | None:
        """Take the last step back, or the last one of an article; None where there is none.

        Raises:
            ChangedError: the file has been changed since; it stays, and so does the step.
            OSError: it cannot be written.
        """
        with self._lock:
            step = self.journal.last(name)
            if step is None:
                return None
            write_unless_changed(self.root, step.path, step.before, digest_bytes(step.after))
            self.journal = self.journal.without(step)
            return step

    def take_in(self, name: str, data: bytes) -> str:
        """Keep a new raw text, byte for byte; returns its path.

        Args:
            name: as `setzkasten.redaktion.uploads.safe_name` gives it.
            data: its bytes.

        Raises:
            FileExistsError: there is one of that name; it stays as it is.
            OSError: it cannot be written.
        """
        path = f"{TEXTS}/{name}"
        with self._lock:
            if (self.root / TEXTS).is_symlink():  # nobody reads what lies behind it
                raise NotADirectoryError(errno.ENOTDIR, "a link")
            write_new(self.root / path, data)
        return path
