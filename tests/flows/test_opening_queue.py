"""The queue at opening time: three customers hold out phone or card, and each is on the screen."""

import asyncio

from tests.flows.conftest import Story

EIGHT_SECONDS = 8.0
GESTURES = 3
"""A scan each, and nothing between them."""


async def test_three_scans_bring_three_cards(story: Story) -> None:
    await story.steer(
        story.server.steering.plant,
        firstname="Amina",
        lastname="Yusuf",
        mobile="447700900471",
        external_id="AY0471",
    )
    till = await story.till_at_work()
    clock = asyncio.get_running_loop().time
    for code, name in (
        ("44700900000", "Tom Sawyer"),
        ("AY0471", "Amina Yusuf"),
        ("rita.john@example.com", "Rita John"),
    ):
        started = clock()
        await till.do("scan", code)
        await till.do("wait_for", "customer_name", name, EIGHT_SECONDS)
        await till.do("wait_for", "customer_freshness", "as of", EIGHT_SECONDS)
        assert clock() - started < EIGHT_SECONDS
    assert await till.do("gestures") <= GESTURES
