"""Run pure stages over batches, here or in any `concurrent.futures.Executor`."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Source = TypeVar("Source")
Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 3  # batches waiting per worker


@dataclass(frozen=True)
class Portions:
    """How work is portioned out.

    Attributes:
        batch: items sent to a worker at once: enough to make pickling and scheduling cheap.
        worthwhile: items from which on a second process pays for its start; see benchmarks/.
    """

    batch: int = 100
    worthwhile: int = 600


FILES = Portions()


@dataclass(frozen=True)
class Workers:
    """A way to run a stage.

    Attributes:
        executor: where batches go; None for this process.
        jobs: how many of them run at once.
    """

    executor: Executor | None = None
    jobs: int = 1

    def map(
        self,
        stage: Callable[[list[Item]], list[Result]],
        items: Iterable[Item],
        batch: int | None = None,
    ) -> Iterator[Result]:
        """Yield a stage's results in the order of the items.

        Args:
            stage: picklable, takes a batch and returns as many results.
            items: taken only as fast as they are worked on.
            batch: items sent at once; None for as many as pay for files.
        """
        batches = _batches(iter(items), batch or FILES.batch)
        if self.executor is None:
            for chunk in batches:
                yield from stage(chunk)
            return
        waiting: deque[Future[list[Result]]] = deque()
        for chunk in batches:
            waiting.append(self.executor.submit(stage, chunk))
            if len(waiting) >= AHEAD * self.jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while chunk := list(islice(items, size)):
        yield chunk


@dataclass(frozen=True)
class Crew:
    """Who works on the stages of a build.

    Attributes:
        jobs: batches that run at once; None for one per processor.
        executor: where they run; None for this machine, in processes where that pays.
    """

    jobs: int | None = None
    executor: Executor | None = None

    @contextmanager
    def workers(self, items: int) -> Iterator[Workers]:
        """Give workers for a stage with at least that many items."""
        if self.executor is not None:
            yield Workers(self.executor, self.jobs or 1)
            return
        with local_workers(items, self.jobs) as workers:
            yield workers

    def each(
        self,
        prepare: Callable[[Source], Item],
        stage: Callable[[list[Item]], list[Result]],
        sources: list[Source],
    ) -> Iterator[Result]:
        """Yield a stage's results as `spread` does, from this crew."""
        if self.executor is None:
            yield from spread(prepare, stage, sources, self.jobs)
        else:
            workers = Workers(self.executor, self.jobs or 1)
            yield from workers.map(stage, map(prepare, sources))


@contextmanager
def local_workers(
    items: int, jobs: int | None = None, portions: Portions | None = None
) -> Iterator[Workers]:
    """Give workers on this machine: processes where there is enough to do, else this one.

    Args:
        items: how many items there will be at least.
        jobs: processes to use; None for one per processor.
        portions: how many items make it worthwhile; None for what pays for files.
    """
    portions = portions or FILES
    count = jobs or _processors()
    if count < 2 or items < portions.worthwhile:  # noqa: PLR2004
        yield Workers()
        return
    with _pool(count, _start_method()) as executor:
        yield Workers(executor, count)


def _pool(count: int, method: str) -> Executor:
    # Loading these takes longer than a small build, which does without.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(count, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let a worker end when its parent is killed: it must not wait for ever, nor write on."""
    from multiprocessing import parent_process

    def wait() -> None:
        if (parent := parent_process()) is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def spread(
    prepare: Callable[[Source], Item],
    stage: Callable[[list[Item]], list[Result]],
    sources: list[Source],
    jobs: int | None = None,
    portions: Portions | None = None,
) -> Iterator[Result]:
    """Yield a stage's results in the order of what its items are made from.

    Args:
        prepare: makes an item; it may see all that is in memory here. Where processes are forked
            they inherit that and prepare their items themselves, so that only results travel.
        stage: picklable, takes a batch and returns as many results.
        sources: what items are made from.
        jobs: processes to use where that pays; None for one per processor.
        portions: how many sources go to a process at once, and how many make it worthwhile;
            None for what pays for files.
    """
    portions = portions or FILES
    count = jobs or _processors()
    if count < 2 or len(sources) < portions.worthwhile or _start_method() != "fork":  # noqa: PLR2004
        with local_workers(len(sources), jobs, portions) as workers:
            yield from workers.map(stage, map(prepare, sources), portions.batch)
        return
    _INHERITED.append((prepare, stage, sources))
    gc.freeze()  # so that collecting in a child does not copy what it shares with its parent
    try:
        with _pool(count, "fork") as executor:
            size = portions.batch
            spans = [(start, start + size) for start in range(0, len(sources), size)]
            for results in Workers(executor, count).map(_run_inherited, spans, 1):
                yield from results
    finally:
        gc.unfreeze()
        _INHERITED.clear()


def aside(task: Callable[[], Result], *, worthwhile: bool) -> Callable[[], Result]:
    """Begin a task beside this process, and return the function that gives its result.

    Where a process cannot be forked or is not worth its start, that function does the task.

    Args:
        task: has no effects; its result is small and can be pickled.
        worthwhile: whether it takes long enough.
    """
    if not worthwhile or _processors() < 2 or _start_method() != "fork":  # noqa: PLR2004
        return task
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            with os.fdopen(writer, "wb") as pipe:
                pickle.dump(task(), pipe)
        finally:
            os._exit(0)
    os.close(writer)

    def result() -> Result:
        with os.fdopen(reader, "rb") as pipe:
            data = pipe.read()
        os.waitpid(child, 0)
        try:
            found: Result = pickle.loads(data)  # noqa: S301  # from our own child
        except (EOFError, pickle.UnpicklingError):
            return task()
        return found

    return result


_INHERITED: list[tuple[Callable[[Any], Any], Callable[[list[Any]], list[Any]], list[Any]]] = []
"""What forked processes find here is what their parent put in before it forked them."""


def _run_inherited(spans: list[tuple[int, int]]) -> list[Any]:
    prepare, stage, sources = _INHERITED[-1]
    return [stage([prepare(source) for source in sources[start:stop]]) for start, stop in spans]


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_method() -> str:
    """Fork where that is safe: on Linux, while there is only one thread. It starts in no time."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return "fork"
    return "spawn"


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep Python from searching for cycles: a build makes many values and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
