"""A signed file is what was signed, to the last byte, and says by whom."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.services.signing import (
    PublicKey,
    SignatureError,
    SignatureProblem,
    TillKey,
    public_key_in,
    signed,
    signer_of,
)
from tests.unit.services.rig import Till

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n"
PUBLIC = PublicKey(KEY.public_key().public_bytes_raw())


def problem(data: bytes) -> SignatureProblem:
    with pytest.raises(SignatureError) as caught:
        signer_of(data)
    return caught.value.problem


@pytest.mark.parametrize("end", [b"", b"\n", b"\n\n"])
def test_a_signed_file_names_its_signer(end: bytes) -> None:
    assert signer_of(signed(PDF.rstrip(b"\n") + end, KEY)) == PUBLIC


def test_what_stands_behind_the_end_is_a_comment_in_reach_of_readers() -> None:
    data = signed(PDF, KEY)
    assert data.startswith(PDF)
    foot = data[len(PDF) :]
    assert all(line.startswith(b"%") for line in foot.splitlines())
    assert len(foot) < 1000, "readers look for the end of a PDF in its last 1,024 bytes"


def test_every_byte_counts() -> None:
    data = signed(PDF, KEY)
    for place, byte in enumerate(data):
        for other in {byte ^ 1, byte ^ 0x20, byte ^ 0x80, 0x0A, 0x20} - {byte}:
            with pytest.raises(SignatureError):
                signer_of(data[:place] + bytes([other]) + data[place + 1 :])


def test_nothing_can_be_taken_away_or_put_in() -> None:
    data = signed(PDF, KEY)
    for place in range(len(data)):
        with pytest.raises(SignatureError):
            signer_of(data[:place] + data[place + 1 :])
        with pytest.raises(SignatureError):
            signer_of(data[:place] + b" " + data[place:])
    for changed in (data + b"\n", data + b"x", data[:-1], data * 2):
        assert problem(changed) is SignatureProblem.CHANGED


def test_signing_it_anew_shows_in_the_fingerprint() -> None:
    forged = signer_of(signed(PDF.replace(b"9", b"8"), OTHER))
    assert forged.fingerprint != PUBLIC.fingerprint
    assert len(PUBLIC.fingerprint.split()) == 8


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4\n%%EOF\n", PDF, b"PK\x03\x04 something else", b"\0" * 5000],
    ids=["empty", "small", "a plain PDF", "no PDF", "zeros"],
)
def test_what_no_till_has_signed(data: bytes) -> None:
    assert problem(data) is SignatureProblem.NOT_SIGNED


def test_a_signature_under_what_is_no_pdf_is_none() -> None:
    assert problem(signed(b"0 unsent", KEY)) is SignatureProblem.CHANGED


async def test_a_profile_has_one_key_for_good(till: Till) -> None:
    assert public_key_in(till.stores.folder) is None
    key = TillKey(till.stores.secrets, till.stores.folder)
    first = await key.public()
    assert signer_of(await key.sign(PDF)) == first
    assert public_key_in(till.stores.folder) == first
    await till.reopen()
    again = TillKey(till.stores.secrets, till.stores.folder)
    assert await again.public() == first


async def test_a_public_half_that_was_lost_or_exchanged_is_put_right(till: Till) -> None:
    folder = till.stores.folder
    first = await TillKey(till.stores.secrets, folder).public()
    (folder / "certificate.pub").write_text("not a key", "ascii")
    assert public_key_in(folder) is None
    assert await TillKey(till.stores.secrets, folder).public() == first
    assert public_key_in(folder) == first
