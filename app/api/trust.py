"""Whom a till believes to be its server: the machine's trust store, and a pin where one is set.

Owns TLS contexts. Made once, after the first paint: reading the trust store takes its time.
"""

import ssl
from collections.abc import Sequence

import truststore

from app.domain.certificate_pin import is_pinned, pin_of


class PinMismatchError(ssl.SSLError):
    """The server has a certificate that verifies, and another key than those pinned.

    `pin` is that of the key it has. An SSLError, so that whoever opens connections knows what to
    do with it: drop the connection before anything is written to it.
    """

    def __init__(self, pin: str) -> None:
        super().__init__(f"the certificate's key is {pin}")
        self.pin = pin


def tls_context(pins: Sequence[bytes] = ()) -> ssl.SSLContext:
    """Verifies by the machine's own trust store, where shops keep authorities of their own, and
    then by the pins, if there are any.
    """
    if not pins:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made = _Pinned(ssl.PROTOCOL_TLS_CLIENT)
    made.pins = pins
    return made


class _Pinned(truststore.SSLContext):
    """Looks at the key right after the handshake; nobody has written to the connection by then.

    httpx speaks TLS in memory alone (`wrap_bio`), through a proxy's tunnel too.
    """

    pins: Sequence[bytes] = ()

    def wrap_bio(
        self,
        incoming: ssl.MemoryBIO,
        outgoing: ssl.MemoryBIO,
        server_side: bool = False,
        server_hostname: str | None = None,
        session: ssl.SSLSession | None = None,
    ) -> ssl.SSLObject:
        wrapped = super().wrap_bio(incoming, outgoing, server_side, server_hostname, session)
        handshake = wrapped.do_handshake

        def checked() -> None:
            handshake()
            self._check(wrapped.getpeercert(binary_form=True))

        wrapped.do_handshake = checked  # type: ignore[method-assign]
        return wrapped

    def _check(self, certificate: bytes | None) -> None:
        if certificate is None:
            raise PinMismatchError("none")
        # start-up: few tills pin, and it takes as long to load as half of this room.
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        key = x509.load_der_x509_certificate(certificate).public_key()
        public_key = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        if not is_pinned(public_key, self.pins):
            raise PinMismatchError(pin_of(public_key))
