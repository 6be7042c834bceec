"""The Redaktion over HTTP: addresses, tokens, limits, headers. `setzkasten.redaktion` works.

Writing takes more than reading: the question has to come from a page of this very server
(`Origin`, RFC 6454) and to know the token that this run has given its own pages.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from setzkasten.messages import editing as words
from setzkasten.redaktion import pages
from setzkasten.redaktion.addresses import PREFIX, way_of
from setzkasten.redaktion.clerk import Clerk
from setzkasten.redaktion.room import Answer, Room
from setzkasten.redaktion.uploads import MOST_BYTES
from setzkasten.serve.forms import BrokenFormError, Sent, TooBigError, read_form

MOST_FORM = 512 * 1024
"""Bytes of a form about an article; all fields of one, twice, are a few thousand."""

_AROUND = 64 * 1024  # bytes of a form around the file in it

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
}


def routes(room: Room) -> list[Route]:
    """Return the addresses of the Redaktion."""
    clerk = Clerk(room)

    async def show_list(request: Request) -> Response:
        query = dict(request.query_params)
        notice, arrived = query.get("meldung", ""), query.get("neu", "")
        return await _answer(lambda: room.list(way_of(query), notice, arrived))

    async def show_article(request: Request) -> Response:
        query, name = dict(request.query_params), request.path_params["name"]
        notice = query.get("meldung", "")
        return await _answer(lambda: room.article(name, way_of(query), notice))

    async def post_list(request: Request) -> Response:
        def work(sent: Sent) -> Answer:
            if sent.fields.get("tun") == "zurueck":
                return clerk.take_back(way_of(dict(request.query_params)))
            if not sent.files or not sent.files[0][0]:
                return room.refuse(400, words.NO_FILE)
            return clerk.take_in(*sent.files[0])

        return await _posted(room, request, MOST_BYTES + _AROUND, work)

    async def post_article(request: Request) -> Response:
        way, name = way_of(dict(request.query_params)), request.path_params["name"]
        return await _posted(
            room, request, MOST_FORM, lambda sent: clerk.decide(name, way, sent.fields)
        )

    async def add_slash(_request: Request) -> Response:
        return RedirectResponse(PREFIX, 308)

    return [
        Route(pages.STYLE, _asset(pages.STYLE, "text/css")),
        Route(pages.SCRIPT, _asset(pages.SCRIPT, "text/javascript")),
        Route(PREFIX.rstrip("/"), add_slash),
        Route(PREFIX, show_list, methods=["GET", "HEAD"]),
        Route(PREFIX, post_list, methods=["POST"]),
        Route(f"{PREFIX}{{name}}/", show_article, methods=["GET", "HEAD"]),
        Route(f"{PREFIX}{{name}}/", post_article, methods=["POST"]),
    ]


def _asset(address: str, kind: str) -> Callable[[Request], Response]:
    data = pages.asset(address)

    def serve(_request: Request) -> Response:
        return Response(data, headers=_HEADERS, media_type=f"{kind}; charset=utf-8")

    return serve


async def _posted(
    room: Room, request: Request, most: int, work: Callable[[Sent], Answer]
) -> Response:
    """Do what a form asks for, if it comes from here and is no bigger than it may be."""
    if not _is_from_here(request):
        return await _answer(lambda: room.refuse(403, words.FOREIGN))
    try:
        sent = await read_form(request, most)
    except TooBigError:
        response = await _answer(lambda: room.refuse(413, words.TOO_BIG))
        response.headers["Connection"] = "close"  # what is left of it is not waited for
        return response
    except BrokenFormError:
        return await _answer(lambda: room.refuse(400, words.UNKNOWN_ACTION))
    if not room.allows(sent.fields.get("schluessel", "")):
        return await _answer(lambda: room.refuse(403, words.FOREIGN))
    return await _answer(lambda: work(sent))


def _is_from_here(request: Request) -> bool:
    """Tell whether a page of this server asks: same scheme, name and port."""
    try:
        origin = urlsplit(request.headers.get("origin", ""))
    except ValueError:
        return False
    return origin.scheme == request.url.scheme and origin.netloc == request.headers.get("host")


async def _answer(work: Callable[[], Answer]) -> Response:
    """Let the work be done in a thread, for it reads and writes files."""
    answer = await run_in_threadpool(work)
    if answer.location:
        return RedirectResponse(answer.location, 303, headers=_HEADERS)
    return Response(
        answer.html, answer.status, headers=_HEADERS, media_type="text/html; charset=utf-8"
    )
