"""The preview's web application: the site, the reload script and its events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from setzkasten.redaktion.room import Room
from setzkasten.serve.events import Events
from setzkasten.serve.guard import Guard
from setzkasten.serve.redaktion import routes as redaktion_routes
from setzkasten.serve.static import FRESH, LASTING, SCRIPT, SCRIPT_PATH, StaticSite

HOSTS = ["localhost", "127.0.0.1"]
"""Names under which the preview answers: others could be a page on the web (DNS rebinding)."""


def create_app(site: StaticSite, events: Events, room: Room | None = None) -> Starlette:
    """Return the application.

    Args:
        site: the published files.
        events: what open pages are told.
        room: the Redaktion; None for a preview without one.
    """

    async def serve_script(_request: Request) -> Response:
        return Response(SCRIPT, headers=LASTING, media_type="text/javascript; charset=utf-8")

    async def serve_events(_request: Request) -> Response:
        return StreamingResponse(events.stream(), headers=FRESH, media_type="text/event-stream")

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        events.attach(asyncio.get_running_loop())
        yield

    return Starlette(
        routes=[
            Route(SCRIPT_PATH, serve_script),
            Route("/_vorschau/ereignisse", serve_events),
            *(redaktion_routes(room) if room else ()),
            Route("/{path:path}", site.respond),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS),
            Middleware(Guard, hosts=HOSTS),
        ],
        lifespan=lifespan,
    )
