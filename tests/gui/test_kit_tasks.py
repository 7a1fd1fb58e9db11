"""Tasks by name: one at a time where wanted, never lost, failures told in the right way."""

import asyncio
import gc
import logging

import pytest

from app.domain.faults import Fault, StoreFault, StoreProblem
from app.ui.tasks import Tasks


class _Told:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.bugs: list[BaseException] = []
        self.tasks = Tasks(on_fault=self.faults.append, on_bug=self.bugs.append)


async def test_a_new_task_of_a_name_cancels_the_old() -> None:
    told, ended = _Told(), []

    async def search(text: str, gate: asyncio.Event) -> None:
        await gate.wait()
        ended.append(text)

    slow, quick = asyncio.Event(), asyncio.Event()
    told.tasks.restart("search", search("old", slow))
    told.tasks.restart("search", search("new", quick))
    slow.set()
    quick.set()
    await told.tasks.idle()
    assert ended == ["new"]
    assert not told.faults
    assert not told.bugs


async def test_spawned_tasks_of_one_name_go_on_side_by_side() -> None:
    told, ended = _Told(), []

    async def save(number: int) -> None:
        await asyncio.sleep(0)
        ended.append(number)

    for number in range(3):
        told.tasks.spawn("save", save(number))
    await told.tasks.idle()
    assert sorted(ended) == [0, 1, 2]


async def test_a_task_nobody_keeps_is_not_collected() -> None:
    told, ended = _Told(), []

    async def wait() -> None:
        await asyncio.sleep(0.01)
        ended.append(True)

    told.tasks.spawn("wait", wait())
    gc.collect()
    await told.tasks.idle()
    assert ended == [True]


async def test_a_fault_is_worded_and_a_bug_is_logged(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _Told()
    monkeypatch.setattr(logging.getLogger("app"), "propagate", True)

    async def full() -> None:
        raise StoreFault(StoreProblem.FULL)

    async def broken() -> None:
        raise LookupError("a bug")

    with caplog.at_level(logging.WARNING, logger="app.ui.tasks"):
        told.tasks.spawn("full", full())
        told.tasks.spawn("broken", broken())
        await told.tasks.idle()
    assert [type(fault) for fault in told.faults] == [StoreFault]
    assert [str(bug) for bug in told.bugs] == ["a bug"]
    assert [record.levelname for record in caplog.records if record.exc_info] == ["ERROR"]


async def test_close_cancels_everything_and_takes_nothing_more() -> None:
    told, left = _Told(), []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            left.append(True)

    told.tasks.spawn("forever", forever())
    await asyncio.sleep(0)
    await told.tasks.close()
    assert left == [True]
    late = forever()
    with pytest.raises(RuntimeError):
        told.tasks.spawn("late", late)


async def test_a_task_that_was_told_to_stop_no_longer_counts_as_running() -> None:
    told = _Told()
    told.tasks.restart("refresh", asyncio.sleep(3600))
    assert told.tasks.is_running("refresh")
    told.tasks.cancel("refresh")
    assert not told.tasks.is_running("refresh")
    await told.tasks.idle()
