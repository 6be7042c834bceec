"""`serve`: build, show the site in the browser, and keep both up to date."""

from __future__ import annotations

import gc
import math
import os
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from setzkasten.cli.clock import today
from setzkasten.cli.failures import tell_failure
from setzkasten.cli.reporting import print_report
from setzkasten.cli.terminal import nobody_reads, styled
from setzkasten.language.numbers import count
from setzkasten.messages.building import waiting_for
from setzkasten.messages.catalogue import CATALOGUE, wording
from setzkasten.model.article import IsoDate
from setzkasten.model.problem import Severity
from setzkasten.options import Options
from setzkasten.progress import Silent
from setzkasten.redaktion.addresses import PREFIX
from setzkasten.report import Report
from setzkasten.serve.app import create_app
from setzkasten.serve.calendar import Calendar
from setzkasten.serve.desk import Desk
from setzkasten.serve.events import Events
from setzkasten.serve.static import StaticSite
from setzkasten.serve.watching import Watcher
from setzkasten.site import Site

FIRST_PORT = 8000
PORTS_TRIED = 100

SETTLE = 2.0  # seconds after a change before everything is looked at
SURVEY = 4.0  # seconds after a change before suggestions and near-duplicates are looked for
INDEX = 15.0  # seconds after a change before the search of a big archive is renewed
FEW = 2000  # articles of an archive whose search is renewed in a moment
LONGEST_HEAD = 32 * 1024  # bytes of a request before its body, which nobody reads
WAITING = 512  # connections that the system keeps until the server gets to them


def preview(
    root: Path,
    *,
    base_url: str | None = None,
    jobs: int | None = None,
    port: int | None = None,
    open_browser: bool = True,
    day: IsoDate | None = None,
) -> int:
    """Build and serve until Ctrl-C; returns the exit code.

    Args:
        root: the archive.
        base_url: stands in for the address in the settings.
        jobs: processes for the first build.
        port: where to serve; None for 8000 or the next free one.
        open_browser: whether to open the page, where there is a desktop.
        day: the day to show the site of; None for each day itself.
    """
    # A change that is not built is lost to whoever looks, so another build is waited for.
    wanted = Options(base_url=base_url, jobs=jobs, patience=math.inf, drafts=True, today=today(day))
    site = Site(root, wanted, _Waiting())
    listener = _listen(port)
    if listener is None:
        print(
            f"Der Anschluss {port or FIRST_PORT} ist belegt. Wählen Sie mit --port einen anderen."
        )
        return 1
    origin = f"http://localhost:{listener.getsockname()[1]}"
    report = site.build(search=False)
    print_report(report, origin=origin)
    base_path = urlsplit(report.base_url).path or "/"
    address = f"{origin}{base_path}"
    print(f"\nVorschau: {styled(address, 'bold', sys.stdout)}")
    print(f"Redaktion: {styled(origin + PREFIX, 'bold', sys.stdout)}")
    print("Ich warte auf Änderungen. Beenden: Strg+C", flush=True)
    events = Events()
    desk = Desk(root, events, base_path)
    app = create_app(StaticSite(site.folder, base_path), events, desk.room)
    server = _Server(app, events, desk)
    rebuilder = _Rebuilder(site, events, origin, desk, partial(today, day))
    rebuilder.tell(report)
    rebuilder.survey()

    def on_failure(error: Exception) -> None:
        if not (isinstance(error, OSError) and nobody_reads()):  # else the preview goes on, mutely
            tell_failure(error, root)

    polling = bool(os.environ.get("SETZKASTEN_POLLING"))
    watcher = Watcher(root, rebuilder.rebuild, rebuilder.rests, on_failure, polling=polling)
    with watcher, Calendar(partial(today, day), watcher.call):
        if open_browser and has_desktop():
            threading.Timer(0.3, _open, (address,)).start()
        with suppress(KeyboardInterrupt):  # uvicorn passes Ctrl-C on once it has ended
            server.run([listener])
    print("\nVorschau beendet.")
    return 0


def _listen(port: int | None) -> socket.socket | None:
    """Take a port on this computer only: the wished one, or the first free one from 8000 on."""
    for candidate in [port] if port else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "nt":
            # On Windows, SO_REUSEADDR would let two servers share a port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", candidate))
            listener.listen(WAITING)
        except OSError:
            listener.close()
            continue
        return listener
    return None


def has_desktop() -> bool:
    """Tell whether there is somebody before a screen of this computer."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)


class _Server(uvicorn.Server):
    """Ends open event streams and surveys before it waits for requests to end."""

    def __init__(self, app: object, events: Events, desk: Desk) -> None:
        super().__init__(
            uvicorn.Config(
                app,  # type: ignore[arg-type]
                http="h11",  # the same on every computer, and strict
                h11_max_incomplete_event_size=LONGEST_HEAD,
                ws="none",
                log_level="critical",
                access_log=False,
                lifespan="on",
                timeout_graceful_shutdown=2,
                server_header=False,
            )
        )
        self._events = events
        self._desk = desk

    async def shutdown(self, sockets: Sequence[socket.socket] | None = None) -> None:
        self._events.close()
        self._desk.end()
        await super().shutdown(list(sockets) if sockets else None)


class _Waiting(Silent):
    """Says only who is waited for."""

    def waiting(self, who: str) -> None:
        print(waiting_for(who), flush=True)


class _Rebuilder:
    """Rebuilds the site and tells terminal and browser."""

    def __init__(
        self,
        site: Site,
        events: Events,
        origin: str = "",
        desk: Desk | None = None,
        today: Callable[[], IsoDate] = today,
    ) -> None:
        self._origin = origin
        self._desk = desk
        self._site = site
        self._today = today
        self._events = events
        self._told: Report | None = None

    def rebuild(self, changed: frozenset[str] = frozenset()) -> None:
        """Build again after a change.

        Args:
            changed: what changed, as paths below the root; nothing where that is not known.
        """
        if self._desk:
            self._desk.hold(on=True)
        self._site.on(self._today())
        self._take(self._site.touch(changed) if changed else self._site.build())

    @property
    def rests(self) -> tuple[tuple[float, Callable[[], None]], ...]:
        """What is done when nothing has changed for some seconds."""
        return ((SETTLE, self.settle), (SURVEY, self.survey), (INDEX, self.index))

    def settle(self) -> None:
        """Look through everything, now that there is time."""
        few = self._told is not None and self._told.articles <= FEW
        try:
            self._take(self._site.build(search=few))
            if self._site.known:
                self._site.known.get_ready()
        finally:
            if self._desk:
                self._desk.hold(on=False)

    def index(self) -> None:
        """Renew the index of the search too."""
        self._take(self._site.build(search=True))

    def survey(self) -> None:
        """Look for suggestions and near-duplicates, aside."""
        if self._desk:
            self._desk.survey()

    def _take(self, report: Report) -> None:
        """Tell the browser and the terminal what is new."""
        # What a build leaves in memory stays until the next one: looking for cycles among
        # hundreds of thousands of values would take a tenth of a second out of the next save.
        gc.freeze()
        before = self._told
        self.tell(report)
        seen = report.written - report.indexed + report.removed
        if report.published and seen:
            self._events.publish("neu")
        known = before.problems if before else ()
        new = tuple([problem for problem in report.problems if problem not in known])
        gone = [problem for problem in known if problem not in report.problems]
        if not (seen or new or gone):
            return  # nothing that anybody could see
        if gone:
            print(count(len(gone), "Meldung hat", "Meldungen haben") + " sich erledigt.")
        print_report(replace(report, problems=new), origin=self._origin)
        sys.stdout.flush()

    def tell(self, report: Report) -> None:
        """Show in the browser what keeps the site from being renewed."""
        self._told = report
        if self._desk:
            self._desk.see(self._site.known)
        if report.published:
            self._events.publish("gut")
            return
        problems = [
            wording(entry)
            for entry in report.problems
            if CATALOGUE[entry.code].severity is Severity.ERROR
        ]
        self._events.publish(
            "fehler",
            [{"ort": entry.place, "text": entry.text, "rat": entry.cure} for entry in problems],
        )
