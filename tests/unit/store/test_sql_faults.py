"""The library's errors in this app's terms."""

import errno
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from app.domain.faults import StoreProblem
from app.store.sql_faults import file_fault, sql_fault


def error(code: int | None) -> Exception:
    made = dbapi2.OperationalError("said by the library")
    if code is not None:
        made.sqlite_errorcode = code
    return made  # type: ignore[no-any-return]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.db"


def problem(code: int | None, path: Path, *, is_opening: bool = False) -> StoreProblem | None:
    fault = sql_fault(error(code), path, is_opening=is_opening, is_key_proven=False)
    return None if fault is None else fault.problem


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (5, StoreProblem.BUSY),
        (6, StoreProblem.BUSY),
        (8, StoreProblem.READ_ONLY),
        (10, StoreProblem.UNAVAILABLE),
        (11, StoreProblem.DAMAGED),
        (13, StoreProblem.FULL),
        (14, StoreProblem.UNAVAILABLE),
        (26, StoreProblem.DAMAGED),
        (1, None),
        (19, None),
        (21, None),
        (None, None),
    ],
)
def test_a_code_is_an_environments_failure_or_a_bug(
    path: Path, code: int | None, expected: StoreProblem | None
) -> None:
    assert problem(code, path) is expected


def test_not_a_database_is_a_wrong_key_only_at_the_opening(path: Path) -> None:
    assert problem(26, path, is_opening=True) is StoreProblem.WRONG_KEY


def test_an_io_error_on_a_disk_without_room_is_a_full_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("app.store.sql_faults.shutil.disk_usage", lambda folder: Usage)
    assert problem(10, path) is StoreProblem.FULL


def test_an_io_error_where_nothing_may_be_written_is_read_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.sql_faults.os.access", lambda *_: False)
    assert problem(14, path) is StoreProblem.READ_ONLY


def test_a_folder_that_has_gone_is_unavailable(tmp_path: Path) -> None:
    gone = tmp_path / "unplugged" / "outbox.db"
    assert problem(10, gone) in (StoreProblem.UNAVAILABLE, StoreProblem.READ_ONLY)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, StoreProblem.FULL),
        (errno.EDQUOT, StoreProblem.FULL),
        (errno.EROFS, StoreProblem.READ_ONLY),
        (errno.EACCES, StoreProblem.READ_ONLY),
        (errno.EIO, StoreProblem.UNAVAILABLE),
    ],
)
def test_a_failed_file_call_is_told_apart_too(number: int, expected: StoreProblem) -> None:
    fault = file_fault(OSError(number, "why", "/a/till/secret"))
    assert fault.problem is expected
    assert "somebody" not in fault.detail
