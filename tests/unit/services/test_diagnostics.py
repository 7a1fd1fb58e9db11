"""What support gets of a till, and that nobody's data and no credential is in it."""

import logging
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.audit import Act, Detail, DetailKind
from app.domain.faults import UnreachableFault, UnreachableReason
from app.services.diagnostics_log import last_lines
from app.support import logging as log
from tests.unit.services.rig import (
    PASSWORD,
    PIN,
    STORE_KEY,
    URL,
    USERNAME,
    Till,
    customer,
    person,
)

PRIVATE = ("Sawyer", "Tom", "44770090", "sawyer@", "Noor", USERNAME, PASSWORD, PIN)


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Path]:
    """A log of its own, with what a careless line might say."""
    root = logging.getLogger("app")
    before = (tuple(root.handlers), root.level, root.propagate)
    log.configure(tmp_path / "logs")
    logger = logging.getLogger("app.test")
    logger.warning("tending", extra={"problem": "full", "mobile": "447700900123"})
    logger.warning("call failed for tom.sawyer@example.com", extra={"fault": "Tom Sawyer <x>"})
    logger.info("all is well")
    try:
        int("Tom Sawyer 447700900123")
    except ValueError:
        logger.exception("a background task failed")
    yield tmp_path / "logs" / "tillside.log"
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.handlers[:], root.propagate = before[0], before[2]
    root.setLevel(before[1])


async def test_the_bundle_has_nobodys_data_and_no_credential(staffed: Till, logged: Path) -> None:
    await staffed.stores.cache.put((customer(5),), staffed.clock.now(), touched=True)
    await staffed.registration.register(person(7, email="sawyer@example.com"), token="new")
    await staffed.lookup.find("Tom Sawyer")
    staffed.shop.fault = UnreachableFault(UnreachableReason.DNS, "no such host for Tom Sawyer")
    await staffed.lookup.find(f"+{customer(5).mobile}")
    diagnostics = staffed.services.diagnostics
    path = await diagnostics.save(await diagnostics.checked(await diagnostics.report()))
    with zipfile.ZipFile(path) as bundle:
        texts = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert set(texts) == {"report.txt", "log.jsonl"}
    login = staffed.line.login
    assert login is not None
    told = "\n".join(texts.values())
    private = (*PRIVATE, login.digest, STORE_KEY["TILLSIDE_STORE_KEY"], str(Path.home()))
    assert [word for word in (*private, str(staffed.folder)) if word in told] == []
    assert "a background task failed" in told
    assert "test_diagnostics.py" in told, "where it failed"
    assert "ValueError" in told


async def test_the_report_tells_the_line_the_queue_and_the_files(
    staffed: Till, logged: Path
) -> None:
    await staffed.registration.register(person(7), token="new")
    diagnostics = staffed.services.diagnostics
    found = await diagnostics.report(more_versions=(("Qt", "6"),))
    assert found.server == URL
    assert found.clock_offset_s == 2.0
    assert (found.queue.unsent, found.queue.needs_person) == (1, 0)
    assert {name for name, _ in found.versions} == {
        *("Tillside", "Python", "Qt", "SQLite", "SQLCipher", "System")
    }
    assert all(value for _, value in found.versions)
    sizes = {file.name: file.size_bytes for file in found.files}
    assert set(sizes) == {"outbox.db", "cache.db", "intents.journal"}
    assert all(size > 0 for size in sizes.values())
    assert {line.message for line in found.problems} == {
        *("tending", "a background task failed", "call failed for <email>")
    }
    assert found.problems[0].message == "a background task failed", "the latest first"


async def test_files_are_looked_through_while_the_till_works(staffed: Till) -> None:
    diagnostics = staffed.services.diagnostics
    found = await diagnostics.report()
    assert {file.is_sound for file in found.files} == {None}
    checked = {file.name: file.is_sound for file in (await diagnostics.checked(found)).files}
    assert checked == {"outbox.db": True, "cache.db": True, "intents.journal": None}


async def test_a_damaged_file_is_told(staffed: Till) -> None:
    await staffed.stores.cache.put((customer(5),), staffed.clock.now(), touched=True)
    await staffed.stores.checkpoint()
    path = staffed.folder / "cache.db"
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(bytes(4096))
    diagnostics = staffed.services.diagnostics
    checked = await diagnostics.checked(await diagnostics.report())
    assert {file.name: file.is_sound for file in checked.files}["cache.db"] is False
    assert "cache.db" in diagnostics.text(checked)
    assert "DAMAGED" in diagnostics.text(checked)


async def test_that_a_bundle_was_taken_is_in_the_audit(staffed: Till) -> None:
    diagnostics = staffed.services.diagnostics
    path = await diagnostics.save(await diagnostics.report())
    assert path.parent == staffed.folder / "exports"
    taken = [each for each in await staffed.stores.outbox.trail() if each.act is Act.EXPORTED]
    assert [each.detail for each in taken] == [Detail(kind=DetailKind.SUPPORT_BUNDLE)]


def test_a_log_that_is_not_there_or_is_half_a_line_says_nothing(tmp_path: Path) -> None:
    assert last_lines(None) == []
    assert last_lines(tmp_path / "none.log") == []
    (tmp_path / "half.log").write_text('{"at": "2026\n[1]\nwords\n', encoding="utf-8")
    assert last_lines(tmp_path / "half.log") == []
