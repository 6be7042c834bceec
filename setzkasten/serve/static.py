"""Serve the published files as a web host does: under the base path, with index pages and 404."""

from __future__ import annotations

import asyncio
import mimetypes
from http import HTTPStatus
from importlib import resources
from pathlib import Path, PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from setzkasten.model.digest import digest_bytes
from setzkasten.render.theme import is_fingerprinted

PATIENCE = 50  # times that a page is looked for again while the folder is being exchanged
PAUSE = 0.01  # seconds between them

SCRIPT_PATH = "/_vorschau/vorschau.js"
SCRIPT = (resources.files("setzkasten.serve") / "vorschau.js").read_bytes()
_MARK = f'<script src="{SCRIPT_PATH}?{digest_bytes(SCRIPT).hex()[:8]}" defer></script>'.encode()

FRESH = {"Cache-Control": "no-store"}
LASTING = {"Cache-Control": "max-age=31536000, immutable"}
"""For what has the fingerprint of its content in its address (RFC 8246): a page that is reloaded
needs nothing but itself."""

# Before the first build that succeeds there is no page; this one can show what is wrong.
_NOTHING = b"""<!DOCTYPE html>
<html lang="de"><meta charset="utf-8"><title>Vorschau</title>
<body><h1>Diese Seite gibt es nicht.</h1></body></html>
"""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
}


class StaticSite:
    """Answers requests from a folder.

    Args:
        folder: the published files.
        base_path: path of the site on its host, with slashes at both ends.
    """

    def __init__(self, folder: Path, base_path: str) -> None:
        self.folder = folder
        self.base_path = base_path

    async def respond(self, request: Request) -> Response:
        """Return the file that a request asks for, the redirect to it, or the page for 404."""
        for _attempt in range(PATIENCE):
            before = await run_in_threadpool(self._identity)
            response = await self._respond(request.url.path)
            if response.status_code != HTTPStatus.NOT_FOUND:
                break
            if before is not None and before == await run_in_threadpool(self._identity):
                break
            await asyncio.sleep(PAUSE)  # a build has just put another folder in this one's place
        return response

    def _identity(self) -> tuple[int, int] | None:
        """Return what tells the folder from one that takes its place; None while there is none."""
        try:
            status = self.folder.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    async def _respond(self, path: str) -> Response:
        if not path.startswith(self.base_path):
            if path in {"/", self.base_path.rstrip("/")}:
                return RedirectResponse(self.base_path, 302)
            return await self._not_found()
        name = path[len(self.base_path) :]
        if name and not name.endswith("/") and self._is_folder(name):
            return RedirectResponse(f"{path}/", 301)
        if not name or name.endswith("/"):
            name += "index.html"
        data = await run_in_threadpool(self._read, name)
        if data is None:
            return await self._not_found()
        return _response(name, data, 200)

    async def _not_found(self) -> Response:
        data = await run_in_threadpool(self._read, "404.html")
        if data is None:
            return _response("404.html", _NOTHING, 404)
        return _response("404.html", data, 404)

    def _is_folder(self, name: str) -> bool:
        path = self._inside(name)
        try:
            return path is not None and path.is_dir()
        except OSError:  # a name that is too long, a folder that may not be looked into
            return False

    def _read(self, name: str) -> bytes | None:
        path = self._inside(name)
        if path is None:
            return None
        try:
            return path.read_bytes()
        except OSError:
            return None

    def _inside(self, name: str) -> Path | None:
        """Return the file of that name, or None where it would lie outside the site."""
        parts = PurePosixPath(name).parts
        if any(part in {"..", "."} or "\\" in part or "\0" in part for part in parts):
            return None
        path = self.folder.joinpath(*parts)
        try:
            resolved = path.resolve()
        except OSError:
            return None
        return path if resolved.is_relative_to(self.folder.resolve()) else None


def _response(name: str, data: bytes, status: int) -> Response:
    suffix = PurePosixPath(name).suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if suffix == ".html":
        data = _with_script(data)
    headers = LASTING if is_fingerprinted(name, data) else FRESH
    headers = headers | {"X-Content-Type-Options": "nosniff"}
    return Response(data, status, headers=headers, media_type=kind)


def _with_script(html: bytes) -> bytes:
    """Put the preview's script at the end of a page."""
    head, end, tail = html.rpartition(b"</body>")
    return head + _MARK + end + tail if end else html + _MARK
