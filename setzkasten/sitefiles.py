"""The files of the site that no template makes: assets, pictures, original texts, the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from setzkasten.model.digest import digest_bytes
from setzkasten.model.problem import Problem
from setzkasten.plan.assemble import Plan
from setzkasten.plan.routes import Routes
from setzkasten.publish.output import Output
from setzkasten.publish.published import FileMark
from setzkasten.read.files import read_bytes
from setzkasten.sources import PICTURES
from setzkasten.stages import original
from setzkasten.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site.

    Attributes:
        name: path below the site.
        digest: fingerprint of what it is made from.
        source: its bytes, or the file of the archive that it is made from; None for a file that
            stays as it is, and goes if it was damaged.
        is_original: whether the source is a text that is published in UTF-8.
    """

    name: str
    digest: bytes
    source: bytes | str | None
    is_original: bool = False


def site_files(plan: Plan, around: Surroundings) -> Iterator[SiteFile]:
    """Yield all of them but the index of the search."""
    routes = plan.frame.routes
    published = around.theme.asset_names
    for asset, data in around.theme.assets.items():
        yield SiteFile(_output(routes, "asset", published[asset]), digest_bytes(data), data)
    for path, digest in around.pictures.items():
        name = _output(routes, "picture", path.removeprefix(f"{PICTURES}/"))
        yield SiteFile(name, digest, path)
    for name, (path, digest) in plan.originals.items():
        yield SiteFile(name, digest, path, is_original=True)


def _output(routes: Routes, route: str, name: str) -> str:
    return routes.output(routes.url(route, name=name))


@dataclass(frozen=True)
class FileMaker:
    """Puts such files beside the site; picklable, so that processes can help.

    Attributes:
        root: the archive.
        output: where they go.
    """

    root: Path
    output: Output

    def __call__(self, files: Iterable[SiteFile]) -> list[FileMark | None]:
        """Make files, in order; return how they look then. None stands for what cannot be read.

        Raises:
            OSError: a file cannot be written.
        """
        return [self._make(file) for file in files]

    def _make(self, file: SiteFile) -> FileMark | None:
        data: bytes | Problem | None
        sure = True
        if isinstance(file.source, str):
            data = read_bytes(self.root, file.source)
            sure = isinstance(data, bytes) and digest_bytes(data) == file.digest
            if isinstance(data, bytes) and file.is_original:
                data = original(file.source, data)
        else:
            data = file.source
        if not isinstance(data, bytes):
            return None
        mark = self.output.stage(file.name, data)
        return mark if sure else (mark[0], 0)  # it changed under our hands: no file looks so
