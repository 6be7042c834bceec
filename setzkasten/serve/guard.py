"""Keep other pages in the same browser from asking the preview, or from showing it in a frame.

The preview has no password: whatever runs on this computer may ask. A page from the
web may not, though the browser would send its questions here: it is told apart by
`Origin` (RFC 6454) and by `Sec-Fetch-Site` (W3C Fetch Metadata).
"""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ADDED = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Referrer-Policy": "same-origin",
}


class Guard:
    """Refuses requests that come from pages of other hosts.

    Args:
        app: answers the others.
        hosts: names of this computer.
    """

    def __init__(self, app: ASGIApp, hosts: Container[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass a request on (ASGI 3)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self._is_foreign(Headers(scope=scope)):
            refusal = Response("Diese Seite darf hier nicht fragen.", 403, media_type="text/plain")
            await refusal(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ADDED.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_guarded)

    def _is_foreign(self, headers: Headers) -> bool:
        """Tell whether a page of another host asks; following a link from there is allowed."""
        origin = headers.get("origin")
        if origin is not None and not self._is_own(origin):
            return True
        elsewhere = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        return elsewhere and headers.get("sec-fetch-mode") != "navigate"

    def _is_own(self, origin: str) -> bool:
        try:
            return urlsplit(origin).hostname in self.hosts
        except ValueError:
            return False
