"""A folder of its own for each test, with an old file in it under its everyday name."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.upgrade.profiles import OldFile

Put = Callable[[OldFile], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Copies an old file to where a till would look for it; its path there."""

    def copied(old: OldFile) -> Path:
        tmp_path.chmod(0o700)
        path = tmp_path / f"{old.store}.db"
        shutil.copyfile(old.path, path)
        return path

    return copied
