"""`--change-key`, wherever the key comes from; and what it says instead of doing harm."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.bootstrap.change_key import Refused, changed
from app.domain.audit import Act
from app.domain.faults import KeyFault
from app.store import keys
from app.store.keys import ENV_NEXT_KEY, ENV_STORE_KEY, PRECIOUS, fetch_key
from app.store.opening import open_with
from app.store.salvage import files_set_aside
from app.store.store_key import StoreKey
from app.support.paths import Profile
from app.ui.single_instance import held_alone
from tests.manual_clock import ManualClock
from tests.unit.store.files import flip
from tests.unit.store.samples import no_keyring

OLD, NEW = "0a" * 32, "0b" * 32
PASSPHRASE, NEXT = "correct horse battery", "seventeen wet umbrellas"


@pytest.fixture(autouse=True)
def _quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "_TIME_COST", 1)


async def _key(
    folder: Path, environ: Mapping[str, str] | None = None, passphrase: str | None = None
) -> StoreKey:
    return await fetch_key(
        folder,
        training=False,
        passphrase=passphrase,
        environ=environ or {},
        keyring_backend=no_keyring(),
    )


async def _acts(folder: Path, key: StoreKey) -> list[Act]:
    stores = await open_with(folder, key, ManualClock(), keyring_backend=no_keyring())
    try:
        return [entry.act for entry in await stores.outbox.trail()]
    finally:
        await stores.close()


def _made(folder: Path, environ: Mapping[str, str] | None, passphrase: str | None) -> None:
    """A till that was used."""

    async def use() -> None:
        await _acts(folder, await _key(folder, environ, passphrase))

    folder.mkdir()
    asyncio.run(use())


def _changed(folder: Path, environ: Mapping[str, str], *answers: str) -> StoreKey:
    waiting = list(answers)
    key = changed(
        folder, environ=environ, ask=lambda _: waiting.pop(0), keyring_backend=no_keyring()
    )
    assert waiting == []
    return key


def test_the_environments_next_key(tmp_path: Path) -> None:
    folder, now = tmp_path / "till", {ENV_STORE_KEY: OLD}
    _made(folder, now, None)
    key = _changed(folder, {**now, ENV_NEXT_KEY: NEW})
    assert key.raw.hex() == NEW
    found = asyncio.run(_key(folder, {ENV_STORE_KEY: NEW}))
    assert asyncio.run(_acts(folder, found))[0] is Act.KEY_CHANGED


def test_a_new_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    _made(folder, None, PASSPHRASE)
    _changed(folder, {}, PASSPHRASE, NEXT, NEXT)
    found = asyncio.run(_key(folder, passphrase=NEXT))
    assert asyncio.run(_acts(folder, found))[0] is Act.KEY_CHANGED
    with pytest.raises(KeyFault):
        asyncio.run(_key(folder, passphrase=PASSPHRASE))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ((PASSPHRASE, NEXT, "another one"), "twice alike"),
        ((PASSPHRASE, "short", "short"), "at least 12"),
        (("not the one at all", NEXT, NEXT), "does not open"),
    ],
)
def test_a_slip_changes_nothing(tmp_path: Path, answers: tuple[str, ...], words: str) -> None:
    folder = tmp_path / "till"
    _made(folder, None, PASSPHRASE)
    waiting = list(answers)
    with pytest.raises(Refused, match=words):
        changed(folder, environ={}, ask=lambda _: waiting.pop(0), keyring_backend=no_keyring())
    found = asyncio.run(_key(folder, passphrase=PASSPHRASE))
    assert Act.KEY_CHANGED not in asyncio.run(_acts(folder, found))


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({ENV_STORE_KEY: OLD}, "64 hex digits"),
        ({ENV_STORE_KEY: OLD, ENV_NEXT_KEY: "0b"}, "64 hex digits"),
        ({ENV_STORE_KEY: OLD, ENV_NEXT_KEY: OLD}, "in use already"),
        ({ENV_STORE_KEY: NEW, ENV_NEXT_KEY: OLD}, "wrong_key"),
        ({}, "not at hand"),
    ],
)
def test_what_the_environment_lacks_is_said(
    tmp_path: Path, environ: Mapping[str, str], words: str
) -> None:
    folder = tmp_path / "till"
    _made(folder, {ENV_STORE_KEY: OLD}, None)
    with pytest.raises(Refused, match=words):
        _changed(folder, environ)


def test_an_open_till_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    _made(folder, {ENV_STORE_KEY: OLD}, None)
    with (
        held_alone(Profile(folder=folder).lock_file),
        pytest.raises(Refused, match="close it first"),
    ):
        _changed(folder, {ENV_STORE_KEY: OLD, ENV_NEXT_KEY: NEW})


def test_what_was_set_aside_is_not_made_unreadable_in_silence(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    _made(folder, {ENV_STORE_KEY: OLD}, None)
    flip(folder / PRECIOUS, 5_000)
    asyncio.run(_acts(folder, asyncio.run(_key(folder, {ENV_STORE_KEY: OLD}))))
    (aside,) = files_set_aside(folder)
    with pytest.raises(Refused, match=f"{aside} was set aside damaged"):
        _changed(folder, {ENV_STORE_KEY: OLD, ENV_NEXT_KEY: NEW})
    (folder / aside).unlink()
    assert _changed(folder, {ENV_STORE_KEY: OLD, ENV_NEXT_KEY: NEW}).raw.hex() == NEW


def test_damage_that_is_only_found_now_is_put_right_and_told(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    _made(folder, {ENV_STORE_KEY: OLD}, None)
    flip(folder / PRECIOUS, 5_000)
    with pytest.raises(Refused, match="set aside damaged"):
        _changed(folder, {ENV_STORE_KEY: OLD, ENV_NEXT_KEY: NEW})


@pytest.mark.parametrize("left", ["outbox.db.rekeyed", "outbox.db.rekeyed-wal", "cache.db.rekeyed"])
def test_what_a_crash_left_of_an_earlier_change_is_in_nobodys_way(
    tmp_path: Path, left: str
) -> None:
    folder = tmp_path / "till"
    _made(folder, {ENV_STORE_KEY: OLD}, None)
    (folder / left).write_bytes(b"half a copy")
    assert _changed(folder, {ENV_STORE_KEY: OLD, ENV_NEXT_KEY: NEW}).raw.hex() == NEW
    assert not (folder / left).exists()


def test_an_empty_folder_is_no_till(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing of a till"):
        _changed(tmp_path, {})
