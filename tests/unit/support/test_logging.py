"""The log as it lies on the disk: JSON lines, private, rotated, kept for its days."""

import json
import logging
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.support import logging as app_logging

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The app's logger is one for the whole process: leave it as it was found."""
    root = logging.getLogger("app")
    handlers, level, propagate = list(root.handlers), root.level, root.propagate
    root.handlers.clear()
    yield
    for handler in root.handlers:
        handler.close()
    root.handlers[:], root.propagate = handlers, propagate
    root.setLevel(level)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "logs"
    app_logging.configure(found)
    return found


def lines(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "tillside.log").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def record_at(at: datetime, message: str = "x") -> logging.LogRecord:
    record = logging.makeLogRecord({"name": "app.test", "msg": message, "levelname": "INFO"})
    record.created = at.timestamp()
    return record


def file_handler() -> logging.Handler:
    found = [
        handler
        for handler in logging.getLogger("app").handlers
        if isinstance(handler, logging.FileHandler)
    ]
    assert len(found) == 1
    return found[0]


def fail() -> None:
    """An exception with another one behind it, both with personal data."""
    try:
        int("tom.sawyer@example.com")
    except ValueError as error:
        raise KeyError("mobile=44700900000") from error


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_line_is_one_object_with_its_facts(folder: Path) -> None:
    logging.getLogger("app.sync.engine").info(
        "sent", extra={"code": 1000, "is_new": True, "w": None}
    )
    (line,) = lines(folder)
    assert (line["level"], line["from"], line["message"]) == ("info", "app.sync.engine", "sent")
    assert (line["code"], line["is_new"], line["w"]) == (1000, True, None)
    assert datetime.fromisoformat(line["at"]).utcoffset() == timedelta(0)


def test_a_message_of_several_lines_is_one_line(folder: Path) -> None:
    logging.getLogger("app").warning("one\ntwo\u2028three")
    assert len((folder / "tillside.log").read_bytes().splitlines()) == 1


def test_nothing_private_stands_in_it_anywhere(folder: Path) -> None:
    log = logging.getLogger("app.test")
    log.info("looking for %s", "tom.sawyer@example.com", extra={"mobile": "44700900000"})
    log.info(
        "facts",
        extra={
            "payload": {"firstname": "Sawyer", "mobile": "44700900000"},
            "number": 44700900000,
            "firstname": "Sawyer",
            "query": "Sawyer",
            "error": ValueError("44700900000"),
        },
    )
    try:
        fail()
    except KeyError:
        log.exception("unforeseen")
    text = (folder / "tillside.log").read_text()
    for secret in ("sawyer", "Sawyer", "447009"):
        assert secret not in text
    last = lines(folder)[-1]
    assert "ValueError" in last["traceback"]
    assert "KeyError" in last["traceback"]


@pytest.mark.parametrize("request_id", ["20261124140200123", "8a16a6b70505eb1f1ff7cdc0cd5559a7"])
def test_the_servers_name_for_a_call_stays(folder: Path, request_id: str) -> None:
    logging.getLogger("app").info("GET", extra={"request_id": request_id})
    assert lines(folder)[0]["request_id"] == request_id


def test_what_only_calls_itself_so_does_not(folder: Path) -> None:
    logging.getLogger("app").info("GET", extra={"request_id": "<b>tom@example.com</b>"})
    assert lines(folder)[0]["request_id"] == "<b><email></b>"


def test_a_fact_never_hides_the_lines_own(folder: Path) -> None:
    logging.getLogger("app").info("x", extra={"level": "high", "at": "noon"})
    (line,) = lines(folder)
    assert (line["level"], line["level_"], line["at_"]) == ("info", "high", "noon")


def test_half_a_character_costs_no_line(folder: Path) -> None:
    file_handler().handle(record_at(NOW, "half \ud83d"))
    assert "half" in lines(folder)[0]["message"]


def test_only_this_user_reads_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        app_logging.configure(tmp_path / "logs")
    finally:
        os.umask(before)
    assert mode(tmp_path / "logs") == 0o700
    assert mode(tmp_path / "logs" / "tillside.log") == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "tillside.log"
    path.touch()
    path.chmod(0o644)
    app_logging.configure(tmp_path)
    assert mode(path) == 0o600


def test_a_full_file_makes_way_and_the_next_is_private_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_logging, "MAX_BYTES", 1000)
    app_logging.configure(tmp_path)
    for number in range(30):
        logging.getLogger("app").info("line %d %s", number, "." * 50)
    files = sorted(tmp_path.iterdir())
    assert len(files) > 3
    assert all(path.stat().st_size <= 1000 for path in files)
    assert {mode(path) for path in files} == {0o600}


def test_no_more_files_than_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_logging, "MAX_BYTES", 200)
    app_logging.configure(tmp_path)
    for number in range(60):
        logging.getLogger("app").info("line %d %s", number, "." * 50)
    assert len(list(tmp_path.iterdir())) == app_logging.KEPT_FILES + 1


def test_each_day_has_a_file_of_its_own(folder: Path) -> None:
    handler = file_handler()
    for day in range(3):
        for hour in range(2):
            at = NOW + timedelta(days=day, hours=hour)
            handler.handle(record_at(at, f"day {day}"))
    assert [line["message"] for line in lines(folder)] == ["day 2", "day 2"]
    older = json.loads((folder / "tillside.log.1").read_text().splitlines()[0])
    assert older["message"] == "day 1"
    assert len(list(folder.iterdir())) == 3


def test_yesterdays_file_makes_way_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "tillside.log"
    path.write_text('{"message": "old"}\n')
    yesterday = (NOW - timedelta(days=1)).timestamp()
    os.utime(path, (yesterday, yesterday))
    app_logging.configure(tmp_path)
    file_handler().handle(record_at(NOW, "new"))
    assert [line["message"] for line in lines(tmp_path)] == ["new"]
    assert "old" in (tmp_path / "tillside.log.1").read_text()


def test_a_clock_set_back_loses_nothing(folder: Path) -> None:
    handler = file_handler()
    for days in (400, 0, 0, 400, 0):
        handler.handle(record_at(NOW + timedelta(days=days), f"at {days}"))
    kept = "".join(path.read_text() for path in folder.iterdir())
    assert kept.count("at 0") == 3
    assert kept.count("at 400") == 2


def test_old_files_are_dropped_and_others_stay(tmp_path: Path) -> None:
    ages = {"tillside.log": 99, "tillside.log.1": 13, "tillside.log.2": 15, "other.txt": 99}
    for name, days in ages.items():
        path = tmp_path / name
        path.touch()
        at = (NOW - timedelta(days=days)).timestamp()
        os.utime(path, (at, at))
    app_logging.drop_old(tmp_path, NOW)
    assert {path.name for path in tmp_path.iterdir()} == set(ages) - {"tillside.log.2"}


def test_dropping_where_there_is_nothing(tmp_path: Path) -> None:
    app_logging.drop_old(tmp_path / "nowhere", NOW)
    assert list(tmp_path.iterdir()) == []


def test_configuring_again_moves_the_log(tmp_path: Path) -> None:
    app_logging.configure(tmp_path / "a")
    app_logging.configure(tmp_path / "b")
    logging.getLogger("app").info("x")
    assert lines(tmp_path / "a") == []
    assert len(lines(tmp_path / "b")) == 1


def test_without_a_folder_it_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    app_logging.configure(None)
    logging.getLogger("app").info("hello %s", "tom@example.com")
    logging.getLogger("app").debug("not this")
    line = json.loads(capsys.readouterr().err)
    assert line["message"] == "hello <email>"
