"""Starts and sign-ins that go wrong: a sentence each, and nothing lost."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.flows.conftest import Story

NOT_THE_KEY = "c3" * 32


async def test_a_second_start_on_the_profile_leaves_at_once(story: Story) -> None:
    first = await story.open_till()
    await first.do("sign_in", "Noor Ahmed", "4071")
    second = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app",
        "--profile",
        str(story.profile),
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    _, words = await asyncio.wait_for(second.communicate(), 20)
    assert second.returncode == 0
    assert b"open already" in words
    await first.do("register", "+447700900441", "Oona", "Chainlink")
    await first.do("wait_for", "customer_state", "Sent", 10)


async def test_a_key_that_does_not_open_the_stores_is_said_and_changes_nothing(
    story: Story,
) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.close()
    before = (story.profile / "outbox.db").read_bytes()
    locked_out = await story.open_till(TILLSIDE_STORE_KEY=NOT_THE_KEY)
    words = await locked_out.do("wait_for", "signin_message", "key", 20)
    assert "key" in words
    await locked_out.close()
    assert (story.profile / "outbox.db").read_bytes() == before
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")


async def test_a_malformed_key_in_the_environment_is_named(story: Story) -> None:
    till = await story.open_till(TILLSIDE_STORE_KEY="not hexadecimal")
    words = await till.do("wait_for", "signin_message", "TILLSIDE_STORE_KEY", 20)
    assert "64" in words


async def test_a_wrong_password_of_the_server_is_said_and_nobody_is_enrolled(
    story: Story,
) -> None:
    till = await story.open_till(TILLSIDE_SERVER_PASSWORD="wrong")
    with pytest.raises(AssertionError, match="does not accept this user name"):
        await till.do("sign_in", "Noor Ahmed", "4071")
    await till.close()
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")


async def test_a_wrong_pin_does_not_open_the_till(story: Story) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.close()
    till = await story.open_till()
    with pytest.raises(AssertionError, match="PIN"):
        await till.do("sign_in", "Noor Ahmed", "4072")


async def test_a_web_server_that_is_not_the_api_is_named_for_what_it_is(
    story: Story, tmp_path: Path
) -> None:
    (tmp_path / "page").mkdir()
    web = await asyncio.create_subprocess_exec(
        sys.executable,
        "-u",
        "-m",
        "http.server",
        "0",
        "--bind",
        "127.0.0.1",
        cwd=tmp_path / "page",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert web.stdout is not None
    port = (await web.stdout.readline()).split()[5].decode()
    story.server_url = f"http://127.0.0.1:{port}"
    till = await story.open_till()
    with pytest.raises(AssertionError, match="Something other than the loyalty server"):
        await till.do("sign_in", "Noor Ahmed", "4071")
    web.send_signal(signal.SIGTERM)
    await web.wait()


async def test_a_profile_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "app",
        "--profile",
        str(tmp_path / "file" / "profile"),
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    _, words = await asyncio.wait_for(child.communicate(), 20)
    assert child.returncode == 2
    assert b"cannot be used" in words


async def test_damaged_storage_is_mended_and_said_and_set_aside(story: Story) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "connection_pill", "Online", 10)
    await story.server.kill()
    await till.do("probe")
    await till.do("wait_for", "connection_pill", "Offline", 10)
    await till.do("register", "+447700900441", "Oona", "Chainlink")
    await till.close()
    path = story.profile / "outbox.db"
    damaged = path.read_bytes()[:-4096] + bytes(4096)
    damaged = damaged[:64] + bytes(64) + damaged[128:]
    path.write_bytes(damaged)
    till = await story.open_till()
    words = await till.do("wait_for", "signin_message", "damaged", 20)
    assert "1 wait to be sent" in words
    await till.do("sign_in", "Noor Ahmed", "4071")
    assert len(await till.do("pending", "Oona", 1)) == 1
    await till.close()
    (aside,) = story.profile.glob("outbox.damaged-*.db")
    assert aside.read_bytes() == damaged
    assert not (story.profile / "salvage.json").exists(), "it is said until somebody signs in"
