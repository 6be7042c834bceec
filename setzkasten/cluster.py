"""Other people's computers: a Dask cluster that works on the stages of a build."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from setzkasten import __version__
from setzkasten.workers import Crew

PATIENCE = 10.0  # seconds to wait for the scheduler


class ClusterError(Exception):
    """The cluster cannot be used; the text says in German why and what to do."""


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """Give the crew of a Dask cluster, by the address of its scheduler: `tcp://host:8786`.

    Raises:
        ClusterError: Dask is not installed, the scheduler does not answer, it has no workers,
            or they have another version of Setzkasten, which would make other pages.
    """
    client = _connect(address)
    with client:
        threads = client.nthreads()
        if not threads:
            raise ClusterError(
                f"Der Scheduler {address} hat keine Arbeiter.\n"
                "Starten Sie welche, zum Beispiel mit: dask worker " + address
            )
        versions = set(_versions(client).values())
        if versions != {__version__}:
            raise ClusterError(
                f"Auf dem Cluster ist nicht überall Setzkasten {__version__} installiert, "
                f"sondern: {', '.join(sorted(versions))}.\n"
                "Installieren Sie überall dieselbe Version."
            )
        with client.get_executor() as executor:
            yield Crew(sum(threads.values()), executor)


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "Für --scheduler fehlt das Paket »distributed«.\n"
            'Installieren Sie es mit: pip install "setzkasten[cluster]"'
        ) from None
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call,unused-ignore]
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"Der Scheduler {address} antwortet nicht ({type(error).__name__}).\n"
            "Prüfen Sie die Adresse, und ob er läuft."
        ) from None


def _versions(client: Any) -> dict[str, str]:
    found = client.run(version_here, on_error="return")
    return {
        worker: value if isinstance(value, str) else "keines" for worker, value in found.items()
    }


def version_here() -> str:
    """Return the version of Setzkasten where this runs."""
    return __version__
