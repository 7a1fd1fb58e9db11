"""The edit that clashed: the back office corrects a name while the till is offline with its own."""

from app.ui.models.conflicts import ConflictColumn
from tests.flows.conftest import Story

TOM = "44700900000"
TO_EDIT = 4
"""The scan, the tab, the name, Save."""
TO_DECIDE = 3
"""Pending, the side to take, Accept."""


async def test_a_clash_is_shown_decided_and_sent_once(story: Story) -> None:
    till = await story.till_at_work()
    await till.do("scan", TOM)
    await till.do("wait_for", "customer_name", "Tom Sawyer", 5)
    await story.cut(till)
    await till.do("tab", "profile", "profile_firstname")
    await till.do("wait_for", "profile_firstname", "Tom", 5)
    await till.do("type", "profile_firstname", "Tommy")
    await till.do("press", "profile_save")
    await till.do("wait_for", "customer_state", "Saved on this till", 5)
    assert await till.do("gestures") <= TO_EDIT

    await story.steer(story.server.steering.alter, {"mobile": TOM}, firstname="Thomas")
    before = len(await story.calls(TOM))
    await story.restore(till)
    await till.do("wait_for", "pending_pill", "1 needs you", 15)
    await till.do("press", "nav_pending")
    row = await till.do("row", "conflict_table", "Tom", "Thomas", "Tommy")
    await till.do("choose", "conflict_table", row, ConflictColumn.MINE)
    await till.do("press", "conflict_accept")
    await till.do("wait_for", "pending_pill", "Nothing waiting", 15)
    assert await till.do("gestures") <= TO_DECIDE
    person = await story.steer(story.server.steering.person, mobile=TOM)
    assert person["firstname"] == "Tommy"
    assert (await story.calls(TOM))[before:] == ["customer/update"]
