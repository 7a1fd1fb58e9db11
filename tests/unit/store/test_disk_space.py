"""Room on the disk: told long before it is gone, looked at once a minute."""

import asyncio
from pathlib import Path

import pytest

from app.domain.storage import DiskSpace, SpaceLevel
from app.store.disk_space import (
    CRITICAL_BYTES,
    LOOK_EVERY_S,
    LOW_BYTES,
    DiskSpaceWatch,
    level_of,
    look_at,
)
from tests.manual_clock import ManualClock


@pytest.mark.parametrize(
    ("free", "level"),
    [
        (LOW_BYTES, SpaceLevel.ENOUGH),
        (LOW_BYTES - 1, SpaceLevel.LOW),
        (CRITICAL_BYTES, SpaceLevel.LOW),
        (CRITICAL_BYTES - 1, SpaceLevel.CRITICAL),
        (0, SpaceLevel.CRITICAL),
    ],
)
def test_the_level_of_what_is_free(free: int, level: SpaceLevel) -> None:
    assert level_of(free) is level


def test_what_the_system_tells(tmp_path: Path) -> None:
    found = look_at(tmp_path)
    assert found.free_bytes is not None
    assert found.level is level_of(found.free_bytes)
    assert look_at(tmp_path / "nowhere") == DiskSpace()


async def test_each_change_of_the_level_is_told_once(tmp_path: Path, clock: ManualClock) -> None:
    free = [2 * LOW_BYTES]
    looks: list[Path] = []

    def look(folder: Path) -> DiskSpace:
        looks.append(folder)
        return DiskSpace(level=level_of(free[0]), free_bytes=free[0])

    watch = DiskSpaceWatch(tmp_path, clock, look=look)
    heard: list[SpaceLevel] = []
    stop = watch.listen(lambda space: heard.append(space.level))
    for now in (LOW_BYTES - 1, LOW_BYTES - 2, 0, 2 * LOW_BYTES):
        free[0] = now
        assert (await watch.look()).free_bytes == watch.space.free_bytes == now
    assert heard == [SpaceLevel.LOW, SpaceLevel.CRITICAL, SpaceLevel.ENOUGH]
    assert set(looks) == {tmp_path}
    stop()
    free[0] = 0
    await watch.look()
    assert len(heard) == 3


class CountingClock(ManualClock):
    """Tells how long it was asked to sleep, and lets that pass at once; three times."""

    def __init__(self) -> None:
        super().__init__()
        self.slept: list[float] = []

    async def sleep(self, delay_s: float) -> None:
        self.slept.append(delay_s)
        if len(self.slept) == 3:
            raise asyncio.CancelledError


async def test_it_looks_once_a_minute(tmp_path: Path) -> None:
    clock = CountingClock()
    watch = DiskSpaceWatch(tmp_path, clock)
    with pytest.raises(asyncio.CancelledError):
        await watch.run()
    assert clock.slept == [LOOK_EVERY_S] * 3
    assert watch.space.free_bytes is not None
