"""`--verify FILE`: whether a closing certificate is, byte by byte, what a till has signed."""

import sys
from pathlib import Path

from app.bootstrap.arguments import Arguments
from app.services.signing import (
    PublicKey,
    SignatureError,
    SignatureProblem,
    public_key_in,
    signer_of,
)
from app.support.paths import Profile

EXIT_TRUE = 0
EXIT_NOT_TRUE = 1
_MOST_BYTES = 64 * 1024 * 1024
_WORDS = {
    SignatureProblem.NOT_SIGNED: "this is no closing certificate: no till has signed it.",
    SignatureProblem.CHANGED: "do NOT trust it: it was changed after it was signed.",
}


def verify(arguments: Arguments) -> int:
    """Say whether the file is in order and whose it is; the exit code."""
    path = arguments.verify
    assert path is not None
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES)
    except OSError as error:
        _say(f"{path}: it cannot be read: {error.strerror}.")
        return EXIT_NOT_TRUE
    try:
        # What is longer than anything a till writes is cut, and so no longer in order.
        signer = signer_of(data)
    except SignatureError as error:
        _say(f"{path}: {_WORDS[error.problem]}")
        return EXIT_NOT_TRUE
    _say(f"{path}: in order, not a byte of it was changed since a till signed it.")
    _say(f"The till's key is {signer.fingerprint}. {_whose(signer, arguments.profile)}")
    return EXIT_TRUE


def _whose(signer: PublicKey, folder: Path) -> str:
    profile = Profile(folder=folder)
    own, training = public_key_in(profile.folder), public_key_in(profile.training.folder)
    if signer == own:
        return "It is this till's."
    if signer == training:
        return "It is this till's in training: nothing in it is real."
    if own is None:
        return "Compare it with the one that the till shows on its closing page."
    return "It is NOT this till's: compare it with the one that the other till shows."


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
