"""`tillside --verify FILE`: a plain sentence and an exit code, and no window."""

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.__main__ import main
from app.services.signing import PUBLIC_NAME, signed, signer_of

PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    (folder / "training").mkdir(parents=True)
    return folder


def put(folder: Path, data: bytes) -> Path:
    path = folder / "closing.pdf"
    path.write_bytes(data)
    return path


def owned_by(folder: Path, key: Ed25519PrivateKey) -> None:
    (folder / PUBLIC_NAME).write_text(key.public_key().public_bytes_raw().hex(), "ascii")


def verify(path: Path, profile: Path) -> int:
    return main(["--profile", str(profile), "--verify", str(path)])


@pytest.mark.parametrize(
    ("own", "training", "words"),
    [
        (None, None, "Compare it with the one that the till shows"),
        (KEY, None, "It is this till's."),
        (OTHER, None, "It is NOT this till's"),
        (OTHER, KEY, "in training: nothing in it is real"),
    ],
    ids=["no profile", "this till", "another till", "training"],
)
def test_what_a_till_has_signed_is_in_order_and_it_is_said_whose_it_is(
    profile: Path,
    capsys: pytest.CaptureFixture[str],
    own: Ed25519PrivateKey | None,
    training: Ed25519PrivateKey | None,
    words: str,
) -> None:
    for key, folder in ((own, profile), (training, profile / "training")):
        if key is not None:
            owned_by(folder, key)
    data = signed(PDF, KEY)
    path = put(profile, data)
    assert verify(path, profile) == 0
    said = capsys.readouterr().out
    assert f"{path}: in order" in said
    assert signer_of(data).fingerprint in said
    assert words in said


def test_a_changed_byte_is_told_wherever_it_is(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = signed(PDF, KEY)
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert verify(put(profile, changed), profile) == 1
    assert "in order" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no closing certificate"),
        (PDF, "no closing certificate"),
        (b"not a PDF at all", "no closing certificate"),
        (signed(PDF, KEY) + b" ", "do NOT trust it"),
        (signed(PDF, KEY).replace(b"endobj", b"endabj"), "do NOT trust it"),
    ],
    ids=["empty", "unsigned", "something else", "longer", "changed"],
)
def test_what_is_not_to_be_trusted(
    profile: Path, capsys: pytest.CaptureFixture[str], data: bytes, words: str
) -> None:
    assert verify(put(profile, data), profile) == 1
    assert words in capsys.readouterr().out


def test_a_file_that_is_not_there(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(profile / "nothing.pdf", profile) == 1
    assert "cannot be read" in capsys.readouterr().out


def test_it_makes_no_profile_and_loads_no_window(tmp_path: Path) -> None:
    path = put(tmp_path, signed(PDF, KEY))
    words = (
        "import sys; from app.__main__ import main;"
        f" code = main(['--profile', {str(tmp_path / 'new')!r}, '--verify', {str(path)!r}]);"
        " sys.exit(code + 2 * any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert not (tmp_path / "new").exists()
