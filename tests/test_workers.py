"""Stages over batches: the same results in the same order, wherever they run."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setzkasten import workers as module
from setzkasten.workers import Workers, local_workers, spread


def _double(items: list[int]) -> list[int]:
    return [2 * item for item in items]


def _same(item: int) -> int:
    return item


def _fail(items: list[int]) -> list[int]:
    raise ValueError(items[0])


class _Backwards(Executor):
    """An executor that is always done with the last batch first."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[object], partial[object]]] = []
        self.most = 0

    def submit(self, fn, /, *arguments, **named):  # type: ignore[no-untyped-def]
        future: Future[object] = Future()
        self.waiting.append((future, partial(fn, *arguments, **named)))
        self.most = max(self.most, len(self.waiting))
        original = future.result

        def result(timeout: float | None = None) -> object:
            while self.waiting:
                other, call = self.waiting.pop()
                other.set_result(call())
            return original(timeout)

        future.result = result  # type: ignore[method-assign]
        return future


@given(st.lists(st.integers()), st.integers(1, 7), st.integers(1, 4))
def test_results_come_in_the_order_of_the_items(items: list[int], batch: int, jobs: int) -> None:
    wanted = _double(items)
    assert list(Workers().map(_double, items, batch)) == wanted
    executor = _Backwards()
    assert list(Workers(executor, jobs).map(_double, items, batch)) == wanted
    assert executor.most <= module.AHEAD * jobs


def test_threads_will_do_as_well() -> None:
    with ThreadPoolExecutor(3) as executor:
        assert list(Workers(executor, 3).map(_double, range(1000), 7)) == _double(list(range(1000)))


def test_items_are_taken_only_as_fast_as_they_are_worked_on() -> None:
    taken: list[int] = []

    def items():  # type: ignore[no-untyped-def]
        for number in range(1000):
            taken.append(number)
            yield number

    executor = _Backwards()
    results = Workers(executor, 2).map(_double, items(), 10)
    assert next(results) == 0
    assert len(taken) <= 10 * module.AHEAD * 2


def test_an_error_of_a_stage_is_not_swallowed() -> None:
    with ThreadPoolExecutor(1) as executor, pytest.raises(ValueError, match="1"):
        list(Workers(executor, 1).map(_fail, [1, 2], 1))
    with pytest.raises(ValueError, match="1"):
        list(Workers().map(_fail, [1, 2], 1))


@pytest.mark.parametrize(
    ("method", "number"), [("fork", 0), ("fork", 1), ("fork", 5), ("fork", 23), ("spawn", 23)]
)
def test_processes_keep_the_order(
    monkeypatch: pytest.MonkeyPatch, method: str, number: int
) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} here")
    if method == "fork" and threading.active_count() > 1:
        pytest.skip("forking is not safe while there are threads")
    monkeypatch.setattr(module, "FILES", module.Portions(batch=2, worthwhile=1))
    monkeypatch.setattr(module, "_start_method", lambda: method)
    items = list(range(number))
    assert list(spread(_same, _double, items, 2)) == _double(items)


def test_few_items_stay_in_this_process() -> None:
    with local_workers(module.FILES.worthwhile - 1, 4) as workers:
        assert workers.executor is None
    with local_workers(module.FILES.worthwhile, 1) as workers:
        assert workers.executor is None
    with local_workers(module.FILES.worthwhile, 2) as workers:
        assert workers.executor is not None


def test_with_threads_around_nothing_is_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert module._start_method() == "spawn"
    finally:
        stop.set()
        thread.join()


def test_a_task_that_is_not_worth_a_process_is_done_here() -> None:
    assert module.aside(os.getpid, worthwhile=False)() == os.getpid()


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process fork, as a build does that has no other threads."""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork here")
    if threading.active_count() > 1:
        pytest.skip("forking is not safe while there are threads")
    monkeypatch.setattr(module, "_start_method", lambda: "fork")
    monkeypatch.setattr(module, "_processors", lambda: 2)


@pytest.mark.usefixtures("forking")
def test_a_task_can_be_done_beside() -> None:
    here = os.getpid()
    task = module.aside(lambda: ("fertig", os.getpid(), b"x" * 300_000), worthwhile=True)
    result = task()  # also one that is too long for the pipe between the processes
    assert (result[0], len(result[2])) == ("fertig", 300_000)
    assert result[1] != here


def _unless(here: int, trouble: Callable[[], object]) -> str:
    if os.getpid() != here:
        trouble()
    return "fertig"


def _no_value() -> object:
    raise ValueError("only there")


def _killed() -> object:
    os.kill(os.getpid(), 9)
    return None


@pytest.mark.usefixtures("forking")
@pytest.mark.parametrize("trouble", [_no_value, _killed])
def test_what_goes_wrong_beside_is_done_here(trouble: Callable[[], object]) -> None:
    task = module.aside(partial(_unless, os.getpid(), trouble), worthwhile=True)
    assert task() == "fertig"


def test_processors_are_those_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert module._processors() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 7)
    assert module._processors() == 7
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert module._processors() == 1
