"""The real process: its one line, its real sockets, and how it ends."""

import asyncio
import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app.sandbox.process import SandboxNotStarted, SandboxProcess
from app.sandbox.steering import Steering, SteeringFault

LOGIN = ("store.server", "8a16a6b70505eb1f1ff7cdc0cd5559a7")
ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "app.sandbox", "--customers", "5"]
NEW = {"root": {"customer": {"mobile": "447700900600"}}}
TORN = (httpx.RemoteProtocolError, httpx.ReadError)


@pytest.fixture
async def process() -> AsyncIterator[SandboxProcess]:
    made = SandboxProcess(customers=20)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def client(process: SandboxProcess) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(
        base_url=f"{process.url}/v1.1/", auth=LOGIN, trust_env=False
    ) as made:
        yield made


async def steer(call: Any, *args: Any, **fields: Any) -> Any:
    return await asyncio.to_thread(call, *args, **fields)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


async def test_it_serves_when_it_says_so(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    assert urlsplit(process.url).hostname == "127.0.0.1"
    reply = await client.get("store/login")
    assert reply.json()["response"]["status"]["code"] == "200"
    assert (await steer(process.steering.state))["customers"] == 20


async def test_the_control_file_is_the_owners_alone(tmp_path: Path) -> None:
    process = SandboxProcess(data=tmp_path, customers=5)
    await process.start()
    file = tmp_path / "control.json"
    contents = json.loads(file.read_text())
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert contents["token"] == process.control_token
    assert contents["pid"] == process.pid
    assert process.url.endswith(f":{contents['port']}")
    await process.stop()
    assert not file.exists()


async def test_a_wrong_token_steers_nothing(process: SandboxProcess) -> None:
    stranger = Steering(process.steering.control_url, "guessed")
    with pytest.raises(SteeringFault, match="X-Control-Token"):
        await steer(stranger.reset)


async def test_steering_does_what_its_methods_say(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    hand = process.steering
    planted = await steer(hand.plant, mobile="447700900650", firstname="Planted")
    await steer(hand.alter, {"mobile": "447700900650"}, firstname="Altered")
    found = await steer(hand.person, user_id=str(planted["user_id"]))
    assert found["firstname"] == "Altered"
    assert await steer(hand.person, mobile="1234567") is None
    assert (await steer(hand.settings, batch_limit=3))["batch_limit"] == 3
    assert (await steer(hand.settings))["batch_limit"] == 3
    await steer(hand.slow, 0.01)
    await steer(hand.flaky, 0.25)
    report = await steer(hand.outage)
    assert (report["on"], report["slow_s"], report["flaky"]) == (False, 0.01, 0.25)
    await steer(hand.restore)
    await steer(hand.add_fault, "portal")
    assert (await client.get("store/login")).headers["content-type"].startswith("text/html")
    await steer(hand.clear_faults)
    assert await steer(hand.faults) == []
    await steer(hand.expire_tokens)
    await steer(hand.reset)
    assert (await steer(hand.state))["customers"] == 20


async def test_nothing_to_steer_before_the_start() -> None:
    process = SandboxProcess(customers=5)
    with pytest.raises(RuntimeError):
        _ = process.steering
    assert (process.url, process.pid, await process.stop()) == ("", None, None)


async def test_a_start_that_takes_too_long_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    process = SandboxProcess(data=tmp_path, command=command)
    with pytest.raises(SandboxNotStarted, match=r"not ready after 0\.2 s"):
        await process.start(timeout_s=0.2)
    assert process.pid is None


async def test_the_control_port_is_no_api(process: SandboxProcess) -> None:
    async with httpx.AsyncClient(trust_env=False, auth=LOGIN) as client:
        reply = await client.get(f"{process.steering.control_url}/v1.1/store/login")
    assert (reply.status_code, reply.content) == (404, b"")


@pytest.mark.parametrize(
    ("action", "how", "done"),
    [
        ("drop_before", "close", {}),
        ("drop_before", "reset", {}),
        ("commit_then_drop", "close", {"registered": 1}),
        ("commit_then_drop", "reset", {"registered": 1}),
        ("cut", "close", {"registered": 1}),
    ],
)
async def test_a_dropped_connection_is_really_dropped(
    process: SandboxProcess, client: httpx.AsyncClient, action: str, how: str, done: Any
) -> None:
    await steer(process.steering.add_fault, action, how=how, match="customer/add")
    with pytest.raises(TORN):
        await client.post("customer/add", json=NEW)
    state = await steer(process.steering.state)
    assert state["writes"].get("customer/add", {}) == done
    assert (await client.get("store/login")).status_code == 200


@pytest.mark.parametrize(("how", "seen"), [("close", b""), ("reset", None)])
async def test_what_a_socket_sees_of_a_drop(
    process: SandboxProcess, how: str, seen: bytes | None
) -> None:
    await steer(process.steering.add_fault, "drop_before", how=how)
    port = urlsplit(process.url).port
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /v1.1/store/login HTTP/1.1\r\nHost: x\r\n\r\n")
    try:
        received: bytes | None = await reader.read()
    except ConnectionResetError:
        received = None
    assert received == seen
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()


async def test_a_stalled_call_runs_into_the_tills_own_deadline(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    await steer(process.steering.add_fault, "stall", times=1)
    with pytest.raises(httpx.ReadTimeout):
        await client.get("store/login", timeout=0.2)
    assert (await client.get("store/login")).status_code == 200


async def test_a_late_commit_happens_although_the_till_has_gone(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    await steer(process.steering.add_fault, "delay", seconds=0.5)
    with pytest.raises(httpx.ReadTimeout):
        await client.post("customer/add", json=NEW, timeout=0.1)
    assert (await steer(process.steering.effects)) == []
    # As late as the write, and sent after it: when this is answered, the write is done.
    await client.get("store/login")
    (effect,) = await steer(process.steering.effects)
    assert effect["effect"] == "registered"


async def test_a_cut_network_refuses_connections_and_comes_back(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    assert (await client.get("store/login")).status_code == 200
    await steer(process.steering.cut)
    with pytest.raises((httpx.ConnectError, *TORN)):
        await client.get("store/login")
    with pytest.raises(httpx.ConnectError):
        await client.get("store/login")
    await steer(process.steering.restore)
    assert (await client.get("store/login")).status_code == 200


async def test_a_network_that_closes_at_once(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    await steer(process.steering.cut, "close")
    # Closed so soon that it may not even count as opened.
    with pytest.raises((httpx.ConnectError, httpx.WriteError, *TORN)):
        await client.post("customer/add", json=NEW)
    await steer(process.steering.restore)
    assert (await steer(process.steering.state))["writes"] == {}


async def test_the_line_can_be_cut_over_the_apis_own_port(process: SandboxProcess) -> None:
    own_port = Steering(process.url, process.control_token)
    await steer(own_port.cut)
    with pytest.raises(SteeringFault):
        await steer(own_port.restore)
    await steer(process.steering.restore)
    assert (await steer(own_port.outage))["on"] is False


async def test_the_back_office_decides_from_outside(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    change = {"identifier": "mobile", "old_value": "44700900000", "new_value": "44700900090"}
    await client.post("customer/update_identity", json={"root": {"customer": change}})
    (pending,) = await steer(process.steering.requests)
    decided = await steer(process.steering.decide, pending["id"], approve=True)
    assert (pending["status"], decided["status"]) == ("PENDING", "APPROVED")
    person = await steer(process.steering.person, mobile="44700900090")
    assert person["firstname"] == "Tom"
    with pytest.raises(SteeringFault, match="pending"):
        await steer(process.steering.decide, pending["id"], approve=False)


async def test_a_killed_server_comes_back_with_its_data_on_the_same_port(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    await client.post("customer/add", json=NEW)
    before = process.url
    await process.kill()
    with pytest.raises((httpx.ConnectError, *TORN)):
        await client.get("store/login")
    await process.start()
    assert process.url == before
    reply = await client.get("customer/get", params={"mobile": "447700900600"})
    assert reply.json()["status"]["code"] == "200"
    assert len(await steer(process.steering.effects)) == 1


async def test_it_stops_at_once_in_the_middle_of_a_stall(
    process: SandboxProcess, client: httpx.AsyncClient
) -> None:
    await steer(process.steering.add_fault, "stall")
    waiting = asyncio.ensure_future(client.get("store/login", timeout=30))
    async with asyncio.timeout(10):
        while not (await steer(process.steering.faults))[0]["used"]:
            pass
        assert await process.stop() == 0
    with pytest.raises(TORN):
        await waiting


async def test_a_start_that_cannot_be_says_why(process: SandboxProcess) -> None:
    port = urlsplit(process.url).port
    assert port is not None
    second = SandboxProcess(port=port, customers=5)
    with pytest.raises(SandboxNotStarted, match=r"[Aa]ddress"):
        await second.start()
    assert second.pid is None


if sys.platform != "win32":

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    async def test_a_signal_ends_it_cleanly(number: signal.Signals, tmp_path: Path) -> None:
        child = await asyncio.create_subprocess_exec(
            *COMMAND,
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(tmp_path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert child.stdout is not None
        line = await child.stdout.readline()
        assert line.startswith(b"listening on http://127.0.0.1:")
        assert names(tmp_path), "its folder is in the temporary directory"
        child.send_signal(number)
        rest, errors = await child.communicate()
        assert (child.returncode, rest, errors) == (0, b"", b"")
        assert names(tmp_path) == [], "and is gone with it"


async def test_it_dies_with_its_parent(tmp_path: Path) -> None:
    """The parent is killed outright; its child must notice by itself."""
    script = (
        "import asyncio\n"
        "from pathlib import Path\n"
        "from app.sandbox.process import SandboxProcess\n"
        "async def main():\n"
        f"    process = SandboxProcess(data=Path({str(tmp_path)!r}), customers=5)\n"
        "    await process.start()\n"
        "    print(process.url, flush=True)\n"
        "    await asyncio.sleep(600)\n"
        "asyncio.run(main())\n"
    )
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, cwd=ROOT, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    port = urlsplit((await parent.stdout.readline()).decode().strip()).port
    assert port is not None
    parent.kill()
    await parent.wait()
    async with asyncio.timeout(10):
        while await accepts(port):
            pass
        # Taken away last of all: it ended cleanly.
        while "control.json" in await asyncio.to_thread(names, tmp_path):
            pass


async def accepts(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError:
        return False
    except ConnectionError:
        return True
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return True


async def test_the_environments_proxy_is_not_asked(
    process: SandboxProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed.getsockname()[1]}")
        assert (await steer(process.steering.outage))["on"] is False
