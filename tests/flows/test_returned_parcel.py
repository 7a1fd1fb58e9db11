"""The returned parcel: a ticket is raised while the line is down, and its code told later."""

from tests.flows.conftest import Story

TOM = "44700900000"
SUBJECT = "Parcel came back"
CODE_AND_SUBJECT = rf"\w{{6,}} \| {SUBJECT} \| OPEN"
TO_RAISE = 5
"""The scan, the tab, the subject, what happened, Raise."""


async def test_a_ticket_raised_offline_is_sent_once_and_shows_its_code(story: Story) -> None:
    till = await story.till_at_work()
    await till.do("scan", TOM)
    await till.do("wait_for", "customer_name", "Tom Sawyer", 5)
    await story.cut(till)
    await till.do("tab", "tickets", "ticket_subject")
    await till.do("type", "ticket_subject", SUBJECT)
    await till.do("type", "ticket_message", "The label was torn")
    await till.do("press", "ticket_submit")
    await till.do("row", "tickets_table", SUBJECT, "Saved on this till")
    assert await till.do("gestures") <= TO_RAISE
    assert "customer/tickets" not in await story.calls(TOM)

    await story.restore(till)
    await till.do("wait_for", "pending_pill", "Nothing waiting", 15)
    raised = await till.do("row_like", "tickets_table", CODE_AND_SUBJECT)
    assert "Saved on this till" not in raised
    assert await till.do("gestures") == 0, "the open card tells by itself"
    assert (await story.calls(TOM)).count("customer/tickets") == 1
