"""Whose policy holds: only what the administrator signed, and never an older one again."""

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.fleet.policy import ACCEPTED_NAME, KEY_NAME, POLICY_NAME, PolicyFound, find_policy
from app.settings.policy import NO_POLICY

ADMIN = Ed25519PrivateKey.from_private_bytes(b"a" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)


def text(serial: int, minutes: int = 2) -> str:
    return f"[about]\nserial = {serial}\n\n[lock]\nidle_minutes = {minutes}\n"


class Till:
    """A profile, and the folder that only the administrator writes to."""

    def __init__(self, folder: Path) -> None:
        self.profile, self.system = folder / "profile", folder / "system"
        self.profile.mkdir()
        self.system.mkdir()
        self.named = ""

    def trust(self, key: Ed25519PrivateKey = ADMIN, folder: Path | None = None) -> None:
        pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        ((folder or self.system) / KEY_NAME).write_bytes(pem)

    def lay_down(
        self, words: str, key: Ed25519PrivateKey = ADMIN, folder: Path | None = None
    ) -> Path:
        path = (folder or self.system) / POLICY_NAME
        path.write_text(words, encoding="utf-8")
        signature = base64.encodebytes(key.sign(words.encode()))
        path.with_name(path.name + ".sig").write_bytes(signature)
        return path

    def find(self) -> PolicyFound:
        return find_policy(self.profile, named=self.named, system=self.system)

    @property
    def minutes(self) -> int | None:
        """What the policy in force says; None where none says anything."""
        policy = self.find().policy
        return policy.settings.lock.idle_minutes if policy.keys else None

    @property
    def told(self) -> str:
        return " ".join(problem.text for problem in self.find().problems)


@pytest.fixture
def till(tmp_path: Path) -> Till:
    return Till(tmp_path)


def test_without_any_there_is_none_and_nothing_to_tell(till: Till) -> None:
    assert till.find() == PolicyFound()


def test_what_the_administrator_signed_holds(till: Till) -> None:
    till.trust()
    till.lay_down(text(1))
    assert till.find().problems == ()
    assert till.minutes == 2


def test_one_that_the_settings_name_holds_where_the_system_has_none(
    till: Till, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    till.trust(folder=till.profile)
    till.named = str(share)
    till.lay_down(text(1, 9), folder=share)
    assert till.minutes == 9
    till.named = str(share / POLICY_NAME)
    assert till.minutes == 9
    till.trust()
    till.lay_down(text(2, 4))
    assert till.minutes == 4


def test_the_systems_key_goes_before_one_in_the_profile(till: Till) -> None:
    """Whoever stands at the till can write into the profile."""
    till.trust()
    till.trust(STRANGER, folder=till.profile)
    till.lay_down(text(1), key=STRANGER)
    assert till.minutes is None
    assert "another key" in till.told


@pytest.mark.parametrize("harm", ["changed", "unsigned", "no base64", "cut", "gone"])
def test_what_held_last_holds_when_the_file_is_harmed(till: Till, harm: str) -> None:
    till.trust()
    path = till.lay_down(text(3))
    assert till.minutes == 2
    signature = path.with_name(path.name + ".sig")
    match harm:
        case "changed":
            path.write_text(text(3, 240))
        case "unsigned":
            signature.unlink()
        case "no base64":
            signature.write_text("A")
        case "cut":
            signature.write_bytes(base64.b64encode(b"x" * 63))
        case _:
            path.unlink()
    assert till.minutes == 2
    assert "still holds" in till.told


def test_an_older_one_changes_nothing(till: Till) -> None:
    till.trust()
    till.lay_down(text(5, 2))
    assert till.minutes == 2
    till.lay_down(text(4, 240))
    assert till.minutes == 2
    assert "serial number 4, and 5 held already" in till.told
    till.lay_down(text(6, 10))
    assert till.minutes == 10
    assert till.told == ""


def test_what_the_profile_keeps_is_told_true_again(till: Till) -> None:
    till.trust()
    path = till.lay_down(text(1))
    assert till.minutes == 2
    path.unlink()
    kept = till.profile / ACCEPTED_NAME
    values = json.loads(kept.read_text())
    values["policy"] = base64.b64encode(text(9, 240).encode()).decode()
    kept.write_text(json.dumps(values))
    assert till.find().policy == NO_POLICY


def test_without_a_key_nothing_is_believed(till: Till) -> None:
    till.lay_down(text(1))
    assert till.minutes is None
    assert KEY_NAME in till.told


@pytest.mark.parametrize("what", ["nothing", "another kind"])
def test_a_key_that_is_none_is_told(till: Till, what: str) -> None:
    till.lay_down(text(1))
    pem = b"nothing"
    if what == "another kind":
        public = generate_private_key(SECP256R1()).public_key()
        pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (till.system / KEY_NAME).write_bytes(pem)
    assert till.minutes is None
    assert "is not believed" in till.told


def test_a_mistake_in_it_is_told_with_file_and_line(till: Till) -> None:
    till.trust()
    path = till.lay_down(text(1, 999))
    (problem,) = till.find().problems
    assert (problem.file, problem.line, problem.key) == (str(path), 5, "lock.idle_minutes")


def test_one_that_cannot_be_read_is_told(till: Till) -> None:
    till.trust(folder=till.profile)
    till.named = str(till.profile / "nowhere.toml")
    assert till.minutes is None
    assert "cannot be read" in till.told
