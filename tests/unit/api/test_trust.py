"""Who is believed to be the server: nothing of ours is written before that is settled."""

import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.api.trust import tls_context
from app.domain.certificate_pin import pin_of, pins_to_hold, read_pins
from app.domain.faults import UnreachableFault, UnreachableReason
from tests.unit.api.calls import calling
from tests.unit.api.certificates import server_tls, trust_authority
from tests.unit.api.raw_server import (
    Conversation,
    RawServer,
    Script,
    answering,
    done,
    serving,
    tunnel,
)

R = UnreachableReason
TLS = Path(__file__).resolve().parent.parent.parent / "data" / "tls"
DEADLINE_S = 2.0


def pin(host: str) -> str:
    """Of a test server's key."""
    certificate = x509.load_pem_x509_certificate((TLS / f"{host}.pem").read_bytes())
    key = certificate.public_key()
    return pin_of(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


@pytest.fixture(autouse=True)
def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    trust_authority(monkeypatch)


async def test_the_pinned_key_is_let_in() -> None:
    pins = read_pins(f"{pin('shop.example')} {pin('127.0.0.1')}")
    async with (
        serving(answering(done()), tls=server_tls()) as server,
        calling(_address(server), pins=pins) as transport,
    ):
        await transport.get("customer/get", {"mobile": "447"}, deadline_s=DEADLINE_S)
    assert len(server.requests) == 1


@pytest.mark.parametrize("text", [pin("shop.example"), "sha256/a slip"])
async def test_another_key_gets_not_a_byte(text: str) -> None:
    async with (
        serving(answering(done()), tls=server_tls()) as server,
        calling(_address(server), pins=pins_to_hold(text)) as transport,
    ):
        for _ in range(2):
            with pytest.raises(UnreachableFault) as caught:
                await transport.post("customer/add", {"root": {}}, deadline_s=DEADLINE_S)
            assert caught.value.reason is R.PIN
            assert pin("127.0.0.1") in caught.value.detail, "support needs to know which it has"
    assert server.requests == []


async def test_a_pin_holds_behind_a_proxy_too() -> None:
    async with (
        serving(tunnel(answering(done()))) as proxy,
        calling("https://shop.example", proxy=proxy.url, pins=pins_to_hold("x")) as transport,
    ):
        with pytest.raises(UnreachableFault) as caught:
            await transport.get("customer/get", {}, deadline_s=DEADLINE_S)
    assert caught.value.reason is R.PIN
    assert len(proxy.requests) == 1, "the one for the tunnel"


async def test_a_pinned_key_must_verify_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "nobody.pem"))
    async with (
        serving(answering(done()), tls=server_tls()) as server,
        calling(_address(server), pins=read_pins(pin("127.0.0.1"))) as transport,
    ):
        with pytest.raises(UnreachableFault) as caught:
            await transport.get("customer/get", {}, deadline_s=DEADLINE_S)
    assert caught.value.reason is R.TLS_ISSUER


async def test_another_hosts_certificate_is_named() -> None:
    async with (
        serving(answering(done()), tls=server_tls("shop.example")) as server,
        calling(_address(server)) as transport,
    ):
        with pytest.raises(UnreachableFault) as caught:
            await transport.get("customer/get", {}, deadline_s=DEADLINE_S)
    assert caught.value.reason is R.TLS_HOST


async def test_a_proxy_that_wants_a_login_is_named() -> None:
    async with (
        serving(_refusing(b"407 Proxy Authentication Required")) as proxy,
        calling("https://shop.example", proxy=proxy.url) as transport,
    ):
        with pytest.raises(UnreachableFault) as caught:
            await transport.post("customer/add", {"root": {}}, deadline_s=DEADLINE_S)
    assert caught.value.reason is R.PROXY_SIGN_IN


async def test_a_proxy_that_lets_nobody_through_is_named() -> None:
    async with (
        serving(_refusing(b"403 Forbidden")) as proxy,
        calling("https://shop.example", proxy=proxy.url) as transport,
    ):
        with pytest.raises(UnreachableFault) as caught:
            await transport.get("customer/get", {}, deadline_s=DEADLINE_S)
    assert caught.value.reason is R.PROXY


async def test_a_proxys_login_goes_to_the_proxy_alone() -> None:
    async with (
        serving(tunnel(answering(done()))) as proxy,
        calling(
            "https://shop.example", proxy=proxy.url, proxy_login=("till07", "s3cret")
        ) as transport,
    ):
        await transport.get("customer/get", {}, deadline_s=DEADLINE_S)
    outside, inside = (request.lower() for request in proxy.requests)
    assert b"proxy-authorization: basic" in outside
    assert b"\r\nauthorization:" not in outside
    assert b"proxy-authorization" not in inside


def _address(server: RawServer) -> str:
    return f"https://127.0.0.1:{server.port}"


def _refusing(status: bytes) -> Script:
    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\n\r\n")

    return script


def test_contexts_demand_a_certificate() -> None:
    for context in (tls_context(), tls_context(pins_to_hold("x"))):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
