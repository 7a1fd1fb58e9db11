"""The program as a user starts it, on a screen of its own, with a screen reader listening."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator

import pytest_asyncio

from tests.flows.assistive.reader import Reader
from tests.flows.assistive.screen import Screen
from tests.flows.conftest import Story
from tests.flows.till import STORE_KEY

ENDS_WITHIN_S = 20.0


@pytest_asyncio.fixture
async def screen() -> AsyncIterator[Screen]:
    made = Screen()
    try:
        yield await made.start()
    finally:
        await made.stop()


@pytest_asyncio.fixture
async def reader(story: Story, screen: Screen) -> AsyncIterator[Reader]:
    """Hears the till of the story, online, before anybody has signed in."""
    heard = await Reader.open(screen.environ["DBUS_SESSION_BUS_ADDRESS"])
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "app", "--profile", str(story.profile)),
        *("--server", story.server.url),
        env={
            **screen.environ,
            "TILLSIDE_SERVER_USERNAME": story.server.username,
            "TILLSIDE_SERVER_PASSWORD": story.server.password,
            "TILLSIDE_STORE_KEY": STORE_KEY,
        },
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield heard
    finally:
        await heard.close()
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await asyncio.wait_for(child.wait(), ENDS_WITHIN_S)
