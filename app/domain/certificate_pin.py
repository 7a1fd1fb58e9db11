"""Pins of a server's certificate: which keys a till accepts, beside a certificate that verifies.

Owns their spelling. A pin is the SHA-256 of the certificate's public key (its SubjectPublicKeyInfo,
DER), written `sha256/` and Base64, as RFC 7469 has it. The key and not the certificate is pinned,
so that a certificate renewed with the same key goes on holding; and of the server's own key, as
an authority's would let in whatever else it signs. Several are allowed, parted by spaces or
commas: the next key is listed before it is used.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Sequence

_PIN = re.compile(r"sha256/([A-Za-z0-9+/]{43}=)\Z")
_DIGEST_BYTES = 32
_NOBODYS = b""


class PinError(ValueError):
    """Not a pin as it is written."""


def read_pins(text: str) -> Sequence[bytes]:
    """The digests; empty where nothing is pinned. Raises PinError."""
    found: list[bytes] = []
    for word in text.replace(",", " ").split():
        match = _PIN.match(word)
        try:
            digest = base64.b64decode(match[1], validate=True) if match is not None else b""
        except binascii.Error:
            digest = b""
        if len(digest) != _DIGEST_BYTES:
            raise PinError(word)
        found.append(digest)
    return tuple(found)


def pins_to_hold(text: str) -> Sequence[bytes]:
    """As `read_pins`, but of a text that cannot be read one that no key has: whoever set it wanted
    the server to be proved, and a slip must not turn that off.
    """
    try:
        return read_pins(text)
    except PinError:
        return (_NOBODYS,)


def pin_of(public_key: bytes) -> str:
    """The pin of a public key (SubjectPublicKeyInfo, DER)."""
    return f"sha256/{base64.b64encode(hashlib.sha256(public_key).digest()).decode('ascii')}"


def is_pinned(public_key: bytes, pins: Sequence[bytes]) -> bool:
    """Whether one of the pins is this key's."""
    digest = hashlib.sha256(public_key).digest()
    return any(hmac.compare_digest(digest, pin) for pin in pins)
