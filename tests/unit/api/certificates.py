"""Certificates for tests alone: an authority of our own, and servers that it vouches for.

They lie in the tests' data, valid for a century, with keys that open nothing. The authority's own
key was thrown away: it can vouch for nobody else.
"""

import ssl
from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "tls"


def server_tls(host: str = "127.0.0.1") -> ssl.SSLContext:
    """For a server that calls itself `host`: 127.0.0.1, localhost or shop.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_FOLDER / f"{host}.pem")
    return context


def trust_authority(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this machine trust the authority, and nobody else, as far as the test goes."""
    monkeypatch.setenv("SSL_CERT_FILE", str(_FOLDER / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(_FOLDER / "none"))
