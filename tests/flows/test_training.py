"""Training: a start without any server, and the way from there to a real one."""

import asyncio
import os
import sys
from pathlib import Path

from tests.flows.conftest import Story
from tests.flows.till import TillProcess

PRACTISED = "447700900451"


async def start_again(profile: Path) -> int:
    """A second start on a profile that is open: it raises the window and ends."""
    second = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app", "--profile", str(profile)),
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return await asyncio.wait_for(second.wait(), 20)


async def open_in_training(story: Story) -> TillProcess:
    story.is_training = True
    return await story.open_till(TILLSIDE_SERVER_USERNAME="", TILLSIDE_SERVER_PASSWORD="")


async def test_without_a_server_the_till_practises_on_its_own(story: Story) -> None:
    till = await open_in_training(story)
    assert await till.do("until_seen", "training_banner")
    await till.do("wait_for", "connection_pill", "Online", 20)
    assert (await till.do("look_up", "44700900000"))["name"] == "Tom Sawyer"
    await till.do("register", f"+{PRACTISED}", "Oona", "Chainlink")
    await till.do("wait_for", "customer_state", "Sent", 10)
    assert await till.close() == 0
    kept = {path.parent.name for path in story.profile.rglob("outbox.db")}
    assert kept == {"training"}, "practice has a folder of its own"

    till = await open_in_training(story)
    await till.do("wait_for", "connection_pill", "Online", 20)
    assert (await till.do("look_up", PRACTISED))["name"] == "Oona Chainlink"
    assert await till.close() == 0


async def test_a_real_server_is_chosen_from_training_and_sees_nothing_of_it(
    story: Story,
) -> None:
    till = await open_in_training(story)
    await till.do("wait_for", "connection_pill", "Online", 20)
    await till.do("register", f"+{PRACTISED}", "Oona", "Chainlink")
    await till.do("wait_for", "customer_state", "Sent", 10)
    await till.do("connect", story.server.url, "store.server", "server123")
    assert await till.do("until_seen", "signin_pin")
    assert await story.effects(PRACTISED) == 0
    assert await start_again(story.profile) == 0
    assert await till.do("until_seen", "signin_pin")
    assert story.server.url in (story.profile / "config.toml").read_text(encoding="utf-8")
    assert await till.close() == 0
