"""No credential and no customer leaves by a side door: logs, reprs, proxies, .netrc, redirects."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.api.transport import Transport
from app.domain.faults import NotOurServerFault, RefusedFault, ServerFault
from app.support.logging import JsonFormatter
from tests.unit.api.calls import CREDENTIALS, calling, reply, status
from tests.unit.api.certificates import server_tls, trust_authority
from tests.unit.api.raw_server import answering, done, http, serving

SECRETS = (
    *("server123", CREDENTIALS.digest, CREDENTIALS.authorization().removeprefix("Basic ")),
    *("447009", "tom.sawyer", "Sawyer", "example.com"),
)


class Kept(logging.Handler):
    """Keeps each line as the app's log would, and as a careless one would."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [JsonFormatter().format(record), record.getMessage(), str(vars(record))]


@pytest.fixture
def kept() -> Iterator[Kept]:
    """Every logger of every library, at its most talkative."""
    root, handler = logging.getLogger(), Kept()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before)


async def ask_and_add(transport: Transport) -> None:
    await transport.get(
        "customer/get", {"mobile": "44700900000", "email": "tom.sawyer@example.com"}
    )
    await transport.post("customer/add", {"root": {"customer": {"lastname": "Sawyer"}}})


async def test_no_log_holds_a_credential_or_a_customer(kept: Kept) -> None:
    words = "No Tom Sawyer with 44700900000 here"
    refusal = http({"status": status(404, message=words)})
    async with serving(answering(done())) as server, calling(server.url) as transport:
        await ask_and_add(transport)
    async with serving(answering(refusal)) as server, calling(server.url) as transport:
        with pytest.raises(RefusedFault):
            await ask_and_add(transport)
    async with calling("http://127.0.0.1:1") as transport:
        with pytest.raises(ServerFault):
            await ask_and_add(transport)
    own = [line for line in kept.lines if '"from": "app.api' in line]
    assert len(own) >= 4
    assert [line for line in kept.lines if any(secret in line for secret in SECRETS)] == []


async def test_each_call_is_logged_with_what_helps_to_find_it(kept: Kept) -> None:
    refusal = http(reply(404, success=False), x_cap_requestid="r-77")
    async with serving(answering(refusal)) as server, calling(server.url) as transport:
        with pytest.raises(RefusedFault):
            await transport.get("customer/get", {})
    (line,) = [line for line in kept.lines if '"from": "app.api' in line]
    for fact in ("GET", "customer/get", "r-77", "RefusedFault", "404"):
        assert fact in line


async def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(answering(done())) as server, serving(answering(done())) as spy:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, spy.url)
        async with calling(server.url) as transport:
            await ask_and_add(transport)
    assert (spy.connections, len(server.requests)) == (0, 2)


async def test_a_proxy_never_sees_what_is_for_this_machine() -> None:
    """Plain http is allowed to this machine because it stays here."""
    async with serving(answering(done())) as server, serving(answering(done())) as spy:
        for host in ("127.0.0.1", "localhost"):
            async with calling(f"http://{host}:{server.port}", proxy=spy.url) as transport:
                await ask_and_add(transport)
    assert (spy.connections, len(server.requests)) == (0, 4)


async def test_a_netrc_file_does_not_change_who_signs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login other password other\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    async with serving(answering(done())) as server, calling(server.url) as transport:
        await transport.get("x", {})
    assert CREDENTIALS.authorization().encode() in server.requests[0]


async def test_no_redirect_takes_the_login_elsewhere() -> None:
    async with serving(answering(done())) as spy:
        for code in (301, 302, 303, 307, 308):
            redirect = http(b"", status=code, location=f"{spy.url}/v1.1/customer/get")
            async with serving(answering(redirect)) as server, calling(server.url) as transport:
                with pytest.raises(NotOurServerFault):
                    await transport.get("customer/get", {})
                with pytest.raises(NotOurServerFault):
                    await transport.post("customer/add", {})
    assert spy.connections == 0


async def test_over_tls_to_a_server_of_the_shops_own_authority(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trust_authority(monkeypatch)
    async with (
        serving(answering(done()), tls=server_tls("localhost")) as server,
        calling(f"https://localhost:{server.port}") as transport,
    ):
        await ask_and_add(transport)
    assert len(server.requests) == 2
    assert all(b"authorization: basic" in request.lower() for request in server.requests)
