"""A till is retired only where nothing is unsent, and nobody reads its stores again."""

from pathlib import Path

import pytest

from app.domain.audit import Act
from app.domain.faults import KeyFault, StoreFault
from app.domain.op import Associate, OpId, OpState
from app.services.audit import SupervisorNeededError
from app.services.retirement import RetirementRefusal, RetirementRefused
from app.services.session import SignInRefused
from app.store.key_record import read_record
from app.store.keyrings import SERVICE
from app.store.opening import Stores, open_stores
from app.store.retirement import MARKER, finish_retiring
from tests.unit.services.rig import OTHER_PIN, PIN, USERNAME, Till, customer, person
from tests.unit.store.test_keys import Ring

SECRET = b"Sawyer"


@pytest.fixture
async def idle(staffed: Till) -> Till:
    """With a customer in the cache, one registered and sent, and files that people have taken."""
    await staffed.stores.cache.put((customer(5),), staffed.clock.now(), touched=True)
    exports = staffed.folder / "exports"
    exports.mkdir()
    for name in ("search-2026.csv", "ticket-1.pdf", "unsent-a.tillside", "closing-s-2026.pdf"):
        (exports / name).write_bytes(SECRET)
    (staffed.folder / "config.toml").write_text("[ui]\n", encoding="utf-8")
    (staffed.folder / "outbox.db.damaged-1").write_bytes(SECRET)
    return staffed


def names(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith("logs/")}


async def test_nothing_is_left_but_settings_rescue_files_and_certificates(idle: Till) -> None:
    await idle.services.retirement.retire(USERNAME, PIN)
    assert idle.restarts == 1
    await idle.close()
    assert finish_retiring(idle.folder)
    assert names(idle.folder) == {
        *("config.toml", "exports/unsent-a.tillside", "exports/closing-s-2026.pdf"),
    }


async def test_the_next_start_is_that_of_a_till_never_used(idle: Till) -> None:
    await idle.services.retirement.retire(USERNAME, PIN)
    await idle.reopen()
    assert await idle.session.associates() == ()
    assert await idle.stores.outbox.trail() == ()
    assert await idle.lookup.recents() == ()
    assert (await idle.session.needs("Noor A.")).server_login
    assert not (idle.folder / MARKER).exists()
    assert (await idle.enrol_first("Jo P.", OTHER_PIN)).is_supervisor


async def test_unsent_work_keeps_the_till(idle: Till) -> None:
    await idle.registration.register(person(7), token="new")
    assert (await idle.services.retirement.state()).unsent == 1
    with pytest.raises(RetirementRefused) as caught:
        await idle.services.retirement.retire(USERNAME, PIN)
    assert caught.value.refusal is RetirementRefusal.UNSENT_WORK
    assert idle.restarts == 0
    await idle.registration.register(person(8), token="newer")
    assert await idle.state("newer") is OpState.QUEUED


async def test_handed_over_work_lets_the_till_go(idle: Till) -> None:
    await idle.registration.register(person(7), token="new")
    path = idle.services.rescue.suggested_path()
    await idle.services.rescue.hand_over(path, "a long enough passphrase")
    await idle.services.retirement.retire(USERNAME, PIN)
    await idle.reopen()
    assert path.exists()


async def test_what_is_saved_too_late_is_refused_and_not_lost_in_silence(idle: Till) -> None:
    await idle.services.retirement.retire(USERNAME, PIN)
    with pytest.raises(StoreFault):
        await idle.registration.register(person(7), token="late")
    assert await idle.stores.outbox.get(OpId("late")) is None


@pytest.mark.parametrize("name", ["", "till.2", "TILL.1"])
async def test_another_name_than_the_tills_is_not_taken(idle: Till, name: str) -> None:
    with pytest.raises(RetirementRefused) as caught:
        await idle.services.retirement.retire(name, PIN)
    assert caught.value.refusal is RetirementRefusal.WRONG_NAME


async def test_it_takes_the_supervisors_own_pin(idle: Till) -> None:
    with pytest.raises(SignInRefused):
        await idle.services.retirement.retire(USERNAME, OTHER_PIN)
    assert idle.restarts == 0
    await idle.services.audit.noted()
    acts = [entry.act for entry in await idle.stores.outbox.trail()]
    assert Act.SIGN_IN_REFUSED in acts
    assert Act.RETIREMENT_BEGUN not in acts


async def test_that_it_was_begun_is_in_the_audit_where_it_goes_no_further(idle: Till) -> None:
    await idle.registration.register(person(7), token="new")
    with pytest.raises(RetirementRefused):
        await idle.services.retirement.retire(USERNAME, PIN)
    begun = [
        entry.associate_id
        for entry in await idle.stores.outbox.trail()
        if entry.act is Act.RETIREMENT_BEGUN
    ]
    assert begun == ["Noor A."]


async def test_it_takes_a_supervisor(idle: Till) -> None:
    jo: Associate = await idle.services.staff.enrol("Jo P.", OTHER_PIN, OTHER_PIN)
    assert await idle.session.sign_in("Jo P.", OTHER_PIN) == jo
    with pytest.raises(SupervisorNeededError):
        await idle.services.retirement.retire(USERNAME, OTHER_PIN)


async def test_a_till_that_practises_is_never_retired(till: Till) -> None:
    await till.reopen(is_training=True)
    with pytest.raises(RetirementRefused) as caught:
        await till.services.retirement.retire((await till.services.retirement.state()).name, PIN)
    assert caught.value.refusal is RetirementRefusal.TRAINING


async def test_the_keyring_forgets_the_key_and_every_secret(idle: Till) -> None:
    ring = Ring()
    folder = idle.folder / "other"
    stores = await _opened(idle, folder, ring)
    await stores.secrets.put("server-login", "digest")
    record = read_record(folder)
    assert record is not None
    assert set(ring.kept) == {(SERVICE, record.entry), (SERVICE, f"{record.entry}/server-login")}
    (folder / MARKER).write_text(record.check, encoding="utf-8")
    await stores.close()
    assert finish_retiring(folder, keyring_backend=ring)
    assert ring.kept == {}
    assert names(folder) == set()


async def test_a_locked_keyring_keeps_the_till_going(idle: Till) -> None:
    ring = Ring()
    folder = idle.folder / "other"
    stores = await _opened(idle, folder, ring)
    retirement = idle.services.retirement
    retirement._folder, retirement._keyring_backend = folder, ring
    ring.is_locked = True
    with pytest.raises(KeyFault):
        await retirement.retire(USERNAME, PIN)
    assert not (folder / MARKER).exists()
    await idle.registration.register(person(7), token="still")
    assert await idle.state("still") is OpState.QUEUED
    await stores.close()


async def test_a_note_of_another_till_retires_nobody(idle: Till) -> None:
    await idle.close()
    (idle.folder / MARKER).write_text("somebody else's", encoding="utf-8")
    await idle.open()
    assert not (idle.folder / MARKER).exists()
    assert [each.name for each in await idle.session.associates()] == ["Noor A."]


async def _opened(till: Till, folder: Path, ring: Ring) -> Stores:
    return await open_stores(
        folder, clock=till.clock, is_training=False, environ={}, keyring_backend=ring
    )
