"""Drafts, associates and secrets: what else the encrypted file of a till keeps."""

from pathlib import Path

import pytest

from app.domain.op import Associate, AssociateId
from app.store.key_record import read_record
from app.store.keyrings import Keyring
from app.store.opening import Stores, open_with
from app.store.secrets import Secrets
from app.store.store_key import KeySource, StoreKey
from tests.manual_clock import START, ManualClock
from tests.unit.store.samples import KEY, NOOR, no_keyring
from tests.unit.store.test_keys import Ring

OMAR = Associate(id=AssociateId("a-2"), name="Omar")


async def test_a_draft_belongs_to_one_associate_form_and_subject(
    stores: Stores, folder: Path, key: StoreKey, clock: ManualClock
) -> None:
    drafts = stores.drafts
    await drafts.save(NOOR.id, "register", "", {"firstname": "Oona"})
    await drafts.save(NOOR.id, "register", "user:1", {"note": "ü\ud800"})
    await drafts.save(NOOR.id, "register", "", {"firstname": "Oona", "lastname": "C"})
    await stores.close()
    reopened = await open_with(folder, key, clock)
    drafts = reopened.drafts
    try:
        assert await drafts.load(NOOR.id, "register", "") == {"firstname": "Oona", "lastname": "C"}
        assert await drafts.load(NOOR.id, "register", "user:1") == {"note": "ü\ud800"}
        assert await drafts.load(OMAR.id, "register", "") is None
        assert await drafts.load(NOOR.id, "note", "") is None
        assert [draft.subject for draft in await drafts.list_of(NOOR.id)] == ["", "user:1"]
        assert (await drafts.list_of(NOOR.id))[0].saved_at == START
        await drafts.drop(NOOR.id, "register", "")
        assert await drafts.load(NOOR.id, "register", "") is None
        assert await drafts.list_of(OMAR.id) == ()
    finally:
        await reopened.close()


async def test_associates_are_enrolled_counted_and_forgiven(stores: Stores) -> None:
    associates = stores.associates
    assert await associates.all() == ()
    await associates.enrol(NOOR, pin_hash="$argon2id$noor")
    await associates.enrol(OMAR, pin_hash="$argon2id$omar")
    await associates.failed(OMAR.id, at=START)
    await associates.failed(OMAR.id, at=START)
    noor, omar = await associates.all()
    assert (noor.associate, noor.failures, noor.last_failure_at) == (NOOR, 0, None)
    assert (omar.associate, omar.failures, omar.last_failure_at) == (OMAR, 2, START)
    assert omar.pin_hash == "$argon2id$omar"
    assert "argon2id" not in repr(omar)
    await associates.succeeded(OMAR.id)
    forgiven = await associates.get(OMAR.id)
    assert forgiven is not None
    assert (forgiven.failures, forgiven.last_failure_at) == (0, None)
    assert await associates.get(AssociateId("nobody")) is None


async def test_enrolling_again_changes_the_pin_and_forgives(stores: Stores) -> None:
    await stores.associates.enrol(OMAR, pin_hash="old")
    await stores.associates.failed(OMAR.id, at=START)
    promoted = Associate(id=OMAR.id, name="Omar K.", is_supervisor=True)
    await stores.associates.enrol(promoted, pin_hash="new")
    (found,) = await stores.associates.all()
    assert (found.associate, found.pin_hash, found.failures) == (promoted, "new", 0)


def secret_rows(stores: Stores) -> object:
    return stores.outbox_database.read(
        lambda connection: connection.execute("SELECT name, value FROM secret").fetchall()
    )


@pytest.mark.parametrize("keyring", [None, Keyring(no_keyring())])
async def test_without_a_keyring_a_secret_lies_in_the_encrypted_file(
    stores: Stores, keyring: Keyring | None
) -> None:
    secrets = Secrets(stores.outbox_database, keyring=keyring, profile="p")
    assert await secrets.get("login") is None
    await secrets.put("login", "one")
    await secrets.put("login", "two")
    assert await secrets.get("login") == "two"
    await secrets.drop("login")
    assert await secrets.get("login") is None


async def test_with_a_keyring_it_lies_there_and_only_there(stores: Stores) -> None:
    ring = Ring()
    secrets = Secrets(stores.outbox_database, keyring=Keyring(ring), profile="p")
    ring.is_locked = True
    await secrets.put("login", "while locked")
    assert await secrets.get("login") == "while locked"
    ring.is_locked = False
    await secrets.put("login", "digest")
    assert ring.kept == {("tillside", "p/login"): "digest"}
    assert await secret_rows(stores) == []  # type: ignore[misc]
    assert await secrets.get("login") == "digest"
    await secrets.drop("login")
    assert ring.kept == {}
    await secrets.drop("login")


async def test_a_profile_whose_key_is_in_the_keyring_keeps_its_secrets_there(
    folder: Path, clock: ManualClock
) -> None:
    ring = Ring()
    key = StoreKey(raw=KEY.raw, source=KeySource.KEYRING)
    stores = await open_with(folder, key, clock, keyring_backend=ring)
    await stores.secrets.put("login", "digest")
    await stores.close()
    record = read_record(folder)
    assert record is not None
    assert record.source is KeySource.KEYRING
    assert ring.kept == {("tillside", f"{record.entry}/login"): "digest"}
