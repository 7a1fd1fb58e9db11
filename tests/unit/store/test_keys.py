"""Where the key comes from, in which order, and that a new one never replaces one that is lost."""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

import pytest
from keyring import errors
from keyring.backends import null

from app.domain.faults import KeyFault, KeyProblem, StoreFault, StoreProblem
from app.store import keys
from app.store.keyrings import KeyringBackend
from app.store.keys import ENV_STORE_KEY, PRECIOUS, fetch_key, find_key, remember_key
from app.store.store_key import KeySource, StoreKey
from tests.unit.store.files import names, write
from tests.unit.store.samples import no_keyring

HEX = "00112233445566778899aabbccddeeff" * 2
PASSPHRASE = "correct horse battery"


class Ring:
    """A keyring in memory that can be locked."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.kept[(service, username)]

    def _check(self) -> None:
        if self.is_locked:
            raise errors.KeyringLocked("locked")


@pytest.fixture(autouse=True)
def _quick_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "_TIME_COST", 1)


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def find(
    profile: Path,
    *,
    environ: Mapping[str, str] | None = None,
    passphrase: str | None = None,
    training: bool = False,
    ring: KeyringBackend | None = None,
) -> StoreKey:
    return find_key(
        profile,
        training=training,
        passphrase=passphrase,
        environ=environ or {},
        keyring_backend=ring or no_keyring(),
    )


def use(profile: Path, key: StoreKey) -> None:
    """As if the key had opened the profile's stores."""
    write(profile / PRECIOUS, "encrypted")
    remember_key(profile, key)


def problem(profile: Path, **given: object) -> KeyProblem:
    with pytest.raises(KeyFault) as caught:
        find(profile, **given)  # type: ignore[arg-type]
    return caught.value.problem


def test_the_environments_key_comes_first_and_is_proven_from_then_on(profile: Path) -> None:
    environ = {ENV_STORE_KEY: HEX.upper()}
    key = find(profile, environ=environ, passphrase=PASSPHRASE, ring=Ring())
    assert (key.raw.hex(), key.source, key.is_proven) == (HEX, KeySource.ENVIRONMENT, False)
    use(profile, key)
    assert find(profile, environ=environ).is_proven


@pytest.mark.parametrize("written", ["abc", HEX[:-2], HEX + "00", "zz" * 32, "00 " * 31 + "00"])
def test_a_malformed_key_in_the_environment_is_named(profile: Path, written: str) -> None:
    environ = {ENV_STORE_KEY: written}
    assert problem(profile, environ=environ) is KeyProblem.ENVIRONMENT_MALFORMED


def test_another_key_in_the_environment_is_told_before_anything_is_opened(profile: Path) -> None:
    use(profile, find(profile, environ={ENV_STORE_KEY: HEX}))
    with pytest.raises(StoreFault) as caught:
        find(profile, environ={ENV_STORE_KEY: "ff" * 32})
    assert caught.value.problem is StoreProblem.WRONG_KEY


def test_without_its_variable_an_environments_profile_is_not_opened_anew(profile: Path) -> None:
    use(profile, find(profile, environ={ENV_STORE_KEY: HEX}))
    assert problem(profile, ring=Ring(), passphrase=PASSPHRASE) is KeyProblem.MISSING


def test_a_new_profile_gets_a_random_key_that_the_keyring_keeps(
    profile: Path, tmp_path: Path
) -> None:
    ring = Ring()
    key = find(profile, ring=ring)
    assert key.source is KeySource.KEYRING
    assert find(profile, ring=ring) == key  # a first start that came no further
    use(profile, key)
    assert find(profile, ring=ring).raw == key.raw
    assert find(profile, ring=ring).is_proven
    assert find(tmp_path / "other", ring=ring).raw != key.raw
    assert {service for service, _ in ring.kept} == {"tillside"}


def test_a_moved_profile_still_finds_its_key(profile: Path, tmp_path: Path) -> None:
    ring = Ring()
    key = find(profile, ring=ring)
    use(profile, key)
    moved = profile.rename(tmp_path / "moved")
    assert find(moved, ring=ring).raw == key.raw


def test_a_key_that_the_keyring_lost_is_missing_not_made_anew(profile: Path) -> None:
    ring = Ring()
    use(profile, find(profile, ring=ring))
    ring.kept.clear()
    assert problem(profile, ring=ring) is KeyProblem.MISSING
    assert ring.kept == {}


def test_a_profile_without_its_record_finds_its_key_again(profile: Path) -> None:
    ring = Ring()
    key = find(profile, ring=ring)
    use(profile, key)
    (profile / "key.json").unlink()
    assert find(profile, ring=ring).raw == key.raw
    ring.kept.clear()
    assert problem(profile, ring=ring) is KeyProblem.MISSING
    assert problem(profile, ring=no_keyring()) is KeyProblem.KEYRING_LOCKED


def test_a_locked_keyring_is_named_and_nothing_else_is_tried(profile: Path) -> None:
    ring = Ring()
    ring.is_locked = True
    assert problem(profile, ring=ring, passphrase=PASSPHRASE) is KeyProblem.KEYRING_LOCKED
    ring.is_locked = False
    use(profile, find(profile, ring=ring))
    ring.is_locked = True
    assert problem(profile, ring=ring) is KeyProblem.KEYRING_LOCKED


FORGETFUL: KeyringBackend = null.Keyring()  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("backend", [no_keyring(), FORGETFUL])
def test_without_a_keyring_that_keeps_anything_a_passphrase_is_needed(
    profile: Path, backend: KeyringBackend
) -> None:
    assert problem(profile, ring=backend) is KeyProblem.PASSPHRASE_NEEDED
    assert problem(profile, ring=backend, passphrase="short") is KeyProblem.PASSPHRASE_TOO_SHORT
    assert not profile.exists()
    key = find(profile, ring=backend, passphrase=PASSPHRASE)
    assert key.source is KeySource.PASSPHRASE
    assert names(profile) == {"key.salt"}


def test_a_passphrase_opens_its_profile_and_no_other_one_does(profile: Path) -> None:
    key = find(profile, passphrase=PASSPHRASE)
    use(profile, key)
    assert find(profile, passphrase=PASSPHRASE).raw == key.raw
    assert problem(profile, passphrase="correct horse batter") is KeyProblem.PASSPHRASE_WRONG
    assert problem(profile) is KeyProblem.PASSPHRASE_NEEDED
    assert problem(profile, ring=Ring()) is KeyProblem.PASSPHRASE_NEEDED


def test_the_same_letters_typed_otherwise_are_the_same_passphrase(profile: Path) -> None:
    key = find(profile, passphrase="cafe\u0301 au lait noir")
    use(profile, key)
    assert find(profile, passphrase="café au lait noir").raw == key.raw


def test_a_passphrase_outlives_its_record_or_its_salt_but_not_both(profile: Path) -> None:
    key = find(profile, passphrase=PASSPHRASE)
    use(profile, key)
    record = (profile / "key.json").read_text()
    (profile / "key.json").unlink()
    assert find(profile, passphrase=PASSPHRASE).raw == key.raw
    (profile / "key.json").write_text(record)
    (profile / "key.salt").unlink()
    assert find(profile, passphrase=PASSPHRASE).raw == key.raw
    (profile / "key.json").write_text(json.dumps({**json.loads(record), "salt": None}))
    assert problem(profile, passphrase=PASSPHRASE) is KeyProblem.MISSING
    write(profile / "key.salt", "{}")
    with pytest.raises(StoreFault) as caught:
        find(profile, passphrase=PASSPHRASE)
    assert caught.value.problem is StoreProblem.DAMAGED


def test_training_keeps_a_key_of_its_own_in_its_folder(profile: Path) -> None:
    key = find(profile, training=True, environ={ENV_STORE_KEY: HEX}, ring=Ring())
    assert key.source is KeySource.TRAINING
    assert key.raw.hex() != HEX
    assert (profile / "training.key").stat().st_mode & 0o777 == 0o600
    use(profile, key)
    assert find(profile, training=True).raw == key.raw
    (profile / "training.key").unlink()
    assert problem(profile, training=True) is KeyProblem.MISSING


def test_nothing_beside_the_stores_tells_the_key_or_the_passphrase(profile: Path) -> None:
    key = find(profile, passphrase=PASSPHRASE)
    use(profile, key)
    written = b"".join((profile / name).read_bytes() for name in names(profile))
    for secret in (key.raw, key.raw.hex().encode(), PASSPHRASE.encode()):
        assert secret not in written
    assert key.raw.hex() not in f"{key!r} {key}"


async def test_it_is_fetched_off_the_loop_and_says_nothing(
    profile: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    key = await fetch_key(profile, training=False, passphrase=None, environ={ENV_STORE_KEY: HEX})
    assert key.raw.hex() == HEX
    with pytest.raises(KeyFault):
        await fetch_key(
            profile,
            training=False,
            passphrase=None,
            environ={},
            keyring_backend=no_keyring(),
        )
    assert HEX not in caplog.text
