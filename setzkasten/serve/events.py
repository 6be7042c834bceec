"""Tell open pages of the preview that the site has changed, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

HEARTBEAT = 15.0  # seconds; keeps proxies and sleepy browsers from closing the line


@dataclass
class Events:
    """The open pages of the preview. `publish` may be called from any thread."""

    _listeners: set[asyncio.Queue[str | None]] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop | None = None
    _last: str = ""
    _closed: bool = False

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Remember the loop in which the server runs."""
        self._loop = loop

    def publish(self, kind: str, data: Any = None) -> None:
        """Send an event to all open pages; an error also to later ones, until all is good."""
        message = f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
        if kind in {"fehler", "gut"}:
            self._last = message if kind == "fehler" else ""
        self._send(message)

    def close(self) -> None:
        """End all streams, so that the server can stop at once."""
        self._closed = True
        self._send(None)

    def _send(self, message: str | None) -> None:
        if self._loop is None or self._loop.is_closed():
            return
        for queue in list(self._listeners):
            self._loop.call_soon_threadsafe(queue.put_nowait, message)

    async def stream(self) -> AsyncIterator[str]:
        """Yield the events of one page until it goes away or the server stops."""
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield f"retry: 1000\n\n{self._last}"
            while not self._closed:
                try:
                    message = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    yield ": \n\n"
                    continue
                if message is None:
                    return
                yield message
        finally:
            self._listeners.discard(queue)
