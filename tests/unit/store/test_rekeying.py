"""Another key: all of it opens with the new one, nothing with the former, wherever it is cut."""

import asyncio
import errno
import json
import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import OpId, OpKind
from app.store import rekeying, rekeying_note
from app.store.cache_file import CACHE_NAME
from app.store.connection import connect
from app.store.key_record import read_record
from app.store.keys import JOURNAL_NAME, PRECIOUS, find_key
from app.store.opening import open_with
from app.store.rekeying import change_key, finish_changing
from app.store.rekeying_note import NOTE_NAME, NewKey
from app.store.store_key import KeySource, StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.files import names
from tests.unit.store.samples import BINDING, NOOR, NOW, customer, registration

FORMER = StoreKey(raw=b"f" * 32, source=KeySource.KEYRING)
NEW = StoreKey(raw=b"n" * 32, source=KeySource.KEYRING)
KILLED = 9


class RingFile:
    """A keyring that outlives whoever uses it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep({**self._kept(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        del kept[f"{service} {username}"]
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        if not self._path.exists():
            return {}
        found: dict[str, str] = json.loads(self._path.read_text(encoding="utf-8"))
        return found

    def _keep(self, kept: dict[str, str]) -> None:
        self._path.write_text(json.dumps(kept), encoding="utf-8")


class Till:
    """A profile with something in everything that it keeps, its key in a keyring."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "profile"
        self.ring = RingFile(root / "ring.json")

    def copied_to(self, root: Path) -> "Till":
        shutil.copytree(self.folder.parent, root)
        return Till(root)

    async def fill(self) -> None:
        stores = await open_with(self.folder, FORMER, ManualClock(), keyring_backend=self.ring)
        for number in range(3):
            await stores.outbox.enqueue(
                op_id=OpId(f"op-{number}"),
                kind=OpKind.REGISTRATION,
                payload=registration(mobile=f"4470090000{number}"),
                binding=BINDING,
                associate=NOOR,
                created_at=NOW,
            )
        await stores.cache.put([customer("7"), customer("8")], NOW, touched=True)
        await stores.secrets.put("server_login", "secret")
        await stores.close()
        record = read_record(self.folder)
        assert record is not None
        self.ring.set_password("tillside", record.entry, FORMER.raw.hex())

    def start(self) -> StoreKey:
        """The key that the next start of the program opens all with."""
        found = find_key(
            self.folder, training=False, passphrase=None, environ={}, keyring_backend=self.ring
        )
        return finish_changing(self.folder, found, keyring_backend=self.ring)

    async def holds_everything(self, key: StoreKey) -> None:
        stores = await open_with(self.folder, key, ManualClock(), keyring_backend=self.ring)
        try:
            assert await stores.salvage_report() is None
            ops = await stores.outbox.live()
            assert {op.id for op in ops} == {"op-0", "op-1", "op-2"}
            assert len(await stores.cache.recents(5)) == 2
            assert await stores.secrets.get("server_login") == "secret"
        finally:
            await stores.close()


@pytest.fixture
async def till(tmp_path: Path) -> Till:
    made = Till(tmp_path / "till")
    made.folder.parent.mkdir()
    await made.fill()
    return made


def change(till: Till) -> None:
    change_key(till.folder, FORMER, NewKey(key=NEW), keyring_backend=till.ring)


async def test_everything_opens_with_the_new_key_and_nothing_with_the_former(till: Till) -> None:
    before = names(till.folder)
    change(till)
    assert till.start() == StoreKey(raw=NEW.raw, source=KeySource.KEYRING, is_proven=True)
    await till.holds_everything(NEW)
    assert names(till.folder) <= before, "nothing is left lying about"
    for name in (PRECIOUS, CACHE_NAME):
        with pytest.raises(dbapi2.DatabaseError):
            connect(till.folder / name, FORMER, synchronous="FULL")
    with pytest.raises(StoreFault):
        await open_with(till.folder, FORMER, ManualClock(), keyring_backend=till.ring)


async def test_neither_key_can_be_read_beside_the_stores(till: Till) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rekeying, "_finish", lambda *_: None)
        change(till)
    assert NOTE_NAME in names(till.folder)
    for path in till.folder.iterdir():
        content = await asyncio.to_thread(path.read_bytes)
        for key in (FORMER, NEW):
            assert key.raw not in content
            assert key.raw.hex().encode() not in content


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
async def test_wherever_it_is_cut_the_next_start_opens_everything(
    till: Till, tmp_path: Path
) -> None:
    lines = _lines_of(lambda: change(till.copied_to(tmp_path / "counted")))
    ends = set()
    # Every line would take minutes: each third of them, and the last ones where it is decided.
    for number in (*range(1, lines, 3), *range(lines - 12, lines + 1)):
        cut = till.copied_to(tmp_path / f"cut-{number}")
        code = _killed_at(number, lambda cut=cut: change(cut))  # type: ignore[misc]
        assert code in (KILLED, 0)
        key = cut.start()
        ends.add(key.raw)
        await cut.holds_everything(key)
        left = {name for name in names(cut.folder) if "rekeyed" in name or name == NOTE_NAME}
        assert left == set(), number
        shutil.rmtree(cut.folder.parent)
    assert ends == {FORMER.raw, NEW.raw}, "some were cut before it was decided, and some after"


async def test_a_full_disk_leaves_the_former_key(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StoreFault) as caught:
        change(till)
    assert caught.value.problem is StoreProblem.FULL
    assert till.start().raw == FORMER.raw
    await till.holds_everything(FORMER)


async def test_a_hurt_journal_is_put_right_before_the_key_is_changed(till: Till) -> None:
    path = till.folder / JOURNAL_NAME
    data = bytearray(await asyncio.to_thread(path.read_bytes))
    data[60] ^= 1
    await asyncio.to_thread(path.write_bytes, bytes(data))
    with pytest.raises(StoreFault) as caught:
        change(till)
    assert caught.value.problem is StoreProblem.DAMAGED
    assert till.start().raw == FORMER.raw


async def test_a_note_of_another_till_changes_nothing(till: Till) -> None:
    note = {"former": "x", "check": "y", "source": "keyring", "sealed": "00" * 60, "salt": None}
    path = till.folder / NOTE_NAME
    await asyncio.to_thread(path.write_text, json.dumps(note), encoding="utf-8")
    assert till.start().raw == FORMER.raw
    await till.holds_everything(FORMER)
    assert NOTE_NAME not in names(till.folder)


def _lines_of(work: Callable[[], None]) -> int:
    """How many lines of both modules it runs."""
    counted = 0

    def count() -> None:
        nonlocal counted
        counted += 1

    _traced(work, count)
    return counted


def _killed_at(number: int, work: Callable[[], None]) -> int:
    """The exit code of a process that ends, as by SIGKILL, at that line."""
    with warnings.catch_warnings():
        # Newer Pythons warn of threads; the child does its work in this one and ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        left = number

        def step() -> None:
            nonlocal left
            left -= 1
            if not left:
                os._exit(KILLED)

        _traced(work, step)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _traced(work: Callable[[], None], step: Callable[[], None]) -> None:
    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in (rekeying.__file__, rekeying_note.__file__):
            return None
        if event == "line":
            step()
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
