"""Opened stores on a throw-away profile, with a clock that stands still."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.store.opening import Stores, open_with
from app.store.store_key import StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.samples import KEY


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def key() -> StoreKey:
    return KEY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
async def stores(folder: Path, key: StoreKey, clock: ManualClock) -> AsyncIterator[Stores]:
    opened = await open_with(folder, key, clock)
    yield opened
    await opened.close()
