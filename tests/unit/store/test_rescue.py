"""Unsent work handed over to another till: never lost, never at both, never to a stranger."""

import dataclasses
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.domain.faults import RescueFault, RescueProblem, StoreFault
from app.domain.move_reason import MoveReason
from app.domain.op import Binding, OpId, OpState
from app.store import rescue_file
from app.store.opening import Stores, open_with
from app.store.rescue import PARTIAL
from app.store.store_key import KeySource, StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.files import content, is_private, names, put, remove
from tests.unit.store.samples import BINDING, ELSEWHERE, bring, claim, registration, save

PASSPHRASE = "correct horse battery"
SECOND = dataclasses.replace(BINDING, till_login="till.2")
OTHER_KEY = StoreKey(raw=bytes(range(32, 64)), source=KeySource.ENVIRONMENT)


@pytest.fixture
async def second(tmp_path: Path, clock: ManualClock) -> AsyncIterator[Stores]:
    opened = await open_with(tmp_path / "second", OTHER_KEY, clock)
    yield opened
    await opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "unsent.tillside"


@pytest.fixture(autouse=True)
def light_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The effort of a passphrase's key is tried by the tests of keys."""
    monkeypatch.setattr("app.store.keys._MEMORY_KIB", 64)
    monkeypatch.setattr("app.store.keys._TIME_COST", 1)


async def export(stores: Stores, path: Path, binding: Binding | None = BINDING) -> Any:
    return await stores.rescue.export_unsent(path, PASSPHRASE, "Noor", binding=binding)


async def take_in(stores: Stores, path: Path, passphrase: str = PASSPHRASE) -> Any:
    return await stores.rescue.import_rescue(path, passphrase, "Omar", binding=SECOND)


STATES = (
    *(OpState.QUEUED, OpState.AMBIGUOUS, OpState.REJECTED, OpState.NEEDS_ATTENTION),
    *(OpState.WAITING_CREDENTIALS,),
)


async def filled(stores: Stores) -> None:
    for state in STATES:
        await save(stores.outbox, state.value)
        await bring(stores.outbox, state.value, state)


async def test_all_unsent_work_goes_to_the_other_till(
    stores: Stores, second: Stores, path: Path
) -> None:
    await filled(stores)
    before = {op.id: op for op in await stores.outbox.live()}
    receipt = await export(stores, path)
    assert (receipt.exported, receipt.left_here) == (len(STATES), 0)
    report = await take_in(second, path)
    assert (report.export_id, report.imported, report.already_here) == (receipt.export_id, 5, 0)
    live = await second.outbox.live()
    assert {op.id: op.state for op in live} == {
        "queued": OpState.QUEUED,
        "ambiguous": OpState.AMBIGUOUS,
        "rejected": OpState.REJECTED,
        "needs_attention": OpState.NEEDS_ATTENTION,
        "waiting_credentials": OpState.AMBIGUOUS,
    }
    assert report.ambiguous == 2
    for op in live:
        was = before[op.id]
        assert op.binding == SECOND, "it is sent by the till that took it in"
        assert (op.payload, op.associate, op.created_at) == (
            was.payload,
            was.associate,
            was.created_at,
        )
    assert [op.id for op in live] == list(before)


async def test_the_till_that_hands_over_lets_go_on_the_record(stores: Stores, path: Path) -> None:
    await filled(stores)
    receipt = await export(stores, path)
    assert await stores.outbox.live() == ()
    for state in STATES:
        op = await stores.outbox.get(OpId(state.value))
        assert op is not None
        assert op.state is OpState.DISCARDED
        last = (await stores.outbox.history(op.id))[-1]
        assert (last.who, last.reason) == ("Noor", f"{MoveReason.HANDED_OVER} {receipt.export_id}")
    assert names(path.parent) >= {path.name}
    assert PARTIAL not in "".join(names(path.parent))


async def test_taking_in_twice_takes_in_once(stores: Stores, second: Stores, path: Path) -> None:
    await filled(stores)
    await export(stores, path)
    await take_in(second, path)
    await second.outbox.discard(OpId("queued"), "Omar", "not wanted")
    report = await take_in(second, path)
    assert (report.imported, report.already_here) == (0, 5)
    assert len(await second.outbox.live()) == 4


async def test_what_was_tried_is_never_sent_unread(
    stores: Stores, second: Stores, path: Path
) -> None:
    await filled(stores)
    await export(stores, path)
    await take_in(second, path)
    await second.outbox.retry(OpId("needs_attention"), "Omar")
    states = {op.id: op.state for op in await second.outbox.live()}
    assert states[OpId("needs_attention")] is OpState.AMBIGUOUS


async def test_order_holds_at_the_other_till(stores: Stores, second: Stores, path: Path) -> None:
    for number in range(3):
        await save(stores.outbox, f"{number}", registration("447001", external_id=f"{number}"))
    await save(second.outbox, "was here", registration("447002"))
    await export(stores, path)
    await take_in(second, path)
    ready = [op.id for op in await second.outbox.next_ready(SECOND)]
    assert ready == ["0"]
    assert [op.id for op in await second.outbox.live()] == ["was here", "0", "1", "2"]
    assert (await save(second.outbox, "next")).seq == 5


async def test_what_is_under_way_stays_with_all_that_follows_it(
    stores: Stores, second: Stores, path: Path
) -> None:
    await save(stores.outbox, "sending", registration("447001"))
    await save(stores.outbox, "after", registration("447001"))
    await save(stores.outbox, "other", registration("447002"))
    await save(stores.outbox, "elsewhere", registration("447002"), binding=ELSEWHERE)
    await claim(stores.outbox, "sending")
    receipt = await export(stores, path)
    assert (receipt.exported, receipt.left_here) == (1, 3)
    assert [op.id for op in await stores.outbox.live()] == ["sending", "after", "elsewhere"]
    assert (await take_in(second, path)).imported == 1


async def test_without_a_server_the_oldest_works_goes(stores: Stores, path: Path) -> None:
    await save(stores.outbox, "elsewhere", binding=ELSEWHERE)
    await save(stores.outbox, "here")
    assert (await export(stores, path, None)).exported == 1
    assert [op.id for op in await stores.outbox.live()] == ["here"]


async def test_what_came_in_is_in_the_journal_and_survives_the_outbox(
    stores: Stores, second: Stores, path: Path, tmp_path: Path, clock: ManualClock
) -> None:
    await filled(stores)
    await export(stores, path)
    await take_in(second, path)
    await second.close()
    (tmp_path / "second" / "outbox.db").write_bytes(b"")
    again = await open_with(tmp_path / "second", OTHER_KEY, clock)
    assert {op.id for op in await again.outbox.live()} == {state.value for state in STATES}
    await again.close()


async def refused(stores: Stores, path: Path, **given: Any) -> RescueProblem:
    with pytest.raises(RescueFault) as caught:
        await take_in(stores, path, **given)
    assert await stores.outbox.live() == ()
    return caught.value.problem


async def test_files_that_are_not_taken_in(stores: Stores, second: Stores, path: Path) -> None:
    await save(stores.outbox, "1", binding=ELSEWHERE)
    await export(stores, path, None)
    assert await refused(second, path) is RescueProblem.OTHER_ORGANISATION
    assert await refused(second, path, passphrase="another") is RescueProblem.PASSPHRASE_WRONG
    whole = content(path)
    problems = {
        b"": RescueProblem.NOT_A_RESCUE_FILE,
        b"%PDF-1.7": RescueProblem.NOT_A_RESCUE_FILE,
        whole[:40]: RescueProblem.DAMAGED,
        whole[:-1]: RescueProblem.DAMAGED,
        whole + b"0": RescueProblem.DAMAGED,
        whole[:16] + b"\0\2" + whole[18:]: RescueProblem.NEWER_VERSION,
    }
    for data, problem in problems.items():
        put(path, data)
        assert await refused(second, path) is problem
    remove(path)
    assert await refused(second, path) is RescueProblem.UNREADABLE


async def test_any_changed_byte_is_found(stores: Stores, path: Path) -> None:
    await save(stores.outbox, "1")
    await export(stores, path)
    whole = content(path)
    problems: set[RescueProblem] = set()
    for place in range(0, len(whole), 13):
        put(path, whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(RescueFault) as caught:
            rescue_file.read(path, PASSPHRASE)
        problems.add(caught.value.problem)
    assert problems <= {
        RescueProblem.DAMAGED,
        RescueProblem.NOT_A_RESCUE_FILE,
        RescueProblem.NEWER_VERSION,
    }


async def test_nothing_in_the_file_is_readable(stores: Stores, path: Path) -> None:
    await save(stores.outbox, "1", registration("4479990001", firstname="Canaria"))
    await export(stores, path)
    assert b"Canaria" not in content(path)
    assert b"4479990001" not in content(path)
    assert is_private(path)


async def test_exports_that_change_nothing(
    stores: Stores, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def problem(passphrase: str = PASSPHRASE, target: Path = path) -> RescueProblem:
        with pytest.raises(RescueFault) as caught:
            await stores.rescue.export_unsent(target, passphrase, "Noor", binding=BINDING)
        assert not any(name.startswith(path.name) for name in names(path.parent))
        return caught.value.problem

    assert await problem() is RescueProblem.NOTHING_UNSENT
    await save(stores.outbox, "1")
    assert await problem("short") is RescueProblem.PASSPHRASE_TOO_SHORT
    assert await problem(target=path / "no folder") is RescueProblem.UNREADABLE
    with monkeypatch.context() as patch:
        # A disk that keeps something else than what it was given.
        patch.setattr(rescue_file, "_put", lambda to, data: put(to, data[:-1] + b"x"))
        assert await problem() is RescueProblem.DAMAGED
    assert [op.state for op in await stores.outbox.live()] == [OpState.QUEUED]


class FailingCommit:
    """A connection whose COMMIT fails, before or after it took effect."""

    def __init__(self, real: Any, *, takes_effect: bool) -> None:
        self.real = real
        self.takes_effect = takes_effect

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT":
            return self.real.execute(sql, *values)
        if self.takes_effect:
            self.real.execute(sql)
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorcode = 10
        raise error


@pytest.mark.parametrize("takes_effect", [True, False])
async def test_a_commit_in_doubt_leaves_the_work_in_one_place(
    stores: Stores, second: Stores, path: Path, takes_effect: bool
) -> None:
    await save(stores.outbox, "1")
    await stores.outbox.live()
    database = stores.outbox_database
    real = database._session._connection
    database._session._connection = FailingCommit(real, takes_effect=takes_effect)
    if takes_effect:
        assert (await export(stores, path)).exported == 1
    else:
        with pytest.raises(StoreFault):
            await export(stores, path)
    here = {op.id for op in await stores.outbox.live()}
    assert here == (set() if takes_effect else {"1"})
    assert names(path.parent) & {path.name, path.name + PARTIAL} == (
        {path.name} if takes_effect else set()
    )
    if takes_effect:
        assert (await take_in(second, path)).imported == 1
