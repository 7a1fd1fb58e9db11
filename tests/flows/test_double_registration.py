"""The double registration: somebody who is a customer already is about to be one twice."""

from tests.flows.conftest import Story

AMINA = "447700900471"
PEOPLE = 50
"""Who is on the server from the beginning."""
TO_NOTICE = 4
"""The form, the number, the name, Open beside who is there already."""


async def plant(story: Story) -> None:
    """Another till has registered her; this one has never seen her."""
    await story.steer(
        story.server.steering.plant, firstname="Amina", lastname="Yusuf", mobile=AMINA
    )


async def test_who_is_there_already_is_shown_while_the_number_is_typed(story: Story) -> None:
    await plant(story)
    till = await story.till_at_work()
    await till.do("press", "nav_register")
    await till.do("type", "register_mobile", f"+{AMINA}")
    await till.do("type", "register_firstname", "Amina")
    await till.do("press", "register_duplicate_open")
    await till.do("wait_for", "customer_name", "Amina Yusuf", 5)
    assert await till.do("gestures") <= TO_NOTICE
    assert await story.effects(AMINA) == 0


async def test_two_tills_registering_her_in_an_outage_make_one_of_her(story: Story) -> None:
    till = await story.till_at_work()
    await till.do("register", "+447700900472", "Oona", "Chainlink")
    await till.do("wait_for", "customer_state", "Sent", 10)
    await story.cut(till)
    state = await till.do("register", f"+{AMINA}", "Amina", "Yusuf")
    assert state == "Saved on this till"
    await plant(story)
    await till.do("gestures")
    await story.restore(till)
    await till.do("wait_for", "pending_pill", "Nothing waiting", 15)
    await till.do("wait_for", "customer_state", "Sent", 5)
    assert await till.do("gestures") == 0, "nobody has to decide anything"
    assert await story.calls(AMINA) == ["back office", "customer/add"]
    people = await story.steer(story.server.steering.state)
    assert people["customers"] == PEOPLE + 2, "Oona, and one Amina"
