"""Handing unsent work over and taking it in: by a supervisor alone, recorded, never over a file."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.audit import Act, Detail, DetailKind, Fact
from app.domain.faults import RescueFault, RescueProblem
from app.domain.op import OpState
from app.services.audit import SupervisorNeededError
from app.services.saving import NotReadyError
from tests.unit.services.rig import Till, mobile_of, person

PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def light_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The effort of a passphrase's key is tried by the tests of keys."""
    monkeypatch.setattr("app.store.keys._MEMORY_KIB", 64)
    monkeypatch.setattr("app.store.keys._TIME_COST", 1)


@pytest.fixture
async def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Till]:
    """Another till of the same shop."""
    made = await Till(tmp_path / "second", monkeypatch).open()
    await made.enrol_first("Omar")
    yield made
    await made.close()


async def problem(till: Till, path: Path, passphrase: str = PASSPHRASE) -> RescueProblem:
    with pytest.raises(RescueFault) as caught:
        await till.services.rescue.hand_over(path, passphrase)
    return caught.value.problem


async def test_one_till_hands_over_and_another_sends(staffed: Till, second: Till) -> None:
    await staffed.registration.register(person(1), token="1")
    path = staffed.services.rescue.suggested_path()
    receipt = await staffed.services.rescue.hand_over(path, PASSPHRASE)
    assert receipt.exported == 1
    assert staffed.changes[-1].ops == {"1"}
    assert (await staffed.pending.summary()).unsent == 0

    report = await second.services.rescue.take_in(path, PASSPHRASE)

    assert report.imported == 1
    assert second.changes[-1].ops == {"1"}
    await second.drain()
    assert second.shop.effects == [mobile_of(1)]
    assert await second.state("1") is OpState.ACKED
    for till, act in ((staffed, Act.UNSENT_HANDED_OVER), (second, Act.UNSENT_TAKEN_IN)):
        entry = next(each for each in await till.services.audit.page() if each.act is act)
        facts = {Fact.COUNT: "1", Fact.FILE_ID: receipt.export_id}
        assert entry.detail == Detail(kind=DetailKind.RESCUE_FILE, facts=facts)


async def test_the_suggested_file_is_named_after_the_till_and_the_stores_time(
    staffed: Till,
) -> None:
    path = staffed.services.rescue.suggested_path()
    assert path.parent == staffed.folder / "exports"
    assert path.name == "unsent-till.1-2026-11-24-1402.tillside"


async def test_only_a_supervisor_may(staffed: Till, tmp_path: Path) -> None:
    await staffed.registration.register(person(1), token="1")
    me = staffed.session.associate
    assert me is not None
    for associate in (replace(me, is_supervisor=False), None):
        staffed.session._associate = associate
        with pytest.raises(SupervisorNeededError):
            await staffed.services.rescue.hand_over(tmp_path / "unsent", PASSPHRASE)
        with pytest.raises(SupervisorNeededError):
            await staffed.services.rescue.take_in(tmp_path / "unsent", PASSPHRASE)
    assert not (tmp_path / "unsent").exists()


@pytest.mark.parametrize("name", ["unsent", "unsent.part"])
async def test_no_file_is_written_over(staffed: Till, tmp_path: Path, name: str) -> None:
    await staffed.registration.register(person(1), token="1")
    (tmp_path / name).write_text("the work of another till", "ascii")
    assert await problem(staffed, tmp_path / "unsent") is RescueProblem.ALREADY_THERE
    assert (tmp_path / name).read_text("ascii") == "the work of another till"
    assert (await staffed.pending.summary()).unsent == 1


async def test_a_place_that_is_none_costs_nothing(staffed: Till, tmp_path: Path) -> None:
    await staffed.registration.register(person(1), token="1")
    assert await problem(staffed, tmp_path / "nowhere" / "unsent") is RescueProblem.UNREADABLE
    assert (
        await problem(staffed, tmp_path / "unsent", "short") is RescueProblem.PASSPHRASE_TOO_SHORT
    )
    assert (await staffed.pending.summary()).unsent == 1


async def test_a_file_that_cannot_get_its_name_is_told_where_it_lies(
    staffed: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await staffed.registration.register(person(1), token="1")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(RescueFault) as caught:
        await staffed.services.rescue.hand_over(tmp_path / "unsent", PASSPHRASE)
    assert (caught.value.problem, caught.value.detail) == (RescueProblem.UNNAMED, "unsent.part")


async def test_a_till_without_a_server_takes_nothing_in(till: Till, tmp_path: Path) -> None:
    await till.enrol_first()
    till.line._login = None
    with pytest.raises(NotReadyError):
        await till.services.rescue.take_in(tmp_path / "unsent", PASSPHRASE)
