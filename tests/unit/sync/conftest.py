"""A running till for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.unit.sync.rig import Rig


@pytest_asyncio.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    till = await Rig(tmp_path).start()
    yield till
    await till.stop()
