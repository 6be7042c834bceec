"""A build on a Dask cluster makes the same site, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from setzkasten.cli.main import main
from setzkasten.cluster import ClusterError, cluster
from setzkasten.site import Site
from setzkasten.workers import Crew
from tests.conftest import Archive, article, codes, make_archive, make_copy, tree

distributed = pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Start a cluster of two processes on this machine; gives the address of its scheduler."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as local:
        yield local.scheduler_address


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Make an archive of more than one batch."""
    raw = "Laden {0} öffnet\n\nEin Satz über *den* Handel {0}.\n\nKategorien: Handel, Öl\n"
    texts = {f"content/texte/t{number}.txt": raw.format(number) for number in range(130)}
    hand = {"content/artikel/hand.md": article("Von Hand", Datum="2014-10-29")}
    return make_archive(tmp_path / "archiv", texts | hand)


def test_the_site_is_the_same_byte_for_byte(
    archive: Archive, scheduler: str, tmp_path: Path
) -> None:
    here = make_copy(archive, tmp_path / "hier")
    with cluster(scheduler) as crew:
        assert crew.jobs == 2
        report = Site(archive.root, crew=crew).build()
    assert report.published
    assert report.written > 130
    here.build()
    assert tree(archive.root / "site") == tree(here.root / "site")
    assert tree(archive.root / "content") == tree(here.root / "content")
    # What the cluster left in memory is what a build here goes on from.
    archive.write("content/artikel/hand.md", article("Anders", Datum="2014-10-29"))
    here.write("content/artikel/hand.md", article("Anders", Datum="2014-10-29"))
    archive.build()
    here.build()
    assert tree(archive.root / "site") == tree(here.root / "site")


class _Elsewhere(ThreadPoolExecutor):
    """Stands for other computers: notes what it is asked to do."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked: set[str] = set()

    def submit(self, fn, /, *arguments, **named):  # type: ignore[no-untyped-def]
        stage = fn.func if isinstance(fn, partial) else fn
        self.asked.add(getattr(stage, "__name__", type(stage).__name__))
        return super().submit(fn, *arguments, **named)


def test_nothing_is_written_on_other_computers(archive: Archive) -> None:
    with _Elsewhere() as executor:
        assert Site(archive.root, crew=Crew(1, executor)).build(search=False).published
    assert executor.asked == {"read_articles", "ingest_texts", "render_pages"}


def test_a_broken_template_is_reported_from_afar(archive: Archive, scheduler: str) -> None:
    archive.write("themes/winzig/templates/article.html", "{{ label('archif') }}")
    with cluster(scheduler) as crew:
        report = Site(archive.root, crew=crew).build()
    assert not report.published
    assert "vorlage-name-aehnlich" in codes(report)


def test_the_command_takes_a_scheduler(archive: Archive, scheduler: str) -> None:
    assert main(["build", "--scheduler", scheduler], archive.root) == 0
    assert (archive.root / "site/index.html").is_file()


def test_a_scheduler_that_does_not_answer_is_named(
    archive: Archive, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("setzkasten.cluster.PATIENCE", 0.2)
    assert main(["build", "--scheduler", "tcp://127.0.0.1:9"], archive.root) == 1
    assert "Der Scheduler tcp://127.0.0.1:9 antwortet nicht" in capsys.readouterr().err


def test_a_cluster_without_workers_is_refused() -> None:
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address=None, silence_logs=50) as local,
        pytest.raises(ClusterError, match="keine Arbeiter"),
        cluster(local.scheduler_address),
    ):
        pass


def test_another_version_on_the_cluster_is_refused(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("setzkasten.cluster.__version__", "0.0.0")
    with pytest.raises(ClusterError, match="nicht überall Setzkasten"), cluster(scheduler):
        pass


def test_without_dask_the_way_to_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterError, match="pip install"), cluster("tcp://127.0.0.1:9"):
        pass
