"""A till for each test: opened, with nobody signed in and no server known yet."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.unit.services.rig import Till


@pytest_asyncio.fixture
async def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Till]:
    opened = await Till(tmp_path, monkeypatch).open()
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def staffed(till: Till) -> Till:
    """With the first associate signed in, and so with a server."""
    await till.enrol_first()
    till.changes.clear()
    return till
